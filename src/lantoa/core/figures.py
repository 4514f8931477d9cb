"""A figure and its passport: what a number is, and everything needed to defend or refute it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Number = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One side of a figure: the counts of one method under one metric definition.

    Parts are never added to each other; they stand side by side.
    """

    method: str
    metric_def: str
    posts: int
    """Posts of the scope that this part has any count of, whatever its state."""
    value: Number | None
    lower: Number | None
    upper: Number | None
    states: Mapping[str, int] = field(default_factory=dict)
    """Posts by state of this metric: exact, rounded, hidden, absent, not_applicable, error."""
    seen_from: datetime | None = None
    seen_to: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which posts a figure is about, and how many stayed out, by reason."""

    rule: str
    """In words, in the figure's language."""
    seen: int
    """Posts in the lake at this state."""
    inside: int
    inside_by: Mapping[str, int] = field(default_factory=dict)
    """Posts in, by first reason: hashtag, asset, every_post."""
    outside_by: Mapping[str, int] = field(default_factory=dict)
    """Posts out, by first reason: before, after, time_unknown, no_match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One batch that a figure rests on."""

    batch: int
    file: str
    sha256: str
    adapter: str
    rows: int
    quarantined: int
    seen_from: datetime | None
    seen_to: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passport:
    """Where a figure comes from and how to get it again."""

    definition: str
    version: int
    page: str
    """Its page in the documentation, e.g. ``docs/measures/views.md``."""
    scope: Scope
    parts: tuple[Part, ...] = ()
    """Primary part first: the one whose value the figure shows."""
    missing: Mapping[str, int] = field(default_factory=dict)
    """Posts that the figure is about and that have no value, by reason: hidden, absent,
    not_applicable, error, and no_count for those that the primary part never counted."""
    missing_share: float | None = None
    """Share of these among the posts that the figure is about, 0 to 1."""
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    """Posts of the scope on other platforms than the primary part counts, by platform: nothing of
    this figure is missing there, and what they have stands beside it, never added."""
    as_of: tuple[datetime, datetime] | None = None
    """First and last instant at which the counts used were seen."""
    interval: str = ""
    """What lower and upper mean, in words."""
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    state: int = 0
    state_digest: str = ""
    code: str = ""
    """Version of lantoa that computed it."""
    again: str = ""
    """The command that computes it again."""

    @property
    def about(self) -> int:
        """Posts of the scope that the figure is about: all of them, less those elsewhere."""
        return self.scope.inside - sum(self.elsewhere.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value with its interval, unit and passport.

    `value` is ``None`` where the figure is a series (then `rows` holds it) or where it cannot
    be defended (then `refused` says why). `rows` are dicts with a ``key`` (a day, a platform, a
    hashtag, a post) and mostly ``value``, ``lower``, ``upper``.
    """

    id: str
    label: str
    value: Number | None
    lower: Number | None
    upper: Number | None
    unit: str
    passport: Passport
    rows: tuple[Mapping[str, Any], ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All figures of a campaign at one state of the lake."""

    campaign: str
    name: str
    state: int
    state_digest: str
    figures: tuple[Figure, ...]
    simulated: bool = False
    """Whether the campaign is declared as simulated; whatever shows the board says so."""

    def figure(self, figure_id: str) -> Figure:
        """Return one figure; raises ``KeyError`` where the board has none of this id."""
        for figure in self.figures:
            if figure.id == figure_id:
                return figure
        raise KeyError(figure_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A claim held against the figures."""

    claim: str
    """The sentence that somebody wants to publish."""
    verdict: str
    """supported, contradicted or not_shown."""
    parts: tuple[Mapping[str, Any], ...] = ()
    """One a number of the claim: said, bound, figure, value, lower, upper, verdict, why."""
    missing: tuple[str, ...] = ()
    """What is missing to decide, in words."""
