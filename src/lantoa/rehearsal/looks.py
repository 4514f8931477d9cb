"""Who looked at what, and when: every reading of every post by every file of a rehearsal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lantoa.core.clock import micros
from lantoa.rehearsal.world import DAY_S, NEVER, OFFICIAL, PUBLIC

if TYPE_CHECKING:
    from lantoa.rehearsal.scenario import CapturePlan, Scenario
    from lantoa.rehearsal.world import World

Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

_NIGHT_S: Final = 23 * 3600 + 1800
_NIGHT_LASTS_S: Final = 1200
_LATE_LASTS_S: Final = 3600
_MARK_MS: Final = 16
"""Files read in milliseconds of their own, so that no two read a post at one instant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One file: which posts it read, and when.

    `posts` are indices into the world; a post may stand in it several times. `seen_ms` is UTC.
    """

    name: str
    """Name of the file."""
    kind: str
    """zeeschuimer, zeeschuimer-instagram, apify or studio."""
    posts: Ints
    seen_ms: Ints
    capture: str = ""
    """The independent capture that it is part of; empty where it is none."""
    dirty: bool = False

    @property
    def row_says_when(self) -> bool:
        """Whether its rows say when they were read; else the import has to."""
        return self.kind.startswith("zeeschuimer")

    @property
    def part(self) -> tuple[str, str]:
        """Metric definition and method of its counts."""
        if self.kind == "zeeschuimer-instagram":
            return "instagram", "web_capture"
        return "tiktok", {"apify": "vendor_file", "studio": "studio_file"}.get(
            self.kind, "web_capture"
        )


def looks(world: World) -> list[Look]:
    """Return every file that reads posts, captures first, each in the scenario's order."""
    scenario = world.scenario
    rng = np.random.default_rng([scenario.seed, 2])
    catchable = _catchable(world, rng)
    found: list[Look] = []
    for plan, caught in zip(scenario.captures, catchable, strict=True):
        found.extend(_files_of(world, plan, caught, len(found)))
    known = np.flatnonzero(catchable[0] & ~world.instagram)
    if scenario.panel:
        found.append(
            _panel(world, known, scenario.panel.file, scenario.panel.share, rng, len(found))
        )
    if scenario.late and scenario.late.at:
        at = micros(scenario.late.at) // 1_000_000
        again = _chosen(world, known, scenario.late.share, rng)
        again = _there(world, again, at)
        times = _times(len(again), at, _LATE_LASTS_S, len(found))
        name = f"mo-phong-{scenario.late.file}.ndjson"
        found.append(Look(name=name, kind="zeeschuimer", posts=again, seen_ms=times))
    if scenario.studio:
        found.append(_studio(world, micros(scenario.studio.at) // 1_000_000, scenario.studio.file))
    return found


def _catchable(world: World, rng: np.random.Generator) -> list[Bools]:
    """For each capture the posts that it would see, were they online.

    The chance depends on platform and week of publication alone, which is how the estimate divides
    posts, and captures know nothing of each other: the assumptions of capture-recapture hold. One capture's own preference (it follows
    the declared channels; it searches by hashtag only) breaks none of them.
    """
    scenario, found = world.scenario, dict[str, Bools]()
    week = np.maximum(world.day - 1, 0) // 7
    for plan in scenario.captures:
        tilt = scenario.shape.week_tilt * rng.normal(size=(2, scenario.days // 7 + 2))
        odds = np.log(plan.chance / (1 - plan.chance)) + tilt
        chance = (1 / (1 + np.exp(-odds)))[world.instagram.astype(int), week]
        caught = rng.random(len(world)) < chance
        copied = rng.random(len(world)) < plan.copied
        if plan.copies:
            caught |= found[plan.copies] & copied
        if plan.follows_channels:
            caught |= world.role != PUBLIC
        if plan.kind == "apify":
            caught &= ~world.instagram & ~world.by_template_alone
        found[plan.name] = caught
    return list(found.values())


def _files_of(world: World, plan: CapturePlan, caught: Bools, number: int) -> list[Look]:
    at = micros(plan.at) // 1_000_000
    kinds = [("zeeschuimer", "", ~world.instagram)]
    if plan.kind == "apify":
        kinds = [("apify", "", ~world.instagram)]
    elif plan.instagram and world.instagram.any():
        kinds.append(("zeeschuimer-instagram", "-instagram", world.instagram))
    made: list[Look] = []
    for kind, ending, of_platform in kinds:
        posts = _there(world, np.flatnonzero(caught & of_platform), at)
        times = _times(len(posts), at, round(plan.hours * 3600), number + len(made))
        if kind == "apify":
            times = np.full(len(posts), at * 1000)
        made.append(Look(
            name=f"mo-phong-{plan.file}{ending}.{'jsonl' if kind == 'apify' else 'ndjson'}",
            kind=kind, posts=posts, seen_ms=times, capture=plan.name,
            dirty=plan.dirty and not ending,
        ))  # fmt: skip
    return [look for look in made if len(look.posts)]


def _there(world: World, posts: Ints, at_s: int) -> Ints:
    """Leave out what is not yet published, or no longer there."""
    kept: Ints = posts[(world.published[posts] < at_s) & (world.deleted[posts] > at_s)]
    return kept


def _times(number: int, at_s: int, lasts_s: int, mark: int) -> Ints:
    """Spread readings evenly over a file's duration, newest post first, as a page shows them."""
    spread = np.arange(number)[::-1] * (lasts_s * 1000) // max(number, 1)
    return at_s * 1000 + spread // _MARK_MS * _MARK_MS + mark % _MARK_MS


def _chosen(world: World, known: Ints, share: float, rng: np.random.Generator) -> Ints:
    """A share of what is known, and every declared channel."""
    kept: Ints = known[(rng.random(len(known)) < share) | (world.role[known] != PUBLIC)]
    return kept


def _panel(
    world: World, known: Ints, file: str, share: float, rng: np.random.Generator, mark: int
) -> Look:
    """The same posts read each night of the campaign, from their first night on.

    The panel holds posts of the campaign that stay online: the growth of each can be followed.
    """
    scenario = world.scenario
    members = _chosen(world, known, share, rng)
    members = members[world.in_scope[members] & (world.deleted[members] == NEVER)]
    posts, times = [], []
    for day in range(scenario.days):
        at = scenario.starts_s + day * DAY_S + _NIGHT_S
        there = _there(world, members, at)
        posts.append(there)
        times.append(_times(len(there), at, _NIGHT_LASTS_S, mark))
    return Look(
        name=f"mo-phong-{file}.ndjson", kind="zeeschuimer", posts=np.concatenate(posts),
        seen_ms=np.concatenate(times),
    )  # fmt: skip


def _studio(world: World, at_s: int, file: str) -> Look:
    """All posts of the first official channel, in the table of its own studio."""
    channels = world.scenario.channels
    first = next(i for i, channel in enumerate(channels) if channel.role == "official")
    own = np.flatnonzero((world.role == OFFICIAL) & (world.author == first))
    own = _there(world, own, at_s)
    return Look(
        name=f"mo-phong-{file}.csv",
        kind="studio",
        posts=own,
        seen_ms=np.full(len(own), at_s * 1000),
    )


def declared_union(world: World, files: list[Look]) -> Bools:
    """Return which posts any capture saw that the campaign file names as one."""
    seen = np.zeros(len(world), bool)
    for look in files:
        if look.capture:
            seen[look.posts] = True
    return seen


def capture_files(scenario: Scenario, files: list[Look]) -> dict[str, list[str]]:
    """Return the files of each capture, by its name."""
    return {
        plan.name: [look.name for look in files if look.capture == plan.name]
        for plan in scenario.captures
    }
