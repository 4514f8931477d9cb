"""A table as a file: CSV that opens in a spreadsheet with its diacritics, or a workbook."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.http import HttpResponse

from lantoa.core import clock
from lantoa.web.kit.spoken import lang_of, say
from lantoa.web.kit.tables import found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import HttpRequest

    from lantoa.core.formats import Lang
    from lantoa.web.kit.tables import Rows, Table

HOME: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet begins a formula with; in wide letters, too."""
_KINDS: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_LONGEST_CELL: Final = 32_000
_WIDEST: Final = 60


def exported(table: Table[Any], rows: Rows, request: HttpRequest) -> HttpResponse | None:
    """Return the file that ``?export=csv`` or ``=xlsx`` asks for, ``None`` where none is.

    It holds what the page shows, narrowed and sorted alike, on all pages. Whoever calls has
    checked the right to export.
    """
    kind = request.GET.get(f"{table.prefix}export", "")
    if kind not in _KINDS:
        return None
    lang = lang_of(request)
    lines = _lines(table, found(table, rows, request.GET), lang)
    made = csv_of(lines) if kind == "csv" else xlsx_of(lines, table.name)
    response = HttpResponse(made, content_type=_KINDS[kind])
    name = f"{table.name}-{clock.now().astimezone(HOME):%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "no-store"
    return response


def _lines(table: Table[Any], rows: Rows, lang: Lang) -> Iterator[list[Any]]:
    columns = [column for column in table.columns if column.only != "page"]
    yield [say(lang, *column.name) for column in columns]
    for row in rows:
        yield [column.value(row) for column in columns]


def csv_of(lines: Iterable[Iterable[Any]]) -> bytes:
    r"""Return lines as CSV with a byte order mark; unknown is empty, a formula is only text.

    Examples
    --------
    >>> csv_of([["tỏa", None, "=1+1", 2]]).decode("utf-8-sig")
    "tỏa,,'=1+1,2\r\n"
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_plain(value) for value in line] for line in lines)
    return text.getvalue().encode("utf-8-sig", "replace")


def _plain(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return f"{value.astimezone(HOME):%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case int() | float():
            return value
    text = str(value).replace("\0", "")
    return f"'{text}" if text.startswith(_FORMULA) else text


def xlsx_of(lines: Iterable[Iterable[Any]], name: str) -> bytes:
    """Return lines as a workbook of one sheet, its first line frozen and filterable."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "remove_timezone": True,
    }) as book:  # fmt: skip
        sheet = book.add_worksheet(name[:31])
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "day": book.add_format({"num_format": "d/m/yyyy"}),
            "moment": book.add_format({"num_format": "hh:mm d/m/yyyy"}),
        }
        wide: dict[int, int] = {}
        last = 0
        for number, line in enumerate(lines):
            for place, value in enumerate(line):
                _write(sheet, number, place, value, formats)
                shown = 16 if isinstance(value, date) else len(str(value or ""))
                wide[place] = min(max(wide.get(place, 8), shown + 2), _WIDEST)
            last = number
        for place, width in wide.items():
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)
        if wide:
            sheet.autofilter(0, 0, last, len(wide) - 1)
    return out.getvalue()


def _write(sheet: Any, row: int, place: int, value: Any, formats: dict[str, Any]) -> None:
    head = formats["head"] if row == 0 else None
    match value:
        case None | "":
            return
        case datetime():
            local = value.astimezone(HOME).replace(tzinfo=None)
            sheet.write_datetime(row, place, local, formats["moment"])
        case date():
            sheet.write_datetime(row, place, value, formats["day"])
        case bool():
            sheet.write_boolean(row, place, value)
        case int() | float() if abs(value) < 10**15:
            sheet.write_number(row, place, value)
        case _:
            text = str(value).encode("utf-8", "replace").decode()[:_LONGEST_CELL]
            sheet.write_string(row, place, text, head)
