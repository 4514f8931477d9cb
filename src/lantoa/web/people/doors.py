"""Who stands at the door: every request carries its actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lantoa.web.people.actors import Actor
from lantoa.web.people.models import User
from lantoa.web.people.queries import actor_of, has_accounts

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]


def actors(answer: Answer) -> Answer:
    """Set ``request.actor`` on every request."""

    def with_actor(request: HttpRequest) -> HttpResponseBase:
        request.actor = _actor(request)  # type: ignore[attr-defined]
        return answer(request)

    return with_actor


def actor(request: HttpRequest) -> Actor:
    """Return who makes a request."""
    return cast("Actor", request.actor)  # type: ignore[attr-defined]


def _actor(request: HttpRequest) -> Actor:
    if isinstance(request.user, User):
        return actor_of(request.user)
    return Actor.nobody() if has_accounts() else Actor.alone()
