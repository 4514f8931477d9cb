"""`lantoa doctor`: says what is wrong, what to do, and by its exit code whether anything is."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from lantoa.flows.doctor import look_over
from lantoa.flows.import_files import import_file
from lantoa.flows.workspace import Workspace

FILES = Path(__file__).parents[2] / "examples/mot-cay-cho-pho/files"


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace.at(tmp_path / "ws")
    import_file(workspace, FILES / "instagram-19-10.ndjson")
    workspace.root.chmod(0o750)
    return workspace


def _wrong(workspace, **more):
    return {one.what: one for one in look_over(workspace, **more) if one.level == "wrong"}


def test_a_sound_workspace_has_nothing_to_mend(workspace):
    found = list(look_over(workspace, deep=True))
    assert {one.level for one in found} == {"ok"}
    assert {one.what for one in found} >= {"lake", "raw files", "disk", "clock", "keys", "fonts"}


def test_a_missing_file_of_the_lake_is_found(workspace):
    Path(workspace.lake.files("counts", workspace.lake.state())[0]).unlink()
    assert "backup" in _wrong(workspace)["lake"].do


def test_a_damaged_file_of_the_lake_is_found(workspace):
    path = Path(workspace.lake.files("posts", workspace.lake.state())[0])
    path.write_bytes(path.read_bytes()[:-20])
    assert "lake" in _wrong(workspace)


def test_a_damaged_raw_file_is_found_by_a_deep_look(workspace):
    path = next((workspace.root / "lake/raw").rglob("*.zst"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)
    assert not _wrong(workspace)
    assert "raw files" in _wrong(workspace, deep=True)


def test_a_damaged_database_is_found(workspace):
    path = workspace.root / "app.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript("CREATE TABLE a (b); INSERT INTO a VALUES (zeroblob(100000));")
    data = bytearray(path.read_bytes())
    data[4096:8192] = bytes(4096)
    path.write_bytes(data)
    assert "database" in _wrong(workspace)


def test_a_clock_behind_the_lake_is_found(workspace):
    import time_machine

    with time_machine.travel("2020-01-01T00:00:00Z"):
        assert "timedatectl" in _wrong(workspace)["clock"].do


def test_keys_that_others_can_read_are_found(workspace):
    (workspace.root / "web.key").write_text("x")
    (workspace.root / "web.key").chmod(0o644)
    assert _wrong(workspace)["keys"].do.startswith("chmod 600")


def test_a_full_disk_is_found(workspace, monkeypatch):
    import shutil
    from types import SimpleNamespace

    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10))
    assert "disk" in _wrong(workspace)


def _doctor(root, *words, **more):
    return subprocess.run(
        [sys.executable, "-c", "from lantoa.cli import main; main()", "doctor", "--workspace", str(root), *words],
        capture_output=True, text=True, check=False, **more,
    )  # fmt: skip


def test_the_command_says_by_its_exit_code_whether_something_is_wrong(tmp_path):
    assert _doctor(tmp_path / "none").returncode == 1
    prepare = "import os; os.environ['LANTOA_WORKSPACE']={!r}; from lantoa.web.upkeep import worker; worker.prepare()"
    root = str(tmp_path / "ws")
    subprocess.run([sys.executable, "-c", prepare.format(root)], check=True)
    Path(root).chmod(0o750)
    done = _doctor(root, "--json")
    said = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert said["ok"] is True
    assert {one["what"] for one in said["findings"]} >= {
        "migrations",
        "audit log",
        "workers",
        "jobs",
    }
    spoken = _doctor(root, "--lang", "vi").stdout
    assert "nhật ký" in spoken
    assert "chưa có tiến trình nào làm việc chờ" in spoken
