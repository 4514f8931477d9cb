"""A workspace brought back from a backup: all of it is verified before anything is touched."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tarfile
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING, Any, Final

from lantoa.core import clock
from lantoa.core.errors import BadInput
from lantoa.flows import database_copy
from lantoa.flows.backup import (
    DATABASES,
    FORMAT,
    FORMAT_VERSION,
    MANIFEST,
    SECRETS,
    Entry,
    Manifest,
    sync_folder,
)
from lantoa.lake.lake import Lake

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lantoa.flows.workspace import Workspace

_CHUNK: Final = 1 << 20
_LONGEST_LIST: Final = 1 << 30
_INSIDE: Final = "workspace/"
_LOCKS: Final = ("in-use.lock", "imports.lock", "lake/.lock")


def verified(file: Path) -> Manifest:
    """Return what a backup holds, once every digest in it was found to hold.

    Raises
    ------
    BadInput
        The file is no backup, breaks off, or does not hold what it says.
    """
    return _read(file, None)


def restore(
    file: Path,
    workspace: Workspace,
    *,
    replace: bool = False,
    database_url: str = "",
    load: Callable[[Path], None] | None = None,
    is_database_empty: Callable[[], bool] | None = None,
) -> tuple[Manifest, Path | None]:
    """Bring a workspace back from a backup.

    Everything is unpacked and verified in a folder beside the workspace, which then takes its
    name. What was there before is kept under another name.

    Parameters
    ----------
    replace
        Whether a workspace that is not empty may be set aside.
    database_url
        The address of the database, where it is not the workspace's own SQLite file.
    load
        Reads records into a PostgreSQL database, for a backup that was made of records.
    is_database_empty
        Whether that database holds nothing yet.

    Returns
    -------
    tuple
        What the backup holds, and where the former workspace is kept, if there was one.

    Raises
    ------
    BadInput
        The file is not whole, the workspace is not empty or in use, or the backup is of another
        kind of database. Nothing was changed.
    """
    root = workspace.root
    with ExitStack() as stack:
        _check_free(root, replace=replace, stack=stack)
        fresh = root.with_name(f".{root.name}.restoring-{os.getpid()}")
        stack.callback(shutil.rmtree, fresh, ignore_errors=True)
        root.parent.mkdir(parents=True, exist_ok=True)
        fresh.mkdir(mode=0o700)
        manifest = _read(file, fresh)
        _check_whole(fresh, manifest)
        _check_kind(manifest, database_url)
        if manifest.database not in (None, "sqlite"):
            if not replace and is_database_empty is not None and not is_database_empty():
                raise BadInput("the database is not empty: say --replace to have it replaced")
            copied = fresh / DATABASES[str(manifest.database)]
            _bring_back(copied, manifest, database_url, load)
            copied.unlink()
        kept = _swap(root, fresh)
    return manifest, kept


def _read(file: Path, into: Path | None) -> Manifest:
    """Read a backup once from end to end; write its files into a folder where one is given."""
    found: dict[str, Entry] = {}
    manifest: Manifest | None = None
    try:
        with tarfile.open(file, mode="r|") as tar:
            for member in tar:
                held = tar.extractfile(member)
                if manifest is not None or not member.isfile() or held is None:
                    raise BadInput(f"{file}: this is no backup of Lan Toả")
                if member.name == MANIFEST:
                    manifest = _manifest(file, held.read(_LONGEST_LIST))
                    continue
                if member.name in found:
                    raise BadInput(f"{file}: {member.name} is in it twice")
                target = None if into is None else into / _plain_name(file, member.name)
                found[member.name] = _taken(member, held, target)
    except (tarfile.TarError, EOFError) as failure:
        raise BadInput(f"{file}: this is no whole backup of Lan Toả ({failure})") from failure
    if manifest is None:
        raise BadInput(f"{file}: this backup breaks off before its end: take another")
    _compare(file, manifest, found)
    return manifest


def _plain_name(file: Path, name: str) -> str:
    parts = name.split("/")
    if not all(parts) or ".." in parts or "." in parts or "\0" in name or "\\" in name:
        raise BadInput(f"{file}: {name!r} is no name that a backup has")
    if name.startswith(_INSIDE):
        return name.removeprefix(_INSIDE)
    if name not in DATABASES.values():
        raise BadInput(f"{file}: {name!r} is no name that a backup has")
    return database_copy.SQLITE if name == DATABASES["sqlite"] else name


def _manifest(file: Path, text: bytes) -> Manifest:
    try:
        said: dict[str, Any] = json.loads(text)
        if said["format"] != FORMAT:
            raise BadInput(f"{file}: this is no backup of Lan Toả")
        if said["format_version"] > FORMAT_VERSION:
            raise BadInput(
                f"{file}: made by a newer Lan Toả ({said['code']}): install that one first"
            )
        files = tuple(Entry(**one) for one in said.pop("files"))
        return Manifest(**{**said, "files": files, "secrets": tuple(said["secrets"])})
    except (ValueError, KeyError, TypeError, AttributeError) as failure:
        raise BadInput(f"{file}: the list of this backup is damaged") from failure


def _taken(member: tarfile.TarInfo, held: IO[bytes], target: Path | None) -> Entry:
    digest = hashlib.sha256()
    if target is None:
        while piece := held.read(_CHUNK):
            digest.update(piece)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as sink:
            while piece := held.read(_CHUNK):
                digest.update(piece)
                sink.write(piece)
            sink.flush()
            os.fsync(sink.fileno())
    return Entry(path=member.name, size=member.size, sha256=digest.hexdigest())


def _compare(file: Path, manifest: Manifest, found: dict[str, Entry]) -> None:
    listed = {entry.path: entry for entry in manifest.files}
    for name in sorted(listed.keys() | found.keys()):
        if listed.get(name) != found.get(name):
            raise BadInput(f"{file}: {name} is not as it was written: take another backup")


def _check_whole(fresh: Path, manifest: Manifest) -> None:
    lake = Lake(fresh / "lake")
    newest = lake.state() if lake.exists else None
    if (newest.digest if newest else None) != manifest.digest:
        raise BadInput("the lake in this backup is not at the state that its list names")
    if newest is not None:
        for table in newest.versions:
            lake.files(table, newest)
    if (fresh / database_copy.SQLITE).exists():
        database_copy.check_sqlite(fresh / database_copy.SQLITE)


def _check_kind(manifest: Manifest, url: str) -> None:
    wanted = database_copy.is_postgres(url)
    if manifest.database is not None and wanted != (manifest.database != "sqlite"):
        raise BadInput(
            f"this backup holds a database of kind {manifest.database}: "
            + ("unset DATABASE_URL" if wanted else "set DATABASE_URL to a PostgreSQL database")
        )


def _bring_back(
    copied: Path, manifest: Manifest, url: str, load: Callable[[Path], None] | None
) -> None:
    if manifest.database == "postgresql":
        if not database_copy.has_postgres_tools():
            raise BadInput(
                "pg_dump and pg_restore are not on this machine: install postgresql-client"
            )
        database_copy.bring_back_postgres(url, copied)
    elif load is not None:
        load(copied)


def _check_free(root: Path, *, replace: bool, stack: ExitStack) -> None:
    if not root.exists():
        return
    if not root.is_dir():
        raise BadInput(f"{root} is a file; a workspace is a folder")
    if any(root.iterdir()) and not replace:
        raise BadInput(f"{root} is not empty: name another workspace, or say --replace")
    for name in _LOCKS:
        stack.enter_context(_nobody_holds(root / name))


@contextmanager
def _nobody_holds(path: Path) -> Iterator[None]:
    if not path.exists():
        yield
        return
    with path.open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadInput(
                f"a program works in {path.parent}: stop lantoa serve and lantoa work first"
            ) from None
        yield


def _swap(root: Path, fresh: Path) -> Path | None:
    (fresh / "uploads").mkdir(exist_ok=True)
    kept = None
    if root.exists():
        for name in SECRETS:
            if (root / name).exists() and not (fresh / name).exists():
                shutil.copy2(root / name, fresh / name)
        if any(root.iterdir()):
            kept = root.with_name(f"{root.name}.before-{clock.now():%Y%m%d-%H%M%S}")
            root.rename(kept)
        else:
            root.rmdir()
    try:
        fresh.rename(root)
    except OSError:
        if kept is not None:
            kept.rename(root)
        raise
    sync_folder(root.parent)
    return kept
