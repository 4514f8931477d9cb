"""A drawing surface whose text is outlines, measured before it is set, so that nothing overflows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final, Literal

from lantoa.render.fonts import face, shortened, width

if TYPE_CHECKING:
    from collections.abc import Sequence

Align = Literal["left", "centre", "right"]

ASCENT: Final = 0.98
"""Height above the baseline that stacked marks (Ổ, Ễ) need, as a share of the size."""
DESCENT: Final = 0.28
LEADING: Final = 1.28

_NOT_XML: Final = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS: Final = re.compile(r"[ \t\r\n\v\f]+")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size in pixels, weight, colour, space between letters."""

    size: float
    weight: int = 400
    fill: str = "#000000"
    spacing: float = 0.0

    def sized(self, size: float) -> Style:
        """Return the style at another size."""
        return Style(size, self.weight, self.fill, self.spacing)


class Canvas:
    """What was drawn, and where each text stands.

    Parameters
    ----------
    width, height
        In pixels.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.placed: list[tuple[str, Box]] = []
        self._parts: list[str] = []

    def raw(self, svg: str) -> None:
        """Add a piece of SVG."""
        self._parts.append(svg)

    def rect(self, box: Box, fill: str) -> None:
        """Draw a filled rectangle."""
        self.raw(f'<rect x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" '
                 f'height="{_n(box.height)}" fill="{fill}"/>')  # fmt: skip

    def dots(self, points: Sequence[tuple[float, float]], radius: float, fill: str) -> None:
        """Draw discs of one size and colour."""
        if points:
            discs = "".join(
                f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"/>' for x, y in points
            )
            self.raw(f'<g fill="{fill}">{discs}</g>')

    def text(self, text: str, x: float, y: float, style: Style, align: Align = "left") -> float:
        """Set one line, its baseline at `y`, and return its width."""
        long = width(text, style.size, style.weight, style.spacing)
        left = x - {"left": 0, "centre": long / 2, "right": long}[align]
        path = face(style.weight).path(text, left, y, style.size, style.spacing)
        if path:
            self.raw(f'<path fill="{style.fill}" d="{path}"/>')
        ends = y - ASCENT * style.size, y + DESCENT * style.size
        self.placed.append((text, Box(left, ends[0], left + long, ends[1])))
        return long

    def lines(
        self, lines: Sequence[str], x: float, top: float, style: Style, align: Align = "left"
    ) -> float:
        """Set lines from `top` downwards and return where the next block may begin."""
        for n, line in enumerate(lines):
            baseline = top + (ASCENT + n * LEADING) * style.size
            self.text(line, x, baseline, style, align)
        return top + block_height(len(lines), style.size)

    def svg(self, *, title: str, lang: str, size: tuple[str, str]) -> str:
        """Return the whole as one SVG document; `title` is what a screen reader says."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)} {_n(self.height)}" '
            f'width="{size[0]}" height="{size[1]}" role="img" lang="{lang}">'
            f"<title>{escape(_xml(title), quote=False)}</title>"
            + "".join(self._parts)
            + "</svg>\n"
        )


def block_height(lines: int, size: float) -> float:
    """Return the height of `lines` lines."""
    return (ASCENT + DESCENT + (lines - 1) * LEADING) * size if lines else 0.0


def wrapped(text: str, room: float, style: Style) -> tuple[list[str], bool]:
    """Return `text` in lines no wider than `room`, and whether every word stayed whole."""
    lines: list[str] = []
    whole = True
    line = ""
    for word in _BLANKS.split(text.strip()):  # a no-break space holds its words together
        joined = f"{line} {word}" if line else word
        if _fits(joined, room, style):
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while not _fits(line, room, style):
            whole = False
            cut = _longest(line, room, style)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line] if line or not lines else lines, whole


def fitted(
    text: str, room: float, style: Style, *, least: float, most_lines: int = 1
) -> tuple[list[str], Style]:
    """Return `text` in lines, at the largest size down to `least` at which it fits.

    Words stay whole where any size allows it. At the least size a text that is still too long
    ends with an ellipsis. Several lines are made about equally long.
    """
    size = style.size
    while True:
        lines, whole = wrapped(text, room, style.sized(size))
        if whole and len(lines) <= most_lines:
            return _balanced(text, room, style.sized(size), len(lines)), style.sized(size)
        if size <= least:
            break
        size = max(least, size * 0.94)
    small = style.sized(least)
    if len(lines) > most_lines:
        rest = " ".join(lines[most_lines - 1 :])
        lines = [*lines[: most_lines - 1], _cut(rest, room, small)]
    return lines, small


def _balanced(text: str, room: float, style: Style, lines: int) -> list[str]:
    low, high = 0.0, room
    if lines < 2:
        return wrapped(text, room, style)[0]
    for _ in range(12):
        middle = (low + high) / 2
        found, whole = wrapped(text, middle, style)
        if whole and len(found) <= lines:
            high = middle
        else:
            low = middle
    return wrapped(text, high, style)[0]


def _fits(text: str, room: float, style: Style) -> bool:
    return width(text, style.size, style.weight, style.spacing) <= room


def _longest(text: str, room: float, style: Style) -> int:
    """Return how many characters from the left fit; one always does, or nothing ever would."""
    return max(1, max((n for n in range(1, len(text)) if _fits(text[:n], room, style)), default=1))


def _cut(text: str, room: float, style: Style) -> str:
    return shortened(text, room, style.size, style.weight)


def _xml(text: str) -> str:
    """Return `text` without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
