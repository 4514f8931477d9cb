"""Which rows of a batch the lake already has.

Observations (counts, comments) are told apart by ``row_hash``. Things (posts, channels) are kept
once a version, and again where a version is found to have been seen earlier than known. Measured
on counts, joining inside the batch's own time range is fastest while the batch spans little of
the history, and joining on the hash alone once it spans much of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from lantoa.lake.engines import duckdb_connection, parquet_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from lantoa.lake.hashes import Ints

_NARROW: Final = 0.125
"""Share of the history's time span up to which a batch is joined inside its own range."""
_NONE: Final = np.zeros(0, np.int64)


def _no_rows() -> Ints:
    return _NONE


@dataclass(frozen=True, slots=True)
class Span:
    """First and last microsecond of something, both included."""

    first: int
    last: int

    def is_narrow(self, history: Span | None) -> bool:
        """Whether it spans so little of the history that reading only its range pays."""
        if history is None or history.last <= history.first:
            return False
        return (self.last - self.first) / (history.last - history.first) <= _NARROW


class KnownRows:
    """Asks the lake's files, on one connection that is made when it is first needed."""

    def __init__(self) -> None:
        self._connection: duckdb.DuckDBPyConnection | None = None

    def close(self) -> None:
        """Free the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def hashes(self, files: Sequence[str], wanted: Ints, within: Span | None) -> Ints:
        """Return those of the `wanted` row hashes that are in `files`.

        `within` may be given where every wanted row lies in that time span.
        """
        if not files:
            return _NONE
        where = "" if within is None else (
            f" WHERE k.seen_at BETWEEN make_timestamptz({within.first}::BIGINT)"
            f" AND make_timestamptz({within.last}::BIGINT)"
        )  # fmt: skip
        found = self._ask(
            f"SELECT k.row_hash FROM {parquet_list(files)} k "
            f"SEMI JOIN wanted w ON k.row_hash = w.hash{where}",
            wanted,
        )
        hashes: Ints = found["row_hash"]
        return hashes

    def versions(self, files: Sequence[str], keys: Ints) -> tuple[Ints, Ints, Ints]:
        """Return (key_hash, version, first seen) of each known version of the things `keys`."""
        if not files:
            return _NONE, _NONE, _NONE
        found = self._ask(
            "SELECT k.key_hash, k.version, epoch_us(min(k.seen_at)) AS first "
            f"FROM {parquet_list(files)} k SEMI JOIN wanted w ON k.key_hash = w.hash "
            "GROUP BY k.key_hash, k.version",
            keys,
        )
        return found["key_hash"], found["version"], found["first"]

    def _ask(self, query: str, wanted: Ints) -> dict[str, Any]:
        if self._connection is None:
            self._connection = duckdb_connection()
        connection = self._connection
        connection.register("wanted", pa.table({"hash": wanted}))
        try:
            answer = connection.execute(query).fetchnumpy()
        finally:
            connection.unregister("wanted")
        return {name: np.ma.getdata(values).astype(np.int64) for name, values in answer.items()}


@dataclass(slots=True)
class OwnRows:
    """What the batch itself has written of one table so far, while the lake does not know it."""

    hashes: Ints = field(default_factory=_no_rows)
    """Row hashes of observations, or versions of things."""
    first: Ints = field(default_factory=_no_rows)
    """When each version was seen, microseconds."""
    keys: Ints = field(default_factory=_no_rows)
    """Keys of new posts."""


def first_of_each(hashes: Ints) -> Ints:
    """Return the place of the first row of each different hash, in the order of the rows."""
    return np.sort(np.unique(hashes, return_index=True)[1]).astype(np.int64)


def earliest_of_each(versions: Ints, seen_at: Ints) -> Ints:
    """Return the place of the row of each version that was seen first, in the order of the rows."""
    order = np.lexsort((seen_at, versions))
    ordered = versions[order]
    begins = np.ones(len(order), bool)
    begins[1:] = ordered[1:] != ordered[:-1]
    return np.sort(order[begins]).astype(np.int64)


def is_among(values: Ints, known: Ints) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Return whether each value is among the known ones."""
    if not len(known):
        return np.zeros(len(values), bool)
    return np.isin(values, known)


def is_news(versions: Ints, seen_at: Ints, known: Ints, first: Ints) -> Any:
    """Return whether each version is unknown, or was seen before it was first known to be.

    Parameters
    ----------
    versions, seen_at
        Of the batch, microseconds.
    known, first
        Known versions, and when each was seen; one may be there several times.
    """
    if not len(known):
        return np.ones(len(versions), bool)
    order = np.lexsort((first, known))
    known, first = known[order], first[order]
    place = np.minimum(np.searchsorted(known, versions), len(known) - 1)
    return (known[place] != versions) | (seen_at < first[place])
