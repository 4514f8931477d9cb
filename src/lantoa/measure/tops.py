"""The posts and channels with most views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lantoa.core.campaign import ROLES
from lantoa.measure.labels import words
from lantoa.measure.passports import Total, cells, of_metric

if TYPE_CHECKING:
    from lantoa.core.figures import Figure
    from lantoa.measure.facts import Facts, Row
    from lantoa.measure.passports import Definition


def top_posts(facts: Facts, its: Definition) -> Figure:
    """The ten posts with most views in the primary part, ties by post key."""
    rows = []
    for row in facts.top_posts:
        step = row["views_step"]
        found = Total(1, row["views"], step >> 1, step - 1)
        rows.append({
            "key": row["post_key"], "label": _label(row, row["post_key"]), **cells(found),
            "url": row["url"], "channel_key": row["channel_key"], "handle": row["handle"],
            "role": ROLES[row["role"]], "seen_at": row["seen_at"].isoformat(),
        })  # fmt: skip
    return of_metric(facts, its, "views", rows=rows)


def top_channels(facts: Facts, its: Definition) -> Figure:
    """The ten channels whose posts in the scope have most views together, ties by channel key."""
    rows = []
    for row in facts.top_channels:
        found = Total(row["posts"], int(row["views"]), int(row["low"]), int(row["high"]))
        rows.append({
            "key": row["channel_key"], "label": _label(row, row["channel_key"]), **cells(found),
            "handle": row["handle"], "role": ROLES[row["role"]],
        })  # fmt: skip
    known = facts.views_part is not None
    return of_metric(
        facts,
        its,
        "views",
        rows=rows,
        refused=words("no_channels", facts.lang) if known and not rows else "",
        notes=(words("unsigned_top", facts.lang),),
    )


def _label(row: Row, key: Any) -> str:
    return f"@{row['handle']} · {key}" if row["handle"] else str(key)
