"""What changes evidence: the search of the lake, what people hand in, and what is said of it."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Prefetch

from lantoa.core import clock
from lantoa.core.errors import BadInput, Forbidden, RefusedMove
from lantoa.core.periods import ZONE, today
from lantoa.core.text import without_secrets
from lantoa.flows.deliverable_evidence import search
from lantoa.language.normalise import readable
from lantoa.web.agreements.models import Agreement, Document, Due, Evidence, Obligation, Search
from lantoa.web.agreements.queries import OWED
from lantoa.web.agreements.queries import due as due_of
from lantoa.web.agreements.rules import deliverable_of, watched
from lantoa.web.agreements.services import locked, touch
from lantoa.web.kit import documents
from lantoa.web.people import audit
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from django.core.files.uploadedfile import UploadedFile

    from lantoa.flows.deliverable_evidence import Candidate
    from lantoa.flows.workspace import Workspace
    from lantoa.web.people.actors import Actor

_AT_ONCE: Final = 500
_MOST_JUDGED: Final = 5_000


def search_evidence(*, by: Actor, workspace: Workspace, of: Agreement | None = None) -> int:
    """Look through the lake for evidence of one agreement, or of all; return how much is new.

    Evidence is only ever added. Running it twice, or being killed in it, changes nothing more.
    """
    if of is not None:
        by.need(Right.EDIT, of.unit)
    rows = Agreement.objects.filter(state__in=OWED)
    rows = rows.filter(pk=of.pk) if of is not None else rows
    dues = Prefetch("dues", Due.objects.all())
    held = list(
        rows.prefetch_related(Prefetch("obligations", Obligation.objects.prefetch_related(dues)))
    )
    parties = watched(held)
    asked = [
        deliverable_of(one, parties[(a.other_kind, str(a.network_id or a.kol_id))])
        for a in held
        for one in a.obligations.all()
        if one.rule.get("kind") in ("posts", "carried", "total")
    ]
    found = search(workspace, asked)
    with transaction.atomic():
        new = _keep(found.candidates)
        looks = {key: at.isoformat() for key, at in found.looks.items()}
        last = Search.objects.select_for_update().first() or Search()
        last.looks = last.looks | looks
        last.state, last.state_digest, last.at = found.state, found.state_digest, clock.now()
        last.save()
        if new:
            audit.record(
                by=by, verb="agreements.search",
                what=of or ("agreements.search", str(found.state)),
                unit=of.unit if of is not None else None,
                facts={"new": new, "state": found.state, "agreements": len(held)},
            )  # fmt: skip
    return new


def _keep(candidates: Sequence[Candidate]) -> int:
    before = Evidence.objects.count()
    fresh = [_evidence(one) for one in candidates]
    for first in range(0, len(fresh), _AT_ONCE):
        part = fresh[first : first + _AT_ONCE]
        Evidence.objects.bulk_create(part, ignore_conflicts=True)
        _refresh_amounts([one for one in part if one.amounts])
    return Evidence.objects.count() - before


def _evidence(one: Candidate) -> Evidence:
    return Evidence(
        due_id=one.period, source=Evidence.Source.LAKE, key=one.post_key[:500],
        channel=one.channel[:200], item=one.item[:64], match=one.match, at=one.published_at,
        url=without_secrets(one.url or "")[:1000], batch=one.batch, line=one.line,
        member=one.member[:500], sha256=one.sha256,
        amounts=[[a.method, a.metric_def, a.lower, a.upper] for a in one.amounts],
    )  # fmt: skip


def _refresh_amounts(rows: Sequence[Evidence]) -> None:
    """Take over what later counts said of posts that are known: a lower end only rises."""
    wanted = {(str(one.due_id), one.key): one.amounts for one in rows}
    if not wanted:
        return
    known = Evidence.objects.filter(
        source=Evidence.Source.LAKE,
        due__in={due for due, _ in wanted},
        key__in={k for _, k in wanted},
    )
    changed = []
    for one in known:
        amounts = wanted.get((str(one.due_id), one.key))
        if amounts is not None and amounts != one.amounts:
            one.amounts = amounts
            changed.append(one)
    Evidence.objects.bulk_update(changed, ["amounts"])


def judge_evidence(
    *, by: Actor, agreement: Agreement, ids: Sequence[UUID | str], said: str, reason: str = ""
) -> int:
    """Confirm or refuse pieces of evidence; return how many changed.

    Raises
    ------
    BadInput
        Nothing is chosen, or a refusal has no reason.
    Forbidden
        They may not approve at the agreement's unit.
    """
    if said not in Evidence.Said.values:
        raise BadInput(f"no decision is called {said!r}")
    why = readable(reason)[:500]
    if said == Evidence.Said.REFUSED and not why:
        raise BadInput("give the reason for refusing: the other side reads it")
    if not ids:
        raise BadInput("choose at least one piece of evidence")
    if len(ids) > _MOST_JUDGED:
        raise BadInput(f"at most {_MOST_JUDGED} pieces are decided at once")
    with transaction.atomic():
        held = locked(by=by, id=agreement.pk, right=Right.APPROVE)
        rows = Evidence.objects.filter(due__obligation__agreement=held, pk__in=ids)
        chosen = list(rows.exclude(said=said, reason=why).values_list("pk", flat=True))
        found = said == Evidence.Said.FOUND
        Evidence.objects.filter(pk__in=chosen).update(
            said=said, reason=why, said_by="" if found else by.name[:200],
            said_at=None if found else clock.now(),
        )  # fmt: skip
        if chosen:
            touch(held)
            audit.record(
                by=by, verb=f"evidence.{said}", what=held, unit=held.unit,
                facts={"pieces": sorted(map(str, chosen))[:200], "number": len(chosen), "reason": why},
            )  # fmt: skip
    return len(chosen)


def offer_evidence(
    *,
    by: Actor,
    due: Due,
    delivered_on: date,
    link: str = "",
    file: UploadedFile[Any] | None = None,
    note: str = "",
    pieces: int = 1,
) -> Evidence:
    """Hand in evidence: a link or a document; a person of the unit decides on it afterwards.

    Raises
    ------
    BadInput
        There is neither, or the day lies ahead.
    Forbidden
        An outside party hands in for the other side.
    """
    if delivered_on > today(clock.now()):
        raise BadInput("evidence is handed in once it is delivered: the day lies ahead")
    if not 1 <= pieces <= 100_000:
        raise BadInput("pieces are from 1 to 100.000")
    if not link.strip() and file is None:
        raise BadInput("hand in a link or a document")
    kept = documents.keep(file) if file is not None else None
    with transaction.atomic():
        held = _open_for(by, due)
        paper = None
        if kept is not None:
            paper = _document(by, held, "proof", kept)
        made = Evidence(
            due=due, source="document" if paper else "link", match="link",
            key=paper.digest if paper else _address(link), url="" if paper else _address(link),
            at=datetime.combine(delivered_on, time(12), ZoneInfo(ZONE)), note=readable(note)[:500],
            pieces=pieces, document=paper, offered_by=by.name[:200],
        )  # fmt: skip
        if Evidence.objects.filter(due=due, key=made.key, item="", channel="").exists():
            raise BadInput("this evidence is there already")
        made.save(force_insert=True)
        touch(held)
        audit.record(
            by=by, verb="evidence.offer", what=held, unit=held.unit,
            facts={"due": due.pk, "source": made.source, "pieces": pieces},
        )  # fmt: skip
    return made


def _address(link: str) -> str:
    plain = link.strip()
    if not plain.lower().startswith(("https://", "http://")) or len(plain) > 500 or " " in plain:
        raise BadInput("a link begins with https:// and is one address")
    return without_secrets(plain)


def _open_for(by: Actor, due: Due) -> Agreement:
    """Return the agreement of a due for which somebody may write: the unit, or the side that owes it."""
    owed = due.obligation
    if by.is_inside:
        held = locked(by=by, id=owed.agreement_id, right=Right.EDIT)
    else:
        seen = due_of(by=by, id=due.pk).obligation.agreement
        if owed.side != "b" or not by.speaks_for(
            seen.other_kind, str(seen.network_id or seen.kol_id)
        ):
            raise Forbidden("you may see this, and lack the right to do it")
        held = (
            Agreement.objects.select_related("unit")
            .select_for_update(of=("self",))
            .get(pk=seen.pk)
        )
    if held.state not in OWED or held.state == "renewed":
        raise RefusedMove("nothing is handed in for an agreement that is not signed, or renewed")
    return held


def say_of_due(*, by: Actor, due: Due, text: str) -> Due:
    """Let the other side know how it stands: why it is late, when it will come."""
    with transaction.atomic():
        held = _open_for(by, due)
        due.said, due.version, due.changed_at = readable(text)[:1000], due.version + 1, clock.now()
        due.save()
        audit.record(by=by, verb="dues.say", what=held, unit=held.unit, facts={"due": due.pk})
    return due


def extend_due(*, by: Actor, due: Due, to: date | None, label: str | None = None) -> Due:
    """Give a due more time, or none again; the first day set stays on record.

    Raises
    ------
    BadInput
        The day lies before the one that was agreed.
    """
    with transaction.atomic():
        held = locked(by=by, id=due.obligation.agreement_id, right=Right.APPROVE)
        if to is not None and to <= due.due:
            raise BadInput("an extension is to a later day than agreed")
        before = due.by
        due.extended_to, due.version, due.changed_at = to, due.version + 1, clock.now()
        if label is not None:
            due.label = readable(label)[:200]
        due.save()
        touch(held)
        audit.record(
            by=by, verb="dues.extend", what=held, unit=held.unit,
            facts={"due": due.pk, "from": before, "to": due.by},
        )  # fmt: skip
    return due


def attach_document(
    *, by: Actor, agreement: Agreement, file: UploadedFile[Any], role: str
) -> Document:
    """Keep a document with an agreement; one of the same name becomes its next edition."""
    if role not in Document.Role.values:
        raise BadInput(f"no role of a document is called {role!r}")
    kept = documents.keep(file)
    with transaction.atomic():
        held = locked(by=by, id=agreement.pk, right=Right.EDIT)
        made = _document(by, held, role, kept)
        touch(held)
        audit.record(
            by=by, verb="agreements.attach", what=held, unit=held.unit,
            facts={"role": role, "sha256": made.digest, "edition": made.edition},
        )  # fmt: skip
    return made


def _document(by: Actor, held: Agreement, role: str, kept: documents.Kept) -> Document:
    earlier = held.documents.filter(role=role, name=kept.name)
    same = earlier.filter(digest=kept.digest).first()
    if same is not None:
        return same
    return Document.objects.create(
        agreement=held, role=role, name=kept.name, digest=kept.digest, media=kept.kind,
        size=kept.size, edition=earlier.count() + 1, entered_by=by.name[:200],
    )  # fmt: skip
