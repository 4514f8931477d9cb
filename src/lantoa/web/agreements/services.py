"""What changes agreements: terms, moves, obligations; each verb leaves its line in the log."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction

from lantoa.core import clock
from lantoa.core.agreement_states import (
    AMENDABLE,
    BINDING,
    MOVES,
    OPEN_TERMS,
    Situation,
    moved,
)
from lantoa.core.errors import BadInput, NotFound, RefusedMove
from lantoa.core.periods import EVERY, periods, today
from lantoa.language.normalise import readable
from lantoa.web.agreements import rules
from lantoa.web.agreements.models import Agreement, Amendment, Due, Obligation
from lantoa.web.agreements.queries import agreement as agreement_of
from lantoa.web.agreements.queries import channels_of
from lantoa.web.kols.queries import kol as kol_of
from lantoa.web.kols.queries import network as network_of
from lantoa.web.people import audit
from lantoa.web.people.queries import unit as unit_of
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from lantoa.core.agreement_states import Move
    from lantoa.core.periods import Period
    from lantoa.web.people.actors import Actor

_LONGEST: Final = 4_000
_BY_APPROVER: Final = frozenset(
    {"sign", "start", "suspend", "resume", "end", "terminate", "renew"}
)
"""Moves that bind or free somebody need the right to approve; the others the right to edit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSaid:
    """What a person says of an agreement; what is ``None`` stays as it is."""

    number: str | None = None
    title: str | None = None
    kind: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    signed_on: date | None = None
    signatory_a: str | None = None
    signatory_b: str | None = None
    contact_a: str | None = None
    contact_b: str | None = None
    mail_a: str | None = None
    mail_b: str | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationSaid:
    """What a person says of an obligation."""

    side: str
    title: str
    rule: Mapping[str, Any]
    every: str = "once"
    grace: int = 0
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentSaid:
    """The paper by which signed terms are changed."""

    signed_on: date
    reason: str


def add_agreement(
    *,
    by: Actor,
    unit_id: str,
    said: AgreementSaid,
    network_id: UUID | str | None = None,
    kol_id: UUID | str | None = None,
    parent_id: UUID | str | None = None,
    simulated: bool = False,
) -> Agreement:
    """Begin an agreement between a unit and a network, or a KOL.

    Parameters
    ----------
    parent_id
        The network's agreement under which this one with a KOL stands.

    Raises
    ------
    BadInput
        Without number, title or exactly one other side, or the number is taken.
    NotFound, Forbidden
        They may not edit at that unit, or may not see the other side.
    """
    unit = unit_of(by=by, id=unit_id, right=Right.EDIT)
    made = Agreement(unit=unit, simulated=simulated)
    if (network_id is None) == (kol_id is None):
        raise BadInput("an agreement is with one network or one KOL")
    if network_id is not None:
        made.network = network_of(by=by, id=network_id)
    if kol_id is not None:
        made.kol = kol_of(by=by, id=kol_id)
    changed = _take(made, said)
    if parent_id is not None:
        made.parent = _parent(by=by, id=parent_id, child=made)
    _refuse_nameless(made)
    with transaction.atomic():
        _save_new(made)
        audit.record(
            by=by, verb="agreements.add", what=made, unit=unit,
            facts={"number": made.number, "fields": changed, made.other_kind: made.other.pk},
        )  # fmt: skip
    return made


def edit_agreement(
    *, by: Actor, agreement: Agreement, said: AgreementSaid, version: int | None = None
) -> Agreement:
    """Change what an agreement says; once it is signed its terms change by an amendment only.

    Parameters
    ----------
    version
        Of the agreement as the person saw it; where somebody changed it since, nothing is.
    """
    with transaction.atomic():
        held = locked(by=by, id=agreement.pk, right=Right.EDIT)
        if version is not None and version != held.version:
            raise BadInput("somebody has changed this agreement meanwhile: reload the page")
        before = {name: getattr(held, name) for name in _TERMS}
        changed = _take(held, said)
        _refuse_nameless(held)
        if held.state not in OPEN_TERMS and any(getattr(held, n) != v for n, v in before.items()):
            raise RefusedMove("signed terms are changed by an amendment only")
        if not changed:
            return held
        touch(held)
        for one in held.obligations.all():
            _lay_out(held, one)
        audit.record(
            by=by, verb="agreements.edit", what=held, unit=held.unit, facts={"fields": changed}
        )
    return held


