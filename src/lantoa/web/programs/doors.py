"""The door of the API: a token in the head of each request says who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ninja.security import HttpBearer

from lantoa.core.errors import LantoaError
from lantoa.web.programs.tokens import actor_of_token, count_use, open_token

if TYPE_CHECKING:
    from django.http import HttpRequest

    from lantoa.web.people.actors import Actor
    from lantoa.web.programs.models import Token


class TooMany(LantoaError):
    """A token was used too often in a minute.

    Parameters
    ----------
    wait_s
        After how many seconds it may be used again.
    """

    def __init__(self, wait_s: int) -> None:
        super().__init__("too many requests: wait until the minute is over")
        self.wait_s = wait_s


class Bearer(HttpBearer):
    """``Authorization: Bearer lt_…``; no cookie is looked at, so no page can act for somebody."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """Return the token, having counted its use and set who acts.

        Raises
        ------
        TooMany
            It was used too often in this minute.
        """
        found = open_token(token)
        if found is None:
            return None
        left, wait_s = count_use(found)
        request.api_left = max(left, 0), wait_s  # type: ignore[attr-defined]
        if left < 0:
            raise TooMany(wait_s)
        request.actor = actor_of_token(found)  # type: ignore[attr-defined]
        return found


def program(request: HttpRequest) -> Actor:
    """Return who acts by a token."""
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def token_of(request: HttpRequest) -> Any:
    """Return the token of a request."""
    return request.auth  # type: ignore[attr-defined]
