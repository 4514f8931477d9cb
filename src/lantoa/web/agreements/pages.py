"""What the pages of agreements show: words, lanes and rows made of what the queries return."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lantoa.core import clock
from lantoa.core.agreement_states import AMENDABLE, OPEN_TERMS, moves_from
from lantoa.core.formats import day, number
from lantoa.core.periods import today
from lantoa.render.agreement_words import (
    EVERY,
    KIND,
    MARK,
    MATCH,
    MOVE,
    ROLE,
    SAID,
    SIDE,
    STATE,
    asked,
    named,
    proof_of,
    say,
    standing_of,
    term,
)
from lantoa.render.calendar_feed import Entry
from lantoa.render.duty_lanes import Axis, Mark, lane, sign
from lantoa.web.agreements import queries
from lantoa.web.kit.tables import Choice, Column, Table
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from lantoa.core.agreement_states import AgreementState
    from lantoa.core.formats import Lang
    from lantoa.core.periods import Every
    from lantoa.render.duty_lanes import MarkKind
    from lantoa.web.agreements.models import Agreement, Due, Evidence, Obligation
    from lantoa.web.agreements.queries import Duty
    from lantoa.web.people.actors import Actor


def due_name(due: Due, owed: Obligation, lang: Lang) -> str:
    """Return what is owed in one period, in words."""
    every = cast("Every", owed.every)
    return due.label or named(owed.title, owed.rule, every, due.first_day, due.last_day, lang)


def pick(words: tuple[str, str], lang: Lang) -> str:
    """Return whichever of the two wordings `lang` is."""
    return say(lang, *words)


def options(words: dict[str, tuple[str, str]], lang: Lang) -> list[tuple[str, str]]:
    """Return the options of a form: value and word."""
    return [(key, pick(said, lang)) for key, said in words.items()]


def mark(kind: str) -> SafeString:
    """Return the mark of a duty, to stand beside its word."""
    return mark_safe(sign(cast("MarkKind", kind)) if kind else "")  # noqa: S308  # our own shapes


def agreement_facts(*, by: Actor, agreement: Agreement, lang: Lang) -> dict[str, Any]:
    """Return all that the page of an agreement shows to who asks."""
    rows = queries.agreements(by=by).filter(pk=agreement.pk)
    (whole,) = queries.with_duties(rows)
    held = queries.duties([whole])[whole.pk]
    now = today(clock.now())
    inside = by.is_inside
    moves = moves_from(cast("AgreementState", whole.state)) if inside else ()
    return {
        "tab": "agreements", "agreement": whole, "inside": inside, "simulated": whole.simulated,
        "state": pick(STATE[whole.state], lang), "kind": pick(KIND[whole.kind], lang),
        "term": term(whole.first_day, whole.last_day, lang), "today": day(now, lang),
        "signed": day(whole.signed_on, lang) if whole.signed_on else "",
        "tally": tally_words(held, lang), "gantt": gantt(whole, held, now, lang),
        "late": [row(one, now, lang) for one in held if one.found.state == "late"],
        "groups": groups(whole, held, now, lang),
        "payments": [_payment(one, held, lang) for one in whole.payments.all()],
        "children": queries.agreements(by=by).filter(parent=whole),
        "documents": [(d, pick(ROLE[d.role], lang)) for d in whole.documents.all()
                      if inside or d.role != "annex"],
        "amendments": whole.amendments.all() if inside else (),
        "reviews": whole.reviews.all() if inside else (),
        "moves": [(one, pick(MOVE[one], lang)) for one in moves],
        "roles": options(ROLE, lang), "open_terms": whole.state in OPEN_TERMS,
        "amendable": whole.state in AMENDABLE, "waiting": sum(d.found.waiting + d.found.suggested for d in held),
        "may_edit": inside and by.may(Right.EDIT, whole.unit),
        "may_approve": inside and by.may(Right.APPROVE, whole.unit),
        "speaks": not inside, "search": queries.last_search() if inside else None,
    }  # fmt: skip


def tally_words(held: Sequence[Duty], lang: Lang) -> dict[str, Any]:
    """Return the four figures at the head of an agreement, each with its note."""
    told = queries.tally(held)
    soon = next((d for d in held if d.found.state in ("due", "partly") and not d.fell_due), None)
    notes = []
    if told["slow"]:
        notes.append(say(lang, f"{told['slow']} lần giao muộn", f"{told['slow']} delivered late"))
    if told["found"]:
        notes.append(
            say(lang, f"{told['found']} chờ xác nhận", f"{told['found']} to be confirmed")
        )
    if told["not_measured"]:
        notes.append(
            say(lang, f"{told['not_measured']} chưa đo", f"{told['not_measured']} not measured")
        )
    sides = [f"{pick(SIDE[s], lang)}: {told[f'late_{s}']}" for s in "ab" if told[f"late_{s}"]]
    return told | {
        "proven_note": ", ".join(notes), "late_note": ", ".join(sides),
        "soon_note": f"{say(lang, 'gần nhất', 'next')}: {day(soon.due.by, lang)}, {soon.obligation.title}"
        if soon else "",
    }  # fmt: skip


def gantt(one: Agreement, held: Sequence[Duty], now: date, lang: Lang) -> dict[str, Any]:
    """Return the lanes of both sides' duties on one axis; a year's name leaves room for today's."""
    if not one.first_day or not one.last_day:
        return {}
    axis = Axis.over([one.first_day, one.last_day])
    lanes = []
    for owed in one.obligations.all():
        of = [d for d in held if d.obligation.pk == owed.pk and d.mark]
        standing = (one.first_day, one.last_day) if owed.rule.get("kind") == "standing" else None
        marks = [Mark(d.due.by, cast("MarkKind", d.mark)) for d in of]
        said = (
            _lane_said(of, lang)
            if not standing
            else f"{say(lang, 'liên tục', 'all the time')}, {term(one.first_day, one.last_day, lang)}"
        )
        rhythm = "" if standing else pick(EVERY[owed.every], lang)
        lanes.append({
            "title": owed.title, "side": pick(SIDE[owed.side], lang), "pk": owed.pk,
            "what": " ".join(filter(None, (rhythm, asked(owed.rule, lang).rstrip(",")))) or say(lang, "liên tục", "all the time"),
            "svg": mark_safe(lane(axis, marks, today=now, said=said or say(lang, "chưa có kỳ nào", "no period yet"), standing=standing)),  # noqa: S308  # escaped there
        })  # fmt: skip
    return {
        "lanes": lanes,
        "years": [{"year": y, "x": f"{x}%"} for y, x in zip(axis.years, axis.year_places(), strict=True)
                  if not -9 < x - axis.place(now) < 5],
        "now": f"{axis.place(now)}%", "keys": [(mark(k), pick(MARK[k], lang)) for k in _used(held)],
        "has_standing": any(o.rule.get("kind") == "standing" for o in one.obligations.all()),
    }  # fmt: skip


