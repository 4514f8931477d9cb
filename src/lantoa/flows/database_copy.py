"""A consistent copy of the application database while it is written to, and its way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, unquote, urlsplit

from lantoa.core.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

SQLITE: Final = "app.sqlite3"
_POSTGRES: Final = ("postgres", "postgresql", "pgsql")
_ASIDE: Final = ("-wal", "-shm", "-journal")


def is_postgres(url: str) -> bool:
    """Whether the address of a database is one of PostgreSQL."""
    return urlsplit(url).scheme in _POSTGRES


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy an SQLite database by its own online backup: writers are not held up.

    Raises
    ------
    BadInput
        It could not be copied, or the copy is not sound: then the database itself is damaged.
    """
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True, timeout=60)) as held,
            closing(sqlite3.connect(target)) as copied,
        ):
            held.backup(copied)
            copied.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as failure:
        raise BadInput(f"{source.name}: the database could not be copied ({failure})") from failure
    except sqlite3.DatabaseError as failure:
        raise BadInput(f"{source.name}: the database is damaged ({failure})") from failure
    check_sqlite(target)


def check_sqlite(path: Path) -> None:
    """Raise :class:`BadInput` where a database is damaged."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as held:
            said = held.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as failure:
        said = str(failure)
    if said != "ok":
        raise BadInput(f"{path.name}: the database is damaged ({said})")


def belongs_to_sqlite(name: str) -> bool:
    """Whether a file is the database, or one that SQLite keeps beside it."""
    return name == SQLITE or name in {SQLITE + ending for ending in _ASIDE}


def has_postgres_tools() -> bool:
    """Whether this machine has the programs that copy PostgreSQL."""
    return bool(shutil.which("pg_dump") and shutil.which("pg_restore"))


def copy_postgres(url: str, target: Path) -> None:
    """Copy a PostgreSQL database by ``pg_dump``, as it was at one instant.

    Raises
    ------
    BadInput
        ``pg_dump`` failed; its own words are given.
    """
    _run(["pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={target}"], url)


def bring_back_postgres(url: str, source: Path) -> None:
    """Put a copy back in one transaction: all of it, or nothing.

    Raises
    ------
    BadInput
        ``pg_restore`` failed; the database is as it was.
    """
    name = _environment(url)["PGDATABASE"]
    _run(["pg_restore", "--clean", "--if-exists", "--no-owner", "--no-acl", "--single-transaction",
          "--exit-on-error", f"--dbname={name}", str(source)], url)  # fmt: skip


def _run(command: list[str], url: str) -> None:
    done = subprocess.run(
        command, env=os.environ | _environment(url), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
        raise BadInput(f"{command[0]} failed: {said}")


def _environment(url: str) -> dict[str, str]:
    """Return the address of a database as its programs read it; no password in a command line."""
    parts = urlsplit(url)
    said = {
        "PGHOST": parse_qs(parts.query).get("host", [unquote(parts.hostname or "")])[0],
        "PGPORT": str(parts.port or 5432),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": unquote(parts.path.lstrip("/")),
    }
    return {name: value for name, value in said.items() if value}
