"""What a name can mean on a day: units of that day first, then those of before, then later ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lantoa.language.places.units import COMMUNE, DISTRICT, PROVINCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lantoa.language.places.index import Entry
    from lantoa.language.places.units import Gazetteer, Unit

_RIVALS: Final = 2
"""A district is meant before so many communes elsewhere that share its name; a town before any."""

Units = tuple["Unit", ...]


class Pool(NamedTuple):
    """Candidates for one entry on one day."""

    best: Units
    """What it means, where nothing beside it says more."""
    wider: tuple[Units, ...]
    """What else it can mean where the words beside it ask for that, the likelier tier first."""
    also: dict[Unit, Units]
    """Districts of before that a unit of today has its name and part of its ground from."""
    later: bool = False
    """Whether the name is younger than the day: `best` is what stood on its ground."""


class Pools:
    """The pools of entries by day; the list changes on three days only, so they are kept."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._kept: dict[tuple[int, str], tuple[Entry, Pool]] = {}
        self._eras: dict[str, str] = {}
        self._changes = sorted({u.valid_from for u in gazetteer.units if u.valid_from})

    def era(self, day: str) -> str:
        """Return the first day of the time without changes in which `day` lies; "" the first."""
        era = self._eras.get(day)
        if era is None:
            era = max((change for change in self._changes if change <= day), default="")
            self._eras[day] = era
        return era

    def pool(self, entry: Entry, era: str) -> Pool:
        """Return what an entry can mean in an era."""
        key = (id(entry), era)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = (entry, self._made(entry.units, era))
        return kept[1]

    def _made(self, units: Iterable[Unit], day: str) -> Pool:
        its = self._gazetteer
        units = list(units)
        held = [unit for unit in units if unit.holds_on(day)]
        past = [unit for unit in units if unit.valid_to and unit.valid_to <= day]
        future = [unit for unit in units if unit.valid_from > day]
        # A version that only went on under the same name is no meaning of its own.
        past = [unit for unit in past if not any(its.lies_in(unit, one) and unit.level == one.level
                                                 for one in held)]  # fmt: skip
        provinces = _of(held, PROVINCE) or _of(past, PROVINCE)
        if provinces:
            rest = [u for u in (*held, *past) if u.level != PROVINCE]
            return Pool(tuple(provinces), (tuple(_of(held, COMMUNE)), tuple(rest)), {})
        districts = _of(held, DISTRICT)
        if districts:
            apart = [u for u in _of(held, COMMUNE)
                     if not any(its.lies_in(u, outer) for outer in districts)]  # fmt: skip
            return Pool(foremost((*districts, *apart)), (tuple(held),), {})
        communes, ended = _of(held, COMMUNE), _of(past, DISTRICT)
        also = {u: tuple(d for d in ended if its.lies_in(u, d)) for u in communes}
        left = [d for d in ended if not any(d in outer for outer in also.values())]
        islands = [unit for unit in communes if unit.kind == "đặc khu"]
        if islands:
            return Pool(tuple(islands), (tuple(communes), tuple(past)), {})
        if communes or left:
            return Pool((*communes, *left), (tuple(past),), {u: d for u, d in also.items() if d})
        if past:
            return Pool(tuple(past), (), {})
        stood = dict.fromkeys(one for unit in future for one in its.followed(unit, day))
        return Pool(tuple(stood), (), {}, later=True)


def foremost(units: Units) -> Units:
    """Of units that share a name leave out the communes that a reader would not think of first.

    A town is meant before any commune elsewhere of its name, a rural district before `_RIVALS`
    of them. Names that only look alike without diacritics (Nam Đàn, Nấm Dẩn) are all kept.
    """
    districts = {unit.name: unit.kind for unit in units if unit.level == DISTRICT}
    if not districts:
        return units
    left = []
    for unit in units:
        kind = districts.get(unit.name)
        rivals = sum(one.name == unit.name and one.level != DISTRICT for one in units)
        if unit.level == DISTRICT or kind is None or (kind == "huyện" and rivals > _RIVALS):
            left.append(unit)
    return tuple(left)


def _of(units: Iterable[Unit], level: int) -> list[Unit]:
    return [unit for unit in units if unit.level == level]