def _used(held: Sequence[Duty]) -> list[str]:
    marks = {d.mark for d in held}
    return [kind for kind in MARK if kind in marks]


def _lane_said(of: Sequence[Duty], lang: Lang) -> str:
    counts = {kind: sum(d.mark == kind for d in of) for kind in MARK}
    return ", ".join(f"{n} {pick(MARK[kind], lang)}" for kind, n in counts.items() if n)


def row(one: Duty, now: date, lang: Lang) -> dict[str, Any]:
    """Return one period as a row of a table, or as a late duty."""
    return {
        "duty": one, "due": one.due, "name": due_name(one.due, one.obligation, lang),
        "side": pick(SIDE[one.obligation.side], lang), "title": one.obligation.title,
        "day": day(one.due.by, lang), "agreed": day(one.due.due, lang) if one.due.extended_to else "",
        "proof": proof_of(one.found, lang), "any": bool(one.found.have or one.found.waiting or one.found.suggested),
        "mark": mark(one.mark), "standing": standing_of(one.found, one.due.by, now, lang),
        "late": one.found.state == "late", "said": one.due.said,
    }  # fmt: skip


def groups(one: Agreement, held: Sequence[Duty], now: date, lang: Lang) -> list[dict[str, Any]]:
    """Return obligations with their periods, newest first, the far ones folded away."""
    by_obligation = {
        key: list(of) for key, of in groupby(
            sorted(held, key=lambda d: (d.obligation.place, str(d.obligation.pk))),
            key=lambda d: d.obligation.pk,
        )
    }  # fmt: skip
    found = []
    for owed in one.obligations.all():
        of = sorted(by_obligation.get(owed.pk, []), key=lambda d: d.due.by, reverse=True)
        ahead = [d for d in of if d.due.by > now and d.found.state == "due"]
        near = ahead[-1:]
        shown = [d for d in of if (d not in ahead or d in near) and d.found.state != "nothing"]
        found.append({
            "obligation": owed, "side": pick(SIDE[owed.side], lang),
            "rows": [row(d, now, lang) for d in shown[:12]],
            "more": [row(d, now, lang) for d in (*shown[12:], *(d for d in ahead if d not in near))],
            "asks": asked(owed.rule, lang), "wording": owed.wording,
        })  # fmt: skip
    return found


