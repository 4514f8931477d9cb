"""Units of Vietnam with the days on which they were in force, and what became of them.

Codes were used again: 14956 was the commune Lũng Niêm until 30 June 2025 and is Pù Luông since.
So the key of a unit is its code *and* the day from which this version of it holds.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from lantoa.core.text import plain_key
from lantoa.language.normalise import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROVINCE: Final = 2
DISTRICT: Final = 3
COMMUNE: Final = 5
"""Levels: the length of a unit's code."""
BEFORE: Final = "before"
"""How a key writes a version whose first day the list does not say."""


class Unit(NamedTuple):
    """One version of a province, district or commune."""

    code: str
    valid_from: str
    """First day in force, ``YYYY-MM-DD``; "" where the list begins with it."""
    valid_to: str
    """First day no longer in force; "" where it still is."""
    kind: str
    """tỉnh, thành phố, thị xã, quận, huyện, xã, phường, thị trấn, đặc khu."""
    name: str
    parent: str
    """Code of the unit above; "" for provinces."""
    after: str
    """Codes that took its ground on `valid_to`, with spaces between; "" where its parts say it."""

    @property
    def level(self) -> int:
        """`PROVINCE`, `DISTRICT` or `COMMUNE`."""
        return len(self.code)

    @property
    def key(self) -> str:
        """Code and first day, such as ``14956@2025-07-01`` or ``14956@before``."""
        return f"{self.code}@{self.valid_from or BEFORE}"

    @property
    def full_name(self) -> str:
        """Kind and name, such as ``xã Pù Luông``."""
        return f"{self.kind} {self.name}"

    def holds_on(self, day: str) -> bool:
        """Whether this version is in force on `day` (``YYYY-MM-DD``)."""
        return self.valid_from <= day and (not self.valid_to or day < self.valid_to)


