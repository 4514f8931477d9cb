"""A batch of 60,000 counts deduplicated against 10 million that the lake already holds."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.measuring import Result
from lantoa.lake.dedupe import KnownRows, Span
from lantoa.lake.schemas import COUNTS

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

EXISTING = 10_000_000
BATCH = 60_000
DAYS = 30
TARGET_MS = 60.0
_FILES = 10
_DAY_US = 86_400_000_000
_START_US = 1_724_605_200_000_000


def results(folder: Path, *, rounds: int = 7) -> list[Result]:
    """Measure a batch of one day, and one that spans the whole history."""
    files, hashes, seen_at = _written(folder)
    rng = np.random.default_rng(3)
    day = seen_at >= seen_at[-1] - _DAY_US
    found = []
    for name, pool, within in (
        ("of one day", hashes[day], Span(int(seen_at[day][0]), int(seen_at[-1]))),
        ("over all 30 days", hashes, None),
    ):
        known = rng.choice(pool, BATCH // 2, replace=False)
        wanted = np.concatenate([known, rng.integers(-(2**62), 2**62, BATCH // 2)])
        rng.shuffle(wanted)
        rows = KnownRows()
        taken = []
        for _ in range(rounds + 1):
            begun = time.perf_counter()
            answer = rows.hashes(files, wanted, within)
            taken.append((time.perf_counter() - begun) * 1000)
            assert len(np.unique(answer)) == BATCH // 2
        rows.close()
        found.append(
            Result(
                f"60,000 counts {name} deduplicated onto 10 million",
                statistics.median(taken[1:]), "ms", TARGET_MS, f"first query {taken[0]:.0f} ms",
            )
        )  # fmt: skip
    return found


def _written(folder: Path) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
    rng = np.random.default_rng(2)
    hashes = rng.integers(-(2**62), 2**62, EXISTING)
    seen_at = np.sort(_START_US + rng.integers(0, DAYS * _DAY_US, EXISTING))
    files = []
    for n, rows in enumerate(np.array_split(np.arange(EXISTING), _FILES)):
        path = folder / f"counts-{n}.parquet"
        size = len(rows)
        columns = {
            "row_hash": pa.array(hashes[rows]),
            "seen_at": pa.array(seen_at[rows]).cast(COUNTS.field("seen_at").type),
            "key_hash": pa.array(rng.integers(-(2**62), 2**62, size)),
            "views": pa.array(rng.integers(0, 10**6, size)),
            "method": pa.array(["web_capture"] * size),
        }
        table = pa.table({
            f.name: columns.get(f.name, pa.nulls(size, f.type)) for f in COUNTS
        })  # fmt: skip
        pq.write_table(table, path, compression="zstd", compression_level=1)
        files.append(str(path))
    return files, hashes, seen_at
