"""Bars of a figure along the days of a campaign, with their intervals and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.core.formats import number
from lantoa.render.charts_axis import Days, best_of, end_line, is_day, pale_lines
from lantoa.render.charts_marks import Row, Spec, bounds, heading, layer, shown
from lantoa.render.charts_words import title_of, unit_of, words
from lantoa.render.fonts import width as text_width
from lantoa.render.honest import rounded
from lantoa.render.shares import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lantoa.core.figures import Figure
    from lantoa.render.colours import Colours

_UNKNOWN_HEIGHT: Final = 14


def bars(
    figure: Figure, days: Days, colours: Colours, height: int, *, second: bool = False
) -> list[Spec]:
    """Return a heading and the bars of a figure's days; a second measure is drawn lighter."""
    rows = [row for row in figure.rows if is_day(row)]
    lines, named, unit, most = pale_lines(figure, days.lang)
    title, method = title_of(figure)
    wide = days.width > 500
    under = " · ".join(part for part in (unit, method if wide else "") if part)
    # Room above the highest bar for its label, and above that for the word at the end.
    ratio = (20 if days.until == days.count else 42) / height
    y_scale = {"domain": [0, most * (1 + ratio)], "nice": False}
    across = days.across()
    layers = [
        layer([{"y": y} for y in lines], {"type": "rule", **across}, y="y"),
        layer([{"y": y, "said": said} for y, said in zip(lines, named, strict=True)],
              {"type": "text", "align": "left", "baseline": "bottom", "x": 0, "dy": -3,
               "color": colours.ink_3}, y="y", text={"field": "said"}),
        *_bar_layers(_bar_rows(rows, figure, days), colours, colours.d2 if second else colours.d1),
        layer([{"y": 0}], {"type": "rule", "color": colours.ink, **across}, y="y"),
        *_unknown(rows, days, colours, height), *_highest(figure, rows, days, colours, unit),
        *end_line(days, colours),
    ]  # fmt: skip
    axis = {"x": {"type": "quantitative", "axis": None, "scale": days.x()},
            "y": {"type": "quantitative", "axis": None, "scale": y_scale}}  # fmt: skip
    for one in layers:
        for channel in ("x", "y"):
            if channel in one["encoding"]:
                one["encoding"][channel] |= axis[channel]
    return [heading(title, under, days.width, colours),
            {"width": days.width, "height": height, "layer": layers}]  # fmt: skip


def _bar_rows(rows: Sequence[Mapping[str, Any]], figure: Figure, days: Days) -> list[Row]:
    lang, unit, found = days.lang, unit_of(figure, days.lang), []
    best = best_of(rows)
    for n, row in enumerate(rows):
        if row.get("value") is None:
            continue
        low = row["value"] if row.get("lower") is None else row["lower"]
        high = row["value"] if row.get("upper") is None else row["upper"]
        said = f"{row['label']}: {shown(row['value'], lang)} {unit}{bounds(row, lang)}"
        if row.get("scope_posts"):
            said += "; " + words("counted", lang, posts=number(row["posts"], lang),
                                 scope=number(row["scope_posts"], lang))  # fmt: skip
        found.append({"x": n + 0.5 - days.half, "x2": n + 0.5 + days.half, "zero": 0, "low": low,
                      "high": high, "value": row["value"], "best": row is best, "said": said})  # fmt: skip
    return found


def _bar_layers(rows: Sequence[Row], colours: Colours, plain: str) -> list[Spec]:
    layers = []
    for best, solid in ((False, plain), (True, colours.accent)):
        some = [row for row in rows if row["best"] is best]
        band = [row for row in some if row["low"] != row["high"]]
        said = {"field": "said"}
        layers += [
            layer(some, {"type": "rect", "color": solid}, x="x", x2={"field": "x2"}, y="zero",
                  y2={"field": "low"}, tooltip=said),
            layer(band, {"type": "rect", "color": colours.d3}, x="x",
                  x2={"field": "x2"}, y="low", y2={"field": "high"}, tooltip=said),
            layer(band, {"type": "rule", "color": solid, "strokeWidth": 2}, x="x",
                  x2={"field": "x2"}, y="value", tooltip=said),
        ]  # fmt: skip
    return [one for one in layers if one["data"]["values"]]