def _payment(one: Any, held: Sequence[Duty], lang: Lang) -> dict[str, Any]:
    lacks = queries.lacks(one, held)
    words = [
        say(lang, "biên bản nghiệm thu", "minutes of acceptance") if lack.duty is None
        else f"{due_name(lack.duty.due, lack.duty.obligation, lang)}: {proof_of(lack.duty.found, lang).lower()}"
        for lack in lacks
    ]  # fmt: skip
    return {
        "payment": one, "amount": f"{number(one.amount_vnd, lang)} đ", "due": day(one.due, lang),
        "until": day(one.until, lang), "paid": day(one.paid_on, lang) if one.paid_on else "",
        "lacks": words[:6], "more": max(len(words) - 6, 0),
    }  # fmt: skip


def evidence_rows(rows: Iterable[Evidence], lang: Lang, *, may_open: bool) -> list[dict[str, Any]]:
    """Return pieces of evidence as the page on which they are decided shows them."""
    return [
        {
            "piece": one, "of": due_name(one.due, one.due.obligation, lang),
            "title": one.due.obligation.title, "at": day(today(one.at), lang),
            "said": pick(SAID[one.said], lang), "match": pick(MATCH.get(one.match, MATCH["channel"]), lang),
            "line": reverse("raw", args=(one.sha256, one.line)) if may_open and one.sha256 and one.line else "",
            "post": reverse("agreement-document", args=(one.document_id,)) if one.document_id else "",
            "name": one.note or (one.document.name if one.document else one.key),
        }
        for one in rows
    ]  # fmt: skip


class _Row:
    """One agreement in the register, reckoned."""

    def __init__(self, one: Agreement, held: list[Duty]) -> None:
        self.one, self.told = one, queries.tally(held)
        self.lacks = sum(len(queries.lacks(p, held)) for p in one.payments.all())
        self.waiting = sum(d.found.waiting for d in held)
        self.unpaid = sum(p.paid_on is None for p in one.payments.all())


def register_rows(*, by: Actor, right: Right = Right.VIEW) -> list[_Row]:
    """Return the register: agreements that somebody may see, with what is owed and proven."""
    held = queries.with_duties(queries.agreements(by=by, right=right))
    found = queries.duties(held)
    return [_Row(one, found[one.pk]) for one in held]


