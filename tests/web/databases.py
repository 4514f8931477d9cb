"""A fresh database for every test, copied from one that was migrated once.

``LANTOA_TEST_DATABASE_URL`` names a PostgreSQL server on which all tests of the pages run
instead; where it does not answer they are skipped, and say why.
"""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

SERVER = os.environ.get("LANTOA_TEST_DATABASE_URL", "")
_PREFIX = f"lantoa_test_{os.getpid()}"
_count = itertools.count(1)
_made: list[str] = []


@cache
def missing() -> str:
    """Return why no test can have a database; "" where it can."""
    if not SERVER:
        return ""
    import psycopg

    try:
        _ask("SELECT 1")
    except psycopg.Error as failure:
        return f"PostgreSQL of LANTOA_TEST_DATABASE_URL does not answer: {failure}".strip()
    return ""


def move_to(folder: Path) -> None:
    """Let this process use the database in a folder; a new one is a copy of the template."""
    from django.db import connections

    if SERVER:
        _drop(_made)
        _made.append(f"{_PREFIX}_{next(_count)}")
        _ask(f"CREATE DATABASE {_made[-1]} TEMPLATE {_template_name()}")
        connections["default"].settings_dict["NAME"] = _made[-1]
        return
    path = folder / "app.sqlite3"
    if not path.exists():
        shutil.copyfile(_template_file(), path)
    connections["default"].settings_dict["NAME"] = path


def address() -> str:
    """Return the address of the present database on the server."""
    from urllib.parse import urlsplit

    from django.db import connections

    return (
        urlsplit(SERVER)._replace(path="/" + connections["default"].settings_dict["NAME"]).geturl()
    )


@cache
def _template_file() -> Path:
    from django.db import connections

    folder = Path(tempfile.mkdtemp(prefix="lantoa-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    connections["default"].settings_dict["NAME"] = folder / "app.sqlite3"
    _migrate()
    return folder / "app.sqlite3"


@cache
def _template_name() -> str:
    from django.db import connections

    name = f"{_PREFIX}_template"
    _ask(f"CREATE DATABASE {name}")
    atexit.register(lambda: _drop([*_made, name]))
    connections["default"].settings_dict["NAME"] = name
    _migrate()
    return name


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", interactive=False, verbosity=0)
    connections["default"].close()  # closing the last connection folds the log into the file


def _ask(statement: str) -> None:
    import psycopg

    with psycopg.connect(SERVER, autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement)


def _drop(names: list[str]) -> None:
    for name in list(names):
        _ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    names.clear()
