"""Periodic work on the workspace itself."""

from __future__ import annotations

from typing import Final

from lantoa.core.errors import LakeBusy
from lantoa.web.campaigns.queries import workspace
from lantoa.web.kit import jobs

_MANY_STATES: Final = 20


def join_files() -> None:
    """Join the lake's small files into few, where many imports came since the last time.

    Raises
    ------
    TryAgain
        An import is running.
    """
    lake = workspace().lake
    rows = lake.states()
    since = next((n for n, row in enumerate(reversed(rows)) if row.kind == "compact"), len(rows))
    if since < _MANY_STATES:
        return
    try:
        lake.compact()
    except LakeBusy as failure:
        raise jobs.TryAgain(str(failure)) from failure


def forget_old_jobs() -> None:
    """Forget jobs that ended a month ago."""
    jobs.prune()
