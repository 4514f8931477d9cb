"""4CAT's table of Instagram posts.

The table has no time of collection, so it is the file's. ``timestamp`` is written in the local
time of whatever server 4CAT ran on; ``unix_timestamp`` is the same instant without that doubt.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import HIDDEN, Records
from lantoa.sources.instagram.ids import shortcode
from lantoa.sources.instagram.media import (
    Account,
    Media,
    account_key,
    published,
    records_of,
    views_of,
    web_count,
)
from lantoa.sources.shapes import flag, handle, label, words

if TYPE_CHECKING:
    from lantoa.sources.adapter import Context, Head, Payload

_COLUMNS: Final = {"id", "body", "author", "unix_timestamp", "num_likes", "num_comments"}
_KINDS: Final = {"photo": "image", "picture": "image", "video": "video", "mixed": "carousel"}


def is_table(head: Head) -> bool:
    """Return whether a table is 4CAT's of Instagram."""
    return head.shape == "table" and set(head.columns) >= _COLUMNS


def records(payload: Payload, context: Context) -> Records:
    """Return the records of one row.

    Raises
    ------
    Unreadable
        A field that is needed is missing or cannot be read.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a row")
    if payload.get("type") == "comment":
        raise Unreadable("type", "a comment, in a table of posts")
    kind = _kind(payload)
    hidden = flag(payload.get("likes_hidden"), "likes_hidden")
    code = shortcode(code=payload.get("id"), url=payload.get("url"), fields=("id", "id"))
    who = handle(payload.get("author"), "author")
    media = Media(
        code=code,
        author=Account(
            key=account_key(None, who, "author"),
            handle=who,
            name=words(payload.get("author_fullname"), "author_fullname"),
            verified=flag(payload.get("verified"), "verified"),
        ),
        kind=kind,
        text=words(payload.get("body"), "body"),
        published=published(payload.get("unix_timestamp"), "unix_timestamp", code),
        is_paid_partnership=flag(payload.get("is_paid_partnership"), "is_paid_partnership"),
        views=views_of(kind, hidden, payload.get("play_count")),
        likes=HIDDEN if hidden else web_count(payload.get("num_likes")),
        comments=web_count(payload.get("num_comments")),
    )
    return records_of(
        media, seen_at=context.seen_at, seen_source=context.seen_source, method="web_capture"
    )


def _kind(payload: Mapping[str, Any]) -> str | None:
    several = label(payload.get("num_media"))
    if several.isdigit() and several not in ("0", "1"):
        return "carousel"
    return _KINDS.get(label(payload.get("type")))
