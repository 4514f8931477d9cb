"""The list of campaigns, the first page; and to which unit one belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lantoa.web.campaigns import queries, services
from lantoa.web.kit.frame import page
from lantoa.web.kit.marks import open_while_alone
from lantoa.web.kit.moments import days_between
from lantoa.web.kit.spoken import lang_of
from lantoa.web.people.doors import actor
from lantoa.web.people.queries import unit as unit_seen
from lantoa.web.people.queries import units
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase


@open_while_alone
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the campaigns; where there is none, teach how to make one."""
    lang, by = lang_of(request), actor(request)
    listed = queries.campaigns(by=by)
    its_units = queries.units_by_slug(listed)
    rows = [
        {
            "listed": one,
            "campaign": one.campaign,
            "days": one.campaign and days_between(one.campaign.first_day, one.campaign.last_day, lang),
            "unit": its_units[one.slug],
            "mine": by.kind == "member" and by.may(Right.EDIT, its_units[one.slug]),
            "tags": one.campaign and [f"#{tag.lstrip('#＃')}" for tag in one.campaign.hashtags],
        }
        for one in listed
    ]  # fmt: skip
    facts = {
        "tab": "campaigns",
        "rows": rows,
        "switch": [one for one in listed if one.campaign is not None],
        "apart": len(set(its_units.values())) > 1 or by.kind == "member",
        "folder": queries.folders()[-1],
        "has_data": queries.lake().exists,
        "import_url": reverse("imports"),
    }
    return page(request, "campaigns/listing.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show to which unit a campaign belongs, and let it belong to another."""
    by = actor(request)
    listed = queries.campaign_named(slug, by=by)
    if listed is None:
        raise Http404
    before = queries.unit_of(listed)
    by.need(Right.EDIT, before)
    if request.method == "POST":
        to = unit_seen(by=by, id=request.POST.get("unit", ""), right=Right.EDIT)
        services.hand_over(by=by, listed=listed, unit=to)
        return HttpResponseRedirect(reverse("campaigns"))
    facts = {
        "tab": "campaigns",
        "switch": queries.readable(by=by),
        "listed": listed,
        "unit": before,
        "units": units(by=by, right=Right.EDIT).filter(active=True),
    }
    return page(request, "campaigns/unit.html", facts)