_TERMS: Final = ("number", "title", "kind", "first_day", "last_day", "signed_on")


def move_agreement(*, by: Actor, agreement: Agreement, move: Move, reason: str = "") -> Agreement:
    """Move an agreement to another state; renewing gives the new draft.

    Raises
    ------
    RefusedMove
        Its state or terms do not allow it; the message says why.
    """
    if move not in MOVES:
        raise BadInput(f"no move is called {move!r}")
    right = Right.APPROVE if move in _BY_APPROVER else Right.EDIT
    with transaction.atomic():
        held = locked(by=by, id=agreement.pk, right=right)
        day, before = today(clock.now()), held.state
        held.state = moved(_situation(held), move, today=day, reason=reason)
        held.reason = reason.strip()[:_LONGEST] if reason.strip() else held.reason
        if held.state in ("ended", "terminated"):
            held.closed_on = min(day, held.last_day) if held.last_day else day
        touch(held)
        audit.record(
            by=by, verb=f"agreements.{move}", what=held, unit=held.unit,
            facts={"from": before, "to": held.state, "reason": reason.strip()[:300]},
        )  # fmt: skip
        return _renewal(by, held) if move == "renew" else held


def _renewal(by: Actor, old: Agreement) -> Agreement:
    """Make the draft that follows: same sides, same obligations, its term still to be agreed."""
    kept = ("title", "kind", "contact_a", "contact_b", "mail_a", "mail_b", "simulated")
    fresh = Agreement(
        unit=old.unit, network=old.network, kol=old.kol, renews=old,
        number=_free_number(old), **{name: getattr(old, name) for name in kept},
    )  # fmt: skip
    fresh.save(force_insert=True)
    for one in old.obligations.all():
        Obligation.objects.create(
            agreement=fresh, side=one.side, title=one.title, wording=one.wording, rule=one.rule,
            every=one.every, grace=one.grace, place=one.place,
        )  # fmt: skip
    audit.record(
        by=by, verb="agreements.add", what=fresh, unit=fresh.unit,
        facts={"number": fresh.number, "renews": old.pk},
    )  # fmt: skip
    return fresh


def _free_number(old: Agreement) -> str:
    taken = set(old.unit.agreements.values_list("number", flat=True))
    names = (f"{old.number[:50]}-GH{n}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def amend(
    *, by: Actor, agreement: Agreement, said: AgreementSaid, amendment: AmendmentSaid
) -> Amendment:
    """Change signed terms: title or days, with a numbered amendment that keeps both wordings.

    Raises
    ------
    RefusedMove
        It is not signed yet, or no longer binding.
    BadInput
        Nothing changes, the reason is missing, or the term becomes impossible.
    """
    with transaction.atomic():
        held = locked(by=by, id=agreement.pk, right=Right.APPROVE)
        before = {name: getattr(held, name) for name in _TERMS}
        _take(held, said)
        _refuse_nameless(held)
        if None in (held.first_day, held.last_day):
            raise BadInput("an agreement ends on or after the day on which it begins")
        changes = {
            name: [_text(value), _text(getattr(held, name))]
            for name, value in before.items()
            if getattr(held, name) != value
        }
        if not changes:
            raise BadInput("an amendment changes something: nothing is different")
        made = _amended(by, held, amendment, changes)
        touch(held)
        for one in held.obligations.all():
            _lay_out(held, one)
    return made


