"""Replies of platforms' interfaces: many items in one, messages to quote, credentials to refuse."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import Records
from lantoa.sources.values import text_or_none

if TYPE_CHECKING:
    from lantoa.sources.adapter import Context, Head, Payload

_SECRETS: Final = ("access_token", "refresh_token", "client_secret")
_SECRET_IN_TEXT: Final = re.compile(
    r"(?i)\b(access_token|refresh_token|client_secret|token|key|sig)=[^\s&\"']+"
    r"|\b(?:EAA|IGQ|THQ|ya29\.)[\w.-]{6,}"
)
_QUOTED: Final = 300


def is_many_lines(head: Head) -> bool:
    """Return whether a file is JSON lines, and not one line that is a document as well.

    Replies hold many items, so a document is read item by item and not as one line.
    """
    return head.shape == "lines" and head.document is None


def records_of_each(
    parts: Sequence[Any], one: Callable[[Payload, Context], Records], context: Context
) -> Records:
    """Return the records of all parts of a payload, the unreadable ones as refused.

    Parameters
    ----------
    parts
        The items of a reply, in its order.
    one
        Gives the records of one item.

    Raises
    ------
    Unreadable
        There is no part, or none can be read.
    """
    if not parts:
        raise Unreadable("", "a reply without items")
    if len(parts) == 1:
        return one(parts[0], context)
    found: list[Records] = []
    refused: list[tuple[str, str]] = []
    for number, part in enumerate(parts, start=1):
        try:
            found.append(one(part, context))
        except Unreadable as wrong:
            name = f"item {number}" + (f" {wrong.field}" if wrong.field else "")
            refused.append((name, wrong.reason))
    if not found:
        more = f" (and {len(refused) - 1} more)"
        raise Unreadable(refused[0][0], refused[0][1] + more)
    return together(found, refused)


def together(found: Sequence[Records], refused: Sequence[tuple[str, str]] = ()) -> Records:
    """Return several records as one, with more refused parts."""
    return Records(
        posts=tuple(post for one in found for post in one.posts),
        counts=tuple(count for one in found for count in one.counts),
        channels=tuple(channel for one in found for channel in one.channels),
        comments=tuple(comment for one in found for comment in one.comments),
        refused=(*(part for one in found for part in one.refused), *refused),
    )


def is_of_google(credential: Any) -> bool:
    """Return whether a credential is for Google's interfaces, by the addresses it names."""
    return "googleapis.com" in str(credential) or "accounts.google.com" in str(credential)


def quoted(message: Any) -> str:
    """Return what a platform says, on one line, shortened, without tokens.

    Examples
    --------
    >>> quoted("bad access_token=abc for  EAACsqT7rCzQBAF5")
    'bad … for …'
    """
    words = " ".join((text_or_none(message) or "").split())
    said = _SECRET_IN_TEXT.sub("…", words)
    return said if len(said) <= _QUOTED else said[:_QUOTED] + "…"


def is_credential(document: Any) -> bool:
    """Return whether an object is a token or the description of a client, and no reply.

    Examples
    --------
    >>> is_credential({"access_token": "a", "token_type": "bearer"})
    True
    >>> is_credential({"id": "1", "message": "access_token"})
    False
    """
    if not isinstance(document, Mapping):
        return False
    if any(isinstance(document.get(key), str) and document[key] for key in _SECRETS):
        return True
    inner = next(iter(document.values()), None)
    return (
        len(document) == 1
        and isinstance(inner, Mapping)
        and "client_id" in inner
        and not inner.keys().isdisjoint(("token_uri", "auth_uri", "client_secret"))
    )
