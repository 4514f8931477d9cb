"""The trust file of a KOL for programs: evidence with day, source, expiry and replies, no score."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - the schemas are read at run time
from typing import TYPE_CHECKING, Any
from uuid import UUID  # noqa: TC003

from ninja import Router, Schema

from lantoa.web.kit.answers import Refused
from lantoa.web.kols import queries as kols
from lantoa.web.people.doors import actor
from lantoa.web.trust import queries

if TYPE_CHECKING:
    from django.http import HttpRequest

router = Router(tags=["trust"])


class EvidenceOut(Schema):
    """One thing that happened; `speaks` until it expires or is withdrawn."""

    id: UUID
    pillar: str
    fact: str
    happened_on: date
    expires_on: date
    source: str
    source_url: str
    speaks: bool
    withdrawn_at: datetime | None
    replies: list[str]


@router.get("/kols/{kol}/trust", response={200: list[EvidenceOut], **Refused},
            summary="Trust file of a KOL", url_name="api-trust")  # fmt: skip
def trust(request: HttpRequest, kol: UUID) -> list[dict[str, Any]]:
    """Give the evidence under the five public pillars."""
    by = actor(request)
    found = queries.pillars(by=by, kol=kols.kol(by=by, id=kol), lang="en")
    return [
        {
            "id": one["e"].pk, "pillar": pillar["key"], "fact": one["e"].fact,
            "happened_on": one["e"].happened_on, "expires_on": one["e"].expires_on,
            "source": one["e"].source, "source_url": one["e"].source_url, "speaks": one["speaks"],
            "withdrawn_at": one["e"].withdrawn_at, "replies": [text for text, _ in one["replies"]],
        }
        for pillar in found
        for one in (*pillar["now"], *pillar["past"])
    ]  # fmt: skip
