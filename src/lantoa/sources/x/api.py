"""Pages of the X API v2, as it answers and as twarc keeps them: one page a line.

A page holds the posts asked for (``data``), what they point to (``includes``) and what could
not be given (``errors``). All three are kept: posts of both kinds, accounts, and each error as
a refused part of its page. A post named twice on a page is one post.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import Channel, Count, Post, Records
from lantoa.core.text import hashtags_in
from lantoa.sources.replies import quoted
from lantoa.sources.shapes import (
    beginning,
    first,
    flag,
    handle,
    label,
    mapping,
    mappings,
    within,
    words,
)
from lantoa.sources.values import channel_key, instant, metric, native_id
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
    from lantoa.sources.adapter import Context, Head, Payload

_TWEET: Final = frozenset(("author_id", "edit_history_tweet_ids", "conversation_id"))
_PROBLEM: Final = ("https://api.twitter.com/2/problems", "https://api.x.com/2/problems")


def is_pages(head: Head) -> bool:
    """Return whether a file holds pages of the X API v2, or single posts of it."""
    return any(_is_page(payload) for payload in beginning(head))


def records(payload: Payload, context: Context) -> Records:
    """Return the records of one page.

    Raises
    ------
    Unreadable
        The page is no page, or nothing but the report of an error.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a JSON object")
    page = _as_page(payload)
    reader = _Page(page, _source(page, context))
    reader.read()
    return reader.records()


def _is_page(payload: Payload) -> bool:
    meta, errors = payload.get("meta"), payload.get("errors")
    if isinstance(meta, Mapping) and "result_count" in meta:
        return True
    found = _objects(payload.get("data")) or [payload]
    if any(_is_tweet(one) for one in found):
        return True
    return any(label(one.get("type")).startswith(_PROBLEM) for one in _objects(errors))


def _is_tweet(one: Mapping[str, Any]) -> bool:
    metrics = one.get("public_metrics")
    counted = isinstance(metrics, Mapping) and "retweet_count" in metrics
    return "id" in one and "text" in one and (counted or not _TWEET.isdisjoint(one))


def _objects(value: Any) -> list[Mapping[str, Any]]:
    members = value if isinstance(value, list) else [value]
    return [one for one in members if isinstance(one, Mapping)]


