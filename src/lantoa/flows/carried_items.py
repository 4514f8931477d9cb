"""Which captions carry which items: by link or hashtag surely, by their words only perhaps."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from lantoa.core.text import hashtag_key, plain_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lantoa.core.deliverables import Carried, Item, Match

LATEST: Final = timedelta(days=31)
"""An item carried later than this after its hours is no longer looked for."""
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)
_WORD: Final = re.compile(r"\w{2,}")
_SHARED: Final = 0.7
_FEWEST_WORDS: Final = 4
_MOST_SUGGESTED: Final = 3


@dataclass(frozen=True, slots=True)
class Caption:
    """What a post says."""

    text: str
    tags: frozenset[str]
    plain_tags: frozenset[str]


def link_key(url: str) -> str:
    """Return what two ways to write one address have in common: host and path.

    Examples
    --------
    >>> link_key("https://www.cong.example.vn/tin/1/?utm_source=a") == link_key("cong.example.vn/tin/1")
    True
    """
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.").removeprefix("m.")
        return f"{host}{parts.path.rstrip('/.,;:!?')}"
    except ValueError:
        return ""


class Items:
    """The items of one deliverable, ready to be looked for in captions.

    Parameters
    ----------
    rule
        Names the items, and within how many hours they are carried.
    """

    def __init__(self, rule: Carried) -> None:
        self.rule = rule
        self._hours = timedelta(hours=rule.within_hours)
        self._ordered = sorted(rule.items, key=lambda item: (item.at, item.id))
        self._times = [item.at for item in self._ordered]
        self._links = self._by({i.id: link_key(i.link) for i in rule.items if i.link})
        self._tags = self._by({i.id: self._tag(i.hashtag) for i in rule.items if i.hashtag})
        words = [_words(item.title) for item in self._ordered]
        self._sizes = [len(held) for held in words]
        self._holding: dict[str, list[int]] = {}
        for place, held in enumerate(words):
            if len(held) >= _FEWEST_WORDS:  # shorter titles say too little
                for word in held:
                    self._holding.setdefault(word, []).append(place)

    def _by(self, keys: dict[str, str]) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in self._ordered:
            if keys.get(item.id):
                found.setdefault(keys[item.id], []).append(item)
        return found

    def _tag(self, hashtag: str) -> str:
        key = hashtag_key(hashtag)
        return plain_key(key) if self.rule.selection.ignore_diacritics else key

    def carried_by(self, caption: Caption, at: datetime) -> Iterator[tuple[Item, Match]]:
        """Yield the items that a post published at `at` carries, each once, the surest match first."""
        seen: set[str] = set()
        for match, items in self._sure(caption):
            for item in items:
                if item.id not in seen and item.at <= at < item.at + self._hours + LATEST:
                    seen.add(item.id)
                    yield item, match
        yield from ((item, "text") for item in self._told(caption, at) if item.id not in seen)

    def _told(self, caption: Caption, at: datetime) -> list[Item]:
        """Return the items of these hours most of whose words a caption has, the closest first."""
        first = bisect_left(self._times, at - self._hours)
        last = bisect_right(self._times, at)
        if first == last:
            return []
        shared: dict[int, int] = {}
        for word in _words(caption.text):
            places = self._holding.get(word, [])
            for place in places[bisect_left(places, first) : bisect_left(places, last)]:
                shared[place] = shared.get(place, 0) + 1
        shares = [(-count / self._sizes[place], place) for place, count in shared.items()]
        told = [(share, place) for share, place in sorted(shares) if -share >= _SHARED]
        return [self._ordered[place] for _, place in told[:_MOST_SUGGESTED]]

    def _sure(self, caption: Caption) -> Iterator[tuple[Match, list[Item]]]:
        if self._links:
            for address in _ADDRESS.findall(caption.text):
                yield "link", self._links.get(link_key(address), [])
        if self._tags:
            plain = self.rule.selection.ignore_diacritics
            for tag in sorted(caption.plain_tags if plain else caption.tags):
                yield "hashtag", self._tags.get(tag, [])


def _words(text: str) -> frozenset[str]:
    # Without diacritics there are no two spellings of a tone mark's place left either.
    return frozenset(_WORD.findall(plain_key(text)))
