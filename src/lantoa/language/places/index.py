"""Names of places by their words: what stands in a caption is looked up here, word by word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from lantoa.language.places.aliases import ALIASES, SHOUTED
from lantoa.language.places.evidence import (
    EVERYDAY,
    NOT_PLACES,
    PLAIN_EVERYDAY,
    SMALL_EVERYDAY,
    SURNAMES,
)
from lantoa.language.places.keys import plain_words, spellings, words_in, words_of_list
from lantoa.language.places.units import COMMUNE, DISTRICT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lantoa.language.places.keys import Words
    from lantoa.language.places.own import OwnPlace
    from lantoa.language.places.units import Gazetteer, Unit

_NUMBERED: Final = {
    "quận": ("quận", "q"),
    "phường": ("phường", "p"),
    "thị trấn": ("thị trấn", "tt"),
}
_RARE: Final = 12
_PERSON: Final = 3
_SHORTEST: Final = 5
_SHORT_JOINED: Final = frozenset(("sapa",))
_SINGLE: Final = frozenset(("huế", "pleiku"))


@dataclass(slots=True)
class Entry:
    """All that one spelling may mean."""

    words: Words
    units: list[Unit] = field(default_factory=list)
    places: list[OwnPlace] = field(default_factory=list)
    plain: bool = False
    """Whether diacritics were left out of this spelling."""
    alias: bool = False
    shouted: bool = False
    """Whether it counts only in capitals."""
    nothing: bool = False
    """A phrase that means no place."""
    everyday: bool = False
    """Whether it is also a word, or somebody's name."""
    small: bool = False
    """Whether it is a word in small letters."""
    typed: bool = False
    """Whether its kind must stand before it: phường 5, phường Hà Giang 1."""
    level: int = COMMUNE
    distinct: bool = True
    """Whether it holds a syllable that few names have."""


class _Its(NamedTuple):
    everyday: bool = False
    small: bool = False
    typed: bool = False
    distinct: bool = True


