"""Pages of agreements: the register, one agreement, its forms, evidence and reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lantoa.core import clock
from lantoa.core.agreement_states import OPEN_TERMS
from lantoa.core.errors import BadInput, Forbidden, NotFound
from lantoa.core.periods import today
from lantoa.core.records import PLATFORMS
from lantoa.render.agreement_words import DECISION, EVERY, KIND, RULE, SAID, SIDE
from lantoa.web.agreements import (
    evidence_services,
    forms,
    pages,
    queries,
    services,
    yearly_services,
)
from lantoa.web.kit.frame import page
from lantoa.web.kit.marks import open_to_outside
from lantoa.web.kit.spoken import lang_of
from lantoa.web.kit.table_files import exported
from lantoa.web.kit.tables import shown
from lantoa.web.kols.queries import networks, roster
from lantoa.web.people.doors import actor
from lantoa.web.people.queries import home_unit, units
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from lantoa.web.people.actors import Actor

_KINDS = ("video", "image", "carousel", "text", "article", "live", "story")
_MOST_PARTIES = 2_000


@open_to_outside
@require_safe
def register(request: HttpRequest) -> HttpResponseBase:
    """List agreements at a glance: what is owed, by whom, proven, late, and what payments lack."""
    by, lang = known(request), lang_of(request)
    table = pages.register_table(lang)
    if request.GET.get("export"):
        if not by.may_somewhere(Right.EXPORT):
            raise Forbidden("you may see this, and lack the right to do it")
        if (
            file := exported(table, pages.register_rows(by=by, right=Right.EXPORT), request)
        ) is not None:
            return file
    rows = pages.register_rows(by=by)
    facts = {
        "tab": "agreements", "any": bool(rows), "inside": by.is_inside,
        "simulated": any(r.one.simulated for r in rows),
        "table": shown(table, rows, request, may_export=by.may_somewhere(Right.EXPORT)),
        "may_edit": by.is_inside and by.may_somewhere(Right.EDIT),
        "search": queries.last_search() if by.is_inside else None,
        "total": {k: sum(r.told[k] for r in rows) for k in ("fell_due", "proven", "late_a", "late_b", "soon")},
        "waiting": sum(r.waiting for r in rows), "lacks": sum(r.lacks for r in rows),
    }  # fmt: skip
    return page(request, "agreements/register.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Show the form of a new agreement; begin one where it is sent."""
    by, problem = inside(request), ""
    if not by.may_somewhere(Right.EDIT):
        raise Forbidden("you may see this, and lack the right to do it")
    if request.method == "POST":
        kind, _, key = request.POST.get("other", "").partition(":")
        try:
            made = services.add_agreement(
                by=by, unit_id=request.POST.get("unit", ""), said=forms.agreement_said(request.POST),
                network_id=key if kind == "network" else None, kol_id=key if kind == "kol" else None,
                parent_id=request.POST.get("parent") or None,
            )  # fmt: skip
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(reverse("agreement", args=(made.pk,)))
    facts = _form(request, problem) | {
        "units": units(by=by, right=Right.EDIT), "home": home_unit(by=by), "new": True,
        "held": forms.agreement_held(request.POST),
        "networks": networks(by=by), "kols": roster(by=by)[:_MOST_PARTIES],
        "parents": queries.agreements(by=by).filter(network__isnull=False, parent=None),
        "asked": request.POST.get("other") or request.GET.get("other", ""),
    }  # fmt: skip
    return page(request, "agreements/form.html", facts, status=400 if problem else 200)


