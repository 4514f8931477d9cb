"""A new state's board as people meet it, with nothing ready.

The lake is a real one: 602,000 posts and twelve batches, each of which counts every post again.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.dataset as ds

from benchmarks.board_data import CAMPAIGN, COUNTS_A_POST, POSTS_MADE, write_lake
from benchmarks.measuring import Result
from lantoa.core import clock
from lantoa.flows.board import board_of
from lantoa.flows.workspace import Workspace
from lantoa.lake import delta
from lantoa.lake.repair import repaired
from lantoa.lake.schemas import TABLES
from lantoa.lake.writer import marked

SECONDS = 1.5


def results(folder: Path, *, full: bool = True) -> list[Result]:
    """Measure and return the seconds; `full` is over all 602,000 posts, else a tenth."""
    posts = POSTS_MADE if full else POSTS_MADE // 10
    made = write_lake(folder / f"board-{posts}", posts=posts)
    workspace = Workspace.at(folder / f"states-{posts}")
    if not workspace.lake.exists:
        shutil.rmtree(workspace.root, ignore_errors=True)
        for batch in range(1, COUNTS_A_POST + 1):
            import_batch(workspace, made, batch)
    wall, detail = _timed(workspace)
    name = f"board of a new state, {posts:,} × {COUNTS_A_POST}"
    return [Result(name, wall, "s", SECONDS, detail)]


def import_batch(workspace: Workspace, made: Path, batch: int) -> None:
    """Put one batch of the invented rows into the workspace's lake, as its next state."""
    root = workspace.lake.root
    rows = repaired(root)
    versions = {name: delta.newest_version(root / name) for name in TABLES}
    facts = {}
    for name in ("posts", "counts"):
        table = ds.dataset(made / name).to_table(filter=pc.field("batch_id") == batch)
        written = delta.write(root / name, TABLES[name], [table])
        versions[name] = delta.commit(root / name, [written])
        facts[f"new_{name}"] = table.num_rows
        span = pc.min_max(table["seen_at"]).as_py()
    marked(root, rows, "import", versions, {"sha256": f"{batch:064x}"}, file=f"{batch}.ndjson",
           adapter="tiktok", options="{}", rows=facts["new_counts"], ok=facts["new_counts"],
           quarantined=0, bytes=0, already_seen=0, sha256=f"{batch:064x}",
           seen_from=span["min"], seen_to=span["max"], **facts)  # fmt: skip


def _timed(workspace: Workspace, runs: int = 3) -> tuple[float, str]:
    taken = []
    for _ in range(runs):
        shutil.rmtree(workspace.cache / "boards", ignore_errors=True)
        began, spent = time.perf_counter(), time.process_time()
        board_of(workspace, CAMPAIGN)
        taken.append((time.perf_counter() - began, time.process_time() - spent))
    wall, cpu = (statistics.median(each) for each in zip(*taken, strict=True))
    least = min(wall for wall, _ in taken)
    others = os.getloadavg()[0]
    return wall, f"{cpu:.1f} s of CPU, quickest {least:.2f} s, load {others:.1f}"


if __name__ == "__main__":
    print(clock.now())
    for line in results(Path(tempfile.gettempdir()) / "lantoa-bench"):
        print(line)
