"""Views gained between readings: what happened from one day's end to the next, and after the last.

A reading closes a day: it is the last known views of a post on that day, in one part. Readings
follow each other in pairs; a pair is never spread over the days between its two ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import ibis

from lantoa.measure.bounds import above, below, has_value, is_known, sound_step
from lantoa.measure.days import day_number
from lantoa.measure.last import part_number
from lantoa.measure.needed import need

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lantoa.core.campaign import Campaign
    from lantoa.measure.last import PartName

COUNT_COLUMNS: Final = (
    "key_hash", "row_hash", "seen_at", "method", "metric_def",
    "views", "views_step", "views_state",
)  # fmt: skip
_READING: Final = (
    "key_hash", "part", "seen_at", "row_hash", "reading", "published", "views", "views_step",
)  # fmt: skip


def view_gains(
    counts: Any, inside: Any, last: Any, campaign: Campaign, names: Sequence[PartName]
) -> Any:
    """Return the sums of all pairs of consecutive day-end readings of views.

    Parameters
    ----------
    counts
        Ibis table of the lake.
    inside
        One row a post of the scope: `key_hash`, `day` of publication.
    last
        Last counts (``last.last_counts`` without ties).
    campaign, names
        Days and parts.

    Returns
    -------
    ibis table
        Grain: part, `reading` (day of the later reading; campaign length + 1 stands for the last
        count after the campaign), `since` (day of the earlier one, 0 where there is none),
        `published` (day of publication where there is none, else 0). `gained` is the sum of
        differences, `low` and `high` what to take off and add for rounding, `posts` their number.

    Raises
    ------
    MissingColumn
    """
    need(counts, "counts", COUNT_COLUMNS)
    readings = _readings(counts, inside, campaign, names).union(_afterwards(last, campaign))
    # ClickHouse's lag and lead give 0 where others give NULL; no reading's day is 0.
    window = ibis.window(
        group_by=["key_hash", "part"], order_by=[readings.seen_at, readings.row_hash]
    )
    marked = readings.mutate(following=readings.reading.lead().over(window).fill_null(0))
    ends = marked.filter(marked.following != marked.reading).drop(
        "following", "row_hash", "seen_at"
    )
    window = ibis.window(group_by=["key_hash", "part"], order_by=[ends.reading])
    pairs = ends.mutate(
        since=ends.reading.lag().over(window).fill_null(0),
        earlier=ends.views.lag().over(window).fill_null(0),
        earlier_step=ends.views_step.lag().over(window).fill_null(0),
    )
    first = pairs.since == 0
    # Before the first reading there are no views: an exact zero.
    before_low = ibis.ifelse(first, 0, above(pairs.earlier_step))
    before_high = ibis.ifelse(first, 0, below(pairs.earlier_step))
    return pairs.group_by(
        "part", "reading", "since", published=ibis.ifelse(first, pairs.published, 0)
    ).agg(
        posts=pairs.count(),
        gained=(pairs.views - ibis.ifelse(first, 0, pairs.earlier)).sum(),
        low=(below(pairs.views_step) + before_low).sum(),
        high=(above(pairs.views_step) + before_high).sum(),
    )


def _readings(counts: Any, inside: Any, campaign: Campaign, names: Sequence[PartName]) -> Any:
    rows = counts.select(*COUNT_COLUMNS).filter(counts.seen_at <= campaign.ends_at)
    rows = rows.filter(has_value(rows, "views"))
    rows = rows.join(inside.select("key_hash", published=inside.day), "key_hash")
    day = day_number(rows.seen_at, campaign, closing=True)
    return rows.select(
        "key_hash",
        "seen_at",
        "row_hash",
        "published",
        "views",
        part=part_number(rows, names),
        # A reading before the campaign can only come from a wrong clock: it joins day 1.
        reading=ibis.greatest(day, 1).cast("int32"),
        views_step=sound_step(rows, "views"),
    ).select(*_READING)


def _afterwards(last: Any, campaign: Campaign) -> Any:
    late = last.filter((last.seen_at > campaign.ends_at) & is_known(last.views_state))
    after = (campaign.last_day - campaign.first_day).days + 2
    return late.mutate(
        reading=ibis.literal(after, "int32"), published=late.day, part=late.part.cast("int16")
    ).select(*_READING)
