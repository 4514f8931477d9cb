"""The figures as CSV tables: UTF-8 with a byte order mark, so that Excel reads the diacritics."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

from lantoa.render.documents import contents
from lantoa.render.documents.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lantoa.core.figures import Figure
    from lantoa.render.documents.contents import Report

_FIRST: Final = ("key", "label", "value", "lower", "upper")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet begins a formula with; in wide letters, too."""


def csv_of(report: Report) -> dict[str, bytes]:
    """Return CSV files by name: all figures, one file a series, the claims.

    Numbers are written plain (no thousands, a point for decimals); what is unknown is empty. In a
    simulated campaign each row says so.
    """
    files = {"figures.csv": _csv(report, _figures(report))}
    for figure in contents.tables(report):
        files[f"{figure.id}.csv"] = _csv(report, _series(figure))
    files["claims.csv"] = _csv(report, _claims(report))
    return files


def _figures(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "key": figure.id, "label": figure.label, "value": figure.value, "lower": figure.lower,
            "upper": figure.upper, "unit": figure.unit, "rows": len(figure.rows) or None,
            "missing_posts": sum(figure.passport.missing.values()) if figure.passport.parts else None,
            "elsewhere_posts": sum(figure.passport.elsewhere.values()) if figure.passport.parts else None,
            "scope_posts": figure.passport.scope.inside, "refused": figure.refused,
            "sentence": contents.sentence(report, figure), "state": report.board.state_digest,
        }
        for figure in report.board.figures
    ]  # fmt: skip


def _series(figure: Figure) -> list[Mapping[str, Any]]:
    return list(figure.rows)


def _claims(report: Report) -> list[dict[str, Any]]:
    return [
        {"key": n, "label": v.claim, "verdict": v.verdict, "why": " ".join(contents.reasons_of(v))}
        for n, v in enumerate(report.verdicts, 1)
    ]


def _csv(report: Report, rows: Iterable[Mapping[str, Any]]) -> bytes:
    rows = list(rows)
    named = dict.fromkeys(key for row in rows for key in row)
    columns = [*(key for key in _FIRST if key in named), *(k for k in named if k not in _FIRST)]
    if report.board.simulated:
        columns.append("simulated")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns or _FIRST)
    writer.writerows(_cells(row, columns) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cells(row: Mapping[str, Any], columns: Sequence[str]) -> list[str]:
    return ["true" if c == "simulated" else _cell(row.get(c)) for c in columns]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str):
        # A text that a spreadsheet would run as a formula is kept from it by an apostrophe.
        return plain(f"'{value}" if value.startswith(_FORMULA) else value)
    return str(value)
