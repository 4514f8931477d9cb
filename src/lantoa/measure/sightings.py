"""Which batches saw which posts of the scope: what capture-recapture starts from.

A post counted a hundred times has a hundred rows, and one pair (post, batch) for each of them is
much to carry. So an engine packs a post's batches into bits, and they are unpacked here.
"""

from __future__ import annotations

from typing import Any, Final

import ibis
import numpy as np
import pyarrow as pa

from lantoa.measure.needed import need

PLATFORM: Final = 100_000
SIZE: Final = 1_000
"""Strata are numbered platform * PLATFORM + size * SIZE + week, so that neighbours are alike."""
_SIZES: Final = (100, 1_000, 10_000, 100_000)
"""Views at which a size class ends: what many see, many searches find."""
_BITS: Final = 62
_TYPES: Final = pa.schema([
    ("post", pa.int64()), ("batch_id", pa.int64()), ("published_at", pa.timestamp("us", "UTC")),
    ("stratum", pa.int64()),
])  # fmt: skip


def packed_sightings(counts: Any, inside: Any, last: Any, platforms: list[str]) -> Any:
    """Return the posts of the scope with their batches as bits.

    Parameters
    ----------
    counts
        Ibis table of the lake: counts that say when they were seen. (Post rows are no evidence:
        a version that was known already is not stored again.)
    inside
        One row a post of the scope: `key_hash`, `platform`, `day`, `published_at`.
    last
        Last counts of these posts (``last.last_counts``): their views give the size class.
    platforms
        All platforms of the scope, in the order in which strata count them.

    Returns
    -------
    ibis table
        Grain: post and `block` of batches. Bit n of `batches` stands for batch block * 62 + n;
        besides `post` (the key's hash), `published_at` and `stratum` (platform, size class by
        views with 0 where they are unknown, week of publication).

    Raises
    ------
    MissingColumn
    """
    need(counts, "counts", ("key_hash", "batch_id"))
    seen = _packed(counts)
    sizes = inside.select("key_hash", size=ibis.literal(0, "int64"))
    sizes = sizes.union(last.select("key_hash", size=_size(last.views)))
    sizes = sizes.group_by("key_hash").agg(size=sizes["size"].max())
    week = (inside.day - 1) // 7
    about = inside.select("key_hash", "published_at", layer=_place(inside, platforms) + week)
    about = about.join(sizes, "key_hash")
    about = about.select("key_hash", "published_at", stratum=about.layer + about["size"] * SIZE)
    return seen.join(about, "key_hash").select(
        "block", "batches", "published_at", "stratum", post="key_hash"
    )


def unpacked(table: pa.Table) -> pa.Table:
    """Return one row per post and batch that saw it, from what `packed_sightings` gives.

    Returns
    -------
    pyarrow.Table
        ``post`` (int64), ``batch_id`` (int64), ``published_at`` (µs, UTC), ``stratum`` (int64).
    """
    block = np.asarray(table["block"], np.int64)
    bits = np.asarray(table["batches"], np.int64)
    taken, batches = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for bit in range(_BITS):
        (rows,) = np.nonzero(bits >> bit & 1)
        taken.append(rows)
        batches.append(block[rows] * _BITS + bit)
    rows = pa.array(np.concatenate(taken))
    columns = {name: table[name] for name in ("post", "published_at", "stratum")}
    seen = pa.table(columns).take(rows).append_column("batch_id", [np.concatenate(batches)])
    return seen.select(_TYPES.names).cast(_TYPES)


def _packed(table: Any) -> Any:
    batch = table.batch_id
    # No plain 1: ClickHouse takes it for 8 bits wide, and shifts the higher batches away.
    bit = (batch * 0 + 1) << (batch % _BITS).cast("int64")
    return table.group_by("key_hash", block=(batch // _BITS).cast("int64")).agg(
        batches=bit.bit_or()
    )


def _place(inside: Any, platforms: list[str]) -> Any:
    branches = [(inside.platform == name, n * PLATFORM) for n, name in enumerate(platforms)]
    return ibis.cases(*branches, else_=0).cast("int64") if branches else ibis.literal(0, "int64")


def _size(views: Any) -> Any:
    branches = [(views.isnull(), 0)]
    branches += [(views < end, n) for n, end in enumerate(_SIZES, start=1)]
    return ibis.cases(*branches, else_=len(_SIZES) + 1).cast("int64")