class Gazetteer:
    """All versions of all units, and how they follow each other."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units: Final = tuple(units)
        self._of_code: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            self._of_code[unit.code].append(unit)
        self._grounds: dict[Unit, frozenset[Unit]] = {}

    @staticmethod
    def shipped() -> Gazetteer:
        """Return the list that comes with the package, read once."""
        return _shipped()

    def unit(self, key: str) -> Unit | None:
        """Return a unit by its key; a bare code means its newest version."""
        code, _, since = key.partition("@")
        versions = self._of_code.get(code, ())
        wanted = "" if since == BEFORE else since
        found = [unit for unit in versions if not since or unit.valid_from == wanted]
        return max(found, key=lambda unit: unit.valid_from, default=None)

    def versions(self, code: str) -> tuple[Unit, ...]:
        """Return all that ever had a code, the oldest first."""
        return tuple(sorted(self._of_code.get(code, ()), key=lambda unit: unit.valid_from))

    def at(self, code: str, day: str) -> Unit | None:
        """Return the unit that has a code on a day."""
        return next((unit for unit in self._of_code.get(code, ()) if unit.holds_on(day)), None)

    def on(self, day: str, level: int | None = None) -> Iterator[Unit]:
        """Yield the units in force on a day, of one level where it is given."""
        for unit in self.units:
            if unit.holds_on(day) and level in (None, unit.level):
                yield unit

    def parent(self, unit: Unit) -> Unit | None:
        """Return the unit above, as it stood when `unit` last held."""
        above = [
            one for one in self._of_code.get(unit.parent, ())
            if _overlap(one, unit)
        ]  # fmt: skip
        return max(above, key=lambda one: one.valid_from, default=None)

    def province(self, unit: Unit) -> Unit:
        """Return the province of `unit` in its own time (itself, where it is one)."""
        above = self.parent(unit)
        return unit if above is None else self.province(above)

    def path(self, unit: Unit) -> tuple[Unit, ...]:
        """Return `unit` and all above it, the smallest first."""
        above = self.parent(unit)
        return (unit,) if above is None else (unit, *self.path(above))

    def successors(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units that took its ground when it ended; several where it was divided."""
        if not unit.valid_to:
            return ()
        if unit.after or unit.level != DISTRICT:
            found = (self.at(code, unit.valid_to) for code in unit.after.split())
            return tuple(one for one in found if one is not None)
        parts = (one for part in self.parts(unit) for one in self.successors(part))
        return tuple(dict.fromkeys(parts))

    def predecessors(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units of the same level whose ground it took, wholly or in part."""
        return tuple(self._came.get(unit, ()))

    def parts(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units right below it that overlap it in time."""
        return tuple(one for one in self._below.get(unit.code, ()) if _overlap(one, unit))

    def is_new(self, unit: Unit) -> bool:
        """Whether no unit of before is known to have had its ground."""
        return bool(unit.valid_from) and not self.predecessors(unit)

    def followed(self, unit: Unit, day: str) -> tuple[Unit, ...]:
        """Return what stands on the ground of `unit` on `day`, later or earlier.

        The unit itself where it holds; else its successors, or its predecessors, step by step.
        """
        found: dict[Unit, None] = {}
        seen: set[Unit] = set()
        left = [unit]
        while left:
            one = left.pop()
            if one in seen:
                continue
            seen.add(one)
            if one.holds_on(day):
                found[one] = None
            else:
                left += self.successors(one) if one.valid_from <= day else self.predecessors(one)
        return tuple(sorted(found, key=lambda one: one.key))

    def ground(self, unit: Unit) -> frozenset[Unit]:
        """Return `unit` and every unit, of any time, inside which it lies, wholly or in part.

        A commune of today lies in its province, in the district and province of before, and
        in the communes of before whose ground it took.
        """
        known = self._grounds.get(unit)
        if known is None:
            related = {unit, *self.predecessors(unit), *self.successors(unit)}
            for one in self.successors(unit):
                related |= set(self.successors(one))  # raised in rank since
            for one in self.predecessors(unit):
                related |= set(self.predecessors(one))
            known = frozenset(above for one in related for above in self.path(one))
            self._grounds[unit] = known
        return known

    def lies_in(self, unit: Unit, outer: Unit) -> bool:
        """Whether `unit` lies, wholly or in part, in `outer`, whichever their times."""
        ground = self.ground(unit)
        return outer in ground or any(
            one.code == outer.code and one.level == outer.level and self._same(one, outer)
            for one in ground
        )

    def named(self, words: str, day: str | None = None) -> tuple[Unit, ...]:
        """Return units whose name holds `words`, with or without diacritics, best first."""
        plain, exact = plain_key(words), match_key(words)

        def place(unit: Unit) -> tuple[bool, bool, int, bool, str]:
            key = match_key(unit.name)
            return (
                key != exact,
                plain_key(key) != plain,
                unit.level,
                bool(unit.valid_to),
                unit.key,
            )

        found = (unit for unit in self.units if plain in plain_key(match_key(unit.full_name)))
        held = [unit for unit in found if day is None or unit.holds_on(day)]
        return tuple(sorted(held, key=place))

    def _same(self, one: Unit, other: Unit) -> bool:
        """Whether two versions of a code follow each other on the same ground and name."""
        return one.name == other.name and (
            other in self.successors(one) or one in self.successors(other)
        )

    @cached_property
    def _came(self) -> dict[Unit, list[Unit]]:
        came: defaultdict[Unit, list[Unit]] = defaultdict(list)
        for unit in self.units:
            if unit.after:
                for one in self.successors(unit):
                    came[one].append(unit)
        return came

    @cached_property
    def _below(self) -> dict[str, list[Unit]]:
        below: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            if unit.parent:
                below[unit.parent].append(unit)
        return below


def _overlap(one: Unit, other: Unit) -> bool:
    return (not one.valid_to or other.valid_from < one.valid_to) and (
        not other.valid_to or one.valid_from < other.valid_to
    )


@cache
def _shipped() -> Gazetteer:
    text = files("lantoa.language.places").joinpath("units.tsv").read_text(encoding="utf-8")
    return Gazetteer(Unit._make(line.split("\t")) for line in text.splitlines()[1:])
