"""Which tokens and webhooks there are, for those who may know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from lantoa.core.errors import NotFound
from lantoa.web.people.rights import Right
from lantoa.web.programs.models import Delivery, Token, Webhook

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from lantoa.web.people.actors import Actor

EVENTS: Final = {
    "import.done": ("Đã đọc xong một tệp", "A file was read"),
    "import.refused": ("Một tệp không được nhận", "A file was not taken"),
    "agreement.changed": ("Một thoả thuận đổi trạng thái", "An agreement changed its state"),
    "deliverable.proven": ("Một việc phải giao được xác nhận", "A deliverable was confirmed"),
    "deliverable.late": ("Một việc phải giao bị trễ", "A deliverable is late"),
}
"""What a webhook may be told, in both languages."""


def _mine(by: Actor) -> Q:
    return Q(made_by_id=by.user_id) if by.user_id else Q(pk__in=[])


def tokens(*, by: Actor) -> QuerySet[Token]:
    """Return one's own tokens, and those at units where one manages people."""
    found = Token.objects.select_related("unit", "made_by")
    if by.may_all:
        return found
    theirs = by.within(Token.objects.all(), Right.PEOPLE).values("pk")
    return found.filter(_mine(by) | Q(pk__in=theirs))


def token(*, by: Actor, id: str) -> Token:  # noqa: A002
    """Return one token.

    Raises
    ------
    NotFound
        There is none, or it is not theirs to know of.
    """
    found = tokens(by=by).filter(pk=id).first()
    if found is None:
        raise NotFound("there is nothing here")
    return found


def webhooks(*, by: Actor) -> QuerySet[Webhook]:
    """Return the webhooks of units where one may take data out."""
    return by.within(Webhook.objects.select_related("unit", "made_by"), Right.EXPORT)


def webhook(*, by: Actor, id: str) -> Webhook:  # noqa: A002
    """Return one webhook.

    Raises
    ------
    NotFound
        There is none, or it is not theirs to know of.
    """
    found = webhooks(by=by).filter(pk=id).first()
    if found is None:
        raise NotFound("there is nothing here")
    return found


def deliveries(*, by: Actor, webhook_id: str) -> QuerySet[Delivery]:
    """Return what was sent to a webhook, newest first.

    Raises
    ------
    NotFound
        There is no such webhook, or it is not theirs to know of.
    """
    return Delivery.objects.filter(webhook=webhook(by=by, id=webhook_id))
