"""A backup taken while pages write and imports run comes back equal to what it says it is."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import Any

import pytest

from lantoa.flows.workspace import Workspace
from lantoa.web.upkeep.starting import in_use
from tests.lake.observations import logical
from tests.web import databases
from tests.web.upkeep.pool import Pool, environment, files, lantoa

_SENDER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "lantoa.web.settings"
import django
django.setup()
from pathlib import Path
from django.test import Client
browser = Client(SERVER_NAME="localhost")
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        assert browser.post("/import", {"files": [file]}).status_code == 302
    for _ in range(5):
        browser.get("/import")
"""

pytestmark = pytest.mark.skipif(
    bool(databases.SERVER),
    reason="on PostgreSQL, test_backup_postgres shows how a backup comes back",
)


def test_backups_under_load_come_back_equal_to_a_state_of_the_lake(site, tmp_path):
    made = files(tmp_path / "files", 24, 150)
    backups: list[dict[str, Any]] = []
    with Pool(site.root) as pool:
        sender = subprocess.Popen(
            [sys.executable, "-c", _SENDER, *map(str, made)], env=environment(site.root)
        )

        def left() -> int:
            question = "SELECT count(*) FROM collection_importjob WHERE ended_at IS NOT NULL"
            return len(made) - pool.asked(question)[0][0]

        pool.until(lambda: left() < len(made))
        while left() and len(backups) < 6:
            said = lantoa(site.root, "backup", str(tmp_path / f"{len(backups)}.tar"), "--json")
            assert said.returncode == 0, said.stderr
            backups.append(json.loads(said.stdout))
        assert sender.wait(timeout=120) == 0
        pool.until(lambda: not left())
    assert len({one["digest"] for one in backups}) >= 2, "the load was over too soon"
    ours = Workspace.at(site.root).lake
    for number, one in enumerate(backups):
        there = tmp_path / f"there-{number}"
        done = lantoa(there, "restore", one["file"], "--json")
        assert done.returncode == 0, done.stderr
        came = Workspace.at(there).lake
        assert came.state().digest == one["digest"] == ours.state(one["state"]).digest
        assert logical(came) == logical(ours, ours.state(one["state"]))
        _check_database(there, one["state"])


def _check_database(root, state):
    with closing(sqlite3.connect(root / "app.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = database.execute(
            "SELECT id, name, state, outcome FROM collection_importjob"
        ).fetchall()
    for key, name, how, outcome in rows:
        if how == "done":
            assert json.loads(outcome)["state"] <= state, (
                "the lake has all that the database speaks of"
            )
        else:
            folder = f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"
            assert (root / "uploads" / folder / name).exists(), "what waits has its file"


def test_what_came_back_goes_on_where_it_stopped(site, tmp_path, monkeypatch):
    from lantoa.web.collection import services, tasks
    from lantoa.web.kit.jobs import later

    monkeypatch.setattr(services, "wake", lambda: later(tasks.read_waiting, once="read uploads"))
    for path in files(tmp_path / "files", 2, 50):
        site.drop(path)
    assert lantoa(site.root, "backup", str(tmp_path / "a.tar")).returncode == 0
    there = tmp_path / "there"
    assert lantoa(there, "restore", str(tmp_path / "a.tar")).returncode == 0
    with in_use(there):
        assert lantoa(there, "restore", str(tmp_path / "a.tar"), "--replace").returncode == 2
    with Pool(there) as pool:
        pool.until(
            lambda: not pool.asked("SELECT 1 FROM collection_importjob WHERE ended_at IS NULL")
        )
        assert pool.asked("SELECT DISTINCT state, message FROM collection_importjob") == [
            ("done", "")
        ]
    assert len(Workspace.at(there).lake.states()) == 2
