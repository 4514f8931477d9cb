"""Sums over the two heavy relations, one query each: all that the figures fold in Python."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, Final

import ibis

from lantoa.core.records import METRICS, State
from lantoa.measure.bounds import above, below, is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

ENGAGEMENT: Final = ("likes", "comments", "shares")
"""What engagement adds up. Saves are left out: most platforms never give them."""
_TALLIED: Final = (State.EXACT, State.ROUNDED, State.HIDDEN, State.NOT_APPLICABLE, State.ERROR)


def post_tallies(scoped: Any) -> Any:
    """Return posts by outcome, platform, role and day; `unsigned` are those without author."""
    return scoped.group_by("outcome", "platform", "role", "day").agg(
        posts=scoped.count(),
        unsigned=scoped.channel_key.isnull().cast("int64").sum(),
        seen_from=scoped.seen_at.min(),
        seen_to=scoped.seen_at.max(),
    )


def count_tallies(last: Any) -> Any:
    """Return sums and states of every metric by part, platform, role and day of publication.

    Columns of metric m: ``m`` (sum), ``m_low`` and ``m_high`` (what to take off and add for
    rounding) and ``m_1`` … (posts by state). Those of engagement: ``e_posts``, ``e``, ``e_low``,
    ``e_high``, ``e_views``, ``e_views_low``, ``e_views_high`` over posts where views and all of
    `ENGAGEMENT` are known, and ``e_gap_0`` … the others by the state of the first metric lacking.
    """
    sums = reduce(dict.__or__, (_metric_sums(last, metric) for metric in METRICS))
    return last.group_by("part", "platform", "role", "day").agg(
        posts=last.count(),
        seen_from=last.seen_at.min(),
        seen_to=last.seen_at.max(),
        **sums,
        **_engagement_sums(last),
    )


def flag_tallies(scoped: Any, last: Any, flags: Sequence[str]) -> tuple[Any, Any]:
    """Return, for boolean columns, the posts (by platform) and the views (by part) under each."""
    posts = scoped.group_by("platform").agg(
        **{flag: scoped[flag].cast("int64").sum() for flag in flags}
    )
    known = last.filter(is_known(last.views_state))
    zero = ibis.literal(0, "int64")
    sums = {}
    for flag in flags:
        carries = known[flag]
        sums[f"{flag}_posts"] = carries.cast("int64").sum()
        sums[flag] = ibis.ifelse(carries, known.views, zero).sum()
        sums[f"{flag}_low"] = ibis.ifelse(carries, below(known.views_step), zero).sum()
        sums[f"{flag}_high"] = ibis.ifelse(carries, above(known.views_step), zero).sum()
    return posts, known.group_by("part").agg(**sums)


def view_sizes(last: Any, part: int) -> Any:
    """Return how many posts of one part have each (views, step)."""
    known = last.filter((last.part == part) & is_known(last.views_state))
    return known.group_by("views", "views_step").agg(posts=known.count())


def top_posts(last: Any, part: int, length: int) -> Any:
    """Return the posts of one part with most views, ties by post key."""
    known = last.filter((last.part == part) & is_known(last.views_state))
    order = [known.views.desc(), known.post_key.asc()]
    columns = ("key_hash", "post_key", "channel_key", "role", "seen_at", "views", "views_step")
    return known.select(*columns).order_by(order).limit(length)


def top_channels(last: Any, part: int, length: int) -> Any:
    """Return the channels of one part with most views, ties by channel key."""
    known = last.filter(
        (last.part == part) & is_known(last.views_state) & last.channel_key.notnull()
    )
    sums = known.group_by("channel_key").agg(
        views=known.views.sum(),
        low=below(known.views_step).sum(),
        high=above(known.views_step).sum(),
        posts=known.count(),
        role=known.role.min(),
    )
    return sums.order_by([sums.views.desc(), sums.channel_key.asc()]).limit(length)


def author_tallies(scoped: Any) -> Any:
    """Return the number of distinct authors: by user id, and by handle only (`weak`)."""
    keys = scoped.filter(scoped.channel_key.notnull()).select("channel_key").distinct()
    weak = keys.channel_key.contains(":@").cast("int64")
    return keys.group_by(weak=weak).agg(authors=keys.count())


def _metric_sums(last: Any, metric: str) -> dict[str, Any]:
    value, step, state = last[metric], last[f"{metric}_step"], last[f"{metric}_state"]
    tallies = {f"{metric}_{int(s)}": last.count(where=state == int(s)) for s in _TALLIED}
    known, zero = is_known(state), ibis.literal(0, "int64")
    return tallies | {
        metric: value.fill_null(0).sum(),
        f"{metric}_low": ibis.ifelse(known, below(step), zero).sum(),
        f"{metric}_high": ibis.ifelse(known, above(step), zero).sum(),
    }


def _engagement_sums(last: Any) -> dict[str, Any]:
    zero, whole = ibis.literal(0, "int64"), ibis.literal(9, "int8")
    gap: Any = whole
    for metric in reversed(("views", *ENGAGEMENT)):
        state = last[f"{metric}_state"]
        gap = ibis.ifelse(is_known(state), gap, state)
    complete = gap == whole

    def total(value: Any) -> Any:
        return ibis.ifelse(complete, value, zero).sum()

    def each(measure: Any) -> Any:
        return reduce(lambda one, other: one + other, (measure(m) for m in ENGAGEMENT))

    gaps = (State.ABSENT, State.HIDDEN, State.NOT_APPLICABLE, State.ERROR)
    return {
        "e_posts": complete.cast("int64").sum(),
        "e": total(each(lambda m: last[m].fill_null(0))),
        "e_low": total(each(lambda m: below(last[f"{m}_step"]))),
        "e_high": total(each(lambda m: above(last[f"{m}_step"]))),
        "e_views": total(last.views.fill_null(0)),
        "e_views_low": total(below(last.views_step)),
        "e_views_high": total(above(last.views_step)),
        **{f"e_gap_{int(s)}": last.count(where=gap == int(s)) for s in gaps},
    }