@open_to_outside
@require_safe
def agreement(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one agreement: both parties' duties on one axis, what is late, evidence, payments."""
    by = known(request)
    return agreement_page(request, by, queries.agreement(by=by, id=key))


def agreement_page(
    request: HttpRequest, by: Actor, found: Any, problem: str = ""
) -> HttpResponseBase:
    """Return the page of an agreement, with what went wrong where something did."""
    facts = pages.agreement_facts(by=by, agreement=found, lang=lang_of(request))
    return page(request, "agreements/agreement.html", facts | {"problem": problem},
                status=400 if problem else 200)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show the form of an agreement; take it where it is sent, by an amendment once it is signed."""
    by, problem = inside(request), ""
    found = queries.agreement(by=by, id=key, right=Right.EDIT)
    if request.method == "POST":
        try:
            said, amendment = (
                forms.agreement_said(request.POST),
                forms.amendment_said(request.POST),
            )
            if amendment is not None:
                services.amend(by=by, agreement=found, said=said, amendment=amendment)
            else:
                services.edit_agreement(by=by, agreement=found, said=said,
                                        version=forms.number_sent(request.POST, "version", 0))  # fmt: skip
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(reverse("agreement", args=(key,)))
    facts = _form(request, problem) | {
        "agreement": found, "open_terms": found.state in OPEN_TERMS, "simulated": found.simulated,
        "held": forms.agreement_held(request.POST, found), "may_amend": by.may(Right.APPROVE, found.unit),
    }  # fmt: skip
    return page(request, "agreements/form.html", facts, status=400 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def obligation_new(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show the form of an obligation; write it into the agreement where it is sent."""
    return _obligation(
        request, queries.agreement(by=inside(request), id=key, right=Right.EDIT), None
    )


@require_http_methods(["GET", "HEAD", "POST"])
def obligation(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one obligation; change it, or take it out of a draft."""
    one = queries.obligation(by=inside(request), id=key, right=Right.EDIT)
    return _obligation(request, one.agreement, one)


def _obligation(request: HttpRequest, found: Any, one: Any) -> HttpResponseBase:
    by, lang, problem = inside(request), lang_of(request), ""
    if request.method == "POST":
        try:
            if request.POST.get("do") == "drop" and one is not None:
                services.drop_obligation(by=by, obligation=one)
            else:
                services.save_obligation(
                    by=by, agreement=found, obligation=one, said=forms.obligation_said(request.POST),
                    amendment=forms.amendment_said(request.POST),
                )  # fmt: skip
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(reverse("agreement", args=(found.pk,)))
    facts = {
        "tab": "agreements", "problem": problem, "agreement": found, "one": one, "held": forms.obligation_held(request.POST, one),
        "sent": request.POST, "simulated": found.simulated, "open_terms": found.state in OPEN_TERMS,
        "sides": pages.options(SIDE, lang), "rules": pages.options(RULE, lang),
        "rhythms": pages.options(EVERY, lang), "platforms": PLATFORMS, "kinds": _KINDS,
        "channels": queries.channels_of(found),
    }  # fmt: skip
    return page(request, "agreements/obligation.html", facts, status=400 if problem else 200)


@open_to_outside
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show the evidence of an agreement, page by page; decide on what is chosen."""
    by, lang, problem = known(request), lang_of(request), ""
    found = queries.agreement(by=by, id=key)
    if request.method == "POST":
        try:
            evidence_services.judge_evidence(
                by=by, agreement=found, ids=request.POST.getlist("piece"),
                said=request.POST.get("said", ""), reason=request.POST.get("reason", ""),
            )  # fmt: skip
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(request.get_full_path())
    said = request.GET.get("said", "found" if by.is_inside else "")
    due = request.GET.get("due", "")
    one = queries.due(by=by, id=due) if _is_id(due) else None
    rows = queries.evidence(by=by, of=found, said=said if said in SAID else "", one=one)
    turned = Paginator(rows, 50).get_page(request.GET.get("page"))
    facts = {
        "tab": "agreements", "agreement": found, "problem": problem, "said": said, "turned": turned,
        "rows": pages.evidence_rows(turned.object_list, lang, may_open=by.is_inside),
        "saids": pages.options(SAID, lang), "simulated": found.simulated, "due": one,
        "due_name": pages.due_name(one, one.obligation, lang) if one else "",
        "may_approve": by.is_inside and by.may(Right.APPROVE, found.unit),
        "may_edit": by.is_inside and by.may(Right.EDIT, found.unit),
        "search": queries.last_search() if by.is_inside else None,
    }  # fmt: skip
    return page(request, "agreements/evidence.html", facts, status=400 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show what a year came to on both sides; write its review down."""
    by, lang, problem = inside(request), lang_of(request), ""
    found = queries.agreement(by=by, id=key)
    years = queries.review_years(found, today(clock.now()))
    asked = request.POST.get("year") or request.GET.get("year", "")
    year = int(asked) if asked in {str(y) for y in years} else (years[0] if years else 0)
    if request.method == "POST":
        try:
            yearly_services.write_review(
                by=by, agreement=found, year=year, text=request.POST.get("text", ""),
                decision=request.POST.get("decision", ""),
            )  # fmt: skip
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(f"{reverse('agreement-review', args=(key,))}?year={year}")
    (whole,) = queries.with_duties(queries.agreements(by=by).filter(pk=found.pk))
    held = queries.duties([whole])[whole.pk]
    told = queries.year_facts(held, year)
    facts = {
        "tab": "agreements", "agreement": found, "years": years, "year": year, "problem": problem,
        "sides": [(pages.pick(SIDE[s], lang), told[s]) for s in "ab"], "simulated": found.simulated,
        "written": found.reviews.filter(year=year).first(), "decisions": pages.options(DECISION, lang),
        "may_approve": by.may(Right.APPROVE, found.unit), "owed": found.state in queries.OWED,
        "late": [pages.row(d, today(clock.now()), lang) for d in held
                 if d.due.by.year == year and (d.found.state in ("late", "not_measured") or d.found.slow)],
    }  # fmt: skip
    return page(request, "agreements/review.html", facts, status=400 if problem else 200)


def _form(request: HttpRequest, problem: str) -> dict[str, Any]:
    kinds = pages.options(KIND, lang_of(request))
    return {"tab": "agreements", "problem": problem, "sent": request.POST, "kinds": kinds}


def _is_id(text: str) -> bool:
    from uuid import UUID

    try:
        return bool(UUID(text))
    except ValueError:
        return False


def known(request: HttpRequest) -> Actor:
    """Return who asks, where they are anybody to this workspace.

    Raises
    ------
    NotFound
        They have not signed in, or have no part in anything here.
    """
    by = actor(request)
    if by.kind == "nobody" or (by.kind == "outside" and not by.parties):
        raise NotFound("there is nothing here")
    return by


def inside(request: HttpRequest) -> Actor:
    """Return who asks, where they work here."""
    by = actor(request)
    if not by.is_inside:
        raise NotFound("there is nothing here")
    return by
