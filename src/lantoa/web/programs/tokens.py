"""Reading a token: who acts by it, what it may do at this moment, how often it was used."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db.models import F

from lantoa.core import clock
from lantoa.web.kit.ids import digest_of, fresh_token
from lantoa.web.people.actors import Actor, Grant
from lantoa.web.people.queries import actor_of, has_accounts
from lantoa.web.people.rights import NONE, Right
from lantoa.web.programs.models import Token

MARK: Final = "lt_"
"""How every token begins, so that people and scanners of leaked secrets know it."""
_MINUTE: Final = 60
_LONGEST: Final = 200


def fresh() -> tuple[str, str, str]:
    """Return a new token, its digest, and the first letters by which people know it again."""
    token = MARK + fresh_token()
    return token, digest_of(token), token[:8]


def open_token(said: str) -> Token | None:
    """Return the token that somebody shows; ``None`` where it is unknown, old or revoked."""
    if not said.startswith(MARK) or len(said) > _LONGEST:
        return None
    found = Token.objects.select_related("unit", "made_by").filter(digest=digest_of(said)).first()
    if found is None or found.revoked_at is not None or found.expires_at <= clock.now():
        return None
    return found


def actor_of_token(token: Token) -> Actor:
    """Return what a program may do with a token: never more than whoever made it may now."""
    rights = token.right & _rights_of_maker(token)
    maker = token.made_by
    return Actor(
        kind="member",
        id=str(maker.pk) if maker else "",
        name=f"{maker.name if maker else 'this machine'} · {token.name}",
        grants=(Grant(token.unit.path, rights),) if rights and token.unit.active else (),
    )


def _rights_of_maker(token: Token) -> Right:
    if token.made_by is None:
        # Made when the workspace had no accounts: it ends with the first account.
        return NONE if has_accounts() else token.right
    return actor_of(token.made_by).rights(token.unit)


def count_use(token: Token) -> tuple[int, int]:
    """Count one request in the present minute, across all workers of the server.

    Returns
    -------
    tuple
        How many requests are left in this minute (negative where there are too many), and
        after how many seconds the next minute begins.
    """
    now = clock.now()
    second = int(now.timestamp())
    window = second // _MINUTE
    mine = Token.objects.filter(pk=token.pk)
    if not mine.filter(window=window).update(used=F("used") + 1):
        begun = mine.exclude(window=window).update(window=window, used=1, last_used_at=now)
        if not begun:
            mine.update(used=F("used") + 1)
    used = mine.values_list("used", flat=True).first() or 0
    return settings.API_REQUESTS_A_MINUTE - used, _MINUTE - second % _MINUTE


def soon_over(token: Token) -> bool:
    """Whether a token ends within a week."""
    return clock.now() < token.expires_at < clock.now() + timedelta(days=7)
