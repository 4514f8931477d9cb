"""The tables of the lake, column by column.

Every table is append-only. ``batch_id`` is the number of the state that wrote the row, ``line``
and ``member`` say where in the batch's raw file it stood. ``key_hash`` is the first 8 bytes of
BLAKE2b of the key (post, channel or comment), as int64; ``version`` the same over everything a
row says of a thing apart from when and where it was seen; ``row_hash`` over all that makes a row
the same observation. Times are microseconds, UTC. Lists are never NULL. States are the numbers
of :class:`lantoa.core.records.State`.
"""

from __future__ import annotations

from typing import Final

import pyarrow as pa

from lantoa.core.columns import CHANNEL_METRICS, COMMENT_METRICS
from lantoa.core.records import METRICS

_TIME: Final = pa.timestamp("us", "UTC")
_TEXTS: Final = pa.list_(pa.string())


def _metrics(names: tuple[str, ...]) -> list[tuple[str, pa.DataType]]:
    return [
        column
        for name in names
        for column in (
            (name, pa.int64()),
            (f"{name}_step", pa.int64()),
            (f"{name}_state", pa.int8()),
        )
    ]


_PLACE: Final[list[tuple[str, pa.DataType]]] = [
    ("batch_id", pa.int64()), ("line", pa.int64()), ("member", pa.string()),
]  # fmt: skip

POSTS: Final = pa.schema([
    *_PLACE,
    ("key_hash", pa.int64()), ("version", pa.int64()), ("seen_at", _TIME),
    ("platform", pa.string()), ("post_key", pa.string()), ("channel_key", pa.string()),
    ("handle", pa.string()), ("kind", pa.string()), ("text", pa.string()), ("url", pa.string()),
    ("published_at", _TIME), ("published_source", pa.string()), ("duration_s", pa.float64()),
    ("hashtags", _TEXTS), ("hashtag_keys", _TEXTS), ("hashtag_plain_keys", _TEXTS),
    ("assets", _TEXTS), ("coauthors", _TEXTS),
    ("is_ad", pa.bool_()), ("is_paid_partnership", pa.bool_()), ("region", pa.string()),
])  # fmt: skip
"""One row per (post, version), again where it is later found to have been seen earlier."""

COUNTS: Final = pa.schema([
    *_PLACE,
    ("key_hash", pa.int64()), ("row_hash", pa.int64()), ("version", pa.int64()),
    ("seen_at", _TIME), ("platform", pa.string()), ("post_key", pa.string()),
    ("seen_source", pa.string()), ("method", pa.string()), ("metric_def", pa.string()),
    *_metrics(METRICS),
])  # fmt: skip
"""One row per (post, instant, method, definition, values); `version` is that of the post row
seen with it, 0 where none was."""

CHANNELS: Final = pa.schema([
    *_PLACE,
    ("key_hash", pa.int64()), ("version", pa.int64()), ("seen_at", _TIME),
    ("platform", pa.string()), ("channel_key", pa.string()), ("seen_source", pa.string()),
    ("handle", pa.string()), ("name", pa.string()), ("verified", pa.bool_()),
    *_metrics(CHANNEL_METRICS),
])  # fmt: skip
"""One row per (channel, version), again where it is later found to have been seen earlier."""

COMMENTS: Final = pa.schema([
    *_PLACE,
    ("key_hash", pa.int64()), ("row_hash", pa.int64()), ("seen_at", _TIME),
    ("platform", pa.string()), ("comment_key", pa.string()), ("post_key", pa.string()),
    ("seen_source", pa.string()), ("parent_key", pa.string()), ("channel_key", pa.string()),
    ("text", pa.string()), ("published_at", _TIME),
    *_metrics(COMMENT_METRICS),
])  # fmt: skip
"""One row per (comment, instant, content)."""

CAPTURES: Final = pa.schema([
    ("batch_id", pa.int64()), ("sha256", pa.string()), ("member", pa.string()),
    ("first_line", pa.int64()), ("lines", pa.int64()), ("offset", pa.int64()),
    ("bytes", pa.int64()), ("frame", pa.int64()),
])  # fmt: skip
"""One row per block of a raw file: its first line, and where the block and its zstd frame begin
(bytes into the decoded and the kept file). ``first_line`` is 0 in files that are no lines."""

QUARANTINE: Final = pa.schema([
    *_PLACE, ("sha256", pa.string()), ("field", pa.string()), ("reason", pa.string()),
])  # fmt: skip
"""One row per row of a file that could not be read."""

TABLES: Final = {
    "posts": POSTS,
    "counts": COUNTS,
    "channels": CHANNELS,
    "comments": COMMENTS,
    "captures": CAPTURES,
    "quarantine": QUARANTINE,
}

STATES: Final = pa.schema([
    ("state", pa.int64()), ("kind", pa.string()), ("digest", pa.string()), ("at", _TIME),
    ("code", pa.string()),
    *((f"v_{name}", pa.int64()) for name in TABLES),
    ("file", pa.string()), ("sha256", pa.string()), ("bytes", pa.int64()),
    ("adapter", pa.string()), ("options", pa.string()), ("capture", pa.string()),
    ("rows", pa.int64()), ("ok", pa.int64()), ("quarantined", pa.int64()),
    ("new_posts", pa.int64()), ("new_counts", pa.int64()), ("already_seen", pa.int64()),
    ("seen_from", _TIME), ("seen_to", _TIME),
])  # fmt: skip
"""One row per change of the lake, written last: the commit mark. `kind` is import, retry,
compact or vacuum; the columns from `file` on are NULL but for import and retry."""
