"""Raw files as they arrived: kept once, by digest, as zstd frames that can be read one by one."""

from __future__ import annotations

import hashlib
import os
import queue
import threading
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import zstandard

from lantoa.core.errors import LakeError
from lantoa.lake import delta

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER: Final = "raw"
_BEGUN: Final = ".tmp-"
_BLANKED: Final = ".blanked.zst"
_CHUNK: Final = 1 << 20
_HEX: Final = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class RawFile:
    """One raw file that has been read to its end.

    `blocks` are (member, first line, lines, offset, bytes, frame) of each block: see
    :data:`lantoa.lake.schemas.CAPTURES`. `begun` is where its bytes wait to be kept, ``None``
    where they are not to be kept or are kept already. `is_blanked` says that secrets in it were
    blanked, so that what is kept no longer has its digest.
    """

    sha256: str
    bytes: int
    blocks: tuple[tuple[str, int, int, int, int, int], ...] = ()
    begun: Path | None = None
    is_blanked: bool = False


@dataclass(slots=True)
class _Progress:
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)
    offset: int = 0
    frame: int = 0
    is_blanked: bool = False
    blocks: list[tuple[str, int, int, int, int, int]] = field(default_factory=list)


class RawSink:
    """Takes a file block by block and digests and compresses it beside the caller's own work.

    Parameters
    ----------
    folder
        The lake's folder of raw files.
    keep
        Whether the bytes are kept, or only their digest is taken.
    """

    def __init__(self, folder: Path, *, keep: bool) -> None:
        self._begun = folder / f"{_BEGUN}{uuid.uuid4()}" if keep else None
        self._queue: queue.Queue[tuple[bytes, bytes, str, int, int] | None] = queue.Queue(2)
        self._failure: Exception | None = None
        self._done = _Progress()
        self._thread = threading.Thread(target=self._work, name="raw file", daemon=True)
        self._thread.start()

    def put(
        self, block: bytes, first_line: int, lines: int, member: str = "", *, blanked: bytes = b""
    ) -> None:
        """Take the next block of the file, as it arrived.

        Parameters
        ----------
        first_line
            Number of the line that the block begins with, from 1; 0 in files that are no lines.
        lines
            How many whole lines it holds.
        blanked
            The same block with its secrets blanked, equally long: kept instead of `block`. The
            digest stays that of the file as it arrived.

        Raises
        ------
        LakeError
            The disk is full, or the file cannot be written for another reason.
        """
        self._check()
        self._queue.put((block, blanked or block, member, first_line, lines))

    def finish(self) -> RawFile:
        """Return the digest of the whole file, once all of it is on the disk.

        Raises
        ------
        LakeError
            It could not be written.
        """
        self._stop()
        self._check()
        done = self._done
        blocks = tuple(done.blocks)
        return RawFile(done.digest.hexdigest(), done.offset, blocks, self._begun, done.is_blanked)

    def abandon(self) -> None:
        """Stop, and keep nothing."""
        self._stop()
        if self._begun is not None:
            self._begun.unlink(missing_ok=True)

    def _stop(self) -> None:
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()

    def _check(self) -> None:
        if self._failure is not None:
            reason = getattr(self._failure, "strerror", None) or str(self._failure)
            raise LakeError(f"The raw file could not be kept: {reason}") from self._failure

    def _work(self) -> None:
        try:
            self._take_all()
        except Exception as failure:  # noqa: BLE001 - raised again where the caller is
            self._failure = failure
            while self._queue.get() is not None:
                pass  # whoever puts must not wait for ever

    def _take_all(self) -> None:
        if self._begun is None:
            while (taken := self._queue.get()) is not None:
                self._count(*taken)
            return
        self._begun.parent.mkdir(parents=True, exist_ok=True)
        compressor = zstandard.ZstdCompressor(level=1, write_checksum=True)
        with self._begun.open("xb") as target:
            while (taken := self._queue.get()) is not None:
                self._count(*taken)
                self._done.frame += target.write(compressor.compress(taken[1]))
            target.flush()
            os.fsync(target.fileno())

    def _count(self, block: bytes, kept: bytes, member: str, first_line: int, lines: int) -> None:
        done = self._done
        done.is_blanked |= kept is not block and kept != block
        done.digest.update(block)
        done.blocks.append((member, first_line, lines, done.offset, len(block), done.frame))
        done.offset += len(block)


def kept_path(root: Path, sha256: str) -> Path:
    """Return where a raw file is kept, whether or not it is.

    Raises
    ------
    LakeError
        Not a digest.
    """
    if len(sha256) != 64 or not _HEX.issuperset(sha256):
        raise LakeError(f"{sha256[:80]!r} is not the digest of a file")
    whole = root / FOLDER / sha256[:2] / f"{sha256}.zst"
    blanked = whole.with_name(f"{sha256}{_BLANKED}")
    return blanked if blanked.exists() else whole


def keep(root: Path, raw: RawFile) -> None:
    """Give a finished raw file its lasting name. Only under the lock."""
    if raw.begun is None:
        return
    path = kept_path(root, raw.sha256)
    if raw.is_blanked:
        path = path.with_name(f"{raw.sha256}{_BLANKED}")
    path.parent.mkdir(parents=True, exist_ok=True)
    raw.begun.replace(path)
    for folder in (path.parent, path.parent.parent, root):
        delta.sync(folder)


def drop_unfinished(root: Path) -> None:
    """Remove what stopped imports have left. Only under the lock."""
    for path in (root / FOLDER).glob(f"{_BEGUN}*"):
        path.unlink(missing_ok=True)


def blocks_in(path: Path, sha256: str) -> Iterator[bytes]:
    """Return the bytes of a kept file, as they arrived, piece by piece.

    Raises
    ------
    LakeError
        What is kept is not, or no longer, the file of this digest; said after its last piece.
    """
    digest = hashlib.sha256()
    decompressor = zstandard.ZstdDecompressor()
    try:
        with (
            path.open("rb") as source,
            decompressor.stream_reader(source, read_across_frames=True) as plain,
        ):
            while piece := plain.read(_CHUNK):
                digest.update(piece)
                yield piece
    except zstandard.ZstdError as failure:
        raise _damaged(path) from failure
    if digest.hexdigest() != sha256 and not path.name.endswith(_BLANKED):
        raise _damaged(path)


def block_at(path: Path, frame: int, size: int) -> bytes:
    """Return one block of a kept file: the one whose frame begins at byte `frame`.

    Raises
    ------
    LakeError
        There is no such block.
    """
    try:
        with path.open("rb") as source:
            source.seek(frame)
            block = zstandard.ZstdDecompressor().stream_reader(source).read(size)
    except zstandard.ZstdError as failure:
        raise _damaged(path) from failure
    if len(block) != size:
        raise _damaged(path)
    return bytes(block)


def _damaged(path: Path) -> LakeError:
    return LakeError(f"The kept raw file {path} is damaged: bring it back from a backup")
