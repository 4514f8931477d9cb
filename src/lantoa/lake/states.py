"""The states of the lake: one row a change, written last, each with a digest of all that led to it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from lantoa.core.errors import LakeBroken, NoSuchState
from lantoa.lake import delta
from lantoa.lake.schemas import STATES, TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

FOLDER: Final = "states"
_SHORTEST_DIGEST: Final = 6
_MANY_FILES: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """One state of the lake; `versions` says which version of each table belongs to it.

    The fields from `file` on are ``None`` but for imports and retries.
    """

    state: int
    """1, 2, 3, …; the rows that it added carry it as ``batch_id``."""
    kind: str
    """import, retry, compact or vacuum."""
    digest: str
    """64 hexadecimal digits over the whole history up to here; people are shown 12."""
    at: datetime
    code: str
    """Version of Lan Toả that wrote it."""
    versions: dict[str, int]
    file: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    adapter: str | None = None
    options: str | None = None
    capture: str | None = None
    rows: int | None = None
    ok: int | None = None
    quarantined: int | None = None
    new_posts: int | None = None
    new_counts: int | None = None
    already_seen: int | None = None
    seen_from: datetime | None = None
    seen_to: datetime | None = None

    @property
    def is_batch(self) -> bool:
        """Whether an import or a retry made it."""
        return self.kind in ("import", "retry")


def read_states(root: Path) -> list[StateRow]:
    """Return all states, oldest first; needs no lock.

    Raises
    ------
    LakeBroken
        The states are there and cannot be read.
    """
    folder = root / FOLDER
    missing: Exception | None = None
    for _ in range(3):
        version = delta.newest_version(folder)
        if version < 0:
            return []
        try:
            return rows_at(root, version)
        except (FileNotFoundError, LakeBroken) as failure:
            # The list was read just before a vacuum: the next one names the new files.
            missing = failure
        except (OSError, pa.ArrowException) as failure:
            raise LakeBroken(f"The states of the lake in {root} cannot be read") from failure
    raise LakeBroken(f"The states of the lake in {root} cannot be read") from missing


def rows_at(root: Path, version: int) -> list[StateRow]:
    """Return the states that one version of their table holds, oldest first."""
    files = delta.files(root / FOLDER, version)
    rows = [row for file in files for row in _rows(file)]
    return sorted(map(_state_row, rows), key=lambda row: row.state)


def _rows(file: str) -> list[dict[str, Any]]:
    # Opened as a file: a path with "=" in it would otherwise be taken for a partition.
    with pq.ParquetFile(file) as parquet:
        rows: list[dict[str, Any]] = parquet.read().to_pylist()
    return rows


def _state_row(row: dict[str, Any]) -> StateRow:
    versions = {name: row.pop(f"v_{name}") for name in TABLES}
    return StateRow(versions=versions, **row)


def append_state(root: Path, row: StateRow) -> None:
    """Write the commit mark, and sync it. Only under the lock."""
    folder = root / FOLDER
    files = delta.files(folder, delta.newest_version(folder))
    fields = {name: getattr(row, name) for name in STATES.names if not name.startswith("v_")}
    fields |= {f"v_{name}": version for name, version in row.versions.items()}
    new = pa.Table.from_pylist([fields], schema=STATES)
    if len(files) < _MANY_FILES:
        delta.commit(folder, [delta.write(folder, STATES, [new])])
        return
    # One file a state adds up: from time to time all are written again as one.
    old = pa.Table.from_pylist([r for file in files for r in _rows(file)], schema=STATES)
    written = delta.write(folder, STATES, [pa.concat_tables([old.sort_by("state"), new])])
    delta.commit(folder, [written], replace=True)


def chosen_state(states: list[StateRow], at: str | int | None) -> StateRow:
    """Return the state that a person names, by number or by the beginning of its digest.

    Raises
    ------
    NoSuchState
        None has it, several have it, or the lake is empty.
    """
    if not states:
        raise NoSuchState("The lake is empty: import a file first")
    if at is None:
        return states[-1]
    named = str(at).strip().lower()
    if named.isascii() and named.isdigit():
        found = [s for s in states if s.state == int(named)]
        if found:
            return found[0]
    found = [s for s in states if s.digest.startswith(named)]
    if len(named) < _SHORTEST_DIGEST or not found:
        raise NoSuchState(
            f"No state {named!r}: the lake has states 1 to {states[-1].state}, and a digest needs "
            f"its first {_SHORTEST_DIGEST} characters or more"
        )
    if len(found) > 1:
        raise NoSuchState(f"{len(found)} states have a digest that begins with {named!r}")
    return found[0]


def next_digest(
    previous: StateRow | None, kind: str, facts: Mapping[str, str | int | None]
) -> str:
    """Return the digest of the state that follows `previous`.

    `facts` are what the change added, never when: so the same files imported in the same order
    give the same digest, on any machine and however often the way there was interrupted.
    """
    said = {"after": previous.digest if previous else None, "kind": kind, **facts}
    text = json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
