"""Which batches saw which posts of the scope: what capture-recapture starts from.

A post counted a hundred times has a hundred rows, and one pair (post, batch) for each of them is
much to carry. So an engine packs a post's batches into bits, and whole captures are read off them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import ibis
import numpy as np
import pyarrow as pa

from lantoa.measure.needed import need

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

PLATFORM: Final = 100_000
SIZE: Final = 1_000
"""Strata are numbered platform * PLATFORM + size * SIZE + week, so that neighbours are alike."""
_SIZES: Final = (100, 1_000, 10_000, 100_000)
"""Views at which a size class ends: what many see, many searches find."""
_BITS: Final = 62
_TIME: Final = pa.timestamp("us", "UTC")


@dataclass(frozen=True, slots=True)
class Sightings:
    """Posts of the scope with the batches that saw them; grain: post and block of batches."""

    post: Ints
    """The key's hash."""
    block: Ints
    batches: Ints
    """Bit n stands for batch block * 62 + n."""
    published_at: Ints
    """Microseconds, UTC."""
    stratum: Ints
    """Platform, size class and week of publication in one number."""

    @classmethod
    def of(cls, packed: pa.Table) -> Self:
        """Return what an engine answered to `packed_sightings`."""
        published = packed["published_at"].cast(_TIME).cast(pa.int64())
        columns = [packed[name] for name in ("post", "block", "batches")]
        return cls(*(np.asarray(c, np.int64) for c in (*columns, published, packed["stratum"])))

    @property
    def pairs(self) -> int:
        """How many pairs of a post and a batch that saw it there are."""
        return int(np.bitwise_count(self.batches).sum(dtype=np.int64))

    @property
    def batch_ids(self) -> frozenset[int]:
        """Every batch that saw a post of the scope."""
        found: set[int] = set()
        for block in np.unique(self.block):
            bits = int(np.bitwise_or.reduce(self.batches[self.block == block]))
            found |= {int(block) * _BITS + n for n in range(_BITS) if bits >> n & 1}
        return frozenset(found)

    def histories(self, captures: Sequence[Collection[int]]) -> tuple[NDArray[np.bool_], Ints]:
        """Return who saw what: a matrix posts × captures, and for each post a row of this table.

        Parameters
        ----------
        captures
            The batches of each capture. A batch of none of them is left out.
        """
        first = np.arange(len(self.post))
        place = first
        if len(np.unique(self.block)) > 1:
            _, first, place = np.unique(self.post, return_index=True, return_inverse=True)
        seen = np.zeros((len(first), len(captures)), dtype=bool)
        for column, batches in enumerate(captures):
            for block in {batch // _BITS for batch in batches}:
                bits = sum(1 << batch % _BITS for batch in batches if batch // _BITS == block)
                rows = (self.block == block) & (self.batches & bits != 0)
                seen[place[rows], column] = True
        return seen, first


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
