"""One file that holds a whole workspace, taken while people work in it.

The database is copied at one instant, then the lake at its newest state: so the lake has all
that the database speaks of. The list of files with their digests is written last; what has no
list is no backup. Until it is whole and on the disk, the file has another name.
"""

from __future__ import annotations

import fcntl
import hashlib
import io
import json
import os
import re
import shutil
import tarfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from lantoa.core import clock
from lantoa.core.errors import BadInput, LakeBroken
from lantoa.flows import database_copy
from lantoa.lake.copying import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lantoa.flows.workspace import Workspace

    Dump = Callable[[Path], None]

FORMAT: Final = "lantoa-backup"
FORMAT_VERSION: Final = 1
MANIFEST: Final = "manifest.json"
SECRETS: Final = ("web.key", "pseudonym.key")
DATABASES: Final = {
    "sqlite": "database.sqlite3",
    "postgresql": "database.pgdump",
    "records": "database.jsonl",
}
"""Kind of database → its name in a backup."""
_LEFT_OUT: Final = ("cache", "lake", "uploads")
_ATTEMPTS: Final = 5
_HELD_OPEN: Final = 400
_CHUNK: Final = 1 << 20


class _Vanished(Exception):
    """A file that the state needs was removed while it was copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file in a backup."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds."""

    made_at: str
    code: str
    state: int | None
    """Number of the lake's state; ``None`` of an empty lake."""
    digest: str | None
    database: str | None
    """sqlite, postgresql, records; ``None`` where there was no database yet."""
    secrets: tuple[str, ...]
    files: tuple[Entry, ...]
    format: str = FORMAT
    format_version: int = FORMAT_VERSION


def backup(
    workspace: Workspace,
    out: Path,
    *,
    secrets: bool = False,
    database_url: str = "",
    dump: Dump | None = None,
) -> tuple[Path, Manifest]:
    """Write a backup of a workspace.

    Parameters
    ----------
    out
        A folder, where the file gets a name by the time; or the file itself, which must not
        exist yet.
    secrets
        Whether the keys of the workspace go in too. Who has them and the file can sign in as
        anybody, and undo pseudonyms.
    database_url
        The address of the database, where it is not the workspace's own SQLite file.
    dump
        Writes the database as records into a file: for a PostgreSQL without its programs.

    Returns
    -------
    tuple
        The file, and what it holds.

    Raises
    ------
    BadInput
        There is no workspace, the file exists, the disk is too small, or the database is damaged.
    LakeBroken
        Files of the lake are missing.
    """
    if not workspace.root.is_dir():
        raise BadInput(f"{workspace.root} is no workspace: there is nothing to back up")
    target = _target(out)
    with _place(target) as place, ExitStack() as stack:
        # An upload is removed once it is read; what is open can still be copied. Those that came
        # before the copy of the database and those that came during it: the database knows both.
        uploads: dict[str, IO[bytes]] = {}
        _hold_uploads(workspace.root / "uploads", uploads, stack)
        kind = _copy_database(workspace, place, database_url, dump)
        _hold_uploads(workspace.root / "uploads", uploads, stack)
        for attempt in range(_ATTEMPTS):
            try:
                manifest = _write(workspace, place, kind, uploads, secrets=secrets)
                break
            except _Vanished:
                if attempt == _ATTEMPTS - 1:
                    raise LakeBroken(
                        "files of the lake went away while they were copied: look with lantoa doctor"
                    ) from None
        if target.exists():
            raise BadInput(f"{target} exists already: a backup never overwrites another")
        (place / "archive").rename(target)
        sync_folder(target.parent)
    return target, manifest


def _target(out: Path) -> Path:
    if out.is_dir():
        return out.absolute() / f"lantoa-{clock.now():%Y%m%d-%H%M%S}.tar"
    if out.exists():
        raise BadInput(f"{out} exists already: a backup never overwrites another")
    if not out.parent.is_dir():
        raise BadInput(f"{out.parent} is no folder")
    return out.absolute()


@contextmanager
def _place(target: Path) -> Iterator[Path]:
    """Give a folder beside the target in which to build it; stopped ones leave theirs behind."""
    for old in target.parent.glob(".lantoa-making-*"):
        _remove_if_left(old)
    place = target.parent / f".lantoa-making-{os.getpid()}-{time.monotonic_ns()}"
    place.mkdir(mode=0o700)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)


