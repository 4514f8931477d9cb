"""The last count of each post, for each method and each metric definition apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any, Final

import ibis

from lantoa.core.records import METRICS
from lantoa.measure.bounds import has_value, sound_step, state_of
from lantoa.measure.needed import need

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNT_COLUMNS: Final = (
    "key_hash", "row_hash", "seen_at", "method", "metric_def",
    *(f"{metric}{end}" for metric in METRICS for end in ("", "_step", "_state")),
)  # fmt: skip

EXACTNESS: Final = (
    "owner_api", "public_api", "studio_file", "web_capture", "vendor_file", "by_hand",
)  # fmt: skip
"""Methods, the more exact first: of parts with as many posts the first one is shown."""


@dataclass(frozen=True, slots=True)
class PartName:
    """One method under one metric definition: counts of two part names are never added."""

    metric_def: str
    method: str


def part_names(counts: Any) -> tuple[PartName, ...]:
    """Ask the lake which part names it has: more exact methods first, then by name.

    Raises
    ------
    MissingColumn
    """
    need(counts, "counts", ("method", "metric_def"))
    found = counts.select("metric_def", "method").distinct().to_pyarrow().to_pylist()
    names = (PartName(row["metric_def"] or "", row["method"] or "") for row in found)
    return tuple(sorted(set(names), key=_exactness))


def part_number(counts: Any, names: Sequence[PartName]) -> Any:
    """Return an int16 expression: the index into `names` of each count's part."""

    def says(column: str, text: str) -> Any:
        same = counts[column] == text
        return same if text else same | counts[column].isnull()

    def is_one(name: PartName) -> Any:
        return says("metric_def", name.metric_def) & says("method", name.method)

    if len(names) < 2:
        # No plain 0: ClickHouse takes a constant to group by for the position of a column.
        return ibis.ifelse(counts.method.isnull(), 0, 0).cast("int16")
    branches = [(is_one(name), n) for n, name in enumerate(names[:-1])]
    return ibis.cases(*branches, else_=len(names) - 1).cast("int16")


def last_counts(counts: Any, inside: Any, names: Sequence[PartName], *, most: bool = False) -> Any:
    """Return the last count of each post in each part; two where they were seen at one instant.

    Parameters
    ----------
    counts
        Ibis table of the lake.
    inside
        One row a post of the scope, with `key_hash`; its other columns are carried along.
    names
        The parts, as `part_names` gives them.
    most
        The scope holds most posts of the lake, so that leaving the others out early costs more
        than it saves. Changes nothing but the time taken.

    Returns
    -------
    ibis table
        Grain: post and part (nearly: see `without_ties`). A metric's value is NULL unless its
        state says that it is known; its step is then at least 1.

    Raises
    ------
    MissingColumn
    """
    need(counts, "counts", COUNT_COLUMNS)
    latest = counts if most else counts.semi_join(inside, "key_hash")
    latest = latest.group_by("key_hash", last_part=part_number(latest, names)).agg(
        last_seen_at=latest.seen_at.max()
    )
    about = inside.drop(*({"seen_at", "published_at"} & set(inside.columns)))
    wanted = latest.join(about, "key_hash")
    rows = counts.select(*COUNT_COLUMNS)
    same = [
        rows.key_hash == wanted.key_hash,
        rows.seen_at == wanted.last_seen_at,
        part_number(rows, names) == wanted.last_part,
    ]
    found = rows.join(wanted, same)
    carried = [column for column in about.columns if column != "key_hash"]
    metrics = reduce(dict.__or__, (_metric(found, metric) for metric in METRICS))
    return found.select(
        "key_hash", "row_hash", "seen_at", *carried, part=found.last_part, **metrics
    )


def tied(last: Any) -> Any:
    """Return how many posts and parts have several last counts (an integer expression)."""
    sizes = last.group_by("key_hash", "part").agg(rows=last.count())
    return sizes.filter(sizes.rows > 1).count()


def without_ties(last: Any) -> Any:
    """Keep, of several counts at one instant, the one with the largest `row_hash`."""
    window = ibis.window(group_by=["key_hash", "part"], order_by=[last.row_hash.desc()])
    placed = last.mutate(place=ibis.row_number().over(window))
    return placed.filter(placed.place == 0).drop("place")


def _metric(counts: Any, metric: str) -> dict[str, Any]:
    known = has_value(counts, metric)
    return {
        metric: ibis.ifelse(known, counts[metric], ibis.null("int64")),
        f"{metric}_step": sound_step(counts, metric),
        f"{metric}_state": state_of(counts, metric),
    }


def _exactness(name: PartName) -> tuple[int, str, str]:
    place = EXACTNESS.index(name.method) if name.method in EXACTNESS else len(EXACTNESS)
    return (place, name.metric_def, name.method)
