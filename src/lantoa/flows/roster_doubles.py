"""Who stands in a list twice, or in it and in the register: by the same channel, or by the name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from lantoa.language.search import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lantoa.flows.roster import RosterRow

MOST_MATCHES: Final = 5
"""So many matches by one channel or name are told: a list may hold one name ten thousand times."""

Choice = Literal["merge", "new", "skip"]
"""Add what is missing to whom it matches · take it as somebody else · leave the row out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One KOL of the register, as far as finding it again needs."""

    id: str
    name: str
    channels: frozenset[str] = frozenset()
    """Keys of its channels, each ``platform:id`` or ``platform:@handle``."""


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a row matches, and by what.

    `where` is ``register`` (then `which` is the KOL's id) or ``file`` (then `which` is the number
    of an earlier row). `by` is ``channel`` (one channel belongs to one KOL) or ``name``.
    """

    where: Literal["register", "file"]
    which: str
    by: Literal["channel", "name"]
    key: str


def doubles(rows: Sequence[RosterRow], known: Iterable[Known]) -> dict[int, tuple[Match, ...]]:
    """Return whom each row matches, by the number of the row.

    Rows that match nobody are left out. A match by channel stands before a match by name; of one
    KOL only the stronger match is told. The first is whom the row would be merged with.
    """
    by_channel: dict[str, list[tuple[str, str]]] = defaultdict(list)
    by_name: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in known:
        _file(("register", one.id), one.name, one.channels, by_channel, by_name)
    found: dict[int, tuple[Match, ...]] = {}
    for row in rows:
        keys = [key for channel in row.channels for key in channel.keys]
        matches: dict[tuple[str, str], Match] = {}
        for key in keys:
            for where in by_channel.get(key, ())[:MOST_MATCHES]:
                matches.setdefault(where, _match(where, "channel", key))
        name = same_name(row.name)
        for where in by_name.get(name, ())[:MOST_MATCHES] if name else ():
            matches.setdefault(where, _match(where, "name", name))
        if matches:
            found[row.number] = tuple(sorted(matches.values(), key=_rank))
        _file(("file", str(row.number)), row.name, keys, by_channel, by_name)
    return found


def proposed_choices(
    rows: Sequence[RosterRow], found: Mapping[int, tuple[Match, ...]]
) -> dict[int, Choice]:
    """Return what a person would most likely choose, for each row that matches somebody.

    The same channel is the same KOL. The same name in one list, each time with a channel on
    another platform, is a list with one row a channel. A name alone is somebody else until a
    person says otherwise.
    """
    platforms = {row.number: {c.address.platform for c in row.channels} for row in rows}
    chosen: dict[int, Choice] = {}
    for number, matches in found.items():
        first = matches[0]
        apart = first.where == "file" and not platforms[number] & platforms[int(first.which)]
        merged = first.by == "channel" or (apart and bool(platforms[number]))
        chosen[number] = "merge" if merged else "new"
    return chosen


def _file(
    where: tuple[str, str],
    name: str,
    keys: Iterable[str],
    by_channel: dict[str, list[tuple[str, str]]],
    by_name: dict[str, list[tuple[str, str]]],
) -> None:
    for key in keys:
        by_channel[key].append(where)
    if folded := same_name(name):
        by_name[folded].append(where)


def _match(where: tuple[str, str], by: Literal["channel", "name"], key: str) -> Match:
    place: Literal["register", "file"] = "register" if where[0] == "register" else "file"
    return Match(place, where[1], by, key)


def _rank(match: Match) -> tuple[bool, bool]:
    # By name the list goes first: a list with one row a channel speaks of one KOL, who may be
    # another than the one of that name in the register.
    by_name = match.by == "name"
    return by_name, (match.where == "register") == by_name
