"""The single numbers of a board: posts, authors, the six metrics, the engagement rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.core.formats import number
from lantoa.core.records import State
from lantoa.measure.facts import primary_part
from lantoa.measure.labels import words
from lantoa.measure.passports import cells, elsewhere_than, of_metric, put_together, total

if TYPE_CHECKING:
    from datetime import datetime

    from lantoa.core.figures import Figure
    from lantoa.measure.facts import Facts, Row
    from lantoa.measure.passports import Definition


def posts(facts: Facts, its: Definition) -> Figure:
    """Posts of the scope that any capture saw: a count, so exact; 0 is a true zero."""
    n = facts.inside
    return put_together(
        facts, its, shown={"value": n, "lower": n, "upper": n}, as_of=posts_seen(facts)
    )


def authors(facts: Facts, its: Definition) -> Figure:
    """Distinct authors of these posts."""
    unsigned = sum(row["unsigned"] for row in facts.inside_rows)
    shown = {
        "value": facts.authors,
        "lower": facts.authors - facts.doubles,
        "upper": facts.authors + unsigned,
    }
    return put_together(
        facts,
        its,
        shown=shown,
        missing={"absent": unsigned} if unsigned else {},
        as_of=posts_seen(facts),
    )


def posts_seen(facts: Facts) -> tuple[datetime, datetime] | None:
    """Return the first and last instant at which a post of the scope was first seen."""
    rows = facts.inside_rows
    if not rows:
        return None
    return min(row["seen_from"] for row in rows), max(row["seen_to"] for row in rows)


def metric(facts: Facts, its: Definition) -> Figure:
    """Return the sum of the metric that the definition is named after, in the primary part."""
    part = primary_part(facts.counts, its.id)
    found = total((row for row in facts.counts if row["part"] == part), its.id)
    return of_metric(facts, its, its.id, shown=cells(found))


def engagement_rate(facts: Facts, its: Definition) -> Figure:
    """Likes, comments and shares over views, of posts where one count has all four."""
    part = primary_part(facts.counts, "e")
    rows = [row for row in facts.counts if row["part"] == part]
    done = total(rows, "e")
    views, low, high = (sum(row[f"e_views{end}"] for row in rows) for end in ("", "_low", "_high"))
    complete = number(done.posts, facts.lang)
    shown = None
    if views:
        fewest = views - low
        shown = {
            "value": done.value / views,
            "lower": done.lower / (views + high),
            "upper": done.upper / fewest if fewest else None,
        }
    return of_metric(
        facts,
        its,
        "e",
        shown=shown,
        missing=_gaps(facts, rows, part),
        refused=words("zero_views", facts.lang) if rows and not views else "",
        notes=(words("complete", facts.lang, posts=complete), words("no_saves", facts.lang)),
    )


def _gaps(facts: Facts, rows: list[Row], part: int | None) -> dict[str, int]:
    """Posts that lack one of the four numbers, by the state of the first that is lacking."""
    found = {
        state.name.lower(): sum(row[f"e_gap_{int(state)}"] for row in rows)
        for state in (State.HIDDEN, State.ABSENT, State.NOT_APPLICABLE, State.ERROR)
    }
    about = facts.inside - sum(elsewhere_than(facts, part).values())
    found["no_count"] = about - sum(row["posts"] for row in rows)
    return {reason: n for reason, n in found.items() if n}
