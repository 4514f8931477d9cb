"""Which batches saw which posts of the scope: what capture-recapture starts from."""

from __future__ import annotations

from typing import Any, Final

from lantoa.measure.needed import need

LAYER: Final = 100_000
"""Strata are numbered platform * LAYER + day of publication, so that neighbours are days."""


def sightings(posts: Any, counts: Any, inside: Any, platforms: list[str]) -> Any:
    """Return one row per post of the scope and batch that saw it.

    Parameters
    ----------
    posts, counts
        Ibis tables of the lake.
    inside
        One row a post of the scope: `key_hash`, `platform`, `day`, `published_at`.
    platforms
        All platforms of the scope, in the order in which strata count them.

    Returns
    -------
    ibis table
        ``post`` (int64, the key's hash), ``batch_id``, ``published_at`` and ``stratum`` (int64:
        platform, then day of publication).

    Raises
    ------
    MissingColumn
    """
    need(posts, "posts", ("key_hash", "batch_id"))
    need(counts, "counts", ("key_hash", "batch_id"))
    seen = posts.select("key_hash", "batch_id").union(counts.select("key_hash", "batch_id"))
    first, *others = [inside.platform == name for name in platforms] or [inside.platform.isnull()]
    place = first.cast("int64") * 0
    for n, is_one in enumerate(others, start=1):
        place = place + is_one.cast("int64") * n
    about = inside.select(
        "key_hash", "published_at", stratum=place * LAYER + inside.day.cast("int64")
    )
    return (
        seen.distinct()
        .join(about, "key_hash")
        .select("batch_id", "published_at", "stratum", post="key_hash")
    )
