"""Duties of both parties on one axis of time, as lanes: SVG of percentages, so it fits any width.

Lateness is drawn alike whoever owes: the lane does not know. Marks are placed by ``x`` in
percent and drawn in pixels, so no lane is stretched; where marks stand close, a phone draws them
smaller (class ``dense``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

MarkKind = Literal["done", "slow", "over", "later", "wait", "unseen"]
_SHAPES: Final[dict[MarkKind, str]] = {
    "done": '<circle r="6"/>',
    "slow": '<circle r="5.25"/><path d="M0-5.25a5.25 5.25 0 0 0 0 10.5z"/>',
    "over": '<path d="M0-7.5 7.5 0 0 7.5-7.5 0z"/>',
    "later": '<circle r="5.25"/>',
    "wait": '<circle r="5.25"/><circle class="core" r="2"/>',
    "unseen": '<circle r="5.25" stroke-dasharray="2.2 2.5"/>',
}
KINDS: Final = tuple(_SHAPES)
_CLOSE: Final = 3.2
"""Percent between marks below which a phone draws them smaller."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One period of a duty, where it falls due."""

    at: date
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Axis:
    """The years that all lanes share; whole years, so that lines stand where a year begins."""

    first_year: int
    last_year: int

    @classmethod
    def over(cls, days: Sequence[date]) -> Axis:
        """Return the axis that holds all of these days."""
        years = [day.year for day in days] or [1970]
        return cls(min(years), max(years))

    @property
    def years(self) -> tuple[int, ...]:
        """The years, in order."""
        return tuple(range(self.first_year, self.last_year + 1))

    def place(self, day: date) -> float:
        """Return where a day lies, 0 to 100, the middle of the day; outside days at the ends."""
        begin = date(self.first_year, 1, 1)
        whole = (date(self.last_year, 12, 31) - begin).days + 1
        part = ((day - begin) / timedelta(days=1) + 0.5) / whole
        return round(100 * min(max(part, 0.0), 1.0), 2)

    def year_places(self) -> tuple[float, ...]:
        """Return where each year begins, 0 to 100."""
        begin, end = date(self.first_year, 1, 1), date(self.last_year, 12, 31)
        whole = (end - begin).days + 1
        return tuple(round(100 * (date(y, 1, 1) - begin).days / whole, 2) for y in self.years)


def lane(
    axis: Axis,
    marks: Sequence[Mark],
    *,
    today: date,
    said: str,
    standing: tuple[date, date] | None = None,
) -> str:
    """Return one lane as SVG without styles of its own.

    Parameters
    ----------
    said
        What the lane shows, in a sentence, for who does not see it.
    standing
        First and last day of a duty that is owed all the time.
    """
    places = [(axis.place(mark.at), mark.kind) for mark in marks]
    dense = any(b - a < _CLOSE for (a, _), (b, _) in pairwise(places))
    parts = [
        f'<line class="year" x1="{x}%" x2="{x}%" y1="0" y2="100%"/>' for x in axis.year_places()
    ]
    if standing is not None:
        x, end = axis.place(standing[0]), axis.place(standing[1])
        parts.append(f'<rect class="span" x="{x}%" width="{max(end - x, 0.4):.2f}%"/>')
    now = axis.place(today)
    parts.append(f'<line class="today" x1="{now}%" x2="{now}%" y1="0" y2="100%"/>')
    parts += [
        f'<svg class="mark {kind}" x="{x}%" y="50%"><g>{_SHAPES[kind]}</g></svg>'
        for x, kind in places
    ]
    kind = "lane dense" if dense else "lane"
    label = escape(said, quote=True)
    return f'<svg class="{kind}" role="img" aria-label="{label}">{"".join(parts)}</svg>'


def sign(kind: MarkKind) -> str:
    """Return the mark alone, to stand in a line of text or a key; words beside it say the same."""
    return (
        f'<svg class="sign {kind}" viewBox="-8 -8 16 16" aria-hidden="true">'
        f"<g>{_SHAPES[kind]}</g></svg>"
    )
