"""Invitations and signed links: addresses that carry a secret, of which only the digest is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction

from lantoa.core import clock
from lantoa.core.errors import BadInput, NotFound
from lantoa.web.kit.ids import digest_of, fresh_token
from lantoa.web.people import audit, services
from lantoa.web.people.models import Invitation, Membership, OutsideAccess, SignedLink, User
from lantoa.web.people.queries import actor_of, now_open
from lantoa.web.people.rights import NONE, Right, named, rights_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from lantoa.web.people.actors import Actor, Party
    from lantoa.web.people.models import Unit

OPEN_DAYS: Final = 14
"""Days for which an invitation stands."""
LONGEST_DAYS: Final = 366
"""Days for which a signed link may stand."""
IN_SESSION: Final = "lantoa_invitation"
"""Where the session keeps the digest of the invitation that somebody is about to accept."""


def invite(
    *,
    by: Actor,
    unit: Unit,
    email: str,
    name: str = "",
    rights: Right = Right.VIEW,
    party: Party | None = None,
) -> tuple[Invitation, str]:
    """Invite somebody to a unit, or to act for an outside party; return the link's token.

    The token is given once and kept nowhere; whoever loses it makes another invitation.

    Raises
    ------
    Forbidden
        Who invites may not manage people at the unit, or lacks a right that they give.
    BadInput
        The address is none, or its owner is a member of the unit already.
    """
    token = fresh_token()
    with transaction.atomic():
        by.need(Right.PEOPLE, unit)
        rights = NONE if party else rights_of(rights or Right.VIEW)
        services.not_above(by, unit, rights)
        if not unit.active:
            raise BadInput("a closed unit takes no new people")
        address = services.said_email(email)
        theirs = Membership.objects.filter(now_open(), unit=unit, user__email=address)
        if party is None and theirs.exists():
            raise BadInput("this person is a member of the unit already")
        made = Invitation.objects.create(
            digest=digest_of(token), email=address, name=name.strip()[:120], unit=unit,
            rights=int(rights), party_kind=party.kind if party else "",
            party_id=party.id if party else "", made_by=_maker(by),
            made_at=clock.now(), expires_at=clock.now() + timedelta(days=OPEN_DAYS),
        )  # fmt: skip
        audit.record(by=by, verb="people.invite", what=made, unit=unit,
                     facts={"rights": named(rights), "party": [party.kind, party.id] if party else None})  # fmt: skip
    return made, token


def revoke(*, by: Actor, invitation: Invitation) -> None:
    """Take an open invitation back."""
    with transaction.atomic():
        by.need(Right.PEOPLE, invitation.unit)
        opened = Invitation.objects.filter(
            pk=invitation.pk, used_at__isnull=True, revoked_at__isnull=True
        )
        if not opened.update(revoked_at=clock.now()):
            raise BadInput("this has ended already: reload the page")
        audit.record(by=by, verb="people.revoke_invitation", what=invitation,
                     unit=invitation.unit)  # fmt: skip


def open_invitation(token: str) -> Invitation:
    """Return the invitation of a link.

    Raises
    ------
    NotFound
        There is none, it was used or taken back, or its time is over: all are answered alike.
    """
    return _opened(digest_of(token))


def _opened(digest: str) -> Invitation:
    found = Invitation.objects.select_related("unit", "made_by").filter(
        digest=digest, used_at__isnull=True, revoked_at__isnull=True,
        expires_at__gt=clock.now(), unit__active=True,
    ).first()  # fmt: skip
    if found is None:
        raise NotFound("there is nothing here")
    return found


def invited_in(request: HttpRequest, email: str) -> Invitation | None:
    """Return the open invitation that this browser holds, where it is to this address."""
    try:
        found = _opened(str(request.session.get(IN_SESSION, "")))
    except NotFound:
        return None
    return found if email and found.email == email else None


def accept(*, token: str, name: str, password: str) -> User:
    """Make the account that an invitation is for, and give it what the invitation gives.

    Raises
    ------
    NotFound
        The link opens nothing (any more).
    BadInput
        The address has an account already, or the password is weak.
    """
    with transaction.atomic():
        invitation = _taken(open_invitation(token))
        user = services.new_user(email=invitation.email, name=name, password=password)
        _give(user, invitation)
    return user


def accept_as(*, by: Actor, user: User, token: str) -> None:
    """Give somebody who has an account what an invitation gives; it must be to their address.

    Raises
    ------
    BadInput
        The invitation is to another address.
    """
    with transaction.atomic():
        invitation = _taken(open_invitation(token))
        if by.user_id != str(user.pk) or invitation.email != user.email.lower():
            raise BadInput("this invitation is for another address: sign in with that one")
        _give(user, invitation)


def welcome(*, user: User, invitation: Invitation, name: str) -> None:
    """Give a new account, made by an agency's directory, what its invitation gives."""
    from allauth.account.models import EmailAddress

    with transaction.atomic():
        user.name = services.said_name(name or invitation.name or invitation.email)
        user.email = invitation.email
        user.save(update_fields=["name", "email"])
        EmailAddress.objects.get_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
        _give(user, _taken(invitation))


