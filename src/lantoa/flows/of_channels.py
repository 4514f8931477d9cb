"""One KOL's part of a campaign: the same scope, narrowed to the posts of some channels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lantoa.core.campaign import DeclaredChannel
from lantoa.core.errors import BadInput
from lantoa.core.records import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lantoa.core.campaign import Campaign


def of_channels(campaign: Campaign, keys: Iterable[str]) -> Campaign:
    """Return a campaign whose figures are about the posts of these channels alone.

    Parameters
    ----------
    keys
        Each ``platform:id`` or, weaker, ``platform:@handle``. Posts of a channel may stand in
        the lake under either, so give both where both are known.

    Returns
    -------
    Campaign
        The same days, hashtags and assets; the claims, which are about all of it, left out.
        Unchanged where no key is given.

    Raises
    ------
    BadInput
        A key names no platform, or nothing on it.

    Examples
    --------
    >>> from datetime import date
    >>> from lantoa.core.campaign import Campaign
    >>> whole = Campaign(id="a", name="A", zone="UTC", first_day=date(2026, 1, 1), last_day=date(2026, 1, 2))
    >>> [one.handle for one in of_channels(whole, ["tiktok:@an.example"]).only]
    ['an.example']
    """
    only = tuple(_declared(key) for key in dict.fromkeys(keys))
    return replace(campaign, only=only, claims=()) if only else campaign


def _declared(key: str) -> DeclaredChannel:
    platform, _, name = key.partition(":")
    if platform not in PLATFORMS or not name.strip("@ "):
        raise BadInput(f"not a channel: {key[:60]!r}; write platform:id or platform:@handle")
    if name.startswith("@"):
        return DeclaredChannel(platform=platform, role="kol", handle=name[1:].lower())
    return DeclaredChannel(platform=platform, role="kol", channel_id=name)
