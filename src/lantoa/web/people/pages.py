"""What the pages of people read, ready for their templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.db.models import Q

from lantoa.core import clock
from lantoa.core.errors import NotFound
from lantoa.core.formats import moment
from lantoa.core.text import plain_key
from lantoa.web.kit.spoken import say
from lantoa.web.people import parties
from lantoa.web.people.models import (
    AuditEntry,
    Invitation,
    Membership,
    OutsideAccess,
    SignedLink,
    Unit,
    User,
)
from lantoa.web.people.queries import now_open, root, units
from lantoa.web.people.rights import Right, rights_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from lantoa.core.formats import Lang
    from lantoa.web.people.actors import Actor

Row = TypeVar("Row", Membership, Invitation, OutsideAccess, SignedLink)
HOME: Final = "Asia/Ho_Chi_Minh"
RIGHTS: Final[dict[Right, tuple[str, str]]] = {
    Right.VIEW: ("xem", "view"),
    Right.EDIT: ("nhập, sửa", "edit"),
    Right.APPROVE: ("duyệt", "approve"),
    Right.PUBLISH: ("công bố", "publish"),
    Right.EXPORT: ("xuất tệp", "export"),
    Right.PEOPLE: ("quản lý người", "manage people"),
}
KINDS: Final[dict[str, tuple[str, str]]] = {
    Unit.Kind.AUTHORITY: ("cơ quan", "authority"),
    Unit.Kind.PROVINCE: ("tỉnh, thành", "province"),
    Unit.Kind.COMMUNE: ("xã, phường", "commune"),
    Unit.Kind.FEDERATION: ("hội, đoàn", "federation"),
    Unit.Kind.OTHER: ("khác", "other"),
}


def rights_said(held: int, lang: Lang) -> str:
    """Return rights in words."""
    return ", ".join(say(lang, *RIGHTS[one]) for one in Right if one in rights_of(held))


def right_options(by: Actor, unit: Unit, lang: Lang, held: int = 1) -> list[dict[str, Any]]:
    """Return the rights that somebody may give at a unit, those held ticked."""
    own, has = by.rights(unit), rights_of(held)
    return [
        {"value": one.name.lower(), "name": say(lang, *words), "held": one in has,
         "fixed": one is Right.VIEW}
        for one, words in RIGHTS.items() if one in own and one.name
    ]  # fmt: skip


def kind_options(lang: Lang) -> list[tuple[str, str]]:
    """Return the kinds of units, with their names."""
    return [(str(kind), say(lang, *words)) for kind, words in KINDS.items()]


def tree(by: Actor, lang: Lang) -> list[dict[str, Any]]:
    """Return the units that somebody sees, parents before children, with how many work there."""
    seen = list(units(by=by))
    by_path = sorted(seen, key=lambda one: _place(one, {u.id: u for u in seen}))
    members: dict[str, int] = {}
    for key in Membership.objects.filter(now_open(), unit__in=seen).values_list(
        "unit_id", flat=True
    ):
        members[key] = members.get(key, 0) + 1
    top = min((one.path.count("/") for one in seen), default=0)
    return [
        {"unit": one, "depth": one.path.count("/") - top, "kind": say(lang, *KINDS[one.kind]),
         "members": members.get(one.id, 0), "manages": by.may(Right.PEOPLE, one)}
        for one in by_path
    ]  # fmt: skip


def _place(unit: Unit, by_id: dict[str, Unit]) -> tuple[str, ...]:
    """Where a unit stands: siblings by name, without regard to case and diacritics."""
    above = [by_id[key] for key in unit.path.split("/") if key in by_id]
    return tuple(f"{plain_key(one.name)} {one.id}" for one in above)


def unit_page(by: Actor, unit: Unit, lang: Lang) -> dict[str, Any]:
    """Return what the page of a unit shows to whoever may view it; more to who manages people."""
    manages = by.may(Right.PEOPLE, unit)
    above = units(by=by).filter(pk__in=[key for key in unit.path.split("/") if key][:-1])
    facts: dict[str, Any] = {
        "unit": unit,
        "kind": say(lang, *KINDS[unit.kind]),
        "above": list(above),
        "below": list(units(by=by).filter(parent=unit).order_by("name")),
        "manages": manages,
        "kinds": kind_options(lang),
    }
    if not manages:
        return facts
    parents = units(by=by, right=Right.PEOPLE).filter(active=True)
    return facts | {
        "rights": right_options(by, unit, lang),
        "invitations": [_invitation(one, lang) for one in open_invitations(unit)],
        "outside": [_access(one, lang) for one in accesses(unit)],
        "links": [_link(one, lang) for one in links(unit)],
        "parents": [p for p in parents if not p.path.startswith(unit.path) and p.pk != unit.parent_id],
        "parties": [
            {"kind": kind, "name": say(lang, *kind.name), "choices": choices}
            for kind in parties.kinds() if (choices := kind.choices(by, unit))
        ],
        "may_move": unit.parent is not None and by.may(Right.PEOPLE, unit.parent),
        "above_all": unit.parent is None,
    }  # fmt: skip


def members(unit: Unit) -> QuerySet[Membership]:
    """Return who works at a unit at this moment."""
    return Membership.objects.filter(now_open(), unit=unit).select_related("user", "unit")


def top_name() -> str:
    """Return what the unit above all others is called, as the first start offers it."""
    return root().name


def open_invitations(unit: Unit) -> QuerySet[Invitation]:
    """Return the invitations to a unit that somebody may still accept."""
    return Invitation.objects.filter(
        unit=unit, used_at__isnull=True, revoked_at__isnull=True, expires_at__gt=clock.now()
    )


def accesses(unit: Unit) -> QuerySet[OutsideAccess]:
    """Return who acts for an outside party, as the unit lets them."""
    return OutsideAccess.objects.filter(now_open(), unit=unit).select_related("user")


def links(unit: Unit) -> QuerySet[SignedLink]:
    """Return the signed links of a unit that still open something."""
    return SignedLink.objects.filter(
        unit=unit, revoked_at__isnull=True, expires_at__gt=clock.now()
    )


def entries(by: Actor) -> QuerySet[AuditEntry]:
    """Return the lines of the log that somebody may read: of the units where they manage people."""
    if by.may_all or by.may(Right.PEOPLE, root()):
        return AuditEntry.objects.all()
    return by.within(AuditEntry.objects.all(), Right.PEOPLE, "unit_path")


def searched(rows: QuerySet[AuditEntry], words: str) -> QuerySet[AuditEntry]:
    """Return the lines that hold every word, in any of their texts."""
    for word in words.split():
        rows = rows.filter(
            Q(actor__icontains=word) | Q(verb__icontains=word) | Q(object_kind__icontains=word)
            | Q(object_id__icontains=word) | Q(facts_text__icontains=word)
        )  # fmt: skip
    return rows


def membership(by: Actor, key: Any) -> Membership:
    """Return an open membership at a unit where somebody manages people.

    Raises
    ------
    NotFound
        There is none, or none that they may know of.
    """
    return _theirs(by, Membership.objects.filter(now_open()).select_related("unit", "user"), key)


def invitation(by: Actor, key: Any) -> Invitation:
    """Return an invitation to a unit where somebody manages people."""
    return _theirs(by, Invitation.objects.select_related("unit"), key)


def access(by: Actor, key: Any) -> OutsideAccess:
    """Return an access of an outside party at a unit where somebody manages people."""
    return _theirs(by, OutsideAccess.objects.select_related("unit"), key)


def link(by: Actor, key: Any) -> SignedLink:
    """Return a signed link of a unit where somebody may edit."""
    return _theirs(by, SignedLink.objects.select_related("unit"), key, Right.EDIT)


def person(by: Actor, key: Any) -> User:
    """Return somebody who works, or acts, at a unit where the other manages people."""
    found = User.objects.filter(pk=key).first()
    at = by.within(Membership.objects.filter(now_open(), user=found), Right.PEOPLE)
    acts = by.within(OutsideAccess.objects.filter(now_open(), user=found), Right.PEOPLE)
    if found is None or not (at.exists() or acts.exists()):
        raise NotFound("there is nothing here")
    return found


def _theirs(by: Actor, rows: QuerySet[Row], key: Any, right: Right = Right.PEOPLE) -> Row:
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound("there is nothing here")
    by.need(right, found.unit)
    return found


def _invitation(one: Invitation, lang: Lang) -> dict[str, Any]:
    what = rights_said(one.rights, lang)
    if one.party_kind:
        what = parties.called(one.party_kind, one.party_id)
    return {"one": one, "what": what, "until": moment(one.expires_at, HOME, lang)}


def _access(one: OutsideAccess, lang: Lang) -> dict[str, Any]:
    return {"one": one, "party": parties.called(one.party_kind, one.party_id),
            "since": moment(one.since, HOME, lang)}  # fmt: skip


def _link(one: SignedLink, lang: Lang) -> dict[str, Any]:
    return {"one": one, "party": parties.called(one.party_kind, one.party_id),
            "until": moment(one.expires_at, HOME, lang),
            "used": moment(one.last_used_at, HOME, lang) if one.last_used_at else ""}  # fmt: skip


def account_page(user: User, lang: Lang) -> dict[str, Any]:
    """Return what somebody's own account shows: rights, second factors, and where they act."""
    from allauth.mfa.models import Authenticator
    from allauth.usersessions.models import UserSession

    held = Authenticator.objects.filter(user=user)
    kinds = list(held.values_list("type", flat=True))
    works = Membership.objects.filter(now_open(), user=user).select_related("unit")
    acts = OutsideAccess.objects.filter(now_open(), user=user)
    return {
        "works": [{"unit": m.unit, "rights": rights_said(m.rights, lang)} for m in works],
        "acts": [
            {"name": parties.called(a.party_kind, a.party_id), "since": moment(a.since, HOME, lang),
             "address": parties.home_of(a.party_kind, a.party_id)}
            for a in acts
        ],
        "passkeys": [
            {"one": one, "made": moment(one.created_at, HOME, lang),
             "used": moment(one.last_used_at, HOME, lang) if one.last_used_at else ""}
            for one in held.filter(type="webauthn").order_by("created_at")
        ],
        "totp": "totp" in kinds,
        "codes": "recovery_codes" in kinds,
        "second": bool(kinds),
        "sessions": UserSession.objects.filter(user=user).count(),
    }  # fmt: skip


def outside_page(by: Actor) -> list[dict[str, str]]:
    """Return the parties that somebody acts for, with the page of each."""
    return [
        {"name": parties.called(one.kind, one.id), "address": parties.home_of(one.kind, one.id)}
        for one in by.parties
    ]
