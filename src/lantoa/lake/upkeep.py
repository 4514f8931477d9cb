"""Upkeep of the lake: joining small files into few, and removing files no kept state needs."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.parquet as pq

from lantoa.core import clock
from lantoa.core.errors import LakeBroken, NoSuchState
from lantoa.lake import delta, states
from lantoa.lake.cites import cited
from lantoa.lake.engines import duckdb_connection, parquet_list
from lantoa.lake.lock import locked
from lantoa.lake.repair import repaired
from lantoa.lake.schemas import TABLES
from lantoa.lake.writer import marked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lantoa.lake.reader import LakeReader
    from lantoa.lake.states import StateRow

_ROWS_A_BATCH: Final = 131_072
_IN_ORDER: Final = {"counts": "seen_at, row_hash", "comments": "seen_at, row_hash"}


@dataclass(frozen=True, slots=True)
class Removed:
    """What a vacuum removed."""

    files: int
    bytes: int
    state: StateRow


def compact(lake: LakeReader) -> StateRow:
    """Join the files of every table that has several; counts come out in order of time.

    Raises
    ------
    LakeBusy
        Another process is writing.
    NoSuchState
        The lake is empty.
    LakeBroken
        A table would not have come out row for row; everything is as it was.
    """
    root = lake.root
    _check_not_empty(lake)
    with locked(root), delta.plain_errors(root):
        rows = repaired(root)
        try:
            versions = _newest(root)
            for name in TABLES:
                files = lake.files(name, rows[-1])
                if len(files) > 1:
                    versions[name] = _joined(root, name, files)
            return marked(root, rows, "compact", versions, {})
        except BaseException:
            repaired(root)
            raise


def vacuum(lake: LakeReader, keep_days: int) -> Removed:
    """Remove files that no kept state needs; see :meth:`lantoa.lake.lake.Lake.vacuum`."""
    root = lake.root
    _check_not_empty(lake)
    with locked(root), delta.plain_errors(root):
        rows = repaired(root)
        kept = _kept(rows, cited(root), keep_days)
        removed = freed = 0
        for name in (*TABLES, states.FOLDER):
            keep = [] if name == states.FOLDER else [row.versions[name] for row in kept]
            # The list names files again that an earlier vacuum has removed.
            sizes = map(
                _size,
                (root / name / gone for gone in delta.vacuum(root / name, keep, dry_run=True)),
            )
            found = [size for size in sizes if size is not None]
            removed, freed = removed + len(found), freed + sum(found)
            delta.vacuum(root / name, keep, dry_run=False)
        state = marked(root, rows, "vacuum", _newest(root), {})
    return Removed(removed, freed, state)


def _check_not_empty(lake: LakeReader) -> None:
    if not lake.exists:
        raise NoSuchState("The lake is empty: import a file first")


def _kept(rows: list[StateRow], cited_states: set[int], keep_days: int) -> list[StateRow]:
    oldest = clock.now() - timedelta(days=keep_days)
    return [row for row in rows[:-1] if row.at >= oldest or row.state in cited_states] + rows[-1:]


def _newest(root: Path) -> dict[str, int]:
    return {name: delta.newest_version(root / name) for name in TABLES}


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _joined(root: Path, name: str, files: list[str]) -> int:
    folder = root / name
    expected = _rows_in(files)
    written = delta.write(folder, TABLES[name], _all_rows(root, name, files))
    version = delta.commit(folder, [written], replace=True)
    found = _rows_in(delta.files(folder, version))
    if found != expected:
        raise LakeBroken(
            f"Joining {name} gave {found:,} rows of {expected:,}; nothing was changed"
        )
    return version


def _rows_in(files: list[str]) -> int:
    return sum(pq.read_metadata(file).num_rows for file in files)


def _all_rows(root: Path, name: str, files: list[str]) -> Iterator[pa.RecordBatch]:
    order = f" ORDER BY {_IN_ORDER[name]}" if name in _IN_ORDER else ""
    connection = duckdb_connection()
    with tempfile.TemporaryDirectory(prefix=".tmp-", dir=root) as overflow:
        try:
            connection.execute("SET memory_limit = '2GB'")
            connection.execute("SET temp_directory = $folder", {"folder": overflow})
            answer = connection.sql(f"SELECT * FROM {parquet_list(files)}{order}")
            reader: pa.RecordBatchReader = answer.to_arrow_reader(_ROWS_A_BATCH)
            yield from reader
        finally:
            connection.close()
