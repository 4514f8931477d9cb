"""The list of campaigns: the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.views.decorators.http import require_safe

from lantoa.web.campaigns import queries
from lantoa.web.kit.frame import page
from lantoa.web.kit.moments import days_between
from lantoa.web.kit.spoken import lang_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the campaigns; where there is none, teach how to make one."""
    lang = lang_of(request)
    rows = [
        {
            "listed": one,
            "campaign": one.campaign,
            "days": one.campaign and days_between(one.campaign.first_day, one.campaign.last_day, lang),
            "tags": one.campaign and [f"#{tag.lstrip('#＃')}" for tag in one.campaign.hashtags],
        }
        for one in queries.campaigns()
    ]  # fmt: skip
    facts = {
        "tab": "campaigns",
        "rows": rows,
        "switch": queries.readable(),
        "folder": queries.folders()[-1],
        "has_data": queries.lake().exists,
        "import_url": reverse("imports"),
    }
    return page(request, "campaigns/listing.html", facts)
