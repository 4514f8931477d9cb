"""Vietnamese text made comparable: one Unicode form, one place for tone marks, one space."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from lantoa.core.text import nfc

# New style writes hoà, khoẻ, thuý; old style hòa, khỏe, thúy. They differ after NFC, so one is
# turned into the other. Only open syllables have two spellings (hoàn has one), and in "quý" the
# u belongs to the q.
_OPEN: Final = re.compile(
    r"(?<![qQ])([oO])([àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?!\w)|(?<![qQ])([uU])([ỳýỷỹỵỲÝỶỸỴ])(?!\w)"
)
_SPACES: Final = re.compile(r"[\s\u00a0\u202f]+")


def tone_placed(text: str) -> str:
    """Return `text` in form C with tone marks where the old style puts them.

    Examples
    --------
    >>> tone_placed("Lan Toả, hoà bình, quý, hoàn")
    'Lan Tỏa, hòa bình, quý, hoàn'
    """
    return _OPEN.sub(_moved, nfc(text))


def _moved(match: re.Match[str]) -> str:
    glide = match[1] or match[3]
    vowel = unicodedata.normalize("NFD", match[2] or match[4])
    return unicodedata.normalize("NFC", glide + vowel[1:]) + vowel[0]


def readable(text: str) -> str:
    """Return `text` with its tone marks placed, invisible characters gone and single spaces.

    Case is kept. Lone surrogates and control characters become spaces.

    Examples
    --------
    >>> readable("60.000\u00a0video\u200b  lan toả")
    '60.000 video lan tỏa'
    """
    seen = text if text.isprintable() else _without_controls(text)
    return _SPACES.sub(" ", tone_placed(seen)).strip()


def _without_controls(text: str) -> str:
    return "".join(
        "" if kind == "Cf" else " " if kind in ("Cs", "Cc") else char
        for char in text
        for kind in (unicodedata.category(char),)
    )


def match_key(text: str) -> str:
    """Return what two spellings of the same Vietnamese words have in common.

    Examples
    --------
    >>> match_key("LAN TOẢ") == match_key("lan tỏa")
    True
    """
    return readable(text).casefold()
