"""Everything that is true in a rehearsal: posts, authors, and how each post's numbers grow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lantoa.core.campaign import ROLES
from lantoa.core.clock import micros
from lantoa.rehearsal.spread import Growth, grown
from lantoa.rehearsal.tagging import Tags, tagged
from lantoa.rehearsal.words import SPOKEN

if TYPE_CHECKING:
    from lantoa.rehearsal.scenario import Scenario

Ints = np.ndarray[Any, np.dtype[np.int64]]
Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

NEVER: Final = 2**62
"""The second in which a post that stays is deleted."""
IN_SCOPE, BEFORE, AFTER, NO_MATCH = range(4)
"""Where a post belongs; the last three are noise."""
KOL, OFFICIAL, PUBLIC = (ROLES.index(role) for role in ("kol", "official", "public"))
DAY_S: Final = 86_400
_HOURS: Final = np.array(
    (2, 1, 1, 1, 1, 3, 7, 9, 9, 8, 9, 12, 12, 9, 8, 8, 9, 11, 14, 18, 20, 17, 11, 5), float
)
"""Posts by hour of the day, in the campaign's zone."""
_INSTAGRAM_EPOCH_MS: Final = 1_314_220_021_721
_AUTHORS_PER_POST: Final = 0.8
_OTHER_TEMPLATES: Final = 0.03
"""Share of posts made with a template that is not the campaign's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One row a post, by time of publication; noise is among them."""

    scenario: Scenario
    published: Ints
    """Second of publication, UTC."""
    native_id: Ints
    instagram: Bools
    kind: Ints
    """IN_SCOPE, BEFORE, AFTER or NO_MATCH."""
    day: Ints
    """1 for the campaign's first day; 0 before, days + 1 after."""
    role: Ints
    author: Ints
    """The first authors are the declared channels, in the scenario's order."""
    template: Bools
    """Uses of the campaign's template."""
    other_template: Ints
    """Number of another one, 0 where there is none."""
    sound: Ints
    """-1 for the campaign's, else the number of another one."""
    tags: Tags
    spoken: Ints
    length_s: Ints
    hidden: Bools
    comments_off: Bools
    deleted: Ints
    growth: Growth

    def __len__(self) -> int:
        return len(self.published)

    @property
    def in_scope(self) -> Bools:
        """Posts that the campaign's figures are about, whoever saw them."""
        inside: Bools = self.kind == IN_SCOPE
        return inside

    @property
    def by_template_alone(self) -> Bools:
        """Posts of the scope that only their template brings there."""
        return self.in_scope & ~self.tags.matched


def captures_begin(scenario: Scenario) -> int:
    """Return the second in which the first capture begins."""
    return min(micros(capture.at) for capture in scenario.captures) // 1_000_000


