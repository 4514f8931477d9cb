"""A real pool of workers over a workspace, which tests may kill as they like."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.generate import tiktok_lines
from tests.web import databases

if TYPE_CHECKING:
    from collections.abc import Callable


def environment(workspace: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LANTOA", "DJANGO"))}
    kept |= {"LANTOA_WORKSPACE": str(workspace), "LANTOA_LANG": "en"}
    return kept | ({"DATABASE_URL": databases.address()} if databases.SERVER else {})


def lantoa(workspace: Path, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-c", "from lantoa.cli import main; main()", *words],
        env=environment(workspace), cwd=workspace.parent, capture_output=True, text=True,
        timeout=300, check=False, **more,
    )  # fmt: skip


def files(folder: Path, count: int, lines: int) -> list[Path]:
    """Make capture files that share some of their items, so that doubling would show."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(count):
        path = folder / f"capture-{number:02}.ndjson"
        path.write_bytes(
            b"".join(tiktok_lines(lines, seed=number // 2, recaptures=0.2)) + b"\n" * number
        )
        made.append(path)
    return made


class Pool:
    """`lantoa work` as a process of its own."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lantoa.web.upkeep.worker"], env=environment(self.workspace),
            start_new_session=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def __enter__(self) -> Pool:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process is not None
        for pid in self.processes():
            _kill(pid)
        self.process.wait()

    def processes(self) -> list[int]:
        """All processes of the pool, the first one first."""
        assert self.process is not None
        found, look = [], [self.process.pid]
        while look:
            pid = look.pop(0)
            found.append(pid)
            try:
                said = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
            except (FileNotFoundError, ProcessLookupError):
                continue
            look += [int(child) for child in said.split()]
        return found

    def busy(self) -> int | None:
        """The process that runs a job now."""
        rows = self.asked("SELECT worker FROM kit_job WHERE state = 'running'")
        return int(rows[0][0].split(":")[1]) if rows else None

    def asked(self, question: str) -> list[tuple[Any, ...]]:
        """Ask the pool's database."""
        if databases.SERVER:
            from django.db import connection

            with connection.cursor() as cursor:
                cursor.execute(question)
                return list(cursor.fetchall())
        with closing(sqlite3.connect(self.workspace / "app.sqlite3", timeout=20)) as held:
            return held.execute(question).fetchall()

    def kill(self, pid: int) -> None:
        """Kill one process of the pool, and start the pool again where it was the first."""
        assert self.process is not None
        _kill(pid)
        if self.ended_within(0):
            self.start()

    def ended_within(self, seconds: float) -> bool:
        """Wait for the end of the pool, no longer than that."""
        assert self.process is not None
        try:
            self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def until(self, met: Callable[[], bool], patience_s: float = 180) -> None:
        """Wait until something is so; a pool that ended is started again, as servers do."""
        end = time.monotonic() + patience_s
        while not met():
            assert time.monotonic() < end, self.asked(
                "SELECT name, state, message FROM collection_importjob"
            )
            if self.ended_within(0.1):
                self.start()


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
