"""One KOL's part of a campaign as a board of its own: an address, its figures, their passports.

The slug of a campaign with ``--kol-`` and the KOL's id names that part. So every page about a
campaign, board, passport, posts, charts and JSON, is there for a KOL's part too, and a number of
it has its own passport at its own address.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lantoa.core.errors import BadInput, NotFound
from lantoa.flows.of_channels import of_channels
from lantoa.web.campaigns.queries import campaign_named
from lantoa.web.kols import queries as kols

if TYPE_CHECKING:
    from lantoa.web.campaigns.queries import Listed
    from lantoa.web.kols.models import Kol
    from lantoa.web.people.actors import Actor

MARK: Final = "--kol-"


def listed_named(slug: str, *, by: Actor) -> Listed | None:
    """Return the campaign, or the KOL's part of one, that an address means to who asks.

    Raises
    ------
    NotFound
        It is the part of a KOL that they may not see.
    BadInput
        The KOL has no channel: then nothing is theirs.
    """
    base, mark, key = slug.partition(MARK)
    listed = campaign_named(base, by=by)
    if listed is None or not mark:
        return listed
    kol = (
        kols.own_kol(by=by, id=key)
        if by.speaks_for("kol", _dashed(key))
        else kols.kol(by=by, id=key)
    )
    return part_of(listed, kol, by=by)


def part_of(listed: Listed, kol: Kol, *, by: Actor) -> Listed:
    """Return a KOL's part of a campaign.

    Raises
    ------
    BadInput
        The KOL has no channel.
    """
    keys = kols.lake_keys(by=by, kol=kol)
    if not keys:
        raise BadInput("this KOL has no channel yet: add one, and its posts are found")
    said = hashlib.sha256("\n".join(sorted(keys)).encode()).digest()
    return replace(
        listed,
        slug=f"{listed.slug}{MARK}{kol.pk.hex}",
        stamp=(listed.stamp[0], int.from_bytes(said[:6])),
        campaign=of_channels(listed.declared, keys),
        of=kol.name,
    )


def _dashed(key: str) -> str:
    from uuid import UUID

    try:
        return str(UUID(key))
    except ValueError:
        raise NotFound("there is nothing here") from None
