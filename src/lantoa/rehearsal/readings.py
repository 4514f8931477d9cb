"""What the files of a rehearsal truly read: last counts by method, and gains between nights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lantoa.rehearsal.spread import METRICS
from lantoa.rehearsal.world import DAY_S

if TYPE_CHECKING:
    from lantoa.rehearsal.looks import Look
    from lantoa.rehearsal.world import World

Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]
Part = tuple[str, str]

WEB: Final[Part] = ("tiktok", "web_capture")
VENDOR: Final[Part] = ("tiktok", "vendor_file")
_GIVEN: Final = {
    ("tiktok", "web_capture"): METRICS,
    ("tiktok", "vendor_file"): METRICS[:5],
    ("tiktok", "studio_file"): METRICS[:5],
    ("instagram", "web_capture"): ("views", "likes", "comments", "reposts"),
}
"""Which counts each kind of file has at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastCounts:
    """The last true counts of the scope's posts in one part: one method, one definition."""

    part: Part
    posts: Ints
    counts: dict[str, Ints]
    known: dict[str, Bools]
    """Whether the file gives the count: neither hidden, nor left out."""

    def total(self, metric: str, among: Bools | None = None) -> int:
        """Return the sum of a metric over the posts that have it."""
        kept = self.known[metric] if among is None else self.known[metric] & among
        return int(self.counts[metric][kept].sum())


def last_counts(world: World, files: list[Look]) -> list[LastCounts]:
    """Return the last counts of each part, those of most posts first."""
    found = []
    for part in dict.fromkeys(look.part for look in files):
        last = np.full(len(world), -1, np.int64)
        for look in files:
            if look.part == part:
                np.maximum.at(last, look.posts, look.seen_ms)
        posts = np.flatnonzero((last >= 0) & world.in_scope)
        counts = world.growth.counts(posts, last[posts] / 1000)
        known = {m: np.full(len(posts), m in _GIVEN[part]) for m in METRICS}
        for metric in ("views", "likes"):
            known[metric] &= ~world.hidden[posts]
        if part[1] != "studio_file":
            known["comments"] &= ~world.comments_off[posts]
        found.append(LastCounts(part=part, posts=posts, counts=counts, known=known))
    return sorted(found, key=lambda one: -len(one.posts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """True views gained between the last readings of days, in the web captures of TikTok."""

    by_day: dict[int, tuple[int, int]]
    """Day of the campaign: views gained and posts, for posts read on it and the day before."""
    unallocated: tuple[int, int]
    """The same for pairs of readings that are further apart."""
    late: tuple[int, int]
    """From the last reading up to the campaign's end to the last one after it."""


def gains(world: World, files: list[Look]) -> Gains:
    """Return what consecutive readings of the same posts gained."""
    scenario = world.scenario
    web = [look for look in files if look.part == WEB]
    posts = np.concatenate([look.posts for look in web])
    seen = np.concatenate([look.seen_ms for look in web])
    starts, ends = scenario.starts_s * 1000, (scenario.starts_s + scenario.days * DAY_S) * 1000
    final = np.full(len(world), -1, np.int64)
    np.maximum.at(final, posts, seen)
    kept = world.in_scope[posts] & ((seen <= ends) | (seen == final[posts]))
    posts, seen = posts[kept], seen[kept]
    # A reading at midnight sharp closes the day that ends.
    day = np.clip(-((starts - seen) // (DAY_S * 1000)), 1, scenario.days + 1)
    order = np.lexsort((seen, day, posts))
    posts, seen, day = posts[order], seen[order], day[order]
    closing = np.append((posts[1:] != posts[:-1]) | (day[1:] != day[:-1]), True)
    posts, seen, day = posts[closing], seen[closing], day[closing]
    views = world.growth.views(posts, seen / 1000)
    again = np.concatenate(([False], posts[1:] == posts[:-1]))
    since = np.where(again, np.concatenate(([0], day[:-1])), 0)
    gained = views - np.where(again, np.concatenate(([0], views[:-1])), 0)
    of_one_day = np.where(again, since == day - 1, world.day[posts] == day)
    inside = day <= scenario.days

    def total(which: Bools) -> tuple[int, int]:
        return int(gained[which].sum()), int(which.sum())

    return Gains(
        by_day={
            number: total(inside & of_one_day & (day == number))
            for number in range(1, scenario.days + 1)
        },
        unallocated=total(inside & ~of_one_day),
        late=total(~inside & again),
    )
