"""Any file, opened: judged by its content, taken apart into members, read as payloads."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lantoa.core.errors import Unreadable, UnreadableFile
from lantoa.sources.adapter import Adapter, Head
from lantoa.sources.files.containers import (
    Content,
    blocks,
    compression_of,
    on_disk,
    open_zip,
    plain_content,
    unpacked,
    zip_contents,
)
from lantoa.sources.files.documents import document_head, document_payloads, documents
from lantoa.sources.files.encodings import Encoding, encoding_of, utf8_blocks
from lantoa.sources.files.lines import BLOCK_BYTES, LONGEST_LINE, line_blocks, line_payloads
from lantoa.sources.files.parquet import parquet_table
from lantoa.sources.files.secrets import refuse_credentials, refuse_key_files
from lantoa.sources.files.shapes import (
    is_workbook,
    json_shape,
    refuse_other_archives,
    refuse_other_kinds,
)
from lantoa.sources.files.tables import Table, delimited_table
from lantoa.sources.files.workbooks import sheets

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, Self

    from lantoa.sources.adapter import Payload

SAMPLE_BYTES: Final = 4 << 20
_SHOWN: Final = 20
_DEEPEST: Final = 3
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

Payloads = Iterator[tuple[int, "Payload | Unreadable"]]


class _NotData(UnreadableFile):
    """A file beside the data in a zip: a picture, a page, a note."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a file that holds rows: the file itself, a file in a zip, a sheet."""

    name: str
    head: Head
    read: Callable[[Adapter | None], Payloads]
    notes: tuple[str, ...] = ()
    is_lines: bool = False


