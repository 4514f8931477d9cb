"""The values that a claim allows, and those that a figure leaves possible."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.formats import number, share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.assertions import Assertion
    from lantoa.core.figures import Figure, Number
    from lantoa.core.formats import Lang

ABOUT: Final = Decimal("0.05")
"""How far "khoảng" reaches, as a share of the number said."""
NEARLY: Final = Decimal("0.9")
"""From which share of the number said "gần" begins."""

_SUMS: Final = ("views", "likes", "comments", "shares", "saves", "reposts")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The values that a claim allows; an end that is open does not belong to them."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def holds(self, value: Number) -> bool:
        """Return whether the claim allows `value`."""
        return not self.lies_below(value) and not self.lies_above(value)

    def lies_below(self, value: Number) -> bool:
        """Return whether all that the claim allows is less than `value`."""
        return self.high is not None and (
            value > self.high or (self.high_open and value == self.high)
        )

    def lies_above(self, value: Number) -> bool:
        """Return whether all that the claim allows is more than `value`."""
        return self.low is not None and (value < self.low or (self.low_open and value == self.low))


@dataclass(frozen=True, slots=True)
class Possible:
    """The values that a figure leaves possible; `high` is None where nothing bounds them."""

    low: Number
    high: Number | None
    value: Number | None = None
    missing: int = 0
    """Captured posts that the figure is about and that have no value."""
    elsewhere: int = 0
    """Captured posts that only other parts count: a sentence about all platforms means them too."""
    lacking_share: float = 0.0
    """Share of both among the captured posts."""

    def inside(self, wanted: Wanted) -> bool:
        """Return whether the claim allows all of them."""
        if wanted.lies_above(self.low) or wanted.lies_below(self.low):
            return False
        return wanted.high is None if self.high is None else wanted.holds(self.high)

    def outside(self, wanted: Wanted) -> bool:
        """Return whether the claim allows none of them."""
        return wanted.lies_below(self.low) or (
            self.high is not None and wanted.lies_above(self.high)
        )

    def like_the_others(self) -> Possible:
        """Return them with room for posts without a value that are like those with one."""
        if self.high is None or not 0 < self.lacking_share < 1:
            return self
        return replace(self, high=self.high / (1 - self.lacking_share))


def allowed(assertion: Assertion) -> Wanted:
    """Return the values that the words allow (the conventions of ``docs/measures/claims.md``)."""
    said, half = assertion.value or Decimal(0), assertion.step / 2
    slack = max(abs(said) * ABOUT, half)
    match assertion.bound:
        case "over":
            return Wanted(said, None, low_open=True)
        case "at_least":
            return Wanted(said, None)
        case "reached":
            return Wanted(said - half, None)
        case "under":
            return Wanted(None, said, high_open=True)
        case "at_most":
            return Wanted(None, said)
        case "nearly":
            return Wanted(said * NEARLY, said, high_open=True)
        case "about":
            return Wanted(said - slack, said + slack)
        case _:
            rounded = assertion.step > 1 or said != said.to_integral_value()
            return (
                Wanted(said - half, said + half, high_open=True) if rounded else Wanted(said, said)
            )


def captured(figure: Figure, row: Mapping[str, Any] | None) -> Possible | None:
    """Return what is known of the captured posts: a figure's interval, or that of one row.

    ``None`` where there is no number, or a series of which no one row is meant.
    """
    if row is None and figure.value is None and len(figure.rows) == 1:
        row = figure.rows[0]
    if row is not None:
        ends, elsewhere = row, row.get("elsewhere") or 0
        about = row.get("scope_posts") or 0
        missing = max(about - (row.get("posts") or 0), 0) if about else 0
        without = missing / about if about else 0.0
    else:
        ends = {"value": figure.value, "lower": figure.lower, "upper": figure.upper}
        about, elsewhere = figure.passport.about, sum(figure.passport.elsewhere.values())
        missing = sum(figure.passport.missing.values())
        without = figure.passport.missing_share or 0.0
    value, low = ends.get("value"), ends.get("lower")
    low = value if low is None else low
    if value is None or low is None:
        return None
    captured_posts = about + elsewhere
    lacking = (without * about + elsewhere) / captured_posts if captured_posts else 0.0
    return Possible(low, ends.get("upper"), value, missing, elsewhere, lacking)


def everything(
    figure: Figure, known: Possible, unseen: Figure | None, top: Figure | None
) -> Possible:
    """Return what may be true of all posts in scope, captured or not.

    Captured posts are a lower bound. Above them lie, for posts, the estimate of unseen ones;
    for sums, at most as much for each missing and unseen post as the greatest captured one
    has. Without an estimate, or a greatest one, nothing bounds them.
    """
    if figure.unit == "ratio":
        return known
    low, most = unseen_bounds(unseen)
    if figure.id == "posts":
        return Possible(
            known.low + low, None if most is None or known.high is None else known.high + most
        )
    lacking = known.missing + known.elsewhere
    if most == 0 and not lacking:
        return known
    greatest = max((row.get("value") or 0 for row in top.rows), default=None) if top else None
    if figure.id != "views" or most is None or greatest is None or known.high is None:
        return Possible(known.low, None)
    return Possible(known.low, known.high + greatest * (lacking + most))


def unseen_bounds(unseen: Figure | None) -> tuple[Number, Number | None]:
    """Return fewest and most unseen posts; nothing bounds them where some came too late."""
    if unseen is None or unseen.refused or unseen.lower is None:
        return 0, None
    return unseen.lower, None if unseen.passport.missing else unseen.upper


def is_sum(figure: Figure) -> bool:
    """Return whether a figure adds up values of posts."""
    return figure.id in _SUMS


def written(range_: Possible, unit: str, lang: Lang) -> str:
    """Return an interval as people read it."""

    def show(value: Number) -> str:
        return share(value, lang, 2) if unit == "ratio" else number(value, lang)

    if range_.high is None:
        return ("ít nhất " if lang == "vi" else "at least ") + show(range_.low)
    if range_.low == range_.high:
        return show(range_.low)
    return f"{show(range_.low)} – {show(range_.high)}"
