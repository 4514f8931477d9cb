"""Charts along the days of a campaign: bars with their intervals, coverage, capture moments."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from lantoa.core.formats import day as day_words
from lantoa.core.formats import number
from lantoa.render.charts_marks import (
    Chart,
    Row,
    Spec,
    bounds,
    heading,
    layer,
    lines_at,
    scaled,
    shown,
    table_of,
    whole,
)
from lantoa.render.charts_words import title_of, unit_of, words
from lantoa.render.colours import mixed
from lantoa.render.fonts import width as text_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lantoa.core.figures import Board, Figure, Number
    from lantoa.core.formats import Lang
    from lantoa.render.colours import Colours

_AFTER: Final = 8
"""Days after the last one that a chart reaches for capture moments."""
_THICKEST: Final = 44
_UNKNOWN_HEIGHT: Final = 14


class Days:
    """The time axis of a chart: day n reaches from n to n + 1."""

    def __init__(self, figures: Sequence[Figure], width: int, lang: Lang, until: int = 0) -> None:
        rows = figures[0].rows
        self.first, self.count = date.fromisoformat(rows[0]["key"]), sum(map(_is_day, rows))
        self.until, self.width, self.lang = max(self.count, until), width, lang
        labels = [label for f in figures for label in _lines(f, lang)[1]]
        self.left = max((text_width(label, 13) + 10 for label in labels), default=0.0)
        self.half = min(0.36, _THICKEST / 2 / self.pixels(1))

    def x(self) -> Spec:
        """Return the x channel's scale: the labels of the pale lines stand left of the bars."""
        return {"domain": [0, self.until], "range": [self.left, self.width], "nice": False}

    def across(self) -> Spec:
        """Return the ends of a line from side to side, which is not to widen the drawing."""
        return {"x": 1, "x2": self.width - 1}

    def pixels(self, days: float) -> float:
        """Return the length of `days` in pixels."""
        return days * (self.width - self.left) / self.until

    def name(self, n: int) -> str:
        """Return day n without its year."""
        its = self.first + timedelta(days=n)
        return f"{its.day}/{its.month}" if self.lang == "vi" else f"{its.day} {its:%b}"


def days_chart(board: Board, lang: Lang, width: int, colours: Colours) -> Chart:
    """Return views by day of publication over posts by day, on one time axis."""
    views, posts = board.figure("views_by_publication_day"), board.figure("posts_by_day")
    drawn = [figure for figure in (views, posts) if figure.rows and not figure.refused]
    if not drawn:
        return _nothing("days", words("days", lang), (views, posts), lang)
    days = Days(drawn, width, lang)
    strips = []
    for n, figure in enumerate(drawn):
        strips += _bars(figure, days, colours, 190 if n == 0 else 90)
        strips.append(_gap(width))
    strips[-1] = _names(drawn[0], days, colours)
    finding = " ".join(_most(figure, lang) for figure in drawn)
    columns, table = _joined(drawn, lang)
    return Chart(
        id="days", title=words("days", lang), finding=finding, columns=columns, table=table,
        figures=tuple(f.id for f in drawn), notes=_notes(drawn, lang),
        spec=whole("days", finding, strips, colours, width),
    )  # fmt: skip


def gains_chart(board: Board, lang: Lang, width: int, colours: Colours, zone: str) -> Chart:
    """Return views gained by day over how many posts that rests on and when they were read."""
    figure = board.figure("views_gained_by_day")
    title, _ = title_of(figure)
    if figure.refused or not any(_is_day(row) for row in figure.rows):
        return _nothing(figure.id, title, (figure,), lang)
    moments = _moments(figure, zone)
    first, count = date.fromisoformat(figure.rows[0]["key"]), sum(map(_is_day, figure.rows))
    places = [(_place(a, first), _place(b, first)) for a, b in moments]
    inside = [(a, b) for a, b in places if b >= 0 and a <= count + _AFTER]
    until = min(count + _AFTER, max((int(b) + 1 for _, b in inside), default=0))
    days = Days([figure], width, lang, until)
    strips = [*_bars(figure, days, colours, 190), _gap(width), *_coverage(figure, days, colours),
              _names(figure, days, colours), _ticks(inside, days, colours)]  # fmt: skip
    finding = _most(figure, lang)
    named = [row["label"] for row in figure.rows]
    columns, table = table_of(figure, named, lang, "col_day")
    out = len(places) - len(inside)
    notes = [*_notes([figure], lang), *_not_drawn(figure, lang)]
    notes.append(words("captures", lang, n=number(len(inside), lang)))
    notes += [words("captures_out", lang, n=number(out, lang))] if out else []
    return Chart(
        id=figure.id, title=title, finding=finding, figures=(figure.id,), notes=tuple(notes),
        columns=columns, table=table, spec=whole(figure.id, finding, strips, colours, width),
    )  # fmt: skip


