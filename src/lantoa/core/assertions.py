"""What a sentence asserts: numbers with their bounds and what they count, days, hashtags."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

Bound = Literal[
    "exact", "about", "nearly", "over", "under", "at_least", "at_most", "reached"
]  # fmt: skip
Kind = Literal["number", "period", "day", "as_of", "hashtag"]


class Day(NamedTuple):
    """A day as it was written: the year is often left out."""

    day: int
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One thing that a sentence asserts.

    A number has `bound`, `value`, `step` and `counted`; a period `first` and `last` (both
    included); a day and an as-of date only `last`; a hashtag only `said`.
    """

    kind: Kind
    said: str
    """The words of the sentence."""
    bound: Bound = "exact"
    value: Decimal | None = None
    """The number said, a share between 0 and 1 for percentages; ``None`` where the words name
    no definite one ("millions of")."""
    step: Decimal = Decimal(1)
    """The precision that the number shows: "1,5 tỷ" shows 100 million."""
    counted: str = ""
    """Id of the figure that counts the same: posts, authors, views, likes, comments, shares,
    saves, reposts, engagement_rate, positive_share, uses_of_asset; empty where the words name
    nothing known."""
    counted_said: str = ""
    """The words that say what is counted."""
    platform: str = ""
    """The only platform that the number is about, if the sentence names one."""
    first: Day | None = None
    last: Day | None = None
