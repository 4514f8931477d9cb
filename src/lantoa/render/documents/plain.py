"""Text of strangers made safe for documents."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from lantoa.render.fonts import FOLDER

_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SECOND_FACE: Final = re.compile(
    r"[\t\n\u00a0-\u024f\u0370-\u03ff\u0400-\u045f\u2190-\u2195\u2260-\u2265\u25a1\u200b]"
)
"""What the second face of the PDF draws for certain; it is not at hand to be asked."""


def plain(text: str) -> str:
    r"""Return `text` without what neither XML nor UTF-8 holds.

    Examples
    --------
    >>> plain("a\x00b\ud800")
    'a�b�'
    """
    return _UNWRITABLE.sub("�", text)


def drawable(value: Any) -> Any:
    """Return text, or lists and dicts of texts, in letters that the package's fonts draw.

    Other letters become a box: a PDF that keeps for decades must not leave them to chance.

    Examples
    --------
    >>> drawable({"a": ["Tỏa sáng 🇻🇳", 3]})
    {'a': ['Tỏa sáng □□', 3]}
    """
    if isinstance(value, str):
        return "".join(c if _is_drawn(c) else "□" for c in value)
    if isinstance(value, dict):
        return {drawable(key): drawable(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [drawable(one) for one in value]
    return value


def _is_drawn(character: str) -> bool:
    return ord(character) in _first_face() or bool(_SECOND_FACE.match(character))


@cache
def _first_face() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(FOLDER / "BeVietnamPro-Regular.ttf").getBestCmap())
