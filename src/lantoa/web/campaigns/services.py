"""What changes about campaigns here: the unit that one belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lantoa.core import clock
from lantoa.web.campaigns import queries
from lantoa.web.campaigns.models import Holding
from lantoa.web.people import audit
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from lantoa.web.campaigns.queries import Listed
    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import Unit


def hand_over(*, by: Actor, listed: Listed, unit: Unit) -> None:
    """Let a campaign belong to another unit; who acts needs the right to edit at both.

    Raises
    ------
    NotFound
        The campaign, or the unit, is not theirs to see.
    Forbidden
        They may see both, and lack the right to edit at one.
    """
    with transaction.atomic():
        before = queries.unit_of(listed)
        by.need(Right.EDIT, before)
        by.need(Right.EDIT, unit)
        Holding.objects.update_or_create(
            file=queries.place_of(listed.path), defaults={"unit": unit, "since": clock.now()}
        )
        audit.record(
            by=by, verb="campaigns.hand_over", what=("campaign", listed.slug), unit=unit,
            facts={"from": before.id, "to": unit.id},
        )  # fmt: skip
