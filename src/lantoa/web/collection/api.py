"""Files in, how far they are, what waits in quarantine, and the states of the lake, for programs."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - the schemas are read at run time
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID  # noqa: TC003

from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile  # noqa: TC002
from ninja.responses import Status
from pydantic import Field

from lantoa.web.collection import asked, services
from lantoa.web.kit.answers import Cursor, Limit, Refused
from lantoa.web.kit.paging import page_of_list, page_of_rows
from lantoa.web.people.doors import actor
from lantoa.web.people.queries import unit as unit_seen
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from django.http import HttpRequest

router = Router(tags=["imports"])


class ImportOut(Schema):
    """One file on its way into the lake."""

    id: UUID
    kind: str
    name: str
    unit: str
    state: str
    bytes: int
    done_bytes: int
    made_at: datetime
    ended_at: datetime | None
    message: str
    rows: int | None = None
    quarantined: int | None = None
    new_posts: int | None = None
    new_counts: int | None = None
    lake_state: int | None = None


class ImportsOut(Schema):
    """One page of imports."""

    items: list[ImportOut]
    next: str | None


class ImportIn(Schema):
    """What goes with a file."""

    unit: str = Field(pattern=r"^[0-9a-z]{12}$", description="Id of the unit for which it comes.")
    seen_at: str = Field(
        "", max_length=40, description="When the numbers were read, where the file does not say."
    )
    capture: str = Field("", max_length=120, description="Files of one name are one capture.")
    pseudonymise: bool = Field(default=False, description="Replace authors by pseudonyms.")


class RowOut(Schema):
    """One row in quarantine."""

    file: str
    sha256: str
    line: int
    member: str
    field: str
    reason: str


class RowsOut(Schema):
    """One page of quarantine."""

    items: list[RowOut]
    next: str | None


class StateOut(Schema):
    """One state of the lake."""

    state: int
    digest: str
    kind: str
    at: datetime
    file: str
    rows: int | None
    new_posts: int | None
    new_counts: int | None


class StatesOut(Schema):
    """One page of states."""

    items: list[StateOut]
    next: str | None


def _import(job: Any) -> dict[str, Any]:
    said = job.outcome
    return {
        "id": job.pk, "kind": job.kind, "name": job.name, "unit": job.unit_id, "state": job.state,
        "bytes": job.size, "done_bytes": job.done_bytes, "made_at": job.made_at,
        "ended_at": job.ended_at, "message": job.message, "rows": said.get("rows"),
        "quarantined": said.get("quarantined"), "new_posts": said.get("new_posts"),
        "new_counts": said.get("new_counts"), "lake_state": said.get("state"),
    }  # fmt: skip


@router.get(
    "/imports", response={200: ImportsOut, **Refused}, summary="Imports", url_name="api-imports"
)
def imports(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> dict[str, Any]:
    """List the files that came in for the units that this token sees, newest first."""
    rows, after = page_of_rows(
        asked.imports(by=actor(request)), cursor, limit, by=("made_at", "id"), newest_first=True
    )
    return {"items": [_import(row) for row in rows], "next": after}


@router.post("/imports", response={202: ImportsOut, **Refused}, summary="Import files",
             url_name="api-import-files")  # fmt: skip
def import_files(
    request: HttpRequest,
    said: Form[ImportIn],
    files: Annotated[
        list[UploadedFile],
        File(
            min_length=1, max_length=50, description="Any files; their content says what they are."
        ),
    ],
) -> Status[dict[str, Any]]:
    """Take files into the queue; needs the right to edit at the unit. Ask for each how far it is."""
    by = actor(request)
    unit = unit_seen(by=by, id=said.unit, right=Right.EDIT)
    jobs = services.take_files(
        by=by, unit=unit, files=files, seen_at=said.seen_at.strip(), capture=said.capture.strip(),
        pseudonymise=said.pseudonymise,
    )  # fmt: skip
    return Status(202, {"items": [_import(job) for job in jobs], "next": None})


@router.get("/imports/{job_id}", response={200: ImportOut, **Refused}, summary="An import",
            url_name="api-import")  # fmt: skip
def one_import(request: HttpRequest, job_id: UUID) -> dict[str, Any]:
    """Say how far one file is."""
    return _import(asked.one_import(by=actor(request), job_id=job_id))


@router.get(
    "/quarantine",
    response={200: RowsOut, **Refused},
    summary="Quarantine",
    url_name="api-quarantine",
)
def quarantine(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> dict[str, Any]:
    """List the rows that could not be read, of the files that this token sees."""
    rows, after = page_of_list(asked.quarantine(by=actor(request)), cursor, limit)
    return {
        "items": [{"file": row.file.rpartition("/")[2], "sha256": row.sha256, "line": row.line,
                   "member": row.member, "field": row.field, "reason": row.reason} for row in rows],
        "next": after,
    }  # fmt: skip


@router.post("/quarantine/retry", response={202: ImportsOut, **Refused}, summary="Try quarantine again",
             url_name="api-quarantine-retry")  # fmt: skip
def retry(request: HttpRequest) -> Status[dict[str, Any]]:
    """Queue another try at the rows in quarantine; needs the right to edit."""
    jobs = services.retry_quarantine(by=actor(request))
    return Status(202, {"items": [_import(job) for job in jobs], "next": None})


@router.get(
    "/states",
    response={200: StatesOut, **Refused},
    summary="States of the lake",
    url_name="api-states",
)
def states(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> dict[str, Any]:
    """List the states of the lake, newest first; files of other units have no name here."""
    rows, after = page_of_list(asked.states(by=actor(request)), cursor, limit)
    return {
        "items": [
            {"state": row.state, "digest": row.digest, "kind": row.kind, "at": row.at,
             "file": (row.file or "").rpartition("/")[2] if seen else "",
             "rows": row.rows if seen else None, "new_posts": row.new_posts if seen else None,
             "new_counts": row.new_counts if seen else None} for row, seen in rows
        ],
        "next": after,
    }  # fmt: skip
