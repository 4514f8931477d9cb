"""Work outside a request: asked for in one line, done at least once, never lost by a kill.

A job is a row; a worker holds it by a lease that it renews. Where the worker is killed the row
goes back into the queue, at once on the same machine and at the end of its lease from another.
So every task must bear being run twice.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import close_old_connections, connections, transaction
from django.db.models import F
from django.utils.module_loading import import_string

from lantoa.core import clock
from lantoa.core.errors import BadInput, LantoaError
from lantoa.web.kit.models import Job, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

LEASE: Final = timedelta(seconds=30)
STALLED: Final = timedelta(seconds=20)
ABSENT: Final = timedelta(seconds=30)
KEPT: Final = timedelta(days=30)
_RENEWALS: Final = 4
_LONGEST_PAUSE_S: Final = 6 * 3600
_FIRST_PAUSE_S: Final = 10
_log = logging.getLogger("lantoa.jobs")


class TryAgain(LantoaError):
    """A task could not do its work now; it is tried again later, while tries are left."""


def later(
    task: Callable[..., None],
    *arguments: str | int,
    once: str = "",
    tries: int = 1,
    stops: int = 5,
    after_s: float = 0,
) -> None:
    """Have a task done by a worker, after the transaction that asks for it.

    Parameters
    ----------
    task
        A function of a module called ``tasks`` of this application.
    arguments
        What it is called with; kept as JSON.
    once
        Where a job of this name waits already, no other is made.
    tries
        How often it is tried where it fails; pauses double, from ten seconds up to six hours.
    stops
        How often its worker may be killed under it before it is given up.
    after_s
        Seconds to wait before the first try.
    """
    now = clock.now()
    job = Job(
        task=_name_of(task), arguments=list(arguments), once=once, most_tries=tries,
        most_stops=stops, made_at=now, due_at=now + timedelta(seconds=after_s),
    )  # fmt: skip
    Job.objects.bulk_create([job], ignore_conflicts=bool(once))


def run(job_id: int) -> None:
    """Do one job; what another worker has taken or done is left alone."""
    claimed = Job.objects.filter(pk=job_id, state=Job.State.QUEUED, due_at__lte=clock.now())
    mine = {"state": Job.State.RUNNING, "worker": me(), "lease_until": clock.now() + LEASE}
    if not claimed.update(tries=F("tries") + 1, **mine):
        return
    job = Job.objects.get(pk=job_id)
    with _leased(job):
        try:
            _task(job.task)(*job.arguments)
        except Exception as failure:  # noqa: BLE001 - a job that fails says why, whatever it was
            _failed(job, failure)
        else:
            _end(job, Job.State.DONE)


def _failed(job: Job, failure: Exception) -> None:
    kind = type(failure).__name__
    said = str(failure) if isinstance(failure, LantoaError) else f"{kind}: {failure}"
    _log.warning("job failed", extra={"job": job.pk, "task": job.task, "kind": kind})
    if job.tries < job.most_tries:
        _requeue(job, clock.now() + timedelta(seconds=pause_s(job.tries)), error=said[:2000])
    else:
        _end(job, Job.State.FAILED, said[:2000])


def pause_s(tries: int) -> float:
    """Return how many seconds lie between a try and the next.

    Examples
    --------
    >>> [pause_s(n) for n in (1, 2, 3, 20)]
    [10, 20, 40, 21600]
    """
    return min(_FIRST_PAUSE_S << (min(tries, 20) - 1), _LONGEST_PAUSE_S)


def sweep(push: Callable[[int], None]) -> bool:
    """Give what is due to the workers, take back what killed ones held.

    Parameters
    ----------
    push
        Hands the number of a job to the pool.

    Returns
    -------
    bool
        Whether the pool still takes what it is given.
    """
    _take_back()
    now = clock.now()
    waiting = Job.objects.filter(state=Job.State.QUEUED, due_at__lte=now)
    for number in waiting.filter(pushed_at=None).values_list("pk", flat=True)[:100]:
        # First the mark: a job that is done and queued again meanwhile must not be marked after.
        if Job.objects.filter(pk=number, pushed_at=None).update(pushed_at=now):
            push(number)
    stalled = waiting.filter(pushed_at__lt=now - STALLED).exists()
    return not stalled or Job.objects.filter(state=Job.State.RUNNING).exists()


def push_anew() -> None:
    """Have everything that waits given to the pool again: what an older pool held may be lost."""
    Job.objects.filter(state=Job.State.QUEUED).update(pushed_at=None)


def beat(name: str, *, gone: bool = False) -> None:
    """Write down that a pool of workers is there, or that it has left."""
    if gone:
        Worker.objects.filter(name=name).delete()
        return
    Worker.objects.update_or_create(name=name, defaults={"seen_at": clock.now()})


def anybody_works() -> bool:
    """Whether a pool of workers was seen lately."""
    return Worker.objects.filter(seen_at__gte=clock.now() - ABSENT).exists()


def prune() -> None:
    """Forget jobs that ended long ago, and workers that left without a word."""
    old = clock.now() - KEPT
    Job.objects.filter(state__in=(Job.State.DONE, Job.State.FAILED), ended_at__lt=old).delete()
    Worker.objects.filter(seen_at__lt=old).delete()


def me() -> str:
    """Return the name of this process: machine, number, and when it began."""
    return f"{socket.gethostname()[:80]}:{os.getpid()}:{_began(os.getpid())}"


def _take_back() -> None:
    for job in Job.objects.filter(state=Job.State.RUNNING):
        if not _is_lost(job):
            continue
        stops = job.stops + 1
        if stops >= job.most_stops:
            _end(job, Job.State.FAILED, f"its worker was stopped {stops} times while it ran")
        else:
            _requeue(job, clock.now(), stops=stops, tries=job.tries - 1)


def _requeue(job: Job, due_at: datetime, **changes: Any) -> None:
    with transaction.atomic():
        if job.once and Job.objects.filter(state=Job.State.QUEUED, once=job.once).exists():
            # Another of its name waits already, and will do the same.
            _held(job).delete()
            return
        _held(job).update(
            state=Job.State.QUEUED, due_at=due_at, pushed_at=None, lease_until=None, **changes
        )


def _is_lost(job: Job) -> bool:
    if job.lease_until is None or job.lease_until < clock.now():
        return True
    host, _, rest = job.worker.rpartition(":")[0].rpartition(":")
    return host == socket.gethostname()[:80] and _began(int(rest)) != job.worker.rpartition(":")[2]


def _began(pid: int) -> str:
    """Return when a process began, in ticks since the machine did; "" where there is none.

    A dead process that nobody has waited for yet counts as gone.
    """
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:  # noqa: PTH123
            fields = file.read().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ""
    return "" if fields[0] in "ZX" else fields[19]


def _name_of(task: Callable[..., None]) -> str:
    name = f"{task.__module__}.{task.__qualname__}"
    _check_name(name)
    return name


def _check_name(name: str) -> None:
    package, _, function = name.rpartition(".")
    if not (
        package.startswith("lantoa.web.")
        and package.endswith(".tasks")
        and function.isidentifier()
    ):
        raise BadInput(f"{name} is no task: a task is a function of a module called tasks")


def _task(name: str) -> Callable[..., None]:
    _check_name(name)
    found: Callable[..., None] = import_string(name)
    return found


def _held(job: Job) -> Any:
    return Job.objects.filter(
        pk=job.pk, state=Job.State.RUNNING, worker=job.worker, tries=job.tries
    )


def _end(job: Job, state: str, error: str = "") -> None:
    _held(job).update(state=state, error=error, ended_at=clock.now(), lease_until=None)


@contextlib.contextmanager
def _leased(job: Job) -> Iterator[None]:
    over = threading.Event()
    renewing = threading.Thread(target=_renew, args=(job, over), name="lease", daemon=True)
    renewing.start()
    try:
        yield
    finally:
        over.set()
        renewing.join()


def _renew(job: Job, over: threading.Event) -> None:
    try:
        while not over.wait(LEASE.total_seconds() / _RENEWALS):
            close_old_connections()
            try:
                _held(job).update(lease_until=_until())
            except Exception:  # noqa: BLE001 - a database that is away for a moment
                _log.warning("lease not renewed", extra={"job": job.pk})
    finally:
        connections.close_all()


def _until() -> datetime:
    return clock.now() + LEASE
