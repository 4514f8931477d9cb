"""One row of the rights matrix: an address, a method, and what each of seven people is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.web.roles import ROLES

IN = "in"
"""Led to sign-in: what who has not signed in is answered, unless a row says otherwise."""
OWN = "200 200 200 200 200 200 200"
"""Everybody who has an account."""
INSIDE = "404 404 404 200 200 200 200"
"""Every member of any unit."""
HERE = "404 404 404 404 200 200 200"
"""Whoever may view Tỉnh Mây: its members and those above; nobody else learns that it is there."""


@dataclass(frozen=True)
class Row:
    """What is answered to each.

    Parameters
    ----------
    name
        Of the address, as ``reverse`` knows it.
    answers
        Seven statuses in the order of ``ROLES``: outsider, KOL, network, member of a sibling
        unit, member, approver, owner. ``302`` stands for any redirect that is no way to sign-in.
    args
        Takes the world, gives the arguments of the address.
    data
        Takes the world, gives what is sent (or asked for).
    nobody
        What who has not signed in is answered.
    """

    name: str
    method: str
    answers: str
    args: Callable[[Any], list[Any]] = lambda world: []
    data: Callable[[Any], dict[str, Any]] = lambda world: {}
    nobody: str = IN

    def __post_init__(self) -> None:
        said = len(self.answers.split())
        assert said == len(ROLES), f"{self.name}: {len(ROLES)} answers, not {said}"

    def __str__(self) -> str:
        return f"{self.method} {self.name}"
