"""Pages of a campaign: its board, a passport, the posts behind it, and two campaigns compared."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from lantoa.web.campaigns.queries import campaign_named, lake, readable
from lantoa.web.collection.scope import files_seen
from lantoa.web.dashboards import queries
from lantoa.web.dashboards.boards import board_shown, page_kept
from lantoa.web.dashboards.parts import listed_named
from lantoa.web.kit.frame import page, who_of
from lantoa.web.kit.marks import open_while_alone
from lantoa.web.kit.spoken import lang_of, theme_of
from lantoa.web.people.doors import actor

if TYPE_CHECKING:
    from django.http import HttpRequest

    from lantoa.web.campaigns.queries import Listed


@open_while_alone
@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a campaign's board; where nothing was imported yet, say what to do."""
    listed = _listed(request, slug)
    if listed.campaign is not None and not lake().exists:
        return page(request, "dashboards/empty.html", _frame(request, listed))
    shown = board_shown(listed, lang_of(request), request.GET.get("at"))
    return _kept(
        request, (*shown.key, *_seen(request), theme_of(request), request.get_full_path(), "board"),
        "dashboards/board.html", lambda: _frame(request, listed) | queries.board(shown, lang_of(request)),
    )  # fmt: skip


@open_while_alone
@require_safe
def passport(request: HttpRequest, slug: str, figure: str) -> HttpResponse:
    """Show the passport of one figure."""
    listed = _listed(request, slug)
    lang = lang_of(request)
    shown = board_shown(listed, lang, request.GET.get("at"))
    found = next((one for one in shown.board.figures if one.id == figure), None)
    if found is None:
        raise Http404
    return _kept(
        request, (*shown.key, *_seen(request), theme_of(request), request.get_full_path(), "passport"),
        "dashboards/passport.html",
        lambda: _frame(request, listed) | queries.passport(
            shown, found, lang, files=files_seen(by=actor(request)),
            with_history=request.GET.get("history") == "1",
        ),
    )  # fmt: skip


@open_while_alone
@require_safe
def posts(request: HttpRequest, slug: str) -> HttpResponse:
    """List the posts of a campaign's scope, or those outside for one reason."""
    listed = _listed(request, slug)
    facts = queries.posts(
        listed, lang_of(request), at=request.GET.get("at"), why=request.GET.get("why", ""),
        page=_page_number(request), files=files_seen(by=actor(request)),
    )  # fmt: skip
    return page(request, "dashboards/posts.html", _frame(request, listed) | facts)


@open_while_alone
@require_safe
def post(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every count of one post, each with the line it stands on."""
    listed = _listed(request, slug)
    key = request.GET.get("key", "")
    facts = queries.post(
        listed, lang_of(request), key, at=request.GET.get("at"),
        files=files_seen(by=actor(request)),
    )  # fmt: skip
    if not facts["counts"]:
        raise Http404
    return page(request, "dashboards/post.html", _frame(request, listed) | facts)


@open_while_alone
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Hold the figures of two campaigns, or of one at two states, against each other."""
    by = actor(request)
    sides = [campaign_named(request.GET.get(side, ""), by=by) for side in ("a", "b")]
    states = [request.GET.get(f"at_{side}") or None for side in ("a", "b")]
    facts: dict[str, Any] = {"tab": "compare", "switch": readable(by=by), "sides": sides,
                             "states": queries.states_chosen(states),
                             "all_states": queries.states_named(lang_of(request), files_seen(by=by))}  # fmt: skip
    if sides[0] and sides[1]:
        facts |= queries.comparison((sides[0], states[0]), (sides[1], states[1]), lang_of(request))
    return page(request, "dashboards/compare.html", facts)


def _listed(request: HttpRequest, slug: str) -> Listed:
    listed = listed_named(slug, by=actor(request))
    if listed is None:
        raise Http404
    return listed


def _frame(request: HttpRequest, listed: Listed) -> dict[str, Any]:
    return {
        "tab": "board",
        "chosen": listed,
        "switch": readable(by=actor(request)),
        "simulated": listed.campaign is not None and listed.campaign.simulated,
    }


def _seen(request: HttpRequest) -> tuple[str, ...]:
    """What a page shows of who looks at it: its frame, the campaigns in its head, the files."""
    by = actor(request)
    named = tuple(f"{one.slug} {one.name}" for one in readable(by=by))
    return (who_of(request).key, files_seen(by=by).key, *named)


def _kept(request: HttpRequest, key: tuple[str, ...], template: str, facts: Any) -> HttpResponse:
    """Answer with a page that is the same bytes as long as its key is; packed where that helps.

    Such a page holds no form and no secret, so packing it gives nothing away.
    """
    packed = page_kept(
        key,
        lambda: gzip.compress(render_to_string(template, facts(), request).encode(), 6, mtime=0),
    )
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(packed)
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(gzip.decompress(packed))
    response["Vary"] = "Accept-Encoding, Cookie"
    response["Cache-Control"] = "no-cache"
    return response


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
