"""What changes KOLs and networks: each verb checks the right, writes, and leaves its line in the log."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import F

from lantoa.core import clock
from lantoa.core.errors import BadInput, NotFound
from lantoa.language.normalise import readable
from lantoa.web.kols.folding import refolded, refolded_network
from lantoa.web.kols.models import Belonging, Kol, Network, Private, TierScale
from lantoa.web.kols.tiers import checked
from lantoa.web.people import audit
from lantoa.web.people.queries import unit as unit_of
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import Unit

_LONGEST_TEXT: Final = 4_000
_MOST_WORDS: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class KolSaid:
    """What a person says of a KOL; what is ``None`` stays as it is."""

    name: str | None = None
    kind: str | None = None
    home: str | None = None
    topics: Sequence[str] | None = None
    languages: Sequence[str] | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateSaid:
    """What only those see who may edit; what is ``None`` stays as it is."""

    legal_name: str | None = None
    phone: str | None = None
    email: str | None = None
    contact: str | None = None
    fee: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSaid:
    """What a person says of a network; what is ``None`` stays as it is."""

    name: str | None = None
    kind: str | None = None
    contact: str | None = None
    phone: str | None = None
    email: str | None = None
    notes: str | None = None


def add_kol(*, by: Actor, unit_id: str, said: KolSaid, private: PrivateSaid | None = None) -> Kol:
    """Enter a KOL into the roster of a unit.

    Raises
    ------
    BadInput
        Without a name.
    NotFound, Forbidden
        They may not enter anything there.
    """
    unit = unit_of(by=by, id=unit_id, right=Right.EDIT)
    kol = Kol(unit=unit)
    changed = _take(kol, said, Kol.Kind.values)
    with transaction.atomic():
        refolded(kol, ()).save(force_insert=True)
        held = Private(kol=kol)
        changed += _take(held, private) if private else []
        held.save(force_insert=True)
        audit.record(by=by, verb="kols.add", what=kol, unit=unit, facts={"fields": changed})
    return kol


def edit_kol(
    *, by: Actor, kol: Kol, said: KolSaid, private: PrivateSaid | None = None,
    version: int | None = None,
) -> Kol:  # fmt: skip
    """Change what is said of a KOL.

    Parameters
    ----------
    version
        Of the KOL as the person saw it; where somebody else has changed it since, nothing is.

    Raises
    ------
    BadInput
        The name is empty, or somebody changed the KOL in the meantime.
    """
    with transaction.atomic():
        kol = locked(by=by, kol=kol, right=Right.EDIT)
        if version is not None and version != kol.version:
            raise BadInput("somebody has changed this KOL meanwhile: reload the page")
        changed = _take(kol, said, Kol.Kind.values)
        held, _ = Private.objects.get_or_create(kol=kol)
        if private is not None:
            changed += _take(held, private)
            held.save()
        if changed:
            touch(kol)
            audit.record(
                by=by, verb="kols.edit", what=kol, unit=kol.unit, facts={"fields": changed}
            )
    return kol


def archive_kol(*, by: Actor, kol: Kol, back: bool = False) -> Kol:
    """Put a KOL aside, or bring it back; nothing of it is deleted."""
    with transaction.atomic():
        kol = locked(by=by, kol=kol, right=Right.EDIT)
        if (kol.archived_at is None) == back:
            return kol
        kol.archived_at = None if back else clock.now()
        touch(kol)
        verb = "kols.bring_back" if back else "kols.archive"
        audit.record(by=by, verb=verb, what=kol, unit=kol.unit)
    return kol


def add_network(*, by: Actor, unit_id: str, said: NetworkSaid) -> Network:
    """Enter a network into the register of a unit.

    Raises
    ------
    BadInput
        Without a name.
    """
    unit = unit_of(by=by, id=unit_id, right=Right.EDIT)
    network = Network(unit=unit)
    changed = _take(network, said, Network.Kind.values)
    with transaction.atomic():
        refolded_network(network, ()).save(force_insert=True)
        audit.record(
            by=by, verb="networks.add", what=network, unit=unit, facts={"fields": changed}
        )
    return network


def edit_network(*, by: Actor, network: Network, said: NetworkSaid) -> Network:
    """Change what is said of a network."""
    with transaction.atomic():
        network = locked_network(by=by, network=network)
        changed = _take(network, said, Network.Kind.values)
        if changed:
            touch_network(network)
            audit.record(
                by=by, verb="networks.edit", what=network, unit=network.unit,
                facts={"fields": changed},
            )  # fmt: skip
    return network


def archive_network(*, by: Actor, network: Network, back: bool = False) -> Network:
    """Put a network aside, or bring it back."""
    with transaction.atomic():
        network = locked_network(by=by, network=network)
        network.archived_at = None if back else clock.now()
        touch_network(network)
        verb = "networks.bring_back" if back else "networks.archive"
        audit.record(by=by, verb=verb, what=network, unit=network.unit)
    return network


def join_network(
    *, by: Actor, kol: Kol, network: Network, since: date | None = None, until: date | None = None
) -> Belonging:
    """Write down that a KOL belongs to a network from a day on.

    Raises
    ------
    BadInput
        It ends before it begins, they belong to it already, or the network is of another unit.
    """
    if since and until and until < since:
        raise BadInput("the membership ends before it begins")
    with transaction.atomic():
        kol = locked(by=by, kol=kol, right=Right.EDIT)
        by.need(Right.VIEW, network.unit)
        if until is None and kol.belongings.filter(network=network, until=None).exists():
            raise BadInput("the KOL belongs to this network already")
        made = Belonging.objects.create(kol=kol, network=network, since=since, until=until)
        touch(kol)
        audit.record(
            by=by, verb="kols.join", what=kol, unit=kol.unit,
            facts={"network": network.pk, "since": since, "until": until},
        )  # fmt: skip
    return made


def leave_network(*, by: Actor, belonging: Belonging, until: date) -> Belonging:
    """Write down the last day on which a KOL belonged to a network.

    Raises
    ------
    BadInput
        That day lies before the first.
    """
    with transaction.atomic():
        kol = locked(by=by, kol=belonging.kol, right=Right.EDIT)
        belonging = Belonging.objects.get(pk=belonging.pk)
        if belonging.since and until < belonging.since:
            raise BadInput("the membership ends before it begins")
        belonging.until = until
        belonging.save()
        touch(kol)
        audit.record(
            by=by, verb="kols.leave", what=kol, unit=kol.unit,
            facts={"network": belonging.network_id, "until": until},
        )  # fmt: skip
    return belonging


def set_tiers(*, by: Actor, unit_id: str, steps: Sequence[tuple[str, int]]) -> TierScale:
    """Set from how many followers on a KOL is called what, at a unit and below it.

    Raises
    ------
    BadInput
        The steps make no scale.
    """
    unit: Unit = unit_of(by=by, id=unit_id, right=Right.EDIT)
    held = checked(steps)
    with transaction.atomic():
        scale, _ = TierScale.objects.update_or_create(
            unit=unit, defaults={"steps": [list(s) for s in held], "changed_at": clock.now()}
        )
        audit.record(
            by=by, verb="kols.set_tiers", what=("kols.tierscale", unit.id), unit=unit,
            facts={"steps": [list(step) for step in held]},
        )  # fmt: skip
    return scale


def locked(*, by: Actor, kol: Kol, right: Right) -> Kol:
    """Return a KOL as it is now, held until the transaction ends, where somebody has a right.

    Raises
    ------
    NotFound, Forbidden
        They may not see it, or lack the right; or it was erased.
    """
    found = Kol.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=kol.pk)
    now = found.first()
    if now is None:
        raise NotFound("there is nothing here")
    by.need(right, now.unit)
    if now.erased_at is not None:
        raise BadInput("the data of this KOL were erased")
    return now


def locked_network(*, by: Actor, network: Network) -> Network:
    """Return a network as it is now, held until the transaction ends, where somebody may edit."""
    rows = Network.objects.select_for_update(of=("self",)).select_related("unit")
    now = rows.filter(pk=network.pk).first()
    if now is None:
        raise NotFound("there is nothing here")
    by.need(Right.EDIT, now.unit)
    return now


def touch(kol: Kol) -> None:
    """Save a KOL under its next version, with all that follows from its other columns."""
    refolded(kol, kol.channels.filter(until=None))
    kol.version += 1
    kol.save()


def touch_network(network: Network) -> None:
    """Save a network under its next version, with all that follows from its other columns."""
    refolded_network(network, network.channels.filter(until=None))
    network.version += 1
    network.save()


def bump(kol: Kol) -> None:
    """Count one more change of something that belongs to a KOL."""
    Kol.objects.filter(pk=kol.pk).update(version=F("version") + 1)


def _take(row: Any, said: Any, kinds: Sequence[str] = ()) -> list[str]:
    """Set what is said on a row; return the names of what changed."""
    changed = []
    for one in fields(said):
        value = getattr(said, one.name)
        if value is None:
            continue
        value = _cleaned(row, one.name, value, kinds)
        if getattr(row, one.name) != value:
            setattr(row, one.name, value)
            changed.append(one.name)
    if hasattr(row, "sort_name") and not row.name:
        raise BadInput("without a name nobody is found again")
    return changed


def _cleaned(row: Any, name: str, value: Any, kinds: Sequence[str]) -> Any:
    if name == "kind":
        if value not in kinds:
            raise BadInput(f"of no known kind: {value[:20]!r}")
        return value
    if not isinstance(value, str):
        words = dict.fromkeys(readable(word)[:100] for word in value)
        return [word for word in words if word][:_MOST_WORDS]
    most = row._meta.get_field(name).max_length
    if most is None:
        lines = (readable(line) for line in value.replace("\r\n", "\n").split("\n"))
        return "\n".join(lines).strip()[:_LONGEST_TEXT]
    text = readable(value)
    if len(text) > most:
        raise BadInput(f"longer than {most} characters: {text[:40]!r}")
    return text
