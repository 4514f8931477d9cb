"""Bright Data's Instagram posts and reels.

In its tables a cell may be JSON in quotes (``"2024-06-17T18:32:51.000Z"``), a literal ``null``
or a whole JSON list. ``timestamp`` says when a row was collected, ``date_posted`` when the
post was published.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.sources.instagram.cells import decoded, unquoted
from lantoa.sources.instagram.ids import shortcode, shortcode_in
from lantoa.sources.instagram.media import (
    Account,
    Media,
    account,
    account_key,
    published,
    records_of,
    views_of,
    web_count,
)
from lantoa.sources.replies import quoted
from lantoa.sources.shapes import (
    beginning,
    first,
    flag,
    handle,
    label,
    mapping,
    mappings,
    seconds,
    words,
)
from lantoa.sources.values import instant

if TYPE_CHECKING:
    from lantoa.core.records import Records
    from lantoa.sources.adapter import Context, Head, Payload

_COLUMNS: Final = {"user_posted", "date_posted", "num_comments", "shortcode"}
_HOLD_JSON: Final = frozenset(("audio", "coauthor_producers", "videos_duration"))
_KINDS: Final = {
    "image": "image", "photo": "image", "graphimage": "image",
    "video": "video", "reel": "video", "reels": "video", "graphvideo": "video", "clips": "video",
    "carousel": "carousel", "sidecar": "carousel", "graphsidecar": "carousel",
}  # fmt: skip


def is_dump(head: Head) -> bool:
    """Return whether a JSON, JSON lines or table file is Bright Data's of Instagram."""
    if head.shape == "table":
        return set(head.columns) >= _COLUMNS
    return any(payload.keys() >= _COLUMNS for payload in beginning(head))


def table_records(payload: Payload, context: Context) -> Records:
    """Return the records of one row of a table."""
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a row")
    row = {
        column: decoded(value) if column in _HOLD_JSON else unquoted(value)
        for column, value in payload.items()
    }
    return records(row, context)


def records(payload: Payload, context: Context) -> Records:
    """Return the records of one post or reel.

    Raises
    ------
    Unreadable
        The row is the vendor's own report of an error, or a field cannot be read.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a JSON object")
    _refuse_error(payload)
    kind = _kind(payload)
    code = shortcode(
        code=first(payload.get("shortcode"), _code_of_address(payload.get("url"))),
        pk=first(payload.get("pk"), payload.get("post_id")),
        fields=("shortcode", "post_id"),
    )
    audio = mapping(payload.get("audio"), "audio")
    media = Media(
        code=code,
        author=_owner(payload),
        coauthors=_coauthors(payload.get("coauthor_producers")),
        kind=kind,
        text=words(payload.get("description"), "description"),
        published=published(payload.get("date_posted"), "date_posted", code),
        duration_s=_duration(payload),
        sound=words(audio.get("audio_asset_id"), "audio.audio_asset_id"),
        is_paid_partnership=flag(payload.get("is_paid_partnership"), "is_paid_partnership"),
        views=views_of(
            kind,
            None,
            payload.get("video_play_count"),
            payload.get("views"),
            payload.get("video_view_count"),
        ),
        likes=web_count(payload.get("likes")),
        comments=web_count(payload.get("num_comments")),
    )
    collected = payload.get("timestamp")
    return records_of(
        media,
        seen_at=instant(collected, "timestamp") if collected else context.seen_at,
        seen_source="row" if collected else context.seen_source,
        method="vendor_file",
    )


def _refuse_error(payload: Mapping[str, Any]) -> None:
    said = first(payload.get("error"), payload.get("error_code"))
    if said is None and first(payload.get("shortcode"), payload.get("post_id")) is None:
        said = payload.get("warning")
    if said:
        told = (said, payload.get("url"), payload.get("input"))
        parts = [quoted(label(part)) for part in told]
        raise Unreadable("error", "the vendor reports: " + ", ".join(filter(None, parts)))


def _code_of_address(url: Any) -> str | None:
    return shortcode_in(url) if isinstance(url, str) else None


def _owner(payload: Mapping[str, Any]) -> Account:
    who = handle(payload.get("user_posted"), "user_posted")
    return Account(
        key=account_key(payload.get("user_posted_id"), who, "user_posted_id"),
        handle=who,
        verified=flag(payload.get("is_verified"), "is_verified"),
        followers=web_count(payload.get("followers")),
        posts=web_count(payload.get("posts_count")),
    )


def _coauthors(value: Any) -> tuple[Account, ...]:
    """Return co-authors, given as objects or as bare user names."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = [{"username": one} for one in value]
    field = "coauthor_producers"
    return tuple(account(part, field=field) for part in mappings(value, field))


def _kind(payload: Mapping[str, Any]) -> str | None:
    for field in ("content_type", "product_type"):
        found = _KINDS.get(label(payload.get(field)).lower())
        if found:
            return found
    return "video" if payload.get("length") or payload.get("video_url") else None


def _duration(payload: Mapping[str, Any]) -> float | None:
    videos = payload.get("videos_duration")
    if isinstance(videos, list) and len(videos) == 1 and isinstance(videos[0], Mapping):
        return seconds(videos[0].get("video_duration"), "videos_duration")
    return seconds(payload.get("length"), "length")
