"""The board over 602,000 posts with 12 counts each, against hand-written SQL on the same files."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import duckdb
import ibis

from benchmarks.board_data import CAMPAIGN, POSTS_MADE, write_lake
from benchmarks.board_sql import board_by_sql
from benchmarks.measuring import Result, in_turn
from lantoa.measure.board import Measured, measured

TARGET = 1.3


def results(folder: Path, *, full: bool = True) -> list[Result]:
    """Measure and return the ratio; `full` is over all 602,000 posts, else over a tenth."""
    posts = POSTS_MADE if full else POSTS_MADE // 10
    lake = write_lake(folder / f"board-{posts}", posts=posts)
    refuse_different_answers(by_sql(lake), by_measures(lake))
    sql, ours = in_turn(lambda: by_sql(lake), lambda: by_measures(lake), runs=5)
    detail = f"{ours:.2f} s against {sql:.2f} s, {posts:,} posts of 12 counts"
    return [
        Result("board, × hand-written SQL for the same figures", ours / sql, "×", TARGET, detail)
    ]


def by_sql(lake: Path) -> dict[str, Any]:
    """Compute the board by hand-written SQL."""
    return board_by_sql(_connection(lake), CAMPAIGN)


def by_measures(lake: Path) -> Measured:
    """Compute the board as Lan Toả does."""
    backend = ibis.duckdb.from_connection(_connection(lake))
    return measured({name: backend.table(name) for name in ("posts", "counts")}, CAMPAIGN)


def _connection(lake: Path) -> duckdb.DuckDBPyConnection:
    """A fresh connection with both tables, as the lake opens them."""
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'")
    for name in ("posts", "counts"):
        con.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{lake}/{name}/*.parquet')")
    return con


def refuse_different_answers(tables: dict[str, Any], found: Measured) -> None:
    """Raise AssertionError where the two boards disagree: their times would mean nothing."""
    figures = {figure.id: figure for figure in found.figures}
    inside = sum(r["posts"] for r in tables["posts"].to_pylist() if r["outcome"] < 3)
    assert inside == figures["posts"].value
    sizes = tables["sizes"].to_pylist()
    views = sum(row["views"] * row["posts"] for row in sizes)
    upper = views + sum((row["views_step"] - 1) * row["posts"] for row in sizes)
    assert (views, upper) == (figures["views"].value, figures["views"].upper)
    tops = sorted(tables["top_posts"].to_pylist(), key=lambda r: (-r["views"], r["post_key"]))
    assert [row["post_key"] for row in tops] == [row["key"] for row in figures["top_posts"].rows]
    assert tables["sightings"].pairs == found.sightings.pairs
    shown = figures["views_gained_by_day"].rows
    days = [row["value"] for row in shown if row["key"] != "unallocated"]
    gained = _gained(tables["gains"].to_pylist(), tables["part"])
    assert days == [gained.get(n) for n in range(1, len(days) + 1)]


def _gained(pairs: list[dict[str, Any]], part: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for pair in pairs:
        since, day = pair["since"], pair["reading"]
        of_one_day = since == day - 1 if since else pair["published"] == day
        if of_one_day and pair["part"] == part:
            found[day] = found.get(day, 0) + pair["gained"]
    return found


if __name__ == "__main__":
    for line in results(Path(tempfile.gettempdir()) / "lantoa-bench"):
        print(line)
