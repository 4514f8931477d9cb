"""Counts whose file says when they were seen, and those known only by the file's own date.

A file's own date (`seen_source` ``file``) is an upper bound: a copy made today has today's date.
So such a count never beats one that says its time, takes no part in growth, and is no evidence of
what an independent capture saw.
"""

from __future__ import annotations

from typing import Any

from lantoa.measure.needed import need


def timed(counts: Any) -> Any:
    """Return the counts that say when they were seen.

    Raises
    ------
    MissingColumn
    """
    need(counts, "counts", ("seen_source",))
    return counts.filter(counts.seen_source.fill_null("row") != "file")


def untimed(counts: Any) -> Any:
    """Return the counts known only by their file's date.

    Raises
    ------
    MissingColumn
    """
    need(counts, "counts", ("seen_source",))
    return counts.filter(counts.seen_source.fill_null("row") == "file")


def preferred(counts: Any) -> Any:
    """Return the counts that say their time, and the others where a post and part have none.

    Raises
    ------
    MissingColumn
    """
    said = timed(counts)
    alone = untimed(counts).anti_join(said, ["key_hash", "method", "metric_def"])
    return said.union(alone)
