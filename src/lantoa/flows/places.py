"""Places for people: names matched in a text, units looked up, and what posts name on a board."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from lantoa.language.places.matching import PlaceMatcher
from lantoa.language.places.own import OwnPlace, read_own_places
from lantoa.language.places.units import PROVINCE, Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    import pyarrow as pa

    from lantoa.core.campaign import Campaign, DeclaredPlace
    from lantoa.language.places.deciding import Mention
    from lantoa.language.places.units import Unit

UNRESOLVED: Final = "unresolved"
NO_PLACE: Final = "none"
ISLES: Final = ("20333", "22736")
"""Hoàng Sa and Trường Sa: rows of their own beside the provinces in which they lie."""
_NOW: Final = "9999-12-31"


def matched(text: str, on: date, own: Iterable[OwnPlace] = ()) -> dict[str, Any]:
    """Return what `lantoa places match` says: the places of a text, as plain values."""
    matcher = PlaceMatcher(own=own)
    found = matcher.mentions(text, on=on)
    return {
        "text": text,
        "on": on.isoformat(),
        "mentions": [_mention(matcher.gazetteer, one, on.isoformat()) for one in found],
    }


def _mention(gazetteer: Gazetteer, mention: Mention, on: str) -> dict[str, Any]:
    units = [described(gazetteer, unit, on) for unit in mention.units]
    own = mention.place
    return {
        "text": mention.text, "start": mention.start, "end": mention.end, "how": mention.how,
        "unit": units[0] if len(units) == 1 else None,
        "candidates": units if len(units) != 1 else [],
        "place": None if own is None else {"name": own.name, "kind": own.kind},
        "alias": mention.alias, "younger_than_the_text": mention.later,
        "also": [described(gazetteer, unit, on) for unit in mention.also],
    }  # fmt: skip


def described(gazetteer: Gazetteer, unit: Unit, on: str = "") -> dict[str, Any]:
    """Return a unit with the units above it and, where it ended, what is on its ground now."""
    said: dict[str, Any] = {
        "key": unit.key, "code": unit.code, "kind": unit.kind, "name": unit.name,
        "valid_from": unit.valid_from or None, "valid_to": unit.valid_to or None,
        "in": [above.full_name for above in gazetteer.path(unit)[1:]],
    }  # fmt: skip
    if on and not unit.holds_on(on):
        said["in_force_then"] = False
    if unit.valid_to:
        now = gazetteer.followed(unit, _NOW)
        said["today"] = [{"key": one.key, "name": one.full_name} for one in now]
    return said


def versions(key: str) -> list[dict[str, Any]]:
    """Return a unit by its key, or all versions of a bare code, with what came before and after."""
    its = Gazetteer.shipped()
    one = its.unit(key)
    found = its.versions(key) if "@" not in key else (one,) if one is not None else ()
    return [
        described(its, unit) | {
            "came_from": [_short(its, before) for before in its.predecessors(unit)],
            "became": [_short(its, after) for after in its.successors(unit)],
            "new": its.is_new(unit),
        }
        for unit in found
    ]  # fmt: skip


def named(name: str, on: date | None) -> list[dict[str, Any]]:
    """Return the units whose name holds `name`, best first, those of one day where it is given."""
    its = Gazetteer.shipped()
    return [described(its, unit) for unit in its.named(name, on.isoformat() if on else None)]


def read_own(path: Path) -> tuple[OwnPlace, ...]:
    """Read a team's own places.

    Raises
    ------
    BadInput
        Something in the file is wrong; file and line are named.
    """
    return read_own_places(path, Gazetteer.shipped())


def _short(its: Gazetteer, unit: Unit) -> dict[str, str]:
    above = ", ".join(one.full_name for one in its.path(unit))
    return {"key": unit.key, "name": above}


def own_places(campaign: Campaign) -> tuple[OwnPlace, ...]:
    """Return the places of its own that a campaign declares, and its other names for units."""
    gazetteer = Gazetteer.shipped()
    found = []
    for declared in campaign.places:
        unit = gazetteer.unit(declared.unit)
        if unit is not None and (declared.kind or declared.also):
            names = (declared.name, *declared.also) if declared.kind else declared.also
            found.append(
                OwnPlace(name=names[0], kind=declared.kind, unit=unit, also=tuple(names[1:]))
            )
    return tuple(found)


def provinces(campaign: Campaign) -> dict[str, str]:
    """Return the provinces of a campaign's map: key to name, those of today or of its time."""
    its = Gazetteer.shipped()
    day = _NOW if campaign.map_of == "today" else campaign.first_day.isoformat()
    named = {unit.key: unit.name for unit in its.on(day, PROVINCE)}
    if campaign.map_of == "today":
        isles = (its.unit(code) for code in ISLES)
        named |= {one.code: f"{one.name} ({its.province(one).name})" for one in isles if one}
    return named