def register_table(lang: Lang) -> Table[_Row]:
    """Return the table of the register."""

    def number_of(key: str, vi: str, en: str) -> Column[_Row]:
        return Column(key=key, name=(vi, en), value=lambda r: r.told[key], numeric=True)

    return Table(
        name="thoa-thuan",
        columns=(
            Column(key="number", name=("Số, tên", "Number, title"), head=True, value=lambda r: f"{r.one.number} {r.one.title}",
                   cell=lambda r, _: format_html('<a href="{}">{}</a><span class="note sub">{}</span>', reverse("agreement", args=(r.one.pk,)), r.one.title, r.one.number)),
            Column(key="unit", name=("Bên A", "Side A"), value=lambda r: r.one.unit.name),
            Column(key="other", name=("Bên B", "Side B"), value=lambda r: r.one.other.name),
            Column(key="state", name=("Trạng thái", "State"), value=lambda r: pick(STATE[r.one.state], lang)),
            Column(key="last", name=("Hết hạn", "Ends"), value=lambda r: r.one.last_day,
                   cell=lambda r, at: day(r.one.last_day, at) if r.one.last_day else ""),
            number_of("fell_due", "Đến hạn", "Fell due"), number_of("proven", "Có bằng chứng", "Proven"),
            Column(key="late", name=("Đang trễ", "Late"), value=lambda r: r.told["late"], numeric=True,
                   cell=_late_cell),
            Column(key="waiting", name=("Chờ xác nhận", "To confirm"), value=lambda r: r.waiting, numeric=True),
            Column(key="lacks", name=("Thanh toán còn thiếu", "Payment lacks"), value=lambda r: r.lacks if r.unpaid else None, numeric=True,
                   cell=lambda r, at: number(r.lacks, at) if r.unpaid else say(at, "không có khoản nào", "no payment")),
        ),
        choices=(
            Choice(key="state", name=("Trạng thái", "State"), options=tuple(STATE.items()),
                   narrowed=lambda rows, v: [r for r in rows if r.one.state == v]),
            Choice(key="late", name=("Đang trễ", "Late"), options=tuple((s, SIDE[s]) for s in "ab"),
                   narrowed=lambda rows, v: [r for r in rows if r.told[f"late_{v}"]]),
        ),
        sort="number",
    )  # fmt: skip


def _late_cell(one: _Row, lang: Lang) -> str:
    if not one.told["late"]:
        return number(0, lang)
    sides = ", ".join(
        f"{pick(SIDE[s], lang)} {one.told[f'late_{s}']}" for s in "ab" if one.told[f"late_{s}"]
    )
    return format_html(
        '<span class="no">{} {}</span><span class="note sub">{}</span>',
        mark("over"),
        one.told["late"],
        sides,
    )


def calendar_entries(rows: Sequence[Agreement], lang: Lang, address: str) -> list[Entry]:
    """Return the days of agreements: terms, yearly reviews, and what falls due."""
    found, made = queries.duties(rows), []
    for one in rows:
        if one.first_day is None or one.last_day is None or one.state not in queries.OWED:
            continue
        url = f"{address}{reverse('agreement', args=(one.pk,))}"
        gone = one.state == "terminated"
        about = f"{one.unit.name} · {one.other.name}"
        made.append(Entry(uid=f"term-{one.pk}@lantoa", title=f"{one.number}: {one.title}", day=one.first_day,
                          last_day=one.last_day, changed_at=one.changed_at, sequence=one.version,
                          text=about, url=url, cancelled=gone, remind_days=0))  # fmt: skip
        for year in queries.review_years(one, one.last_day):
            end = min(one.last_day, one.last_day.replace(year=year, month=12, day=31))
            made.append(Entry(uid=f"review-{one.pk}-{year}@lantoa", day=end, changed_at=one.changed_at,
                              title=f"{say(lang, 'Đánh giá năm', 'Review of')} {year}: {one.number}",
                              sequence=one.version, text=about, url=url, cancelled=gone, remind_days=14))  # fmt: skip
        made += [
            Entry(uid=f"due-{d.due.pk}@lantoa", day=d.due.by, sequence=d.due.version, changed_at=d.due.changed_at,
                  title=f"{pick(SIDE[d.obligation.side], lang)}: {due_name(d.due, d.obligation, lang)}",
                  text=f"{d.obligation.title}. {one.number}. {about}", url=url, cancelled=gone, remind_days=3)
            for d in found[one.pk]
        ]  # fmt: skip
    return made
