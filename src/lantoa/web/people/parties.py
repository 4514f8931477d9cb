"""Kinds of outside parties, told to this app by the apps that know them (networks, KOLs)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyKind:
    """One kind of outside party.

    Parameters
    ----------
    kind
        As ``Party.kind`` says it.
    name
        What one is called, in Vietnamese and in English.
    called
        Id → name of one, "" where it is gone.
    address
        Id → the page on which one sees its own.
    choices
        Who may be let in by somebody at a unit: pairs of id and name.
    """

    kind: str
    name: tuple[str, str]
    called: Callable[[str], str]
    address: Callable[[str], str]
    choices: Callable[[Actor, Unit], list[tuple[str, str]]]


_KINDS: Final[dict[str, PartyKind]] = {}
_PLACES: Final[dict[str, Callable[[str], str]]] = {}


def register(kind: PartyKind) -> None:
    """Make a kind known; called once, by the app that holds its table, when it is ready."""
    _KINDS[kind.kind] = kind


def register_place(kind: str, address: Callable[[str], str]) -> None:
    """Make known where a signed link to a thing of this kind leads: id → address."""
    _PLACES[kind] = address


def kinds() -> list[PartyKind]:
    """Return the kinds that are known, by name."""
    return sorted(_KINDS.values(), key=lambda one: one.name)


def called(kind: str, key: str) -> str:
    """Return the name of a party; its id where nobody knows it."""
    known = _KINDS.get(kind)
    return (known.called(key) if known else "") or f"{kind} {key}"


def home_of(kind: str, key: str) -> str:
    """Return the address of a party's own page, "" where there is none."""
    known = _KINDS.get(kind)
    return known.address(key) if known else ""


def place_of(kind: str, key: str) -> str:
    """Return the address to which a signed link to a thing leads, "" where none is known."""
    known = _PLACES.get(kind)
    return known(key) if known else home_of(kind, key)
