"""Pieces of Vega-Lite that all charts share: configuration, values as data, pale lines, titles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.formats import number, share
from lantoa.render.charts_words import words
from lantoa.render.fonts import FAMILY
from lantoa.render.fonts import width as text_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lantoa.core.figures import Figure, Number
    from lantoa.core.formats import Lang
    from lantoa.render.colours import Colours

Spec = dict[str, Any]
Row = dict[str, Any]

_UNDRAWABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

WIDE: Final = 920
NARROW: Final = 358
VEGA_LITE: Final = "6.4"
"""The version that charts are written for; vl-convert bundles it for browsers too."""
TEXT: Final = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of a board: its drawing, and the same in words and in a table."""

    id: str
    title: str
    finding: str
    """The sentence that a reader who sees no picture hears."""
    headline: str = ""
    """What the drawing shows, in one short sentence with a number; "" where there is none."""
    figures: tuple[str, ...]
    """Ids of the figures it draws: their passports are its sources."""
    notes: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    refused: str = ""
    """Why there is nothing to draw; `spec` is then empty."""
    spec: Mapping[str, Any] = field(default_factory=dict)
    """Vega-Lite, data inside."""


def shown(value: Number | None, lang: Lang, *, ratio: bool = False) -> str:
    """Return a number as tables and tooltips write it."""
    if isinstance(value, float) and not ratio and value != int(value):
        return number(value, lang, 1)
    return share(value, lang) if ratio else number(value, lang)


def bounds(row: Mapping[str, Any], lang: Lang, *, ratio: bool = False) -> str:
    """Return ", khoảng A – B", ", ít nhất A", or nothing where the value is exact."""
    value, low, high = row.get("value"), row.get("lower"), row.get("upper")
    if value is None or low is None or low == high:
        return ""
    ends = {"low": shown(low, lang, ratio=ratio)}
    if high is None:
        return words("at_least", lang, **ends)
    return words("interval", lang, **ends, high=shown(high, lang, ratio=ratio))


def table_of(
    figure: Figure, names: Sequence[str], lang: Lang, head: str
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return columns and rows of a figure's table; a missing number says so."""
    ratio = figure.unit == "ratio"
    with_scope = any("scope_posts" in row for row in figure.rows)
    columns = [words(head, lang), figure.label, words("col_low", lang), words("col_high", lang)]
    columns += [words("col_posts", lang), words("col_scope", lang)] if with_scope else []
    rows = []
    for name, row in zip(names, figure.rows, strict=True):
        ends = [shown(row.get(key), lang, ratio=ratio) for key in ("value", "lower", "upper")]
        if row.get("value") is None:
            ends = [words("unmeasured", lang), "", ""]
        counted = [number(row.get(key), lang) for key in ("posts", "scope_posts")]
        rows.append((name, *ends, *(counted if with_scope else ())))
    return tuple(columns), tuple(rows)


def whole(
    chart_id: str, finding: str, views: Sequence[Spec], colours: Colours, width: int
) -> Spec:
    """Return the spec of views one under the other."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "name": chart_id,
        "description": _clean(finding),
        "background": None,
        "padding": {"left": 0, "right": 0, "top": 4, "bottom": 4},
        "autosize": {"type": "none"} if len(views) == 1 else {"type": "pad"},
        "usermeta": {"width": width},
        "config": _config(colours),
        "vconcat": _clean(list(views)),
        "spacing": 0,
        "bounds": "flush",
    }


def _clean(part: Any) -> Any:
    """Return a spec without control characters and lone surrogates: a NUL ends the renderer."""
    if isinstance(part, str):
        return _UNDRAWABLE.sub("", part)
    if isinstance(part, dict):
        return {key: _clean(inner) for key, inner in part.items()}
    return [_clean(inner) for inner in part] if isinstance(part, list) else part


def _config(colours: Colours) -> Spec:
    return {
        "font": FAMILY,
        "view": {"stroke": None},
        "axis": {"domain": False, "ticks": False, "grid": False, "labelFontSize": TEXT,
                 "labelColor": colours.ink_3, "gridColor": colours.rule},
        "bar": {"color": colours.d1},
        "text": {"fontSize": TEXT, "color": colours.ink, "lineHeight": 18},
        "rule": {"color": colours.rule},
    }  # fmt: skip


def heading(title: str, unit: str, width: int, colours: Colours) -> Spec:
    """Return a strip that says the quantity and, after a comma or under it, unit and method."""
    said = f", {unit}" if title and unit else unit
    after = text_width(title, 14, 600) if title else 0.0
    one_line = after + text_width(said, TEXT) <= width
    lines: list[dict[str, Any]] = [
        {"text": title, "x": 0, "y": 14, "mark": {"fontWeight": 600, "fontSize": 14}},
        {"text": said if one_line else unit, "x": after if one_line else 0,
         "y": 14 if one_line else 34, "mark": {"color": colours.ink_3}},
    ]  # fmt: skip
    return {
        "width": width, "height": 26 if one_line else 44, "data": {"values": [{}]},
        "layer": [
            {"mark": {"type": "text", "align": "left", "baseline": "alphabetic", "x": line["x"],
                      "y": line["y"], "text": line["text"], **line["mark"]}}
            for line in lines if line["text"]
        ],
    }  # fmt: skip


def layer(values: Sequence[Row], mark: Spec, **encoding: Any) -> Spec:
    """Return a layer with its own data; a plain string in `encoding` is a quantitative field."""
    channels = {
        channel: {"field": field_, "type": "quantitative"} if isinstance(field_, str) else field_
        for channel, field_ in encoding.items()
    }
    return {"data": {"values": list(values)}, "mark": mark, "encoding": channels}


def lines_at(most: Number, at_most: int = 4) -> tuple[Number, ...]:
    """Return up to `at_most` round numbers below `most` at which pale lines stand.

    Examples
    --------
    >>> lines_at(142), lines_at(3), lines_at(1)
    ((50, 100), (1, 2), ())
    """
    if most <= 0:
        return ()
    for step in _steps(most):
        if most / step <= at_most + 0.2:
            return tuple(step * n for n in range(1, at_most + 1) if step * n < most * 0.97)
    return ()


def _steps(most: Number) -> list[int]:
    digits = max(0, len(str(int(most))) - 2)
    return [n * 10 ** (digits + up) for up in range(3) for n in (1, 2, 5)]


def scaled(values: Sequence[Number], most: Number, lang: Lang) -> tuple[list[str], str]:
    """Return numbers in the large unit that suits `most`, and the name of this unit."""
    size, unit = next(
        ((size, words(name, lang)) for size, name in ((10**9, "billion"), (10**6, "million"))
         if most >= 2 * size),
        (1, ""),
    )  # fmt: skip
    decimals = 1 if size > 1 and any(value % size for value in values) else 0
    return [number(value / size if size > 1 else value, lang, decimals) for value in values], unit
