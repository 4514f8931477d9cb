"""Entering a list into the register in one transaction: all of it or, where it is stopped, nothing."""

from __future__ import annotations

import hashlib
import shutil
import uuid
from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db import transaction

from lantoa.core import clock
from lantoa.language.search import same_name
from lantoa.web.kols.folding import refolded, refolded_network
from lantoa.web.kols.models import Belonging, Channel, Kol, Network, Private
from lantoa.web.people import audit
from lantoa.web.people.actors import Actor
from lantoa.web.rosters.models import ImportedRow, RosterImport, StagedRow
from lantoa.web.rosters.reading import row_of
from lantoa.web.rosters.waiting import folder_of

if TYPE_CHECKING:
    from lantoa.flows.roster import RosterChannel, RosterRow

_AT_ONCE = 500
_FIELDS = ("home", "notes")
_PRIVATE = ("legal_name", "phone", "email", "fee")


def run(key: str) -> None:
    """Enter a list; where that was done already, nothing happens."""
    with transaction.atomic():
        held = RosterImport.objects.select_for_update(of=("self",)).select_related("unit")
        roster = held.filter(pk=key, state=RosterImport.State.IMPORTING).first()
        if roster is None:
            return
        writing = _Writing(roster)
        for staged in StagedRow.objects.filter(of=roster, refused="").order_by("number"):
            writing.take(staged)
        writing.save()
    shutil.rmtree(folder_of(key), ignore_errors=True)


def worker_of(roster: RosterImport) -> Actor:
    """Return for the log who asked for the work that a worker does."""
    said = roster.actor
    return Actor(kind=said.get("kind", "system"), id=said.get("id", ""), name=said.get("name", ""))


