"""What changes reviews, payments, reminders and calendar feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from lantoa.core import clock
from lantoa.core.errors import BadInput, NotFound, RefusedMove
from lantoa.core.periods import today
from lantoa.language.normalise import readable
from lantoa.web.agreements.models import Agreement, Due, Feed, Payment, Reminder, Review
from lantoa.web.agreements.queries import (
    OWED,
    duties,
    feeds,
    lacks,
    review_years,
    with_duties,
    year_facts,
)
from lantoa.web.agreements.queries import payment as payment_of
from lantoa.web.agreements.services import locked, touch
from lantoa.web.kit.ids import digest_of, fresh_token
from lantoa.web.people import audit
from lantoa.web.people.queries import unit as unit_of
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from lantoa.web.agreements.queries import Duty
    from lantoa.web.people.actors import Actor

_SOON_DAYS: Final = 7


def write_review(
    *, by: Actor, agreement: Agreement, year: int, text: str, decision: str
) -> Review:
    """Write down what a year came to and what follows; written again, it replaces the first text.

    Raises
    ------
    BadInput
        The year is not one of the term that has begun, or text or decision is missing.
    """
    words = readable(text)[:8_000]
    if not words:
        raise BadInput("a review says in words what the year came to")
    if decision not in Review.Decision.values:
        raise BadInput(f"no decision is called {decision!r}")
    with transaction.atomic():
        held = locked(by=by, id=agreement.pk, right=Right.APPROVE)
        if held.state not in OWED or year not in review_years(held, today(clock.now())):
            raise RefusedMove("a review is of a year of the term that has begun")
        (whole,) = with_duties(Agreement.objects.filter(pk=held.pk))
        facts = year_facts(duties([whole])[held.pk], year)
        made, _ = Review.objects.update_or_create(
            agreement=held, year=year,
            defaults={"facts": facts, "text": words, "decision": decision,
                      "entered_by": by.name[:200], "made_at": clock.now()},
        )  # fmt: skip
        touch(held)
        audit.record(
            by=by, verb="agreements.review", what=held, unit=held.unit,
            facts={"year": year, "decision": decision, "found": facts},
        )  # fmt: skip
    return made


def add_payment(
    *,
    by: Actor,
    agreement: Agreement,
    title: str,
    amount_vnd: int,
    due: date,
    until: date,
    needs_minutes: bool = True,
) -> Payment:
    """Write a payment into an agreement, and up to which day side B's duties have to be proven."""
    name = readable(title)[:200]
    if not name or not 0 < amount_vnd <= 10**15:
        raise BadInput("a payment has a title and an amount above 0")
    with transaction.atomic():
        held = locked(by=by, id=agreement.pk, right=Right.EDIT)
        made = Payment.objects.create(
            agreement=held, title=name, amount_vnd=amount_vnd, due=due, until=until,
            needs_minutes=needs_minutes,
        )  # fmt: skip
        touch(held)
        audit.record(
            by=by, verb="payments.add", what=held, unit=held.unit,
            facts={"payment": made.pk, "due": due, "until": until},
        )  # fmt: skip
    return made


def settle_payment(
    *,
    by: Actor,
    payment: Payment,
    paid_on: date | None = None,
    minutes_id: UUID | str | None = None,
) -> Payment:
    """Note the minutes of acceptance of a payment, or that it was paid.

    Raises
    ------
    RefusedMove
        Something that the payment waits for is missing.
    """
    with transaction.atomic():
        held = locked(by=by, id=payment.agreement_id, right=Right.APPROVE)
        one = payment_of(by=by, id=payment.pk)
        if minutes_id is not None:
            one.minutes = held.documents.filter(pk=minutes_id).first()
            if one.minutes is None:
                raise NotFound("there is nothing here")
        if paid_on is not None:
            (whole,) = with_duties(Agreement.objects.filter(pk=held.pk))
            missing = lacks(one, duties([whole])[held.pk])
            if missing:
                raise RefusedMove(f"{len(missing)} things are missing before this can be paid")
            if paid_on > today(clock.now()):
                raise BadInput("a payment is noted once it is made: the day lies ahead")
            one.paid_on = paid_on
        one.save()
        touch(held)
        audit.record(
            by=by, verb="payments.settle", what=held, unit=held.unit,
            facts={"payment": one.pk, "minutes": one.minutes_id, "paid_on": one.paid_on},
        )  # fmt: skip
    return one


def make_feed(*, by: Actor, unit_id: str = "", label: str = "") -> tuple[Feed, str]:
    """Make an address that a calendar may read; return it once, only its digest is kept."""
    party = by.parties[0] if by.kind == "outside" and by.parties and by.link is None else None
    if party is None and not by.is_inside:
        raise NotFound("there is nothing here")
    unit = unit_of(by=by, id=unit_id) if party is None else None
    token = fresh_token()
    with transaction.atomic():
        made = Feed.objects.create(
            digest=digest_of(token), unit=unit, party_kind=party.kind if party else "",
            party_id=party.id if party else "", label=readable(label)[:120],
            owner_id=by.id or by.kind,
        )  # fmt: skip
        audit.record(by=by, verb="calendars.make", what=made, unit=unit)
    return made, token


def revoke_feed(*, by: Actor, feed_id: UUID | str) -> None:
    """Close an address: calendars that read it get nothing more."""
    with transaction.atomic():
        held = feeds(by=by).select_related("unit").filter(pk=feed_id).first()
        if held is None:
            raise NotFound("there is nothing here")
        held.revoked_at = clock.now()
        held.save()
        audit.record(by=by, verb="calendars.revoke", what=held, unit=held.unit)


def remind_of(*, by: Actor, due: Due) -> Reminder:
    """Ask for a reminder to the side that owes something; a worker sends what is asked for.

    Raises
    ------
    BadInput
        The agreement has no e-mail address for that side.
    """
    with transaction.atomic():
        held = locked(by=by, id=due.obligation.agreement_id, right=Right.EDIT)
        return _remind(by, held, due, f"hand {clock.now():%Y-%m-%dT%H:%M}")


def remind_all(*, by: Actor) -> int:
    """Ask for reminders of all that falls due within a week or is late, once each."""
    rows = with_duties(Agreement.objects.filter(state="in_force"))
    found = duties(rows)
    asked = 0
    for one in rows:
        for duty in found[one.pk]:
            kind = _kind(duty)
            side_mail = one.mail_a if duty.obligation.side == "a" else one.mail_b
            if kind and side_mail and not duty.due.reminders.filter(kind=kind).exists():
                with transaction.atomic():
                    _remind(by, locked(by=by, id=one.pk, right=Right.EDIT), duty.due, kind)
                asked += 1
    return asked


def _kind(duty: Duty) -> str:
    days = (duty.due.by - today(clock.now())).days
    if duty.found.state == "late":
        return f"late {duty.due.by}"
    if duty.found.state in ("due", "partly") and 0 <= days <= _SOON_DAYS:
        return f"soon {duty.due.by}"
    return ""


def _remind(by: Actor, held: Agreement, due: Due, kind: str) -> Reminder:
    to = held.mail_a if due.obligation.side == "a" else held.mail_b
    if not to:
        raise BadInput("the agreement has no e-mail address for the side that owes this")
    made, fresh = Reminder.objects.get_or_create(due=due, kind=kind, defaults={"sent_to": to})
    if fresh:
        audit.record(
            by=by, verb="dues.remind", what=held, unit=held.unit,
            facts={"due": due.pk, "kind": kind, "side": due.obligation.side},
        )  # fmt: skip
    return made
