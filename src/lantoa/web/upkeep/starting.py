"""Starting the worker process beside a server, and starting it again where it ends."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE_S: Final = 2.0
_PATIENCE_S: Final = 10.0


@contextmanager
def in_use(workspace: Path) -> Iterator[IO[bytes]]:
    """Hold a sign that programs work in a workspace: it is not replaced under them."""
    workspace.mkdir(parents=True, exist_ok=True)
    with (workspace / "in-use.lock").open("ab") as sign:
        fcntl.flock(sign, fcntl.LOCK_SH)
        yield sign


class Beside:
    """A worker process that lives as long as the server that started it."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._running: subprocess.Popen[bytes] | None = None
        self._watching = threading.Thread(target=self._watch, name="worker", daemon=True)

    def __enter__(self) -> Beside:
        """Start it."""
        self._start()
        self._watching.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it; a file that is being read is read again the next time, none of it twice."""
        self._over.set()
        self._watching.join(_PAUSE_S * 2)
        running = self._running
        if running is None or running.poll() is not None:
            return
        running.send_signal(signal.SIGTERM)
        try:
            running.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()

    def _start(self) -> None:
        # A session of its own: Ctrl+C is for the server, which then stops its worker itself.
        self._running = subprocess.Popen(
            [sys.executable, "-m", "lantoa.web.upkeep.worker"],
            env=os.environ | {"LANTOA_WORK_WITH_PARENT": "1"}, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def _watch(self) -> None:
        while not self._over.wait(_PAUSE_S):
            if self._running is not None and self._running.poll() is not None:
                self._start()
