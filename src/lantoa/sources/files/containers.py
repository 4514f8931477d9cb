"""Files inside files: gzip, zstd and zip unpacked as streams, within limits."""

from __future__ import annotations

import gzip
import io
import lzma
import shutil
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

import zstandard

from lantoa.core.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ZIP_MEMBERS: Final = 2_000
RATIO: Final = 300
"""A compressed file may unpack to so many times its size, and `ALLOWANCE` bytes more."""
ALLOWANCE: Final = 512 << 20
_GZIP: Final = b"\x1f\x8b"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_BROKEN: Final = (EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError, zipfile.BadZipFile,
                  NotImplementedError, RuntimeError, OSError, ValueError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """A run of bytes that can be read again and again.

    `name` is what errors call it, `size` its length as it lies on disk, `path` the file itself
    where it lies there unpacked.
    """

    name: str
    size: int
    open: Callable[[], BinaryIO]
    path: Path | None = None

    def sample(self, size: int) -> bytes:
        """Return the first `size` bytes, fewer where there are fewer."""
        with self.open() as stream:
            return read_fully(stream, size)


def plain_content(path: Path, name: str) -> Content:
    """Return a file as it lies on disk."""
    return Content(name, path.stat().st_size, lambda: path.open("rb"), path)


def compression_of(sample: bytes) -> str:
    """Return ``gzip``, ``zstd`` or ``""`` by the first bytes."""
    if sample.startswith(_GZIP):
        return "gzip"
    if sample.startswith(_ZSTD) or _is_skippable_frame(sample):
        return "zstd"
    return ""


def unpacked(content: Content, compression: str) -> Content:
    """Return what a gzip or zstd file holds, unpacked while it is read."""
    opener = _zstd_stream if compression == "zstd" else _gzip_stream

    def opened() -> BinaryIO:
        return guarded(opener(content.open()), content.name, content.size)

    return Content(content.name, content.size, opened)


def zip_contents(content: Content) -> list[Content]:
    """Return the files inside a zip, in its order, folders and system litter left out.

    Raises
    ------
    UnreadableFile
        The zip breaks off, is locked with a password, holds too many files or too much, or a
        name in it points outside of it.
    """
    with open_zip(content) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > ZIP_MEMBERS:
        raise UnreadableFile(f"{content.name}: holds more than {ZIP_MEMBERS:,} files; unpack it")
    declared = sum(info.file_size for info in infos)
    if declared > RATIO * content.size + ALLOWANCE:
        raise UnreadableFile(f"{content.name}: {_BOMB}")
    for info in infos:
        _refuse_tricks(content.name, info)
    wanted = [info for info in infos if not _is_litter(info.filename)]
    names = [info.filename for info in wanted]
    if len(set(names)) != len(names):
        raise UnreadableFile(f"{content.name}: holds two files of one name; unpack it")
    return [_zip_member(content, info) for info in wanted]


def open_zip(content: Content) -> zipfile.ZipFile:
    """Return a zip that lies on disk, opened for reading.

    Raises
    ------
    UnreadableFile
        It breaks off or is damaged.
    """
    try:
        return zipfile.ZipFile(cast("Path", content.path))
    except (*_BROKEN, UnicodeDecodeError) as failure:
        raise UnreadableFile(f"{content.name}: {_broken('zip', failure)}") from None


def on_disk(content: Content, folder: Callable[[], Path]) -> Content:
    """Return `content` as a file on disk, unpacked into `folder` where it is not one yet."""
    if content.path is not None:
        return content
    with (
        tempfile.NamedTemporaryFile(dir=folder(), delete=False) as target,
        content.open() as source,
    ):
        shutil.copyfileobj(source, target, 1 << 20)
    path = Path(target.name)
    return plain_content(path, content.name)


def read_fully(stream: BinaryIO, size: int) -> bytes:
    """Return `size` bytes of a stream that may give fewer at a time; fewer only at its end."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def blocks(stream: BinaryIO, size: int) -> Iterator[bytes]:
    """Yield a stream in blocks of `size` bytes, the last one shorter."""
    while block := read_fully(stream, size):
        yield block


_BOMB: Final = (
    f"unpacks to more than {RATIO} times its size, which no export does; it is not opened"
)


class _Guard(io.RawIOBase):
    """A stream that says in words what is wrong with it, and stops at a bomb."""

    def __init__(self, source: BinaryIO, name: str, packed_size: int) -> None:
        self._source = source
        self._name = name
        self._left = RATIO * packed_size + ALLOWANCE

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            part = self._source.read(len(buffer))
        except _BROKEN as failure:
            raise UnreadableFile(f"{self._name}: {_broken('file', failure)}") from None
        self._left -= len(part)
        if self._left < 0:
            raise UnreadableFile(f"{self._name}: {_BOMB}")
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._source.close()
        super().close()


def guarded(source: BinaryIO, name: str, packed_size: int) -> BinaryIO:
    """Return a stream whose failures are `UnreadableFile`, limited to what is plausible."""
    return cast("BinaryIO", io.BufferedReader(_Guard(source, name, packed_size), 1 << 18))


def _gzip_stream(source: BinaryIO) -> BinaryIO:
    stream = gzip.GzipFile(fileobj=source, mode="rb")
    stream.myfileobj = source  # type: ignore[assignment]  # closed together with the stream
    return cast("BinaryIO", stream)


class _ZstdStream(io.RawIOBase):
    """Every frame of a zstd file, and an error where the last one is cut off."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._decompressor = zstandard.ZstdDecompressor(max_window_size=1 << 31)
        self._frame = self._decompressor.decompressobj()
        self._begun = False
        self._packed = b""
        self._ready = b""

    def read(self, size: int = -1) -> bytes:
        while not self._ready:
            if self._begun and self._frame.eof:
                self._packed = self._frame.unused_data
                self._frame = self._decompressor.decompressobj()
                self._begun = False
            packed = self._packed or self._source.read(1 << 17)
            self._packed = b""
            if not packed:
                if self._begun:
                    raise EOFError("the last frame is cut off")
                return b""
            self._begun = True
            self._ready = self._frame.decompress(packed)
        size = len(self._ready) if size < 0 else size
        part, self._ready = self._ready[:size], self._ready[size:]
        return part

    def close(self) -> None:
        if not self.closed:
            self._source.close()
        super().close()


def _zstd_stream(source: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", _ZstdStream(source))


def _is_skippable_frame(sample: bytes) -> bool:
    return len(sample) >= 8 and 0x50 <= sample[0] <= 0x5F and sample[1:4] == b"\x2a\x4d\x18"


def _zip_member(content: Content, info: zipfile.ZipInfo) -> Content:
    name = f"{content.name}/{info.filename}"

    def opened() -> BinaryIO:
        archive = open_zip(content)
        try:
            source = archive.open(info.filename)
        except (*_BROKEN, KeyError) as failure:
            archive.close()
            raise UnreadableFile(f"{name}: {_broken('zip', failure)}") from None
        source.close = _closing(source.close, archive.close)  # type: ignore[method-assign]
        return guarded(cast("BinaryIO", source), name, info.compress_size)

    return Content(name, info.compress_size, opened)


def _closing(*closers: Callable[[], None]) -> Callable[[], None]:
    def close() -> None:
        for closer in closers:
            closer()

    return close


def _refuse_tricks(name: str, info: zipfile.ZipInfo) -> None:
    inside = info.filename
    parts = inside.replace("\\", "/").split("/")
    if inside.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\x00" in inside:
        raise UnreadableFile(f"{name}: a name in it points outside of it: {inside[:60]!r}")
    if info.flag_bits & 0x1:
        raise UnreadableFile(f"{name}: is locked with a password; unpack it and import the files")
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        raise UnreadableFile(f"{name}: holds a link to another file: {inside[:60]!r}")


def _is_litter(name: str) -> bool:
    last = name.rpartition("/")[2]
    return (
        name.startswith("__MACOSX/") or last.startswith("._") or last in (".DS_Store", "Thumbs.db")
    )


def _broken(what: str, failure: BaseException) -> str:
    said = str(failure).strip().rstrip(".")
    return f"the {what} breaks off or is damaged ({said[:80] or type(failure).__name__}); copy or download it again"
