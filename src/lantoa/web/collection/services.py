"""What changes something: taking files, mapping their columns, trying quarantine again."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import transaction

from lantoa.core import clock
from lantoa.core.errors import BadInput, Forbidden, NotFound
from lantoa.flows.import_options import ImportOptions
from lantoa.flows.quarantine import export_rows, open_rows
from lantoa.web.campaigns.queries import workspace
from lantoa.web.collection import tasks
from lantoa.web.collection.models import ImportJob
from lantoa.web.collection.scope import files_seen
from lantoa.web.collection.uploads import folder_of, safe_name
from lantoa.web.kit.jobs import later
from lantoa.web.people import audit
from lantoa.web.people.queries import root
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.core.files.uploadedfile import UploadedFile

    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import Unit

_MOST_STOPS: Final = 1000
"""A file that stops its worker again and again is refused by itself: see the runner."""


def take_files(
    *,
    by: Actor,
    unit: Unit,
    files: Sequence[UploadedFile[Any]],
    seen_at: str = "",
    capture: str = "",
    pseudonymise: bool = False,
    modified_ms: Sequence[int] = (),
) -> list[ImportJob]:
    """Take uploaded files into the queue and see to it that somebody reads them.

    Parameters
    ----------
    seen_at
        When the numbers were read, for files that do not say.
    modified_ms
        When each file was last changed on the sender's machine, milliseconds of Unix time.
    unit
        For which unit they come: it and those above it may look into them.

    Raises
    ------
    Forbidden
        Who acts may not edit at the unit.
    BadInput
        No file came, or the time cannot be read; nothing was taken.
    """
    by.need(Right.EDIT, unit)
    if not files:
        raise BadInput("no file came: choose at least one")
    ImportOptions.of(seen_at=seen_at or None)
    times: list[int | None] = list(modified_ms) if len(modified_ms) == len(files) else []
    times += [None] * (len(files) - len(times))
    jobs = []
    for file, time in zip(files, times, strict=True):
        job = ImportJob(
            unit=unit,
            name=safe_name(file.name),
            size=file.size or 0,
            modified_at=_moment(time),
            seen_at=seen_at,
            capture=capture[:120],
            pseudonymise=pseudonymise,
            made_at=clock.now(),
        )
        _keep(file, job)
        with transaction.atomic():
            job.save(force_insert=True)
            audit.record(by=by, verb="collection.take", what=job, unit=unit,
                         facts={"bytes": job.size})  # fmt: skip
        jobs.append(job)
    wake()
    return jobs


def _keep(file: UploadedFile[Any], job: ImportJob) -> None:
    folder = folder_of(job.id)
    folder.mkdir(parents=True, mode=0o700)
    path = folder / job.name
    spooled = getattr(file, "temporary_file_path", None)
    if spooled is not None:
        shutil.move(spooled(), path)
    else:
        with path.open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
    if job.modified_at is not None:
        os.utime(path, (job.modified_at.timestamp(),) * 2)


def _moment(milliseconds: int | None) -> datetime | None:
    now = clock.now()
    try:
        found = datetime.fromtimestamp((milliseconds or 0) / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return found if milliseconds and found <= now else None


def import_with_mapping(*, by: Actor, job_id: UUID, mapping: str) -> ImportJob:
    """Read a waiting table by the mapping that a person has looked over.

    Raises
    ------
    BadInput
        The job waits for no mapping.
    """
    with transaction.atomic():
        job = _waiting_for_mapping(job_id, by)
        job.mapping, job.state, job.message = mapping, ImportJob.State.WAITING, ""
        job.save()
        audit.record(by=by, verb="collection.map", what=job, unit=job.unit)
    wake()
    return job


def drop(*, by: Actor, job_id: UUID) -> None:
    """Forget an upload that waits for its mapping; nothing of it came into the lake."""
    with transaction.atomic():
        job = _waiting_for_mapping(job_id, by)
        audit.record(by=by, verb="collection.drop", what=job, unit=job.unit)
        job.delete()
    shutil.rmtree(folder_of(job_id), ignore_errors=True)


def _waiting_for_mapping(job_id: UUID, by: Actor) -> ImportJob:
    job = ImportJob.objects.select_related("unit").filter(id=job_id).first()
    if job is None:
        raise NotFound("there is nothing here")
    by.need(Right.EDIT, job.unit)
    if job.state != ImportJob.State.MAPPING:
        raise BadInput("this file no longer waits for its columns: reload the page")
    return job


def retry_quarantine(*, by: Actor, sha256: str = "") -> list[ImportJob]:
    """Queue another try at the rows in quarantine, of one file or of all that are theirs.

    Raises
    ------
    Forbidden
        There are rows, and who acts may edit none of them.
    """
    files = files_seen(by=by, right=Right.EDIT)
    rows = [row for row in open_rows(workspace(), file=sha256) if row.sha256 in files]
    if not rows and not by.may_somewhere(Right.EDIT):
        raise Forbidden("you may see this, and lack the right to do it")
    queued = ImportJob.objects.filter(kind=ImportJob.Kind.RETRY, state__in=_OPEN)
    waiting = set(queued.values_list("sha256", flat=True))
    with transaction.atomic():
        jobs = [
            ImportJob(kind=ImportJob.Kind.RETRY, name=safe_name(file), sha256=sha,
                      unit=_unit_of(sha, by), made_at=clock.now())
            for sha, file in {row.sha256: row.file for row in rows}.items()
            if sha not in waiting
        ]  # fmt: skip
        ImportJob.objects.bulk_create(jobs)
        for job in jobs:
            audit.record(by=by, verb="collection.retry", what=job, unit=job.unit)
    if jobs:
        wake()
    return jobs


def _unit_of(sha256: str, by: Actor) -> Unit:
    """The unit for which a file came, as far as who acts may edit there."""
    its = ImportJob.objects.filter(sha256=sha256).select_related("unit")
    job = by.within(its, Right.EDIT).order_by("made_at").first()
    return job.unit if job else root()


def exported_quarantine(*, by: Actor, sha256: str = "") -> bytes:
    """Return the rows in quarantine as a CSV file that opens in a spreadsheet.

    Raises
    ------
    Forbidden
        Who acts may take nothing out.
    """
    if not by.may_somewhere(Right.EXPORT):
        raise Forbidden("you may see this, and lack the right to do it")
    files = files_seen(by=by, right=Right.EXPORT).digests
    path = settings.UPLOADS / f"cach-ly-{os.getpid()}-{clock.now():%H%M%S%f}.csv"
    try:
        rows = export_rows(workspace(), path, file=sha256, files=files)
        found: bytes = path.read_bytes()
    finally:
        path.unlink(missing_ok=True)
    with transaction.atomic():
        audit.record(by=by, verb="collection.export_quarantine", what=("file", sha256),
                     facts={"rows": rows})  # fmt: skip
    return found


_OPEN = (ImportJob.State.WAITING, ImportJob.State.READING)


def wake() -> None:
    """Ask for a worker that reads what waits; while one is asked for, no other is.

    A page never waits for an import, and an import goes on when the server stops.
    """
    later(tasks.read_waiting, once="read uploads", stops=_MOST_STOPS)
