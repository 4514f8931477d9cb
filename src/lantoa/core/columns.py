"""Records laid out as columns: the one shape in which sources hand rows over and the lake takes them.

A chunk of rows is a :class:`Rows`: one dict of equally long sequences a table. Sequences are
lists, or anything else with a length that Arrow reads without a copy (numpy arrays). Times are
integers, microseconds since 1970 UTC; states are the integers of :class:`records.State`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from lantoa.core.clock import micros
from lantoa.core.records import (
    METRICS,
    Channel,
    Comment,
    Count,
    Metric,
    Post,
    Quarantined,
    Records,
)
from lantoa.core.text import hashtag_key, plain_key

Columns = dict[str, Sequence[Any]]

_LOCATOR: Final = ("line", "member")
CHANNEL_METRICS: Final = ("followers", "following", "posts", "likes")
COMMENT_METRICS: Final = ("likes", "replies")


def _with_metrics(names: tuple[str, ...], metrics: tuple[str, ...]) -> tuple[str, ...]:
    return names + tuple(f"{m}{part}" for m in metrics for part in ("", "_step", "_state"))


POST_COLUMNS: Final = (
    "platform", "post_key", "seen_at", "channel_key", "handle", "kind", "text", "url",
    "published_at", "published_source", "duration_s", "hashtags", "hashtag_keys",
    "hashtag_plain_keys", "assets", "coauthors", "is_ad", "is_paid_partnership", "region",
    *_LOCATOR,
)  # fmt: skip
COUNT_COLUMNS: Final = _with_metrics(
    (
        "platform",
        "post_key",
        "seen_at",
        "seen_source",
        "method",
        "metric_def",
        "post_row",
        *_LOCATOR,
    ),
    METRICS,
)
CHANNEL_COLUMNS: Final = _with_metrics(
    ("platform", "channel_key", "seen_at", "seen_source", "handle", "name", "verified", *_LOCATOR),
    CHANNEL_METRICS,
)
COMMENT_COLUMNS: Final = _with_metrics(
    ("platform", "comment_key", "post_key", "seen_at", "seen_source", "parent_key", "channel_key",
     "text", "published_at", *_LOCATOR),
    COMMENT_METRICS,
)  # fmt: skip


@dataclass(slots=True)
class Rows:
    """One chunk of rows on its way from a source to the lake.

    `posts`, `counts`, `channels` and `comments` hold exactly the columns named above (or are
    empty dicts). ``counts["post_row"]`` is the index into `posts` of the post that was seen
    together with the count, -1 where the source says nothing of the post but its key.
    `read` is how many payloads (lines, table rows, items) the chunk covers.
    """

    posts: Columns = field(default_factory=dict)
    counts: Columns = field(default_factory=dict)
    channels: Columns = field(default_factory=dict)
    comments: Columns = field(default_factory=dict)
    quarantined: list[Quarantined] = field(default_factory=list)
    read: int = 0


def rows_of(items: Iterable[tuple[int, str, Records]], quarantined: list[Quarantined]) -> Rows:
    """Lay records out as columns.

    Parameters
    ----------
    items
        (line, member, records) of each payload that could be read.
    quarantined
        The payloads that could not.

    Returns
    -------
    Rows
        In the order of `items`. Parts refused inside a payload are added to `quarantined`, and
        its `read` counts payloads, so a payload with a refused part and a record counts once.
    """
    posts: list[tuple[Any, ...]] = []
    counts: list[tuple[Any, ...]] = []
    channels: list[tuple[Any, ...]] = []
    comments: list[tuple[Any, ...]] = []
    read = len({(q.line, q.member) for q in quarantined})
    for line, member, records in items:
        read += 1
        first = len(posts)
        where = {post.post_key: first + i for i, post in enumerate(records.posts)}
        posts.extend(_post_row(post, line, member) for post in records.posts)
        counts.extend(
            _count_row(count, where.get(count.post_key, -1), line, member)
            for count in records.counts
        )
        channels.extend(_channel_row(channel, line, member) for channel in records.channels)
        comments.extend(_comment_row(comment, line, member) for comment in records.comments)
        quarantined.extend(
            Quarantined(line=line, member=member, field=name, reason=reason)
            for name, reason in records.refused
        )
    return Rows(
        posts=_columns(POST_COLUMNS, posts),
        counts=_columns(COUNT_COLUMNS, counts),
        channels=_columns(CHANNEL_COLUMNS, channels),
        comments=_columns(COMMENT_COLUMNS, comments),
        quarantined=quarantined,
        read=read,
    )


def _columns(names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Columns:
    if not rows:
        return {}
    return dict(zip(names, zip(*rows, strict=True), strict=True))


def _flat(metrics: Iterable[Metric]) -> tuple[Any, ...]:
    return tuple(part for m in metrics for part in (m.value, m.step, int(m.state)))


def _post_row(post: Post, line: int, member: str) -> tuple[Any, ...]:
    keys = tuple(dict.fromkeys(hashtag_key(tag) for tag in post.hashtags))
    return (
        post.platform, post.post_key, micros(post.seen_at), post.channel_key, post.handle,
        post.kind, post.text, post.url,
        None if post.published_at is None else micros(post.published_at),
        post.published_source, post.duration_s, post.hashtags, keys,
        tuple(dict.fromkeys(plain_key(key) for key in keys)), post.assets, post.coauthors,
        post.is_ad, post.is_paid_partnership, post.region, line, member,
    )  # fmt: skip


def _count_row(count: Count, post_row: int, line: int, member: str) -> tuple[Any, ...]:
    return (
        count.platform, count.post_key, micros(count.seen_at), count.seen_source, count.method,
        count.metric_def, post_row, line, member,
        *_flat((count.views, count.likes, count.comments, count.shares, count.saves,
                count.reposts)),
    )  # fmt: skip


def _channel_row(channel: Channel, line: int, member: str) -> tuple[Any, ...]:
    return (
        channel.platform, channel.channel_key, micros(channel.seen_at), channel.seen_source,
        channel.handle, channel.name, channel.verified, line, member,
        *_flat((channel.followers, channel.following, channel.posts, channel.likes)),
    )  # fmt: skip


def _comment_row(comment: Comment, line: int, member: str) -> tuple[Any, ...]:
    return (
        comment.platform, comment.comment_key, comment.post_key, micros(comment.seen_at),
        comment.seen_source, comment.parent_key, comment.channel_key, comment.text,
        None if comment.published_at is None else micros(comment.published_at), line, member,
        *_flat((comment.likes, comment.replies)),
    )  # fmt: skip
