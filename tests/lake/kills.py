"""What the processes do that `test_kill` kills: import, compact and vacuum, again and again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantoa.core.errors import LakeBusy
from lantoa.lake.lake import Lake
from tests.lake.observations import put, rows, seen

FILES = 12
_POSTS = 150


def import_file(lake: Lake, number: int) -> None:
    """Import the file of a number: it shares half of its rows with the one before it."""
    first = number * _POSTS // 2
    told = [seen(k, minute=k % 97, text=f"{k % 5}", views=k) for k in range(first, first + _POSTS)]
    again = [seen(k, minute=number - 100, views=k + number) for k in range(20)]
    put(lake, rows(*told), rows(*again, first_line=_POSTS + 1), raw=f"file {number}\n".encode() * 500,
        name=str(number))  # fmt: skip


def imported(lake: Lake) -> int:
    return sum(state.kind == "import" for state in lake.states())


def work(root: str, ready: Any) -> None:
    """Go on where the last process was killed, for ever."""
    lake = Lake(Path(root))
    ready.set()
    while True:
        done = imported(lake)
        if done < FILES:
            import_file(lake, done)
            lake.cite(1, "a passport")
        if done % 3 == 2 or done == FILES:
            lake.compact()
            lake.vacuum(keep_days=0)


def compact_often(root: str, times: int) -> None:
    """Compact while another process does the same."""
    lake = Lake(Path(root))
    for _ in range(times):
        try:
            lake.compact()
        except LakeBusy:
            continue