def _remove_if_left(place: Path) -> None:
    try:
        with (place / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(place, ignore_errors=True)
    except OSError:
        return


def _copy_database(workspace: Workspace, place: Path, url: str, dump: Dump | None) -> str | None:
    if database_copy.is_postgres(url):
        if database_copy.has_postgres_tools():
            database_copy.copy_postgres(url, place / DATABASES["postgresql"])
            return "postgresql"
        if dump is None:
            raise BadInput(
                "pg_dump and pg_restore are not on this machine: install postgresql-client"
            )
        dump(place / DATABASES["records"])
        return "records"
    source = workspace.root / database_copy.SQLITE
    if not source.exists():
        return None
    database_copy.copy_sqlite(source, place / DATABASES["sqlite"])
    return "sqlite"


def _write(
    workspace: Workspace,
    place: Path,
    kind: str | None,
    uploads: dict[str, IO[bytes]],
    *,
    secrets: bool,
) -> Manifest:
    lake_root = workspace.root / "lake"
    lake = whole(lake_root)
    rest = list(_rest(workspace.root, secrets=secrets))
    _check_room(place, [*(path for path, _ in lake.files), *(path for _, path in rest)])
    with (place / "archive").open("wb") as sink:
        with tarfile.open(fileobj=sink, mode="w", format=tarfile.PAX_FORMAT) as tar:
            writer = _Writer(tar)
            if kind is not None:
                writer.take(DATABASES[kind], place / DATABASES[kind], needed=True)
            for name, held in uploads.items():
                held.seek(0)
                writer.put(f"workspace/uploads/{name}", held)
            for path, needed in lake.files:
                name = path.relative_to(lake_root).as_posix()
                writer.take(f"workspace/lake/{name}", path, needed=needed)
            for name, path in rest:
                writer.take(f"workspace/{name}", path)
            manifest = Manifest(
                made_at=clock.now().isoformat(timespec="seconds"), code=version("lantoa"),
                state=lake.state.state if lake.state else None,
                digest=lake.state.digest if lake.state else None, database=kind,
                secrets=tuple(name for name, _ in rest if name in SECRETS),
                files=tuple(writer.entries),
            )  # fmt: skip
            listed = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
            writer.put(MANIFEST, io.BytesIO(listed), len(listed))
        sink.flush()
        os.fsync(sink.fileno())
    return manifest


class _Writer:
    """Puts files into an archive and notes the digest of each."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.entries: list[Entry] = []

    def take(self, name: str, path: Path, *, needed: bool = False) -> None:
        """Put a file in; one that is gone is left out, unless it is needed."""
        try:
            held = path.open("rb")
        except FileNotFoundError:
            if needed:
                raise _Vanished(name) from None
            return
        with held:
            self.put(name, held)

    def put(self, name: str, held: IO[bytes], size: int | None = None) -> None:
        """Put in what an open file holds."""
        info = tarfile.TarInfo(name)
        info.size = os.fstat(held.fileno()).st_size if size is None else size
        info.mode, info.mtime = 0o600, int(clock.now().timestamp())
        digested = _Digested(held, info.size)
        self._tar.addfile(info, digested)
        self.entries.append(Entry(path=name, size=info.size, sha256=digested.sha256))


class _Digested:
    """Reads a file once, for the archive and for its digest."""

    def __init__(self, held: IO[bytes], size: int) -> None:
        self._held = held
        self._left = size
        self._digest = hashlib.sha256()

    def read(self, size: int = _CHUNK) -> bytes:
        piece = self._held.read(min(size, self._left))
        self._left -= len(piece)
        self._digest.update(piece)
        return piece

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def _hold_uploads(folder: Path, held: dict[str, IO[bytes]], stack: ExitStack) -> None:
    # Loose files are uploads that have not come in whole yet.
    for path in sorted(folder.glob("*/*")):
        name = path.relative_to(folder).as_posix()
        if name in held or len(held) >= _HELD_OPEN:
            continue
        try:
            held[name] = stack.enter_context(path.open("rb"))
        except (FileNotFoundError, IsADirectoryError):
            continue


def _rest(root: Path, *, secrets: bool) -> Iterator[tuple[str, Path]]:
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        if here == root:
            folders[:] = [name for name in folders if name not in _LEFT_OUT]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if here == root and not _is_kept(name, secrets=secrets):
                continue
            path = here / name
            if not name.startswith(".") and path.is_file():
                yield path.relative_to(root).as_posix(), path


def _is_kept(name: str, *, secrets: bool) -> bool:
    if name in SECRETS:
        return secrets
    return not (
        database_copy.belongs_to_sqlite(name) or re.fullmatch(r".*\.lock|.*\.key(\..*)?", name)
    )


def _check_room(place: Path, paths: list[Path]) -> None:
    needed = sum(path.stat().st_size for path in paths if path.exists())
    free = shutil.disk_usage(place).free
    if needed > free:
        raise BadInput(
            f"{place.parent} has {free / 1e9:.1f} GB left, the backup needs {needed / 1e9:.1f} GB"
        )


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
