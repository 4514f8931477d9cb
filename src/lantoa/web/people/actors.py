"""Who acts: a frozen handle that says what may be seen and done, and scopes every reading.

Data flows up: what belongs to a unit is seen at each of its ancestors. Rights flow down: a right
at a unit holds for all below it. Siblings do not see each other, and who may not see a thing
never learns that it exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from django.db.models import Model, Q

from lantoa.core.errors import Forbidden, NotFound
from lantoa.web.people.rights import ALL, NONE, Right

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from lantoa.web.people.models import Unit

    Kind = Literal["member", "outside", "system", "alone", "nobody"]

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Grant:
    """Rights at a path, and so at every path that begins with it."""

    path: str
    rights: Right


@dataclass(frozen=True, slots=True)
class Party:
    """An outside party: a network or a KOL, by kind and id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that reads and writes.

    Parameters
    ----------
    kind
        ``member`` of a unit, ``outside`` party, the ``system`` itself (commands, workers),
        whoever sits ``alone`` at a workspace without accounts, or ``nobody``.
    id
        Id of the account, of the link, or the name of the command.
    name
        How the log calls them.
    """

    kind: Kind
    id: str = ""
    name: str = ""
    grants: tuple[Grant, ...] = ()
    parties: tuple[Party, ...] = ()
    link: tuple[str, str] | None = None
    """Kind and id of the one thing that a signed link opens."""

    @classmethod
    def nobody(cls) -> Actor:
        """Return who has not signed in."""
        return cls(kind="nobody", name="nobody")

    @classmethod
    def system(cls, name: str) -> Actor:
        """Return a command or a worker of this workspace, by name."""
        return cls(kind="system", id=name, name=name)

    @classmethod
    def alone(cls) -> Actor:
        """Return whoever sits at a workspace that has no accounts yet."""
        return cls(kind="alone", name="this machine")

    @classmethod
    def outside(
        cls, kind: str, id: str, *, name: str = "", link: tuple[str, str] | None = None  # noqa: A002
    ) -> Actor:  # fmt: skip
        """Return an outside party: a network or a KOL, by kind and id."""
        return cls(
            kind="outside", id=f"{kind}:{id}", name=name or kind, parties=(Party(kind, id),),
            link=link,
        )  # fmt: skip

    @property
    def is_inside(self) -> bool:
        """Whether it works here: a member, the system, or whoever is alone."""
        return self.kind in ("member", "system", "alone")

    @property
    def may_all(self) -> bool:
        """Whether nothing is kept from it: the system, and whoever is alone."""
        return self.kind in ("system", "alone")

    @property
    def user_id(self) -> str | None:
        """Id of the account, ``None`` where there is none."""
        held = self.kind == "member" or (self.kind == "outside" and ":" not in self.id)
        return self.id if held else None

    def rights(self, unit: Unit | str) -> Right:
        """Return all rights at a unit, given as itself or by its path."""
        if self.may_all:
            return ALL
        path = unit if isinstance(unit, str) else unit.path
        found = NONE
        for grant in self.grants:
            if path.startswith(grant.path):
                found |= grant.rights
        return found

    def may(self, right: Right, unit: Unit | str) -> bool:
        """Whether it has a right (all of several) at a unit, given as itself or by its path."""
        return right in self.rights(unit)

    def may_somewhere(self, right: Right) -> bool:
        """Whether it has a right at any unit."""
        return self.may_all or any(right in grant.rights for grant in self.grants)

    def need(self, right: Right, unit: Unit | str) -> None:
        """Pass where it has a right at a unit.

        Raises
        ------
        NotFound
            It may not even view what is there, so it is not told that there is anything.
        Forbidden
            It may view, and lacks this right.
        """
        if not self.may(Right.VIEW, unit):
            raise NotFound("there is nothing here")
        if not self.may(right, unit):
            raise Forbidden("you may see this, and lack the right to do it")

    def within(
        self, rows: QuerySet[Row], right: Right = Right.VIEW, field: str = "unit__path"
    ) -> QuerySet[Row]:
        """Return those rows that lie at units where it has a right.

        Parameters
        ----------
        field
            Where the path of a row's unit stands.
        """
        if self.may_all:
            return rows
        asked = Q()
        for grant in self.grants:
            if right in grant.rights:
                asked |= Q(**{f"{field}__startswith": grant.path})
        return rows.filter(asked) if asked else rows.none()

    def speaks_for(self, kind: str, id: str) -> bool:  # noqa: A002
        """Whether it is an outside party that acts for this network or KOL."""
        return Party(kind, id) in self.parties

    def party_ids(self, kind: str) -> tuple[str, ...]:
        """Return the ids of the networks (or KOLs) that it acts for."""
        return tuple(party.id for party in self.parties if party.kind == kind)
