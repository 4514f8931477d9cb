"""What is looked at to say whether a workspace is in order, and what to do where it is not."""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

import pyarrow as pa
import pyarrow.parquet as pq
from fontTools.ttLib import TTLibError

from lantoa.core import clock
from lantoa.core.errors import LantoaError
from lantoa.flows import database_copy
from lantoa.lake import delta
from lantoa.lake.schemas import TABLES
from lantoa.render import fonts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lantoa.flows.workspace import Workspace

Level = Literal["ok", "note", "wrong"]
_LEAST_FREE_BYTES: Final = 2 * 10**9
_SKEW: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    """Its name: lake, database, disk, …"""
    level: Level
    said: str
    do: str = ""
    """What to do, where something is to be done."""


def look_over(workspace: Workspace, *, deep: bool = False) -> Iterator[Finding]:
    """Yield what a look over a workspace found; nothing in it is changed.

    Parameters
    ----------
    deep
        Whether every kept raw file is read and its digest compared: that takes its time.

    Yields
    ------
    Finding
        One for each thing, in the order of importance.
    """
    root = workspace.root
    if not root.is_dir():
        yield Finding(
            "workspace", "wrong", f"{root} is no folder", "name the workspace with --workspace"
        )
        return
    yield _folder(root)
    yield from _lake(workspace, deep=deep)
    yield from _database(root)
    yield _disk(root)
    yield _clock(workspace)
    yield from _keys(root)
    yield _fonts()


def _folder(root: Path) -> Finding:
    if not os.access(root, os.W_OK | os.X_OK):
        return Finding("workspace", "wrong", f"{root} cannot be written",
                       "give the folder to the account that runs Lan Toả")  # fmt: skip
    if stat.S_IMODE(root.stat().st_mode) & 0o007:
        return Finding("workspace", "note", f"{root} can be read by every account of this machine",
                       f"chmod o-rwx {root}")  # fmt: skip
    return Finding("workspace", "ok", str(root))


def _lake(workspace: Workspace, *, deep: bool) -> Iterator[Finding]:
    lake = workspace.lake
    try:
        rows = lake.states()
        if not rows:
            yield Finding("lake", "ok", "the lake is empty")
            return
        last, count = rows[-1], 0
        for table in TABLES:
            for file in lake.files(table, last):
                pq.read_metadata(file)
                count += 1
        gone = [number for number in sorted(lake.cited()) if not _is_readable(workspace, number)]
    except (LantoaError, OSError, pa.ArrowException) as failure:
        yield Finding("lake", "wrong", str(failure), "bring the workspace back from a backup")
        return
    yield Finding("lake", "ok", f"state {last.state}, {last.digest[:12]}: {count} files")
    if gone:
        yield Finding("passports", "wrong", f"cited states cannot be read any more: {gone}",
                      "bring the workspace back from a backup")  # fmt: skip
    behind = [
        name for name in TABLES if delta.newest_version(lake.root / name) > last.versions[name]
    ]
    if behind:
        yield Finding("lake", "note", "an import was stopped half-way, or is running now",
                      "nothing: the next import clears it away")  # fmt: skip
    if deep:
        yield from _raw(workspace)


def _is_readable(workspace: Workspace, number: int) -> bool:
    lake = workspace.lake
    try:
        state = lake.state(number)
        return all(lake.files(table, state) is not None for table in TABLES)
    except LantoaError:
        return False


def _raw(workspace: Workspace) -> Iterator[Finding]:
    lake, good = workspace.lake, 0
    for sha256 in sorted({state.sha256 for state in lake.states() if state.sha256}):
        if not lake.has_captures(sha256):
            continue
        try:
            for _ in lake.raw_bytes(sha256):
                pass
            good += 1
        except (LantoaError, OSError) as failure:
            yield Finding(
                "raw files", "wrong", str(failure), "bring the workspace back from a backup"
            )
    yield Finding("raw files", "ok", f"{good} raw files hold their digests")


def _database(root: Path) -> Iterator[Finding]:
    path = root / database_copy.SQLITE
    if not path.exists():
        return
    try:
        database_copy.check_sqlite(path)
    except LantoaError as failure:
        yield Finding("database", "wrong", str(failure), "bring the workspace back from a backup")
    else:
        size = path.stat().st_size / 1e6
        yield Finding("database", "ok", f"{path.name} is sound, {size:.1f} MB")


def _disk(root: Path) -> Finding:
    free = shutil.disk_usage(root).free
    if free < _LEAST_FREE_BYTES:
        return Finding("disk", "wrong", f"{free / 1e9:.1f} GB left on the disk",
                       "free some space: lantoa vacuum removes what no passport needs")  # fmt: skip
    return Finding("disk", "ok", f"{free / 1e9:.0f} GB left on the disk")


def _clock(workspace: Workspace) -> Finding:
    now = clock.now()
    try:
        newest = max((state.at for state in workspace.lake.states()), default=now)
    except LantoaError:
        newest = now
    if newest > now + _SKEW:
        return Finding("clock", "wrong", f"this machine says {now:%Y-%m-%d %H:%M} UTC, the lake was last written later",
                       "set the clock: timedatectl set-ntp true")  # fmt: skip
    return Finding("clock", "ok", f"{now:%Y-%m-%d %H:%M} UTC")


def _keys(root: Path) -> Iterator[Finding]:
    for name in ("web.key", "pseudonym.key"):
        path = root / name
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Finding("keys", "wrong", f"{name} can be read by others", f"chmod 600 {path}")
            return
    yield Finding("keys", "ok", "only their owner may read the keys")


def _fonts() -> Finding:
    try:
        for weight in (400, 600, 800):
            fonts.Face(weight).width("Lan tỏa", 16)
    except (OSError, TTLibError) as failure:
        return Finding(
            "fonts", "wrong", f"a font cannot be read: {failure}", "install Lan Toả again"
        )
    return Finding("fonts", "ok", "the fonts of pages and documents are there")
