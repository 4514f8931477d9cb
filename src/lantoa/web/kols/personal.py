"""What the register holds about a KOL, listed for them, and erased where they ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from lantoa.core import clock
from lantoa.web.kit import documents
from lantoa.web.kols.models import Private

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lantoa.web.kols.models import Kol


@dataclass(frozen=True, slots=True)
class Held:
    """One kind of data about a KOL: what it is called in both languages, and all of it."""

    name: tuple[str, str]
    rows: list[dict[str, Any]]


def held(kol: Kol) -> list[Held]:
    """Return what the register holds about a KOL."""
    private = Private.objects.filter(kol=kol).first()
    own = {
        "name": kol.name, "kind": kol.kind, "home": kol.home, "topics": kol.topics,
        "languages": kol.languages, "notes": kol.notes, "unit": kol.unit.name,
        "entered_at": kol.made_at,
    }  # fmt: skip
    restricted = {
        name: getattr(private, name, "")
        for name in ("legal_name", "phone", "email", "contact", "fee")
    }
    channels = [
        {"platform": c.platform, "handle": c.handle, "native_id": c.native_id, "url": c.url,
         "followers": c.followers, "followers_on": c.followers_on, "since": c.since,
         "until": c.until, "former_handles": [f.handle for f in c.former.all()]}
        for c in kol.channels.prefetch_related("former")
    ]  # fmt: skip
    belongings = [
        {"network": b.network.name, "since": b.since, "until": b.until}
        for b in kol.belongings.select_related("network")
    ]
    consents = [
        {"purpose": c.purpose, "given_on": c.given_on, "until": c.until, "how": c.how,
         "withdrawn_at": c.withdrawn_at, "proof": c.file_name, "proof_sha256": c.digest}
        for c in kol.consents.all()
    ]  # fmt: skip
    return [
        Held(("Danh bạ", "Register"), [own]),
        Held(("Phần hạn chế", "Restricted part"), [restricted]),
        Held(("Kênh", "Channels"), channels),
        Held(("Mạng lưới", "Networks"), belongings),
        Held(("Đồng ý", "Consents"), consents),
    ]


def erase(kol: Kol) -> dict[str, int]:
    """Erase it, inside the caller's transaction; an empty row stays for what points at it."""
    digests = set(kol.consents.exclude(digest="").values_list("digest", flat=True))
    gone = {
        "channels": kol.channels.all().delete()[0],
        "networks": kol.belongings.all().delete()[0],
        "consents": kol.consents.all().delete()[0],
        "private": Private.objects.filter(kol=kol).delete()[0],
    }
    forget_documents(digests)
    kol.name, kol.home, kol.notes, kol.topics, kol.languages = "—", "", "", [], []
    kol.folded = kol.topic_keys = kol.sort_name = ""
    kol.followers, kol.erased_at = None, clock.now()
    kol.archived_at = kol.archived_at or kol.erased_at
    kol.version += 1
    kol.save()
    return gone


def forget_documents(digests: Iterable[str]) -> None:
    """Remove documents that nothing names any more, once the transaction has held."""
    for digest in digests:
        transaction.on_commit(lambda one=digest: _forget(one))  # type: ignore[misc]


def _forget(digest: str) -> None:
    if not any(_names(digest)):
        documents.forget(digest)


def _names(digest: str) -> Iterable[bool]:
    """Yield for each table with documents whether it names this one."""
    from django.apps import apps

    for model in apps.get_models():
        if any(field.name == "digest" for field in model._meta.get_fields()) and hasattr(
            model, "file_name"
        ):
            yield model._default_manager.filter(digest=digest).exists()


