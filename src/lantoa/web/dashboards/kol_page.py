"""A KOL's own posts, counts and growth, campaign by campaign: each number with its passport."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from django.views.decorators.http import require_safe

from lantoa.core.errors import BadInput
from lantoa.web.campaigns.queries import lake, readable
from lantoa.web.dashboards import charts
from lantoa.web.dashboards.blocks import block
from lantoa.web.dashboards.boards import board_shown
from lantoa.web.dashboards.parts import part_of
from lantoa.web.kit.frame import page
from lantoa.web.kit.moments import days_between
from lantoa.web.kit.spoken import lang_of
from lantoa.web.kols import queries as kols
from lantoa.web.kols.views import inside

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from lantoa.core.formats import Lang
    from lantoa.web.dashboards.boards import Shown

FIGURES: Final = (
    "posts", "views", "likes", "comments", "shares", "saves", "reposts", "engagement_rate",
    "median_views", "late_growth",
)  # fmt: skip
"""What a KOL's page tells of them; authors and the estimate of unseen posts are a campaign's."""


@require_safe
def figures(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a KOL's figures in one campaign, and in which others there are some."""
    by, lang = inside(request), lang_of(request)
    kol = kols.kol(by=by, id=key)
    campaigns = readable(by=by)
    chosen = request.GET.get("campaign", "")
    listed = next((one for one in campaigns if one.slug == chosen), None)
    if chosen and listed is None:
        raise Http404
    listed = listed or (campaigns[0] if campaigns else None)
    facts: dict[str, Any] = {
        "tab": "kols", "kol": kol, "campaigns": campaigns, "at_campaign": listed,
        "has_data": lake().exists,
    }  # fmt: skip
    if listed is not None and lake().exists:
        try:
            part = part_of(listed, kol, by=by)
        except BadInput as failure:
            facts["problem"] = str(failure)
        else:
            facts |= _shown(board_shown(part, lang, request.GET.get("at")), lang)
    return page(request, "dashboards/kol.html", facts)


def _shown(shown: Shown, lang: Lang) -> dict[str, Any]:
    campaign = shown.listed.declared
    held = {figure.id: figure for figure in shown.board.figures}
    return {
        "slug": shown.listed.slug,
        "simulated": campaign.simulated,
        "days": days_between(campaign.first_day, campaign.last_day, lang),
        "blocks": [
            block(held[name], lang, shown.sentences.get(name, ""))
            for name in FIGURES
            if name in held
        ],
        "shown": shown,
        "charts": charts.charts_listed(shown, charts.GROWTH, lang),
    }
