"""Parts of the infographic: heading, numbers, key, source and QR code, each as tall as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import segno

from lantoa.core.coverage import platform_of
from lantoa.core.formats import share
from lantoa.render.charts_words import title_of
from lantoa.render.fonts import width
from lantoa.render.honest import interval, rounded
from lantoa.render.infographic_canvas import Box, Canvas, Style, block_height, fitted
from lantoa.render.infographic_words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lantoa.core.figures import Board, Figure
    from lantoa.core.formats import Lang
    from lantoa.render.colours import Colours

_BIG: Final = -0.025
"""Space between the letters of the largest sizes, as a share of the size."""


def draw_banner(
    canvas: Canvas, top: float, unit: float, lang: Lang, colours: Colours, margin: float
) -> float:
    """Draw the band that says that the data are simulated; return where it ends."""
    style = Style(25 * unit, 600, colours.ink)
    bottom = top + 52 * unit
    canvas.rect(Box(0, top, canvas.width, bottom), colours.gold_wash)
    canvas.rect(Box(0, bottom - 3 * unit, canvas.width, bottom), "#f2c100")
    lines, style = fitted(words("simulated", lang), canvas.width - 2 * margin, style, least=12)
    canvas.text(lines[0], margin, top + 34 * unit, style)
    return bottom


def draw_heading(
    canvas: Canvas, box: Box, name: str, dates: str, lang: Lang, colours: Colours, unit: float
) -> float:
    """Draw rule, campaign, dates and title; return where they end."""
    canvas.rect(Box(box.left, box.top, box.right, box.top + 5 * unit), colours.ink)
    style, quiet = Style(32 * unit, 600, colours.ink), Style(30 * unit, 400, colours.ink_2)
    y = box.top + 17 * unit
    scratch = Canvas(canvas.width, canvas.height)
    dates_width = scratch.text(dates, 0, 0, quiet)
    beside, beside_style = fitted(
        name, box.width - dates_width - 40 * unit, style, least=26 * unit
    )
    if not beside[0].endswith("…") or name.endswith("…"):
        canvas.text(dates, box.right, y + 0.98 * 32 * unit, quiet, "right")
        y = canvas.lines(beside, box.left, y, beside_style)
    else:
        lines, long_style = fitted(name, box.width, style, least=20 * unit, most_lines=3)
        y = canvas.lines(lines, box.left, y, long_style)
        y = canvas.lines([dates], box.left, y, quiet.sized(27 * unit))
    title, big = fitted(
        words("title", lang), box.width, Style(94 * unit, 800, colours.ink, _BIG), least=40 * unit
    )
    return canvas.lines(title, box.left - 3 * unit, y - 4 * unit, big)


def draw_number(
    canvas: Canvas, box: Box, figure: Figure, said: tuple[str, str, str], size: float,
    colours: Colours, unit: float,
) -> float:  # fmt: skip
    """Draw a number with its word above, what it counts and what is known of it below.

    Parameters
    ----------
    said
        Word, number, and what it counts.
    size
        Size of the number, at which it fits the box.

    Returns
    -------
    float
        Where it ends.
    """
    word, shown, counted = said
    y = box.top
    if word:
        y = canvas.lines([word], box.left, y, Style(33 * unit, 600, colours.ink))
    y -= 0.16 * size if word else 0
    ink = colours.ink if figure.value is not None else colours.ink_3
    y = canvas.lines([shown], box.left - 0.03 * size, y, Style(size, 800, ink, _BIG)) - 0.04 * size
    lines, style = fitted(
        counted, box.width, Style(33 * unit, 600, colours.ink), least=18 * unit, most_lines=2
    )
    return canvas.lines(lines, box.left, y, style)


def number_size(shown: Sequence[str], room: float, most: float) -> float:
    """Return the one size at which all of `shown` fit `room`."""
    return min(
        fitted(text, room, Style(most, 800, spacing=_BIG), least=24)[1].size for text in shown
    )


def draw_small(
    canvas: Canvas, box: Box, text: str, colours: Colours, unit: float, *, fill: str = "",
    weight: int = 400,
) -> float:  # fmt: skip
    """Draw small second text, wrapped; return where it ends."""
    style = Style(26 * unit, weight, fill or colours.ink_2)
    lines, style = fitted(text, box.width, style, least=18 * unit, most_lines=3)
    return canvas.lines(lines, box.left, box.top, style)


def counted_as(figure: Figure, lang: Lang) -> str:
    """Return what a headline figure counts, with the platform whose counts it shows."""
    platform = title_of(figure)[1].partition(",")[0]
    if figure.id == "views":
        return words("views_on", lang, platform=platform) if platform else words("views", lang)
    return words("posts", lang)


def doubt(board: Board, figure: Figure, shown: str, lang: Lang) -> str:
    """Return value, interval and what is missing of a headline figure, in a line or two.

    Parameters
    ----------
    shown
        The number written large, which is not said again.
    """
    if figure.value is None:
        return figure.refused
    value = rounded(figure, lang)
    said = []
    if figure.lower == figure.upper == figure.value:
        if shown != value:
            said.append(words("counted", lang, value=_kept(value)))
    else:
        said.append(
            words("measured", lang, value=_kept(value), interval=_kept(interval(figure, lang)))
        )
    if figure.passport.missing_share:
        platform = platform_of(figure.passport, lang)
        said.append(words("missing", lang, share=share(figure.passport.missing_share, lang),
                          on=f" {platform}" if platform else ""))  # fmt: skip
    unseen = next((f for f in board.figures if f.id == "unseen_posts"), None)
    if figure.id == "posts" and unseen is not None and unseen.value is not None:
        said.append(words("unseen", lang, interval=_kept(interval(unseen, lang))))
    return "; ".join(said)


def _kept(numbers: str) -> str:
    """Return numbers that stay on one line."""
    return numbers.replace(" ", "\u00a0")


def draw_foot(
    canvas: Canvas, box: Box, source: Sequence[str], code: str, colours: Colours, unit: float
) -> float:
    """Draw the source beside the QR code; return where they end."""
    canvas.rect(Box(box.left, box.top, box.right, box.top + 1.5 * unit), colours.d3)
    top = box.top + 16 * unit
    side = 136 * unit
    _draw_qr(canvas, Box(box.right - side, top, box.right, top + side), code, colours)
    room = box.width - side - 32 * unit
    y = top - 3 * unit
    for text in source:
        lines, style = fitted(text, room, Style(24 * unit, 400, colours.ink_3), least=17 * unit,
                              most_lines=3)  # fmt: skip
        y = canvas.lines(lines, box.left, y, style) + 2 * unit
    return max(y, top + side)


def foot_height(source: Sequence[str], box: Box, colours: Colours, unit: float) -> float:
    """Return how tall the foot will be."""
    return draw_foot(Canvas(1, 1), Box(box.left, 0, box.right, 0), source, "0", colours, unit)


def _draw_qr(canvas: Canvas, box: Box, text: str, colours: Colours) -> None:
    """Draw a QR code with a quiet zone of four modules, dark on white."""
    rows = [list(row) for row in segno.make_qr(text, error="l").matrix]
    step = box.width / (len(rows) + 8)
    canvas.rect(box, "#ffffff")
    runs = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                runs.append(f"M{x} {y}h{end - x}v1h-{end - x}z")
            x = end + 1
    canvas.raw(
        f'<path transform="translate({box.left + 4 * step:.2f} {box.top + 4 * step:.2f}) scale({step:.4f})" '
        f'fill="{colours.ink}" shape-rendering="crispEdges" d="{"".join(runs)}"/>'
    )


def draw_key(
    canvas: Canvas,
    corner: tuple[float, float],
    text: str,
    room: float,
    colours: Colours,
    unit: float,
) -> Box:
    """Draw the key of the dots upwards from its lower left corner; return where it stands."""
    style = Style(26 * unit, 400, colours.ink_2)
    lines, style = fitted(text, room, style, least=17 * unit, most_lines=4)
    height = block_height(len(lines), style.size)
    canvas.lines(lines, corner[0], corner[1] - height, style)
    long = max(width(line, style.size, style.weight) for line in lines)
    return Box(corner[0], corner[1] - height, corner[0] + long, corner[1])


def draw_peak(
    canvas: Canvas, corner: tuple[float, float], day: str, text: str, room: float, colours: Colours,
    unit: float,
) -> Box:  # fmt: skip
    """Draw the day that stands out downwards from its upper right corner; return where it stands."""
    name, big = fitted(day, room, Style(46 * unit, 800, colours.accent), least=24 * unit)
    y = canvas.lines(name, corner[0], corner[1], big, "right")
    lines, style = fitted(
        text, room, Style(26 * unit, 400, colours.ink_2), least=16 * unit, most_lines=3
    )
    y = canvas.lines(lines, corner[0], y, style, "right")
    long = max(width(line, style.size, style.weight) for line in lines)
    return Box(
        corner[0] - max(long, width(name[0], big.size, big.weight)), corner[1], corner[0], y
    )
