"""How much around a name shows that it is a place: enough, enough with another beside it, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.language.places.captions import Found
from lantoa.language.places.evidence import NOT_IN_TAGS, PEACE, UNPLACING
from lantoa.language.places.keys import PLAIN
from lantoa.language.places.units import COMMUNE, DISTRICT, PROVINCE

if TYPE_CHECKING:
    from lantoa.language.places.captions import Before, Caption, Hit
    from lantoa.language.places.index import Entry

_PLAIN_UNPLACING: Final = frozenset(word.translate(PLAIN) for word in UNPLACING) - {
    "me", "bo", "con", "nang", "co", "em", "ten", "xe", "ba", "be", "do", "le", "vo", "ngo", "duong",
}  # fmt: skip
_LEAVING: Final = frozenset(("từ", "tu", "rời", "roi"))
_LONG: Final = 6
_PAIR: Final = 2


def weighed(caption: Caption, hit: Hit, *, alone: bool) -> Found:
    """Return a hit in running text with what shows that it is a place."""
    entry, first = hit.entry, hit.first
    before = caption.before(first)
    words_of_kind, kinds = caption.kinds(first, before)
    start = first - words_of_kind
    leaving = (caption.before(start) if words_of_kind else before)[0] in _LEAVING
    if entry.shouted:
        begin, end = caption.span(first, hit.words)
        shouts = caption.text[begin:end].isupper() and not (caption.shouting and not alone)
        return Found(hit, "name" if shouts else "no", start=first, leaving=leaving)
    if kinds and not (entry.plain and caption.toned and not entry.alias):
        return Found(hit, "typed", kinds, start, leaving)
    if entry.typed:
        return Found(hit, "no")
    if alone:
        return Found(hit, "alone", start=first)
    placed = caption.placing(before)
    how = _how(caption, hit, before, placing=placed)
    return Found(hit, how, start=first, leaving=leaving, placed=placed)


def tag_evidence(hit: Hit) -> str:
    """Return what a hashtag shows: names of communes that are made of common syllables, little."""
    entry = hit.entry
    if entry.places:
        return "hashtag"
    if entry.typed:
        return "no"
    if entry.everyday or entry.words in NOT_IN_TAGS:
        return "beside"
    if entry.level != COMMUNE or (entry.distinct and sum(map(len, entry.words)) >= _LONG):
        return "hashtag"
    return "beside"


def _how(caption: Caption, hit: Hit, before: Before, *, placing: bool) -> str:
    entry = hit.entry
    unplacing = UNPLACING if caption.toned else _PLAIN_UNPLACING
    if not unplacing.isdisjoint(before):
        return "no"
    capital = caption.capital(hit)
    if entry.places and not entry.plain:
        return "name"
    if entry.plain and caption.toned and not (capital or entry.alias):
        return "no"
    if entry.everyday or (entry.small and not capital):
        return _everyday(caption, hit, before, capital=capital, placing=placing)
    if not (capital or placing) and len(entry.words) <= _PAIR and caption.half_capital(hit):
        return "name" if entry.level == PROVINCE else "beside"
    return _of_level(entry, capital=capital, placing=placing, written=not entry.plain)


def _of_level(entry: Entry, *, capital: bool, placing: bool, written: bool) -> str:
    if entry.level == PROVINCE or entry.alias or entry.places:
        return "name"
    if entry.level == DISTRICT:
        known = entry.distinct or len(entry.words) > _PAIR
        return "name" if capital or placing or known or not written else "beside"
    if entry.distinct:
        return "name" if capital or placing else "beside"
    return "name" if capital and placing else "beside"


def _everyday(caption: Caption, hit: Hit, before: Before, *, capital: bool, placing: bool) -> str:
    if not PEACE.isdisjoint(before):
        return "no"
    if capital and placing:
        return "name"
    if placing and hit.entry.small and hit.entry.level == PROVINCE:
        return "name"
    if hit.entry.plain and placing and not caption.toned:
        return "name"
    return "beside" if capital or placing or hit.entry.plain else "no"
