"""Addresses by which a KOL without an account sees their own page, and replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from lantoa.core.errors import BadInput
from lantoa.web.people.actors import Party

if TYPE_CHECKING:
    from lantoa.web.kols.models import Kol
    from lantoa.web.people.actors import Actor


def make(*, by: Actor, kol: Kol, days: str) -> str:
    """Return the address of a KOL's own page for some days; it is told once and kept nowhere.

    Raises
    ------
    BadInput
        The days are no number, or none that a link may stand.
    Forbidden
        Who makes it may not edit at the unit.
    """
    from lantoa.web.people.invitations import make_link

    if not (days.isascii() and days.isdigit() and len(days) < 4):
        raise BadInput(f"not a number of days: {days[:10]!r}")
    party = Party("kol", str(kol.pk))
    _, token = make_link(
        by=by,
        unit=kol.unit,
        what=("kol", str(kol.pk)),
        party=party,
        label=kol.name,
        days=int(days),
    )
    return reverse("signed-link", args=(token,))
