"""A scenario: what is to be invented, at a given size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from lantoa.core.campaign import day_start
from lantoa.core.clock import micros
from lantoa.core.errors import BadInput

if TYPE_CHECKING:
    from datetime import date, datetime

VERDICTS: Final = ("supported", "contradicted", "not_shown")
LEAST_POSTS: Final = 600
MOST_POSTS: Final = 600_000
KINDS: Final = ("zeeschuimer", "apify")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How posts are spread over time and how far they spread; every share lies in 0 to 1."""

    peak_day: date
    peak: float
    """How many times more posts the peak day has than a quiet one."""
    body_spread: float
    """Standard deviation of the logarithm of views."""
    tail_share: float
    """Share of posts whose views are multiplied by a Pareto number."""
    tail_power: float
    tail_limit: float
    """The greatest such number."""
    late_bursts: float
    """Share of posts that spread again after the last day."""
    noise: float
    """Posts beside the campaign (other days, no hashtag), as a share of its posts."""
    instagram: float
    hidden: float
    """Share of Instagram posts whose owner hides the counts."""
    comments_off: float
    deleted: float
    week_tilt: float
    """How much the captures' chances differ from week to week, in log odds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A template or sound: its uses are a number of posts, or a share of them."""

    id: str
    name: str
    uses: int = 0
    share: float = 0.0
    without_hashtag: float = 0.0
    """Share of the uses that carry no hashtag of the campaign."""
    declared: bool = True
    """Whether the campaign file names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What all channels of one role publish together."""

    posts: int
    views: float
    """Share of the campaign's views."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedChannel:
    """A channel that the campaign file declares."""

    handle: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturePlan:
    """One team's independent look at the campaign."""

    name: str
    file: str
    """Name of its file, without ``mo-phong-`` and ending."""
    kind: str
    at: datetime
    hours: float
    chance: float
    """Of catching a post of a middling week."""
    instagram: bool
    follows_channels: bool
    """Whether it never misses a declared channel."""
    dirty: bool
    copies: str
    """Name of the capture of which it takes over a part; empty where it is independent."""
    copied: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Counts read again: each night of the campaign (a panel), or once, later."""

    file: str
    share: float
    """Of the posts that the first capture knows; declared channels always."""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneFile:
    """One more file, and when its numbers were read."""

    file: str
    at: datetime
    rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedClaim:
    """A sentence, its numbers in braces where they grow with the campaign, and its verdict."""

    say: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A whole invented campaign at a given size."""

    id: str
    name: str
    zone: str
    first_day: date
    last_day: date
    seed: int
    posts: int
    """Posts in the campaign's scope, whoever saw them."""
    views: int
    """Views that its TikTok posts have when the captures begin."""
    written_for: int
    """The number of posts in the file, for which the claims are written."""
    hashtags: tuple[str, ...]
    ignore_diacritics: bool
    spellings: tuple[tuple[str, ...], ...]
    """Other ways in which each hashtag is written."""
    misspelt: tuple[str, ...]
    shape: Shape
    template: Asset | None
    sound: Asset | None
    kol: Role
    official: Role
    channels: tuple[InventedChannel, ...]
    captures: tuple[CapturePlan, ...]
    panel: Later | None
    late: Later | None
    studio: OneFile | None
    press: OneFile | None
    claims: tuple[InventedClaim, ...]

    @property
    def starts_s(self) -> int:
        """First second of the campaign, UTC since 1970."""
        return micros(day_start(self.first_day, self.zone)) // 1_000_000

    @property
    def days(self) -> int:
        """Length of the campaign."""
        return (self.last_day - self.first_day).days + 1

    def sized(self, posts: int) -> Scenario:
        """Return the same campaign with another number of posts, everything else in proportion.

        Raises
        ------
        BadInput
            `posts` is not between 600 and 600,000.
        """
        _require_size(posts)
        part = posts / self.posts
        template = self.template
        return replace(
            self,
            posts=posts,
            views=round(self.views * part),
            template=template and replace(template, uses=round(template.uses * part)),
            kol=replace(self.kol, posts=max(round(self.kol.posts * part), bool(self.kol.posts))),
            official=replace(
                self.official, posts=max(round(self.official.posts * part), bool(self.official.posts))
            ),
        )  # fmt: skip


def _require_size(posts: int) -> None:
    if not LEAST_POSTS <= posts <= MOST_POSTS:
        raise BadInput(f"posts must be between {LEAST_POSTS} and {MOST_POSTS}, not {posts}")
