"""The process behind `lantoa work`: a pool of workers, and one who hands them what is due.

The pool's processes end with this one, however it ends, so that none is ever left alone with a
job; what they held is taken back by whoever sweeps next.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_SWEEP_EVERY_S: Final = 0.5
_BEAT_EVERY_S: Final = 10
_DEATH_SIGNAL: Final = 1
STALLED: Final = 3
"""Exit code where the pool no longer takes work: whoever started this process starts it again."""


def prepare() -> None:
    """Bring the database up to date, before anything else uses it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.web.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)


def main() -> int:
    """Work until told to stop: what is being done is finished first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.web.settings")
    import django

    django.setup()
    from django.db import connections

    from lantoa.web.kit import jobs
    from lantoa.web.upkeep import work

    work.settle()
    jobs.push_anew()
    connections.close_all()  # the pool is forked off: it must not share a connection
    os.register_at_fork(after_in_child=_end_with_parent)
    stop = _Stop()
    pool = _pool()
    try:
        return _sweep_until(stop, pool, jobs)
    finally:
        jobs.beat(jobs.me(), gone=True)
        connections.close_all()


class _Stop:
    """Set by a signal to stop, or when the process that started this one is gone."""

    def __init__(self) -> None:
        self._parent = os.getppid() if os.environ.get("LANTOA_WORK_WITH_PARENT") else 0
        self.asked = False

    def ask(self, number: int, frame: object) -> None:
        """Remember that somebody wants this to end."""
        del number, frame
        self.asked = True

    def __bool__(self) -> bool:
        """Whether to stop."""
        return self.asked or (self._parent > 0 and os.getppid() != self._parent)


def _pool() -> Any:
    from django_q.cluster import Cluster

    pool = Cluster()
    pool.start()
    return pool


def _sweep_until(stop: _Stop, pool: Any, jobs: Any) -> int:
    # The pool has set handlers of its own that stop it from within a signal: set ours over them.
    signal.signal(signal.SIGTERM, stop.ask)
    signal.signal(signal.SIGINT, stop.ask)
    push, name, beaten = _pusher(), jobs.me(), 0.0
    while not stop:
        if time.monotonic() - beaten > _BEAT_EVERY_S or not beaten:
            jobs.beat(name)
            beaten = time.monotonic()
        if not pool.sentinel.is_alive() or not jobs.sweep(push):
            pool.sentinel.kill()
            return STALLED
        time.sleep(_SWEEP_EVERY_S)
    pool.stop()
    return 0


def _pusher() -> Callable[[int], None]:
    from django_q.tasks import async_task

    def push(number: int) -> None:
        async_task("lantoa.web.kit.jobs.run", number)

    return push


def _end_with_parent() -> None:
    """Have the kernel end this process with the one that made it; Linux knows how."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
