"""What a file is, judged by its first bytes and never by its name."""

from __future__ import annotations

import re
from typing import Final, Literal

from lantoa.core.errors import UnreadableFile
from lantoa.sources.files.lines import payloads_in

JsonShape = Literal["lines", "one line", "json"]

_LINES_LOOKED_AT: Final = 50
_BINARY: Final = (
    (b"%PDF", "a PDF; export a table (CSV or XLSX) instead"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.xls, .doc); save it as .xlsx or CSV"),
    (b"\x89PNG", "a picture; import the table behind it"),
    (b"\xff\xd8\xff", "a picture; import the table behind it"),
    (b"GIF8", "a picture; import the table behind it"),
    (b"SQLite format 3", "an SQLite database; export its table as CSV"),
    (b"BZh", "compressed with bzip2; unpack it, or use gzip, zstd or zip"),
    (b"\xfd7zXZ", "compressed with xz; unpack it, or use gzip, zstd or zip"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it, or use zip"),
    (b"Rar!", "a RAR archive; unpack it, or use zip"),
    (b"ARROW1", "an Arrow file; save it as Parquet or CSV"),
    (b"PARE", "an encrypted Parquet file; save it without encryption"),
)
_MARKUP: Final = re.compile(rb"\s*<(?:!doctype|[?!a-z][a-z0-9:!?-]*[\s>])", re.IGNORECASE)
_OFFICE: Final = (
    ("word/document.xml", "a Word document; save its table as .xlsx or CSV"),
    ("ppt/presentation.xml", "a presentation; import the table behind it"),
    ("xl/workbook.bin", "a binary workbook (.xlsb); save it as .xlsx or CSV"),
    ("content.xml", "an OpenDocument file; save it as .xlsx or CSV"),
)


def refuse_other_kinds(name: str, sample: bytes) -> None:
    """Raise `UnreadableFile` with advice for kinds of files that are no data."""
    for magic, advice in _BINARY:
        if sample.startswith(magic):
            raise UnreadableFile(f"{name}: is {advice}")
    if len(sample) > 262 and sample[257:262] == b"ustar":
        raise UnreadableFile(f"{name}: is a tar archive; unpack it, or use zip")
    text = sample[:400].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _MARKUP.match(text):
        raise UnreadableFile(
            f"{name}: is a web page or XML, whatever its name: exports give a log-in page when "
            "the session has ended; log in and export it again"
        )


def refuse_other_archives(name: str, inside: set[str]) -> None:
    """Raise `UnreadableFile` with advice for documents that are zips."""
    for part, advice in _OFFICE:
        if part in inside:
            raise UnreadableFile(f"{name}: is {advice}")


def is_workbook(inside: set[str]) -> bool:
    """Return whether a zip with these names in it is an XLSX workbook."""
    return "xl/workbook.xml" in inside and "[Content_Types].xml" in inside


def json_shape(text: bytes, *, whole: bool) -> JsonShape | None:
    r"""Return which kind of JSON `text` begins, ``None`` where it is none.

    Parameters
    ----------
    text
        UTF-8 from the beginning of a file.
    whole
        Whether it is all of it.

    Examples
    --------
    >>> json_shape(b'{"a":1}\n{"a":2}\n', whole=True)
    'lines'
    """
    lines = [line for line in text.split(b"\n") if line.strip(b" \t\r\x00")]
    if not whole and len(lines) > 1:
        lines.pop()
    lines = lines[:_LINES_LOOKED_AT]
    objects = sum(_is_object(line) for line in lines)
    if objects and 2 * objects >= len(lines):
        return "one line" if whole and len(lines) == 1 else "lines"
    first = text.lstrip(b"\xef\xbb\xbf \t\r\n\x00")[:1]
    return "json" if first in (b"{", b"[") and first else None


def _is_object(line: bytes) -> bool:
    if line.lstrip(b"\xef\xbb\xbf \t")[:1] != b"{":
        return False
    found = [payload for _, payload in payloads_in(line, 1)]
    return bool(found) and all(isinstance(payload, dict) for payload in found)
