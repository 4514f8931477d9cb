"""What changes the trust file and requests about data: each verb in one transaction, with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.db import transaction

from lantoa.core import clock
from lantoa.core.errors import BadInput, NotFound
from lantoa.language.normalise import readable
from lantoa.web.kit import documents
from lantoa.web.kols.models import Kol
from lantoa.web.kols.services import locked
from lantoa.web.people import audit
from lantoa.web.people.rights import Right
from lantoa.web.trust import deadlines, personal
from lantoa.web.trust.models import DataRequest, Evidence, Reply

if TYPE_CHECKING:
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

    from lantoa.web.people.actors import Actor


def add_evidence(
    *, by: Actor, kol: Kol, pillar: str, fact: str, happened_on: date, source: str,
    source_url: str = "", proof: UploadedFile[Any] | None = None,
) -> Evidence:  # fmt: skip
    """Enter something that happened, with its day and its source.

    Raises
    ------
    BadInput
        Of no known pillar, without words or source, in the future, or an address that is none.
    """
    said, where = _text(fact), readable(source)
    if pillar not in Evidence.Pillar.values:
        raise BadInput("evidence stands under one of the five pillars")
    if not said or not where:
        raise BadInput("say what happened, and where that is known from")
    if happened_on > clock.now().date():
        raise BadInput("evidence is of something that has happened")
    kept = documents.keep(proof) if proof is not None else None
    with transaction.atomic():
        kol = locked(by=by, kol=kol, right=Right.EDIT)
        made = Evidence.objects.create(
            kol=kol, pillar=pillar, fact=said, happened_on=happened_on, source=where[:300],
            source_url=_address(source_url), digest=kept.digest if kept else "",
            file_name=kept.name if kept else "", file_kind=kept.kind if kept else "",
            file_size=kept.size if kept else 0, entered_by=by.name[:200],
        )  # fmt: skip
        audit.record(
            by=by, verb="trust.add", what=made, unit=kol.unit,
            facts={"kol": kol.pk, "pillar": pillar, "happened_on": happened_on},
        )  # fmt: skip
    return made


def withdraw_evidence(*, by: Actor, evidence: Evidence, why: str) -> Evidence:
    """Take evidence back: it stays visible as withdrawn, with the reason.

    Raises
    ------
    BadInput
        Without a reason.
    """
    reason = readable(why)
    if not reason:
        raise BadInput("say why it is withdrawn")
    with transaction.atomic():
        kol = locked(by=by, kol=evidence.kol, right=Right.EDIT)
        evidence = Evidence.objects.get(pk=evidence.pk)
        if evidence.withdrawn_at is None:
            evidence.withdrawn_at, evidence.withdrawn_why = clock.now(), reason[:300]
            evidence.save(update_fields=["withdrawn_at", "withdrawn_why"])
            audit.record(
                by=by, verb="trust.withdraw", what=evidence, unit=kol.unit, facts={"kol": kol.pk}
            )
    return evidence


def reply(*, by: Actor, evidence: Evidence, text: str) -> Reply:
    """Let the KOL say something to a piece of evidence; nobody else may, and nobody rewrites it.

    Raises
    ------
    NotFound
        Who replies is not the KOL.
    BadInput
        Nothing is said.
    """
    if not by.speaks_for("kol", str(evidence.kol_id)):
        raise NotFound("there is nothing here")
    said = _text(text)
    if not said:
        raise BadInput("the reply says nothing")
    with transaction.atomic():
        made = Reply.objects.create(evidence=evidence, text=said)
        audit.record(
            by=by, verb="trust.reply", what=evidence, unit=evidence.kol.unit,
            facts={"kol": evidence.kol_id},
        )  # fmt: skip
    return made


def ask(
    *, by: Actor, kol: Kol, kind: str, said: str = "", received_on: date | None = None
) -> DataRequest:
    """Write down what a KOL asks about their data; the clock runs from that day.

    The KOL asks by themselves, or somebody of the unit enters what came by letter or telephone.

    Raises
    ------
    BadInput
        Of no known kind, or from the future.
    """
    today = clock.now().astimezone(deadlines.HOME).date()
    day = received_on or today
    if kind not in DataRequest.Kind.values:
        raise BadInput("this form says nothing that can be done")
    if day > today:
        raise BadInput("a request came today or before")
    with transaction.atomic():
        kol = _party_or_editor(by, kol)
        made = DataRequest.objects.create(
            kol=kol, kind=kind, said=_text(said), received_on=day,
            answer_by=deadlines.answer_by(day), done_by=deadlines.done_by(kind, day),
        )  # fmt: skip
        audit.record(
            by=by, verb="data.ask", what=made, unit=kol.unit,
            facts={"kol": kol.pk, "kind": kind, "answer_by": made.answer_by},
        )  # fmt: skip
    return made


def answer(*, by: Actor, request: DataRequest, text: str) -> DataRequest:
    """Write down what the KOL was answered, and when.

    Raises
    ------
    BadInput
        Nothing is said.
    """
    said = _text(text)
    if not said:
        raise BadInput("the answer says nothing")
    with transaction.atomic():
        kol = locked(by=by, kol=request.kol, right=Right.EDIT)
        request = DataRequest.objects.get(pk=request.pk)
        request.answer, request.answered_at = said, request.answered_at or clock.now()
        request.save(update_fields=["answer", "answered_at"])
        audit.record(by=by, verb="data.answer", what=request, unit=kol.unit, facts={"kol": kol.pk})
    return request


def finish(*, by: Actor, request: DataRequest) -> DataRequest:
    """Write down that what was asked is done; erasing is done by :func:`erase` alone.

    Raises
    ------
    BadInput
        It asks for erasure.
    """
    if request.kind == DataRequest.Kind.ERASE:
        raise BadInput("a request to erase is done by erasing")
    with transaction.atomic():
        kol = locked(by=by, kol=request.kol, right=Right.EDIT)
        _finish(by, request, kol)
    return request


def erase(*, by: Actor, request: DataRequest, sure: bool) -> dict[str, int]:
    """Erase what is held about a KOL, as they asked; what they are to others stays without a name.

    The log keeps that it was done, by whom, and how much; it holds no name and no contact.
    Numbers of public posts in the lake are about posts and stay.

    Raises
    ------
    BadInput
        The request asks for something else, is done, or nobody said that they are sure.
    """
    if request.kind != DataRequest.Kind.ERASE:
        raise BadInput("this request does not ask for erasure")
    if not sure:
        raise BadInput("erasing cannot be taken back: say that you are sure")
    with transaction.atomic():
        kol = locked(by=by, kol=request.kol, right=Right.EDIT)
        gone = personal.erase_all(kol)
        now = clock.now()
        held = DataRequest.objects.filter(pk=request.pk)
        held.filter(answered_at=None).update(answered_at=now)
        held.update(done_at=now)
        audit.record(
            by=by, verb="data.erase", what=request, unit=kol.unit,
            facts={"kol": kol.pk, "erased": gone},
        )  # fmt: skip
    return gone


def _finish(by: Actor, request: DataRequest, kol: Kol) -> None:
    now = DataRequest.objects.get(pk=request.pk)
    if now.done_at is None:
        now.done_at = clock.now()
        now.answered_at = now.answered_at or now.done_at
        now.save(update_fields=["done_at", "answered_at"])
        audit.record(by=by, verb="data.finish", what=now, unit=kol.unit, facts={"kol": kol.pk})


def _party_or_editor(by: Actor, kol: Kol) -> Kol:
    if by.speaks_for("kol", str(kol.pk)):
        found = Kol.objects.select_related("unit").get(pk=kol.pk)
        if found.erased_at is not None:
            raise BadInput("the data of this KOL were erased")
        return found
    return locked(by=by, kol=kol, right=Right.EDIT)


def _text(text: str) -> str:
    lines = (readable(line) for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(lines).strip()[:4_000]


def _address(text: str) -> str:
    said = text.strip()
    if not said:
        return ""
    try:
        parts = urlsplit(said)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or len(said) > 1000:
        raise BadInput(f"not a web address: {said[:60]!r}")
    return said