class NameIndex:
    """Spellings → entries, and the pairs of words with which longer ones begin."""

    def __init__(
        self, gazetteer: Gazetteer, own: Iterable[OwnPlace] = (), known: Iterable[str] = ()
    ) -> None:
        self.entries: dict[Words, Entry] = {}
        self.joined: dict[str, Entry] = {}
        self._frequent: Counter[str] = Counter()
        named: dict[str, list[Unit]] = {}
        for unit in gazetteer.units:
            named.setdefault(unit.name, []).append(unit)
        names = {words_of_list(name): units for name, units in named.items()}
        self._frequent.update(word for words in names for word in set(words))
        for words, units in names.items():
            self._add_name(words, units)
        for phrase in NOT_PLACES:
            for spelt in spellings(words_in(phrase)):
                self.entries[spelt] = Entry(spelt, nothing=True)
        self._add_aliases(gazetteer)
        for place in own:
            self._add_own(place)
        for name in known:
            self._know(words_in(name))
        self.longest: dict[Words, int] = {}
        self.singles: set[str] = set()
        for entry in self.joined.values():
            entry.level = _level(entry)
        for words, entry in self.entries.items():
            entry.level = _level(entry)
            if len(words) == 1:
                self.singles.add(words[0])
            else:
                self.longest[words[:2]] = max(len(words), self.longest.get(words[:2], 2))

    def _add_name(self, words: Words, units: list[Unit]) -> None:
        if words[0].isdigit() and len(words) == 1:
            self._add_numbered(words[0], units)
            return
        everyday = words in EVERYDAY or (
            words[0] in SURNAMES
            and len(words) >= _PERSON
            and all(unit.level == COMMUNE for unit in units)
        )
        typed = words[-1].isdigit() or (len(words) == 1 and words[0] not in _SINGLE)
        plain = plain_words(words)
        rare = any(self._frequent[word] <= _RARE for word in words)
        small = words in SMALL_EVERYDAY or words in PLAIN_EVERYDAY
        its = _Its(everyday, small, typed, rare)
        for spelt in spellings(words):
            self._put(spelt, units, its)
        if plain != words:
            its = its._replace(small=small or plain in PLAIN_EVERYDAY)
            self._put(plain, units, its, plain=True)
        self._join(plain, units, its)

    def _add_numbered(self, number: str, units: list[Unit]) -> None:
        for kind, heads in _NUMBERED.items():
            of_kind = [unit for unit in units if unit.kind == kind]
            if of_kind:
                full, short = (words_in(head) for head in heads)
                for words in ((*full, number), (*plain_words(full), number),
                              (*short, number), (short[0] + number,)):  # fmt: skip
                    self._put(words, of_kind, _Its())

    def _add_aliases(self, gazetteer: Gazetteer) -> None:
        for table, shouted in ((ALIASES, False), (SHOUTED, True)):
            for name, keys in table.items():
                units = [unit for key in keys if (unit := gazetteer.unit(key)) is not None]
                words = words_in(name)
                for spelt in dict.fromkeys((*spellings(words), plain_words(words))):
                    entry = self.entries.setdefault(spelt, Entry(spelt))
                    # A ward of the same name stays behind the city that people mean by it.
                    entry.units = [*units, *(u for u in entry.units if u not in units)]
                    entry.alias, entry.shouted = True, shouted
                    entry.plain = entry.plain or spelt != words
                if not shouted:
                    self._join(plain_words(words), units, _Its(), alias=True)

    def _add_own(self, place: OwnPlace) -> None:
        for name in (place.name, *place.also):
            words = words_in(name)
            for spelt in dict.fromkeys((*spellings(words), plain_words(words))):
                entry = self.entries.setdefault(spelt, Entry(spelt, plain=spelt != words))
                entry.places.append(place)
                entry.typed = entry.everyday = entry.small = entry.nothing = False
            key = "".join(plain_words(words))
            self.joined.setdefault(key, Entry(words, plain=True)).places.append(place)

    def _know(self, words: Words) -> None:
        """A name that the team expects needs no more than its capitals; it means what it meant."""
        for spelt in spellings(words):
            if spelt in self.entries:
                entry = self.entries[spelt]
                self.entries[spelt] = replace(entry, distinct=True, everyday=False)
        joined = self.joined.get("".join(plain_words(words)))
        if joined is not None:
            joined.distinct = True

    def _put(self, words: Words, units: list[Unit], its: _Its, *, plain: bool = False) -> None:
        entry = self.entries.get(words)
        if entry is None:
            self.entries[words] = Entry(
                words, units, [], plain, everyday=its.everyday, small=its.small, typed=its.typed,
                distinct=its.distinct,
            )  # fmt: skip
            return
        entry.plain = entry.plain and plain
        _merge(entry, units, its)

    def _join(self, words: Words, units: list[Unit], its: _Its, *, alias: bool = False) -> None:
        """A name in one word, as hashtags write it; provinces and towns also in running text."""
        if len(words) < 2 and words[0] not in ("hue", "pleiku", "tphcm", "hcm", "saigon"):
            return
        key = "".join(words).replace("'", "")
        entry = self.joined.get(key)
        if entry is None:
            entry = self.joined[key] = Entry(
                words, units, [], True, alias, everyday=its.everyday, small=its.small, typed=its.typed,
                distinct=its.distinct,
            )  # fmt: skip
        else:
            _merge(entry, units, its)
        if len(words) > 1 and not its.everyday and any(u.level != COMMUNE for u in units):
            short = len(key) < _SHORTEST and key not in _SHORT_JOINED
            alone = Entry((key,), plain=True, alias=True, everyday=short)
            alone = self.entries.setdefault((key,), alone)
            _merge(alone, entry.units, its)


def _merge(entry: Entry, units: list[Unit], its: _Its) -> None:
    """A spelling that several names share is as common as the commonest of them."""
    entry.typed = entry.typed and its.typed
    entry.everyday = entry.everyday or its.everyday
    entry.small = entry.small or its.small
    entry.distinct = entry.distinct and its.distinct
    entry.units = [*entry.units, *(unit for unit in units if unit not in entry.units)]


def _level(entry: Entry) -> int:
    return min((unit.level for unit in entry.units), default=COMMUNE) if entry.units else DISTRICT