def _as_page(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the payload as a page; a single post, as ``twarc flatten`` gives, becomes one."""
    if not {"data", "includes", "errors", "meta"}.isdisjoint(payload):
        return payload
    if "text" in payload and "id" in payload:
        author = mapping(payload.get("author"), "author")
        return {
            "data": [payload],
            "includes": {"users": [author] if author else []},
            "__twarc": payload.get("__twarc"),
        }
    said = first(payload.get("detail"), payload.get("title"))
    if isinstance(said, str):
        raise Unreadable("title", f"the page is only an error: {quoted(said)}")
    raise Unreadable("data", "neither posts nor errors in it")


def _source(page: Mapping[str, Any], context: Context) -> Source:
    retrieved = mapping(page.get("__twarc"), "__twarc").get("retrieved_at")
    if retrieved in (None, ""):
        return Source(
            seen_at=context.seen_at, seen_source=context.seen_source, method="public_api"
        )
    return Source(
        seen_at=instant(retrieved, "__twarc.retrieved_at"), seen_source="row", method="public_api"
    )


class _Page:
    """One page while it is read: what was found, and what was refused."""

    def __init__(self, page: Mapping[str, Any], source: Source) -> None:
        self.page = page
        self.source = source
        self.includes = mapping(page.get("includes"), "includes")
        self.refused: list[tuple[str, str]] = []
        self.channels: dict[str, Channel] = {}
        self.pairs: dict[tuple[Post, Count], None] = {}
        self.media: dict[str, str] | None = None

    def records(self) -> Records:
        return Records(
            posts=tuple(post for post, _ in self.pairs),
            counts=tuple(count for _, count in self.pairs),
            channels=tuple(self.channels.values()),
            refused=tuple(self.refused),
        )

    def read(self) -> None:
        for where, one in self._members("includes.users", self.includes.get("users")):
            self._try(where, one, self._user)
        if "media" in self.includes:
            members = _objects(self.includes["media"])
            self.media = {label(one.get("media_key")): label(one.get("type")) for one in members}
        data = self.page.get("data")
        for where, one in self._members("data", [data] if isinstance(data, Mapping) else data):
            self._try(where, one, self._user if "username" in one else self._tweet)
        for where, one in self._members("includes.tweets", self.includes.get("tweets")):
            self._try(where, one, self._tweet)
        for _, one in self._members("errors", self.page.get("errors")):
            self.refused.append(("errors", _problem(one)))

    def _members(self, field: str, value: Any) -> list[tuple[str, Mapping[str, Any]]]:
        if value is None:
            return []
        if not isinstance(value, list):
            self.refused.append((field, "not a list"))
            return []
        found = []
        for index, one in enumerate(value):
            if isinstance(one, Mapping):
                found.append((f"{field}[{index}]", one))
            else:
                self.refused.append((f"{field}[{index}]", "not an object"))
        return found

    def _try(self, where: str, one: Mapping[str, Any], read: Any) -> None:
        try:
            read(one)
        except Unreadable as reason:
            self.refused.append(within(where, reason))

    def _user(self, one: Mapping[str, Any]) -> None:
        channel = _channel(one, self.source)
        self.channels[channel.channel_key] = channel

    def _tweet(self, one: Mapping[str, Any]) -> None:
        number = post_id(one.get("id"), "id")
        author = words(one.get("author_id"), "author_id")
        key = channel_key(PLATFORM, author, None)
        known = self.channels.get(key) if key else None
        long = mapping(one.get("note_tweet"), "note_tweet")
        text = words(first(long.get("text"), one.get("text")), "text")
        tweet = Tweet(
            number=number,
            channel_key=key,
            handle=known.handle if known else None,
            kind=self._kind(one),
            text=text,
            published=published(one.get("created_at"), "created_at", number),
            hashtags=_hashtags(one, long) or hashtags_in(text or ""),
            numbers=_numbers(one),
        )
        self.pairs[post_of(tweet, self.source)] = None

    def _kind(self, one: Mapping[str, Any]) -> str | None:
        attached = mapping(one.get("attachments"), "attachments").get("media_keys")
        if not attached:
            return "text"
        if self.media is None or not isinstance(attached, list):
            return None
        types = [self.media.get(label(key)) for key in attached]
        known = [one for one in types if one is not None]
        return kind_of(known) if len(known) == len(types) else None


def _numbers(one: Mapping[str, Any]) -> Numbers:
    pointed = mappings(one.get("referenced_tweets"), "referenced_tweets")
    if any(other.get("type") == "retweeted" for other in pointed):
        return NO_NUMBERS
    counts = mapping(one.get("public_metrics"), "public_metrics")
    return Numbers(
        views=metric(counts.get("impression_count")),
        likes=metric(counts.get("like_count")),
        comments=metric(counts.get("reply_count")),
        saves=metric(counts.get("bookmark_count")),
        reposts=metric(counts.get("retweet_count")),
    )


def _hashtags(one: Mapping[str, Any], long: Mapping[str, Any]) -> tuple[str, ...]:
    found: list[str] = []
    for entities in (one.get("entities"), long.get("entities")):
        for tag in mappings(mapping(entities, "entities").get("hashtags"), "entities.hashtags"):
            text = words(tag.get("tag"), "entities.hashtags")
            found += [text] if text else []
    return tuple(found)


def _channel(one: Mapping[str, Any], source: Source) -> Channel:
    number = words(native_id(one.get("id"), "id"), "id")
    counts = mapping(one.get("public_metrics"), "public_metrics")
    return Channel(
        platform=PLATFORM,
        channel_key=f"{PLATFORM}:{number}",
        seen_at=source.seen_at,
        seen_source=source.seen_source,
        handle=handle(one.get("username"), "username"),
        name=words(one.get("name"), "name"),
        verified=flag(one.get("verified"), "verified"),
        followers=metric(counts.get("followers_count")),
        following=metric(counts.get("following_count")),
        posts=metric(counts.get("tweet_count")),
        likes=metric(counts.get("like_count")),
    )


def _problem(one: Mapping[str, Any]) -> str:
    """Return what the API could not give, in its own words and with the id of it."""
    said = [one.get("title"), one.get("detail") or one.get("message")]
    kind = first(one.get("resource_type"), one.get("parameter"))
    which = first(one.get("resource_id"), one.get("value"))
    parts = [quoted(label(part)) for part in said]
    if which is not None:
        parts.append(f"({quoted(label(kind))} {quoted(label(which))})")
    return " ".join(filter(None, parts)) or "an error without words"
