"""What the tests of backup and restore share."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from lantoa.flows.import_files import import_file
from lantoa.flows.workspace import Workspace

FILES = Path(__file__).parents[2] / "examples/mot-cay-cho-pho/files"


def filled(root: Path) -> Workspace:
    """Make a workspace with a lake of two states, a database, a campaign and a waiting upload."""
    workspace = Workspace.at(root)
    for name in ("hashtag-12-10.ndjson", "instagram-19-10.ndjson"):
        import_file(workspace, FILES / name)
    with closing(sqlite3.connect(root / "app.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE said (word TEXT)")
        database.execute("INSERT INTO said VALUES ('lan tỏa')")
        database.commit()
    for name, text in {
        "campaigns/Một cây cho phố.toml": "name = 'x'\n", "documents/ab/hop-dong.pdf": "%PDF",
        "uploads/0c9d/tệp.csv": "a;b\n", "cache/old": "x", "web.key": "secret", "pseudonym.key": "k" * 32,
        "imports.lock": "", "uploads/half.upload": "half", "lake/raw/.tmp-1": "half",
    }.items():  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return workspace


def words(root: Path) -> list[str]:
    with closing(sqlite3.connect(root / "app.sqlite3")) as database:
        return [word for (word,) in database.execute("SELECT word FROM said")]


def names(root: Path) -> set[str]:
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and path.parts[len(root.parts)] != "lake"
    }
