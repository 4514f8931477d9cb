"""Campaigns for programs."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - the schemas are read at run time
from typing import TYPE_CHECKING, Annotated, Any

from ninja import Path, Router, Schema

from lantoa.core.errors import NotFound
from lantoa.web.campaigns import queries
from lantoa.web.kit.answers import Cursor, Limit, Refused
from lantoa.web.kit.paging import page_of_list
from lantoa.web.people.doors import actor

if TYPE_CHECKING:
    from django.http import HttpRequest

router = Router(tags=["campaigns"])
Slug = Annotated[
    str, Path(pattern=r"^[a-z0-9-]{1,80}$", description="The campaign's name in addresses.")
]


class CampaignOut(Schema):
    """A campaign, as its file declares it."""

    slug: str
    name: str
    unit: str
    first_day: date | None
    last_day: date | None
    hashtags: list[str]
    simulated: bool
    problem: str
    """Why its file cannot be read; empty where it can."""


class CampaignsOut(Schema):
    """One page of campaigns."""

    items: list[CampaignOut]
    next: str | None


def _campaign(one: Any, unit_id: str) -> dict[str, Any]:
    its = one.campaign
    return {
        "slug": one.slug, "name": one.name, "unit": unit_id, "problem": one.problem,
        "first_day": its and its.first_day, "last_day": its and its.last_day,
        "hashtags": list(its.hashtags) if its else [], "simulated": bool(its and its.simulated),
    }  # fmt: skip


@router.get("/campaigns", response={200: CampaignsOut, **Refused}, summary="Campaigns",
            url_name="api-campaigns")  # fmt: skip
def campaigns(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> dict[str, Any]:
    """List the campaigns that this token sees, by name."""
    found = queries.campaigns(by=actor(request))
    units = queries.units_by_slug(found)
    rows, after = page_of_list(found, cursor, limit)
    return {"items": [_campaign(one, units[one.slug].pk) for one in rows], "next": after}


@router.get("/campaigns/{slug}", response={200: CampaignOut, **Refused}, summary="A campaign",
            url_name="api-campaign")  # fmt: skip
def campaign(request: HttpRequest, slug: Slug) -> dict[str, Any]:
    """Give one campaign."""
    found = queries.campaign_named(slug, by=actor(request))
    if found is None:
        raise NotFound("there is nothing here")
    return _campaign(found, queries.unit_of(found).pk)
