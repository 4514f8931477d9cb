"""Making and ending tokens and webhooks, and telling webhooks what happened."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from lantoa.core import clock
from lantoa.core.errors import BadInput, Forbidden
from lantoa.web.kit.jobs import later
from lantoa.web.people import audit
from lantoa.web.people import queries as people
from lantoa.web.people.rights import Right, named
from lantoa.web.programs import queries, tasks, tokens
from lantoa.web.programs.addresses import check_address
from lantoa.web.programs.models import Delivery, Token, Webhook
from lantoa.web.programs.queries import EVENTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import Unit

LONGEST_DAYS: Final = 366
_TRIES: Final = 8


def make_token(
    *, by: Actor, unit_id: str, name: str, rights: Right, days: int
) -> tuple[Token, str]:
    """Make a token; the token itself is given once, and kept nowhere.

    Parameters
    ----------
    rights
        What it may do at the unit and below; no more than whoever makes it may.
    days
        After how many days it ends.

    Raises
    ------
    NotFound
        There is no such unit, or they may not view it.
    Forbidden
        They may not take data out of this unit, or lack one of the rights.
    BadInput
        The name is empty, or the number of days is none from 1 to 366.
    """
    unit = people.unit(by=by, id=unit_id, right=Right.EXPORT)
    said = " ".join(name.split())[:120]
    if not said:
        raise BadInput("give the token a name: which program is it for?")
    if not 1 <= days <= LONGEST_DAYS:
        raise BadInput(f"a token lasts from 1 to {LONGEST_DAYS} days")
    wanted = rights | Right.VIEW
    if wanted not in by.rights(unit):
        raise Forbidden("a token may do no more than you may yourself")
    if Right.PEOPLE in wanted:
        raise Forbidden("a token may not manage people")
    token, digest, begins = tokens.fresh()
    now = clock.now()
    with transaction.atomic():
        made = Token.objects.create(
            name=said, unit=unit, rights=int(wanted), digest=digest, begins=begins,
            made_by_id=by.user_id, made_at=now, expires_at=now + timedelta(days=days),
        )  # fmt: skip
        audit.record(by=by, verb="programs.make_token", what=made, unit=unit,
                     facts={"rights": named(wanted), "days": days})  # fmt: skip
    return made, token


def revoke_token(*, by: Actor, token_id: str) -> Token:
    """End a token at once; ending one that is over changes nothing.

    Raises
    ------
    NotFound
        There is no such token, or they may not see it.
    """
    with transaction.atomic():
        token = queries.token(by=by, id=token_id)
        if token.revoked_at is None:
            token.revoked_at = clock.now()
            token.save(update_fields=["revoked_at"])
            audit.record(by=by, verb="programs.revoke_token", what=token, unit=token.unit)
    return token


def make_webhook(*, by: Actor, unit_id: str, url: str, events: Sequence[str]) -> Webhook:
    """Have an address told what happens at a unit and below it.

    Raises
    ------
    NotFound
        There is no such unit, or they may not view it.
    Forbidden
        They may not take data out of this unit.
    BadInput
        The address cannot be used, or no known event is named.
    """
    unit = people.unit(by=by, id=unit_id, right=Right.EXPORT)
    wanted = [event for event in EVENTS if event in events]
    if not wanted:
        raise BadInput("choose at least one event")
    check_address(url.strip())
    with transaction.atomic():
        made = Webhook.objects.create(
            unit=unit, url=url.strip(), events=wanted, made_by_id=by.user_id, made_at=clock.now()
        )
        audit.record(
            by=by, verb="programs.make_webhook", what=made, unit=unit, facts={"events": wanted}
        )
    return made


def revoke_webhook(*, by: Actor, webhook_id: str) -> Webhook:
    """Send nothing more to an address; what waits is given up.

    Raises
    ------
    NotFound
        There is no such webhook, or they may not see it.
    """
    with transaction.atomic():
        webhook = queries.webhook(by=by, id=webhook_id)
        if webhook.revoked_at is None:
            webhook.revoked_at = clock.now()
            webhook.save(update_fields=["revoked_at"])
            audit.record(by=by, verb="programs.revoke_webhook", what=webhook, unit=webhook.unit)
    return webhook


def try_webhook(*, by: Actor, webhook_id: str) -> Delivery:
    """Send a message that says nothing but that it is a try.

    Raises
    ------
    NotFound
        There is no such webhook, or they may not see it.
    BadInput
        It was ended.
    """
    with transaction.atomic():
        webhook = queries.webhook(by=by, id=webhook_id)
        if webhook.revoked_at is not None:
            raise BadInput("this webhook was ended: make another")
        made = _queue(webhook, "ping", webhook.unit, {"hello": "Lan Toả"})
        audit.record(by=by, verb="programs.try_webhook", what=webhook, unit=webhook.unit)
    return made


def tell(event: str, *, unit: Unit, facts: Mapping[str, Any]) -> int:
    """Tell every webhook of a unit and those above it that something happened.

    It joins the transaction of the change that it tells of. `facts` are ids, names of states and
    numbers; what they mean, the program asks the API for, with its own rights.

    Returns
    -------
    int
        How many webhooks are told.

    Raises
    ------
    BadInput
        There is no event of this name.
    """
    if event not in EVENTS:
        raise BadInput(f"no event is called {event}")
    above = [unit.path[: place + 1] for place, mark in enumerate(unit.path) if mark == "/"]
    found = Webhook.objects.filter(revoked_at=None, unit__path__in=above, unit__active=True)
    told = [hook for hook in found if event in hook.events]
    for hook in told:
        _queue(hook, event, unit, facts)
    return len(told)


def _queue(webhook: Webhook, event: str, unit: Unit, facts: Mapping[str, Any]) -> Delivery:
    made = Delivery(webhook=webhook, event=event, made_at=clock.now())
    made.body = json.dumps(
        {"id": made.id, "event": event, "at": made.made_at.isoformat(), "unit": unit.id,
         "facts": dict(facts)}, ensure_ascii=False, sort_keys=True,
    )  # fmt: skip
    made.save(force_insert=True)
    later(tasks.send, made.id, tries=_TRIES)
    return made


def forget_old_deliveries(*, days: int = 90) -> None:
    """Forget what was sent long ago."""
    Delivery.objects.filter(ended_at__lt=clock.now() - timedelta(days=days)).delete()
