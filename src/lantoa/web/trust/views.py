"""Pages of the trust file, of what is held about a KOL, and what a KOL sees of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from lantoa.core.errors import BadInput
from lantoa.web.kit.documents import path_of
from lantoa.web.kit.frame import page
from lantoa.web.kit.marks import open_to_outside
from lantoa.web.kit.spoken import lang_of
from lantoa.web.kols import queries as kols
from lantoa.web.kols.forms import day_sent, needed_day
from lantoa.web.kols.listing import kol_facts
from lantoa.web.kols.views import inside
from lantoa.web.people.doors import actor
from lantoa.web.people.rights import Right
from lantoa.web.trust import consent_services, links, queries, services
from lantoa.web.trust.deadlines import ANSWER_IN, DONE_IN, SOURCE
from lantoa.web.trust.words import KINDS, PILLARS, PILLARS_SOURCE

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from lantoa.web.kols.queries import Kol
    from lantoa.web.people.actors import Actor

_LAW = {"answer_in": ANSWER_IN, "done_in": DONE_IN, "law": SOURCE}


@require_safe
def trust(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show the trust file of a KOL."""
    by = inside(request)
    return _trust_page(request, by, kols.kol(by=by, id=key))


@require_POST
def trust_act(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Do one thing with a trust file: enter evidence, withdraw it, make a link for replies."""
    by, sent = inside(request), request.POST
    found = kols.kol(by=by, id=key, right=Right.EDIT)
    try:
        match sent.get("do", ""):
            case "add":
                services.add_evidence(
                    by=by, kol=found, pillar=sent.get("pillar", ""), fact=sent.get("fact", ""),
                    happened_on=needed_day(sent, "happened_on"), source=sent.get("source", ""),
                    source_url=sent.get("source_url", ""), proof=request.FILES.get("proof"),
                )  # fmt: skip
            case "withdraw":
                evidence = queries.evidence(by=by, id=sent.get("evidence", ""))
                services.withdraw_evidence(by=by, evidence=evidence, why=sent.get("why", ""))
            case "link":
                link = links.make(by=by, kol=found, days=sent.get("days", ""))
                return _trust_page(request, by, found, link=request.build_absolute_uri(link))
            case _:
                raise BadInput("this form says nothing that can be done")
    except BadInput as failure:
        return _trust_page(request, by, found, problem=str(failure))
    return HttpResponseRedirect(reverse("trust", args=(key,)))


@open_to_outside
@require_safe
def evidence_file(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Give the document of a piece of evidence, to who may see the KOL and to the KOL."""
    return _document(queries.evidence(by=actor(request), id=key))


@open_to_outside
@require_safe
def consent_file(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Give the proof of a consent, to who may edit the KOL and to the KOL."""
    return _document(queries.consent(by=actor(request), id=key))


@require_safe
def requests(request: HttpRequest) -> HttpResponseBase:
    """List the requests about data that are not done yet, the most urgent first."""
    by, lang = inside(request), lang_of(request)
    rows = queries.request_facts(queries.open_requests(by=by)[:500], lang)
    return page(request, "trust/requests.html", {"tab": "kols", "requests": rows} | _LAW)


@require_safe
def held(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show what is held about a KOL, and what they asked."""
    by = inside(request)
    return _held_page(request, by, kols.kol(by=by, id=key, right=Right.EDIT))


@require_POST
def held_act(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Do one thing with what a KOL asked: enter it, answer it, do it."""
    by, sent = inside(request), request.POST
    found = kols.kol(by=by, id=key, right=Right.EDIT)
    try:
        match sent.get("do", ""):
            case "ask":
                services.ask(
                    by=by, kol=found, kind=sent.get("kind", ""), said=sent.get("said", ""),
                    received_on=day_sent(sent, "received_on"),
                )  # fmt: skip
            case "consent":
                _consent(request, by, found)
            case "withdraw":
                consent = queries.consent(by=by, id=sent.get("consent", ""))
                consent_services.withdraw_consent(by=by, consent=consent)
            case "answer":
                asked = queries.request(by=by, id=sent.get("request", ""))
                services.answer(by=by, request=asked, text=sent.get("text", ""))
            case "finish":
                asked = queries.request(by=by, id=sent.get("request", ""))
                services.finish(by=by, request=asked)
            case "erase":
                asked = queries.request(by=by, id=sent.get("request", ""))
                services.erase(by=by, request=asked, sure=sent.get("sure") == "1")
            case _:
                raise BadInput("this form says nothing that can be done")
    except BadInput as failure:
        return _held_page(request, by, found, str(failure))
    return HttpResponseRedirect(reverse("held", args=(key,)))


@require_safe
def held_file(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Give what is held about a KOL as JSON, to who may edit it."""
    by = inside(request)
    return _json(by, kols.kol(by=by, id=key, right=Right.EDIT))


@open_to_outside
@require_safe
def own(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show a KOL what is held about them, the evidence, and what they may do about it."""
    by = actor(request)
    return _own_page(request, by, kols.own_kol(by=by, id=key))


@open_to_outside
@require_POST
def own_act(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Do one thing that a KOL may: reply, consent, withdraw, ask."""
    by, sent = actor(request), request.POST
    found = kols.own_kol(by=by, id=key)
    try:
        match sent.get("do", ""):
            case "reply":
                evidence = queries.evidence(by=by, id=sent.get("evidence", ""))
                services.reply(by=by, evidence=evidence, text=sent.get("text", ""))
            case "consent":
                _consent(request, by, found)
            case "withdraw":
                consent = queries.consent(by=by, id=sent.get("consent", ""))
                consent_services.withdraw_consent(by=by, consent=consent)
            case "ask":
                services.ask(
                    by=by, kol=found, kind=sent.get("kind", ""), said=sent.get("said", "")
                )
            case _:
                raise BadInput("this form says nothing that can be done")
    except BadInput as failure:
        return _own_page(request, by, found, str(failure))
    return HttpResponseRedirect(reverse("own-kol", args=(key,)))


@open_to_outside
@require_safe
def own_file(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Give a KOL what is held about them as JSON."""
    by = actor(request)
    return _json(by, kols.own_kol(by=by, id=key))


def _consent(request: HttpRequest, by: Actor, found: Kol) -> None:
    sent = request.POST
    consent_services.add_consent(
        by=by, kol=found, purpose=sent.get("purpose", ""), how=sent.get("how", ""),
        given_on=needed_day(sent, "given_on"), until=day_sent(sent, "until"),
        proof=request.FILES.get("proof"),
    )  # fmt: skip


def _trust_page(
    request: HttpRequest, by: Actor, found: Kol, *, problem: str = "", link: str = ""
) -> HttpResponseBase:
    facts = {
        "tab": "kols", "kol": found, "problem": problem, "link": link, "pillar_words": PILLARS,
        "pillars": queries.pillars(by=by, kol=found, lang=lang_of(request)),
        "may_edit": by.may(Right.EDIT, found.unit) and found.erased_at is None,
        "pillars_source": PILLARS_SOURCE,
    }  # fmt: skip
    return page(request, "trust/trust.html", facts, status=400 if problem else 200)


def _held_page(request: HttpRequest, by: Actor, found: Kol, problem: str = "") -> HttpResponseBase:
    lang = lang_of(request)
    facts = {
        "tab": "kols", "kol": found, "problem": problem, "kinds": KINDS,
        "held": queries.held(by=by, kol=found, lang=lang), "consents": found.consents.all(),
        "requests": queries.request_facts(found.requests.order_by("done_at", "answer_by"), lang),
    }  # fmt: skip
    return page(request, "trust/held.html", facts | _LAW, status=400 if problem else 200)


def _own_page(request: HttpRequest, by: Actor, found: Kol, problem: str = "") -> HttpResponseBase:
    lang = lang_of(request)
    facts = kol_facts(by=by, kol=found, lang=lang) | {
        "problem": problem, "kinds": KINDS, "consents": found.consents.all(),
        "pillars": queries.pillars(by=by, kol=found, lang=lang),
        "held": queries.held(by=by, kol=found, lang=lang),
        "requests": queries.request_facts(found.requests.order_by("done_at", "answer_by"), lang),
        "pillars_source": PILLARS_SOURCE,
    }  # fmt: skip
    return page(request, "trust/own.html", facts | _LAW, status=400 if problem else 200)


def _document(held: Any) -> HttpResponseBase:
    """Return a kept document as a file to save, never to be run by a browser."""
    if not held.digest:
        raise BadInput("there is no document")
    response = FileResponse(
        path_of(held.digest).open("rb"), as_attachment=True, filename=held.file_name,
        content_type=held.file_kind,
    )  # fmt: skip
    response["Cache-Control"] = "no-store"
    return response


def _json(by: Actor, found: Kol) -> HttpResponse:
    response = HttpResponse(queries.export(by=by, kol=found), content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="du-lieu-cua-toi.json"'
    response["Cache-Control"] = "no-store"
    return response
