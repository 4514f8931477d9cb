"""What is done with an agreement: moves, papers, payments, dues; and calendars that read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantoa.core import clock
from lantoa.core.errors import BadInput, NotFound
from lantoa.core.periods import today
from lantoa.render.calendar_feed import calendar_text
from lantoa.web.agreements import (
    evidence_services,
    forms,
    pages,
    queries,
    services,
    yearly_services,
)
from lantoa.web.agreements.views import agreement_page, inside, known
from lantoa.web.campaigns.queries import workspace
from lantoa.web.kit.documents import path_of
from lantoa.web.kit.frame import page
from lantoa.web.kit.marks import open_to_all, open_to_outside
from lantoa.web.kit.spoken import lang_of
from lantoa.web.people.queries import units
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from lantoa.core.formats import Lang
    from lantoa.web.people.actors import Actor


@require_POST
def act(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Do one thing with an agreement, as the form says that was sent."""
    by = inside(request)
    found = queries.agreement(by=by, id=key)
    deed = _DEEDS.get(request.POST.get("do", ""))
    try:
        if deed is None:
            raise BadInput("this form says nothing that can be done")
        to = deed(by, found, request) or reverse("agreement", args=(key,))
    except BadInput as failure:
        return agreement_page(request, by, found, str(failure))
    return HttpResponseRedirect(to)


def _move(by: Actor, found: Any, request: HttpRequest) -> str:
    move: Any = request.POST.get("move", "")
    moved = services.move_agreement(
        by=by, agreement=found, move=move, reason=request.POST.get("reason", "")
    )
    return reverse("agreement", args=(moved.pk,))


def _attach(by: Actor, found: Any, request: HttpRequest) -> None:
    file = request.FILES.get("file")
    if file is None:
        raise BadInput("no file came: choose at least one")
    evidence_services.attach_document(
        by=by, agreement=found, file=file, role=request.POST.get("role", "")
    )


def _pay(by: Actor, found: Any, request: HttpRequest) -> None:
    sent = request.POST
    yearly_services.add_payment(
        by=by, agreement=found, title=sent.get("title", ""),
        amount_vnd=forms.number_sent(sent, "amount_vnd", 0), due=forms.needed_day(sent, "due"),
        until=forms.needed_day(sent, "until"), needs_minutes=sent.get("needs_minutes") == "1",
    )  # fmt: skip


def _settle(by: Actor, found: Any, request: HttpRequest) -> None:
    one = found.payments.filter(pk=request.POST.get("payment") or None).first()
    if one is None:
        raise BadInput("no payment was chosen")
    yearly_services.settle_payment(
        by=by, payment=one, paid_on=forms.day_sent(request.POST, "paid_on"),
        minutes_id=request.POST.get("minutes") or None,
    )  # fmt: skip


def _search(by: Actor, found: Any, request: HttpRequest) -> str:
    evidence_services.search_evidence(by=by, workspace=workspace(), of=found)
    del request
    return reverse("evidence", args=(found.pk,))


_DEEDS: dict[str, Any] = {
    "move": _move, "attach": _attach, "pay": _pay, "settle": _settle, "search": _search,
}  # fmt: skip


@open_to_outside
@require_http_methods(["GET", "HEAD", "POST"])
def due(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one due: hand in evidence, say how it stands, give more time, remind."""
    by, lang, problem = known(request), lang_of(request), ""
    one = queries.due(by=by, id=key)
    if request.method == "POST":
        try:
            _with_due(by, one, request)
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(reverse("due", args=(key,)))
    found, now = one.obligation.agreement, today(clock.now())
    (whole,) = queries.with_duties(queries.agreements(by=by).filter(pk=found.pk))
    duty = next((d for d in queries.duties([whole])[whole.pk] if d.due.pk == one.pk), None)
    facts = {
        "tab": "agreements", "agreement": found, "one": one, "problem": problem, "today": now,
        "row": pages.row(duty, now, lang) if duty else None, "simulated": found.simulated,
        "name": pages.due_name(one, one.obligation, lang),
        "may_edit": by.is_inside and by.may(Right.EDIT, found.unit) and duty is not None,
        "may_approve": by.is_inside and by.may(Right.APPROVE, found.unit),
        "may_offer": duty is not None and (
            by.may(Right.EDIT, found.unit) if by.is_inside else one.obligation.side == "b"
        ),
        "mail": found.mail_a if one.obligation.side == "a" else found.mail_b,
        "pieces": pages.evidence_rows(one.evidence.select_related("due__obligation", "document"),
                                      lang, may_open=by.is_inside),
    }  # fmt: skip
    return page(request, "agreements/due.html", facts, status=400 if problem else 200)


def _with_due(by: Actor, one: Any, request: HttpRequest) -> None:
    sent, do = request.POST, request.POST.get("do", "")
    if do == "offer":
        evidence_services.offer_evidence(
            by=by, due=one, delivered_on=forms.needed_day(sent, "delivered_on"),
            link=sent.get("link", ""), file=request.FILES.get("file"),
            note=sent.get("note", ""), pieces=forms.number_sent(sent, "pieces", 1),
        )  # fmt: skip
    elif do == "say":
        evidence_services.say_of_due(by=by, due=one, text=sent.get("text", ""))
    elif do == "extend":
        evidence_services.extend_due(
            by=by, due=one, to=forms.day_sent(sent, "to"), label=sent.get("label", one.label)
        )
    elif do == "remind":
        yearly_services.remind_of(by=by, due=one)
    else:
        raise BadInput("this form says nothing that can be done")


@open_to_outside
@require_safe
def document(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Give a document of an agreement, to be saved and never run."""
    found = queries.document(by=known(request), id=key)
    response = FileResponse(
        path_of(found.digest).open("rb"), as_attachment=True, filename=found.name,
        content_type=found.media,
    )  # fmt: skip
    response["Cache-Control"] = "no-store"
    return response


@open_to_outside
@require_http_methods(["GET", "HEAD", "POST"])
def calendars(request: HttpRequest) -> HttpResponseBase:
    """Show the calendar addresses that somebody made; make one, shown once, or close one."""
    by, problem, fresh = known(request), "", ""
    if request.method == "POST":
        try:
            if closed := request.POST.get("revoke"):
                yearly_services.revoke_feed(by=by, feed_id=closed)
                return HttpResponseRedirect(reverse("calendars"))
            _, token = yearly_services.make_feed(
                by=by, unit_id=request.POST.get("unit", ""), label=request.POST.get("label", "")
            )
            fresh = request.build_absolute_uri(reverse("calendar-feed", args=(token,)))
        except BadInput as failure:
            problem = str(failure)
    facts = {
        "tab": "agreements", "problem": problem, "fresh": fresh, "feeds": queries.feeds(by=by),
        "units": units(by=by) if by.is_inside else (), "inside": by.is_inside,
    }  # fmt: skip
    return page(request, "agreements/calendars.html", facts, status=400 if problem else 200)


@open_to_all
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """Give a calendar to whoever has its address; a closed or unknown one is not there."""
    rows = queries.of_feed(token)
    if rows is None:
        raise NotFound("there is nothing here")
    lang: Lang = "en" if request.GET.get("lang") == "en" else "vi"
    host = request.build_absolute_uri("/").rstrip("/")
    name = "Lan Tỏa · Thỏa thuận" if lang == "vi" else "Lan Tỏa · Agreements"
    text = calendar_text(name, pages.calendar_entries(rows, lang, host))
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=300"
    response["Content-Disposition"] = 'inline; filename="thoa-thuan.ics"'
    return response
