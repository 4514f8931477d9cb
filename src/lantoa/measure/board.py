"""All figures of a campaign, from Ibis tables on any engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lantoa.measure.facts import facts_of
from lantoa.measure.passports import scope_of
from lantoa.measure.registry import definitions_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Figure, Scope
    from lantoa.core.formats import Lang
    from lantoa.measure.facts import Progress
    from lantoa.measure.sightings import Sightings


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one look at the lake gives."""

    figures: tuple[Figure, ...]
    """One for each line of the registry, in its order. Their passports lack what only the lake
    knows: sources, state, code, and how to compute them again."""
    scope: Scope
    sightings: Sightings
    """Which batches saw which post of the scope."""
    batches: frozenset[int]
    """Batches that saw any post of the scope."""


def measured(
    tables: Mapping[str, Any],
    campaign: Campaign,
    *,
    lang: Lang = "vi",
    progress: Progress | None = None,
    provinces: Mapping[str, str] | None = None,
) -> Measured:
    """Compute every figure of a campaign.

    Parameters
    ----------
    tables
        ``posts`` and ``counts``: Ibis tables with the columns of :mod:`lantoa.lake.schemas`, on
        any one engine (DuckDB in UTC, ClickHouse, Spark). The figures are the same on each, and
        whatever the order of the rows. ``places`` too (key_hash, kind, place: what posts name),
        where the campaign declares places.
    campaign
        Days, zone, hashtags, assets, channels.
    lang
        Language of labels, reasons and notes.
    progress
        Called with (steps done, steps in all).
    provinces
        Those of the campaign's map: key to name.

    Raises
    ------
    MissingColumn
        A table lacks a column that a measure needs.
    """
    facts = facts_of(tables, campaign, lang=lang, progress=progress, provinces=provinces)
    return Measured(
        figures=tuple(its.make(facts, its) for its in definitions_of(campaign)),
        scope=scope_of(facts),
        sightings=facts.sightings,
        batches=facts.batches,
    )
