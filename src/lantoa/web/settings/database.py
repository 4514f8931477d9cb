"""Where the application's database is: SQLite in the workspace, or what ``DATABASE_URL`` names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import dj_database_url

if TYPE_CHECKING:
    from pathlib import Path

# Measured: WAL, IMMEDIATE and a persistent connection are worth two orders of magnitude.
_SQLITE: Final = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL",
}


def database(workspace: Path, url: str = "") -> dict[str, Any]:
    """Return Django's settings of a database.

    Examples
    --------
    >>> from pathlib import Path
    >>> database(Path("/w"))["NAME"], database(Path("/w"), "postgres://a@b/c")["NAME"]
    ('/w/app.sqlite3', 'c')
    """
    held: dict[str, Any] = dict(
        dj_database_url.parse(url or f"sqlite:///{workspace / 'app.sqlite3'}")
    )
    held["CONN_MAX_AGE"] = None
    if held["ENGINE"] == "django.db.backends.sqlite3":
        held["OPTIONS"] = {**_SQLITE, **held.get("OPTIONS", {})}
    else:
        held["CONN_HEALTH_CHECKS"] = True
    return held
