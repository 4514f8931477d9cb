"""People and the log as programs read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.web.people.models import AuditEntry, Membership
from lantoa.web.people.queries import now_open, unit
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from lantoa.web.people.actors import Actor


def members(*, by: Actor, unit_id: str) -> QuerySet[Membership]:
    """Return who works at a unit now; for those who manage people there.

    Raises
    ------
    NotFound
        There is no such unit, or they may not view it.
    Forbidden
        They do not manage people there.
    """
    its = unit(by=by, id=unit_id, right=Right.PEOPLE)
    return Membership.objects.select_related("user").filter(now_open(), unit=its)


def log(*, by: Actor) -> QuerySet[AuditEntry]:
    """Return the lines of the log of the units where somebody manages people."""
    return by.within(AuditEntry.objects.all(), Right.PEOPLE, "unit_path")
