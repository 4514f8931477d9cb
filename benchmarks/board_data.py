"""An invented lake of 602,000 posts with 12 counts each, as Parquet files with the lake's columns.

The same seed gives the same rows. A few per cent of everything that makes boards slow is there:
edited captions (two versions), posts outside the campaign, hidden and rounded numbers, two
methods for one platform, two counts at one instant.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from lantoa.core.campaign import Campaign, DeclaredChannel
from lantoa.core.clock import micros
from lantoa.core.records import METRICS
from lantoa.lake.schemas import COUNTS, POSTS

POSTS_MADE: Final = 602_000
COUNTS_A_POST: Final = 12
FILES: Final = 12
_DAY: Final = 86_400_000_000
_TAGS: Final = ("ngayhoi", "aodai", "toiyeuvietnam", "dulich", "amnhac")
_SOUNDS: Final = ("sound:7001", "sound:7002", "effect:88", "sound:9")

CAMPAIGN: Final = Campaign(
    id="ngay-hoi",
    name="Ngày hội áo dài",
    zone="Asia/Ho_Chi_Minh",
    first_day=date(2026, 8, 26),
    last_day=date(2026, 9, 9),
    hashtags=("NgàyHội", "áodài"),
    ignore_diacritics=True,
    assets=("sound:7001", "effect:88"),
    channels=(
        *(
            DeclaredChannel(platform="tiktok", role="kol", channel_id=str(1_000 + n))
            for n in range(40)
        ),
        DeclaredChannel(platform="tiktok", role="official", handle="u1041"),
    ),
)


def write_lake(folder: Path, *, posts: int = POSTS_MADE, seed: int = 7) -> Path:
    """Write ``posts/*.parquet`` and ``counts/*.parquet`` under `folder`, once, and return it."""
    mark = folder / f"made-{posts}-{seed}"
    if mark.exists():
        return folder
    rng = np.random.default_rng(seed)
    made = _posts(rng, posts)
    _write(folder / "posts", made, POSTS, FILES)
    _write(folder / "counts", _counts(rng, made, posts), COUNTS, FILES)
    mark.touch()
    return folder


def _int64(rng: np.random.Generator, size: int) -> np.ndarray[Any, Any]:
    return rng.integers(-(2**63), 2**63 - 1, size, dtype=np.int64)


def _text(values: np.ndarray[Any, Any] | list[str | None]) -> pa.Array:
    return pa.array(values, pa.string())


def _choice(
    rng: np.random.Generator, size: int, names: tuple[str | None, ...], p: list[float]
) -> Any:
    return np.array(names, dtype=object)[rng.choice(len(names), size, p=p)]


def _lists(
    rng: np.random.Generator, size: int, words: tuple[str, ...], p: list[float]
) -> pa.Array:
    held = rng.random((size, len(words))) < np.array(p)
    sizes = held.sum(axis=1)
    flat = np.array(words, dtype=object)[np.nonzero(held)[1]]
    offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), pa.array(flat, pa.string()))


def _posts(rng: np.random.Generator, size: int) -> pa.Table:
    start = micros(datetime(2026, 8, 24, 17, tzinfo=UTC))
    platform = _choice(rng, size, ("tiktok", "instagram", "facebook"), [0.8, 0.12, 0.08])
    author = 1_000 + (rng.pareto(1.1, size) * 400).astype(np.int64) % 250_000
    number = np.arange(size)
    published = start + (rng.random(size) * 16.5 * _DAY).astype(np.int64)
    keys = _lists(rng, size, _TAGS, [0.9, 0.5, 0.3, 0.2, 0.1])
    empty = pa.ListArray.from_arrays(
        pa.array(np.zeros(size + 1, np.int32)), pa.array([], pa.string())
    )
    columns: dict[str, Any] = {
        "batch_id": rng.integers(1, 13, size),
        "line": number,
        "member": _text([""] * size),
        "key_hash": _int64(rng, size),
        "version": _int64(rng, size),
        "seen_at": published + (rng.random(size) * _DAY).astype(np.int64),
        "platform": _text(platform),
        "post_key": _text(
            [f"{p}:{7_400_000_000_000_000_000 + n}" for p, n in zip(platform, number, strict=True)]
        ),
        "channel_key": _text([f"{p}:{a}" for p, a in zip(platform, author, strict=True)]),
        "handle": _text([f"u{a}" for a in author]),
        "kind": _text(["video"] * size),
        "text": _text([f"Một chú thích bịa số {n} #ngàyhội #áodài" for n in number]),
        "url": _text([f"https://example.vn/{n}" for n in number]),
        "published_at": published,
        "published_source": _text(["platform"] * size),
        "duration_s": rng.random(size) * 60,
        "hashtags": keys,
        "hashtag_keys": keys,
        "hashtag_plain_keys": keys,
        "assets": _lists(rng, size, _SOUNDS, [0.2, 0.1, 0.1, 0.3]),
        "coauthors": empty,
        "is_ad": pa.nulls(size, pa.bool_()),
        "is_paid_partnership": pa.nulls(size, pa.bool_()),
        "region": _text(["VN"] * size),
    }
    table = pa.table([_column(columns[f.name], f.type) for f in POSTS], schema=POSTS)
    edited = table.take(pa.array(np.nonzero(rng.random(size) < 0.03)[0]))
    later = np.asarray(edited["seen_at"].cast(pa.int64())) + 2 * _DAY
    edited = edited.set_column(4, POSTS.field(4), pa.array(_int64(rng, len(edited))))
    edited = edited.set_column(5, POSTS.field(5), _column(later, POSTS.field(5).type))
    return pa.concat_tables([table, edited]).sort_by("seen_at")


def _column(values: Any, kind: pa.DataType) -> pa.Array:
    if isinstance(values, pa.Array):
        return values
    array = pa.array(values)
    return array if array.type == kind else array.cast(kind)


def _counts(rng: np.random.Generator, posts: pa.Table, size: int) -> pa.Table:
    first = np.unique(np.asarray(posts["key_hash"]), return_index=True)[1]
    posts = posts.take(pa.array(first))
    index = np.repeat(np.arange(size), COUNTS_A_POST)
    total = len(index)
    nth = np.tile(np.arange(COUNTS_A_POST), size)
    published = np.asarray(posts["published_at"].cast(pa.int64()))[index]
    seen = published + (nth + rng.random(total) * 0.8) * _DAY
    twice = (rng.random(total) < 0.002) & (nth > 0)
    seen = np.where(twice, np.roll(seen, 1), seen)
    final = (rng.lognormal(7.5, 2.0, size)).astype(np.int64)[index]
    views = (final * (1 - np.exp(-(nth + 1) / 4))).astype(np.int64)
    rounded = views >= 10_000
    step = np.where(rounded, np.where(views >= 1_000_000, 100_000, 100), 1)
    views = views // step * step
    two_ways = rng.random(size)[index] < 0.1
    method = np.where(two_ways & (nth % 2 == 1), "vendor_file", "web_capture")
    platform = posts["platform"].take(pa.array(index)).combine_chunks()
    columns: dict[str, Any] = {
        "batch_id": nth + 1, "line": np.arange(total),
        "member": pa.array([""]).take(pa.array(np.zeros(total, np.int64))),
        "key_hash": posts["key_hash"].take(pa.array(index)).combine_chunks(),
        "row_hash": _int64(rng, total),
        "version": posts["version"].take(pa.array(index)).combine_chunks(),
        "seen_at": seen.astype(np.int64),
        "platform": platform,
        "post_key": posts["post_key"].take(pa.array(index)).combine_chunks(),
        "seen_source": pa.array(["row"]).take(pa.array(np.zeros(total, np.int64))),
        "method": pa.array(method, pa.string()),
        "metric_def": platform,
    }  # fmt: skip
    hidden = (rng.random(size) < 0.02)[index]
    for name, share in zip(METRICS, (1.0, 0.1, 0.01, 0.005, 0.004, 0.0), strict=True):
        value = (views * share).astype(np.int64) if name != "views" else views
        known = np.full(total, share > 0.0) if name != "likes" else ~hidden
        state = np.where(known, np.where((step > 1) & (name == "views"), 2, 1), 3 if share else 4)
        columns[name] = pa.array(value, mask=~known)
        columns[f"{name}_step"] = pa.array(np.where(name == "views", step, 1), mask=~known)
        columns[f"{name}_state"] = state.astype(np.int8)
    table = pa.table([_column(columns[f.name], f.type) for f in COUNTS], schema=COUNTS)
    return table.sort_by("seen_at")


def _write(folder: Path, table: pa.Table, schema: pa.Schema, files: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    each = -(-len(table) // files)
    for n in range(files):
        part = table.slice(n * each, each).cast(schema)
        pq.write_table(part, folder / f"{n:02}.parquet", compression="zstd")
