"""Who acts, and which units there are: what every other app reads of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from lantoa.core import clock
from lantoa.core.errors import Forbidden, NotFound
from lantoa.web.people.actors import Actor, Grant, Party
from lantoa.web.people.models import Membership, OutsideAccess, SignedLink, Unit, User
from lantoa.web.people.rights import Right, rights_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


def has_accounts() -> bool:
    """Whether anybody has an account; without one the workspace belongs to its machine."""
    return User.objects.exists()


def root() -> Unit:
    """Return the unit above all others; every workspace has it."""
    return Unit.objects.get(parent__isnull=True)


def now_open(now: datetime | None = None) -> Q:
    """Return the condition that a membership or an access holds at this moment."""
    at = now or clock.now()
    return Q(since__lte=at) & (Q(until__isnull=True) | Q(until__gt=at))


def actor_of(user: User) -> Actor:
    """Return what somebody with an account may do at this moment.

    A member of a unit is a member, even where they also act for an outside party; who is
    neither (any more) is nobody to this workspace, but may still reach their own account.
    """
    key, name = str(user.pk), user.name or user.email
    if not user.is_active:
        return Actor.nobody()
    held = Membership.objects.filter(now_open(), user=user, unit__active=True)
    grants = tuple(
        Grant(path, rights_of(rights)) for path, rights in held.values_list("unit__path", "rights")
    )
    if grants:
        return Actor(kind="member", id=key, name=name, grants=grants)
    accesses = OutsideAccess.objects.filter(now_open(), user=user, unit__active=True)
    parties = tuple(Party(*pair) for pair in accesses.values_list("party_kind", "party_id"))
    return Actor(kind="outside", id=key, name=name, parties=parties)


def actor_of_link(link: SignedLink) -> Actor:
    """Return what whoever holds a signed link may do: act for one party, with one thing."""
    return Actor(
        kind="outside",
        id=f"link:{link.pk}",
        name=link.label or f"{link.party_kind} {link.party_id}",
        parties=(Party(link.party_kind, link.party_id),),
        link=(link.what_kind, link.what_id),
    )


def actor_of_open_link(key: str) -> Actor | None:
    """Return who came by a signed link, ``None`` where it has run out or was taken back."""
    link = SignedLink.objects.filter(
        pk=key, revoked_at__isnull=True, expires_at__gt=clock.now(), unit__active=True
    ).first()
    return actor_of_link(link) if link else None


def units(*, by: Actor, right: Right = Right.VIEW) -> QuerySet[Unit]:
    """Return the units at which somebody has a right, parents before children."""
    return by.within(Unit.objects.order_by("path"), right, "path")


def unit(*, by: Actor, id: str, right: Right = Right.VIEW) -> Unit:  # noqa: A002
    """Return one unit at which somebody has a right.

    Raises
    ------
    NotFound
        There is none of this id, or they may not view it.
    Forbidden
        They may view it, and lack the right.
    """
    found = Unit.objects.filter(pk=id).first()
    if found is None:
        raise NotFound("there is nothing here")
    by.need(right, found)
    return found


def home_unit(*, by: Actor, right: Right = Right.EDIT) -> Unit | None:
    """Return the unit for which somebody enters things unless they say another: the highest."""
    return units(by=by, right=right).filter(active=True).first()


def unit_for(*, by: Actor, said: str, right: Right = Right.EDIT) -> Unit:
    """Return the unit that a form names, or the highest for which somebody may enter things.

    Raises
    ------
    NotFound
        The unit named is not theirs to see.
    Forbidden
        They lack the right there, or have it at no unit.
    """
    if said:
        return unit(by=by, id=said, right=right)
    found = home_unit(by=by, right=right)
    if found is None:
        raise Forbidden("you may see this, and lack the right to do it")
    return found
