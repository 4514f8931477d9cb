"""The work that comes round: what is done how often. A new one is one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.module_loading import import_string

from lantoa.core import clock
from lantoa.web.kit.jobs import later


@dataclass(frozen=True, slots=True)
class Periodic:
    """One task that is done every so many minutes."""

    task: str
    """Dotted name of a function of a ``tasks`` module."""
    minutes: int


PERIODIC: Final = (
    Periodic("lantoa.web.upkeep.tasks.join_files", 24 * 60),
    Periodic("lantoa.web.upkeep.tasks.forget_old_jobs", 24 * 60),
    Periodic("lantoa.web.collection.tasks.read_waiting", 5),
    Periodic("lantoa.web.agreements.tasks.search_all", 6 * 60),
    Periodic("lantoa.web.agreements.tasks.remind", 24 * 60),
    Periodic("lantoa.web.agreements.tasks.send_reminders", 5),
)
_MARK: Final = "lantoa: "


def begin(task: str) -> None:
    """Queue a periodic task; the schedule calls this when its time has come."""
    later(import_string(task), once=task)


def settle() -> None:
    """Bring the schedule in the database in line with the list above."""
    from django_q.models import Schedule

    wanted = {_MARK + one.task: one for one in PERIODIC}
    with transaction.atomic():
        known = {row.name: row for row in Schedule.objects.filter(name__startswith=_MARK)}
        for name in known.keys() - wanted.keys():
            known[name].delete()
        for name, one in wanted.items():
            row = known.get(name)
            if row is None:
                row = Schedule(name=name, next_run=clock.now())
            row.func, row.args = f"{__name__}.begin", repr((one.task,))
            row.schedule_type, row.minutes, row.repeats = Schedule.MINUTES, one.minutes, -1
            row.save()