class PostPlaces:
    """Which provinces, and which of a campaign's places, a post names."""

    def __init__(self, campaign: Campaign) -> None:
        self._its = Gazetteer.shipped()
        self._matcher = PlaceMatcher(
            self._its, own_places(campaign), (place.name for place in campaign.places)
        )
        self._wanted = [(declared, self._its.unit(declared.unit)) for declared in campaign.places]
        self._day = _NOW if campaign.map_of == "today" else campaign.first_day.isoformat()
        self._zone = ZoneInfo(campaign.zone)
        self._isles = [
            (code, isle)
            for code in (ISLES if campaign.map_of == "today" else ())
            if (isle := self._its.unit(code)) is not None
        ]
        self._known: dict[Unit, frozenset[str]] = {}

    def rows(self, posts: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, str, str]]:
        """Yield (key_hash, kind, place) of posts with key_hash, text and published_at.

        `kind` is ``province`` (`place` its key, ``unresolved`` or ``none``), ``shown`` (the
        number of a declared place that the post names) or ``perhaps`` (that it may name).
        """
        for post in posts:
            published: datetime = post["published_at"]
            day = published.astimezone(self._zone).date()
            mentions = self._matcher.mentions(post["text"] or "", on=day)
            for place in self._provinces(mentions):
                yield post["key_hash"], "province", place
            for number, (declared, unit) in enumerate(self._wanted):
                said = self._shows(mentions, declared, unit)
                if said:
                    yield post["key_hash"], said, str(number)

    def _provinces(self, mentions: Sequence[Mention]) -> set[str]:
        found: set[str] = set()
        for mention in mentions:
            possible = {p for unit in mention.units for p in self._province_of(unit)}
            found.add(possible.pop() if len(possible) == 1 else UNRESOLVED)
        if len(found) > 1:
            found.discard(UNRESOLVED)
        isles = {
            code
            for mention in mentions
            if len(mention.units) == 1
            for code, isle in self._isles
            if self._its.lies_in(mention.units[0], isle)
        }
        return (found | isles) or {NO_PLACE}

    def _province_of(self, unit: Unit) -> frozenset[str]:
        """The provinces of the map in which a unit lies: several only where it was divided."""
        known = self._known.get(unit)
        if known is None:
            stood = self._its.followed(unit, self._day)
            known = frozenset(self._its.province(one).key for one in stood)
            self._known[unit] = known
        return known

    def _shows(
        self, mentions: Iterable[Mention], declared: DeclaredPlace, wanted: Unit | None
    ) -> str:
        said, names = "", (declared.name, *declared.also)
        for mention in mentions:
            if mention.place is not None and mention.place.name in names:
                return "shown"
            if declared.kind or wanted is None:
                continue
            inside = [self._names(unit, wanted) for unit in mention.units]
            if inside and all(inside):
                return "shown"
            said = "perhaps" if any(inside) else said
        return said

    def _names(self, unit: Unit, wanted: Unit) -> bool:
        """Whether naming `unit` shows `wanted`: it lies inside, or is its like of another time."""
        return self._its.lies_in(unit, wanted) or (
            unit.name == wanted.name and self._its.lies_in(wanted, unit)
        )


@lru_cache(maxsize=4)
def _places_of(campaign: Campaign) -> PostPlaces:
    return PostPlaces(campaign)


def place_table(posts: Any, campaign: Campaign) -> pa.Table:
    """Return the places that a campaign's posts name, as a table for the measures.

    Parameters
    ----------
    posts
        Ibis table of the lake; only posts published in the campaign's days are read.

    Returns
    -------
    pyarrow.Table
        Grain: post and place: key_hash, kind, place (see `PostPlaces.rows`).
    """
    import pyarrow as pa

    there = posts.filter(
        (posts.published_at >= campaign.starts_at) & (posts.published_at < campaign.ends_at)
    )
    read = there.select("key_hash", "seen_at", "version", "text", "published_at")
    read = read.order_by("key_hash", "seen_at", "version").to_pyarrow()
    newest: dict[int, dict[str, Any]] = {row["key_hash"]: row for row in read.to_pylist()}
    rows = list(_places_of(campaign).rows(newest.values()))
    columns = list(zip(*rows, strict=True)) if rows else [(), (), ()]
    types = (pa.int64(), pa.string(), pa.string())
    return pa.table({
        name: pa.array(values, kind)
        for name, values, kind in zip(("key_hash", "kind", "place"), columns, types, strict=True)
    })  # fmt: skip
