"""Agreements and what each period of them comes to, for programs: what a token may see."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - the schemas are read at run time
from typing import TYPE_CHECKING, Any
from uuid import UUID  # noqa: TC003

from ninja import Field, Router, Schema

from lantoa.web.agreements import evidence_services, queries
from lantoa.web.kit.answers import Cursor, Limit, Refused
from lantoa.web.kit.paging import page_of_rows
from lantoa.web.people.doors import actor

if TYPE_CHECKING:
    from django.http import HttpRequest

router = Router(tags=["agreements"])


class AgreementOut(Schema):
    """An agreement between a unit (side A) and a network or a KOL (side B)."""

    id: UUID
    unit: str
    network: UUID | None
    kol: UUID | None
    parent: UUID | None
    number: str
    title: str
    kind: str
    state: str
    first_day: date | None
    last_day: date | None
    signed_on: date | None
    simulated: bool
    version: int
    changed_at: datetime


class AgreementsOut(Schema):
    """One page of agreements."""

    items: list[AgreementOut]
    next: str | None


class DutyOut(Schema):
    """What one period of one obligation comes to."""

    id: UUID
    obligation: UUID
    side: str
    title: str
    rule: dict[str, Any]
    first_day: date
    last_day: date
    due: date
    extended_to: date | None
    state: str
    need: int
    have: int
    waiting: int
    days_late: int
    not_looked_at: list[str]


class DecisionIn(Schema):
    """What is decided on pieces of evidence."""

    pieces: list[UUID] = Field(min_length=1, max_length=1000)
    said: str = Field(pattern=r"^(confirmed|refused|found)$")
    reason: str = Field("", max_length=500)


class DecisionOut(Schema):
    """How many pieces changed."""

    changed: int


@router.get("/agreements", response={200: AgreementsOut, **Refused}, summary="Agreements",
            url_name="api-agreements")  # fmt: skip
def agreements(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> dict[str, Any]:
    """List the agreements that a token may see, the newest first."""
    rows = queries.agreements(by=actor(request))
    items, following = page_of_rows(rows, cursor, limit, by=("made_at", "pk"), newest_first=True)
    return {"items": [_agreement(one) for one in items], "next": following}


@router.get("/agreements/{agreement}", response={200: AgreementOut, **Refused},
            summary="One agreement", url_name="api-agreement")  # fmt: skip
def agreement(request: HttpRequest, agreement: UUID) -> dict[str, Any]:
    """Give one agreement."""
    return _agreement(queries.agreement(by=actor(request), id=agreement))


@router.get("/agreements/{agreement}/duties", response={200: list[DutyOut], **Refused},
            summary="What is owed under an agreement", url_name="api-duties")  # fmt: skip
def duties(request: HttpRequest, agreement: UUID) -> list[dict[str, Any]]:
    """Give every period of every obligation, and whether it is proven, late or not measured."""
    by = actor(request)
    found = queries.agreement(by=by, id=agreement)
    (whole,) = queries.with_duties(queries.agreements(by=by).filter(pk=found.pk))
    return [_duty(one) for one in queries.duties([whole])[whole.pk]]


@router.post("/agreements/{agreement}/evidence", response={200: DecisionOut, **Refused},
             summary="Confirm or refuse evidence", url_name="api-evidence-said")  # fmt: skip
def decide(request: HttpRequest, agreement: UUID, said: DecisionIn) -> dict[str, int]:
    """Confirm or refuse pieces of evidence; refusing needs a reason."""
    by = actor(request)
    found = queries.agreement(by=by, id=agreement)
    changed = evidence_services.judge_evidence(
        by=by, agreement=found, ids=said.pieces, said=said.said, reason=said.reason
    )
    return {"changed": changed}


def _agreement(one: Any) -> dict[str, Any]:
    plain = ("number", "title", "kind", "state", "first_day", "last_day", "signed_on",
             "simulated", "version", "changed_at")  # fmt: skip
    return {name: getattr(one, name) for name in plain} | {
        "id": one.pk, "unit": one.unit_id, "network": one.network_id, "kol": one.kol_id,
        "parent": one.parent_id,
    }  # fmt: skip


def _duty(one: Any) -> dict[str, Any]:
    return {
        "id": one.due.pk, "obligation": one.obligation.pk, "side": one.obligation.side,
        "title": one.obligation.title, "rule": one.obligation.rule,
        "first_day": one.due.first_day, "last_day": one.due.last_day, "due": one.due.due,
        "extended_to": one.due.extended_to, "state": one.found.state, "need": one.found.need,
        "have": one.found.have, "waiting": one.found.waiting, "days_late": one.found.days_late,
        "not_looked_at": list(one.found.unseen),
    }  # fmt: skip
