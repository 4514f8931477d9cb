"""What is read of KOLs and networks, each time within what who asks may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import UUID

from django.db.models import Count, Exists, Model, OuterRef, Prefetch, Q

from lantoa.core.errors import NotFound, Unreadable
from lantoa.language.search import asked
from lantoa.sources.addresses import Address, ShortLink, recognise
from lantoa.sources.addresses import channel as channel_of
from lantoa.web.kols.folding import topic_key
from lantoa.web.kols.models import (
    Belonging,
    Channel,
    Kol,
    Network,
    Private,
    TierScale,
)
from lantoa.web.kols.tiers import DEFAULT, range_of
from lantoa.web.people.models import Unit
from lantoa.web.people.queries import home_unit
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from lantoa.web.kols.tiers import Steps
    from lantoa.web.people.actors import Actor

Row = TypeVar("Row", bound=Model)
__all__ = ["Kol", "Network", "home_unit"]
MOST_TOPICS: Final = 200


def roster(*, by: Actor, archived: bool = False, right: Right = Right.VIEW) -> QuerySet[Kol]:
    """Return the KOLs that somebody may see, with their open channels and networks at hand."""
    rows = Kol.objects.filter(archived_at__isnull=not archived, erased_at=None)
    if not by.may_all:
        # The units are few and found once; a join would look at the path of each KOL's unit.
        rows = rows.filter(unit__in=by.within(Unit.objects.all(), right, "path").order_by())
    open_channels = Channel.objects.filter(until=None).order_by("platform", "handle")
    belongings = Belonging.objects.filter(until=None).select_related("network")
    return rows.select_related("unit").prefetch_related(
        Prefetch("channels", open_channels, to_attr="open_channels"),
        Prefetch("belongings", belongings, to_attr="open_belongings"),
    )


def searched(rows: QuerySet[Any], question: str) -> QuerySet[Any]:
    """Return those rows in whose folded line every word of a question begins a word."""
    for word in asked(question):
        rows = rows.filter(folded__contains=word)
    return rows


def on_platform(rows: QuerySet[Kol], platform: str) -> QuerySet[Kol]:
    """Return those KOLs that have an open channel on a platform."""
    held = Channel.objects.filter(kol=OuterRef("pk"), until=None, platform=platform)
    return rows.filter(Exists(held))


def of_topic(rows: QuerySet[Kol], key: str) -> QuerySet[Kol]:
    """Return those KOLs with a topic, by its folded key."""
    return rows.filter(topic_keys__contains=f"|{key}|")


def in_network(rows: QuerySet[Kol], network_id: str) -> QuerySet[Kol]:
    """Return those KOLs that belong to a network now."""
    held = Belonging.objects.filter(kol=OuterRef("pk"), until=None, network_id=network_id)
    return rows.filter(Exists(held))


def of_tier(rows: QuerySet[Kol], tier: str, steps: Steps) -> QuerySet[Kol]:
    """Return those KOLs whose largest channel lies in a tier."""
    found = range_of(tier, steps)
    if found is None:
        return rows.none()
    least, below = found
    rows = rows.filter(followers__gte=least)
    return rows if below is None else rows.filter(followers__lt=below)


def topics(*, by: Actor) -> list[tuple[str, str]]:
    """Return the topics in use as (key, name), by name; the most used ones where there are many."""
    counted: dict[str, list[Any]] = {}
    held = by.within(Kol.objects.filter(archived_at=None, erased_at=None).exclude(topic_keys=""))
    for names in held.values_list("topics", flat=True):
        for name in names:
            if key := topic_key(name):
                counted.setdefault(key, [name, 0])[1] += 1
    most = sorted(counted.items(), key=lambda pair: -pair[1][1])[:MOST_TOPICS]
    return sorted((key, name) for key, (name, _) in most)


def kol(*, by: Actor, id: UUID | str, right: Right = Right.VIEW) -> Kol:  # noqa: A002
    """Return one KOL at whose unit somebody has a right.

    Raises
    ------
    NotFound
        There is none of this id, or they may not see it.
    Forbidden
        They may see it, and lack the right.
    """
    found = one(Kol.objects.select_related("unit"), id)
    by.need(right, found.unit)
    return found


def own_kol(*, by: Actor, id: UUID | str) -> Kol:  # noqa: A002
    """Return the KOL that an outside party is.

    Raises
    ------
    NotFound
        They speak for no KOL of this id.
    """
    found = one(Kol.objects.select_related("unit"), id)
    if not by.speaks_for("kol", str(id)):
        raise NotFound("there is nothing here")
    return found


def own_network(*, by: Actor, id: UUID | str) -> Network:  # noqa: A002
    """Return the network for which an outside party speaks.

    Raises
    ------
    NotFound
        They speak for no network of this id.
    """
    found = one(Network.objects.select_related("unit"), id)
    if not by.speaks_for("network", str(id)):
        raise NotFound("there is nothing here")
    return found


def private_of(*, by: Actor, kol: Kol) -> Private | None:
    """Return the restricted part of a KOL to who may edit it, or is it; ``None`` to all others."""
    if by.may(Right.EDIT, kol.unit) or by.speaks_for("kol", str(kol.pk)):
        return Private.objects.filter(kol=kol).first() or Private(kol=kol)
    return None


def channel(*, by: Actor, id: UUID | str) -> Channel:  # noqa: A002
    """Return one channel at whose unit somebody may view."""
    rows = Channel.objects.select_related("unit", "kol__unit", "network__unit")
    found = one(rows, id)
    by.need(Right.VIEW, found.unit)
    return found


def belonging(*, by: Actor, id: UUID | str) -> Belonging:  # noqa: A002
    """Return one membership of a KOL that somebody may view."""
    found = one(Belonging.objects.select_related("kol__unit"), id)
    by.need(Right.VIEW, found.kol.unit)
    return found


def networks(*, by: Actor, archived: bool = False) -> QuerySet[Network]:
    """Return the networks that somebody may see."""
    rows = Network.objects.filter(archived_at__isnull=not archived).select_related("unit")
    now = Q(belongings__until=None, belongings__kol__archived_at=None)
    kols = Count("belongings__kol", filter=now & Q(belongings__kol__isnull=False))
    return by.within(rows).annotate(kols=kols)


def network(*, by: Actor, id: UUID | str, right: Right = Right.VIEW) -> Network:  # noqa: A002
    """Return one network at whose unit somebody has a right."""
    found = one(Network.objects.select_related("unit"), id)
    by.need(right, found.unit)
    return found


def members(*, by: Actor, network: Network) -> QuerySet[Kol]:
    """Return the KOLs of a network now, as far as who asks may see them; all of them to itself."""
    held = Belonging.objects.filter(kol=OuterRef("pk"), until=None, network=network)
    rows = Kol.objects.filter(Exists(held), archived_at=None, erased_at=None)
    if not by.speaks_for("network", str(network.pk)):
        rows = by.within(rows)
    open_channels = Channel.objects.filter(until=None)
    return rows.select_related("unit").prefetch_related(
        Prefetch("channels", open_channels, to_attr="open_channels")
    )


def tiers_of(unit: Unit | None) -> Steps:
    """Return the scale that holds at a unit: its own, else of the nearest unit above, else ours."""
    if unit is None:
        return DEFAULT
    above = [part for part in unit.path.split("/") if part]
    scales = {scale.unit_id: scale for scale in TierScale.objects.filter(unit__in=above)}
    for key in reversed(above):
        if key in scales:
            return tuple((str(name), int(least)) for name, least in scales[key].steps)
    return DEFAULT


def lake_keys(*, by: Actor, kol: Kol) -> tuple[str, ...]:
    """Return the keys under which posts of a KOL may stand in the lake.

    Of a handle that a channel has given up no key is given: it may be somebody else's by now.
    """
    if not by.speaks_for("kol", str(kol.pk)):
        by.need(Right.VIEW, kol.unit)
    found: dict[str, None] = {}
    for channel in kol.channels.all():
        found.update(dict.fromkeys(channel.keys))
    return tuple(found)


def pasted(*, by: Actor, text: str) -> dict[str, Any]:
    """Return what a pasted address is, and whose it is already among those who may be seen."""
    found = recognise(text)
    if isinstance(found, Unreadable):
        return {"text": text, "problem": found.reason}
    if isinstance(found, ShortLink):
        return {"text": text, "platform": found.platform, "short": found.url}
    profile = found if found.kind == "profile" else None
    if found.kind == "post" and found.handle:
        named = channel_of(found.platform, found.handle)
        profile = named if isinstance(named, Address) else None
    return {
        "text": text, "platform": found.platform, "kind": found.kind, "url": found.url,
        "profile": profile, "owners": owners(by=by, profile=profile) if profile else [],
    }  # fmt: skip


def owners(*, by: Actor, profile: Address) -> list[Channel]:
    """Return the open channels that are this profile, of KOLs and networks that may be seen."""
    same = Q(handle=profile.handle) if profile.handle else Q(native_id=profile.native_id)
    rows = Channel.objects.filter(same, platform=profile.platform, until=None)
    return list(by.within(rows.select_related("kol", "network", "unit")))


def one(rows: QuerySet[Row], key: UUID | str) -> Row:
    """Return the row of an id.

    Raises
    ------
    NotFound
        It is no id, or of nothing.
    """
    try:
        found = rows.filter(pk=UUID(str(key))).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound("there is nothing here")
    return found
