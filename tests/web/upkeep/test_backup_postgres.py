"""A backup of a workspace on PostgreSQL comes back into another database, and only when it is empty."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from tests.web import databases
from tests.web.upkeep.pool import environment

pytestmark = pytest.mark.skipif(
    not databases.SERVER, reason="needs LANTOA_TEST_DATABASE_URL: make test-postgres"
)
_SAY = """
import django
django.setup()
from lantoa.web.people import audit
from lantoa.web.people.models import Unit, User
chain = audit.verify()
print(chain.entries, chain.head, chain.broken, sorted(Unit.objects.values_list("path", "name")),
      sorted(User.objects.values_list("email", "name")))
"""


@pytest.fixture
def other(site):
    """The address of another, empty database."""
    name = f"lantoa_other_{os.getpid()}"
    databases._ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    databases._ask(f"CREATE DATABASE {name}")
    yield urlsplit(databases.SERVER)._replace(path=f"/{name}").geturl()
    databases._ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _lantoa(root, *words, **more):
    return subprocess.run(
        [sys.executable, "-c", "from lantoa.cli import main; main()", *words],
        env=environment(root) | more, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _said(root, **more):
    told = environment(root) | {"DJANGO_SETTINGS_MODULE": "lantoa.web.settings"} | more
    done = subprocess.run(
        [sys.executable, "-c", _SAY], env=told, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("kind", ["postgresql", "records"])
def test_what_comes_back_is_what_was_there(cast, site, tmp_path, other, kind):
    from django.db import transaction

    from lantoa.web.people import audit

    for number in range(3):
        with transaction.atomic():
            audit.record(
                by=cast.actor("owner"),
                verb="kit.test",
                what=("thing", str(number)),
                unit=cast.here,
            )
    # Where the programs of PostgreSQL are not on the PATH, records are written one by one.
    tools = {} if kind == "postgresql" else {"PATH": ""}
    made = _lantoa(site.root, "backup", str(tmp_path / "a.tar"), "--json", **tools)
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["database"] == kind
    there = tmp_path / "there"
    done = _lantoa(there, "restore", str(tmp_path / "a.tar"), DATABASE_URL=other, **tools)
    assert done.returncode == 0, done.stderr
    assert _said(there, DATABASE_URL=other) == _said(site.root)
    again = _lantoa(
        tmp_path / "more", "restore", str(tmp_path / "a.tar"), DATABASE_URL=other, **tools
    )
    assert again.returncode == 2
    assert "not empty" in again.stderr
    over = _lantoa(
        tmp_path / "more",
        "restore",
        str(tmp_path / "a.tar"),
        "--replace",
        DATABASE_URL=other,
        **tools,
    )
    assert over.returncode == 0, over.stderr
    assert _said(there, DATABASE_URL=other) == _said(site.root)


def test_a_backup_of_postgresql_is_not_put_into_sqlite(site, tmp_path):
    assert _lantoa(site.root, "backup", str(tmp_path / "a.tar")).returncode == 0
    done = _lantoa(tmp_path / "there", "restore", str(tmp_path / "a.tar"), DATABASE_URL="")
    assert done.returncode == 2
    assert "DATABASE_URL" in done.stderr
