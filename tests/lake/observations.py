"""Invented posts, counts, channels and comments, and short ways to put them into a lake."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from lantoa.core.columns import Rows, rows_of
from lantoa.core.records import (
    ABSENT,
    Channel,
    Comment,
    Count,
    Metric,
    Post,
    Quarantined,
    Records,
    exact,
)
from lantoa.lake.lake import Lake
from lantoa.lake.states import StateRow

START = datetime(2026, 8, 26, 1, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def seen(
    number: int,
    *,
    minute: float = 0,
    views: int | Metric = 10,
    text: str = "Chào #vietnam",
    source: str = "row",
    followers: int = 100,
) -> Records:
    """One post seen once: a post, its count, its channel and one comment under it."""
    moment = at(minute)
    key, channel = f"tiktok:{number}", f"tiktok:{number % 7}"
    return Records(
        posts=(
            Post(platform="tiktok", post_key=key, seen_at=moment, channel_key=channel,
                 handle="an.example", kind="video", text=text, hashtags=("vietnam",),
                 url=f"https://example.vn/{number}", published_at=at(-60), duration_s=15.0,
                 published_source="platform", assets=("sound:1",), is_ad=False),
        ),
        counts=(
            Count(platform="tiktok", post_key=key, seen_at=moment, seen_source=source,
                  method="web_capture", metric_def="tiktok", likes=exact(views // 2)
                  if isinstance(views, int) else ABSENT,
                  views=exact(views) if isinstance(views, int) else views),
        ),
        channels=(
            Channel(platform="tiktok", channel_key=channel, seen_at=moment, seen_source=source,
                    handle="an.example", name="An Example", verified=False,
                    followers=exact(followers)),
        ),
        comments=(
            Comment(platform="tiktok", comment_key=f"tiktok:c{number}", post_key=key,
                    seen_at=moment, seen_source=source, text="Hay quá", likes=exact(1)),
        ),
    )  # fmt: skip


def rows(*records: Records, first_line: int = 1) -> Rows:
    return rows_of(((first_line + i, "", r) for i, r in enumerate(records)), [])


def put(
    lake: Lake,
    *chunks: Rows,
    raw: bytes = b"a line\n",
    name: str = "captures.ndjson",
    quarantined: list[Quarantined] | None = None,
    keep: bool = True,
) -> StateRow:
    """Import chunks as one batch."""
    with lake.write() as writer:
        sink = writer.raw(keep=keep)
        sink.put(raw, 1, raw.count(b"\n"))
        kept = sink.finish()
        for chunk in chunks:
            writer.add(chunk)
        if quarantined:
            writer.add(Rows(quarantined=quarantined, read=len(quarantined)))
        read = sum(chunk.read for chunk in chunks)
        refused = len(quarantined or ())
        return writer.commit(
            kind="import", file=name, raw=kept, adapter="made.up", options="{}", capture=None,
            rows=read + refused, ok=read, quarantined=refused,
        )  # fmt: skip


def table(lake: Lake, name: str, state: StateRow | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for file in lake.files(name, state or lake.state()):
        with pq.ParquetFile(file) as parquet:
            found += parquet.read().to_pylist()
    return found


def logical(lake: Lake, state: StateRow | None = None) -> dict[str, Any]:
    """What a lake says, whatever the order in which it was told."""
    said: dict[str, Any] = {}
    for name in ("counts", "comments"):
        found = table(lake, name, state)
        said[name] = {row["row_hash"]: _said(row) for row in found}
        assert len(said[name]) == len(found), f"{name}: a row is there twice"
    for name in ("posts", "channels"):
        first: dict[tuple[int, int], dict[str, Any]] = {}
        for row in sorted(table(lake, name, state), key=lambda row: row["seen_at"]):
            first.setdefault((row["key_hash"], row["version"]), row)
        said[name] = {key: _said(row, thing=True) for key, row in first.items()}
    return said


def _said(row: dict[str, Any], *, thing: bool = False) -> dict[str, Any]:
    hidden = {"batch_id", "line", "member"}
    if thing:
        hidden.add("seen_source")  # by which of several equally early rows it was known
    elif row["seen_source"] == "file":
        hidden.add("seen_at")
    return {name: value for name, value in row.items() if name not in hidden}


def disk(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
