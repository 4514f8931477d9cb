"""How the application itself is: what `lantoa doctor` and the health address say of it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from lantoa.core import clock
from lantoa.core.errors import LantoaError
from lantoa.flows.doctor import Finding
from lantoa.web.campaigns.queries import lake
from lantoa.web.collection.queries import uploads_without_file
from lantoa.web.kit.jobs import anybody_works
from lantoa.web.kit.models import Job
from lantoa.web.people import audit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lantoa.flows.doctor import Level

_LATE: Final = timedelta(minutes=10)
_LATELY: Final = timedelta(days=1)
_LEAST_FREE_BYTES: Final = 200 * 10**6


def look_over() -> Iterator[Finding]:
    """Yield what a look over the application's database found.

    Yields
    ------
    Finding
        Migrations, the log of what was done, workers, jobs, uploads.
    """
    try:
        waiting = _migrations()
    except DatabaseError as failure:
        yield Finding("database", "wrong", f"the database does not answer: {failure}".strip(),
                      "look at DATABASE_URL, and whether its server runs")  # fmt: skip
        return
    if waiting:
        yield Finding("migrations", "wrong", f"{waiting} migrations wait",
                      "start lantoa serve or lantoa work once: they bring it up to date")  # fmt: skip
        return
    yield Finding("migrations", "ok", "the tables are up to date")
    yield _log()
    yield from _jobs()
    lost = uploads_without_file()
    if lost:
        yield Finding("uploads", "wrong", f"{lost} uploads wait whose file is gone",
                      "drop these files on the import page again")  # fmt: skip


def _migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _log() -> Finding:
    chain = audit.verify()
    if chain.broken is not None:
        return Finding(
            "audit log", "wrong", f"line {chain.broken.seq} of the log does not hold: {chain.broken.why}",
            "somebody changed the database by hand: keep it, and compare with a backup",
        )  # fmt: skip
    return Finding("audit log", "ok", f"{chain.entries} lines, the last is {chain.head[:12]}")


def _jobs() -> Iterator[Finding]:
    now = clock.now()
    queued = Job.objects.filter(state=Job.State.QUEUED)
    late = queued.filter(due_at__lt=now - _LATE).count()
    if anybody_works():
        yield Finding("workers", "ok", "a worker is there")
    else:
        level: Level = "wrong" if queued.filter(due_at__lte=now).exists() else "note"
        yield Finding(
            "workers", level, "nobody does what waits", "start lantoa work, or lantoa serve"
        )
    if late:
        yield Finding("jobs", "wrong", f"{late} jobs have waited for more than 10 minutes",
                      "start lantoa work again")  # fmt: skip
    failed = Job.objects.filter(state=Job.State.FAILED, ended_at__gte=now - _LATELY)
    for job in failed[:5]:
        yield Finding("jobs", "note", f"{job.task.rpartition('.')[2]} failed: {job.error[:200]}",
                      "see the message; it is not tried again by itself")  # fmt: skip
    if not late and not failed:
        yield Finding("jobs", "ok", "no job is late, none failed today")


def health() -> dict[str, bool]:
    """Return what a server must have to be of use, each with whether it is there.

    Nothing is said that a stranger could use.
    """
    return {"database": _answers(), "lake": _is_readable(), "disk": _has_room()}


def _answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _is_readable() -> bool:
    try:
        lake().states()
    except (LantoaError, OSError):
        return False
    return True


def _has_room() -> bool:
    try:
        return shutil.disk_usage(settings.WORKSPACE).free > _LEAST_FREE_BYTES
    except OSError:
        return False
