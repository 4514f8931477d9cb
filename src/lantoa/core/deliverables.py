"""What an obligation comes to: a rule that can be measured, and the periods in which it is owed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal

from lantoa.core.errors import BadInput
from lantoa.core.records import METRICS
from lantoa.core.text import hashtag_key, plain_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.periods import Period

RuleKind = Literal["posts", "carried", "total", "handed", "standing"]
KINDS: Final[tuple[RuleKind, ...]] = ("posts", "carried", "total", "handed", "standing")
Match = Literal["channel", "hashtag", "link", "text"]
SURE: Final[frozenset[str]] = frozenset(("channel", "hashtag", "link"))
"""Matches that show what was owed; one by text alone only suggests it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One channel on which something is owed, under every key that the lake may know it by."""

    name: str
    keys: tuple[str, ...]
    """``platform:id`` and ``platform:@handle``, the first one names it."""

    @property
    def id(self) -> str:
        """The key that names it."""
        return self.keys[0] if self.keys else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which posts count. Whatever is empty asks for nothing."""

    channels: tuple[Watched, ...]
    platforms: frozenset[str] = frozenset()
    any_hashtag: tuple[str, ...] = ()
    all_hashtags: tuple[str, ...] = ()
    ignore_diacritics: bool = True
    kinds: frozenset[str] = frozenset()
    """video, image, carousel, text, article, live, story."""
    disclosed: bool = False
    """Whether only posts count that the platform marks as a paid partnership or advertisement."""

    def hashtag_keys(self, tags: tuple[str, ...]) -> frozenset[str]:
        """Return the keys on which hashtags match."""
        keys = (hashtag_key(tag) for tag in tags)
        return frozenset(plain_key(key) if self.ignore_diacritics else key for key in keys if key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something published elsewhere that channels have to carry: an article of a portal."""

    id: str
    at: datetime
    title: str = ""
    link: str = ""
    hashtag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """So many posts a period: "4 videos a month with #happyvietnam on these channels"."""

    selection: Selection
    at_least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Each item on so many channels within so many hours."""

    selection: Selection
    items: tuple[Item, ...]
    on_channels: int = 2
    within_hours: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """So many views (or another metric) of the posts of a period together."""

    selection: Selection
    at_least: int
    metric: str = "views"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """So many pieces handed over by a person: papers, pictures, a class, a payment."""

    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Owed all the time; nothing in it falls due on a day."""


Rule = Posts | Carried | Total | Handed | Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable:
    """A rule and the periods in which it is owed; periods are named by their ids."""

    id: str
    rule: Rule
    periods: Mapping[str, Period] = field(default_factory=dict)
    """Period id → period."""


def kind_of(rule: Rule) -> RuleKind:
    """Return the kind of a rule."""
    return KINDS[(Posts, Carried, Total, Handed, Standing).index(type(rule))]


def refuse_unmeasurable(rule: Rule) -> None:
    """Refuse a rule that nothing could prove.

    Raises
    ------
    BadInput
        It asks for nothing, names no channel, or names a metric that is not counted.
    """
    if isinstance(rule, Standing):
        return
    if not isinstance(rule, Carried) and rule.at_least < 1:
        raise BadInput("a deliverable asks for at least 1")
    if isinstance(rule, Handed):
        return
    if not rule.selection.channels:
        raise BadInput("name the channels: evidence is looked for on channels only")
    if isinstance(rule, Total) and rule.metric not in METRICS:
        raise BadInput(f"totals are of {', '.join(METRICS)}, not of {rule.metric!r}")
    if isinstance(rule, Carried):
        _refuse_uncarriable(rule)


def _refuse_uncarriable(rule: Carried) -> None:
    if not 1 <= rule.on_channels <= len(rule.selection.channels):
        raise BadInput(
            f"{rule.on_channels} channels cannot carry an item: "
            f"{len(rule.selection.channels)} are named"
        )
    if rule.within_hours < 1:
        raise BadInput("an item is carried within 1 hour or more")
    if len({item.id for item in rule.items}) < len(rule.items):
        raise BadInput("each item has an id of its own")
