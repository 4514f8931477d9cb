"""The thin layer over Delta Lake: folders of Parquet files under a log of versions.

Files are written here, by Arrow, and synced to the disk before the log names them; the log's own
entry is synced after. Nothing in this module takes the lock: callers hold it for every function
that writes. Never fork a process that has used it, spawn: the engine's threads do not survive.
"""

from __future__ import annotations

import json
import os
import re
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError
from deltalake.transaction import AddAction, RemoveAction

from lantoa.core import clock
from lantoa.core.errors import LakeBroken, LakeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LOG: Final = "_delta_log"
_ENTRY: Final = re.compile(r"(\d{20})\.json")
_FOR_EVER: Final = "interval 36500 days"
_PROPERTIES: Final = {
    # By default a plain append deletes log entries older than 30 days, and old states with them.
    "delta.logRetentionDuration": _FOR_EVER,
    "delta.enableExpiredLogCleanup": "false",
    "delta.deletedFileRetentionDuration": _FOR_EVER,
}
_STATISTICS: Final = ("batch_id", "state", "key_hash", "seen_at")
"""The only columns whose least and greatest values are written down: no names, no text."""
_REPETITIVE: Final = re.compile(
    r"platform|kind|published_source|region|seen_source|method|metric_def|member|batch_id|sha256"
    r"|handle|.*_step|.*_state"
)
_UNSAFE: Final = re.compile(r"[\[\]|^\\\x00-\x1f\x7f]|%[0-9A-Fa-f]{2}")
_ROW_GROUP: Final = 262_144


@dataclass(frozen=True, slots=True)
class Written:
    """One Parquet file on the disk that no log names yet."""

    path: Path
    rows: int


def check_folder(folder: Path) -> None:
    """Raise :class:`LakeError` where the table format cannot live under this path."""
    if found := _UNSAFE.search(str(folder)):
        raise LakeError(
            f"{str(folder)!r}: a lake cannot lie in a folder whose path holds "
            f"{found.group()!r}; choose another workspace"
        )


@contextmanager
def plain_errors(root: Path) -> Iterator[None]:
    """Turn what the disk and the engines raise into one clear :class:`LakeError`."""
    try:
        yield
    except (OSError, DeltaError, pa.ArrowException) as failure:
        reason = getattr(failure, "strerror", None) or str(failure).partition("\n")[0]
        raise LakeError(f"The lake in {root} could not be read or written: {reason}") from failure


def create(folder: Path, schema: pa.Schema) -> None:
    """Create the table where it does not exist yet."""
    if newest_version(folder) >= 0:
        return
    columns = [name for name in schema.names if name in _STATISTICS]
    properties = {**_PROPERTIES, "delta.dataSkippingStatsColumns": ",".join(columns)}
    DeltaTable.create(str(folder), schema, mode="ignore", configuration=properties)


def newest_version(folder: Path) -> int:
    """Return the number of the log's newest entry, -1 where there is no table."""
    try:
        with os.scandir(folder / _LOG) as entries:
            names = [found.name for found in entries]
    except (FileNotFoundError, NotADirectoryError):
        return -1
    return max((int(m.group(1)) for m in map(_ENTRY.fullmatch, names) if m), default=-1)


def entry(folder: Path, version: int) -> Path:
    """Return the path of one log entry."""
    return folder / _LOG / f"{version:020}.json"


def files(folder: Path, version: int) -> list[str]:
    """Return the absolute paths of the Parquet files of one version.

    They are named by the log; whether vacuum has left them is for the caller to see.
    """
    try:
        table = DeltaTable(str(folder), version=version)
    except DeltaError as failure:
        reason = str(failure).partition("\n")[0]
        raise LakeBroken(f"{folder}: version {version} cannot be opened: {reason}") from failure
    # Paths come percent-encoded; the names themselves are plain.
    return sorted(str(folder / uri.rpartition("/")[2]) for uri in table.file_uris())


