"""Reading uploads into the lake, one after another; at most one process at a time.

What a stopped one was reading is read again by the next: the lake takes a file twice as once.
"""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from lantoa.core import clock
from lantoa.core.errors import BadInput, LakeBusy, LantoaError, UnknownFormat
from lantoa.web.collection.uploads import folder_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lantoa.core.records import Batch
    from lantoa.web.collection.models import ImportJob

_TELL_EVERY_S: Final = 0.4
_BUSY_WAIT_S: Final = 2.0
_MOST_STOPS: Final = 8
_log = logging.getLogger("lantoa.imports")
_OUTCOME: Final = (
    "rows", "ok", "quarantined", "new_posts", "new_counts", "already_seen", "adapter", "sha256",
    "state",
)  # fmt: skip


def run() -> None:
    """Read all that waits, unless another process is at it."""
    from django.conf import settings

    from lantoa.web.collection.models import ImportJob

    settings.WORKSPACE.mkdir(parents=True, exist_ok=True)
    waiting = ImportJob.objects.filter(state=ImportJob.State.WAITING)
    while True:
        with (settings.WORKSPACE / "imports.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            _take_back()
            while (job := waiting.order_by("made_at", "name").first()) is not None:
                _read(job)
        # Somebody may have queued a file between the last look and the end of the lock.
        if not waiting.exists():
            return


def _take_back() -> None:
    """Have what a stopped process was reading read again; a file that stops each is refused."""
    from lantoa.web.collection.models import ImportJob

    for job in ImportJob.objects.filter(state=ImportJob.State.READING):
        job.state, job.stops = ImportJob.State.WAITING, job.stops + 1
        if job.stops >= _MOST_STOPS:
            _refuse(job, BadInput(f"reading this file has stopped the program {job.stops} times"))
        job.save()


def _read(job: ImportJob) -> None:
    job.state = job.State.READING
    job.done_bytes = 0
    job.save(update_fields=["state", "done_bytes"])
    try:
        batches = _work(job)
    except LakeBusy:
        time.sleep(_BUSY_WAIT_S)
        job.state = job.State.WAITING
        job.save(update_fields=["state"])
        return
    except UnknownFormat as failure:
        _propose(job, failure)
    except (LantoaError, OSError, ValueError) as failure:
        _refuse(job, failure)
    except Exception as failure:  # noqa: BLE001 - a fault of ours must not hold up the others
        _log.exception("an import failed")
        kind = type(failure).__name__
        _refuse(
            job, BadInput(f"reading this file failed by a fault of the program itself ({kind})")
        )
    else:
        _done(job, batches)
    _keep(job)
    if job.state in (job.State.DONE, job.State.REFUSED):
        # Only now: where this is stopped before, the file is still there to be read again.
        shutil.rmtree(folder_of(job.id), ignore_errors=True)


def _keep(job: ImportJob) -> None:
    """Save what became of an upload, and tell whoever wants to know."""
    from django.db import transaction

    from lantoa.web.programs import services

    with transaction.atomic():
        job.save()
        if job.state in (job.State.DONE, job.State.REFUSED):
            event = "import.done" if job.state == job.State.DONE else "import.refused"
            services.tell(event, unit=job.unit, facts={"import": str(job.id)})


def _work(job: ImportJob) -> list[Batch]:
    from lantoa.flows.import_files import import_file
    from lantoa.flows.import_options import ImportOptions
    from lantoa.flows.quarantine import retry
    from lantoa.web.campaigns.queries import workspace

    if job.kind == job.Kind.RETRY:
        return retry(workspace(), file=job.sha256)
    folder = folder_of(job.id)
    mapping = folder.with_suffix(".toml") if job.mapping else None
    if mapping is not None:
        mapping.write_text(job.mapping, encoding="utf-8")
    try:
        options = ImportOptions.of(
            mapping=mapping, seen_at=job.seen_at or None, capture=job.capture,
            pseudonymise=job.pseudonymise,
        )  # fmt: skip
    finally:
        if mapping is not None:
            mapping.unlink(missing_ok=True)
    return [import_file(workspace(), folder / job.name, options, progress=_teller(job))]


def _teller(job: ImportJob) -> Callable[[int, int], None]:
    told = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told < _TELL_EVERY_S and done < total:
            return
        told = time.monotonic()
        type(job).objects.filter(id=job.id).update(done_bytes=done, size=max(total, 1))

    return tell


def _propose(job: ImportJob, failure: UnknownFormat) -> None:
    """A table of no known kind: propose what its columns are, and let a person decide."""
    from lantoa.flows.import_files import proposed_mapping

    try:
        job.mapping = proposed_mapping(folder_of(job.id) / job.name)
    except (LantoaError, OSError, ValueError):
        _refuse(job, failure)
        return
    job.state, job.message, job.ended_at = job.State.MAPPING, "", None


def _refuse(job: ImportJob, failure: Exception) -> None:
    said = failure.strerror if isinstance(failure, OSError) and failure.strerror else str(failure)
    shown = " ".join(said.replace(f"{folder_of(job.id)}{os.sep}", "").split())
    job.message, job.ended_at = shown, clock.now()
    if job.mapping and job.kind == job.Kind.IMPORT and (folder_of(job.id) / job.name).exists():
        job.state = job.State.MAPPING
        return
    job.state = job.State.REFUSED


def _done(job: ImportJob, batches: list[Batch]) -> None:
    job.state, job.ended_at = job.State.DONE, clock.now()
    if batches:
        batch = _as_written(job, batches[-1])
        said = asdict(batch)
        job.outcome = {name: said[name] for name in _OUTCOME} | {"notes": list(batch.notes)}
        job.sha256 = batch.sha256


def _as_written(job: ImportJob, batch: Batch) -> Batch:
    """Return what this upload added, also where its process was stopped after it had written."""
    from lantoa.flows.import_files import batch_of
    from lantoa.web.campaigns.queries import lake

    state = lake().state(batch.state) if job.stops and batch.state else None
    return batch_of(state) if state is not None and state.at >= job.made_at else batch
