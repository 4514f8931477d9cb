"""What the web page of X sends, as Zeeschuimer and 4CAT keep it.

The post is under ``legacy``, its author under ``core.user_results.result`` (or, in the older
*adaptive* shape, under ``user``). The post that a repost or a quote shows inside it was seen
just as well, so it is read too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, Channel, Metric, Records
from lantoa.core.text import hashtags_in
from lantoa.sources import zeeschuimer
from lantoa.sources.shapes import first, flag, handle, label, mapping, mappings, within, words
from lantoa.sources.values import channel_key, metric
from lantoa.sources.x.ids import post_id
from lantoa.sources.x.post import (
    NO_NUMBERS,
    PLATFORM,
    Numbers,
    Source,
    Tweet,
    kind_of,
    post_of,
    published,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lantoa.sources.adapter import Context, Head, Payload

_PLATFORMS: Final = frozenset(("twitter.com", "x.com"))
_KEYS: Final = {"rest_id", "legacy"}


def is_zeeschuimer(head: Head) -> bool:
    """Return whether a file is a capture of X by Zeeschuimer."""
    return zeeschuimer.comes_from(head, _PLATFORMS, by_4cat=False, keys=_KEYS)


def is_4cat(head: Head) -> bool:
    """Return whether a file is such a capture as 4CAT gives it back."""
    return zeeschuimer.comes_from(head, _PLATFORMS, by_4cat=True, keys=_KEYS)


def records(payload: Payload, context: Context) -> Records:
    """Return the records of one line: the post, and a post shown inside it.

    Raises
    ------
    Unreadable
        A field that is needed is missing, or of another type.
    """
    seen = zeeschuimer.unwrapped(payload, context)
    source = Source(seen_at=seen.seen_at, seen_source=seen.seen_source, method="web_capture")
    outer = _tweet(seen.data, source)
    found, refused = [outer], []
    for field, inner in _shown_inside(seen.data):
        try:
            found.append(_tweet(inner, source))
        except Unreadable as reason:
            refused.append(within(field, reason))
    pairs = [post_of(tweet, source) for tweet, _ in found]
    return Records(
        posts=tuple(post for post, _ in pairs),
        counts=tuple(count for _, count in pairs),
        channels=tuple(channel for _, channel in found if channel),
        refused=tuple(refused),
    )


def _shown_inside(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for place in (data, mapping(data.get("legacy"), "legacy")):
        for field in ("retweeted_status_result", "quoted_status_result"):
            inner = mapping(mapping(place.get(field), field).get("result"), field)
            inner = mapping(inner.get("tweet"), field) or inner
            if "legacy" in inner:
                yield field, inner


def _tweet(data: Mapping[str, Any], source: Source) -> tuple[Tweet, Channel | None]:
    legacy = mapping(data.get("legacy"), "legacy")
    if not legacy:
        raise Unreadable("legacy", "the post itself is missing")
    number = post_id(first(data.get("rest_id"), legacy.get("id_str"), data.get("id")), "rest_id")
    channel = _channel(data, legacy, source)
    note = mapping(
        mapping(mapping(data.get("note_tweet"), "note_tweet").get("note_tweet_results"),
                "note_tweet").get("result"), "note_tweet")  # fmt: skip
    text = words(first(note.get("text"), legacy.get("full_text"), legacy.get("text")), "full_text")
    tweet = Tweet(
        number=number,
        channel_key=channel.channel_key if channel else None,
        handle=channel.handle if channel else None,
        kind=_kind(legacy),
        text=text,
        published=published(legacy.get("created_at"), "created_at", number),
        hashtags=_hashtags(legacy, note, text),
        is_ad=flag(data.get("promoted"), "promoted"),
        numbers=_numbers(data, legacy),
    )
    return tweet, channel


def _numbers(data: Mapping[str, Any], legacy: Mapping[str, Any]) -> Numbers:
    field = "retweeted_status_result"
    if legacy.get(field) or data.get(field):
        return NO_NUMBERS
    return Numbers(
        views=_views(first(data.get("views"), data.get("ext_views"), legacy.get("ext_views"))),
        likes=metric(legacy.get("favorite_count")),
        comments=metric(legacy.get("reply_count")),
        saves=metric(legacy.get("bookmark_count")),
        reposts=metric(legacy.get("retweet_count")),
    )


def _views(part: Any) -> Metric:
    views = mapping(part, "views")
    state = words(views.get("state"), "views.state")
    if state is not None and not state.startswith("Enabled"):
        return ABSENT
    return metric(views.get("count"))


def _kind(legacy: Mapping[str, Any]) -> str | None:
    known = [field for field in ("extended_entities", "entities") if field in legacy]
    for field in known:
        media = mappings(mapping(legacy[field], field).get("media"), f"{field}.media")
        if media:
            return kind_of(label(one.get("type")) for one in media)
    return "text" if known else None


def _hashtags(
    legacy: Mapping[str, Any], note: Mapping[str, Any], text: str | None
) -> tuple[str, ...]:
    found: list[str] = []
    for entities in (legacy.get("entities"), note.get("entity_set")):
        for one in mappings(mapping(entities, "entities").get("hashtags"), "entities.hashtags"):
            tag = words(one.get("text"), "entities.hashtags")
            found += [tag] if tag else []
    return tuple(found) or hashtags_in(text or "")


def _channel(data: Mapping[str, Any], legacy: Mapping[str, Any], source: Source) -> Channel | None:
    results = mapping(mapping(data.get("core"), "core").get("user_results"), "core.user_results")
    user = mapping(results.get("result"), "core.user_results") or mapping(data.get("user"), "user")
    old = mapping(user.get("legacy"), "user.legacy") or user
    new = mapping(user.get("core"), "user.core")
    who = handle(first(new.get("screen_name"), old.get("screen_name")), "screen_name")
    number = words(
        first(user.get("rest_id"), user.get("id_str"), legacy.get("user_id_str")), "user.rest_id"
    )
    key = channel_key(PLATFORM, number, who)
    if key is None:
        return None
    return Channel(
        platform=PLATFORM,
        channel_key=key,
        seen_at=source.seen_at,
        seen_source=source.seen_source,
        handle=who,
        name=words(first(new.get("name"), old.get("name")), "user.name"),
        verified=flag(first(user.get("is_blue_verified"), old.get("verified")), "user.verified"),
        followers=metric(old.get("followers_count")),
        following=metric(old.get("friends_count")),
        posts=metric(old.get("statuses_count")),
        likes=metric(old.get("favourites_count")),
    )
