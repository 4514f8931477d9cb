"""Pages of networks, and what a network itself may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantoa.core.errors import BadInput
from lantoa.web.kit.frame import page
from lantoa.web.kit.marks import open_to_outside
from lantoa.web.kit.spoken import lang_of, say
from lantoa.web.kit.table_files import exported
from lantoa.web.kit.tables import shown
from lantoa.web.kols import channel_services, forms, queries, services
from lantoa.web.kols.listing import channel_facts, networks_table, roster_table
from lantoa.web.kols.views import editing, inside
from lantoa.web.kols.words import NETWORK_KINDS, PLATFORMS
from lantoa.web.people.doors import actor
from lantoa.web.people.queries import units
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from lantoa.web.kols.queries import Network


@require_safe
def networks(request: HttpRequest) -> HttpResponseBase:
    """List networks."""
    by = inside(request)
    archived = request.GET.get("archived") == "1"
    table, rows = networks_table(archived=archived), queries.networks(by=by, archived=archived)
    may_export = by.may_somewhere(Right.EXPORT)
    if may_export and (file := exported(table, by.within(rows, Right.EXPORT), request)):
        return file
    facts = {
        "tab": "networks", "table": shown(table, rows, request, may_export=may_export),
        "archived": archived, "may_edit": by.may_somewhere(Right.EDIT),
    }  # fmt: skip
    return page(request, "kols/networks.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Show the form of a new network; enter it where it is sent."""
    by, problem = editing(request), ""
    if request.method == "POST":
        try:
            made = services.add_network(
                by=by, unit_id=request.POST.get("unit", ""), said=forms.network_said(request.POST)
            )
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(reverse("network", args=(made.pk,)))
    facts = {
        "tab": "networks", "problem": problem, "kinds": NETWORK_KINDS, "sent": request.POST,
        "new": True, "units": units(by=by, right=Right.EDIT), "home": queries.home_unit(by=by),
    }  # fmt: skip
    return page(request, "kols/network_form.html", facts, status=400 if problem else 200)


@require_safe
def network(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one network and its KOLs."""
    return _network_page(request, queries.network(by=inside(request), id=key))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show the form of a network; take it where it is sent."""
    by, problem = inside(request), ""
    found = queries.network(by=by, id=key, right=Right.EDIT)
    if request.method == "POST":
        try:
            services.edit_network(by=by, network=found, said=forms.network_said(request.POST))
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(reverse("network", args=(key,)))
    facts = {"tab": "networks", "problem": problem, "kinds": NETWORK_KINDS, "network": found,
             "sent": request.POST}  # fmt: skip
    return page(request, "kols/network_form.html", facts, status=400 if problem else 200)


@require_POST
def act(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Do one thing with a network, as the form says that was sent."""
    by, sent = inside(request), request.POST
    found = queries.network(by=by, id=key, right=Right.EDIT)
    try:
        match sent.get("do", ""):
            case "add-channel":
                channel_services.add_channel(
                    by=by, owner=found, address=sent.get("address", ""),
                    platform=sent.get("platform", ""), move=sent.get("move") == "1",
                )  # fmt: skip
            case "close-channel":
                channel = queries.channel(by=by, id=sent.get("channel", ""))
                channel_services.close_channel(by=by, channel=channel)
            case "archive":
                services.archive_network(by=by, network=found, back=sent.get("back") == "1")
            case _:
                raise BadInput("this form says nothing that can be done")
    except BadInput as failure:
        return _network_page(request, found, str(failure))
    return HttpResponseRedirect(reverse("network", args=(key,)))


@open_to_outside
@require_safe
def own(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show a network to those who speak for it: what is held of it, and its KOLs."""
    by, lang = actor(request), lang_of(request)
    found = queries.own_network(by=by, id=key)
    members = queries.members(by=by, network=found)
    facts = {
        "network": found, "kind": say(lang, *NETWORK_KINDS[found.kind]), "own": True,
        "channels": channel_facts(found.channels.filter(until=None), lang),
        "members": [{"name": kol.name, "channels": channel_facts(kol.open_channels, lang)}  # type: ignore[attr-defined]
                    for kol in members],
    }  # fmt: skip
    return page(request, "kols/own_network.html", facts)


def _network_page(request: HttpRequest, found: Network, problem: str = "") -> HttpResponseBase:
    by, lang = inside(request), lang_of(request)
    may_edit = by.may(Right.EDIT, found.unit)
    rows = queries.in_network(queries.roster(by=by), str(found.pk))
    facts = {
        "tab": "networks", "network": found, "problem": problem, "platforms": PLATFORMS,
        "kind": say(lang, *NETWORK_KINDS[found.kind]), "may_edit": may_edit,
        "channels": channel_facts(found.channels.filter(until=None), lang),
        "table": shown(roster_table(by), rows, request),
    }  # fmt: skip
    return page(request, "kols/network.html", facts, status=400 if problem else 200)
