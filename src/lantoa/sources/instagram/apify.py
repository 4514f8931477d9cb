"""Apify's Instagram scrapers: posts, and profiles with their latest posts.

``likesCount`` is -1 where the owner hides the likes. Rows that only say what went wrong are
mixed in between the posts. A dump does not say when it was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import HIDDEN, Metric, Records
from lantoa.sources.instagram.cells import nested
from lantoa.sources.instagram.ids import shortcode
from lantoa.sources.instagram.media import (
    Account,
    Media,
    account,
    account_key,
    channel_of,
    published,
    records_of,
    views_of,
    web_count,
)
from lantoa.sources.replies import quoted, together
from lantoa.sources.shapes import (
    beginning,
    first,
    flag,
    handle,
    label,
    mapping,
    mappings,
    seconds,
    within,
    words,
)

if TYPE_CHECKING:
    from lantoa.sources.adapter import Context, Head, Payload

_POST: Final = frozenset(("likesCount", "commentsCount", "ownerUsername", "ownerId"))
_PROFILE: Final = {"username", "followersCount", "postsCount"}
_KINDS: Final = {"image": "image", "video": "video", "sidecar": "carousel"}


def is_dump(head: Head) -> bool:
    """Return whether a JSON, JSON lines or table file is Apify's of Instagram."""
    if head.shape == "table":
        return _is_item(head.columns)
    return any(_is_item(payload) for payload in beginning(head))


def table_records(payload: Payload, context: Context) -> Records:
    """Return the records of one row of a table, whose columns are flattened."""
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a row")
    return records(nested(payload), context)


def records(payload: Payload, context: Context) -> Records:
    """Return the records of one item.

    Raises
    ------
    Unreadable
        The item is the scraper's own report of an error, or a field cannot be read.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a JSON object")
    _refuse_error(payload)
    if "shortCode" not in payload and payload.keys() >= _PROFILE:
        return _profile(payload, context)
    return _post(payload, context)


def _is_item(keys: Any) -> bool:
    found = set(keys)
    return ("shortCode" in found and not _POST.isdisjoint(found)) or found >= _PROFILE


def _refuse_error(payload: Mapping[str, Any]) -> None:
    said = first(payload.get("error"), payload.get("errorCode"), payload.get("#error"))
    if said is None or said is False:
        return
    more = first(payload.get("errorDescription"), payload.get("errorMessage"))
    about = first(payload.get("url"), payload.get("inputUrl"))
    parts = [quoted(label(part)) for part in (said, more, about)]
    raise Unreadable("error", "the scraper reports: " + ", ".join(filter(None, parts)))


def _post(payload: Mapping[str, Any], context: Context) -> Records:
    kind = _kind(payload)
    code = shortcode(
        code=payload.get("shortCode"),
        pk=payload.get("id"),
        url=payload.get("url"),
        fields=("shortCode", "id"),
    )
    music = mapping(payload.get("musicInfo"), "musicInfo")
    producers = mappings(payload.get("coauthorProducers"), "coauthorProducers")
    media = Media(
        code=code,
        author=_owner(payload),
        coauthors=tuple(account(part, field="coauthorProducers") for part in producers),
        kind=kind,
        text=_caption(payload),
        published=published(payload.get("timestamp"), "timestamp", code),
        duration_s=seconds(payload.get("videoDuration"), "videoDuration"),
        sound=words(music.get("audio_id"), "musicInfo.audio_id"),
        is_paid_partnership=flag(
            first(payload.get("paidPartnership"), payload.get("isSponsored")), "paidPartnership"
        ),
        views=views_of(
            kind,
            None,
            payload.get("videoPlayCount"),
            payload.get("igPlayCount"),
            payload.get("videoViewCount"),
        ),
        likes=_likes(payload.get("likesCount")),
        comments=web_count(payload.get("commentsCount")),
        shares=web_count(payload.get("reshareCount")),
    )
    return records_of(
        media, seen_at=context.seen_at, seen_source=context.seen_source, method="vendor_file"
    )


def _caption(payload: Mapping[str, Any]) -> str | None:
    if "caption" not in payload:
        return None
    return words(payload["caption"], "caption") or ""


def _owner(payload: Mapping[str, Any]) -> Account:
    who = handle(payload.get("ownerUsername"), "ownerUsername")
    return Account(
        key=account_key(payload.get("ownerId"), who, "ownerId"),
        handle=who,
        name=words(payload.get("ownerFullName"), "ownerFullName"),
    )


def _likes(value: Any) -> Metric:
    hidden = value == -1 or label(value).strip() in ("-1", "-1.0")
    return HIDDEN if hidden else web_count(value)


def _kind(payload: Mapping[str, Any]) -> str | None:
    said = _KINDS.get(label(payload.get("type")).lower())
    return said or ("video" if payload.get("productType") == "clips" else None)


def _profile(payload: Mapping[str, Any], context: Context) -> Records:
    who = handle(payload.get("username"), "username")
    one = Account(
        key=account_key(payload.get("id"), who, "id"),
        handle=who,
        name=words(payload.get("fullName"), "fullName"),
        verified=flag(payload.get("verified"), "verified"),
        followers=web_count(payload.get("followersCount")),
        following=web_count(payload.get("followsCount")),
        posts=web_count(payload.get("postsCount")),
    )
    if one.key is None:
        raise Unreadable("username", "no id")
    channel = channel_of(one, seen_at=context.seen_at, seen_source=context.seen_source)
    found = [Records(channels=(channel,))]
    refused = []
    for field in ("latestPosts", "latestIgtvVideos"):
        for part in mappings(payload.get(field), field):
            try:
                found.append(_post(part, context))
            except Unreadable as reason:
                refused.append(within(field, reason))
    return together(found, refused)
