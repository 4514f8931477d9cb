"""Import of Zeeschuimer TikTok items against `orjson.loads` on every line alone; peak memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import orjson

from benchmarks.generate import tiktok_lines
from benchmarks.measuring import Result, in_turn
from lantoa.flows.import_files import import_file
from lantoa.flows.workspace import Workspace

ITEMS = 60_000
MANY_ITEMS = 600_000
_PEAK = """
import json, resource, sys
from pathlib import Path
from lantoa.flows.import_files import import_file
from lantoa.flows.workspace import Workspace
batch = import_file(Workspace(Path(sys.argv[1])), Path(sys.argv[2]))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"peak_mb": peak, "rows": batch.rows, "posts": batch.new_posts}))
"""


def written(folder: Path, items: int, seed: int = 1) -> Path:
    """Write a file of generated items and return its path."""
    path = folder / f"tiktok-{items}-{seed}.ndjson"
    if not path.exists():
        with path.open("wb") as file:
            for line in tiktok_lines(items, seed):
                file.write(line.rstrip(b"\n") + b"\n")
    return path


def results(folder: Path, *, full: bool = True) -> list[Result]:
    """Measure and return the ratios."""
    path = written(folder, ITEMS)
    size = path.stat().st_size / ITEMS

    def baseline() -> None:
        with path.open("rb") as file:
            for line in file:
                orjson.loads(line)

    def imported() -> None:
        place = Path(tempfile.mkdtemp(dir=folder))
        try:
            batch = import_file(Workspace(place), path)
            assert (batch.rows, batch.quarantined) == (ITEMS, 0), batch
        finally:
            shutil.rmtree(place)

    imported()
    base, ours = in_turn(baseline, imported, runs=5)
    detail = f"{ours:.2f} s against {base:.2f} s, {ITEMS:,} items of {size:,.0f} bytes"
    found = [Result("import, × orjson.loads of every line", ours / base, "×", 2.0, detail)]
    if full:
        found.append(_peak(folder))
    return found


def _peak(folder: Path) -> Result:
    path = written(folder, MANY_ITEMS)
    place = Path(tempfile.mkdtemp(dir=folder))
    run = subprocess.run(
        [sys.executable, "-c", _PEAK, str(place), str(path)], check=True, capture_output=True
    )
    said = json.loads(run.stdout)
    shutil.rmtree(place)
    path.unlink()
    assert said["rows"] == MANY_ITEMS, said
    return Result("import of 600,000 items, peak memory", said["peak_mb"], "MB", 550.0,
                  f"{said['posts']:,} posts")  # fmt: skip


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for result in results(Path(temporary), full="--full" in sys.argv):
            print(result)