def write(
    folder: Path, schema: pa.Schema, batches: Iterable[pa.Table | pa.RecordBatch]
) -> Written:
    """Write one new Parquet file and sync it; no reader sees it before :func:`commit`."""
    path = folder / f"{clock.now():%Y%m%d}-{uuid.uuid4()}.parquet"
    rows = 0
    options: dict[str, Any] = {
        "compression": "zstd",
        "compression_level": 1,
        "use_dictionary": [name for name in schema.names if _REPETITIVE.fullmatch(name)],
        "write_statistics": [name for name in schema.names if name in _STATISTICS],
    }
    try:
        with path.open("xb") as sink:
            with pq.ParquetWriter(sink, schema, **options) as writer:
                for batch in batches:
                    table = pa.table(batch) if isinstance(batch, pa.RecordBatch) else batch
                    writer.write_table(table.cast(schema), row_group_size=_ROW_GROUP)
                    rows += table.num_rows
            sink.flush()
            os.fsync(sink.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Written(path, rows)


def commit(folder: Path, written: Iterable[Written], *, replace: bool = False) -> int:
    """Name files in the log, in one entry, and sync it.

    Parameters
    ----------
    replace
        The files take the place of all that was there, else they are added to it.

    Returns
    -------
    int
        The new version.
    """
    table = DeltaTable(str(folder))
    before = table.version()
    actions: list[AddAction | RemoveAction] = [
        AddAction(
            new.path.name, new.path.stat().st_size, {}, clock.micros(clock.now()) // 1000,
            True, json.dumps({"numRecords": new.rows}),
        )
        for new in written
    ]  # fmt: skip
    mode = "overwrite" if replace else "append"
    table.create_write_transaction(actions, mode=mode, schema=table.schema())
    return synced(folder, before)


def restore(folder: Path, version: int) -> int:
    """Make the table again what it was at `version`; return the new version."""
    table = DeltaTable(str(folder))
    before = table.version()
    if before == version:
        return version
    table.restore(version)
    return synced(folder, before)


def vacuum(folder: Path, keep: Iterable[int], *, dry_run: bool) -> list[str]:
    """Remove every Parquet file that no version in `keep` names; return their names."""
    table = DeltaTable(str(folder))
    before = table.version()
    gone = table.vacuum(
        retention_hours=0,
        dry_run=dry_run,
        enforce_retention_duration=False,
        full=True,
        keep_versions=sorted({*keep, before}),
    )
    if not dry_run:
        synced(folder, before)
    return [name.rpartition("/")[2] for name in gone]


def synced(folder: Path, since: int) -> int:
    """Sync the log entries after version `since` and their checkpoints; return the newest."""
    newest = newest_version(folder)
    log = folder / _LOG
    for version in range(since + 1, newest + 1):
        sync(entry(folder, version))
        for checkpoint in log.glob(f"{version:020}.checkpoint*.parquet"):
            sync(checkpoint)
            sync(log / "_last_checkpoint")
    sync(log)
    sync(folder)
    return newest


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def drop_torn_entries(folder: Path, marked: int) -> None:
    """Remove log entries after version `marked` that a power cut has left in pieces.

    An entry is made whole or not at all, yet it reaches the disk only when it is synced. One
    that was cut was never marked, so nothing that was ever shown is lost with it.
    """
    unmarked = range(marked + 1, newest_version(folder) + 1)
    torn = next((v for v in unmarked if not _is_whole(entry(folder, v))), None)
    if torn is None:
        return
    # A checkpoint only saves reading the entries before it, which are all kept.
    for checkpoint in (folder / _LOG).glob("*checkpoint*"):
        checkpoint.unlink()
    for version in reversed([v for v in unmarked if v >= torn]):
        entry(folder, version).unlink(missing_ok=True)


def _is_whole(path: Path) -> bool:
    try:
        lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    except (FileNotFoundError, ValueError):
        return False
    named = [path.parent.parent / line["add"]["path"] for line in lines if "add" in line]
    return bool(lines) and all(file.exists() and file.stat().st_size for file in named)
