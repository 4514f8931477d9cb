"""What changes channels: added by address, renamed with their history kept, moved, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from lantoa.core import clock
from lantoa.core.errors import BadInput, NotFound, Unreadable
from lantoa.core.numbers import count_of
from lantoa.sources.addresses import Address, ShortLink, recognise
from lantoa.sources.addresses import channel as channel_of
from lantoa.web.kols.models import Channel, FormerHandle, Kol, Network
from lantoa.web.kols.services import add_kol, locked, locked_network, touch, touch_network
from lantoa.web.people import audit
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from lantoa.web.kols.services import KolSaid, PrivateSaid
    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import Unit


def profile_in(text: str, platform: str = "") -> Address:
    """Return the profile that an address, or a user name on a platform, names.

    Raises
    ------
    BadInput
        It names none; the message says why.
    """
    found = channel_of(platform, text) if platform else recognise(text)
    if isinstance(found, Address) and found.kind == "post":
        found = channel_of(found.platform, text)
    if isinstance(found, ShortLink):
        raise BadInput("a short link: open it, and give the address it leads to")
    if isinstance(found, Unreadable):
        raise BadInput(found.reason)
    return found


def add_channel(
    *, by: Actor, owner: Kol | Network, address: str, platform: str = "", native_id: str = "",
    followers: str = "", followers_on: date | None = None, move: bool = False,
) -> Channel:  # fmt: skip
    """Give a KOL or a network a channel.

    Parameters
    ----------
    address
        Of its profile, or of a post that names it; with `platform` a user name or an id, too.
    native_id
        The platform's own id of the channel: it stays when the handle changes.
    followers
        As somebody read it, "541.2K" say.
    move
        Take the channel from whom it belonged to in this unit until now.

    Raises
    ------
    BadInput
        It is no profile, or it belongs to somebody else and is not to be moved.
    """
    found = profile_in(address, platform)
    count = _followers(followers)
    with transaction.atomic():
        held = _held(by, owner)
        own = native_id.strip()[:100] or found.native_id or ""
        channel = Channel(
            unit=held.unit, kol=held if isinstance(held, Kol) else None,
            network=held if isinstance(held, Network) else None, platform=found.platform,
            handle=found.handle or "", native_id=own, url=found.url, followers=count[0],
            followers_step=count[1],
            followers_on=(followers_on or clock.now().date()) if count[0] is not None else None,
        )  # fmt: skip
        taken = open_channels(channel, held.unit).first()
        if taken is not None and _owner(taken).pk == held.pk:
            raise BadInput("this channel is here already")
        if taken is not None:
            _take_over(by, taken, move)
        channel.save(force_insert=True)
        _touch(held)
        audit.record(
            by=by, verb="channels.add", what=channel, unit=held.unit,
            facts={"owner": held.pk, "platform": channel.platform, "moved": taken is not None},
        )  # fmt: skip
    return channel


def add_kol_at(
    *, by: Actor, unit_id: str, said: KolSaid, private: PrivateSaid, address: str = ""
) -> Kol:
    """Enter a KOL together with their first channel: both, or neither.

    Raises
    ------
    BadInput
        Without a name, or the address is no profile, or belongs to somebody else.
    """
    with transaction.atomic():
        kol = add_kol(by=by, unit_id=unit_id, said=said, private=private)
        if address.strip():
            add_channel(by=by, owner=kol, address=address)
    return kol


def rename_channel(*, by: Actor, channel: Channel, address: str, native_id: str = "") -> Channel:
    """Give a channel its new handle; the old one stays as its history.

    Raises
    ------
    BadInput
        The address is no profile of the same platform, or it is another channel of the unit.
    """
    found = profile_in(address, channel.platform)
    with transaction.atomic():
        held = _held(by, _owner(channel))
        channel = _current(channel)
        before = channel.handle
        channel.handle, channel.url = found.handle or channel.handle, found.url
        channel.native_id = native_id.strip()[:100] or found.native_id or channel.native_id
        if open_channels(channel, held.unit).exclude(pk=channel.pk).exists():
            raise BadInput("another channel of this unit has that name already")
        channel.save()
        if before and before != channel.handle:
            FormerHandle.objects.create(channel=channel, handle=before)
        _touch(held)
        audit.record(
            by=by, verb="channels.rename", what=channel, unit=held.unit, facts={"owner": held.pk}
        )
    return channel


def count_followers(*, by: Actor, channel: Channel, followers: str, on: date) -> Channel:
    """Write down how many followers somebody read on a channel on a day.

    Raises
    ------
    BadInput
        It is no number.
    """
    count = _followers(followers)
    with transaction.atomic():
        held = _held(by, _owner(channel))
        channel = _current(channel)
        channel.followers, channel.followers_step = count
        channel.followers_on = on if count[0] is not None else None
        channel.save(update_fields=["followers", "followers_step", "followers_on"])
        _touch(held)
        audit.record(
            by=by, verb="channels.count", what=channel, unit=held.unit, facts={"owner": held.pk}
        )
    return channel


def close_channel(*, by: Actor, channel: Channel) -> Channel:
    """End a channel's belonging to its KOL or network; its row stays as history."""
    with transaction.atomic():
        held = _held(by, _owner(channel))
        channel = _current(channel)
        channel.until = clock.now()
        channel.save(update_fields=["until"])
        _touch(held)
        audit.record(
            by=by, verb="channels.close", what=channel, unit=held.unit, facts={"owner": held.pk}
        )
    return channel


def open_channels(channel: Channel, unit: Unit) -> QuerySet[Channel]:
    """Return the open channels of a unit that are the same account: by id, or by handle."""
    same = Q(native_id=channel.native_id) & ~Q(native_id="")
    same |= Q(handle=channel.handle) & ~Q(handle="")
    rows = Channel.objects.filter(same, unit=unit, platform=channel.platform, until=None)
    return rows.select_related("kol", "network", "unit")


def _take_over(by: Actor, taken: Channel, move: bool) -> None:
    if not move:
        raise BadInput(f"this channel belongs to {_owner(taken).name}; move it, or leave it there")
    before = _held(by, _owner(taken))
    taken.until = clock.now()
    taken.save(update_fields=["until"])
    _touch(before)


def _current(channel: Channel) -> Channel:
    found = Channel.objects.filter(pk=channel.pk, until=None).first()
    if found is None:
        raise NotFound("there is nothing here")
    return found


def _owner(channel: Channel) -> Kol | Network:
    owner = channel.kol or channel.network
    if owner is None:
        raise BadInput("a channel of nobody")
    return owner


def _held(by: Actor, owner: Kol | Network) -> Kol | Network:
    if isinstance(owner, Kol):
        return locked(by=by, kol=owner, right=Right.EDIT)
    return locked_network(by=by, network=owner)


def _touch(owner: Kol | Network) -> None:
    if isinstance(owner, Kol):
        touch(owner)
    else:
        touch_network(owner)


def _followers(text: str) -> tuple[int | None, int | None]:
    if not text.strip():
        return None, None
    try:
        count = count_of(text.strip())
    except Unreadable as failure:
        raise BadInput(failure.reason) from None
    return count.value, count.step
