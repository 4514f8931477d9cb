"""A figure as people see it: five things in one block, never one without the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.coverage import beside, lacking, posts_about, reasons
from lantoa.render.honest import interval, rounded
from lantoa.render.shares import row_of
from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.figures import Figure, Number
    from lantoa.core.formats import Lang

_SCALE: Final = 0.05
"""The glyph reaches so far to either side of the value, on every figure alike."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """Where the band of an interval begins and ends, on a line of 120; the value is at 60."""

    start: float
    end: float
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One figure in words."""

    id: str
    label: str
    way: str
    """How it was counted, where there are several ways."""
    value: str
    scale: str
    """million, billion …, apart because it is written smaller."""
    interval: str
    glyph: Glyph | None
    sign: str
    """full, part or none: how much of the scope is counted."""
    coverage: str
    sentence: str
    refused: str
    mark: str
    """Number of the passport."""


def shown(figure: Figure, lang: Lang) -> tuple[str, str]:
    """Return a figure's value in the digits its interval supports, and the interval, "" if exact."""
    exact = figure.lower is None or figure.lower == figure.upper
    return rounded(figure, lang), "" if exact else interval(figure, lang)


def row_shown(row: Mapping[str, Any], figure: Figure, lang: Lang) -> tuple[str, str]:
    """Return value and interval of one row of a figure, written as the figure is."""
    return shown(row_of(figure, row), lang)


def block(figure: Figure, lang: Lang, sentence: str = "", unseen: Figure | None = None) -> Block:
    """Return a figure as its block.

    Parameters
    ----------
    sentence
        What may be published of it, where something may.
    unseen
        The estimate of posts that nobody saw, to stand beside a count of posts.
    """
    label, _, rest = figure.label.partition(" (")
    value, ends = shown(figure, lang)
    big, _, scale = value.partition(" ")
    sign, coverage = _coverage(figure, lang, unseen)
    return Block(
        id=figure.id,
        label=label,
        way=rest.removesuffix(")"),
        value=big,
        scale=scale,
        interval=ends or say(lang, "Số chính xác", "An exact number"),
        glyph=None if figure.refused else glyph_of(figure.value, figure.lower, figure.upper),
        sign="none" if figure.refused else sign,
        coverage=coverage,
        sentence=sentence,
        refused=as_sentence(figure.refused),
        mark=passport_mark(figure),
    )


def passport_mark(figure: Figure) -> str:
    """Return the short number of a passport: which figure, at which state."""
    return f"{figure.id}·{figure.passport.state_digest[:6]}"


def glyph_of(value: Number | None, lower: Number | None, upper: Number | None) -> Glyph | None:
    """Return where an interval lies within 5% of its value; nothing where there is no value."""
    if value is None or lower is None:
        return None
    span = abs(value) * _SCALE
    if not span:
        wide = upper is None or upper > lower
        return Glyph(60, 120 if wide else 60, open_start=False, open_end=wide)
    start = 60 + 60 * (lower - value) / span
    end = 120.0 if upper is None else 60 + 60 * (upper - value) / span
    return Glyph(
        max(start, 0), min(end, 120), open_start=start < 0, open_end=upper is None or end > 120
    )


def _coverage(figure: Figure, lang: Lang, unseen: Figure | None) -> tuple[str, str]:
    if unseen is not None:
        return "part", _beside_unseen(unseen, lang)
    its = figure.passport
    if figure.id == "unseen_posts" and not its.missing_share:
        return "part", say(lang, "Suy ra từ các lượt thu độc lập, không đếm được",
                           "Inferred from independent captures, not counted")  # fmt: skip
    if figure.id == "unseen_posts":
        return "part", "; ".join(reasons(its.missing, lang)) + say(
            lang, ", ngoài ước lượng", ", outside the estimate"
        )
    aside = beside(its, lang)
    lacks = lacking(its, lang)
    about = posts_about(its, lang)
    text = lacks or say(lang, f"Đếm đủ {about} đã thấy", f"All {about} seen are counted")
    return "part" if lacks else "full", "; ".join(filter(None, (capital(text), aside)))


def _beside_unseen(unseen: Figure, lang: Lang) -> str:
    if unseen.refused:
        return say(lang, "Chưa biết còn bao nhiêu bài chưa lượt thu nào thấy",
                   "How many posts no capture saw is not known yet")  # fmt: skip
    value, ends = shown(unseen, lang)
    beside = f"{value} ({ends})" if ends else value
    return say(lang, f"Chưa lượt thu nào thấy: ước lượng {beside} bài",
               f"Seen by no capture: an estimated {beside} posts")  # fmt: skip


def capital(text: str) -> str:
    """Return a text with a capital first."""
    return text[:1].upper() + text[1:]


def as_sentence(text: str) -> str:
    """Return a text with a capital first and a full stop last."""
    return capital(text) + ("" if not text or text.endswith((".", "!", "?")) else ".")
