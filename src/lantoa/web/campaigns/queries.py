"""The campaigns: one a TOML file, in the folders given and in the workspace; each has a unit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from lantoa.core.errors import BadCampaign, BadInput
from lantoa.core.text import plain_key
from lantoa.flows.campaign_file import read_campaign
from lantoa.flows.workspace import Workspace
from lantoa.web.campaigns.models import Holding
from lantoa.web.people.queries import root
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.core.campaign import Campaign
    from lantoa.lake.lake import Lake
    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import Unit

    Stamp = tuple[int, int]

_MARKS = ("first_day", "last_day", "hashtags")


@dataclass(frozen=True, slots=True)
class Listed:
    """One campaign file: the campaign, or why it cannot be read."""

    slug: str
    """Its name in addresses."""
    path: Path
    stamp: Stamp
    """Changes when the file does."""
    campaign: Campaign | None
    problem: str = ""
    of: str = ""
    """Whose part of it is meant, where not all of it is."""

    @property
    def name(self) -> str:
        """Name for people."""
        named = self.campaign.name if self.campaign else self.path.name
        return f"{named} · {self.of}" if self.of else named

    @property
    def declared(self) -> Campaign:
        """The campaign; raises ``BadCampaign`` where its file cannot be read."""
        if self.campaign is None:
            raise BadCampaign(self.problem)
        return self.campaign


_read: dict[Path, tuple[Stamp, Campaign | None, str]] = {}


@cache
def workspace() -> Workspace:
    """Return the workspace that this server shows."""
    return Workspace.at(settings.WORKSPACE)


@cache
def lake() -> Lake:
    """Return its lake, opened once: it then knows by itself whether anything is new."""
    return workspace().lake


def folders() -> tuple[Path, ...]:
    """Return the folders in which campaign files are looked for."""
    return (*settings.CAMPAIGN_FOLDERS, settings.WORKSPACE / "campaigns")


def campaigns(*, by: Actor) -> list[Listed]:
    """Return the campaigns that somebody sees, by name; a file that cannot be read stands last."""
    listed = _all()
    if by.may_all or not listed:
        return listed
    paths, top = dict(Holding.objects.values_list("file", "unit__path")), root().path
    return [one for one in listed if by.may(Right.VIEW, paths.get(place_of(one.path), top))]


def campaign_named(slug: str, *, by: Actor) -> Listed | None:
    """Return the campaign of an address, ``None`` where there is none that they see."""
    return next((one for one in campaigns(by=by) if one.slug == slug), None)


def readable(*, by: Actor) -> list[Listed]:
    """Return the campaigns that somebody sees and that can be opened."""
    return [one for one in campaigns(by=by) if one.campaign is not None]


def unit_of(listed: Listed) -> Unit:
    """Return the unit that a campaign belongs to."""
    held = Holding.objects.select_related("unit").filter(file=place_of(listed.path)).first()
    return held.unit if held else root()


def units_by_slug(listed: list[Listed]) -> dict[str, Unit]:
    """Return the units of several campaigns, by slug."""
    held = {one.file: one.unit for one in Holding.objects.select_related("unit")}
    top = root()
    return {one.slug: held.get(place_of(one.path), top) for one in listed}


def place_of(path: Path) -> str:
    """Return how a campaign file is known: by its place in the workspace, else on the machine."""
    home = settings.WORKSPACE.resolve()
    inside = path.is_relative_to(home)
    return str(path.relative_to(home) if inside else path)


def _all() -> list[Listed]:
    found: dict[str, Listed] = {}
    for path in _files():
        stamp, campaign, problem = _campaign(path)
        if campaign is None and not problem:
            continue
        slug = _free(_slug(campaign.id if campaign else path.stem), found)
        found[slug] = Listed(slug, path, stamp, campaign, problem)
    return sorted(found.values(), key=lambda one: (one.campaign is None, one.name, one.slug))


def _files() -> list[Path]:
    found: dict[Path, None] = {}
    for folder in folders():
        for pattern in ("*.toml", "*/campaign.toml"):
            found |= dict.fromkeys(path.resolve() for path in sorted(folder.glob(pattern)))
    return list(found)


def _campaign(path: Path) -> tuple[Stamp, Campaign | None, str]:
    try:
        stat = path.stat()
    except OSError as failure:
        return (0, 0), None, f"{path.name}: {failure.strerror}"
    stamp = (stat.st_mtime_ns, stat.st_size)
    known = _read.get(path)
    if known is None or known[0] != stamp:
        known = _read[path] = (stamp, *_opened(path))
    return known


def _opened(path: Path) -> tuple[Campaign | None, str]:
    try:
        return read_campaign(path), ""
    except BadInput as failure:
        return None, str(failure) if _is_meant(path) else ""


def _is_meant(path: Path) -> bool:
    """Whether a file that cannot be read was meant as a campaign: other TOML files lie about."""
    if path.name == "campaign.toml":
        return True
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return "columns" not in held and any(mark in held for mark in _MARKS)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain_key(name).lower()).strip("-")[:60] or "chien-dich"


def _free(slug: str, taken: dict[str, Listed]) -> str:
    free, number = slug, 2
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    return free
