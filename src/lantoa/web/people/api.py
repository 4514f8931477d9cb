"""Units, who works there, and the log of what was done, for programs."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - the schemas are read at run time
from typing import TYPE_CHECKING, Annotated, Any

from ninja import Path, Router, Schema

from lantoa.web.kit.answers import Cursor, Limit, Refused
from lantoa.web.kit.paging import page_of_rows
from lantoa.web.people import listed, queries
from lantoa.web.people.doors import actor
from lantoa.web.people.rights import named

if TYPE_CHECKING:
    from django.http import HttpRequest

router = Router(tags=["people"])
UnitId = Annotated[str, Path(pattern=r"^[0-9a-z]{12}$", description="Id of a unit.")]


class UnitOut(Schema):
    """A unit."""

    id: str
    name: str
    kind: str
    parent: str | None
    active: bool


class UnitsOut(Schema):
    """One page of units."""

    items: list[UnitOut]
    next: str | None


class MemberOut(Schema):
    """Somebody who works at a unit."""

    name: str
    email: str
    rights: list[str]
    since: datetime


class MembersOut(Schema):
    """One page of members."""

    items: list[MemberOut]
    next: str | None


class LineOut(Schema):
    """One line of the log."""

    seq: int
    at: datetime
    actor: str
    verb: str
    unit: str
    object_kind: str
    object_id: str
    facts: dict[str, Any]
    hash: str


class LinesOut(Schema):
    """One page of the log."""

    items: list[LineOut]
    next: str | None


def _unit(unit: Any) -> dict[str, Any]:
    return {"id": unit.pk, "name": unit.name, "kind": unit.kind, "parent": unit.parent_id,
            "active": unit.active}  # fmt: skip


@router.get("/units", response={200: UnitsOut, **Refused}, summary="Units", url_name="api-units")
def units(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> dict[str, Any]:
    """List the units that this token sees, parents before children."""
    rows, after = page_of_rows(
        queries.units(by=actor(request)), cursor, limit, by=("path", "id"), newest_first=False
    )
    return {"items": [_unit(row) for row in rows], "next": after}


@router.get(
    "/units/{unit_id}", response={200: UnitOut, **Refused}, summary="A unit", url_name="api-unit"
)
def unit(request: HttpRequest, unit_id: UnitId) -> dict[str, Any]:
    """Give one unit."""
    return _unit(queries.unit(by=actor(request), id=unit_id))


@router.get("/units/{unit_id}/members", response={200: MembersOut, **Refused}, summary="Members of a unit",
            url_name="api-members")  # fmt: skip
def members(
    request: HttpRequest, unit_id: UnitId, cursor: Cursor = "", limit: Limit = 50
) -> dict[str, Any]:
    """List who works at a unit; needs the right to manage people there."""
    rows, after = page_of_rows(
        listed.members(by=actor(request), unit_id=unit_id), cursor, limit, by=("since", "id"),
        newest_first=False,
    )  # fmt: skip
    return {
        "items": [{"name": row.user.name, "email": row.user.email, "rights": named(row.right),
                   "since": row.since} for row in rows],
        "next": after,
    }  # fmt: skip


@router.get("/audit", response={200: LinesOut, **Refused}, summary="The log", url_name="api-audit")
def audit(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> dict[str, Any]:
    """List what was done at the units where this token manages people, newest first."""
    rows, after = page_of_rows(
        listed.log(by=actor(request)), cursor, limit, by=("seq", "hash"), newest_first=True
    )
    return {
        "items": [
            {"seq": row.seq, "at": row.at, "actor": row.actor, "verb": row.verb, "unit": row.unit_id,
             "object_kind": row.object_kind, "object_id": row.object_id, "facts": row.facts,
             "hash": row.hash} for row in rows
        ],
        "next": after,
    }  # fmt: skip
