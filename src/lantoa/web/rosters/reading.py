"""Reading a list into its preview: rows, their problems, and whom they match, kept row by row."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import msgspec
from django.db import transaction

from lantoa.core.errors import LantoaError
from lantoa.flows.roster import Refused, RosterRow, read_roster
from lantoa.flows.roster_doubles import Known, doubles, proposed_choices
from lantoa.web.kols.models import Channel, Kol
from lantoa.web.rosters.models import RosterImport, StagedRow
from lantoa.web.rosters.waiting import folder_of, refuse

if TYPE_CHECKING:
    from uuid import UUID

    from lantoa.flows.roster import Roster
    from lantoa.flows.roster_doubles import Match
    from lantoa.web.people.models import Unit

_AT_ONCE = 500


def run(key: str) -> None:
    """Read a list; where it was read already, nothing happens."""
    roster = RosterImport.objects.select_related("unit").filter(pk=key, state="reading").first()
    if roster is None:
        return
    folder = folder_of(key)
    try:
        read = read_roster(
            folder / roster.name, mapping=roster.mapping, name=roster.name, member=roster.member
        )
    except LantoaError as failure:
        refuse(key, failure)
        shutil.rmtree(folder, ignore_errors=True)
        return
    found = doubles(read.rows, known(roster.unit))
    _stage(roster, read, found)


def known(unit: Unit) -> list[Known]:
    """Return the KOLs of a unit, as far as finding them again needs."""
    keys: dict[UUID, set[str]] = {}
    held = Channel.objects.filter(unit=unit, kol__isnull=False, until=None)
    for kol_id, platform, handle, native in held.values_list(
        "kol_id", "platform", "handle", "native_id"
    ):
        if kol_id is not None:
            named = {f"{platform}:@{handle}"} if handle else set()
            keys.setdefault(kol_id, set()).update(
                named | ({f"{platform}:{native}"} if native else set())
            )
    rows = Kol.objects.filter(unit=unit, archived_at=None, erased_at=None)
    return [
        Known(id=str(key), name=name, channels=frozenset(keys.get(key, ())))
        for key, name in rows.order_by("made_at").values_list("pk", "name")
    ]


def _stage(roster: RosterImport, read: Roster, found: dict[int, tuple[Match, ...]]) -> None:
    chosen = proposed_choices(read.rows, found)
    rows = [_row(roster, row, found.get(row.number, ()), chosen) for row in read.rows]
    rows += [_refused(roster, one) for one in read.refused]
    with transaction.atomic():
        held = RosterImport.objects.select_for_update().filter(pk=roster.pk, state="reading")
        now = held.first()
        if now is None:
            return
        StagedRow.objects.filter(of=now).delete()
        StagedRow.objects.bulk_create(rows, batch_size=_AT_ONCE)
        now.state = RosterImport.State.PREVIEW
        now.outcome = {
            "rows": len(rows), "taken": len(read.rows), "refused": len(read.refused),
            "doubles": len(found), "problems": sum(bool(row.problems) for row in read.rows),
            "notes": list(read.notes),
        }  # fmt: skip
        now.save()


def _row(
    roster: RosterImport, row: RosterRow, matches: tuple[Match, ...], chosen: dict[int, Any]
) -> StagedRow:
    said: dict[str, Any] = msgspec.to_builtins(row)
    return StagedRow(
        of=roster, number=row.number, cells=dict(said.pop("cells")), read=said,
        matches=[msgspec.to_builtins(match) for match in matches],
        has_problems=bool(row.problems), choice=chosen.get(row.number, ""),
    )  # fmt: skip


def _refused(roster: RosterImport, one: Refused) -> StagedRow:
    return StagedRow(
        of=roster, number=one.number, cells=dict(one.cells), refused=one.reason, has_problems=True
    )


def row_of(staged: StagedRow) -> RosterRow:
    """Return a row of the preview as it was read."""
    return msgspec.convert((staged.read or {}) | {"cells": staged.cells}, RosterRow)
