"""Workbooks (XLSX): every sheet is a table, its cells as the text that stands for them."""

from __future__ import annotations

import datetime as dt
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable, UnreadableFile
from lantoa.sources.files.containers import zip_contents
from lantoa.sources.files.tables import Table, column_names, header_index, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lantoa.sources.files.containers import Content
    from lantoa.sources.files.tables import Rows

_LOOKED_AT: Final = 60


def sheets(content: Content) -> list[tuple[str, Table]]:
    """Return (title, table) of every sheet that holds a table.

    Raises
    ------
    UnreadableFile
        The workbook is damaged, or no sheet holds a table.
    """
    zip_contents(content)  # for its limits
    found = []
    for title in _titles(content):
        table = _table(content, title)
        if table is not None:
            found.append((title, table))
    if not found:
        raise UnreadableFile(f"{content.name}: no sheet of the workbook holds a table")
    return found


def cell_text(value: Any) -> str:
    """Return what a cell holds as text.

    Whole numbers have no point; a number that a workbook cannot hold exactly keeps its exponent
    (``7.5e+18``), so that it is not taken for an id. Times are ISO 8601.

    Examples
    --------
    >>> cell_text(18400.0), cell_text(7.506832745952218e18), cell_text(None)
    ('18400', '7.506832745952218e+18', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 10**15:
            return str(int(value))
        return f"{value:e}" if value.is_integer() and "e" not in repr(value) else repr(value)
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    return str(value)


def _titles(content: Content) -> list[str]:
    with _workbook(content) as book:
        return [sheet.title for sheet in book.worksheets]


@contextmanager
def _workbook(content: Content) -> Iterator[Any]:
    import openpyxl

    with content.open() as stream:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # styles and extensions: only values are read
                book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            try:
                yield book
            finally:
                book.close()
        except Exception as failure:  # noqa: BLE001  # damage shows itself in any way at all
            raise _damaged(content, failure) from None


def _damaged(content: Content, failure: Exception) -> UnreadableFile:
    said = str(failure)[:80] or type(failure).__name__
    return UnreadableFile(
        f"{content.name}: the workbook is damaged ({said}); open it in a spreadsheet and save it again"
    )


def _cells(content: Content, title: str) -> Iterator[list[str]]:
    """Rows of a sheet that hold any text."""
    with _workbook(content) as book:
        sheet = book[title]
        sheet.reset_dimensions()
        for values in sheet.iter_rows(values_only=True):
            cells = [cell_text(value) for value in values]
            if any(cell.strip() for cell in cells):
                yield cells


def _table(content: Content, title: str) -> Table | None:
    first_rows = []
    cells = _cells(content, title)
    for row in cells:
        first_rows.append(row)
        if len(first_rows) >= _LOOKED_AT:
            break
    cells.close()  # type: ignore[attr-defined]
    header = header_index(first_rows)
    if header is None:
        return None
    columns, notes = column_names(first_rows[header])

    def rows() -> Rows:
        for number, row in enumerate(_after(_cells(content, title), header), 1):
            row.extend([""] * (len(columns) - len(row)))  # a workbook leaves trailing blanks out
            found = row_of(columns, row)
            yield number, found if isinstance(found, Unreadable) else dict(found)

    preamble = tuple(" ".join(filter(None, row)) for row in first_rows[:header])
    return Table(columns, rows, preamble, notes)


def _after(rows: Iterator[list[str]], header: int) -> Iterator[list[str]]:
    for index, row in enumerate(rows):
        if index > header:
            yield row
