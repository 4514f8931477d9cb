"""Taking an import back: what it made goes, what it added goes, what was edited since stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from lantoa.core import clock
from lantoa.web.kols.models import Belonging, Channel, Kol, Network, Private
from lantoa.web.kols.services import touch
from lantoa.web.people import audit
from lantoa.web.rosters.models import ImportedRow, RosterImport, StagedRow
from lantoa.web.rosters.writing import worker_of

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable, Iterator

_AT_ONCE = 400
_OWN = {"private", "channels", "belongings", "imported"}


def run(key: str) -> None:
    """Take an import back; where that was done already, nothing happens."""
    with transaction.atomic():
        held = RosterImport.objects.select_for_update(of=("self",)).select_related("unit")
        roster = held.filter(pk=key, state=RosterImport.State.UNDOING).first()
        if roster is None:
            return
        rows = list(ImportedRow.objects.filter(of=roster).order_by("-number"))
        held_kols = Kol.objects.select_for_update().filter(imported__of=roster)
        kols = {kol.pk: kol for kol in held_kols}
        kept = _kept(kols, rows)
        made = {row.kol_id for row in rows if row.did == "made" and row.kol_id} - kept
        reverted = 0
        for row in rows:
            if row.did == "merged" and row.kol_id and row.kol_id not in kept | made:
                _revert(kols[row.kol_id], row.changes)
                reverted += 1
        _delete(made)
        networks = _delete_networks(roster.outcome.get("networks", []))
        _tell(roster, kols, kept, deleted=len(made), reverted=reverted, networks=networks)


def _kept(kols: dict[uuid.UUID, Kol], rows: Iterable[ImportedRow]) -> set[uuid.UUID]:
    """Return the KOLs that somebody has worked with since."""
    last = {row.kol_id: row.version for row in rows if row.kol_id}
    kept = {key for key, kol in kols.items() if kol.version != last.get(key)}
    for model, field in _references():
        for some in _parts(set(kols) - kept):
            kept |= set(
                model.objects.filter(**{f"{field}__in": some}).values_list(field, flat=True)
            )
    return kept


def _references() -> Iterator[tuple[Any, str]]:
    """Yield tables of other apps that name KOLs."""
    for relation in Kol._meta.related_objects:
        name = relation.get_accessor_name()
        if name not in _OWN and relation.related_model is not None:
            yield relation.related_model, relation.field.attname


def _revert(kol: Kol, changes: dict[str, Any]) -> None:
    for name, value in changes.get("kol", {}).items():
        setattr(kol, name, value)
    if own := changes.get("private"):
        Private.objects.filter(kol=kol).update(**own)
    Channel.objects.filter(kol=kol, pk__in=changes.get("channels", ())).delete()
    counted = Channel.objects.filter(kol=kol, pk__in=changes.get("counted", ()))
    counted.update(followers=None, followers_step=None, followers_on=None)
    Belonging.objects.filter(kol=kol, pk__in=changes.get("belongings", ())).delete()
    touch(kol)


def _delete(made: set[uuid.UUID]) -> None:
    for some in _parts(made):
        Belonging.objects.filter(kol__in=some).delete()
        Channel.objects.filter(kol__in=some).delete()
        Private.objects.filter(kol__in=some).delete()
        Kol.objects.filter(pk__in=some).delete()


def _delete_networks(keys: list[str]) -> int:
    unused = Network.objects.filter(pk__in=keys, version=1, belongings=None, channels=None)
    gone = 0
    for network in unused:
        relations = [
            r for r in Network._meta.related_objects
            if r.get_accessor_name() not in ("belongings", "channels")
        ]  # fmt: skip
        if not any(r.related_model._default_manager.filter(**{r.field.name: network}).exists()
                   for r in relations):  # fmt: skip
            network.delete()
            gone += 1
    return gone


def _tell(
    roster: RosterImport, kols: dict[uuid.UUID, Kol], kept: set[uuid.UUID], *, deleted: int,
    reverted: int, networks: int,
) -> None:  # fmt: skip
    StagedRow.objects.filter(of=roster).delete()
    roster.state, roster.ended_at = RosterImport.State.UNDONE, clock.now()
    roster.outcome = roster.outcome | {
        "deleted": deleted, "reverted": reverted, "kept": sorted(str(key) for key in kept),
        "networks_deleted": networks,
    }  # fmt: skip
    roster.save()
    audit.record(
        by=worker_of(roster),
        verb="rosters.undo",
        what=roster,
        unit=roster.unit,
        facts={"deleted": deleted, "reverted": reverted, "kept": len(kept), "of": len(kols)},
    )


def _parts(keys: Iterable[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    listed = list(keys)
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]
