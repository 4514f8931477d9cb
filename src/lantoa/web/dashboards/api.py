"""What programs and charts read: the board as JSON, each chart as Vega-Lite and as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec
from django.http import FileResponse, Http404, HttpResponse
from django.views.decorators.http import require_safe

from lantoa.web.collection.scope import files_seen
from lantoa.web.dashboards import charts, queries
from lantoa.web.dashboards.boards import board_shown, page_kept
from lantoa.web.dashboards.parts import listed_named
from lantoa.web.kit.marks import open_to_all, open_while_alone
from lantoa.web.kit.spoken import lang_of, theme_of
from lantoa.web.people.doors import actor

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from lantoa.core.formats import Lang
    from lantoa.web.dashboards.boards import Shown
    from lantoa.web.dashboards.charts import Size

    Drawn = Callable[[Shown, str, Lang, Size, str], bytes]


@open_while_alone
@require_safe
def board_json(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a campaign's board as JSON, figures with their passports, claims with their verdicts."""
    shown, files = _shown(request, slug), files_seen(by=actor(request))

    def made() -> bytes:
        board = queries.board_for(shown.board, files)
        return msgspec.json.encode({"board": board, "claims": shown.verdicts,
                                    "publishable": shown.sentences})  # fmt: skip

    key = (*shown.key, files.key, "json")
    return HttpResponse(page_kept(key, made), content_type="application/json")


@open_while_alone
@require_safe
def chart_json(request: HttpRequest, slug: str, name: str, size: str) -> HttpResponse:
    """Give a chart's Vega-Lite spec."""
    return _drawn(request, slug, name, size, charts.spec_json, "application/json")


@open_while_alone
@require_safe
def chart_svg(request: HttpRequest, slug: str, name: str, size: str) -> HttpResponse:
    """Give a chart as SVG."""
    response = _drawn(request, slug, name, size, charts.svg, "image/svg+xml")
    # A picture styles itself; opened alone it may still run nothing and fetch nothing.
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
    )
    return response


@open_to_all
@require_safe
def vega(request: HttpRequest) -> FileResponse:
    """Give the bundle that draws charts, from this machine."""
    del request
    response = FileResponse(charts.bundle().open("rb"), content_type="text/javascript")
    response["Cache-Control"] = "max-age=86400"
    return response


def _shown(request: HttpRequest, slug: str) -> Shown:
    listed = listed_named(slug, by=actor(request))
    if listed is None:
        raise Http404
    return board_shown(listed, lang_of(request), request.GET.get("at"))


def _drawn(
    request: HttpRequest, slug: str, name: str, size: str, draw: Drawn, kind: str
) -> HttpResponse:
    if size not in ("wide", "narrow") or name not in charts.SHOWN:
        raise Http404
    shown, theme = _shown(request, slug), request.GET.get("as", theme_of(request))
    key = (*shown.key, name, size, theme, kind)
    made = page_kept(key, lambda: draw(shown, name, lang_of(request), cast("Size", size), theme))
    return HttpResponse(made, content_type=kind)
