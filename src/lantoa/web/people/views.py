"""Pages of the way in and of one's own account; those of units are in ``unit_views``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lantoa.core.errors import BadInput
from lantoa.web.kit.frame import page
from lantoa.web.kit.ids import digest_of
from lantoa.web.kit.marks import (
    open_to_accounts,
    open_to_all,
    open_to_outside,
    open_while_alone,
)
from lantoa.web.kit.spoken import lang_of
from lantoa.web.people import invitations, pages, parties, services
from lantoa.web.people.doors import LINK, actor, let_in, person
from lantoa.web.people.forms import AcceptForm, AccountForm, OwnerForm

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_YEAR_S = 365 * 24 * 3600


@open_while_alone
@require_http_methods(["GET", "HEAD", "POST"])
def first_start(request: HttpRequest) -> HttpResponseBase:
    """Make the first account, as long as there is none."""
    by = actor(request)
    if by.kind != "alone":
        raise Http404
    form, problem = OwnerForm(request.POST or None, initial={"unit_name": pages.top_name()}), ""
    if form.is_valid():
        try:
            user = services.make_owner(by=by, **form.cleaned_data)
        except BadInput as failure:
            problem = str(failure)
        else:
            let_in(request, user)
            return HttpResponseRedirect(reverse("units"))
    return page(request, "people/first_start.html", {"form": form, "problem": problem},
                status=400 if request.method == "POST" else 200)  # fmt: skip


@open_to_all
@require_safe
def closed(request: HttpRequest) -> HttpResponseBase:
    """Say that accounts are made by invitation."""
    return page(request, "people/closed.html", {})


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what an invitation gives, and let its addressee accept it."""
    found = invitations.open_invitation(token)
    request.session[invitations.IN_SESSION] = digest_of(token)
    user = request.user if request.user.is_authenticated else None
    form, problem = AcceptForm(request.POST or None, initial={"name": found.name}), ""
    if request.method == "POST":
        try:
            if user is not None:
                invitations.accept_as(by=actor(request), user=person(request), token=token)
            elif form.is_valid():
                made = invitations.accept(token=token, **form.cleaned_data)
                let_in(request, made)
        except BadInput as failure:
            problem = str(failure)
        else:
            if user is not None or form.is_valid():
                request.session.pop(invitations.IN_SESSION, None)
                return HttpResponseRedirect(reverse("campaigns"))
    lang = lang_of(request)
    facts = {
        "invitation": found, "form": form, "problem": problem, "signed_in": user,
        "rights": pages.rights_said(found.rights, lang),
        "party": parties.called(found.party_kind, found.party_id) if found.party_kind else "",
    }  # fmt: skip
    return page(request, "people/invitation.html", facts,
                status=400 if request.method == "POST" else 200)  # fmt: skip


@open_to_all
@require_safe
def signed_link(request: HttpRequest, token: str) -> HttpResponseBase:
    """Let whoever holds a signed link to the one thing that it opens."""
    link = invitations.opened_link(token)
    place = parties.place_of(link.what_kind, link.what_id)
    if request.user.is_authenticated:
        return HttpResponseRedirect(place or reverse("campaigns"))
    request.session.cycle_key()
    request.session[LINK] = str(link.pk)
    request.session.set_expiry(12 * 3600)
    return HttpResponseRedirect(place or reverse("outside"))


@open_to_outside
@open_to_accounts
@require_safe
def outside(request: HttpRequest) -> HttpResponseBase:
    """Show for which networks and KOLs somebody acts, with the page of each."""
    return page(request, "people/outside.html", {"acts": pages.outside_page(actor(request))})


@open_to_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponseBase:
    """Show one's own account, and change name and language."""
    user, problem = person(request), ""
    form = AccountForm(request.POST or None, initial={"name": user.name, "lang": user.lang})
    if form.is_valid():
        try:
            services.set_account(by=actor(request), user=user, **form.cleaned_data)
        except BadInput as failure:
            problem = str(failure)
        else:
            response = HttpResponseRedirect(reverse("account"))
            response.set_cookie("lang", form.cleaned_data["lang"], max_age=_YEAR_S, samesite="Lax")
            return response
    facts = pages.account_page(user, lang_of(request)) | {"form": form, "problem": problem}
    return page(request, "people/account.html", facts | {"user": user, "tab": "account"},
                status=400 if request.method == "POST" else 200)  # fmt: skip


@open_to_accounts
@require_safe
def security(request: HttpRequest) -> HttpResponseBase:
    """Lead to the part of one's account that is about signing in."""
    del request
    return HttpResponseRedirect(reverse("account") + "#dang-nhap")