@dataclass(slots=True, weakref_slot=True)
class OpenedFile:
    """A file that was recognised as data.

    `name` is what it is called, `size` its length on disk in bytes. `skipped` are the
    (name, reason) of files in a zip that are no data, `notes` what else a person should know.
    What had to be unpacked is removed with the object, or by `close`.
    """

    path: Path
    name: str
    size: int
    modified_s: float
    """When it was last written, seconds since 1970 UTC."""
    skipped: tuple[tuple[str, str], ...] = ()
    _parts: dict[str, _Part] = field(default_factory=dict, repr=False)
    _is_plain: bool = False
    _cleanup: weakref.finalize[..., OpenedFile] | None = field(default=None, repr=False)
    _folder: Path | None = field(default=None, repr=False)

    @property
    def members(self) -> tuple[str, ...]:
        """Names of the parts that hold rows: files of a zip, sheets of a workbook, else ``""``."""
        return tuple(self._parts)

    @property
    def notes(self) -> tuple[str, ...]:
        """Everything a person should know of the reading, members named where there are several."""
        many = len(self._parts) > 1
        told = (f"{p.name}: {n}" if many else n for p in self._parts.values() for n in p.notes)
        return (*told, *(f"{name} was left out: {reason}" for name, reason in self.skipped))

    @property
    def is_plain_lines(self) -> bool:
        """Whether the file on disk is NDJSON, so that `line_blocks` reads it once for all.

        False for a file of one line, which may as well be one JSON document.
        """
        return self._is_plain and next(iter(self._parts.values())).is_lines

    def head(self, member: str | None = None) -> Head:
        """Return the head of a member, of the first one by default."""
        return self._part(member).head

    def payloads(
        self, member: str | None = None, adapter: Adapter | None = None
    ) -> Iterator[tuple[int, Payload | Unreadable]]:
        """Yield (line, payload) of a member (the first one by default) from its beginning.

        Lines of line files and rows of tables count from 1, and so do the items of a JSON
        document, which `adapter` picks (its `items`). What cannot be read is an `Unreadable`.

        Raises
        ------
        UnreadableFile
            The file breaks off further down.
        """
        return self._part(member).read(adapter)

    def raw_blocks(self, size: int = BLOCK_BYTES) -> Iterator[bytes]:
        """Yield the file as it arrived, byte by byte the same, in blocks of `size`."""
        with self.path.open("rb") as stream:
            yield from blocks(stream, size)

    def line_blocks(self, size: int = BLOCK_BYTES) -> Iterator[tuple[bytes, int, int]]:
        """Yield (block, first line, lines) of the file as it arrived; needs `is_plain_lines`.

        Joined, the blocks are the file. Each ends with a line end but for the last line of all.
        """
        if not self.is_plain_lines:
            raise UnreadableFile(f"{self.name}: is no plain file of JSON lines")
        with self.path.open("rb") as stream:
            yield from line_blocks(stream, size, self.name)

    def close(self) -> None:
        """Remove what was unpacked."""
        if self._cleanup is not None:
            self._cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def folder(self) -> Path:
        """Return a folder for what has to be unpacked."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="lantoa-"))
            self._cleanup = weakref.finalize(self, shutil.rmtree, self._folder, True)
        return self._folder

    def _part(self, member: str | None) -> _Part:
        if member is None:
            return next(iter(self._parts.values()))
        if member not in self._parts:
            raise UnreadableFile(f"{self.name}: holds no {member!r}")
        return self._parts[member]


def open_file(path: Path, *, name: str | None = None) -> OpenedFile:
    """Open a file by what it holds, whatever its name.

    Parameters
    ----------
    path
        Plain, gzip, zstd or zip; in it JSON lines, JSON, a table with separators, XLSX, Parquet.
    name
        What errors and heads call it, where it lies under another name.

    Raises
    ------
    UnreadableFile
        Missing, empty, broken off, or no data; the message says what to do.
    HoldsSecrets
        It is a credential.
    """
    called = path.name if name is None else name
    if path.is_dir():
        raise UnreadableFile(f"{called}: is a folder; name the files in it, e.g. {called}/*")
    try:
        content = plain_content(path, called)
        sample = content.sample(8)
        modified_s = path.stat().st_mtime
    except OSError as failure:
        raise UnreadableFile(f"{path}: cannot be read ({failure.strerror})") from None
    opened = OpenedFile(path, called, content.size, modified_s)
    opened._is_plain = not compression_of(sample) and not sample.startswith(_ZIP)
    try:
        for part in _parts(content, opened, 0):
            _refuse_secrets(part, called)
            opened._parts[part.name] = part
    except BaseException:
        opened.close()
        raise
    return opened


def _parts(
    content: Content, opened: OpenedFile, depth: int, *, in_zip: bool = False
) -> list[_Part]:
    sample = content.sample(SAMPLE_BYTES)
    if not sample.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise _NotData(f"{content.name}: is empty")
    if compression := compression_of(sample):
        if depth >= _DEEPEST:
            raise UnreadableFile(f"{content.name}: is packed too many times; unpack it")
        return _parts(unpacked(content, compression), opened, depth + 1, in_zip=in_zip)
    if sample.startswith(_ZIP):
        return _of_zip(content, opened, in_zip=in_zip)
    if sample.startswith(b"PAR1"):
        return [_of_table("", content.name, parquet_table(on_disk(content, opened.folder)))]
    refuse_key_files(content.name, sample)
    try:
        refuse_other_kinds(content.name, sample)
    except UnreadableFile as failure:
        raise _NotData(str(failure)) from None
    return [_of_text(content, sample)]


def _of_zip(content: Content, opened: OpenedFile, *, in_zip: bool) -> list[_Part]:
    archive = on_disk(content, opened.folder)
    with open_zip(archive) as held:
        inside = set(held.namelist())
    refuse_other_archives(content.name, inside)
    if is_workbook(inside):
        return [_of_table(title, content.name, table) for title, table in sheets(archive)]
    if in_zip:
        raise UnreadableFile(f"{content.name}: is a zip inside a zip; unpack it")
    found: list[_Part] = []
    for part in zip_contents(archive):
        inner = part.name.removeprefix(f"{content.name}/")
        try:
            inner_parts = _parts(part, opened, 1, in_zip=True)
        except _NotData as failure:
            reason = str(failure).removeprefix(f"{part.name}: ")
            opened.skipped += ((inner, reason),)
            continue
        found += [replace(p, name=f"{inner}/{p.name}" if p.name else inner) for p in inner_parts]
    if not found:
        raise UnreadableFile(f"{content.name}: the zip holds no table and no JSON")
    return found


def _of_text(content: Content, sample: bytes) -> _Part:
    whole = len(sample) < SAMPLE_BYTES
    encoding = encoding_of(sample, whole=whole)
    if encoding is None:
        raise _NotData(f"{content.name}: is no text: no table, no JSON; export it as CSV or JSON")
    shape = json_shape(_as_utf8(content, sample, encoding), whole=whole)
    if shape is None:
        return _of_table("", content.name, delimited_table(content, encoding, sample))
    if encoding.name.startswith("cp"):
        encoding = Encoding("utf-8")
    if shape == "json":
        return _of_document(content, encoding)
    return _of_lines(content, encoding, one_line=shape == "one line")


def _as_utf8(content: Content, sample: bytes, encoding: Encoding) -> bytes:
    # Where the sample ends inside its first line, all of that line has to be seen.
    if encoding.is_utf8:
        if b"\n" in sample.strip() or len(sample) < SAMPLE_BYTES or sample.lstrip()[:1] != b"{":
            return sample
        with content.open() as stream:
            return stream.readline(LONGEST_LINE) + stream.read(64)
    return sample[encoding.mark :].decode(encoding.name, "replace").encode("utf-8", "replace")


def _of_lines(content: Content, encoding: Encoding, *, one_line: bool) -> _Part:
    def lines() -> Payloads:
        with content.open() as stream:
            yield from line_payloads(utf8_blocks(stream, encoding))

    shown = tuple(itertools.islice((p for _, p in lines() if isinstance(p, dict)), _SHOWN))
    document = shown[0] if one_line and len(shown) == 1 else None
    head = Head(name=content.name, shape="lines", payloads=shown, document=document)

    def read(adapter: Adapter | None) -> Payloads:
        if document is not None and adapter is not None and adapter.shape == "json":
            return document_payloads([document], adapter, content.name)
        return lines()

    return _Part("", head, read, is_lines=encoding.is_utf8 and not one_line)


def _of_document(content: Content, encoding: Encoding) -> _Part:
    found: list[Any] = documents(content, encoding)

    def read(adapter: Adapter | None) -> Payloads:
        return document_payloads(found, adapter, content.name)

    return _Part("", document_head(content.name, found[0]), read)


def _of_table(member: str, name: str, table: Table) -> _Part:
    rows = (row for _, row in table.rows() if not isinstance(row, Unreadable))
    shown = tuple(itertools.islice(rows, _SHOWN))
    head = Head(
        name=name, shape="table", payloads=shown, columns=table.columns, preamble=table.preamble
    )
    return _Part(member, head, lambda _: table.rows(), table.notes)


def _refuse_secrets(part: _Part, name: str) -> None:
    head = part.head
    called = f"{name}/{part.name}" if part.name else name
    shown = [head.document] if head.document is not None else list(head.payloads)
    refuse_credentials(called, shown, head.columns)
