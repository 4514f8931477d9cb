"""The command line: one app, one way to fail (exit 2, one clear line on standard error)."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Final

from cyclopts import App, CycloptsError

from lantoa.cli import speech
from lantoa.core.errors import LantoaError

COMMANDS: Final = (
    "import", "board", "claim", "compare", "report", "infographic", "serve", "work", "mapping",
    "quarantine", "states", "row", "compact", "vacuum", "backup", "restore", "doctor", "rehearse",
    "truth", "places", "demo-workspace",
)  # fmt: skip

_WITHOUT_PANDAS: Final = ("import", "quarantine")

app = App(
    name="lantoa",
    help="Run a KOL campaign, and publish figures you can defend.",
    version_flags=["--version"],
    result_action="return_value",
)

_MODULES: Final = {
    "import": "importing", "board": "board", "claim": "claim", "compare": "compare",
    "report": "report", "infographic": "picture",
    "mapping": "mapping", "quarantine": "quarantine", "states": "upkeep", "row": "row",
    "compact": "upkeep", "vacuum": "upkeep", "serve": "serve", "work": "work",
    "backup": "backup", "restore": "backup", "doctor": "doctor", "rehearse": "rehearse",
    "truth": "truth", "places": "places", "demo-workspace": "demo_workspace",
}  # fmt: skip


def load(*names: str) -> App:
    """Register commands (all where none is named) and return the app."""
    for module in dict.fromkeys(_MODULES[name] for name in names or COMMANDS):
        importlib.import_module(f"lantoa.cli.{module}")
    return app


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave: 0 done, 2 refused, 130 interrupted."""
    tokens = sys.argv[1:] if arguments is None else arguments
    if tokens[:1] and tokens[0] in _WITHOUT_PANDAS:
        _spare_pandas()
    sys.exit(run(tokens))


def run(tokens: list[str]) -> int:
    """Run one command and return its exit code."""
    named = tokens[:1] if tokens[:1] and tokens[0] in COMMANDS else []
    try:
        load(*named)(tokens, exit_on_error=False, print_error=False)
    except (CycloptsError, LantoaError) as failure:
        return _refused(str(failure))
    except KeyboardInterrupt:
        return _refused(
            speech.say("đã dừng; chưa có gì được ghi thêm", "stopped; nothing more was written"),
            130,
        )
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as failure:
        where = f"{failure.filename}: " if failure.filename else ""
        return _refused(f"{where}{failure.strerror or failure}")
    return 0


class _NoPandas:
    def find_spec(self, name: str, _path: object, _target: object = None, /) -> None:
        if name == "pandas":
            raise ImportError(name)


def _spare_pandas() -> None:
    # Arrow imports pandas at the first list that it is handed, only to ask whether the list is a
    # Series; that takes longer than importing a small file. Told once that pandas is not there,
    # it goes without. Only here, where the process is ours: never in a notebook.
    import pyarrow as pa

    absent = _NoPandas()
    sys.meta_path.insert(0, absent)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(absent)


def _refused(reason: str, code: int = 2) -> int:
    # Names of files and members are strangers' words: nothing in them steers the terminal.
    line = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(reason.split()))
    print(f"lantoa: {speech.translated(line)}", file=sys.stderr)
    return code
