"""Colours of charts and pictures: the two themes, contrast, and a campaign's own colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from lantoa.core.errors import BadInput

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Colours:
    """Roles of colour in one theme; values are ``#rrggbb``."""

    paper: str
    ink: str
    ink_2: str
    ink_3: str
    rule: str
    accent: str
    gold_wash: str
    d1: str
    d2: str
    d3: str
    d4: str


LIGHT: Final = Colours(
    paper="#fbfaf7", ink="#1d1a17", ink_2="#544e46", ink_3="#6b645a", rule="#e2ddd2",
    accent="#c4201a", gold_wash="#fdf4d3", d1="#4a443c", d2="#8f877a", d3="#c4bcae", d4="#e3ded3",
)  # fmt: skip
DARK: Final = Colours(
    paper="#161412", ink="#f3eee5", ink_2="#c3baad", ink_3="#a0978a", rule="#38322c",
    accent="#ff7d6e", gold_wash="#3a3118", d1="#cfc6b8", d2="#8b8275", d3="#5c544a", d4="#39332d",
)  # fmt: skip
THEMES: Final[dict[Theme, Colours]] = {"light": LIGHT, "dark": DARK}


def colour_of(text: str) -> str:
    """Return a colour as ``#rrggbb``.

    Raises
    ------
    BadInput
        `text` is neither ``#rrggbb`` nor ``#rgb``.

    Examples
    --------
    >>> colour_of("#1A6"), colour_of("c4201a")
    ('#11aa66', '#c4201a')
    """
    found = re.fullmatch(r"#?([0-9a-f]{6}|[0-9a-f]{3})", text.strip().lower())
    if not found:
        raise BadInput(f"{text!r} is no colour; write it as #rrggbb, such as #1a6446")
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(2 * d for d in digits))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21.

    Source: WCAG 2.2, "contrast ratio" and "relative luminance".

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return `one` with `share` (0 to 1) of it replaced by `other`.

    Examples
    --------
    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    channels = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in channels)


def legible(colour: str, paper: str, least: float = 4.5) -> str:
    """Return `colour`, taken towards black or white until its contrast to `paper` is `least`."""
    away = "#000000" if _luminance(paper) > 0.18 else "#ffffff"
    for step in range(21):
        shade = mixed(colour, away, step / 20)
        if contrast(shade, paper) >= least:
            return shade
    return away


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    parts = (c / 255 for c in _channels(colour))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
