"""What changes about units and about who works at them; every change leaves its line in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from lantoa.core import clock
from lantoa.core.errors import BadInput, Forbidden, NotFound
from lantoa.web.people import audit
from lantoa.web.people.models import Membership, OutsideAccess, Unit, User
from lantoa.web.people.queries import actor_of, has_accounts, now_open, root
from lantoa.web.people.rights import ALL, Right, named, rights_of

if TYPE_CHECKING:
    from lantoa.web.people.actors import Actor

DEEPEST: Final = 12
"""Levels that the tree of units may have."""
_NOT_MORE: Final = "nobody gives rights that they lack themselves"


def make_owner(*, by: Actor, email: str, name: str, password: str, unit_name: str) -> User:
    """Make the first account: it has every right at the root, and all that was there before.

    Raises
    ------
    NotFound
        There is an account already, or who acts is not at this machine.
    BadInput
        The address, the name or the password will not do.
    """
    if by.kind not in ("alone", "system"):
        raise NotFound("there is nothing here")
    with transaction.atomic():
        top = Unit.objects.select_for_update().get(parent__isnull=True)
        if has_accounts():  # of two who make the first account at once, one is first
            raise NotFound("there is nothing here")
        user = new_user(email=email, name=name, password=password)
        if unit_name.strip():
            top.name = said_name(unit_name)
            top.save(update_fields=["name"])
        Membership.objects.create(user=user, unit=top, rights=int(ALL))
        audit.record(by=by, verb="people.make_owner", what=user, unit=top)
    return user


def new_user(*, email: str, name: str, password: str) -> User:
    """Make an account inside the caller's transaction.

    Raises
    ------
    BadInput
        The address is none or has an account already, the name is empty, the password is weak.
    """
    from allauth.account.models import EmailAddress

    user = User(email=said_email(email), name=said_name(name))
    try:
        validate_password(password, user)
    except ValidationError as failure:
        raise BadInput(" ".join(failure.messages)) from None
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        raise BadInput("this address has an account already: sign in with it") from None
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def add_unit(*, by: Actor, parent: Unit, name: str, kind: str) -> Unit:
    """Add a unit below another; who acts needs the right to manage people there."""
    with transaction.atomic():
        parent = _locked(parent)
        by.need(Right.PEOPLE, parent)
        if not parent.active:
            raise BadInput("a closed unit takes no new units")
        if parent.path.count("/") > DEEPEST:
            raise BadInput(f"the tree of units is at most {DEEPEST} levels deep")
        made = Unit(name=said_name(name), kind=_said_kind(kind), parent=parent)
        made.path = f"{parent.path}{made.id}/"
        made.save(force_insert=True)
        audit.record(by=by, verb="people.add_unit", what=made, unit=made,
                     facts={"name": made.name, "kind": made.kind})  # fmt: skip
    return made


def rename_unit(*, by: Actor, unit: Unit, name: str, kind: str) -> Unit:
    """Give a unit another name or kind."""
    with transaction.atomic():
        unit = _locked(unit)
        by.need(Right.PEOPLE, unit)
        before = unit.name
        unit.name, unit.kind = said_name(name), _said_kind(kind)
        unit.save(update_fields=["name", "kind"])
        audit.record(by=by, verb="people.rename_unit", what=unit, unit=unit,
                     facts={"from": before, "to": unit.name, "kind": unit.kind})  # fmt: skip
    return unit


def move_unit(*, by: Actor, unit: Unit, parent: Unit) -> Unit:
    """Hang a unit, with all below it, under another one.

    Who acts needs the right to manage people where it was and where it goes: the units above it
    change, and with them who sees what belongs to it.

    Raises
    ------
    BadInput
        The root was to move, or a unit below itself, or too deep.
    """
    with transaction.atomic():
        _locked(root())  # one change of the tree at a time
        unit, parent = _locked(unit), _locked(parent)
        by.need(Right.PEOPLE, unit)
        by.need(Right.PEOPLE, parent)
        if unit.parent is None:
            raise BadInput("the unit above all others stays where it is")
        by.need(Right.PEOPLE, unit.parent)
        if parent.path.startswith(unit.path):
            raise BadInput("a unit cannot hang below itself")
        if not parent.active:
            raise BadInput("a closed unit takes no new units")
        before, after = unit.path, f"{parent.path}{unit.id}/"
        below = list(Unit.objects.filter(path__startswith=before))
        deepest = max(one.path.count("/") for one in below) - before.count("/")
        if after.count("/") + deepest > DEEPEST + 1:
            raise BadInput(f"the tree of units is at most {DEEPEST} levels deep")
        for one in below:
            one.path = after + one.path.removeprefix(before)
        Unit.objects.bulk_update(below, ["path"])
        Unit.objects.filter(pk=unit.pk).update(parent=parent)
        unit = Unit.objects.get(pk=unit.pk)
        audit.record(by=by, verb="people.move_unit", what=unit, unit=unit,
                     facts={"from": before, "to": after})  # fmt: skip
    return unit


def set_active(*, by: Actor, unit: Unit, active: bool) -> Unit:
    """Close a unit with all below it, or open one again; nothing of it is lost.

    At a closed unit nobody has rights but from above.

    Raises
    ------
    BadInput
        The root was to close, or a unit to open below a closed one.
    """
    with transaction.atomic():
        unit = _locked(unit)
        by.need(Right.PEOPLE, unit)
        if unit.parent is None:
            raise BadInput("the unit above all others stays open")
        by.need(Right.PEOPLE, unit.parent)
        if active:
            if not unit.parent.active:
                raise BadInput("the unit above this one is closed: open that one first")
            Unit.objects.filter(pk=unit.pk).update(active=True)
        else:
            Unit.objects.filter(path__startswith=unit.path).update(active=False)
        unit.active = active
        verb = "people.open_unit" if active else "people.close_unit"
        audit.record(by=by, verb=verb, what=unit, unit=unit)
    return unit


def set_rights(*, by: Actor, membership: Membership, rights: Right) -> Membership:
    """Give a member other rights.

    Raises
    ------
    Forbidden
        Who acts lacks a right that the member has, or is to have.
    BadInput
        Nobody would be left to manage people at the root.
    """
    with transaction.atomic():
        membership = _open_membership(membership, by)
        before = membership.right
        not_above(by, membership.unit, before | rights)
        if Right.PEOPLE not in rights:
            _not_the_last(membership)
        membership.rights = int(rights_of(rights or Right.VIEW))
        membership.save(update_fields=["rights"])
        audit.record(by=by, verb="people.set_rights", what=membership, unit=membership.unit,
                     facts={"user": membership.user_id, "from": named(before),
                            "to": named(membership.right)})  # fmt: skip
    return membership


def end_membership(*, by: Actor, membership: Membership) -> None:
    """End a membership at this moment; it stays as history."""
    with transaction.atomic():
        membership = _open_membership(membership, by)
        not_above(by, membership.unit, membership.right)
        _not_the_last(membership)
        membership.until = clock.now()
        membership.save(update_fields=["until"])
        audit.record(by=by, verb="people.end_membership", what=membership, unit=membership.unit,
                     facts={"user": membership.user_id})  # fmt: skip


def end_outside(*, by: Actor, access: OutsideAccess) -> None:
    """End somebody's acting for a network or a KOL."""
    with transaction.atomic():
        by.need(Right.PEOPLE, access.unit)
        if not OutsideAccess.objects.filter(now_open(), pk=access.pk).update(until=clock.now()):
            raise BadInput("this has ended already: reload the page")
        audit.record(by=by, verb="people.end_outside", what=access, unit=access.unit,
                     facts={"user": access.user_id, "party": [access.party_kind, access.party_id]})  # fmt: skip