def _amended(
    by: Actor, held: Agreement, said: AmendmentSaid, changes: Mapping[str, Any]
) -> Amendment:
    if held.state not in AMENDABLE:
        raise RefusedMove("only what is signed and binding is amended")
    reason = readable(said.reason)[:_LONGEST]
    if not reason:
        raise BadInput("give the reason: it is kept with the agreement")
    if said.signed_on > today(clock.now()):
        raise BadInput("an amendment is entered once it is signed: the day lies ahead")
    made = Amendment.objects.create(
        agreement=held, number=held.amendments.count() + 1, signed_on=said.signed_on,
        reason=reason, changes=dict(changes), entered_by=by.name[:200],
    )  # fmt: skip
    audit.record(
        by=by, verb="agreements.amend", what=held, unit=held.unit,
        facts={"number": made.number, "fields": sorted(changes), "signed_on": said.signed_on},
    )  # fmt: skip
    return made


def save_obligation(
    *,
    by: Actor,
    agreement: Agreement,
    said: ObligationSaid,
    obligation: Obligation | None = None,
    amendment: AmendmentSaid | None = None,
) -> Obligation:
    """Write an obligation into an agreement, or change one, and lay out what it owes by day.

    Parameters
    ----------
    amendment
        Needed where the agreement is signed.

    Raises
    ------
    BadInput
        It has no title, an unknown rhythm, or a rule that nothing could prove.
    RefusedMove
        The agreement is signed and there is no amendment, or it is closed.
    """
    with transaction.atomic():
        held = locked(by=by, id=agreement.pk, right=Right.EDIT)
        one = obligation or Obligation(agreement=held, place=held.obligations.count() + 1)
        if one.agreement_id != held.pk:
            raise NotFound("there is nothing here")
        fresh = obligation is None
        _take_obligation(held, one, said)
        _open_or_amended(by, held, amendment, {"obligation": ["" if fresh else "…", one.title]})
        one.save()
        touch(held)
        _lay_out(held, one)
        audit.record(
            by=by, verb="agreements.owe" if fresh else "agreements.reword", what=held,
            unit=held.unit, facts={"obligation": one.pk, "side": one.side, "rule": one.rule},
        )  # fmt: skip
    return one


def drop_obligation(*, by: Actor, obligation: Obligation) -> None:
    """Take an obligation out of an agreement that is not signed yet."""
    with transaction.atomic():
        held = locked(by=by, id=obligation.agreement_id, right=Right.EDIT)
        if held.state not in OPEN_TERMS:
            raise RefusedMove("signed terms are changed by an amendment only")
        audit.record(
            by=by, verb="agreements.unowe", what=held, unit=held.unit,
            facts={"obligation": obligation.pk, "side": obligation.side},
        )  # fmt: skip
        Obligation.objects.filter(pk=obligation.pk, agreement=held).delete()
        touch(held)


def locked(*, by: Actor, id: UUID | str, right: Right) -> Agreement:  # noqa: A002
    """Return an agreement, held against other writers until the transaction ends."""
    agreement_of(by=by, id=id, right=right)
    rows = Agreement.objects.select_related("unit", "network", "kol", "parent")
    return rows.select_for_update(of=("self",)).get(pk=id)


def touch(one: Agreement) -> None:
    """Save a change: one more version, so that calendars and forms notice."""
    one.version += 1
    one.changed_at = clock.now()
    one.save()


def _situation(one: Agreement) -> Situation:
    parent = one.parent
    return Situation(
        state=one.state,  # type: ignore[arg-type]
        first_day=one.first_day, last_day=one.last_day, signed_on=one.signed_on,
        signatories=bool(one.signatory_a) + bool(one.signatory_b),
        obligations=one.obligations.count(),
        bound_children=one.children.filter(state__in=BINDING).count(),
        parent=parent.state if parent else None,  # type: ignore[arg-type]
        parent_first_day=parent.first_day if parent else None,
        parent_last_day=parent.last_day if parent else None,
    )  # fmt: skip


