"""Tables as text with separators: CSV, TSV and their relatives, as they come out of real tools."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lantoa.core.errors import Unreadable, UnreadableFile
from lantoa.sources.files.encodings import is_damaged, text_stream

if TYPE_CHECKING:
    from lantoa.sources.adapter import Payload
    from lantoa.sources.files.containers import Content
    from lantoa.sources.files.encodings import Encoding

LONGEST_CELL: Final = 64 << 20
_DELIMITERS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 200
_PREAMBLE: Final = 30
"""The header is looked for among so many first rows."""

Rows = Iterator[tuple[int, "Payload | Unreadable"]]


@dataclass(frozen=True, slots=True)
class Table:
    """A header, and rows that can be read again and again.

    `rows` yields (number, row): data rows count from 1, rows without any text are left out.
    """

    columns: tuple[str, ...]
    rows: Callable[[], Rows]
    preamble: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def delimited_table(content: Content, encoding: Encoding, sample: bytes) -> Table:
    """Return a CSV file as a table.

    Parameters
    ----------
    sample
        The first bytes: separator and header are found in them.

    Raises
    ------
    UnreadableFile
        No row in it could be a header.
    """
    text = _sample_text(sample, encoding)
    delimiter = delimiter_of(text)
    first_rows = _first_rows(text, delimiter)
    header = header_index(first_rows)
    if header is None:
        raise UnreadableFile(f"{content.name}: holds no table: no row could be its header")
    names = first_rows[header]
    columns, notes = column_names(names)
    notes += (encoding.note,) if encoding.note else ()

    def rows() -> Rows:
        return _rows(content, encoding, delimiter, (header, names), columns)

    preamble = tuple(delimiter.join(row).strip() for row in first_rows[:header])
    return Table(columns, rows, preamble, notes)


def delimiter_of(text: str) -> str:
    r"""Return the separator of a table: one of ``, ; | `` and tab.

    Examples
    --------
    >>> delimiter_of("a;b\n1,5;2,5\n")
    ';'
    """
    first = text.lstrip("\ufeff").split("\n", 1)[0].strip().strip('"')
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    return max(_DELIMITERS, key=lambda delimiter: _agreement(_first_rows(text, delimiter)))


def header_index(rows: Sequence[Sequence[str]]) -> int | None:
    """Return which of the first rows is the header.

    Titles and ``sep=,`` stand above it: it is the first row that has as many cells as most rows
    have, and fills half of them and at least two; in a table of one column, the first row that
    is not empty.
    """
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    lengths = Counter(_filled_length(row) for row in rows[1:])
    usual = lengths.most_common(1)[0][0] if lengths else 1
    enough = [i for i, count in enumerate(filled[:_PREAMBLE]) if count >= max(2, (usual + 1) // 2)]
    wide = [i for i in enough if len(rows[i]) >= usual]
    least = [index for index, count in enumerate(filled) if count]
    return next(iter(wide or enough or least), None)


def _filled_length(row: Sequence[str]) -> int:
    return max((number for number, cell in enumerate(row, 1) if cell.strip()), default=0)


def column_names(cells: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a name for every column, each once, and notes on those that had to be changed."""
    names: list[str] = []
    notes: list[str] = []
    for number, cell in enumerate(cells[: _filled_length(cells)], 1):
        wanted = cell.replace("\x00", "").strip().lstrip("\ufeff").strip() or f"column {number}"
        name, again = wanted, 2
        while name in names:
            name, again = f"{wanted} ({again})", again + 1
        if name != wanted:
            notes.append(f"column {wanted!r} stands more than once: number {number} is {name!r}")
        names.append(name)
    return tuple(names), tuple(notes)


def row_of(columns: tuple[str, ...], cells: list[str]) -> Payload | Unreadable:
    """Return a row by column; `Unreadable` where it has other cells than the header."""
    width = len(columns)
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        del cells[width:]
    if len(cells) != width:
        return Unreadable("", f"the row has {len(cells)} cells where the header has {width}")
    return dict(zip(columns, cells, strict=True))


def _rows(
    content: Content,
    encoding: Encoding,
    delimiter: str,
    header: tuple[int, list[str]],
    columns: tuple[str, ...],
) -> Rows:
    at, names = header
    csv.field_size_limit(LONGEST_CELL)
    with content.open() as stream, text_stream(stream, encoding) as text:
        lines = _Lines(text)
        reader = csv.reader(lines, delimiter=delimiter)
        number, begins = 0, 1
        try:
            for index, cells in enumerate(_not_blank(reader)):
                spans, damaged = (begins, reader.line_num), lines.damaged
                begins, lines.damaged = reader.line_num + 1, False
                if index <= at or _is_header_again(cells, names):
                    continue
                number += 1
                yield number, _checked(row_of(columns, cells), damaged, spans)
        except csv.Error as failure:
            raise UnreadableFile(
                f"{content.name}: line {reader.line_num}: {failure}; is a quotation mark left open?"
            ) from None
        except UnicodeDecodeError:
            raise UnreadableFile(
                f"{content.name}: breaks off inside a character of {encoding.name}"
            ) from None


class _Lines:
    """Lines on their way to the CSV reader, without NUL, watched for damaged characters."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.damaged = False

    def __iter__(self) -> Iterator[str]:
        for line in self._text:
            if is_damaged(line):
                self.damaged = True
            yield line.replace("\x00", "") if "\x00" in line else line


def _is_header_again(cells: list[str], names: list[str]) -> bool:
    # Files that were joined repeat it.
    cells[0] = cells[0].removeprefix("\ufeff")
    return cells == names


def _not_blank(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    return (row for row in rows if any(map(str.strip, row)))


def _checked(
    row: Payload | Unreadable, damaged: bool, spans: tuple[int, int]
) -> Payload | Unreadable:
    if isinstance(row, Unreadable):
        if spans[1] > spans[0]:
            where = f"lines {spans[0]} to {spans[1]} of the file"
            return Unreadable("", f"{row.reason} ({where}; is a quotation mark left open?)")
        return row
    if damaged:
        for column, cell in row.items():
            if is_damaged(cell):
                return Unreadable(column, "holds bytes that are no characters")
    return row


def _sample_text(sample: bytes, encoding: Encoding) -> str:
    return sample[encoding.mark :].decode(encoding.name, "replace").replace("\x00", "")


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in _not_blank(reader):
            rows.append(row)
            if len(rows) >= _LOOKED_AT:
                break
    except csv.Error:
        pass
    return rows


def _agreement(rows: list[list[str]]) -> tuple[bool, float, int]:
    """How well rows look like one table: header as wide as the rest, rows alike, many columns."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return False, 0.0, 0
    usual, times = widths.most_common(1)[0]
    header = next(len(row) for row in rows if len(row) > 1)
    return header == usual, round(times / len(rows), 1), usual
