"""What changes the import of a roster: taken, its columns mapped, its doubles settled, run, undone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, Final

import msgspec
from django.db import transaction

from lantoa.core.errors import BadInput, NotFound
from lantoa.flows.roster import roster_head
from lantoa.flows.roster_columns import wrong_fields
from lantoa.web.kit.jobs import later
from lantoa.web.kit.names import safe_name
from lantoa.web.people import audit
from lantoa.web.people.queries import unit as unit_of
from lantoa.web.people.rights import Right
from lantoa.web.rosters import tasks
from lantoa.web.rosters.models import RosterImport, StagedRow
from lantoa.web.rosters.waiting import folder_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from django.core.files.uploadedfile import UploadedFile

    from lantoa.web.people.actors import Actor

CHOICES: Final = ("merge", "new", "skip")
State = RosterImport.State


def take_list(*, by: Actor, unit_id: str, file: UploadedFile[Any] | None) -> RosterImport:
    """Take a list of KOLs, and propose what its columns hold; nothing is entered yet.

    Raises
    ------
    BadInput
        No file came, or it is no table.
    NotFound, Forbidden
        They may not enter anything at this unit.
    """
    unit = unit_of(by=by, id=unit_id, right=Right.EDIT)
    if file is None:
        raise BadInput("no file came: choose one")
    made = RosterImport(
        unit=unit, name=safe_name(file.name), size=file.size or 0,
        actor={"kind": by.kind, "id": by.id, "name": by.name},
    )  # fmt: skip
    folder = folder_of(str(made.pk))
    folder.mkdir(parents=True, mode=0o700)
    try:
        with (folder / made.name).open("wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
        made.head = _head(folder / made.name, made.name)
        made.mapping, made.member = made.head["mapping"], made.head["member"]
        with transaction.atomic():
            made.save(force_insert=True)
            audit.record(by=by, verb="rosters.take", what=made, unit=unit,
                         facts={"bytes": made.size})  # fmt: skip
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return made


def choose_sheet(*, by: Actor, roster: RosterImport, member: str) -> RosterImport:
    """Look at another sheet of the workbook."""
    with transaction.atomic():
        roster = _at(by, roster, State.MAPPING)
        roster.head = _head(folder_of(str(roster.pk)) / roster.name, roster.name, member)
        roster.mapping, roster.member = roster.head["mapping"], member
        roster.save()
    return roster


def map_columns(*, by: Actor, roster: RosterImport, mapping: Mapping[str, str]) -> RosterImport:
    """Have a list read by a mapping that a person has looked over.

    Raises
    ------
    BadInput
        The mapping names a column twice, a field that is none, or nothing that tells a KOL.
    """
    held = {column: field for column, field in mapping.items() if field}
    if wrong := wrong_fields(held):
        raise BadInput(f"two columns, or an unknown word, for {wrong[0]!r}")
    if not {one.partition(":")[0] for one in held.values()} & {"name", "channel"}:
        raise BadInput("no column tells the name or the channel of a KOL")
    return _begin(by, roster, (State.MAPPING, State.PREVIEW), State.READING, tasks.read_list,
                  mapping=held)  # fmt: skip


def choose(*, by: Actor, roster: RosterImport, choices: Mapping[int, str]) -> RosterImport:
    """Settle what becomes of rows that match somebody.

    Raises
    ------
    BadInput
        A choice is none of merge, new, skip.
    """
    if any(choice not in CHOICES for choice in choices.values()):
        raise BadInput("a row is merged, entered as new, or left out")
    with transaction.atomic():
        roster = _at(by, roster, State.PREVIEW)
        for choice in CHOICES:
            numbers = [number for number, chosen in choices.items() if chosen == choice]
            rows = StagedRow.objects.filter(of=roster, number__in=numbers).exclude(choice="")
            rows.update(choice=choice)
    return roster


def choose_all(*, by: Actor, roster: RosterImport, choice: str) -> RosterImport:
    """Settle all rows that match somebody alike."""
    if choice not in CHOICES:
        raise BadInput("a row is merged, entered as new, or left out")
    with transaction.atomic():
        roster = _at(by, roster, State.PREVIEW)
        StagedRow.objects.filter(of=roster).exclude(choice="").update(choice=choice)
    return roster


def import_list(*, by: Actor, roster: RosterImport) -> RosterImport:
    """Have the rows entered as the preview says: all of them or, where it is stopped, none yet."""
    return _begin(by, roster, (State.PREVIEW,), State.IMPORTING, tasks.import_list)


def undo_list(*, by: Actor, roster: RosterImport) -> RosterImport:
    """Have an import taken back; what was edited since stays, and is told."""
    return _begin(by, roster, (State.DONE,), State.UNDOING, tasks.undo_list)


def drop_list(*, by: Actor, roster: RosterImport) -> None:
    """Forget a list of which nothing was entered."""
    with transaction.atomic():
        roster = _at(by, roster, State.MAPPING, State.PREVIEW, State.REFUSED)
        key = str(roster.pk)
        audit.record(by=by, verb="rosters.drop", what=roster, unit=roster.unit)
        roster.rows.all().delete()
        roster.delete()
    shutil.rmtree(folder_of(key), ignore_errors=True)


def _head(path: Path, name: str, member: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(roster_head(path, name=name, member=member))
    return found


def _at(by: Actor, roster: RosterImport, *states: str) -> RosterImport:
    rows = RosterImport.objects.select_for_update(of=("self",)).select_related("unit")
    now = rows.filter(pk=roster.pk).first()
    if now is None:
        raise NotFound("there is nothing here")
    by.need(Right.EDIT, now.unit)
    if now.state not in states:
        raise BadInput("this list has moved on meanwhile: reload the page")
    return now


def _begin(
    by: Actor, roster: RosterImport, states: tuple[str, ...], next_state: str,
    task: Callable[[str], None], **changes: Any,
) -> RosterImport:  # fmt: skip
    with transaction.atomic():
        roster = _at(by, roster, *states)
        for name, value in changes.items():
            setattr(roster, name, value)
        roster.state, roster.message = next_state, ""
        roster.actor = {"kind": by.kind, "id": by.id, "name": by.name}
        roster.save()
        later(task, str(roster.pk), once=f"{task.__name__} {roster.pk}", tries=3)
    return roster