def _parent(*, by: Actor, id: UUID | str, child: Agreement) -> Agreement:  # noqa: A002
    found = agreement_of(by=by, id=id)
    if found.parent_id is not None or found.network_id is None or child.kol_id is None:
        raise BadInput("an agreement with a KOL stands under one with a network")
    if found.unit_id != child.unit_id:
        raise BadInput("both agreements are of one unit")
    return found


def _take(one: Agreement, said: AgreementSaid) -> list[str]:
    changed = []
    for field in fields(said):
        value = getattr(said, field.name)
        if value is None:
            continue
        if isinstance(value, str):
            most = one._meta.get_field(field.name).max_length or _LONGEST  # type: ignore[union-attr]
            value = value.strip() if field.name == "notes" else readable(value)
            if len(value) > most:
                raise BadInput(f"{field.name} is longer than {most} characters")
        if field.name == "kind" and value not in Agreement.Kind.values:
            raise BadInput(f"no kind of agreement is called {value!r}")
        if getattr(one, field.name) != value:
            setattr(one, field.name, value)
            changed.append(field.name)
    return changed


def _refuse_nameless(one: Agreement) -> None:
    if not one.number or not one.title:
        raise BadInput("an agreement has a number and a title")
    if one.first_day and one.last_day and one.last_day < one.first_day:
        raise BadInput("an agreement ends on or after the day on which it begins")
    same = Agreement.objects.filter(unit=one.unit, number=one.number).exclude(pk=one.pk)
    if same.exists():
        raise BadInput(f"the number {one.number} is taken")


def _save_new(one: Agreement) -> None:
    try:
        with transaction.atomic():
            one.save(force_insert=True)
    except IntegrityError:
        raise BadInput(f"the number {one.number} is taken") from None


def _take_obligation(held: Agreement, one: Obligation, said: ObligationSaid) -> None:
    title = readable(said.title)[:200]
    if not title:
        raise BadInput("an obligation has a title")
    if said.side not in ("a", "b"):
        raise BadInput(f"no side is called {said.side!r}")
    if said.every not in EVERY:
        raise BadInput(f"no rhythm is called {said.every!r}")
    if not 0 <= said.grace <= 366:
        raise BadInput("the days after a period are from 0 to 366")
    if said.rule.get("kind") not in ("handed", "standing") and said.side == "a":
        raise BadInput("posts on channels are owed by side B")
    rules.checked(said.rule, channels_of(held))
    one.side, one.title, one.wording = said.side, title, said.wording.strip()[:_LONGEST]
    one.rule, one.every, one.grace = dict(said.rule), said.every, said.grace


def _open_or_amended(
    by: Actor, held: Agreement, said: AmendmentSaid | None, changes: Mapping[str, Any]
) -> None:
    if held.state in OPEN_TERMS:
        return
    if said is None:
        raise RefusedMove("signed terms are changed by an amendment only")
    by.need(Right.APPROVE, held.unit)
    _amended(by, held, said, changes)


def _lay_out(held: Agreement, one: Obligation) -> None:
    """Write down what an obligation owes, period by period; what has evidence is never taken away."""
    wanted: tuple[Period, ...] = ()
    if held.first_day and held.last_day and one.rule.get("kind") != "standing":
        wanted = periods(one.every, held.first_day, held.last_day, grace=one.grace)  # type: ignore[arg-type]
    known = {due.first_day: due for due in one.dues.all()}
    for period in wanted:
        due = known.pop(period.first_day, None) or Due(obligation=one, first_day=period.first_day)
        if (due.last_day, due.due) != (period.last_day, period.due):
            due.last_day, due.due = period.last_day, period.due
            due.version += 0 if due._state.adding else 1
            due.changed_at = clock.now()
            due.save()
    for due in known.values():
        if not due.evidence.exists():
            due.delete()


def _text(value: Any) -> str:
    return "" if value is None else str(value)
