"""The rows of one batch on their way into the lake: gathered, told apart, written as files.

Nothing here is visible to readers: the files are named in the log when the batch is committed.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from lantoa.lake import dedupe, delta
from lantoa.lake.dedupe import KnownRows, OwnRows, Span
from lantoa.lake.hashes import Ints, total
from lantoa.lake.intake import CONTENT, arrow_tables, comment_hashes, count_hashes
from lantoa.lake.schemas import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.core.columns import Rows
    from lantoa.core.records import Quarantined
    from lantoa.lake.delta import Written

_MANY_ROWS: Final = 75_000
_MANY_BYTES: Final = 128 << 20


@dataclass(slots=True)
class Tally:
    """What a batch has given so far; `sums` are order-independent sums of hashes, by table."""

    new_posts: int = 0
    new_counts: int = 0
    already_seen: int = 0
    seen_from: int | None = None
    seen_to: int | None = None
    sums: dict[str, int] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)


class Batch:
    """Gathers rows, and writes what is new of them whenever they are many.

    Parameters
    ----------
    root
        The lake's folder.
    number
        Of the state that the batch will make: its rows carry it as ``batch_id``.
    files
        The files of each table before the batch.
    history
        First and last moment that the lake has counts of.
    """

    def __init__(
        self, root: Path, number: int, files: dict[str, list[str]], history: Span | None
    ) -> None:
        self._root = root
        self._number = number
        self._files = files
        self._history = history
        self._known = KnownRows()
        self._own: dict[str, OwnRows] = {}
        self._waiting: dict[str, list[pa.Table]] = {}
        self._rows = self._bytes = 0
        self._beside = ThreadPoolExecutor(1, "batch")
        self._pending: Future[None] | None = None
        self.tally = Tally()
        self.written: dict[str, list[Written]] = {}
        self.quarantined: list[Quarantined] = []

    def add(self, rows: Rows) -> None:
        """Take a chunk of rows."""
        self.quarantined.extend(rows.quarantined)
        for name, table in arrow_tables(rows).items():
            self._waiting.setdefault(name, []).append(table)
            self._rows += table.num_rows
            self._bytes += table.nbytes
        if self._rows >= _MANY_ROWS or self._bytes >= _MANY_BYTES:
            self._wait()
            # Arrow works outside Python's lock: the caller reads on meanwhile.
            self._pending = self._beside.submit(self._settle, self._taken_over())

    def flush(self) -> None:
        """Write what is new of the rows that wait."""
        self._wait()
        self._settle(self._taken_over())

    def _wait(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None:
            pending.result()

    def _taken_over(self) -> dict[str, list[pa.Table]]:
        waiting, self._waiting = self._waiting, {}
        self._rows = self._bytes = 0
        return waiting

    def _settle(self, waiting: dict[str, list[pa.Table]]) -> None:
        news: dict[str, pa.Table] = {}
        for name in list(waiting):
            rows = pa.concat_tables(waiting.pop(name))
            self._note_times(rows)
            news[name] = self._news(name, rows)
        with ThreadPoolExecutor(2, "table") as pool:
            pending = [pool.submit(self.write, name, t) for name, t in news.items() if t.num_rows]
        for done in pending:
            done.result()

    def write(self, name: str, rows: pa.Table) -> None:
        """Write rows of a table as one more file of the batch."""
        schema = TABLES[name]
        numbers = pa.array(np.full(rows.num_rows, self._number))
        whole = rows.append_column("batch_id", numbers).select(schema.names)
        written = delta.write(self._root / name, schema, [whole])
        self.written.setdefault(name, []).append(written)
        self.tally.added[name] = self.tally.added.get(name, 0) + rows.num_rows

    def close(self) -> None:
        """Wait for what is under way, and free what the batch holds."""
        self._beside.shutdown(wait=True)
        self._known.close()

    def discard(self) -> None:
        """Remove the files that were written."""
        self.close()
        for written in (file for files in self.written.values() for file in files):
            written.path.unlink(missing_ok=True)
        self.written = {}

    def _news(self, name: str, rows: pa.Table) -> pa.Table:
        if name in ("posts", "channels"):
            return self._new_versions(name, rows)
        return self._new_observations(name, rows)

    def _new_observations(self, name: str, rows: pa.Table) -> pa.Table:
        hashes = count_hashes(rows) if name == "counts" else comment_hashes(rows)
        first = dedupe.first_of_each(hashes)
        mine = hashes[first]
        known = self._known.hashes(self._files[name], mine, self._range(name, rows))
        own = self._own.setdefault(name, OwnRows())
        chosen = first[~(dedupe.is_among(mine, known) | dedupe.is_among(mine, own.hashes))]
        own.hashes = np.concatenate([own.hashes, hashes[chosen]])
        if name == "counts":
            self.tally.new_counts += len(chosen)
            self.tally.already_seen += rows.num_rows - len(chosen)
        self._add_sum(name, hashes[chosen])
        # Sorted by time, so that a later batch of a few days need not read the rest.
        seen_at = _micros(rows)
        in_time = chosen[np.argsort(seen_at[chosen], kind="stable")]
        kept = _taken(rows.append_column("row_hash", pa.array(hashes)), in_time)
        return kept.drop_columns([CONTENT]) if CONTENT in kept.column_names else kept

    def _new_versions(self, name: str, rows: pa.Table) -> pa.Table:
        keys, versions = rows["key_hash"].to_numpy(), rows["version"].to_numpy()
        seen_at = _micros(rows)
        first = dedupe.earliest_of_each(versions, seen_at)
        mine = np.unique(keys)
        own = self._own.setdefault(name, OwnRows())
        keys_known, known, since = self._known.versions(self._files[name], mine)
        news = dedupe.is_news(
            versions[first],
            seen_at[first],
            np.concatenate([known, own.hashes]),
            np.concatenate([since, own.first]),
        )
        chosen = first[news]
        if name == "posts":
            new_keys = mine[~(dedupe.is_among(mine, keys_known) | dedupe.is_among(mine, own.keys))]
            self.tally.new_posts += len(new_keys)
            own.keys = np.concatenate([own.keys, new_keys])
        own.hashes = np.concatenate([own.hashes, versions[chosen]])
        own.first = np.concatenate([own.first, seen_at[chosen]])
        self._add_sum(name, versions[chosen])
        return _taken(rows, chosen)

    def _range(self, name: str, rows: pa.Table) -> Span | None:
        # A row whose time is its file's date may be known under any other date.
        if name != "counts" or "file" in rows["seen_source"].unique().to_pylist():
            return None
        seen_at = _micros(rows)
        span = Span(int(seen_at.min()), int(seen_at.max()))
        return span if span.is_narrow(self._history) else None

    def _note_times(self, rows: pa.Table) -> None:
        seen_at = _micros(rows)
        first, last = int(seen_at.min()), int(seen_at.max())
        tally = self.tally
        tally.seen_from = first if tally.seen_from is None else min(tally.seen_from, first)
        tally.seen_to = last if tally.seen_to is None else max(tally.seen_to, last)

    def _add_sum(self, name: str, hashes: Ints) -> None:
        tally = self.tally
        tally.sums[name] = (tally.sums.get(name, 0) + total(hashes)) % 2**64


def _micros(rows: pa.Table) -> Ints:
    micros: Ints = rows["seen_at"].cast(pa.int64()).to_numpy()
    return micros


def _taken(rows: pa.Table, places: Any) -> pa.Table:
    if len(places) == rows.num_rows and np.array_equal(places, np.arange(len(places))):
        return rows
    return rows.take(pa.array(places))
