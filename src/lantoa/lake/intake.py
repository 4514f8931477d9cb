"""Rows of a source become Arrow tables of the lake, with their hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from lantoa.core.columns import CHANNEL_METRICS, COMMENT_METRICS, Columns, Rows
from lantoa.core.errors import Unreadable
from lantoa.core.records import METRICS
from lantoa.lake.hashes import Ints, content_hashes, key_hashes, observation_hashes
from lantoa.lake.schemas import CHANNELS, COMMENTS, COUNTS, POSTS

if TYPE_CHECKING:
    from collections.abc import Sequence

_POST_SAYS: Final = (
    "platform", "post_key", "channel_key", "handle", "kind", "text", "url", "published_at",
    "published_source", "duration_s", "hashtags", "assets", "coauthors", "is_ad",
    "is_paid_partnership", "region",
)  # fmt: skip
"""What makes a post's version. The hashtag keys follow from the hashtags, so they add nothing."""

_CHANNEL_SAYS: Final = (
    "platform", "channel_key", "handle", "name", "verified",
    *(f"{m}{part}" for m in CHANNEL_METRICS for part in ("", "_step", "_state")),
)  # fmt: skip
_COMMENT_SAYS: Final = (
    "platform", "comment_key", "post_key", "parent_key", "channel_key", "text", "published_at",
)  # fmt: skip
_MADE: Final = frozenset(("batch_id", "key_hash", "row_hash", "version"))
CONTENT: Final = "content"
"""Column of comments on their way: the hash of what a comment says, not stored."""


def arrow_tables(rows: Rows) -> dict[str, pa.Table]:
    """Return the tables that a chunk has rows for, with every hash but those of observations.

    Raises
    ------
    Unreadable
        A value does not fit its column (a number beyond 64 bits, text that is not Unicode); the
        message names the column and the line.
    """
    tables: dict[str, pa.Table] = {}
    versions = np.zeros(0, np.int64)
    hashes = np.zeros(0, np.int64)
    if _length(rows.posts):
        columns = _arrays(rows.posts, POSTS, "post_key")
        hashes = key_hashes(_plain(rows.posts["post_key"]))
        versions = content_hashes([_said(rows.posts, name) for name in _POST_SAYS])
        tables["posts"] = _table({**columns, "key_hash": hashes, "version": versions})
    if _length(rows.counts):
        tables["counts"] = _counts(rows.counts, hashes, versions)
    if _length(rows.channels):
        columns = _arrays(rows.channels, CHANNELS, "channel_key")
        tables["channels"] = _table({
            **columns,
            "key_hash": key_hashes(_plain(rows.channels["channel_key"])),
            "version": content_hashes([_said(rows.channels, name) for name in _CHANNEL_SAYS]),
        })  # fmt: skip
    if _length(rows.comments):
        columns = _arrays(rows.comments, COMMENTS, "comment_key")
        tables["comments"] = _table({
            **columns,
            "key_hash": key_hashes(_plain(rows.comments["comment_key"])),
            CONTENT: content_hashes([_said(rows.comments, name) for name in _COMMENT_SAYS]),
        })  # fmt: skip
    return tables


def count_hashes(counts: pa.Table) -> Ints:
    """Return what makes each count one observation: post, instant, method, values, version."""
    return observation_hashes(counts, ("method", "metric_def"), METRICS, ("version",))


def comment_hashes(comments: pa.Table) -> Ints:
    """Return what makes each comment one observation: comment, instant, content, values."""
    return observation_hashes(comments, (), COMMENT_METRICS, (CONTENT,))


def _counts(counts: Columns, post_hashes: Ints, versions: Ints) -> pa.Table:
    columns = _arrays(counts, COUNTS, "post_key")
    row = np.asarray(counts["post_row"], np.int64)
    if len(row) and int(row.max()) >= len(versions):
        raise Unreadable("post_row", "a count names a post that is not in its chunk")
    alone = row < 0
    if alone.all():
        hashes, seen_with = key_hashes(_plain(counts["post_key"])), np.zeros(len(row), np.int64)
    else:
        hashes, seen_with = post_hashes[row], np.where(alone, 0, versions[row])
        if alone.any():
            keys = counts["post_key"]
            hashes[alone] = key_hashes([str(keys[i]) for i in np.flatnonzero(alone).tolist()])
    return _table({**columns, "key_hash": hashes, "version": seen_with})


def _length(columns: Columns) -> int:
    return len(columns["seen_at"]) if columns else 0


def _table(columns: dict[str, Any]) -> pa.Table:
    return pa.table({name: pa.array(c) if isinstance(c, np.ndarray) else c
                     for name, c in columns.items()})  # fmt: skip


def _arrays(columns: Columns, schema: pa.Schema, key: str) -> dict[str, pa.Array]:
    needed = {"platform", "seen_at", "seen_source", "line", key}
    arrays: dict[str, pa.Array] = {}
    for field in schema:
        if field.name in _MADE:
            continue
        array = _array(columns, field)
        if array.null_count:
            if field.name in needed:
                bad = array.is_null().to_pylist().index(True)
                raise Unreadable(field.name, f"missing{_at_line(columns, bad)}")
            if pa.types.is_list(field.type):
                filled = [value or () for value in _plain(columns[field.name])]
                array = pa.array(filled, field.type)
        arrays[field.name] = array
    return arrays


def _array(columns: Columns, field: pa.Field) -> pa.Array:
    values: Any = columns[field.name]
    try:
        if isinstance(values, pa.Array):
            return values.cast(field.type)
        if isinstance(values, pa.ChunkedArray):
            return values.combine_chunks().cast(field.type)
        if isinstance(values, np.ndarray):
            return pa.array(values).cast(field.type)
        if len(values) > 1 and values[0] is values[-1] and values.count(values[0]) == len(values):
            # Many columns say the same in every row, and asking that is cheap.
            return pa.repeat(pa.scalar(values[0], field.type), len(values))
        return pa.array(values, field.type)
    except (pa.ArrowException, OverflowError, UnicodeError, TypeError, ValueError):
        raise _unfit(columns, field) from None


def _unfit(columns: Columns, field: pa.Field) -> Unreadable:
    for row, value in enumerate(_plain(columns[field.name])):
        try:
            pa.array([value], field.type)
        except (pa.ArrowException, OverflowError, UnicodeError, TypeError, ValueError):
            shown = ascii(value)
            shown = shown if len(shown) <= 40 else f"{shown[:39]}…"
            return Unreadable(
                field.name, f"{shown} does not fit {field.type}{_at_line(columns, row)}"
            )
    return Unreadable(field.name, f"does not fit {field.type}")


def _at_line(columns: Columns, row: int) -> str:
    return f" (line {_plain(columns['line'])[row]})"


def _plain(values: Any) -> list[Any] | tuple[Any, ...]:
    if isinstance(values, np.ndarray):
        return list(values.tolist())
    if isinstance(values, (pa.Array, pa.ChunkedArray)):
        return list(values.to_pylist())
    return values if isinstance(values, (list, tuple)) else list(values)


def _said(columns: Columns, name: str) -> Sequence[Any]:
    values = _plain(columns[name])
    if name == "duration_s":
        # 15 and 15.0 are the same length, whichever reader gave it.
        return [None if value is None else float(value) for value in values]
    return values
