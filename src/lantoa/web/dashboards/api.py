"""What programs and charts read: the board as JSON, each chart as Vega-Lite and as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, cast

import msgspec
from django.http import FileResponse, Http404, HttpResponse
from django.views.decorators.http import require_safe
from ninja import Path, Query, Router

from lantoa.core.errors import NotFound
from lantoa.core.figures import Board, Figure, Verdict  # noqa: TC001 - described at run time
from lantoa.web.collection.scope import files_seen
from lantoa.web.dashboards import charts, queries
from lantoa.web.dashboards.boards import board_shown, page_kept
from lantoa.web.dashboards.parts import listed_named
from lantoa.web.kit.answers import Refused
from lantoa.web.kit.marks import open_to_all, open_while_alone
from lantoa.web.kit.problems import api_lang
from lantoa.web.kit.spoken import lang_of, theme_of
from lantoa.web.people.doors import actor

router = Router(tags=["figures"])
Slug = Annotated[
    str, Path(pattern=r"^[a-z0-9-]{1,80}$", description="The campaign's name in addresses.")
]
FigureId = Annotated[
    str, Path(pattern=r"^[a-z0-9_]{1,80}$", description="Id of a figure on the board.")
]
At = Annotated[
    str,
    Query(
        max_length=64,
        description="State of the lake, by number or digest; the newest where none is named.",
    ),
]
Asked = Annotated[
    Literal["vi", "en"] | None, Query(description="Language of labels and passports.")
]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardOut:
    """A board as programs get it: the same that the page and the command show."""

    board: Board
    claims: tuple[Verdict, ...]
    publishable: dict[str, str]
    """Figure id → the sentence that may be published."""


def _described(name: str) -> dict[str, object]:
    return {
        "responses": {
            200: {
                "description": "OK",
                "content": {
                    "application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}
                },
            }
        }
    }


@router.get("/campaigns/{slug}/board", response=Refused, summary="A board", url_name="api-board",
            openapi_extra=_described("BoardOut"))  # fmt: skip
def board(request: HttpRequest, slug: Slug, at: At = "", lang: Asked = None) -> HttpResponse:
    """Give a campaign's board: every figure with its interval and its passport."""
    del lang
    shown, board = _board(request, slug, at)
    said = {"board": board, "claims": shown.verdicts, "publishable": shown.sentences}
    return HttpResponse(msgspec.json.encode(said), content_type="application/json")


@router.get("/campaigns/{slug}/figures/{figure}", response=Refused, summary="A figure",
            url_name="api-figure", openapi_extra=_described("Figure"))  # fmt: skip
def figure(
    request: HttpRequest, slug: Slug, figure: FigureId, at: At = "", lang: Asked = None
) -> HttpResponse:
    """Give one figure with its passport."""
    del lang
    _, board = _board(request, slug, at)
    found: Figure | None = next((one for one in board.figures if one.id == figure), None)
    if found is None:
        raise NotFound("there is nothing here")
    return HttpResponse(msgspec.json.encode(found), content_type="application/json")


def _board(request: HttpRequest, slug: str, at: str) -> tuple[Shown, Board]:
    by = actor(request)
    listed = listed_named(slug, by=by)
    if listed is None:
        raise NotFound("there is nothing here")
    shown = board_shown(listed, api_lang(request), at or None)
    return shown, queries.board_for(shown.board, files_seen(by=by))
