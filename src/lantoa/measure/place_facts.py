"""What the engine says of posts by the places that they name: sums by place, one query each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lantoa.measure.bounds import above, below, has_value, is_known, sound_step
from lantoa.measure.last import part_number
from lantoa.measure.needed import need

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lantoa.measure.last import PartName

    Row = dict[str, Any]
    RowsOf = Callable[[Any], tuple[Row, ...]]

COLUMNS: Final = ("key_hash", "kind", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """Rows by `kind` and `place`."""

    posts: tuple[Row, ...]
    """`posts`, and `unsigned` of them without author."""
    authors: tuple[Row, ...]
    """Distinct `authors`."""
    views: tuple[Row, ...]
    """In the part that the views figures show: `views`, `views_low`, `views_high`, `posts`."""
    gains: tuple[Row, ...]
    """Of posts counted at two instants in that part: `gained`, `low`, `high`, `posts`."""


def place_facts(
    places: Any,
    counts: Any,
    inside: Any,
    last: Any,
    part: int | None,
    names: Sequence[PartName],
    rows_of: RowsOf,
) -> PlaceFacts:
    """Ask for everything that the figures by place are folded from.

    Parameters
    ----------
    places
        Ibis table: `key_hash` of a post, `kind` and `place` that it names.
    counts
        Dated counts of the lake.
    inside, last
        Posts of the scope, and their last counts.
    part
        Index into `names` of the part that the views figures show.

    Raises
    ------
    MissingColumn
    """
    need(places, "places", COLUMNS)
    named = places.select(*COLUMNS).distinct()
    posts = named.join(inside.select("key_hash", "channel_key"), "key_hash")
    signed = posts.filter(posts.channel_key.notnull()).select("kind", "place", "channel_key")
    signed = signed.distinct()
    views: tuple[Row, ...] = ()
    gains: tuple[Row, ...] = ()
    if part is not None:
        views = rows_of(_views(named, last, part))
        gains = rows_of(_gains(named, counts, inside, part, names))
    return PlaceFacts(
        posts=rows_of(
            posts.group_by("kind", "place").agg(
                posts=posts.count(), unsigned=posts.channel_key.isnull().cast("int64").sum()
            )
        ),
        authors=rows_of(signed.group_by("kind", "place").agg(authors=signed.count())),
        views=views,
        gains=gains,
    )


def _views(named: Any, last: Any, part: int) -> Any:
    known = last.filter((last.part == part) & is_known(last.views_state))
    found = named.join(known.select("key_hash", "views", "views_step"), "key_hash")
    return found.group_by("kind", "place").agg(
        posts=found.count(),
        views=found.views.sum(),
        views_low=below(found.views_step).sum(),
        views_high=above(found.views_step).sum(),
    )


def _gains(named: Any, counts: Any, inside: Any, part: int, names: Sequence[PartName]) -> Any:
    """From the first reading of each post to its last, where they are two."""
    read = counts.semi_join(inside, "key_hash")
    read = read.filter((part_number(read, names) == part) & has_value(read, "views"))
    read = read.select("key_hash", "seen_at", "views", step=sound_step(read, "views"))
    # Readings of one instant that differ: the larger one, on every engine.
    each = read.group_by("key_hash", "seen_at").agg(views=read.views.max(), step=read.step.max())
    ends = read.group_by("key_hash").agg(begun=read.seen_at.min(), ended=read.seen_at.max())
    ends = ends.filter(ends.begun < ends.ended)
    first = each.select("key_hash", begun="seen_at", views_then="views", step_then="step")
    final = each.select("key_hash", ended="seen_at", views_now="views", step_now="step")
    pairs = ends.join(first, ["key_hash", "begun"]).join(final, ["key_hash", "ended"])
    pairs = pairs.select("key_hash", "views_then", "step_then", "views_now", "step_now")
    found = named.join(pairs, "key_hash")
    return found.group_by("kind", "place").agg(
        posts=found.count(),
        gained=(found.views_now - found.views_then).sum(),
        low=(below(found.step_now) + above(found.step_then)).sum(),
        high=(above(found.step_now) + below(found.step_then)).sum(),
    )