class _Writing:
    """One import on its way: what is to be written, and who owns which channel by now."""

    def __init__(self, roster: RosterImport) -> None:
        self.roster, self.unit = roster, roster.unit
        self.kols: dict[uuid.UUID, Kol] = {}
        self.private: dict[uuid.UUID, Private] = {}
        self.channels: dict[uuid.UUID, list[Channel]] = {}
        self.new: list[Kol] = []
        self.fresh: set[uuid.UUID] = set()
        self.new_channels: list[Channel] = []
        self.new_belongings: list[Belonging] = []
        self.new_networks: list[Network] = []
        self.merged: dict[uuid.UUID, Kol] = {}
        self.counted: dict[uuid.UUID, Channel] = {}
        self.done: list[ImportedRow] = []
        self.by_row: dict[int, Kol] = {}
        self.owner: dict[str, Channel] = {}
        self._known()

    def _known(self) -> None:
        rows = Kol.objects.filter(unit=self.unit, archived_at=None, erased_at=None)
        self.kols = {kol.pk: kol for kol in rows}
        self.private = {one.kol_id: one for one in Private.objects.filter(kol__unit=self.unit)}
        for channel in Channel.objects.filter(unit=self.unit, until=None):
            self.owner.update(dict.fromkeys(channel.keys, channel))
            if channel.kol_id is not None:
                self.channels.setdefault(channel.kol_id, []).append(channel)
        networks = Network.objects.filter(unit=self.unit, archived_at=None)
        self.networks = {same_name(one.name): one for one in networks}
        open_ones = Belonging.objects.filter(kol__unit=self.unit, until=None)
        self.belongs = set(open_ones.values_list("kol_id", "network_id"))

    def take(self, staged: StagedRow) -> None:
        """Plan what becomes of one row."""
        if staged.choice == "skip":
            self.done.append(ImportedRow(of=self.roster, number=staged.number, did="skipped"))
            return
        row = row_of(staged)
        kol = self._match(staged) if staged.choice == "merge" else None
        done = ImportedRow(
            of=self.roster, number=row.number, did="merged" if kol else "made", changes={}
        )
        if kol is None:
            kol = self._made(row)
        else:
            self._merge(kol, row, done)
        done.kol = self.by_row[row.number] = kol
        for channel in row.channels:
            self._channel(kol, channel, done)
        if row.network:
            self._belong(kol, row.network, done)
        self.done.append(done)

    def _match(self, staged: StagedRow) -> Kol | None:
        for match in staged.matches:
            if match["where"] == "register":
                found = self.kols.get(uuid.UUID(match["which"]))
            else:
                found = self.by_row.get(int(match["which"]))
            if found is not None:
                return found
        return None

    def _made(self, row: RosterRow) -> Kol:
        kol = Kol(
            unit=self.unit, name=row.name, kind=row.kind, home=row.home, notes=row.notes,
            topics=list(row.topics), languages=list(row.languages),
        )  # fmt: skip
        self.kols[kol.pk] = kol
        self.private[kol.pk] = Private(kol=kol, **{name: getattr(row, name) for name in _PRIVATE})
        self.new.append(kol)
        self.fresh.add(kol.pk)
        return kol

    def _merge(self, kol: Kol, row: RosterRow, done: ImportedRow) -> None:
        """Add what is missing; what is known stays, and the row's other word is told."""
        before: dict[str, Any] = {}
        for name in _FIELDS:
            self._fill(kol, name, getattr(row, name), before, done)
        for name in ("topics", "languages"):
            held, said = getattr(kol, name), getattr(row, name)
            if fresh := [one for one in said if one not in held]:
                before[name] = list(held)
                setattr(kol, name, [*held, *fresh])
        if (private := self.private.get(kol.pk)) is None:
            private = self.private[kol.pk] = Private(kol=kol)
        own: dict[str, Any] = {}
        for name in _PRIVATE:
            self._fill(private, name, getattr(row, name), own, done)
        done.changes = {"kol": before, "private": own, "channels": [], "belongings": []}
        if kol.pk not in self.fresh:
            self.merged[kol.pk] = kol

    def _fill(
        self, held: Any, name: str, said: str, before: dict[str, Any], done: ImportedRow
    ) -> None:
        known = getattr(held, name)
        if said and not known:
            before[name] = known
            setattr(held, name, said)
        elif said and said != known:
            done.left_out.append([name, "another is known"])

    def _channel(self, kol: Kol, said: RosterChannel, done: ImportedRow) -> None:
        address, count = said.address, said.followers
        today = clock.now().date() if count is not None else None
        owned = next((self.owner[key] for key in said.keys if key in self.owner), None)
        if owned is not None and owned.kol_id != kol.pk:
            done.left_out.append([said.keys[0], "belongs to somebody else"])
            return
        if owned is not None:
            if owned.followers is None and count is not None:
                owned.followers, owned.followers_step = count, said.followers_step
                owned.followers_on = today
                self.counted[owned.pk] = owned
                done.changes.setdefault("counted", []).append(str(owned.pk))
            return
        made = Channel(
            unit=self.unit, kol=kol, platform=address.platform, handle=address.handle or "",
            native_id=said.native_id or address.native_id or "", url=address.url,
            followers=count, followers_step=said.followers_step, followers_on=today,
        )  # fmt: skip
        self.new_channels.append(made)
        self.channels.setdefault(kol.pk, []).append(made)
        self.owner.update(dict.fromkeys(made.keys, made))
        done.changes.setdefault("channels", []).append(str(made.pk))

    def _belong(self, kol: Kol, name: str, done: ImportedRow) -> None:
        key = same_name(name)
        if not key:
            return
        network = self.networks.get(key)
        if network is None:
            network = self.networks[key] = refolded_network(Network(unit=self.unit, name=name), ())
            self.new_networks.append(network)
        if (kol.pk, network.pk) in self.belongs:
            return
        self.belongs.add((kol.pk, network.pk))
        made = Belonging(kol=kol, network=network)
        self.new_belongings.append(made)
        done.changes.setdefault("belongings", []).append(str(made.pk))

    def save(self) -> None:
        """Write all of it, and its one line in the log."""
        for kol in (*self.new, *self.merged.values()):
            refolded(kol, self.channels.get(kol.pk, ()))
        for kol in self.merged.values():
            kol.version += 1
        for row in self.done:
            row.version = row.kol.version if row.kol else 1
        Network.objects.bulk_create(self.new_networks, batch_size=_AT_ONCE)
        Kol.objects.bulk_create(self.new, batch_size=_AT_ONCE)
        private = [self.private[kol.pk] for kol in self.new]
        Private.objects.bulk_create(private, batch_size=_AT_ONCE)
        Channel.objects.bulk_create(self.new_channels, batch_size=_AT_ONCE)
        Belonging.objects.bulk_create(self.new_belongings, batch_size=_AT_ONCE)
        self._save_merged()
        ImportedRow.objects.bulk_create(self.done, batch_size=_AT_ONCE)
        # What was taken over whole needs no copy; what was not stays, to be taken out and mended.
        rows = StagedRow.objects.filter(of=self.roster)
        partly = [row.number for row in self.done if row.left_out]
        for start in range(0, len(partly), _AT_ONCE):
            some = partly[start : start + _AT_ONCE]
            rows.filter(number__in=some).update(has_problems=True)
        rows.filter(has_problems=False).delete()
        self._tell()

    def _save_merged(self) -> None:
        for kol in self.merged.values():
            kol.save()
            self.private[kol.pk].save()
        new = {one.pk for one in self.new_channels}
        for channel in self.counted.values():
            if channel.pk not in new:
                channel.save()

    def _tell(self) -> None:
        roster, did = self.roster, Counter(row.did for row in self.done)
        roster.state, roster.ended_at = RosterImport.State.DONE, clock.now()
        # The example rows of the file are data of people: they go once they are in the register.
        roster.head = {key: value for key, value in roster.head.items() if key != "shown"}
        roster.outcome = roster.outcome | {
            "made": did["made"], "merged": did["merged"], "skipped": did["skipped"],
            "networks": [str(one.pk) for one in self.new_networks],
            "left_out": sum(bool(row.left_out) for row in self.done),
        }  # fmt: skip
        roster.save()
        listed = "\n".join(f"{row.number} {row.did} {row.kol_id or ''}" for row in self.done)
        audit.record(
            by=worker_of(roster), verb="rosters.import", what=roster, unit=self.unit,
            facts={
                "made": did["made"], "merged": did["merged"], "skipped": did["skipped"],
                "channels": len(self.new_channels), "networks": len(self.new_networks),
                "rows_sha256": hashlib.sha256(listed.encode()).hexdigest(),
            },
        )  # fmt: skip
