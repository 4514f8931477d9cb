"""What a campaign is: a name, days in a time zone, hashtags, assets, channels with their roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from lantoa.core.text import hashtag_key, plain_key

ROLES: Final = ("kol", "official", "public")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredChannel:
    """A channel whose role the campaign declares; by `channel_id` or, weaker, by `handle`."""

    platform: str
    role: str
    handle: str | None = None
    channel_id: str | None = None
    name: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Channel keys under which its posts may stand in the lake."""
        by_id = (f"{self.platform}:{self.channel_id}",) if self.channel_id else ()
        by_handle = (f"{self.platform}:@{self.handle.lower()}",) if self.handle else ()
        return by_id + by_handle


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredCapture:
    """Batches that together are one independent look at the campaign (for the unseen posts)."""

    name: str
    files: tuple[str, ...]
    """File names (shell patterns) or beginnings of SHA-256 digests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A campaign as its TOML file declares it.

    `first_day` and `last_day` are both included, in `zone`. A post is in the scope when it was
    published in these days and carries one of `hashtags` or uses one of `assets`; with
    `every_post` the days alone decide.
    """

    id: str
    name: str
    zone: str
    first_day: date
    last_day: date
    hashtags: tuple[str, ...] = ()
    ignore_diacritics: bool = False
    assets: tuple[str, ...] = ()
    """``sound:ID``, ``effect:ID``, ``template:ID``."""
    asset_names: tuple[tuple[str, str], ...] = ()
    every_post: bool = False
    channels: tuple[DeclaredChannel, ...] = ()
    captures: tuple[DeclaredCapture, ...] = ()
    claims: tuple[str, ...] = ()
    colour: str = ""
    """``#rrggbb`` in which pictures let a day stand out; "" for the house's own."""
    flag: bool = False
    """Whether the flag of Việt Nam stands in the middle of its infographic."""
    only: tuple[DeclaredChannel, ...] = ()
    """Where it names any, the figures are about their posts alone: one KOL's part of the campaign."""
    simulated: bool = False
    """Whether its people, posts and numbers are invented; everything that shows it says so."""

    @property
    def hashtag_keys(self) -> tuple[str, ...]:
        """Keys on which hashtags match: plain where the campaign ignores diacritics."""
        keys = (hashtag_key(tag) for tag in self.hashtags)
        return tuple(dict.fromkeys(plain_key(k) if self.ignore_diacritics else k for k in keys))

    @property
    def starts_at(self) -> datetime:
        """First instant of the campaign, UTC."""
        return day_start(self.first_day, self.zone)

    @property
    def ends_at(self) -> datetime:
        """First instant after the campaign, UTC."""
        return day_start(self.last_day + timedelta(days=1), self.zone)


def day_start(day: date, zone: str) -> datetime:
    """Return the instant at which `day` begins in `zone`, in UTC."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