def _unknown(
    rows: Sequence[Mapping[str, Any]], days: Days, colours: Colours, height: int
) -> list[Spec]:
    """Dashed frames where posts were up and nothing was measured, named where there is room."""
    unknown = [
        n for n, row in enumerate(rows) if row.get("value") is None and row.get("scope_posts")
    ]
    if not unknown:
        return []
    said = words("unmeasured", days.lang)
    frames = [{"x": n + 0.5 - days.half, "x2": n + 0.5 + days.half} for n in unknown]
    runs = _runs(unknown)
    room = text_width(said, 13) + 8
    texts = [
        {"x": (a + b + 1) / 2, "said": said} for a, b in runs if days.pixels(b + 1 - a) >= room
    ]
    dashed = {"type": "rect", "fill": colours.d4, "stroke": colours.d2, "strokeDash": [3, 3],
              "y": height - _UNKNOWN_HEIGHT, "y2": height}  # fmt: skip
    named = {"type": "text", "color": colours.ink_3, "baseline": "bottom", "y": height - 20}
    return [layer(frames, dashed, x="x", x2={"field": "x2"}),
            *([layer(texts, named, x="x", text={"field": "said"})] if texts else [])]  # fmt: skip


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for n in numbers:
        if runs and runs[-1][1] == n - 1:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    return runs


def _highest(
    figure: Figure, rows: Sequence[Mapping[str, Any]], days: Days, colours: Colours, unit: str
) -> list[Spec]:
    best = best_of(rows)
    if best is None:
        return []
    its = row_of(figure, best)
    place, said = rows.index(best) + 0.5, rounded(its, days.lang).removesuffix(f" {unit}")
    half, middle = text_width(said, 14, 600) / 2, days.left + days.pixels(place)
    align, at = "center", place
    if middle > days.width - half:
        align, at = "right", float(days.until)
    elif middle < half:
        align, at = "left", 0.0
    top = best["value"] if best.get("upper") is None else best["upper"]
    mark = {"type": "text", "align": align, "baseline": "bottom", "dy": -4, "fontSize": 14,
            "fontWeight": 600, "color": colours.accent}  # fmt: skip
    return [layer([{"x": at, "y": top, "said": said}], mark, x="x", y="y", text={"field": "said"})]


def coverage(figure: Figure, days: Days, colours: Colours) -> list[Spec]:
    """Return a strip that shows on how many of the posts published each day's number rests."""
    rows = [row for row in figure.rows if is_day(row)]
    most = max((row.get("scope_posts") or 0 for row in rows), default=0)
    if not most:
        return []
    height = 36
    values = [
        {"x": n + 0.5 - days.half, "x2": n + 0.5 + days.half, "zero": 0,
         "posts": row.get("posts") or 0, "scope": row.get("scope_posts") or 0,
         "said": f"{row['label']}: " + words("counted", days.lang,
                 posts=number(row.get("posts") or 0, days.lang),
                 scope=number(row.get("scope_posts") or 0, days.lang))}
        for n, row in enumerate(rows)
    ]  # fmt: skip
    y_scale = {"scale": {"domain": [0, most], "nice": False}, "axis": None}
    layers = []
    for top, colour in (("scope", colours.d4), ("posts", colours.d2)):
        one = layer(values, {"type": "rect", "color": colour}, x="x", x2={"field": "x2"},
                    y="zero", y2={"field": top}, tooltip={"field": "said"})  # fmt: skip
        one["encoding"]["x"] |= {"axis": None, "scale": days.x()}
        one["encoding"]["y"] |= y_scale
        layers.append(one)
    base = layer([{"y": 0}], {"type": "rule", "color": colours.ink, **days.across()}, y="y")
    base["encoding"]["y"] |= y_scale
    return [heading("", words("coverage", days.lang), days.width, colours),
            {"width": days.width, "height": height, "layer": [*layers, base]}]  # fmt: skip
