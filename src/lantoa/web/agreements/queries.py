"""What is read of agreements, each time within what who asks may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, Q

from lantoa.core import clock
from lantoa.core.deliverable_json import rule_of
from lantoa.core.errors import NotFound
from lantoa.core.periods import today
from lantoa.core.reckoning import Reckoned, reckon
from lantoa.render.agreement_words import mark_of
from lantoa.web.agreements.models import (
    Agreement,
    Document,
    Due,
    Evidence,
    Feed,
    Obligation,
    Payment,
    Search,
)
from lantoa.web.agreements.rules import period_of, piece_of, watched
from lantoa.web.kit.ids import digest_of
from lantoa.web.people.actors import Actor, Grant
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from lantoa.core.deliverables import Watched

_SHOWN_OUTSIDE = (
    "negotiation",
    "signed",
    "in_force",
    "suspended",
    "ended",
    "terminated",
    "renewed",
)
OWED = ("signed", "in_force", "suspended", "ended", "terminated", "renewed")
"""States in which something is, or was, owed."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One period of one obligation, reckoned."""

    agreement: Agreement
    obligation: Obligation
    due: Due
    found: Reckoned

    @property
    def mark(self) -> str:
        """How it is drawn."""
        return mark_of(self.found)

    @property
    def fell_due(self) -> bool:
        """Whether its day is over and something was owed."""
        return self.found.state not in ("standing", "nothing") and self.due.by < today(clock.now())


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a payment still waits for."""

    kind: str
    """``duty`` or ``minutes``."""
    duty: Duty | None = None


def agreements(*, by: Actor, right: Right = Right.VIEW) -> QuerySet[Agreement]:
    """Return the agreements that somebody may see: of their units, or of the party they speak for."""
    rows = Agreement.objects.select_related("unit", "network", "kol", "parent")
    if by.is_inside:
        return by.within(rows, right)
    if by.kind != "outside" or right != Right.VIEW:
        return rows.none()
    networks, kols = by.party_ids("network"), by.party_ids("kol")
    own = Q(network__in=networks) | Q(kol__in=kols) | Q(parent__network__in=networks)
    rows = rows.filter(own, state__in=_SHOWN_OUTSIDE)
    if by.link is not None:
        kind, key = by.link
        return rows.filter(pk=key) if kind == "agreement" else rows.none()
    return rows


def agreement(*, by: Actor, id: UUID | str, right: Right = Right.VIEW) -> Agreement:  # noqa: A002
    """Return one agreement.

    Raises
    ------
    NotFound
        There is none of this id, or they may not see it.
    Forbidden
        They may see it, and lack the right.
    """
    if not by.is_inside:
        found = agreements(by=by, right=right).filter(pk=id).first()
        if found is None:
            raise NotFound("there is nothing here")
        return found
    found = (
        Agreement.objects.select_related("unit", "network", "kol", "parent").filter(pk=id).first()
    )
    if found is None:
        raise NotFound("there is nothing here")
    by.need(right, found.unit)
    return found


def obligation(*, by: Actor, id: UUID | str, right: Right = Right.VIEW) -> Obligation:  # noqa: A002
    """Return one obligation of an agreement that somebody may see."""
    found = Obligation.objects.filter(pk=id).first()
    if found is None:
        raise NotFound("there is nothing here")
    found.agreement = agreement(by=by, id=found.agreement_id, right=right)
    return found


def due(*, by: Actor, id: UUID | str, right: Right = Right.VIEW) -> Due:  # noqa: A002
    """Return one due of an agreement that somebody may see."""
    found = Due.objects.select_related("obligation").filter(pk=id).first()
    if found is None:
        raise NotFound("there is nothing here")
    found.obligation.agreement = agreement(by=by, id=found.obligation.agreement_id, right=right)
    return found


def document(*, by: Actor, id: UUID | str) -> Document:  # noqa: A002
    """Return one document of an agreement that somebody may see."""
    found = Document.objects.filter(pk=id).first()
    if found is None:
        raise NotFound("there is nothing here")
    found.agreement = agreement(by=by, id=found.agreement_id)
    return found


def payment(*, by: Actor, id: UUID | str, right: Right = Right.VIEW) -> Payment:  # noqa: A002
    """Return one payment of an agreement that somebody may see."""
    found = Payment.objects.filter(pk=id).first()
    if found is None:
        raise NotFound("there is nothing here")
    found.agreement = agreement(by=by, id=found.agreement_id, right=right)
    return found


def with_duties(rows: QuerySet[Agreement]) -> list[Agreement]:
    """Return agreements with their obligations, dues and evidence at hand."""
    dues = Due.objects.prefetch_related(
        Prefetch("evidence", Evidence.objects.defer("url", "note", "reason", "sha256"))
    )
    kept = Obligation.objects.prefetch_related(Prefetch("dues", dues))
    return list(rows.prefetch_related(Prefetch("obligations", kept), "payments"))


def looks() -> dict[str, datetime]:
    """Return when each watched channel was last looked at, by the last search."""
    last = Search.objects.first()
    held: Mapping[str, str] = last.looks if last else {}
    return {key: datetime.fromisoformat(at) for key, at in held.items()}


def last_search() -> Search | None:
    """Return the last search of the lake."""
    return Search.objects.first()


def duties(rows: Iterable[Agreement], *, now: datetime | None = None) -> dict[Any, list[Duty]]:
    """Return agreement id → what each period of its obligations comes to, in order of day."""
    held = list(rows)
    at, seen, parties = now or clock.now(), looks(), watched(held)
    return {one.pk: _duties(one, parties[_party(one)], at, seen) for one in held}


def _duties(
    one: Agreement, channels: Sequence[Watched], now: datetime, seen: Mapping[str, datetime]
) -> list[Duty]:
    if one.state not in OWED:
        return []
    found = []
    for owed in one.obligations.all():
        rule = rule_of(owed.rule, channels)
        for each in owed.dues.all():
            if one.closed_on and each.first_day > one.closed_on:
                continue
            pieces = [piece_of(piece) for piece in each.evidence.all()]
            reckoned = reckon(rule, period_of(each), pieces, now=now, looks=seen)
            found.append(Duty(one, owed, each, reckoned))
    return sorted(found, key=lambda duty: (duty.due.by, duty.obligation.place))


def _party(one: Agreement) -> tuple[str, str]:
    return (one.other_kind, str(one.network_id or one.kol_id))


def channels_of(one: Agreement) -> tuple[Watched, ...]:
    """Return the channels of the other side."""
    return watched([one])[_party(one)]


def tally(found: Iterable[Duty]) -> dict[str, Any]:
    """Return how many duties are owed, proven, late …, the late ones by side."""
    told: dict[str, Any] = {"fell_due": 0, "proven": 0, "slow": 0, "late": 0, "late_a": 0,
                            "late_b": 0, "found": 0, "not_measured": 0, "soon": 0, "later": 0}  # fmt: skip
    day = today(clock.now())
    for one in found:
        state, days = one.found.state, (one.due.by - day).days
        told["slow"] += one.found.slow
        if state == "late":
            told["late"] += 1
            told[f"late_{one.obligation.side}"] += 1
        elif state in ("found", "not_measured"):
            told[state] += 1
        if one.fell_due:
            told["fell_due"] += 1
            told["proven"] += state == "proven"
        elif state in ("due", "partly", "found"):
            told["soon" if days <= 30 else "later"] += 1
    return told


def lacks(one: Payment, found: Iterable[Duty]) -> list[Lack]:
    """Return what a payment still waits for; nothing where it is paid."""
    if one.paid_on:
        return []
    missing = [
        Lack("duty", duty)
        for duty in found
        if duty.obligation.side == "b" and duty.due.by <= one.until
        and duty.found.state not in ("proven", "nothing", "standing")
    ]  # fmt: skip
    if one.needs_minutes and one.minutes_id is None:
        missing.append(Lack("minutes"))
    return missing


def evidence(
    *, by: Actor, of: Agreement, said: str = "", one: Due | None = None
) -> QuerySet[Evidence]:
    """Return the evidence of an agreement, newest found first, narrowed to a decision or a due."""
    rows = Evidence.objects.filter(
        due__obligation__agreement__in=agreements(by=by).filter(pk=of.pk)
    )
    rows = rows.select_related("due__obligation", "document")
    if said:
        rows = rows.filter(said=said)
    if one is not None:
        rows = rows.filter(due=one)
    return rows.order_by("due__due", "due__obligation__place", "at", "pk")


def year_facts(found: Iterable[Duty], year: int) -> dict[str, dict[str, int]]:
    """Return side → owed, proven, slow, late, found, not_measured of a year, by the day due."""
    told = {side: dict.fromkeys(("owed", "proven", "slow", "late", "found", "not_measured"), 0)
            for side in "ab"}  # fmt: skip
    for one in found:
        if one.due.by.year != year or one.found.state in ("standing", "nothing"):
            continue
        held = told[one.obligation.side]
        held["owed"] += 1
        held["slow"] += one.found.slow
        if one.found.state in held:
            held[one.found.state] += 1
    return told


def review_years(one: Agreement, day: date) -> list[int]:
    """Return the years of a term that have begun, newest first."""
    if one.first_day is None or one.last_day is None:
        return []
    return list(range(min(one.last_day, day).year, one.first_day.year - 1, -1))


def feeds(*, by: Actor) -> QuerySet[Feed]:
    """Return the calendar feeds that somebody made and has not revoked."""
    return Feed.objects.filter(owner_id=by.id or by.kind, revoked_at=None)


def of_feed(token: str) -> list[Agreement] | None:
    """Return the agreements that a calendar address opens, ``None`` where it opens nothing.

    It opens what lies at its unit and below, or what is its party's: whatever its maker lost since.
    """
    held = Feed.objects.select_related("unit").filter(digest=digest_of(token), revoked_at=None)
    one = held.first()
    if one is None:
        return None
    Feed.objects.filter(pk=one.pk).update(read_at=clock.now())
    if one.unit is not None:
        reader = Actor(kind="member", grants=(Grant(one.unit.path, Right.VIEW),))
    else:
        reader = Actor.outside(one.party_kind, one.party_id)
    return with_duties(agreements(by=reader))
