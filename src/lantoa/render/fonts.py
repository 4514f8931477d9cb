"""Be Vietnam Pro from the package: widths measured and outlines drawn, the same on every machine."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = Path(__file__).parent / "fonts"
"""TrueType for drawing, WOFF2 for pages, and their licence."""
FAMILY: Final = "Be Vietnam Pro"

_FILES: Final = {400: "Regular", 600: "SemiBold", 800: "ExtraBold"}
_EM: Final = 1000
_MISSING: Final = ".notdef"
_NEAR: Final = str.maketrans({
    "≈": "~", "→": "-", "≥": ">", "≤": "<", "‑": "-", "\u00ad": "", "\u200b": "", "\u2009": " ",
})  # fmt: skip


class Face:
    """One weight of the family; lengths are in units of a thousandth of the font size.

    Parameters
    ----------
    weight
        400, 600 or 800.
    """

    def __init__(self, weight: int) -> None:
        self.weight = weight
        self._font = TTFont(FOLDER / f"BeVietnamPro-{_FILES[weight]}.ttf")
        self._glyphs = self._font.getGlyphSet()
        self._cmap: dict[int, str] = self._font.getBestCmap()
        self._widths: dict[str, tuple[int, int]] = self._font["hmtx"].metrics
        self._pairs = _PairKerning(self._font)

    def width(self, text: str, size: float, spacing: float = 0.0) -> float:
        """Return the advance width of `text` in pixels, kerning included.

        Parameters
        ----------
        size
            Font size in pixels.
        spacing
            Extra space after each letter, as a share of the size.
        """
        units = sum(step for _, step in self._steps(text))
        return units * size / _EM + spacing * size * len(self._names(text))

    def path(self, text: str, x: float, y: float, size: float, spacing: float = 0.0) -> str:
        """Return the outlines of `text` as SVG path data, its baseline beginning at (x, y)."""
        scale, drawn = size / _EM, []
        for name, step in self._steps(text):
            if name == _MISSING:
                drawn.append(_box(x, y, step * scale, size))
            else:
                pen = SVGPathPen(self._glyphs, ntos=_short)
                self._glyphs[name].draw(_placed(pen, scale, x, y))
                drawn.append(pen.getCommands())
            x += step * scale + spacing * size
        return "".join(drawn)

    def _steps(self, text: str) -> Iterator[tuple[str, int]]:
        names = self._names(text)
        for name, after in pairwise((*names, "")):
            yield name, self._widths[name][0] + (self._pairs.between(name, after) if after else 0)

    def _names(self, text: str) -> list[str]:
        return [self._cmap.get(ord(c), _MISSING) for c in self._drawable(text)]

    def _drawable(self, text: str) -> str:
        """Return `text` in letters of the font: pictures and marks of no width are left out.

        What still has no outline, such as a letter of another script, is drawn as a box.
        """
        kept = []
        for c in unicodedata.normalize("NFC", text.translate(_NEAR)):
            if ord(c) in self._cmap:
                kept.append(c)
            elif c.isspace():
                kept.append(" ")
            elif unicodedata.category(c) not in _LEFT_OUT:
                base = unicodedata.normalize("NFKD", c)[0]
                kept.append(base if ord(base) in self._cmap else c)
        return "".join(kept)


_LEFT_OUT: Final = frozenset(("So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"))


@cache
def face(weight: int) -> Face:
    """Return one weight of the family, read once."""
    return Face(weight)


@lru_cache(maxsize=1 << 14)
def width(text: str, size: float, weight: int = 400, spacing: float = 0.0) -> float:
    """Return the advance width of `text` in pixels.

    Examples
    --------
    >>> width("11", 100) < width("44", 100)
    True
    """
    return face(weight).width(text, size, spacing)


def shortened(text: str, room: float, size: float, weight: int = 400) -> str:
    """Return `text`, cut with an ellipsis where it is wider than `room` pixels.

    Examples
    --------
    >>> shortened("Chiến dịch", 1000, 16), shortened("Chiến dịch", 60, 16)
    ('Chiến dịch', 'Chiến…')
    """
    if width(text, size, weight) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", size, weight) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


class _PairKerning:
    """The `kern` feature of a font: pairs by glyph, then by class, first match of each lookup."""

    def __init__(self, font: Any) -> None:
        table = font["GPOS"].table
        wanted = {
            index
            for record in table.FeatureList.FeatureRecord
            if record.FeatureTag == "kern"
            for index in record.Feature.LookupListIndex
        }
        self._lookups = [table.LookupList.Lookup[index].SubTable for index in sorted(wanted)]
        self._firsts = {id(s): frozenset(s.Coverage.glyphs) for t in self._lookups for s in t}
        self._known: dict[tuple[str, str], int] = {}

    def between(self, left: str, right: str) -> int:
        pair = (left, right)
        if pair not in self._known:
            self._known[pair] = sum(
                self._of(subtables, left, right) for subtables in self._lookups
            )
        return self._known[pair]

    def _of(self, subtables: Any, left: str, right: str) -> int:
        for subtable in subtables:
            if left not in self._firsts[id(subtable)]:
                continue
            value = _by_glyph(subtable, left, right) if subtable.Format == 1 else None
            if subtable.Format == 2:
                second = subtable.ClassDef2.classDefs.get(right, 0)
                first = subtable.ClassDef1.classDefs.get(left, 0)
                value = subtable.Class1Record[first].Class2Record[second].Value1
            if value is not None:
                return int(getattr(value, "XAdvance", 0) or 0)
        return 0


def _by_glyph(subtable: Any, left: str, right: str) -> Any:
    pairs = subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord
    return next((pair.Value1 for pair in pairs if pair.SecondGlyph == right), None)


def _box(x: float, y: float, advance: float, size: float) -> str:
    """Return the frame that stands for a letter without an outline."""
    left, right, line = x + 0.06 * size, x + advance - 0.06 * size, 0.05 * size
    outer = f"M{_short(left)} {_short(y)}V{_short(y - 0.7 * size)}H{_short(right)}V{_short(y)}Z"
    left, right, low, high = left + line, right - line, y - line, y - 0.7 * size + line
    return outer + f"M{_short(left)} {_short(low)}H{_short(right)}V{_short(high)}H{_short(left)}Z"


def _placed(pen: SVGPathPen, scale: float, x: float, y: float) -> Any:
    return TransformPen(pen, (scale, 0, 0, -scale, x, y))


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
