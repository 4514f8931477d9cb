"""What is held about a KOL anywhere in this workspace: each app that holds some says so itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from lantoa.core import clock
from lantoa.web.kit import documents
from lantoa.web.kols.personal import Held
from lantoa.web.people.models import OutsideAccess, SignedLink
from lantoa.web.people.queries import now_open

if TYPE_CHECKING:
    from lantoa.web.kols.models import Kol


def all_held(kol: Kol) -> list[Held]:
    """Return what every app holds about a KOL, as ``settings.PERSONAL_DATA`` names them."""
    return [one for name in settings.PERSONAL_DATA for one in import_string(f"{name}.held")(kol)]


def erase_all(kol: Kol) -> dict[str, int]:
    """Erase what every app holds about a KOL, inside the caller's transaction; return how much."""
    gone: dict[str, int] = {}
    for name in settings.PERSONAL_DATA:
        for what, number in import_string(f"{name}.erase")(kol).items():
            gone[what] = gone.get(what, 0) + number
    return gone


def held(kol: Kol) -> list[Held]:
    """Return what the trust file, requests and accesses hold about a KOL."""
    evidence = [
        {"pillar": e.pillar, "fact": e.fact, "happened_on": e.happened_on, "source": e.source,
         "source_url": e.source_url, "document": e.file_name, "withdrawn_at": e.withdrawn_at,
         "replies": [r.text for r in e.replies.all()]}
        for e in kol.evidence.prefetch_related("replies")
    ]  # fmt: skip
    consents = [
        {"purpose": c.purpose, "given_on": c.given_on, "until": c.until, "how": c.how,
         "withdrawn_at": c.withdrawn_at, "proof": c.file_name, "proof_sha256": c.digest}
        for c in kol.consents.all()
    ]  # fmt: skip
    requests = [
        {"kind": r.kind, "said": r.said, "received_on": r.received_on, "answer": r.answer,
         "answered_at": r.answered_at, "done_at": r.done_at}
        for r in kol.requests.all()
    ]  # fmt: skip
    accounts = OutsideAccess.objects.filter(now_open(), party_kind="kol", party_id=str(kol.pk))
    people = [
        {"name": a.user.name, "email": a.user.email} for a in accounts.select_related("user")
    ]
    return [
        Held(("Đồng ý", "Consents"), consents),
        Held(("Hồ sơ tín nhiệm", "Trust file"), evidence),
        Held(("Yêu cầu về dữ liệu", "Requests about data"), requests),
        Held(("Tài khoản được vào thay KOL", "Accounts that act for the KOL"), people),
    ]


def erase(kol: Kol) -> dict[str, int]:
    """Erase evidence with its documents and replies; close accesses and links; blank requests."""
    gone: dict[str, int] = {}
    digests: set[str] = set()
    for name, rows in (("evidence", kol.evidence.all()), ("consents", kol.consents.all())):
        digests |= set(rows.exclude(digest="").values_list("digest", flat=True))
        gone[name] = rows.count()
        rows.delete()
    transaction.on_commit(lambda: documents.forget_unnamed(digests))
    kol.requests.update(said="")
    now = clock.now()
    party = {"party_kind": "kol", "party_id": str(kol.pk)}
    OutsideAccess.objects.filter(**party, until=None).update(until=now)
    SignedLink.objects.filter(**party, revoked_at=None).update(revoked_at=now)
    return gone
