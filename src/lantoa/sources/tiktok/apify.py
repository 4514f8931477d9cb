"""Dumps of Apify's TikTok scrapers: JSON, JSON lines, or a table whose columns join keys by dots."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.sources.adapter import Adapter
from lantoa.sources.shapes import beginning, first, flag, handle, mapping, seconds, words
from lantoa.sources.tiktok.fields import (
    asset,
    count,
    given,
    link_parts,
    moment,
    separated,
    tags,
    user_id,
    video_id,
)
from lantoa.sources.tiktok.videos import Author, Video, records_of

if TYPE_CHECKING:
    from lantoa.core.records import Records
    from lantoa.sources.adapter import Context, Head, Payload

_LONGEST_LIST: Final = 500


def records(payload: Payload, context: Context) -> Records:
    """Return the post, count and channel of one item.

    The item does not say when it was seen, so `context` does.

    Raises
    ------
    Unreadable
        The item is an error that the vendor reports, a part cannot be read, or id and time
        contradict each other.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not an item")
    refuse_vendor_error(payload)
    link_handle, link_id, link_image = link_parts(payload.get("webVideoUrl"))
    slides = flag(given(payload.get("isSlideshow")), "isSlideshow")
    text = words(payload.get("text"), "text")
    return records_of(
        Video(
            native_id=video_id(first(given(payload.get("id")), link_id)),
            seen_at=context.seen_at,
            seen_source=context.seen_source,
            method="vendor_file",
            stated=moment("createTime", payload.get("createTime"), payload.get("createTimeISO")),
            author=_author(payload, link_handle),
            numbers={
                "views": count(payload.get("playCount")),
                "likes": count(payload.get("diggCount")),
                "comments": count(payload.get("commentCount")),
                "shares": count(payload.get("shareCount")),
                "saves": count(payload.get("collectCount")),
                "reposts": count(payload.get("repostCount")),
            },
            image=link_image if slides is None else slides,
            text=text,
            duration_s=seconds(_part(payload, "videoMeta", "duration"), "videoMeta.duration"),
            hashtags=tags(_members(payload, "hashtags", "name"), text),
            assets=_assets(payload),
            is_ad=flag(given(payload.get("isAd")), "isAd"),
            is_paid_partnership=flag(given(payload.get("isSponsored")), "isSponsored"),
            region=words(payload.get("locationCreated"), "locationCreated") or None,
        )
    )


def refuse_vendor_error(payload: Payload, *names: str) -> None:
    """Refuse a row in which a vendor reports that it could not get the post.

    Raises
    ------
    Unreadable
        The row has ``error``, ``errorCode`` or one of `names`.
    """
    for name in ("error", "errorCode", *names):
        said = given(payload.get(name))
        if said not in (None, "", False):
            raise Unreadable(name, f"the vendor reports an error instead of a post: {said!s:.80}")


def items(document: Any) -> list[Payload]:
    """Return the items of a dump: of an array, of ``{"items": […]}``, or the one item itself."""
    if isinstance(document, Mapping):
        inner = document.get("items", document.get("data"))
        document = inner if isinstance(inner, list) else [document]
    return list(document) if isinstance(document, list) else [document]


def _author(payload: Payload, link_handle: str | None) -> Author:
    def part(name: str) -> Any:
        return _part(payload, "authorMeta", name)

    return Author(
        user_id=user_id(part("id"), "authorMeta.id"),
        handle=handle(part("name"), "authorMeta.name") or link_handle,
        name=words(part("nickName"), "authorMeta.nickName"),
        verified=flag(part("verified"), "authorMeta.verified"),
        numbers={
            "followers": count(part("fans")),
            "following": count(part("following")),
            "posts": count(part("video")),
            "likes": count(part("heart")),
        },
    )


def _assets(payload: Payload) -> tuple[str, ...]:
    found = asset("sound", _part(payload, "musicMeta", "musicId"), "musicMeta.musicId")
    for effect in _members(payload, "effectStickers", "ID"):
        found += asset("effect", effect, "effectStickers.ID")
    return tuple(dict.fromkeys(found))


def _part(payload: Payload, outer: str, inner: str) -> Any:
    """Return a nested value, or the cell of a flattened table."""
    if outer in payload:
        return given(mapping(given(payload[outer]), outer).get(inner))
    return given(payload.get(f"{outer}.{inner}", payload.get(f"{outer}/{inner}")))


def _members(payload: Payload, outer: str, inner: str) -> list[str | None]:
    """Return one key of each object of a list, or the cells of a flattened table."""
    found = payload.get(outer)
    if isinstance(found, (list, tuple)) and inner != "name":
        found = [mapping(part, outer).get(inner) for part in found]
    if found:
        return separated(found, ",", outer)
    names: list[str | None] = []
    for i in range(_LONGEST_LIST):
        cell = first(payload.get(f"{outer}.{i}.{inner}"), payload.get(f"{outer}/{i}/{inner}"))
        if cell is None:
            break
        names.append(words(cell, outer))
    return names


def _recognises(head: Head) -> bool:
    return any(
        "webVideoUrl" in payload
        and {"playCount", "diggCount"} <= payload.keys()
        and any(str(key).startswith("authorMeta") for key in payload)
        for payload in beginning(head)
    )


def _adapter(shape: Any) -> Adapter:
    return Adapter(
        name="apify.tiktok",
        version=1,
        shape=shape,
        marks="items with webVideoUrl, playCount, diggCount and authorMeta",
        recognises=lambda head: head.shape == shape and _recognises(head),
        records=records,
        items=items if shape == "json" else None,
    )


ADAPTERS: Final = (_adapter("json"), _adapter("lines"), _adapter("table"))
