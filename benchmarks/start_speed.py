"""How long `import lantoa` takes, in a process of its own, beyond what Python itself takes."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.measuring import Result, in_turn


def _run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def results() -> list[Result]:
    """Measure the start of Python with and without the import."""
    bare, ours = in_turn(lambda: _run("pass"), lambda: _run("import lantoa"), runs=7)
    took = max(ours - bare, 0.0) * 1000
    return [Result("import lantoa", took, "ms", 150.0, f"{ours * 1000:.0f} ms with Python itself")]
