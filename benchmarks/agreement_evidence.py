"""Evidence of a whole register of agreements, found in a lake of 602,000 posts."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb

from benchmarks.board_data import POSTS_MADE, write_lake
from benchmarks.measuring import Result, seconds
from lantoa.core.deliverables import (
    Carried,
    Deliverable,
    Item,
    Posts,
    Rule,
    Selection,
    Total,
    Watched,
)
from lantoa.core.periods import ZONE, periods
from lantoa.flows.deliverable_evidence import Searched, search_in
from lantoa.lake.schemas import CHANNELS

TARGET_S = 3.0
AGREEMENTS = 60
CHANNELS_EACH = 20
ITEMS = 300
RUNS = 5


def results(folder: Path, *, full: bool = True) -> list[Result]:
    """Measure the search; `full` is over all 602,000 posts, else over a tenth."""
    posts = POSTS_MADE if full else POSTS_MADE // 10
    lake = write_lake(folder / f"board-{posts}", posts=posts)
    register = made_register()
    found = searched(lake, register)
    kinds = {type(d.rule): d.id for d in register}
    assert {c.deliverable.partition("-")[0] for c in found.candidates} >= {"posts", "total"}, kinds
    took = sorted(seconds(lambda: searched(lake, register)) for _ in range(RUNS))[RUNS // 2]
    detail = (
        f"{posts:,} posts of 12 counts, {len(register)} deliverables on "
        f"{AGREEMENTS * CHANNELS_EACH:,} channels, {len(found.candidates):,} pieces found"
    )
    return [Result("evidence of a register of agreements", took, "s", TARGET_S, detail)]


def searched(lake: Path, register: list[Deliverable]) -> Searched:
    """Open the files and search, as a page does."""
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'")
    for name in ("posts", "counts"):
        con.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{lake}/{name}/*.parquet')")
    con.register("channels", CHANNELS.empty_table())
    return search_in(con, register)


def made_register() -> list[Deliverable]:
    """Three deliverables for each of sixty agreements of four years."""
    term = (date(2024, 1, 1), date(2027, 12, 31))
    months = {str(n): p for n, p in enumerate(periods("month", *term))}
    years = {str(n): p for n, p in enumerate(periods("year", *term))}
    begin = datetime(2026, 8, 26, tzinfo=ZoneInfo(ZONE))
    found = []
    for number in range(AGREEMENTS):
        first = 4_000 + number * CHANNELS_EACH
        channels = tuple(
            Watched(name=f"u{n}", keys=(f"tiktok:{n}", f"tiktok:@u{n}"))
            for n in range(first, first + CHANNELS_EACH)
        )
        chosen = Selection(channels=channels, any_hashtag=("#NgàyHội", "#áodài"))
        items = tuple(
            Item(id=str(n), at=begin + timedelta(hours=n), title=f"Lễ hội xóm {n} mở cửa đón khách xa",
                 link=f"https://example.vn/{number}/{n}")
            for n in range(ITEMS)
        )  # fmt: skip
        rules: dict[str, tuple[Rule, dict]] = {
            "posts": (Posts(selection=chosen, at_least=4), months),
            "total": (Total(selection=chosen, at_least=1_000_000), years),
            "carried": (Carried(selection=Selection(channels=channels), items=items), months),
        }
        found += [
            Deliverable(id=f"{name}-{number}", rule=rule, periods=when)
            for name, (rule, when) in rules.items()
        ]
    return found


if __name__ == "__main__":
    for line in results(Path(tempfile.gettempdir()) / "lantoa-bench"):
        print(line)
