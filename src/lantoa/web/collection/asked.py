"""Imports, quarantine and states of the lake as programs read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.core.errors import NotFound
from lantoa.flows.quarantine import open_rows
from lantoa.web.campaigns.queries import lake, workspace
from lantoa.web.collection.models import ImportJob
from lantoa.web.collection.scope import files_seen

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from lantoa.flows.quarantine import OpenRow
    from lantoa.lake.states import StateRow
    from lantoa.web.people.actors import Actor


def imports(*, by: Actor) -> QuerySet[ImportJob]:
    """Return the uploads of the units that somebody sees."""
    return by.within(ImportJob.objects.all())


def one_import(*, by: Actor, job_id: UUID) -> ImportJob:
    """Return one upload.

    Raises
    ------
    NotFound
        There is none, or it is not theirs to see.
    """
    found = imports(by=by).filter(pk=job_id).first()
    if found is None:
        raise NotFound("there is nothing here")
    return found


def quarantine(*, by: Actor) -> list[OpenRow]:
    """Return the rows in quarantine of the files that somebody sees."""
    files = files_seen(by=by)
    return [row for row in open_rows(workspace()) if row.sha256 in files]


def states(*, by: Actor) -> list[tuple[StateRow, bool]]:
    """Return the states of the lake, newest first, each with whether its file is theirs to see."""
    files = files_seen(by=by)
    return [(row, row.sha256 is None or row.sha256 in files) for row in reversed(lake().states())]
