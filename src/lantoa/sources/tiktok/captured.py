"""TikTok's own video objects, as Zeeschuimer captured them in a browser and 4CAT keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.sources.adapter import Adapter
from lantoa.sources.shapes import beginning, first, flag, handle, mapping, mappings, seconds, words
from lantoa.sources.tiktok.fields import (
    CHANNEL_KEYS,
    METRIC_KEYS,
    SOURCES,
    asset,
    best_count,
    given,
    moment,
    tags,
    templates_in,
    user_id,
    video_id,
    whole,
)
from lantoa.sources.tiktok.videos import Author, Video, records_of
from lantoa.sources.zeeschuimer import unwrapped

if TYPE_CHECKING:
    from lantoa.core.columns import Rows
    from lantoa.core.records import Metric, Records
    from lantoa.sources.adapter import Context, Head, Payload

_VIDEO_KEYS: Final = frozenset(("createTime", "desc", "stats", "statsV2", "video", "imagePost"))
_LIVE_KEYS: Final = ("liveRoom", "liveRoomInfo", "live_info")


def records(payload: Payload, context: Context) -> Records:
    """Return the post, count and channel of one captured video.

    Parameters
    ----------
    payload
        A line of Zeeschuimer (``data`` and its envelope), or TikTok's object with 4CAT's
        ``__import_meta``.

    Raises
    ------
    Unreadable
        The line is no video: a live room, a comment, another platform's; a part has another
        type than TikTok gives; or id and time contradict each other.
    """
    seen = unwrapped(payload, context)
    meta = mapping(payload.get("__import_meta"), "__import_meta") or payload
    _require_tiktok(meta.get("source_platform"))
    data = seen.data
    _require_video(data)
    author, refused = _author(data)
    assets, refused_assets = _assets(data)
    caption = _caption(data)
    image = isinstance(given(data.get("imagePost")), Mapping)
    film = given(data.get("video"))
    video = mapping(film, "video")
    return records_of(
        Video(
            native_id=video_id(first(data.get("id"), meta.get("item_id"))),
            seen_at=seen.seen_at,
            seen_source=seen.seen_source,
            method="web_capture",
            stated=moment("createTime", data.get("createTime")),
            author=author,
            numbers=_numbers(METRIC_KEYS, data, "statsV2", "stats"),
            image=image if image or isinstance(film, Mapping) else None,
            text=caption,
            duration_s=seconds(given(video.get("duration")), "video.duration"),
            hashtags=tags(_listed_tags(data), caption),
            assets=assets,
            is_ad=flag(whole(given(data.get("isAd"))), "isAd"),
            is_paid_partnership=flag(whole(given(data.get("adAuthorization"))), "adAuthorization"),
            region=words(data.get("locationCreated"), "locationCreated") or None,
            refused=refused + refused_assets,
        )
    )


def block(data: bytes, first_line: int, context: Context) -> Rows:
    """Return the same as `records` for a block of whole Zeeschuimer lines, as columns.

    Raises
    ------
    ValueError
        A line needs to be read by itself.
    """
    from lantoa.sources.tiktok.columns import rows_of_block

    return rows_of_block(data, first_line, context)


def _require_tiktok(platform: Any) -> None:
    if platform is not None and platform not in SOURCES:
        raise Unreadable("source_platform", f"not TikTok: {str(platform)[:40]!r}")


def _require_video(data: Mapping[str, Any]) -> None:
    if first(*(data.get(key) for key in _LIVE_KEYS)) is not None:
        raise Unreadable("data", "a live room, no video")
    if first(data.get("cid")) is not None:
        raise Unreadable("data", "a comment, no video")
    if _VIDEO_KEYS.isdisjoint(data):
        raise Unreadable("data", "no video: none of " + ", ".join(sorted(_VIDEO_KEYS)))


def _author(data: Mapping[str, Any]) -> tuple[Author, tuple[tuple[str, str], ...]]:
    author = given(data.get("author"))
    if isinstance(author, str):  # in JSON embedded in a page: the user name alone
        author = {
            "id": data.get("authorId"), "uniqueId": author, "nickname": data.get("nickname"),
        }  # fmt: skip
    author = mapping(author, "author")
    refused: tuple[tuple[str, str], ...] = ()
    try:
        own_id = user_id(author.get("id"), "author.id")
    except Unreadable as failure:
        own_id, refused = None, ((failure.field, failure.reason),)
    numbers = _numbers(CHANNEL_KEYS, data, "authorStatsV2", "authorStats")
    found = Author(
        user_id=own_id,
        handle=handle(author.get("uniqueId"), "author.uniqueId"),
        name=words(author.get("nickname"), "author.nickname"),
        verified=flag(whole(given(author.get("verified"))), "author.verified"),
        numbers=numbers,
    )
    return found, refused


def _numbers(
    keys: Mapping[str, str], data: Mapping[str, Any], better: str, other: str
) -> dict[str, Metric]:
    one, two = mapping(given(data.get(better)), better), mapping(given(data.get(other)), other)
    return {name: best_count(one.get(key), two.get(key)) for name, key in keys.items()}


def _caption(data: Mapping[str, Any]) -> str | None:
    own = words(data.get("desc"), "desc")
    if own is not None:
        return own
    parts = [words(part.get("desc"), "contents.desc") for part in _contents(data)]
    return "\n".join(part for part in parts if part) or None


def _listed_tags(data: Mapping[str, Any]) -> list[str | None]:
    """Return the names in ``textExtra``, and of the hashtags' pages.

    ``contents`` repeats what ``desc`` and ``textExtra`` say, so it is asked where they are silent.
    """
    named = _names(mappings(given(data.get("textExtra")), "textExtra"))
    if not any(named):
        for part in _contents(data):
            named += _names(mappings(given(part.get("textExtra")), "contents.textExtra"))
    challenges = mappings(given(data.get("challenges")), "challenges")
    return named + [words(one.get("title"), "challenges.title") for one in challenges]


def _contents(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return mappings(given(data.get("contents")), "contents")


def _names(extras: list[Mapping[str, Any]]) -> list[str | None]:
    return [words(extra.get("hashtagName"), "textExtra.hashtagName") for extra in extras]


def _assets(data: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    music = mapping(given(data.get("music")), "music")
    effects = mappings(given(data.get("effectStickers")), "effectStickers")
    named = [("sound", music.get("id"), "music.id")]
    named += [("effect", effect.get("ID"), "effectStickers.ID") for effect in effects]
    found: list[str] = []
    refused: list[tuple[str, str]] = []
    for kind, value, field in named:
        try:
            found += asset(kind, value, field)
        except Unreadable as failure:
            refused.append((failure.field, failure.reason))
    found += templates_in(data.get("anchors"))
    return tuple(dict.fromkeys(found)), tuple(refused)


def _recognises(head: Head) -> bool:
    return head.shape == "lines" and any(
        payload.get("source_platform") in SOURCES
        and isinstance(payload.get("data"), Mapping)
        and not _VIDEO_KEYS.isdisjoint(payload["data"])
        for payload in beginning(head)
    )


ADAPTERS: Final = (
    Adapter(
        name="zeeschuimer.tiktok",
        version=1,
        shape="lines",
        marks="lines with source_platform tiktok.com, and a video in data (createTime, stats …)",
        recognises=_recognises,
        records=records,
        block=block,
    ),
)
