"""What is known of each post now: one row a post, out of all versions that captures saw.

The order in which files came does not matter. A caption that is known wins over none, then the
version that the post's last count was seen with, then the one first seen last. The time of
publication, the author and, where the current version names none, the assets are taken from all
versions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import ibis

from lantoa.core.clock import from_micros
from lantoa.measure.needed import need

_KEPT: Final = (
    "key_hash", "post_key", "platform", "channel_key", "handle", "url", "seen_at",
    "published_at", "hashtag_keys", "hashtag_plain_keys", "assets",
)  # fmt: skip
POST_COLUMNS: Final = (*_KEPT, "version", "text", "published_source")
COUNT_COLUMNS: Final = ("key_hash", "version", "seen_at", "row_hash")
Keep = Callable[[Any], Any]
"""Has an engine compute a table once and hold it while others are asked."""


def current_posts(posts: Any, counts: Any, *, keep: Keep) -> Any:
    """Return one row a post.

    Parameters
    ----------
    posts, counts
        Ibis tables of the lake.
    keep
        Computes a small table once, e.g. ``lambda table: table.cache()``: few posts have
        several rows, and finding them must not be repeated for each use.

    Returns
    -------
    ibis table
        Grain: post. `seen_at` is the first instant at which any version was seen; `published_at`
        the earliest that the platform itself gave, else the earliest of the rest;
        `channel_key` one by user id where any version has one, else one by handle; the other
        columns are those of the current version.

    Raises
    ------
    MissingColumn
    """
    need(posts, "posts", POST_COLUMNS)
    need(counts, "counts", COUNT_COLUMNS)
    repeated = posts.group_by("key_hash").agg(rows=posts.count())
    repeated = keep(repeated.filter(repeated.rows > 1).select("key_hash"))
    once = posts.anti_join(repeated, "key_hash").select(*_KEPT)
    more = posts.semi_join(repeated, "key_hash")
    more = keep(more.select(*_KEPT, "version", "published_source", told=more.text.notnull()))
    return once.union(_current_of(more, counts).select(*_KEPT))


def _current_of(rows: Any, counts: Any) -> Any:
    versions = _first_in(rows, ["key_hash", "version"], [rows.seen_at.asc()])
    ranked = versions.join(_last_versions(counts, rows), "key_hash")
    ranked = ranked.mutate(newest=(ranked.version == ranked.last_version).ifelse(1, 0))
    order = [
        ranked.told.ifelse(1, 0).desc(),
        ranked.newest.desc(),
        ranked.seen_at.desc(),
        ranked.version.desc(),
    ]
    chosen = _first_in(ranked, ["key_hash"], order)
    chosen = chosen.drop("seen_at", "published_at", "channel_key")
    return _with_assets(chosen.join(_facts_of(rows), "key_hash"), ranked)


def _with_assets(chosen: Any, versions: Any) -> Any:
    """Take the assets of another version where the current one came from a file without them."""
    having = versions.filter(versions.assets.length().fill_null(0) > 0)
    order = [having.newest.desc(), having.seen_at.desc(), having.version.desc()]
    having = _first_in(having, ["key_hash"], order).select("key_hash", known="assets")
    silent = chosen.assets.length().fill_null(0) == 0
    mended = chosen.filter(silent).join(having, "key_hash")
    mended = mended.mutate(assets=mended.known).drop("known")
    rest = chosen.anti_join(mended.select("key_hash"), "key_hash")
    return rest.union(mended.select(*rest.columns))


def _first_in(table: Any, group: list[str], order: list[Any]) -> Any:
    window = ibis.window(group_by=group, order_by=order)
    placed = table.mutate(place=ibis.row_number().over(window))
    return placed.filter(placed.place == 0).drop("place")


def _last_versions(counts: Any, rows: Any) -> Any:
    # One row a post, 0 where no count was seen with a version: so no outer join is needed, whose
    # gaps ClickHouse fills with zeros instead of NULL.
    keys = rows.select("key_hash").distinct()
    seen = counts.filter(counts.version != 0).semi_join(keys, "key_hash").select(*COUNT_COLUMNS)
    none = keys.select(
        "key_hash",
        version=ibis.literal(0, "int64"),
        seen_at=ibis.literal(from_micros(0)),
        row_hash=ibis.literal(0, "int64"),
    )
    seen = seen.union(none.cast(seen.schema()))
    last = _first_in(seen, ["key_hash"], [seen.seen_at.desc(), seen.row_hash.desc()])
    return last.select("key_hash", last_version=last.version)


def _facts_of(rows: Any) -> Any:
    platform = (rows.published_source == "platform").fill_null(False)
    by_handle = rows.channel_key.contains(":@")
    found = rows.group_by("key_hash").agg(
        seen_at=rows.seen_at.min(),
        given=rows.published_at.min(where=platform),
        guessed=rows.published_at.min(where=~platform),
        strong=rows.channel_key.min(where=~by_handle),
        weak=rows.channel_key.min(where=by_handle),
    )
    return found.select(
        "key_hash",
        "seen_at",
        published_at=ibis.coalesce(found.given, found.guessed),
        channel_key=ibis.coalesce(found.strong, found.weak),
    )
