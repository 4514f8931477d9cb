"""Pages of KOLs: the roster, one KOL, its forms, and what is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantoa.core.errors import BadInput, Forbidden, NotFound
from lantoa.web.kit.frame import page
from lantoa.web.kit.spoken import lang_of
from lantoa.web.kit.table_files import exported
from lantoa.web.kit.tables import shown
from lantoa.web.kols import channel_services, forms, queries, services
from lantoa.web.kols.listing import kol_facts, roster_table
from lantoa.web.kols.tiers import MOST, SOURCE
from lantoa.web.kols.words import KOL_KINDS, PLATFORMS
from lantoa.web.people.doors import actor
from lantoa.web.people.queries import units
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from lantoa.web.kols.queries import Kol
    from lantoa.web.people.actors import Actor


@require_safe
def roster(request: HttpRequest) -> HttpResponseBase:
    """List KOLs; say what a pasted address is, and whose."""
    by = inside(request)
    archived = request.GET.get("archived") == "1"
    table, rows = roster_table(by, archived=archived), queries.roster(by=by, archived=archived)
    if request.GET.get("export"):
        out = queries.roster(by=by, archived=archived, right=Right.EXPORT)
        if (file := exported(table, out, request)) is not None:
            return file
    pasted = request.GET.get("address", "").strip()[:4000]
    facts = {
        "tab": "kols",
        "table": shown(table, rows, request, may_export=by.may_somewhere(Right.EXPORT)),
        "archived": archived,
        "pasted": queries.pasted(by=by, text=pasted) if pasted else None,
        "platforms": PLATFORMS,
        "may_edit": by.may_somewhere(Right.EDIT),
    }
    return page(request, "kols/roster.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Show the form of a new KOL, filled in from an address; enter it where it is sent."""
    by, problem = editing(request), ""
    if request.method == "POST":
        try:
            kol = channel_services.add_kol_at(
                by=by, unit_id=request.POST.get("unit", ""), said=forms.kol_said(request.POST),
                private=forms.private_said(request.POST), address=request.POST.get("address", ""),
            )  # fmt: skip
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(reverse("kol", args=(kol.pk,)))
    address = request.GET.get("address", "")[:4000]
    pasted = queries.pasted(by=by, text=address) if address else {}
    profile = pasted.get("profile")
    facts = {
        "tab": "kols", "problem": problem, "kinds": KOL_KINDS, "sent": request.POST, "new": True,
        "units": units(by=by, right=Right.EDIT), "home": queries.home_unit(by=by),
        "address": request.POST.get("address", profile.url if profile else ""),
        "name": request.POST.get("name", (profile.handle or "") if profile else ""),
    }  # fmt: skip
    return page(request, "kols/form.html", facts, status=400 if problem else 200)


