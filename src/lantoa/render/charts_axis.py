"""The days of a campaign as the axis of a chart: their places, names, end and capture moments."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from lantoa.render.charts_marks import Spec, layer, lines_at, scaled
from lantoa.render.charts_words import words
from lantoa.render.fonts import width as text_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lantoa.core.figures import Figure, Number
    from lantoa.core.formats import Lang
    from lantoa.render.colours import Colours

_THICKEST: Final = 44


class Days:
    """The time axis of a chart: day n reaches from n to n + 1."""

    def __init__(self, figures: Sequence[Figure], width: int, lang: Lang, until: int = 0) -> None:
        rows = figures[0].rows
        self.first, self.count = date.fromisoformat(rows[0]["key"]), sum(map(is_day, rows))
        self.until, self.width, self.lang = max(self.count, until), width, lang
        labels = [label for f in figures for label in pale_lines(f, lang)[1]]
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


def is_day(row: Mapping[str, Any]) -> bool:
    """Return whether a row is a day; others hold what belongs to none."""
    key = str(row["key"])
    return len(key) == 10 and key[4] == "-"


def best_of(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the row with the highest value; ``None`` where all are zero or unknown."""
    known = [row for row in rows if row.get("value")]
    return max(known, key=lambda row: row["value"]) if known else None


def pale_lines(figure: Figure, lang: Lang) -> tuple[tuple[Number, ...], list[str], str, Number]:
    """Return where pale lines stand, their labels, the large unit, and the height of it all."""
    rows = [row for row in figure.rows if is_day(row)]
    most = max((row.get("upper") or row.get("value") or 0 for row in rows), default=0) or 1
    lines = lines_at(most, 2 if figure.unit == "post" else 3)
    return lines, *scaled(lines, most, lang), most


def end_line(days: Days, colours: Colours) -> list[Spec]:
    """Return the dashed line at the campaign's end, where the axis reaches beyond it."""
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


def day_names(figure: Figure, days: Days, colours: Colours) -> Spec:
    """Return the strip of day names: first, last, the highest, and others where they have room."""
    rows = [row for row in figure.rows if is_day(row)]
    best = best_of(rows)
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


def capture_ticks(places: Sequence[tuple[float, float]], days: Days, colours: Colours) -> Spec:
    """Return the strip under the axis: a tick where numbers were read, and how long that took."""
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


def gap(width: int) -> Spec:
    """Return an empty strip."""
    return {"width": width, "height": 18, "data": {"values": []}, "mark": "point"}


def capture_moments(figure: Figure, zone: str) -> list[tuple[datetime, datetime]]:
    """Return when each source of a figure was read, first to last, in `zone`."""
    found = set()
    for source in figure.passport.sources:
        if source.seen_from is not None:
            ends = (source.seen_from, source.seen_to or source.seen_from)
            found.add(tuple(end.astimezone(ZoneInfo(zone)) for end in ends))
    return sorted((a, b) for a, b in found)


def place_of(moment: datetime, first: date) -> float:
    """Return a local moment as days since the first day's midnight, by the wall clock."""
    since = moment.replace(tzinfo=None) - datetime.combine(first, datetime.min.time())
    return since / timedelta(days=1)
