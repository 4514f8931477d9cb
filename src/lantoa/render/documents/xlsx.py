"""The report as a workbook: an index, then one sheet a figure, its totals as formulas."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from lantoa.render.documents import contents
from lantoa.render.documents.archives import repacked
from lantoa.render.documents.plain import plain
from lantoa.render.documents.words import unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from lantoa.core.figures import Figure
    from lantoa.render.documents.contents import Report

ADDED: Final = {
    "posts_by_day": "posts",
    "posts_by_role": "posts",
    "posts_by_platform": "posts",
    "views_by_publication_day": "views",
    "views_by_role": "views",
}
"""Series whose rows exclude each other and are counted alike, and the figure that they add up to.
No other rows are added: platforms count differently, hashtags overlap, tops are not all."""

_NUMBERS: Final = ("value", "lower", "upper", "no", "read_rows", "quarantined")
"""Columns of numbers: their heads stand flush right over them."""
_EXACT_FLOAT: Final = 2**53
_HEAD_ROWS: Final = 6
_LINE: Final = 14
_ACROSS: Final = 75
"""Height of a line, and letters to a line of a passport."""
_FONT: Final = {"font_name": "Arial", "font_size": 10, "font_scheme": ""}


def xlsx_of(report: Report) -> bytes:
    """Return the report as an XLSX; same report, same bytes.

    Numbers are numbers. A total is a SUM over its rows, beside it stands the figure and whether
    both agree; a cell without a value is empty, never 0.
    """
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "default_format_properties": dict(_FONT),
    })  # fmt: skip
    book.set_properties({
        "title": f"{report.say('report')}: {plain(report.campaign.name)}", "author": "Lan Tỏa",
        "comments": report.say("simulated") if report.board.simulated else "",
        "created": report.made_at.replace(microsecond=0, tzinfo=None),
    })  # fmt: skip
    book.set_calc_mode("auto")
    Sheets(book, report).write()
    book.close()
    return repacked(made.getvalue())


class Sheets:
    """The sheets of one workbook; `write` fills them all.

    Parameters
    ----------
    book
        An empty workbook.
    report
        What it shows.
    """

    def __init__(self, book: Workbook, report: Report) -> None:
        self._book, self._report = book, report
        self._bold = book.add_format({**_FONT, "bold": True, "text_wrap": True, "valign": "top"})
        self._over = book.add_format({**_FONT, "bold": True, "align": "right", "valign": "top"})
        self._title = book.add_format({**_FONT, "bold": True, "font_size": 14})
        self._note = book.add_format({**_FONT, "font_color": "#6b645a"})
        self._wrap = book.add_format({**_FONT, "text_wrap": True, "valign": "top"})
        self._marked = book.add_format({**_FONT, "bold": True, "bg_color": "#fdf4d3"})
        self._link = book.add_format(
            {**_FONT, "font_color": "#1d1a17", "underline": 1, "valign": "top", "text_wrap": True}
        )
        self._numbers = {
            decimals: book.add_format({**_FONT, "num_format": shape, "valign": "top"})
            for decimals, shape in ((0, "#,##0"), (1, "#,##0.0"), (2, "0.00%"))
        }
        self._totals = book.add_format({**_FONT, "num_format": "#,##0", "bold": True, "top": 1})
        self._names = sheet_names(report.board.figures)

    def write(self) -> None:
        """Write the index, a sheet for each figure, claims and sources."""
        index = self._book.add_worksheet(_index_name(self._report))
        sheets = {
            figure.id: self._book.add_worksheet(self._names[figure.id])
            for figure in self._report.board.figures
        }
        claims = self._book.add_worksheet(self._report.say("claims")[:31])
        sources = self._book.add_worksheet(self._report.say("sources")[:31])
        self._index(index)
        for figure in self._report.board.figures:
            self._figure(sheets[figure.id], figure)
        self._claims(claims)
        self._sources(sources)

    def _head(self, sheet: Worksheet, title: str, widths: Sequence[float]) -> None:
        report = self._report
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        self._text(sheet, 0, 0, title, self._title)
        self._text(sheet, 1, 0, f"{report.campaign.name} · {report.period}", self._note)
        self._text(sheet, 2, 0, f"{report.say('state')}: {report.state}", self._note)
        if report.board.simulated:
            self._text(sheet, 3, 0, report.say("simulated"), self._marked)
            sheet.set_header("&C" + report.say("simulated"))
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_footer("&C&P/&N")
        sheet.fit_to_pages(1, 0)

    def _index(self, sheet: Worksheet) -> None:
        report = self._report
        self._head(sheet, report.say("report"), (46, 18, 18, 18, 12, 44, 50))
        keys = ("figure", "value", "lower", "upper", "unit", "missing", "sayable")
        self._heads(sheet, 5, keys)
        for row, figure in enumerate(report.board.figures, _HEAD_ROWS):
            name = self._names[figure.id]
            sheet.write_url(row, 0, f"internal:'{name}'!A1", self._link, plain(figure.label)[:250])
            for column, value in enumerate((figure.value, figure.lower, figure.upper), 1):
                self._number(sheet, row, column, value, figure.unit)
            self._text(sheet, row, 4, unit(figure.unit, report.lang))
            lacks = contents.as_sentence(figure.refused) or contents.missing(report, figure)
            self._text(sheet, row, 5, lacks, self._wrap)
            self._text(sheet, row, 6, contents.sentence(report, figure), self._wrap)
        sheet.freeze_panes(_HEAD_ROWS, 1)

    def _figure(self, sheet: Worksheet, figure: Figure) -> None:
        report = self._report
        self._head(sheet, figure.label, (42, 20, 20, 20, 20))
        row = self._series(sheet, figure) if figure.rows else self._single(sheet, figure)
        for name, text in (
            *contents.passport_lines(report, figure), *contents.common_lines(report, report.say("sources")),
        ):  # fmt: skip
            self._text(sheet, row, 0, name, self._bold)
            sheet.merge_range(row, 1, row, 4, "", self._wrap)
            self._text(sheet, row, 1, text, self._wrap)
            sheet.set_row(row, _LINE * (1 + len(text) // _ACROSS))
            row += 1

    def _single(self, sheet: Worksheet, figure: Figure) -> int:
        """Write a single value; returns the row after it."""
        keys = ("value", "lower", "upper")
        self._heads(sheet, _HEAD_ROWS - 1, ("figure", *keys))
        self._text(sheet, _HEAD_ROWS, 0, figure.label, self._wrap)
        for column, key in enumerate(keys, 1):
            self._number(sheet, _HEAD_ROWS, column, getattr(figure, key), figure.unit)
        return _HEAD_ROWS + 2

    def _series(self, sheet: Worksheet, figure: Figure) -> int:
        """Write rows and their total; returns the row after them."""
        report, row = self._report, _HEAD_ROWS - 1
        keys = ("label", "value", "lower", "upper")
        self._heads(sheet, row, (*keys, "key"))
        first = row + 1
        for n, one in enumerate(figure.rows, first):
            self._text(sheet, n, 0, contents.row_name(one))
            for column, key in enumerate(keys[1:], 1):
                self._number(sheet, n, column, one.get(key), figure.unit)
            self._text(sheet, n, 4, str(one["key"]), self._note)
        after = first + len(figure.rows)
        if figure.id in ADDED:
            self._total(sheet, figure, first, after)
            after += 2
        else:
            self._text(sheet, after, 0, report.say("not_added"), self._note)
            after += 1
        sheet.freeze_panes(first, 1)
        return after + 1

    def _total(self, sheet: Worksheet, figure: Figure, first: int, row: int) -> None:
        report = self._report
        self._text(sheet, row, 0, report.say("total"), self._bold)
        whole = report.figure(ADDED[figure.id])
        for column, key in enumerate(("value", "lower", "upper"), 1):
            letter = "ABCD"[column]
            held = sum(one[key] for one in figure.rows if one.get(key) is not None)
            formula = f"=SUM({letter}{first + 1}:{letter}{row})"
            sheet.write_formula(row, column, formula, self._totals, held)
            if whole is None or whole.value is None or getattr(whole, key) is None:
                continue
            cell = f"'{_index_name(report)}'!{letter}{self._index_row(whole)}"
            agree = f'=IF({letter}{row + 1}={cell},"=","≠")'
            same = "=" if held == getattr(whole, key) else "≠"
            sheet.write_formula(row + 1, column, agree, self._note, same)
        if whole is not None:
            self._text(sheet, row + 1, 0, report.say("agrees", label=whole.label), self._note)

    def _index_row(self, figure: Figure) -> int:
        return _HEAD_ROWS + 1 + [f.id for f in self._report.board.figures].index(figure.id)

    def _claims(self, sheet: Worksheet) -> None:
        report = self._report
        self._head(sheet, report.say("claims"), (60, 20, 100))
        self._heads(sheet, 5, ("claim", "verdict", "why"))
        for row, verdict in enumerate(report.verdicts, _HEAD_ROWS):
            self._text(sheet, row, 0, verdict.claim, self._wrap)
            self._text(sheet, row, 1, report.say(verdict.verdict), self._bold)
            self._text(sheet, row, 2, " ".join(contents.reasons_of(verdict)), self._wrap)

    def _sources(self, sheet: Worksheet) -> None:
        report = self._report
        self._head(sheet, report.say("sources"), (8, 50, 24, 14, 14, 70))
        keys = ("no", "file", "kind", "read_rows", "quarantined", "sha256")
        self._heads(sheet, 5, keys)
        for row, source in enumerate(contents.sources(report), _HEAD_ROWS):
            self._number(sheet, row, 0, source.batch)
            self._text(sheet, row, 1, source.file)
            self._text(sheet, row, 2, source.adapter)
            self._number(sheet, row, 3, source.rows)
            self._number(sheet, row, 4, source.quarantined)
            self._text(sheet, row, 5, source.sha256)

    def _heads(self, sheet: Worksheet, row: int, keys: Sequence[str]) -> None:
        for column, key in enumerate(keys):
            shape = self._over if key in _NUMBERS else self._bold
            self._text(sheet, row, column, self._report.say(key), shape)

    def _text(self, sheet: Worksheet, row: int, column: int, text: str, shape: Any = None) -> None:
        # Always as text: a handle such as "=1+1" is no formula.
        if text:
            sheet.write_string(row, column, plain(text)[:32_000], shape)

    def _number(
        self, sheet: Worksheet, row: int, column: int, value: float | None, of: str = ""
    ) -> None:
        if value is None:
            return
        decimals = 2 if of == "ratio" else 0 if float(value).is_integer() else 1
        if abs(value) > _EXACT_FLOAT:
            self._text(sheet, row, column, str(value))
            return
        sheet.write_number(row, column, value, self._numbers[decimals])


def sheet_names(figures: Sequence[Figure]) -> Mapping[str, str]:
    """Return the name of each figure's sheet: its number and id, 31 characters at most."""
    return {figure.id: f"{n} {figure.id}"[:31] for n, figure in enumerate(figures, 1)}


def _index_name(report: Report) -> str:
    return "Mục lục" if report.lang == "vi" else "Index"