def _taken(invitation: Invitation) -> Invitation:
    """Use an invitation up: of two who accept at once, one is first."""
    opened = Invitation.objects.filter(
        pk=invitation.pk, used_at__isnull=True, revoked_at__isnull=True
    )
    if not opened.update(used_at=clock.now()):
        raise NotFound("there is nothing here")
    return invitation


def _give(user: User, invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(used_by=user)
    unit = invitation.unit
    if invitation.party_kind:
        OutsideAccess.objects.create(
            user=user, unit=unit, party_kind=invitation.party_kind,
            party_id=invitation.party_id, since=clock.now(),
        )  # fmt: skip
    else:
        held = Membership.objects.filter(now_open(), user=user, unit=unit).first()
        if held is None:
            Membership.objects.create(
                user=user, unit=unit, rights=invitation.rights, since=clock.now()
            )
        else:
            held.rights |= invitation.rights
            held.save(update_fields=["rights"])
    audit.record(by=actor_of(user), verb="people.accept", what=invitation, unit=unit,
                 facts={"user": user.pk, "rights": named(invitation.right)})  # fmt: skip


def make_link(
    *, by: Actor, unit: Unit, what: tuple[str, str], party: Party, label: str, days: int
) -> tuple[SignedLink, str]:
    """Make an address that opens one thing to one outside party without an account.

    Parameters
    ----------
    what
        Kind and id of the thing.
    days
        For which it stands, at most ``LONGEST_DAYS``.

    Raises
    ------
    Forbidden
        Who makes it may not edit at the unit.
    BadInput
        The days are none that a link may stand.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise BadInput(f"a link stands from 1 to {LONGEST_DAYS} days")
    token = fresh_token()
    with transaction.atomic():
        by.need(Right.EDIT, unit)
        made = SignedLink.objects.create(
            digest=digest_of(token), unit=unit, what_kind=what[0], what_id=what[1],
            party_kind=party.kind, party_id=party.id, label=label.strip()[:160],
            made_by=_maker(by), made_at=clock.now(),
            expires_at=clock.now() + timedelta(days=days),
        )  # fmt: skip
        audit.record(by=by, verb="people.make_link", what=made, unit=unit,
                     facts={"what": list(what), "party": [party.kind, party.id], "days": days})  # fmt: skip
    return made, token


def revoke_link(*, by: Actor, link: SignedLink) -> None:
    """Take a signed link back; whoever came by it is out at once."""
    with transaction.atomic():
        by.need(Right.EDIT, link.unit)
        if not SignedLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(
            revoked_at=clock.now()
        ):
            raise BadInput("this has ended already: reload the page")
        audit.record(by=by, verb="people.revoke_link", what=link, unit=link.unit)


def opened_link(token: str) -> SignedLink:
    """Return the signed link of an address, and note that it was used.

    Raises
    ------
    NotFound
        It opens nothing (any more).
    """
    found = SignedLink.objects.filter(
        digest=digest_of(token), revoked_at__isnull=True, expires_at__gt=clock.now(),
        unit__active=True,
    ).first()  # fmt: skip
    if found is None:
        raise NotFound("there is nothing here")
    SignedLink.objects.filter(pk=found.pk).update(last_used_at=clock.now())
    return found


def _maker(by: Actor) -> User | None:
    return User.objects.filter(pk=by.user_id).first() if by.user_id else None
