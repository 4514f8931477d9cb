"""Pages of units: their tree, who works at one, who is invited, and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from lantoa.core.errors import BadInput, Forbidden
from lantoa.web.kit.frame import page
from lantoa.web.kit.spoken import lang_of
from lantoa.web.kit.table_files import exported
from lantoa.web.kit.tables import shown
from lantoa.web.people import audit, invitations, pages, services
from lantoa.web.people.doors import actor
from lantoa.web.people.forms import party_chosen, rights_chosen
from lantoa.web.people.lists import LOG, MEMBERS
from lantoa.web.people.queries import unit as unit_seen
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import Unit


@require_safe
def units(request: HttpRequest) -> HttpResponseBase:
    """Show the tree of units."""
    by, lang = actor(request), lang_of(request)
    facts = {"tab": "units", "tree": pages.tree(by, lang), "kinds": pages.kind_options(lang)}
    return page(request, "people/units.html", facts)


@require_safe
def unit(request: HttpRequest, key: str) -> HttpResponseBase:
    """Show one unit: who works there, and what there is to do."""
    return _unit_page(request, unit_seen(by=actor(request), id=key))


def _unit_page(
    request: HttpRequest, its: Unit, *, problem: str = "", **more: Any
) -> HttpResponseBase:
    by = actor(request)
    facts: dict[str, Any] = {"tab": "units", "problem": problem}
    facts |= pages.unit_page(by, its, lang_of(request)) | more
    if facts["manages"]:
        rows, may_export = list(pages.members(its)), by.may(Right.EXPORT, its)
        if may_export and (file := exported(MEMBERS, rows, request)) is not None:
            return file
        facts["table"] = shown(MEMBERS, rows, request, may_export=may_export)
    return page(request, "people/unit.html", facts, status=400 if problem else 200)


@require_POST
def add(request: HttpRequest, key: str) -> HttpResponseBase:
    """Add a unit below this one."""
    by = actor(request)
    parent, said = unit_seen(by=by, id=key, right=Right.PEOPLE), request.POST
    try:
        made = services.add_unit(
            by=by, parent=parent, name=said.get("name", ""), kind=said.get("kind", "")
        )
    except BadInput as failure:
        return _unit_page(request, parent, problem=str(failure))
    return _to(made)


@require_POST
def rename(request: HttpRequest, key: str) -> HttpResponseBase:
    """Give this unit another name or kind."""
    by = actor(request)
    its, said = unit_seen(by=by, id=key, right=Right.PEOPLE), request.POST
    try:
        services.rename_unit(by=by, unit=its, name=said.get("name", ""), kind=said.get("kind", ""))
    except BadInput as failure:
        return _unit_page(request, its, problem=str(failure))
    return _to(its)


@require_POST
def move(request: HttpRequest, key: str) -> HttpResponseBase:
    """Hang this unit under another one."""
    by = actor(request)
    its = unit_seen(by=by, id=key, right=Right.PEOPLE)
    parent = unit_seen(by=by, id=request.POST.get("parent", ""), right=Right.PEOPLE)
    try:
        services.move_unit(by=by, unit=its, parent=parent)
    except BadInput as failure:
        return _unit_page(request, its, problem=str(failure))
    return _to(its)


@require_POST
def active(request: HttpRequest, key: str) -> HttpResponseBase:
    """Close this unit, or open it again."""
    by = actor(request)
    its = unit_seen(by=by, id=key, right=Right.PEOPLE)
    try:
        services.set_active(by=by, unit=its, active=request.POST.get("active") == "yes")
    except BadInput as failure:
        return _unit_page(request, its, problem=str(failure))
    return _to(its)


@require_POST
def invite(request: HttpRequest, key: str) -> HttpResponseBase:
    """Invite somebody to this unit, or to act for an outside party; show the link, once."""
    by, said = actor(request), request.POST
    its = unit_seen(by=by, id=key, right=Right.PEOPLE)
    try:
        _may_be_let_in(by, its, request)
        made, token = invitations.invite(
            by=by, unit=its, email=said.get("email", ""), name=said.get("name", ""),
            rights=rights_chosen(said), party=party_chosen(said),
        )  # fmt: skip
    except BadInput as failure:
        return _unit_page(request, its, problem=str(failure))
    address = request.build_absolute_uri(reverse("invitation", args=[token]))
    facts = {"kind": "invitation", "for": made.email, "address": address, "unit": its,
             "days": invitations.OPEN_DAYS, "tab": "units"}  # fmt: skip
    return page(request, "people/link_made.html", facts)


def _may_be_let_in(by: Actor, its: Unit, request: HttpRequest) -> None:
    """Whether the outside party that a form names is one that this unit may let in."""
    party = party_chosen(request.POST)
    if party is None:
        return
    from lantoa.web.people.parties import kinds

    known = next((kind for kind in kinds() if kind.kind == party.kind), None)
    if known is None or party.id not in {key for key, _ in known.choices(by, its)}:
        raise BadInput("this network or KOL is not one of this unit")


@require_POST
def set_rights(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Give a member other rights."""
    by = actor(request)
    membership = pages.membership(by, key)
    try:
        services.set_rights(by=by, membership=membership, rights=rights_chosen(request.POST))
    except BadInput as failure:
        return _unit_page(request, membership.unit, problem=str(failure))
    return _to(membership.unit)


