"""Fonts inside a picture: an SVG that stands alone shows the same letters on every machine."""

from __future__ import annotations

import base64
import html
import io
import re
from functools import cache
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont

from lantoa.render.fonts import FAMILY, FOLDER

_FILES: Final = {"400": "BeVietnamPro-Regular.ttf", "600": "BeVietnamPro-SemiBold.ttf"}
_TEXT: Final = re.compile(r"<text\b([^>]*)>(.*?)</text>", re.DOTALL)
_WEIGHT: Final = re.compile(r'font-weight="(\d+)"')
_TAG: Final = re.compile(r"<[^>]+>")


def with_fonts(svg: str) -> str:
    """Return an SVG with the letters that it uses, of each weight, inside itself.

    A browser shows a picture apart from its page, without the page's fonts and without fetching
    any: what is not in the picture falls back to whatever the machine has. Only the letters in use
    are put in, some ten kilobytes.
    """
    letters: dict[str, set[str]] = {}
    for attributes, inner in _TEXT.findall(svg):
        found = _WEIGHT.search(attributes)
        weight = "600" if found and int(found[1]) >= 600 else "400"
        letters.setdefault(weight, set()).update(html.unescape(_TAG.sub("", inner)))
    faces = "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f"src:url(data:font/ttf;base64,{_font(weight, ''.join(sorted(used)))})}}"
        for weight, used in sorted(letters.items())
    )
    opening = re.search(r"<svg\b[^>]*>", svg)
    if not faces or opening is None:
        return svg
    return f"{svg[: opening.end()]}<style>{faces}</style>{svg[opening.end() :]}"


def _font(weight: str, letters: str) -> str:
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp"], notdef_outline=True,
                             hinting=False, name_IDs=[])  # fmt: skip
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    font = TTFont(io.BytesIO(_file(weight)), recalcTimestamp=False)
    cutter.subset(font)
    made = io.BytesIO()
    font.save(made)
    return base64.b64encode(made.getvalue()).decode()


@cache
def _file(weight: str) -> bytes:
    return (FOLDER / _FILES[weight]).read_bytes()
