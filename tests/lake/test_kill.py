"""A lake survives ``kill -9`` at any instant of an import, a compaction, a vacuum or a repair.

``LANTOA_KILLS`` says how often it is tried (12 where it is not set).
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantoa.lake import delta
from lantoa.lake.lake import Lake
from lantoa.lake.schemas import TABLES
from tests.lake.kills import FILES, compact_often, import_file, imported, work
from tests.lake.observations import logical, table

KILLS = int(os.environ.get("LANTOA_KILLS", "12"))


@pytest.fixture(scope="module")
def processes() -> Any:
    """New processes that inherit nothing of this one: the engines do not survive a fork."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.lake.kills", "duckdb"])
    return context


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, Any]], float]:
    """What a lake says after each number of files, and how many seconds a file takes here."""
    lake = Lake(tmp_path_factory.mktemp("undisturbed"))
    said: list[dict[str, Any]] = [{}]
    spent = []
    for number in range(FILES):
        began = time.perf_counter()
        import_file(lake, number)
        spent.append(time.perf_counter() - began)
        said.append(logical(lake))
    return said, float(np.median(spent))


def _kill_once(processes: Any, root: Path, after_s: float) -> None:
    ready = processes.Event()
    worker = processes.Process(target=work, args=(str(root), ready))
    worker.start()
    assert ready.wait(60)
    worker.join(after_s)
    worker.kill()
    worker.join()
    assert worker.exitcode == -9, "the worker stopped by itself"


def _left_behind(lake: Lake) -> str:
    if not lake.exists:
        return "nothing marked"
    marked = lake.state().versions
    newest = {name: delta.newest_version(lake.root / name) for name in TABLES}
    changed = sum(newest[name] > marked[name] for name in TABLES)
    return f"{changed} tables ahead of the mark" if changed else "between changes"


def test_a_lake_survives_being_killed_at_any_instant(
    tmp_path: Path, processes: Any, undisturbed: tuple[list[dict[str, Any]], float]
) -> None:
    chance = np.random.default_rng()
    expected, a_file_s = undisturbed
    lake = Lake(tmp_path / "lake")
    found: Counter[str] = Counter()
    for _ in range(KILLS):
        before = imported(lake)
        # Early, so that repairs are hit, or anywhere in the first few changes.
        after_s = a_file_s * float(chance.choice([0.5, 2, 6]) * chance.random())
        _kill_once(processes, lake.root, after_s)
        # Read before anything repairs: only whole states are seen.
        done = imported(Lake(lake.root))
        found[_left_behind(lake)] += 1
        assert done >= before
        if done:
            assert logical(lake) == expected[done]
            assert logical(lake, lake.state(1)) == expected[1]
        if done == FILES:
            shutil.rmtree(lake.root)
    print(dict(found))
    while imported(lake) < FILES:
        import_file(lake, imported(lake))
    assert logical(lake) == expected[FILES]


def test_two_compactions_at_once_never_double_a_row(tmp_path: Path, processes: Any) -> None:
    lake = Lake(tmp_path)
    for number in range(3):
        import_file(lake, number)
    before = logical(lake)
    workers = [processes.Process(target=compact_often, args=(str(tmp_path), 8)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
        assert worker.exitcode == 0
    assert logical(lake) == before
    assert len(table(lake, "counts")) == len(before["counts"])
    assert lake.state().kind == "compact"
