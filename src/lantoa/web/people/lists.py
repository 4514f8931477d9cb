"""The tables of people: who works at a unit, and the log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from django.template.loader import render_to_string

from lantoa.core.formats import moment
from lantoa.web.kit.tables import Choice, Column, Table
from lantoa.web.people.pages import HOME, rights_said, searched

if TYPE_CHECKING:
    from lantoa.core.formats import Lang
    from lantoa.web.people.models import AuditEntry, Membership

_AREAS: Final = (
    ("people.", ("người và quyền", "people and rights")),
    ("collection.", ("nhập dữ liệu", "collecting")),
    ("campaigns.", ("chiến dịch", "campaigns")),
    ("kols.", ("KOL", "KOLs")),
    ("agreements.", ("thỏa thuận", "agreements")),
)


def _member(one: Membership, lang: Lang) -> str:
    return render_to_string("people/member_cell.html", {"one": one, "lang": lang})


def _doing(one: Membership, lang: Lang) -> str:
    return render_to_string("people/member_do.html", {"one": one, "lang": lang})


def _facts(entry: AuditEntry, lang: Lang = "vi") -> str:
    del lang
    return "; ".join(
        f"{name}: {said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)}"
        for name, said in entry.facts.items()
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

LOG: Final[Table[AuditEntry]] = Table(
    name="nhat-ky",
    columns=(
        Column(key="seq", name=("Số", "No."), value=lambda e: e.seq, order=("seq",), numeric=True),
        Column(key="at", name=("Lúc", "At"), value=lambda e: e.at, order=("at",),
               cell=lambda e, lang: moment(e.at, HOME, lang)),
        Column(key="actor", name=("Ai", "Who"), value=lambda e: e.actor, order=("actor",)),
        Column(key="verb", name=("Việc", "What"), value=lambda e: e.verb, order=("verb",)),
        Column(key="object", name=("Trên", "On"), value=lambda e: f"{e.object_kind} {e.object_id}",
               order=("object_kind", "object_id")),
        Column(key="facts", name=("Chi tiết", "Details"), value=_facts,
               cell=_facts),
        Column(key="actor_id", name=("Mã người làm", "Id of who"), value=lambda e: e.actor_id,
               only="file"),
        Column(key="hash", name=("Mã băm", "Digest"), value=lambda e: e.hash, only="file"),
    ),
    choices=(
        Choice(key="area", name=("Phần", "Part"), options=_AREAS,
               narrowed=lambda rows, value: rows.filter(verb__startswith=value)),
    ),
    search=searched,
    sort="-seq",
)  # fmt: skip
