"""The infographic of a campaign: how it spread, day by day, with the two numbers that sum it up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from lantoa.core.errors import BadInput
from lantoa.render import infographic_parts as parts
from lantoa.render.colours import LIGHT, colour_of, legible
from lantoa.render.few_colours import few_colours
from lantoa.render.infographic_canvas import Box, Canvas, Style, block_height, fitted
from lantoa.render.infographic_facts import Facts, dot_of
from lantoa.render.infographic_map import draw_map, map_width
from lantoa.render.infographic_spiral import Spiral, draw_spiral, rings_of
from lantoa.render.infographic_words import period, short_day, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lantoa.core.figures import Board
    from lantoa.core.formats import Lang
    from lantoa.render.colours import Colours

Size = Literal["1x1", "4x5", "9x16", "a4"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of picture: pixels, margin, room kept free above and below, what SVG calls it."""

    width: int
    height: int
    margin: int
    above: int
    below: int
    unit: float
    named: tuple[str, str]


SIZES: Final[dict[Size, Sheet]] = {
    "1x1": Sheet(1080, 1080, 56, 40, 36, 0.95, ("1080", "1080")),
    "4x5": Sheet(1080, 1350, 64, 44, 40, 1.0, ("1080", "1350")),
    # Stories lay their own controls over the upper seventh and the lower fifth or so.
    "9x16": Sheet(1080, 1920, 64, 230, 270, 1.0, ("1080", "1920")),
    "a4": Sheet(1240, 1754, 92, 84, 84, 1.15, ("210mm", "297mm")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a campaign chooses of its picture."""

    colour: str = LIGHT.accent
    """One colour, for the day that stands out; darkened until text in it can be read."""
    with_flag: bool = False
    """Whether the flag stands in the middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawn infographic."""

    size: Size
    svg: str
    """All text is outlines: it looks the same wherever it is opened."""
    said: str
    """The picture in words."""
    placed: tuple[tuple[str, Box], ...] = field(repr=False)
    """Every text with the rectangle in which it stands."""


def infographic(
    board: Board,
    *,
    first_day: date,
    last_day: date,
    zone: str,
    size: Size = "4x5",
    lang: Lang = "vi",
    look: Look | None = None,
    again: str = "",
    sentences: Mapping[str, str] | None = None,
) -> Picture:
    """Draw the infographic of a board.

    Parameters
    ----------
    board
        Its figures ``posts``, ``views``, ``posts_by_day`` and ``posts_by_platform`` are shown.
    first_day, last_day, zone
        The campaign's days and their time zone.
    again
        Address or command for the QR code; the digest of the state follows where it is not in it.

    sentences
        Figure id to the sentence that may be published of it: its number is the one written
        large. Without one the figure's own interval decides, which knows nothing of missing and
        unseen posts.

    Raises
    ------
    BadInput
        The look's colour cannot be read, or no such size exists.
    """
    if size not in SIZES:
        raise BadInput(f"no size {size!r}; there are {', '.join(SIZES)}")
    look = look or Look()
    colours = replace(LIGHT, accent=legible(colour_of(look.colour), LIGHT.paper))
    sheet = SIZES[size]
    canvas = Canvas(sheet.width, sheet.height)
    canvas.rect(Box(0, 0, sheet.width, sheet.height), colours.paper)
    facts = Facts(board=board, days=(first_day, last_day), zone=zone, lang=lang, again=again,
                  sentences=sentences or {})  # fmt: skip
    _Drawing(facts, look, colours, sheet).onto(canvas)
    said = facts.in_words()
    svg = canvas.svg(title=said, lang=lang, size=sheet.named)
    return Picture(size=size, svg=svg, said=said, placed=tuple(canvas.placed))


def infographic_png(picture: Picture, *, scale: float = 2.0) -> bytes:
    """Return a picture as PNG; at scale 2 a square is 2160 pixels wide, an A4 sheet 300 dpi.

    It is made to be posted: 256 colours at most, which is nearly all that are in it.
    """
    import vl_convert

    # The size in millimetres is for print; pixels are counted from the drawing's own units.
    sheet = SIZES[picture.size]
    named = f'width="{sheet.named[0]}" height="{sheet.named[1]}"'
    pixels = picture.svg.replace(named, f'width="{sheet.width}" height="{sheet.height}"', 1)
    return few_colours(vl_convert.svg_to_png(pixels, scale=scale))


@dataclass(frozen=True, slots=True)
class _Drawing:
    facts: Facts
    look: Look
    colours: Colours
    sheet: Sheet

    def onto(self, canvas: Canvas) -> None:
        sheet, unit = self.sheet, self.sheet.unit
        left, right = sheet.margin, sheet.width - sheet.margin
        top = float(sheet.above)
        if self.facts.board.simulated:
            begin = 0.0 if sheet.above < 200 else sheet.above - 90.0
            canvas.rect(Box(0, 0, sheet.width, begin), self.colours.gold_wash)
            top = max(
                top,
                parts.draw_banner(canvas, begin, unit, self.facts.lang, self.colours, left)
                + 26 * unit,
            )
        top = parts.draw_heading(
            canvas, Box(left, top, right, 0), self.facts.board.name, period(*self.facts.days, self.facts.lang),
            self.facts.lang, self.colours, unit,
        )  # fmt: skip
        source = self.facts.source()
        foot = (
            sheet.height
            - sheet.below
            - parts.foot_height(source, Box(left, 0, right, 0), self.colours, unit)
        )
        parts.draw_foot(
            canvas, Box(left, foot, right, 0), source, self.facts.code(), self.colours, unit
        )
        if sheet.width == sheet.height:
            middle = left + (right - left) * 0.62
            self._spread(canvas, Box(left, top + 10 * unit, middle, foot - 18 * unit), keyed=False)
            self._stacked(
                canvas, Box(middle + 36 * unit, top + 22 * unit, right, foot - 18 * unit)
            )
            return
        numbers = self._numbers(Canvas(1, 1), Box(left, 0, right, 0))
        begin = foot - numbers - 20 * unit
        canvas.rect(Box(left, begin - 16 * unit, right, begin - 14 * unit), self.colours.ink)
        self._numbers(canvas, Box(left, begin, right, foot))
        area = Box(left, top + 6 * unit, right, begin - 30 * unit)
        drawn = self.facts.map()
        if drawn is not None:
            beside = map_width(drawn, area)
            draw_map(canvas, Box(right - beside, area.top + 8 * unit, right, area.bottom),
                     drawn, self.colours)  # fmt: skip
            area = Box(left, area.top, right - beside - 24 * unit, area.bottom)
        self._spread(canvas, area)

    def _numbers(self, canvas: Canvas, box: Box) -> float:
        """Draw the two numbers side by side, lines level; return their height."""
        unit, gap = self.sheet.unit, 44 * self.sheet.unit
        figures = self.facts.figures()
        said = [self.facts.said(figure) for figure in figures]
        wide = self._columns([shown for _, shown, _ in said], box.width - gap)
        size = min(parts.number_size([shown], room, 98 * unit)
                   for (_, shown, _), room in zip(said, wide, strict=True))  # fmt: skip
        columns = [Box(box.left, box.top, box.left + wide[0], 0),
                   Box(box.right - wide[1], box.top, box.right, 0)]  # fmt: skip
        lower = any(word for word, _, _ in said) * block_height(1, 33 * unit)
        ends = []
        for figure, its, column in zip(figures, said, columns, strict=True):
            top = column.top + (0 if its[0] else lower - 0.16 * size * bool(lower))
            place = Box(column.left, top, column.right, 0)
            ends.append(parts.draw_number(canvas, place, figure, its, size, self.colours, unit))
        level = max(ends)
        ends = [
            parts.draw_small(canvas, Box(column.left, level + 2 * unit, column.right, 0),
                             parts.doubt(self.facts.board, figure, its[1], self.facts.lang), self.colours, unit)
            for figure, its, column in zip(figures, said, columns, strict=True)
        ]  # fmt: skip
        return max(ends) - box.top

    def _columns(self, shown: list[str], room: float) -> tuple[float, float]:
        """Share the room by what the two numbers need, neither below two fifths."""
        style = Style(100, 800, spacing=-0.025)
        scratch = Canvas(1, 1)
        long = [max(1.0, scratch.text(text, 0, 0, style)) for text in shown]
        first = min(max(long[0] / (long[0] + long[1]), 0.42), 0.58)
        return room * first, room * (1 - first)

    def _stacked(self, canvas: Canvas, box: Box) -> None:
        """Draw the numbers, the highest day and the key one under the other, as high as the box."""
        unit = self.sheet.unit
        while (height := self._column(Canvas(1, 1), box, unit)) > box.height and unit > 0.3:
            unit *= 0.94
        gap = max(0.0, box.height - height) / 3
        self._column(canvas, box, unit, min(gap, 40 * unit))

    def _column(self, canvas: Canvas, box: Box, unit: float, gap: float = 0.0) -> float:
        y, colours = box.top, self.colours
        figures = self.facts.figures()
        said = [self.facts.said(figure) for figure in figures]
        size = parts.number_size([shown for _, shown, _ in said], box.width, 98 * unit)
        for figure, its in zip(figures, said, strict=True):
            y = parts.draw_number(canvas, Box(box.left, y, box.right, 0), figure, its, size,
                                  colours, unit)  # fmt: skip
            y = parts.draw_small(canvas, Box(box.left, y + 2 * unit, box.right, 0),
                                 parts.doubt(self.facts.board, figure, its[1], self.facts.lang), colours, unit)  # fmt: skip
            y += 30 * unit + gap
            canvas.rect(
                Box(box.left, y - 14 * unit - gap / 2, box.right, y - 12.5 * unit - gap / 2),
                colours.d3,
            )
        rows = self.facts.rows()
        if (peak := self.facts.peak(rows)) is not None:
            text = f"{short_day(rows[peak][0], self.facts.lang)}: {self.facts.peak_words(rows[peak][1])}"
            y = parts.draw_small(canvas, Box(box.left, y, box.right, 0), text, colours, unit,
                                 fill=colours.accent, weight=600)  # fmt: skip
        if rows:
            y = parts.draw_small(
                canvas, Box(box.left, y, box.right, 0), self.facts.key(rows), colours, unit
            )
        return y - box.top

    def _spread(self, canvas: Canvas, box: Box, *, keyed: bool = True) -> None:
        """Draw the spiral as large as its corners leave room for."""
        unit, lang, colours = self.sheet.unit, self.facts.lang, self.colours
        rows = self.facts.rows()
        if not rows:
            lines, style = fitted(words("none", lang), box.width, Style(30 * unit, 600, colours.ink_3),
                                  least=18 * unit, most_lines=3)  # fmt: skip
            canvas.lines(
                lines, (box.left + box.right) / 2, (box.top + box.bottom) / 2, style, "centre"
            )
            return
        peak, room = self.facts.peak(rows), box.width * 0.30
        keep = []
        if keyed:
            keep.append(
                parts.draw_key(
                    canvas, (box.left, box.bottom), self.facts.key(rows), room, colours, unit
                )
            )
        if keyed and peak is not None:
            keep.append(parts.draw_peak(canvas, (box.right, box.top), short_day(rows[peak][0], lang),
                                        self.facts.peak_words(rows[peak][1]), room * 0.8, colours, unit))  # fmt: skip
        centre, radius = _disc(box, keep, 16 * unit)
        rings = rings_of([(short_day(its, lang), posts) for its, posts in rows], dot_of(rows))
        spiral = Spiral(rings=rings, peak=peak, with_flag=self.look.with_flag)
        draw_spiral(canvas, spiral, centre, radius, colours, 22 * unit)


def _disc(box: Box, keep: list[Box], gap: float) -> tuple[tuple[float, float], float]:
    """Return centre and radius of the largest disc in the middle that leaves `keep` alone."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    radius = min(box.width, box.height) / 2
    for one in keep:
        near_x = min(max(x, one.left), one.right) - x
        near_y = min(max(y, one.top), one.bottom) - y
        radius = min(radius, max((near_x**2 + near_y**2) ** 0.5 - gap, 60.0))
    return (x, y), radius
