"""A caption cut into words and gaps, and what stands around a name in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lantoa.language.places.evidence import KIND_WORDS, PLACING
from lantoa.language.places.keys import PLAIN, TONED

if TYPE_CHECKING:
    from lantoa.language.places.index import Entry

Before = tuple[str, str]
"""The word before a place, and the two before it joined by ``_``."""
_NOTHING: Final[Before] = ("", "")
WITHIN: Final = frozenset((" ", "-", " - ", "–", " – ", "_", ".", ". ", "\u00a0", "  ", "’", "'"))
"""Gaps that may stand between the words of one name."""
_KINDS: Final = {"_".join(words): kinds for words, kinds in KIND_WORDS.items()}
_ALL_KINDS: Final = _KINDS | {said.translate(PLAIN): kinds for said, kinds in _KINDS.items()}
_SHORT: Final = frozenset("thqxp")
"""One letter is a kind only with a point: h.Mèo Vạc."""
_PLAIN_PLACING: Final = frozenset(word.translate(PLAIN) for word in PLACING)


class Hit(NamedTuple):
    """An entry found in the words of a caption."""

    first: int
    words: int
    entry: Entry
    tag: bool = False


class Found(NamedTuple):
    """A hit and what shows that it is a place."""

    hit: Hit
    how: str
    """typed, name, hashtag, alone; "beside" only if another place decides it, "no" not at all."""
    kinds: tuple[str, ...] = ()
    """Kinds of unit that stand before it."""
    start: int = 0
    """Number of its first word, the words of its kind included."""
    leaving: bool = False
    """Whether "từ" stands before it: where a way begins decides nothing about its end."""
    placed: bool = False
    """Whether a word that leads to a place stands before it."""


class Caption:
    """A caption cut into words and gaps, with what is asked of their surroundings."""

    __slots__ = ("gaps", "low", "shouting", "starts", "text", "toned", "words")

    def __init__(self, text: str, low: str, gaps: list[str], words: list[str]) -> None:
        self.text, self.low, self.gaps, self.words = text, low, gaps, words
        at, self.starts = 0, []
        for gap, word in zip(gaps, words, strict=False):
            at += len(gap)
            self.starts.append(at)
            at += len(word)
        self.toned = not text.isascii() and TONED.search(low) is not None
        self.shouting = text.isupper()

    def whole(self, hit: Hit) -> bool:
        """Whether nothing parts the words of a hit."""
        first = hit.first
        if hit.words == 2:
            return self.gaps[first + 1] in WITHIN
        return all(gap in WITHIN for gap in self.gaps[first + 1 : first + hit.words])

    def capital(self, hit: Hit) -> bool:
        """Whether every word of a hit begins with a capital, in a text that also has small ones."""
        places = range(hit.first, hit.first + hit.words)
        return not self.shouting and all(
            self.text[self.starts[n]].isupper() or self.words[n][0].isdigit() for n in places
        )

    def half_capital(self, hit: Hit) -> bool:
        """Whether only the first word has a capital, as any word has that opens a sentence."""
        opens = hit.first == 0 or any(c in ".!?\n:" for c in self.gaps[hit.first])
        return opens and self.text[self.starts[hit.first]].isupper() and not self.shouting

    def span(self, first: int, number: int) -> tuple[int, int]:
        """Return where `number` words begin and end."""
        last = first + number - 1
        return self.starts[first], self.starts[last] + len(self.words[last])

    def before(self, first: int) -> Before:
        """Return the word before a place and the two before it, "" where something parts them."""
        if first == 0 or self.gaps[first] not in WITHIN:
            return _NOTHING
        one = self.words[first - 1]
        if first == 1 or self.gaps[first - 1] not in WITHIN:
            return one, ""
        return one, f"{self.words[first - 2]}_{one}"

    def kinds(self, first: int, before: Before) -> tuple[int, tuple[str, ...]]:
        """Return how many words right before a place say a kind of unit, and which kinds."""
        known = _KINDS if self.toned else _ALL_KINDS
        one, two = before
        if two in known:
            return 2, known[two]
        if one in known and not (one in _SHORT and self.gaps[first] not in (".", ". ", "")):
            return 1, known[one]
        return 0, ()

    def placing(self, before: Before) -> bool:
        """Whether the words right before a place lead to one: ở, về, chợ, du lịch."""
        return not (PLACING if self.toned else _PLAIN_PLACING).isdisjoint(before)
