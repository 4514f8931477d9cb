"""Names of places found in captions, and decided by the day of the post and the words beside them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from lantoa.language.places.captions import Caption, Found, Hit
from lantoa.language.places.deciding import Decider
from lantoa.language.places.index import NameIndex
from lantoa.language.places.keys import WORD, composed, lowered
from lantoa.language.places.tags import tag_entry
from lantoa.language.places.units import Gazetteer
from lantoa.language.places.weighing import tag_evidence, weighed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lantoa.language.places.deciding import Mention
    from lantoa.language.places.own import OwnPlace


_NONE: Final[frozenset[int]] = frozenset()


def _rank(hit: Hit) -> tuple[int, bool, bool, int, int]:
    entry = hit.entry
    return -hit.words, entry.plain, entry.everyday, entry.level, hit.first


class PlaceMatcher:
    """Finds the places that captions name.

    Parameters
    ----------
    gazetteer
        The list of units; the packaged one by default.
    own
        Places of the team's own.
    known
        Names that the team expects in its captions: they need less around them to be places.

    Examples
    --------
    >>> from datetime import date
    >>> found = PlaceMatcher().mentions("Mùa lúa ở Bá Thước", on=date(2024, 9, 1))
    >>> [m.unit.full_name for m in found]
    ['huyện Bá Thước']
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        own: Iterable[OwnPlace] = (),
        known: Iterable[str] = (),
    ) -> None:
        self.gazetteer = gazetteer or Gazetteer.shipped()
        self._index = NameIndex(self.gazetteer, own, known)
        self._decider = Decider(self.gazetteer)

    def mentions(self, text: str, *, on: date) -> tuple[Mention, ...]:
        """Return the places that a caption names, in their order.

        Parameters
        ----------
        text
            The caption, in any spelling.
        on
            Day of the post: names mean what they meant then.
        """
        text = composed(text)
        low = lowered(text)
        parts = WORD.split(low)
        words = parts[1::2]
        hits = self._hits(words)
        if not hits and "#" not in text:
            return ()
        caption = Caption(text, low, parts[::2], words)
        tags, tagged = self._tags(caption) if "#" in text else ([], _NONE)
        kept = self._apart(caption, [h for h in hits if h.first not in tagged] if tagged else hits)
        alone = len(kept) == 1 and kept[0].words == len(words) - len(tagged)
        found = [one for hit in kept if (one := weighed(caption, hit, alone=alone)).how != "no"]
        found += [Found(hit, how) for hit in tags if (how := tag_evidence(hit)) != "no"]
        return self._decider.decided(caption, found, on.isoformat()) if found else ()

    def _hits(self, words: list[str]) -> list[Hit]:
        longest, entries = self._index.longest, self._index.entries
        hits = []
        for n, pair in enumerate(itertools.pairwise(words)):
            most = longest.get(pair)
            if most is not None:
                for length in range(min(most, len(words) - n), 1, -1):
                    entry = entries.get(pair if length == 2 else tuple(words[n : n + length]))
                    if entry is not None:
                        hits.append(Hit(n, length, entry))
                        break
        if not self._index.singles.isdisjoint(words):
            hits += [Hit(n, 1, entries[word,]) for n, word in enumerate(words)
                     if word in self._index.singles]  # fmt: skip
        return hits

    def _apart(self, caption: Caption, hits: list[Hit]) -> list[Hit]:
        """Of hits that overlap keep the longer, then the higher unit, then the first."""
        if len(hits) == 1:
            return hits if not hits[0].entry.nothing and caption.whole(hits[0]) else []
        whole = [hit for hit in hits if caption.whole(hit)]
        whole.sort(key=_rank)
        taken: set[int] = set()
        kept = []
        for hit in whole:
            places = range(hit.first, hit.first + hit.words)
            if taken.isdisjoint(places):
                taken.update(places)
                if not hit.entry.nothing:
                    kept.append(hit)
        return sorted(kept)

    def _tags(self, caption: Caption) -> tuple[list[Hit], set[int]]:
        """Return the places in hashtags, and the numbers of all words that stand in one."""
        found: list[Hit] = []
        tagged: set[int] = set()
        n = 0
        while n < len(caption.words):
            if not caption.gaps[n].endswith("#"):
                n += 1
                continue
            size = 1
            while n + size < len(caption.words) and caption.gaps[n + size] in ("_", "·"):
                size += 1
            tagged.update(range(n, n + size))
            start, end = caption.span(n, size)
            entry = tag_entry(self._index, caption.text[start:end])
            if entry is not None:
                found.append(Hit(n, size, entry, tag=True))
            n += size
        return found, tagged
