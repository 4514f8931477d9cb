"""The tables of people: who works at a unit, and the log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.template.loader import render_to_string

from lantoa.core.formats import moment
from lantoa.web.kit.tables import Choice, Column, Table
from lantoa.web.people.pages import HOME, rights_said, searched
from lantoa.web.people.verbs import called, named

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from lantoa.core.formats import Lang
    from lantoa.web.people.models import AuditEntry, Membership

AREAS: Final = (
    ("people", ("người và quyền", "people and rights")),
    ("collection", ("nhập dữ liệu", "collecting")),
    ("campaigns", ("chiến dịch", "campaigns")),
    ("kols networks channels rosters", ("KOL và mạng lưới", "KOLs and networks")),
    ("trust consents data", ("tín nhiệm, dữ liệu cá nhân", "trust, personal data")),
    ("agreements evidence dues payments calendars", ("thỏa thuận", "agreements")),
    ("programs", ("chương trình", "programs")),
)
"""What a verb begins with, one word of several, and how that part of the work is called."""


def _member(one: Membership, lang: Lang) -> str:
    return render_to_string("people/member_cell.html", {"one": one, "lang": lang})


def _doing(one: Membership, lang: Lang) -> str:
    return render_to_string("people/member_do.html", {"one": one, "lang": lang})


def _facts(entry: AuditEntry, lang: Lang = "vi") -> str:
    del lang
    return "; ".join(
        f"{name}: {said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)}"
        for name, said in entry.facts.items()
        if said is not None
    )


MEMBERS: Final[Table[Membership]] = Table(
    name="nguoi",
    columns=(
        Column(key="name", name=("Tên", "Name"), value=lambda m: m.user.name, cell=_member,
               head=True),
        Column(key="email", name=("E-mail", "E-mail"), value=lambda m: m.user.email, only="file"),
        Column(key="rights", name=("Quyền", "Rights"), value=lambda m: rights_said(m.rights, "vi"),
               cell=lambda m, lang: rights_said(m.rights, lang), sortable=False),
        Column(key="since", name=("Từ", "Since"), value=lambda m: m.since,
               cell=lambda m, lang: moment(m.since, HOME, lang)),
        Column(key="do", name=("Việc", "Do"), value=lambda _: None, cell=_doing, sortable=False,
               only="page"),
    ),
)  # fmt: skip


def _of_area(rows: QuerySet[AuditEntry], value: str) -> QuerySet[AuditEntry]:
    asked = Q()
    for word in value.split():
        asked |= Q(verb__startswith=f"{word}.")
    return rows.filter(asked)


LOG: Final[Table[AuditEntry]] = Table(
    name="nhat-ky",
    columns=(
        Column(key="seq", name=("Số", "No."), value=lambda e: e.seq, order=("seq",), numeric=True),
        Column(key="at", name=("Lúc", "At"), value=lambda e: e.at, order=("at",),
               cell=lambda e, lang: moment(e.at, HOME, lang)),
        Column(key="actor", name=("Ai", "Who"), value=lambda e: e.actor, order=("actor",),
               cell=lambda e, lang: named(e.actor_kind, e.actor, lang)),
        Column(key="verb", name=("Việc", "What"), value=lambda e: e.verb, order=("verb",),
               cell=lambda e, lang: called(e.verb, lang)),
        Column(key="object", name=("Trên", "On"), value=lambda e: f"{e.object_kind} {e.object_id}",
               order=("object_kind", "object_id")),
        Column(key="facts", name=("Chi tiết", "Details"), value=_facts,
               cell=_facts),
        Column(key="actor_id", name=("Mã người làm", "Id of who"), value=lambda e: e.actor_id,
               only="file"),
        Column(key="hash", name=("Mã băm", "Digest"), value=lambda e: e.hash, only="file"),
    ),
    choices=(
        Choice(key="area", name=("Phần", "Part"), options=AREAS,
               narrowed=_of_area),
    ),
    search=searched,
    sort="-seq",
)  # fmt: skip