def _nothing(chart_id: str, title: str, figures: Sequence[Figure], lang: Lang) -> Chart:
    why = next((f.refused for f in figures if f.refused), words("nothing", lang))
    return Chart(id=chart_id, title=title, finding=why, refused=why,
                 figures=tuple(f.id for f in figures))  # fmt: skip


def _is_day(row: Mapping[str, Any]) -> bool:
    key = str(row["key"])
    return len(key) == 10 and key[4] == "-"


def _lines(figure: Figure, lang: Lang) -> tuple[tuple[Number, ...], list[str], str, Number]:
    """Return where pale lines stand, their labels, the large unit, and the height of it all."""
    rows = [row for row in figure.rows if _is_day(row)]
    most = max((row.get("upper") or row.get("value") or 0 for row in rows), default=0) or 1
    lines = lines_at(most, 2 if figure.unit == "post" else 3)
    return lines, *scaled(lines, most, lang), most


def _bars(figure: Figure, days: Days, colours: Colours, height: int) -> list[Spec]:
    rows = [row for row in figure.rows if _is_day(row)]
    lines, named, unit, most = _lines(figure, days.lang)
    title, method = title_of(figure)
    counted = f"{unit} {unit_of(figure, days.lang)}".strip()
    under = f"{counted} · {method}" if method and days.width > 500 else counted
    # Room above the highest bar for its label, and above that for the word at the end.
    ratio = (20 if days.until == days.count else 42) / height
    y_scale = {"domain": [0, most * (1 + ratio)], "nice": False}
    across = days.across()
    layers = [
        layer([{"y": y} for y in lines], {"type": "rule", **across}, y="y"),
        layer([{"y": y, "said": said} for y, said in zip(lines, named, strict=True)],
              {"type": "text", "align": "left", "baseline": "bottom", "x": 0, "dy": -3,
               "color": colours.ink_3}, y="y", text={"field": "said"}),
        *_bar_layers(_bar_rows(rows, figure, days), colours),
        layer([{"y": 0}], {"type": "rule", "color": colours.ink, **across}, y="y"),
        *_unknown(rows, days, colours, height), *_highest(rows, days, colours),
        *_end(days, colours),
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
    best = _best(rows)
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


def _bar_layers(rows: Sequence[Row], colours: Colours) -> list[Spec]:
    layers = []
    for best, solid in ((False, colours.d1), (True, colours.accent)):
        some = [row for row in rows if row["best"] is best]
        band = [row for row in some if row["low"] != row["high"]]
        said = {"field": "said"}
        layers += [
            layer(some, {"type": "rect", "color": solid}, x="x", x2={"field": "x2"}, y="zero",
                  y2={"field": "low"}, tooltip=said),
            layer(band, {"type": "rect", "color": mixed(solid, colours.paper, 0.6)}, x="x",
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


def _best(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    known = [row for row in rows if row.get("value")]
    return max(known, key=lambda row: row["value"]) if known else None


def _highest(rows: Sequence[Mapping[str, Any]], days: Days, colours: Colours) -> list[Spec]:
    best = _best(rows)
    if best is None:
        return []
    place, said = rows.index(best) + 0.5, shown(best["value"], days.lang)
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


def _end(days: Days, colours: Colours) -> list[Spec]:
    if days.until == days.count:
        return []
    end = {"x": days.count, "said": words("end", days.lang, day=days.name(days.count - 1))}
    fits_left = text_width(str(end["said"]), 13) + 8 < days.left + days.pixels(days.count)
    mark = {"type": "text", "align": "right" if fits_left else "left", "baseline": "top", "y": 0,
            "dx": -8 if fits_left else 8, "color": colours.ink_3}  # fmt: skip
    return [
        layer([end], {"type": "rule", "color": colours.d2, "strokeDash": [3, 3]}, x="x"),
        layer([end], mark, x="x", text={"field": "said"}),
    ]


def _coverage(figure: Figure, days: Days, colours: Colours) -> list[Spec]:
    rows = [row for row in figure.rows if _is_day(row)]
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


def _names(figure: Figure, days: Days, colours: Colours) -> Spec:
    """Return the strip of day names: first, last, the highest, and others where they have room."""
    rows = [row for row in figure.rows if _is_day(row)]
    best = _best(rows)
    peak = rows.index(best) if best else None
    taken: list[tuple[float, float]] = []
    values = []
    step = next(s for s in (1, 2, 3, 4, 5, 7, 10, 14, 28, 30, 60, 90, 180, 365, 10**6)
                if days.pixels(s) >= 62 or s >= days.count)  # fmt: skip
    order = [n for n in (peak, 0, days.count - 1) if n is not None]
    for n in dict.fromkeys((*order, *range(0, days.count, step))):
        said = days.name(n)
        half = text_width(said, 13, 600) / 2
        middle = min(max(days.left + days.pixels(n + 0.5), half), days.width - half)
        if all(middle + half + 10 <= a or middle - half - 10 >= b for a, b in taken):
            taken.append((middle - half, middle + half))
            values.append(
                {"x": (middle - days.left) / days.pixels(1), "said": said, "best": n == peak}
            )
    layers = []
    for best_, mark in ((False, {"color": colours.ink_3}),
                        (True, {"color": colours.ink, "fontWeight": 600})):  # fmt: skip
        some = [value for value in values if value["best"] is best_]
        if some:
            one = layer(some, {"type": "text", "baseline": "middle", "y": 14, **mark}, x="x",
                        text={"field": "said"})  # fmt: skip
            one["encoding"]["x"] |= {"axis": None, "scale": days.x()}
            layers.append(one)
    return {"width": days.width, "height": 28, "layer": layers}


def _ticks(places: Sequence[tuple[float, float]], days: Days, colours: Colours) -> Spec:
    values = [{"x": max(a, 0.0), "x2": min(b, float(days.until))} for a, b in places]
    layers = []
    for mark, channels in (
        ({"type": "rule", "color": colours.ink_2, "y": 2, "y2": 16}, {"x": "x"}),
        ({"type": "rule", "color": colours.d3, "y": 9}, {"x": "x", "x2": {"field": "x2"}}),
    ):
        one = layer(values, mark, **channels)
        one["encoding"]["x"] |= {"axis": None, "scale": days.x()}
        layers.append(one)
    return {"width": days.width, "height": 20, "layer": layers[::-1]}


def _gap(width: int) -> Spec:
    return {"width": width, "height": 18, "data": {"values": []}, "mark": "point"}


def _moments(figure: Figure, zone: str) -> list[tuple[datetime, datetime]]:
    found = set()
    for source in figure.passport.sources:
        if source.seen_from is not None:
            ends = (source.seen_from, source.seen_to or source.seen_from)
            found.add(tuple(end.astimezone(ZoneInfo(zone)) for end in ends))
    return sorted((a, b) for a, b in found)


def _place(moment: datetime, first: date) -> float:
    """Return a local moment as days since the first day's midnight, by the wall clock."""
    since = moment.replace(tzinfo=None) - datetime.combine(first, datetime.min.time())
    return since / timedelta(days=1)


def _most(figure: Figure, lang: Lang) -> str:
    rows = [row for row in figure.rows if _is_day(row)]
    best = _best(rows)
    title = title_of(figure)[0]
    if best is None:
        return f"{title}: {words('no_count', lang)}"
    said = words("most_day", lang, label=str(best["label"]), value=shown(best["value"], lang),
                 unit=unit_of(figure, lang), interval=bounds(best, lang))  # fmt: skip
    return f"{title}. {said}"


def _notes(figures: Sequence[Figure], lang: Lang) -> tuple[str, ...]:
    rows = [row for figure in figures for row in figure.rows if _is_day(row)]
    notes = []
    if any(row.get("value") is not None and row.get("lower") != row.get("upper") for row in rows):
        notes.append(words("band", lang))
    if any(row.get("value") is None and row.get("scope_posts") for row in rows):
        notes.append(words("unknown_days", lang))
    return tuple(notes)


def _not_drawn(figure: Figure, lang: Lang) -> list[str]:
    return [
        words("unallocated", lang, label=str(row["label"]), value=shown(row["value"], lang),
              unit=unit_of(figure, lang), interval=bounds(row, lang))
        for row in figure.rows if not _is_day(row) and row.get("value") is not None
    ]  # fmt: skip


def _joined(
    figures: Sequence[Figure], lang: Lang
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the tables of figures over the same days side by side."""
    tables = [
        table_of(f, [day_words(date.fromisoformat(row["key"]), lang) for row in f.rows], lang, "col_day")
        for f in figures
    ]  # fmt: skip
    columns = (tables[0][0][0], *(name for names, _ in tables for name in names[1:]))
    rows = (
        (parts[0][0], *(cell for part in parts for cell in part[1:]))
        for parts in zip(*(rows for _, rows in tables), strict=True)
    )
    return columns, tuple(rows)
