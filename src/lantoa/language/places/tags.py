"""Places in hashtags: #puluong, #HàGiang, #dulichhagiang2024, #MuaLuaChinPuLuong."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lantoa.language.normalise import tone_placed
from lantoa.language.places.evidence import TAG_AFTER, TAG_BEFORE
from lantoa.language.places.keys import PLAIN, TONED, spellings, words_of_list
from lantoa.language.places.units import COMMUNE

if TYPE_CHECKING:
    from lantoa.language.places.index import Entry, NameIndex

_HUMPS: Final = re.compile(r"\d+|[^\W\d_]+")
_SHORTEST: Final = 4


def tag_entry(index: NameIndex, tag: str) -> Entry | None:
    """Return what a hashtag (without ``#``) names, ``None`` where it names no place."""
    low = tone_placed(tag.lower().replace("_", "").replace("·", ""))
    key = low.translate(PLAIN).strip("0123456789")
    entry = index.joined.get(key)
    if entry is None:
        entry = _with_words(index, key) or _in_humps(index, tag)
        return (
            entry if entry is None or not TONED.search(low) else _as_written(entry, low, part=True)
        )
    return _as_written(entry, low.strip("0123456789"), part=False) if TONED.search(low) else entry


def _with_words(index: NameIndex, key: str) -> Entry | None:
    """A name with words that people put before or after it."""
    for before in TAG_BEFORE:
        if key.startswith(before) and (entry := _strong(index, key[len(before) :])):
            return entry
    for after in TAG_AFTER:
        if key.endswith(after) and (entry := _strong(index, key[: -len(after)])):
            return entry
    return None


def _strong(index: NameIndex, key: str) -> Entry | None:
    if len(key) < _SHORTEST:
        return None
    entry = index.joined.get(key.strip("0123456789"))
    if entry is None or entry.everyday or entry.typed:
        return None
    return entry if entry.places or entry.level != COMMUNE or entry.distinct else None


def _in_humps(index: NameIndex, tag: str) -> Entry | None:
    """The longest name among words that begin with capitals: #MuaLuaChinPuLuong."""
    words = _humps(tag)
    for size in range(min(len(words) - 1, 5), 0, -1):
        for start in range(len(words) - size, -1, -1):
            key = "".join(words[start : start + size]).lower().translate(PLAIN)
            if size > 1 and (entry := _strong(index, key)):
                return entry
    return None


def _humps(tag: str) -> list[str]:
    words: list[str] = []
    for run in _HUMPS.findall(tag):
        for n, letter in enumerate(run):
            if n == 0 or (letter.isupper() and not run[n - 1].isupper()):
                words.append(letter)
            else:
                words[-1] += letter
    return words


def _as_written(entry: Entry, low: str, *, part: bool) -> Entry | None:
    """Of what a spelling without diacritics may mean, keep what a hashtag with them says."""

    def says(name: str) -> bool:
        ways = ("".join(words) for words in spellings(words_of_list(name)))
        return any(way in low if part else way == low for way in ways)

    units = [unit for unit in entry.units if entry.alias or says(unit.name)]
    places = [place for place in entry.places if says(place.name) or any(map(says, place.also))]
    return replace(entry, units=units, places=places) if units or places else None
