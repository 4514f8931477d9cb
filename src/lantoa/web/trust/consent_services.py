"""What changes consents: entered with their proof, and withdrawn; never rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from lantoa.core import clock
from lantoa.core.errors import BadInput
from lantoa.language.normalise import readable
from lantoa.web.kit import documents
from lantoa.web.kols.models import Kol
from lantoa.web.kols.services import bump, locked
from lantoa.web.people import audit
from lantoa.web.people.rights import Right
from lantoa.web.trust.models import Consent

if TYPE_CHECKING:
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

    from lantoa.web.people.actors import Actor


def add_consent(
    *, by: Actor, kol: Kol, purpose: str, given_on: date, until: date | None = None,
    how: str = "", proof: UploadedFile[Any] | None = None,
) -> Consent:  # fmt: skip
    """Write down what a KOL agreed to; a KOL may do so themselves.

    Parameters
    ----------
    proof
        PDF, DOCX, XLSX, PNG or JPEG, told by its content.

    Raises
    ------
    BadInput
        Without a purpose, dated in the future, ending before it begins, or a proof that is none.
    """
    said = readable(purpose)
    if not said or len(said) > 300:
        raise BadInput("say for what the consent is, in 300 characters at most")
    if given_on > clock.now().date() or (until and until < given_on):
        raise BadInput("a consent is given today or before, and ends after it was given")
    kept = documents.keep(proof) if proof is not None else None
    with transaction.atomic():
        kol = _party_or_editor(by, kol)
        made = Consent.objects.create(
            kol=kol, purpose=said, given_on=given_on, until=until, how=readable(how)[:300],
            digest=kept.digest if kept else "", file_name=kept.name if kept else "",
            file_kind=kept.kind if kept else "", file_size=kept.size if kept else 0,
            entered_by="KOL" if by.kind == "outside" else by.name[:200],
        )  # fmt: skip
        bump(kol)
        audit.record(
            by=by, verb="consents.add", what=made, unit=kol.unit,
            facts={"kol": kol.pk, "proof": made.digest or None, "until": until},
        )  # fmt: skip
    return made


def withdraw_consent(*, by: Actor, consent: Consent) -> Consent:
    """Write down that a consent no longer holds; who did what with it before stays as it was."""
    with transaction.atomic():
        kol = _party_or_editor(by, consent.kol)
        consent = Consent.objects.get(pk=consent.pk)
        if consent.withdrawn_at is None:
            consent.withdrawn_at = clock.now()
            consent.save(update_fields=["withdrawn_at"])
            bump(kol)
            audit.record(
                by=by, verb="consents.withdraw", what=consent, unit=kol.unit, facts={"kol": kol.pk}
            )
    return consent


def _party_or_editor(by: Actor, kol: Kol) -> Kol:
    """Return the KOL where who acts is the KOL, or may edit it."""
    if by.speaks_for("kol", str(kol.pk)):
        found = Kol.objects.select_for_update(of=("self",)).select_related("unit").get(pk=kol.pk)
        if found.erased_at is not None:
            raise BadInput("the data of this KOL were erased")
        return found
    return locked(by=by, kol=kol, right=Right.EDIT)