@require_safe
def kol(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one KOL."""
    return _kol_page(request, queries.kol(by=inside(request), id=key))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show the form of a KOL; take it where it is sent."""
    by, problem = inside(request), ""
    found = queries.kol(by=by, id=key, right=Right.EDIT)
    if request.method == "POST":
        try:
            services.edit_kol(
                by=by, kol=found, said=forms.kol_said(request.POST),
                private=forms.private_said(request.POST), version=forms.version_sent(request.POST),
            )  # fmt: skip
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(reverse("kol", args=(key,)))
    facts = {
        "tab": "kols", "problem": problem, "kinds": KOL_KINDS, "kol": found, "sent": request.POST,
        "private": queries.private_of(by=by, kol=found), "name": found.name,
    }  # fmt: skip
    return page(request, "kols/form.html", facts, status=400 if problem else 200)


@require_POST
def act(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Do one thing with a KOL, as the form says that was sent."""
    by = inside(request)
    found = queries.kol(by=by, id=key, right=Right.EDIT)
    deed = _DEEDS.get(request.POST.get("do", ""))
    try:
        if deed is None:
            raise BadInput("this form says nothing that can be done")
        deed(by, found, request)
    except BadInput as failure:
        return _kol_page(request, found, str(failure))
    return HttpResponseRedirect(reverse("kol", args=(key,)) + f"#{request.POST.get('at', '')}")


@require_http_methods(["GET", "HEAD", "POST"])
def tiers(request: HttpRequest) -> HttpResponseBase:
    """Show from how many followers on a KOL is called what; change it for a unit."""
    by, problem = inside(request), ""
    if request.method == "POST":
        try:
            services.set_tiers(
                by=by, unit_id=request.POST.get("unit", ""), steps=forms.steps_sent(request.POST)
            )
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(reverse("tiers"))
    home = queries.home_unit(by=by) or queries.home_unit(by=by, right=Right.VIEW)
    held = list(queries.tiers_of(home))
    facts = {
        "tab": "kols", "problem": problem, "source": SOURCE, "home": home,
        "steps": held + [("", "")] * (MOST - len(held)),
        "units": units(by=by, right=Right.EDIT), "may_edit": by.may_somewhere(Right.EDIT),
    }  # fmt: skip
    return page(request, "kols/tiers.html", facts, status=400 if problem else 200)


def inside(request: HttpRequest) -> Actor:
    """Return who asks, where they work here.

    Raises
    ------
    NotFound
        They are an outside party, or nobody: for them there is no such page.
    """
    by = actor(request)
    if not by.is_inside:
        raise NotFound("there is nothing here")
    return by


def editing(request: HttpRequest) -> Actor:
    """Return who asks, where they may enter something at some unit.

    Raises
    ------
    NotFound, Forbidden
        They do not work here; they may only look.
    """
    by = inside(request)
    if not by.may_somewhere(Right.EDIT):
        raise Forbidden("you may see this, and lack the right to do it")
    return by


def _kol_page(request: HttpRequest, found: Kol, problem: str = "") -> HttpResponseBase:
    by = inside(request)
    facts = kol_facts(by=by, kol=found, lang=lang_of(request)) | {
        "tab": "kols", "problem": problem, "platforms": PLATFORMS,
        "may_edit": by.may(Right.EDIT, found.unit) and found.erased_at is None,
        "networks": queries.networks(by=by).filter(unit=found.unit),
    }  # fmt: skip
    return page(request, "kols/kol.html", facts, status=400 if problem else 200)


def _add_channel(by: Actor, found: Kol, request: HttpRequest) -> None:
    sent = request.POST
    channel_services.add_channel(
        by=by, owner=found, address=sent.get("address", ""), platform=sent.get("platform", ""),
        native_id=sent.get("native_id", ""), followers=sent.get("followers", ""),
        followers_on=forms.day_sent(sent, "followers_on"), move=sent.get("move") == "1",
    )  # fmt: skip


def _rename_channel(by: Actor, found: Kol, request: HttpRequest) -> None:
    del found
    channel = queries.channel(by=by, id=request.POST.get("channel", ""))
    channel_services.rename_channel(
        by=by, channel=channel, address=request.POST.get("address", ""),
        native_id=request.POST.get("native_id", ""),
    )  # fmt: skip


def _count_channel(by: Actor, found: Kol, request: HttpRequest) -> None:
    del found
    channel = queries.channel(by=by, id=request.POST.get("channel", ""))
    channel_services.count_followers(
        by=by, channel=channel, followers=request.POST.get("followers", ""),
        on=forms.needed_day(request.POST, "followers_on"),
    )  # fmt: skip


def _close_channel(by: Actor, found: Kol, request: HttpRequest) -> None:
    del found
    channel = queries.channel(by=by, id=request.POST.get("channel", ""))
    channel_services.close_channel(by=by, channel=channel)


def _join(by: Actor, found: Kol, request: HttpRequest) -> None:
    network = queries.network(by=by, id=request.POST.get("network", ""))
    services.join_network(
        by=by, kol=found, network=network, since=forms.day_sent(request.POST, "since"),
        until=forms.day_sent(request.POST, "until"),
    )  # fmt: skip


def _leave(by: Actor, found: Kol, request: HttpRequest) -> None:
    del found
    belonging = queries.belonging(by=by, id=request.POST.get("belonging", ""))
    services.leave_network(
        by=by, belonging=belonging, until=forms.needed_day(request.POST, "until")
    )


def _archive(by: Actor, found: Kol, request: HttpRequest) -> None:
    services.archive_kol(by=by, kol=found, back=request.POST.get("back") == "1")


_DEEDS: dict[str, Callable[[Actor, Kol, HttpRequest], None]] = {
    "add-channel": _add_channel, "rename-channel": _rename_channel,
    "count-channel": _count_channel, "close-channel": _close_channel, "join": _join,
    "leave": _leave, "archive": _archive,
}  # fmt: skip
