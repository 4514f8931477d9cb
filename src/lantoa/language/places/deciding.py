"""Which unit a name means: by the day of the post, by its kind, and by the places beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from lantoa.language.places.pools import Pools, foremost
from lantoa.language.places.units import COMMUNE, PROVINCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lantoa.language.places.captions import Caption, Found
    from lantoa.language.places.own import OwnPlace
    from lantoa.language.places.units import Gazetteer, Unit

_LINK: Final = re.compile(
    r"[\s,(\[/|·•>\-–—]*(?:(?:thuộc|của|ở|tại|thuoc|o|tai|in)\s+)?", re.IGNORECASE
)
"""What may stand between a place and the one that it lies in."""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One name of a place in a caption.

    `units` holds one unit where the caption says which; several, likeliest first, where it does
    not. Nothing is guessed.
    """

    text: str
    start: int
    end: int
    """Where it stands in the caption in Unicode form C."""
    units: tuple[Unit, ...]
    how: str
    """typed (its kind stands before it), name, beside (another place decides), hashtag, alone."""
    place: OwnPlace | None = None
    """The team's own place that it names; it lies in `units`."""
    alias: bool = False
    """Whether it is a short form or another name of the unit."""
    also: tuple[Unit, ...] = ()
    """Districts of before with the same name whose ground the unit shares."""
    later: bool = False
    """Whether the name is younger than the post: `units` is what stood on its ground."""

    @property
    def unit(self) -> Unit | None:
        """The unit, where there is only one that it can be."""
        return self.units[0] if len(self.units) == 1 else None


def _place(one: Found) -> int:
    return one.hit.first


class Decider:
    """Turns what was found in a caption into mentions."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._its = gazetteer
        self._pools = Pools(gazetteer)

    def decided(self, caption: Caption, found: Sequence[Found], day: str) -> tuple[Mention, ...]:
        """Return the mentions of a caption on a day; names that nothing decides are left out."""
        era = self._pools.era(day)
        ordered = sorted(found, key=_place) if len(found) > 1 else found
        first = [self._first(one, era) for one in ordered]
        pairs = zip(ordered, first, strict=True)
        anchors = dict.fromkeys(unit for pair in pairs for unit in self._anchored(*pair))
        mentions = []
        for n, one in enumerate(ordered):
            units, beside = first[n], False
            if len(ordered) > 1 and not (len(units) == 1 and units[0].level == PROVINCE):
                nearer = self._nearer(caption, ordered, first, anchors, n, era)
                beside = bool(nearer)
                units = nearer or units
            if (units or one.hit.entry.places) and (beside or self._stands_alone(one, era)):
                mentions.append(self._mention(caption, one, units, era, beside=beside))
        return tuple(mentions)

    def _stands_alone(self, one: Found, era: str) -> bool:
        """Whether a name needs no other place beside it: a younger one than the post does."""
        if one.how == "beside":
            return False
        later = not one.hit.entry.places and self._pools.pool(one.hit.entry, era).later
        return not later or one.placed or one.how in ("typed", "alone")

    def _first(self, one: Found, era: str) -> tuple[Unit, ...]:
        """What the name means by itself."""
        entry = one.hit.entry
        if entry.places:
            stood = (self._its.followed(place.unit, era or "0000") for place in entry.places)
            return tuple(dict.fromkeys(unit for units in stood for unit in units))
        pool = self._pools.pool(entry, era)
        if one.kinds:
            for tier in (pool.best, *pool.wider):
                of_kind = tuple(unit for unit in tier if unit.kind in one.kinds)
                if of_kind:
                    return of_kind
            small = one.kinds[0] in ("xã", "phường", "thị trấn", "đặc khu")
            level = tuple(unit for unit in pool.best if (unit.level == COMMUNE) == small)
            return level or pool.best
        return pool.best

    def _anchored(self, one: Found, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """What this place can say about the others: nothing where it is not certain itself."""
        if one.how == "beside" or one.leaving or len(units) != 1:
            return ()
        return units

    def _nearer(
        self,
        caption: Caption,
        ordered: Sequence[Found],
        first: Sequence[tuple[Unit, ...]],
        anchors: Iterable[Unit],
        n: int,
        era: str,
    ) -> tuple[Unit, ...]:
        """Return the candidates that lie in a place beside: the next one, else any other."""
        one = ordered[n]
        tiers = self._tiers(one, first[n], era)
        if n + 1 < len(ordered) and self._linked(caption, one, ordered[n + 1]):
            outer = self._outer(ordered[n + 1], first[n + 1], era)
            if found := self._inside(tiers, outer):
                return found
        others = [unit for unit in anchors if unit not in first[n]]
        outer = [unit for unit in others if unit.level != COMMUNE]
        if found := self._inside(tiers, outer):
            return found
        provinces = {self._its.province(unit) for unit in others}
        if (len(first[n]) > 1 or one.how == "beside") and len(provinces) == 1:
            return self._inside(tiers[:1], provinces)
        return ()

    def _tiers(
        self, one: Found, units: tuple[Unit, ...], era: str
    ) -> tuple[tuple[Unit, ...], ...]:
        if one.hit.entry.places:
            return (units,)
        pool = self._pools.pool(one.hit.entry, era)
        wider = pool.wider
        if one.kinds:
            wider = tuple(tuple(u for u in tier if u.kind in one.kinds) for tier in wider)
        return (units, *wider)

    def _outer(self, one: Found, units: tuple[Unit, ...], era: str) -> list[Unit]:
        also = self._pools.pool(one.hit.entry, era).also
        return [outer for unit in units for outer in (unit, *also.get(unit, ()))]

    def _inside(self, tiers: Iterable[Iterable[Unit]], outer: Iterable[Unit]) -> tuple[Unit, ...]:
        outer = tuple(outer)
        for tier in tiers:
            found = tuple(
                unit for unit in tier
                if any(unit != one and unit.level > one.level and self._its.lies_in(unit, one)
                       for one in outer)
            )  # fmt: skip
            if found:
                return foremost(found) if all(unit.valid_to for unit in found) else found
        return ()

    def _linked(self, caption: Caption, one: Found, following: Found) -> bool:
        _, end = caption.span(one.hit.first, one.hit.words)
        start = caption.starts[following.start if not following.hit.tag else following.hit.first]
        return start >= end and _LINK.fullmatch(caption.text[end:start]) is not None

    def _mention(
        self, caption: Caption, one: Found, units: tuple[Unit, ...], era: str, *, beside: bool
    ) -> Mention:
        entry = one.hit.entry
        start, end = caption.span(one.hit.first, one.hit.words)
        pool = self._pools.pool(entry, era)
        also = pool.also.get(units[0], ()) if len(units) == 1 else ()
        how = "beside" if beside and (one.how == "beside" or len(pool.best) > 1) else one.how
        return Mention(
            text=caption.text[start:end],
            start=start,
            end=end,
            units=units,
            how=how,
            place=entry.places[0] if entry.places else None,
            alias=entry.alias,
            also=also,
            later=pool.later and not entry.places,
        )
