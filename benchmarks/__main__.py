"""`make bench`: every target of speed and size, as measured on this machine, in this run."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import (
    agreement_evidence,
    board,
    board_state,
    dedupe_speed,
    import_speed,
    page_speed,
    places,
    start_speed,
    web_speed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.measuring import Result

BENCHMARKS: dict[str, Callable[[Path], Iterable[Result]]] = {
    "start": lambda _: start_speed.results(),
    "import": import_speed.results,
    "dedupe": dedupe_speed.results,
    "board": board.results,
    "state": board_state.results,
    "page": page_speed.results,
    "places": places.results,
    "web": web_speed.results,
    "agreements": agreement_evidence.results,
}


def main() -> None:
    """Run the benchmarks named on the command line, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=", ".join(BENCHMARKS))
    asked = parser.parse_args().names or list(BENCHMARKS)
    missed = 0
    with tempfile.TemporaryDirectory(prefix="lantoa-bench-") as temporary:
        for name in asked:
            for result in BENCHMARKS[name](Path(temporary)):
                print(result, flush=True)
                missed += not result.met
    print(f"{missed} missed" if missed else "all met")


if __name__ == "__main__":
    main()
