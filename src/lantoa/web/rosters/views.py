"""Pages on which a roster comes in: handed in, its columns, its doubles, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantoa.core.errors import BadInput
from lantoa.web.kit.frame import page
from lantoa.web.kit.spoken import lang_of, say
from lantoa.web.kols.views import editing
from lantoa.web.people.queries import home_unit, units
from lantoa.web.people.rights import Right
from lantoa.web.rosters import forms, queries, services
from lantoa.web.rosters.words import STATES

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from lantoa.web.people.actors import Actor
    from lantoa.web.rosters.queries import RosterImport


@require_http_methods(["GET", "HEAD", "POST"])
def rosters(request: HttpRequest) -> HttpResponseBase:
    """Show the lists that were handed in; take one that is sent."""
    by, lang, problem = editing(request), lang_of(request), ""
    if request.method == "POST":
        try:
            made = services.take_list(
                by=by, unit_id=request.POST.get("unit", ""), file=request.FILES.get("file")
            )
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(reverse("roster", args=(made.pk,)))
    facts = {
        "tab": "kols", "problem": problem, "units": units(by=by, right=Right.EDIT),
        "home": home_unit(by=by),
        "lists": [(one, say(lang, *STATES[one.state])) for one in queries.imports(by=by)[:50]],
    }  # fmt: skip
    return page(request, "rosters/rosters.html", facts, status=400 if problem else 200)


@require_safe
def roster(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one list as far as it has come."""
    by = editing(request)
    return _roster_page(request, queries.roster_import(by=by, id=key))


@require_POST
def act(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Do the next thing with a list, as the form says that was sent."""
    by = editing(request)
    found = queries.roster_import(by=by, id=key)
    try:
        gone = _done(by, found, request)
    except BadInput as failure:
        return _roster_page(request, found, str(failure))
    if gone:
        return HttpResponseRedirect(reverse("rosters"))
    onwards = request.POST.get("onwards", "")
    query = f"?{onwards}" if onwards.replace("=", "").replace("&", "").isalnum() else ""
    return HttpResponseRedirect(reverse("roster", args=(key,)) + query)


@require_safe
def rows(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Give the rows that could not be taken whole, with their reasons, as CSV."""
    found = queries.roster_import(by=editing(request), id=key)
    made = queries.rows_csv(roster=found, lang=lang_of(request))
    response = HttpResponse(made, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="dong-can-xem.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _done(by: Actor, found: RosterImport, request: HttpRequest) -> bool:
    """Do it; return whether the list is gone."""
    sent = request.POST
    match sent.get("do", ""):
        case "sheet":
            services.choose_sheet(by=by, roster=found, member=sent.get("member", ""))
        case "map":
            services.map_columns(by=by, roster=found, mapping=forms.mapping_sent(sent))
        case "choose":
            services.choose(by=by, roster=found, choices=forms.choices_sent(sent))
        case "all-merge" | "all-new" | "all-skip" as word:
            services.choose_all(by=by, roster=found, choice=word.removeprefix("all-"))
        case "import":
            services.choose(by=by, roster=found, choices=forms.choices_sent(sent))
            services.import_list(by=by, roster=found)
        case "undo":
            services.undo_list(by=by, roster=found)
        case "drop":
            services.drop_list(by=by, roster=found)
            return True
        case _:
            raise BadInput("this form says nothing that can be done")
    return False


def _roster_page(request: HttpRequest, found: RosterImport, problem: str = "") -> HttpResponseBase:
    asked = request.GET.get("page", "1")
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    facts = queries.roster_facts(
        roster=found, lang=lang_of(request), page=max(wanted, 1),
        only=request.GET.get("only", ""),
    )  # fmt: skip
    facts |= {"tab": "kols", "problem": problem}
    return page(request, "rosters/roster.html", facts, status=400 if problem else 200)
