"""What the register holds about a KOL, listed for them, and erased where they ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lantoa.core import clock
from lantoa.web.kols.models import Private

if TYPE_CHECKING:
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
    return [
        Held(("Danh bạ", "Register"), [own]),
        Held(("Phần hạn chế", "Restricted part"), [restricted]),
        Held(("Kênh", "Channels"), channels),
        Held(("Mạng lưới", "Networks"), belongings),
    ]


def erase(kol: Kol) -> dict[str, int]:
    """Erase it, inside the caller's transaction; an empty row stays for what points at it."""
    gone = {
        "channels": kol.channels.all().delete()[0],
        "networks": kol.belongings.all().delete()[0],
        "private": Private.objects.filter(kol=kol).delete()[0],
    }
    kol.name, kol.home, kol.notes, kol.topics, kol.languages = "—", "", "", [], []
    kol.folded = kol.topic_keys = kol.sort_name = ""
    kol.followers, kol.erased_at = None, clock.now()
    kol.archived_at = kol.archived_at or kol.erased_at
    kol.version += 1
    kol.save()
    return gone