def last_look(scenario: Scenario) -> int:
    """Return the second after which no file counts anything."""
    ends = [micros(c.at) // 1_000_000 + round(c.hours * 3600) for c in scenario.captures]
    if scenario.late and scenario.late.at:
        ends.append(micros(scenario.late.at) // 1_000_000 + 3600)
    return max(ends)


def invented(scenario: Scenario) -> World:
    """Draw the world of a scenario: same scenario, same world."""
    rng = np.random.default_rng([scenario.seed, 1])
    kind = _kinds(scenario)
    published, day = _published(scenario, kind, rng)
    order = np.argsort(published, kind="stable")
    kind, published, day = kind[order], published[order], day[order]
    n = len(kind)
    instagram = rng.random(n) < scenario.shape.instagram
    role, author = _authors(scenario, kind, instagram, rng)
    instagram &= role == PUBLIC
    template = _template_uses(scenario, kind, instagram, rng)
    tags = tagged(scenario, kind == NO_MATCH, _alone(scenario, template, role, rng), rng)
    sound = np.minimum(rng.zipf(1.4, n), 200_000).astype(np.int64)
    if scenario.sound:
        sound[(rng.random(n) < scenario.sound.share) & (kind != NO_MATCH)] = -1
    return World(
        scenario=scenario,
        published=published,
        native_id=_native_ids(published, instagram, rng),
        instagram=instagram,
        kind=kind,
        day=day,
        role=role,
        author=author,
        template=template,
        other_template=_other_templates(scenario, template | instagram),
        sound=sound,
        tags=tags,
        spoken=rng.integers(0, len(SPOKEN), n),
        length_s=rng.integers(7, 120, n),
        hidden=instagram & (rng.random(n) < scenario.shape.hidden),
        comments_off=~instagram & (rng.random(n) < scenario.shape.comments_off),
        deleted=_deletions(scenario, published, role, rng),
        growth=grown(scenario, published, role, (kind == IN_SCOPE) & ~instagram, rng),
    )


def _kinds(scenario: Scenario) -> Ints:
    noise = round(scenario.posts * scenario.shape.noise)
    after = noise // 3 if captures_begin(scenario) > _ends(scenario) else 0
    before = noise // 3
    return np.repeat(
        np.array((IN_SCOPE, BEFORE, AFTER, NO_MATCH)),
        (scenario.posts, before, after, noise - before - after),
    )


def _ends(scenario: Scenario) -> int:
    return scenario.starts_s + scenario.days * DAY_S


def _published(scenario: Scenario, kind: Ints, rng: np.random.Generator) -> tuple[Ints, Ints]:
    n, days = len(kind), scenario.days
    peak = (scenario.shape.peak_day - scenario.first_day).days
    away = np.arange(days) - peak
    weights = 1 + (scenario.shape.peak - 1) * np.exp(-np.abs(away) / np.where(away < 0, 2.0, 1.3))
    day = rng.choice(days, n, p=weights / weights.sum())
    hour = rng.choice(24, n, p=_HOURS / _HOURS.sum())
    at = scenario.starts_s + day * DAY_S + hour * 3600 + rng.integers(0, 3600, n)
    shift = rng.random(n)
    at = np.where(kind == BEFORE, scenario.starts_s - 1 - (shift * 3 * DAY_S).astype(np.int64), at)
    room = max(captures_begin(scenario) - _ends(scenario), 1)
    at = np.where(kind == AFTER, _ends(scenario) + (shift * room).astype(np.int64), at)
    number = np.where(kind == BEFORE, 0, np.where(kind == AFTER, days + 1, day + 1))
    return at.astype(np.int64), number.astype(np.int64)


def _authors(
    scenario: Scenario, kind: Ints, instagram: Bools, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    n, declared = len(kind), len(scenario.channels)
    role = np.full(n, PUBLIC)
    people = max(round(n * _AUTHORS_PER_POST), 1)
    # A few of the public post often, most once or twice.
    author = declared + (people * rng.random(n) ** 1.6).astype(np.int64)
    author += people * instagram
    free = rng.permutation(np.flatnonzero((kind == IN_SCOPE) & ~instagram))
    for number, its, word in (
        (KOL, scenario.kol, "kol"),
        (OFFICIAL, scenario.official, "official"),
    ):
        theirs, free = free[: its.posts], free[its.posts :]
        channels = [i for i, channel in enumerate(scenario.channels) if channel.role == word]
        role[theirs] = number
        if channels:
            # In turn, so that each channel of a small rehearsal has a post before one has two.
            author[theirs] = np.resize(channels, len(theirs))
    return role, author


def _template_uses(
    scenario: Scenario, kind: Ints, instagram: Bools, rng: np.random.Generator
) -> Bools:
    uses = np.zeros(len(kind), bool)
    if scenario.template:
        able = np.flatnonzero((kind == IN_SCOPE) & ~instagram)
        uses[rng.permutation(able)[: scenario.template.uses]] = True
    return uses


def _other_templates(scenario: Scenario, taken: Bools) -> Ints:
    """Templates that have nothing to do with the campaign; a post uses one template or none."""
    rng = np.random.default_rng([scenario.seed, 5])
    uses = (rng.random(len(taken)) < _OTHER_TEMPLATES) & ~taken
    found: Ints = np.where(uses, np.minimum(rng.zipf(1.6, len(taken)), 5_000), 0)
    return found


def _alone(scenario: Scenario, template: Bools, role: Ints, rng: np.random.Generator) -> Bools:
    """Template uses without a hashtag; they are in the scope only if the campaign names it."""
    if not scenario.template or not scenario.template.declared:
        return np.zeros(len(template), bool)
    share = scenario.template.without_hashtag
    found: Bools = template & (role == PUBLIC) & (rng.random(len(template)) < share)
    return found


def _native_ids(published: Ints, instagram: Bools, rng: np.random.Generator) -> Ints:
    """Ids whose upper bits are the upload second, as the platforms make them."""
    n = len(published)
    # An odd factor permutes the numbers below 2**32: no two posts share their lower bits.
    low = (np.arange(n, dtype=np.int64) * 2_654_435_761 + rng.integers(0, 2**32)) % 2**32
    wait = np.where(rng.random(n) < 0.01, rng.integers(600, 3 * DAY_S, n), rng.integers(4, 18, n))
    tiktok = ((published - wait) << 32) | low
    graph = ((published * 1000 - _INSTAGRAM_EPOCH_MS) << 23) | (np.arange(n) % 2**23)
    return np.where(instagram, graph, tiktok)


def _deletions(scenario: Scenario, published: Ints, role: Ints, rng: np.random.Generator) -> Ints:
    """Seconds of deletion: a part before the captures, the rest between them and the late one.

    None while the captures run: they are to look at one and the same set of posts.
    """
    n = len(published)
    gone = (rng.random(n) < scenario.shape.deleted) & (role == PUBLIC)
    latest = captures_begin(scenario) - DAY_S
    early = gone & (rng.random(n) < 0.45) & (published + 3600 < latest)
    u = rng.random(n)
    first = published + 3600 + (u * np.maximum(latest - published - 3600, 0)).astype(np.int64)
    mains = [micros(c.at) // 1_000_000 + round(c.hours * 3600) for c in scenario.captures]
    second = (
        max(mains) + 1 + (u * max(last_look(scenario) - 3600 - max(mains), 1)).astype(np.int64)
    )
    return np.where(early, first, np.where(gone, second, NEVER))