def set_account(*, by: Actor, user: User, name: str, lang: str) -> User:
    """Change one's own name and language."""
    with transaction.atomic():
        if by.user_id != str(user.pk):
            raise NotFound("there is nothing here")
        user.name = said_name(name)
        user.lang = lang if lang in ("vi", "en") else user.lang
        user.save(update_fields=["name", "lang"])
        audit.record(by=by, verb="people.set_account", what=user)
    return user


def reset_key(*, by: Actor, user: User) -> str:
    """Return the key of an address by which somebody may set a new password, once.

    Raises
    ------
    NotFound
        Who acts manages people at none of the person's units.
    Forbidden
        The person has rights that who acts lacks: they would gain them.
    """
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str

    with transaction.atomic():
        grants = actor_of(user).grants
        shared = [grant for grant in grants if by.may(Right.PEOPLE, grant.path)]
        accesses = by.within(OutsideAccess.objects.filter(now_open(), user=user), Right.PEOPLE)
        if not shared and not accesses.exists():
            raise NotFound("there is nothing here")
        if any(grant.rights not in by.rights(grant.path) for grant in grants):
            raise Forbidden(_NOT_MORE)
        audit.record(by=by, verb="people.make_reset_link", what=user)
    return f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"


def said_name(name: str) -> str:
    """Return a name as it is kept: one line, without marks that cannot be seen."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in name).split())[:120]
    if not plain:
        raise BadInput("a name is needed")
    return plain


def said_email(email: str) -> str:
    """Return an e-mail address as it is kept, in small letters."""
    plain = email.strip().lower()
    try:
        validate_email(plain)
    except ValidationError:
        raise BadInput(f"{plain[:80]!r} is no e-mail address") from None
    return plain


def not_above(by: Actor, unit: Unit, rights: Right) -> None:
    """Pass where somebody has all of these rights themselves at a unit."""
    if rights_of(rights) not in by.rights(unit):
        raise Forbidden(_NOT_MORE)


def _locked(unit: Unit) -> Unit:
    return Unit.objects.select_for_update().get(pk=unit.pk)


def _open_membership(membership: Membership, by: Actor) -> Membership:
    found = Membership.objects.select_for_update().select_related("unit").get(pk=membership.pk)
    by.need(Right.PEOPLE, found.unit)
    if found.until is not None and found.until <= clock.now():
        raise BadInput("this has ended already: reload the page")
    return found


def _not_the_last(membership: Membership) -> None:
    """Whoever manages people at the root is never the last to go: nobody could let them in again."""
    if membership.unit.parent_id is not None or Right.PEOPLE not in membership.right:
        return
    _locked(membership.unit)
    others = Membership.objects.filter(now_open(), unit=membership.unit, user__is_active=True)
    left = [one for one in others.exclude(pk=membership.pk) if one.right == rights_of(int(ALL))]
    if not left:
        raise BadInput("somebody must stay who has every right at the root")


def _said_kind(kind: str) -> str:
    return kind if kind in Unit.Kind.values else Unit.Kind.OTHER