@require_safe
def member(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one member: rights to change, the membership to end, a way back in to give."""
    by, lang = actor(request), lang_of(request)
    its = pages.membership(by, key)
    facts = {"tab": "units", "membership": its, "unit": its.unit,
             "rights": pages.right_options(by, its.unit, lang, its.rights),
             "said": pages.rights_said(its.rights, lang)}  # fmt: skip
    return page(request, "people/member.html", facts)


@require_POST
def end_membership(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """End a membership."""
    by = actor(request)
    membership = pages.membership(by, key)
    try:
        services.end_membership(by=by, membership=membership)
    except BadInput as failure:
        return _unit_page(request, membership.unit, problem=str(failure))
    if by.user_id == str(membership.user_id):
        return HttpResponseRedirect(reverse("account"))
    return _to(membership.unit)


@require_POST
def reset_link(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Make an address by which somebody may set a new password; show it, once."""
    by = actor(request)
    user = pages.person(by, key)
    uid, _, token = services.reset_key(by=by, user=user).partition("-")
    path = reverse("account_reset_password_from_key", args=[uid, token])
    facts = {"kind": "reset", "for": user.email, "address": request.build_absolute_uri(path),
             "tab": "units"}  # fmt: skip
    return page(request, "people/link_made.html", facts)


@require_POST
def revoke_invitation(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take an invitation back."""
    by = actor(request)
    found = pages.invitation(by, key)
    try:
        invitations.revoke(by=by, invitation=found)
    except BadInput as failure:
        return _unit_page(request, found.unit, problem=str(failure))
    return _to(found.unit)


@require_POST
def end_outside(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """End somebody's acting for an outside party."""
    by = actor(request)
    found = pages.access(by, key)
    try:
        services.end_outside(by=by, access=found)
    except BadInput as failure:
        return _unit_page(request, found.unit, problem=str(failure))
    return _to(found.unit)


@require_POST
def revoke_link(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take a signed link back."""
    by = actor(request)
    found = pages.link(by, key)
    try:
        invitations.revoke_link(by=by, link=found)
    except BadInput as failure:
        return _unit_page(request, found.unit, problem=str(failure))
    return _to(found.unit)


@require_safe
def log(request: HttpRequest) -> HttpResponseBase:
    """Show the log of what was done at the units where somebody manages people."""
    by = actor(request)
    if not by.may_somewhere(Right.PEOPLE):
        raise Forbidden("you may see this, and lack the right to do it")
    may_export = by.may_somewhere(Right.EXPORT)
    rows = pages.entries(by)
    if may_export and (file := exported(LOG, rows, request)) is not None:
        return file
    chain = audit.verify() if request.GET.get("verify") == "1" else None
    facts = {"tab": "log", "table": shown(LOG, rows, request, may_export=may_export),
             "chain": chain}  # fmt: skip
    return page(request, "people/log.html", facts)


def _to(unit: Unit) -> HttpResponseBase:
    return HttpResponseRedirect(reverse("unit", args=[unit.id]))
