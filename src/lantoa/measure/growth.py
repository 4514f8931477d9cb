"""How views grew: day by day where readings allow it, and after the campaign's last day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lantoa.core import formats
from lantoa.measure.labels import name, words
from lantoa.measure.passports import Total, cells, elsewhere_than, of_metric, platforms_counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lantoa.core.figures import Figure
    from lantoa.measure.facts import Facts, Row
    from lantoa.measure.passports import Definition


def views_gained_by_day(facts: Facts, its: Definition) -> Figure:
    """Views gained on each day by posts read at its end and at the end of the day before.

    A post published on the day starts from zero. Spans of several days are one row of their own,
    never spread; a day that no pair covers is unknown, not zero.
    """
    lang, length = facts.lang, len(facts.days)
    pairs = [p for p in _pairs(facts) if p["reading"] <= length]
    there = 0
    rows: list[dict[str, Any]] = []
    ours = platforms_counted(facts, facts.views_part)
    for n, day in enumerate(facts.days, start=1):
        there += sum(
            row["posts"] for row in facts.inside_rows
            if row["day"] == n and row["platform"] in ours
        )  # fmt: skip
        found = _total(p for p in pairs if p["reading"] == n and _of_one_day(p))
        rows.append({"key": day.isoformat(), "label": formats.day(day, lang),
                     **cells(found, nothing=not there), "scope_posts": there})  # fmt: skip
    spans = _total(p for p in pairs if not _of_one_day(p))
    notes = [words("kept_falls", lang)]
    if spans.posts:
        rows.append({"key": "unallocated", "label": name("unallocated", lang), **cells(spans)})
        shown = {
            "value": formats.number(spans.value, lang),
            "posts": formats.number(spans.posts, lang),
        }
        notes.append(words("unallocated", lang, **shown))
    known = any(_of_one_day(p) for p in pairs)
    refused = "" if known else words("no_gains", lang)
    return of_metric(
        facts, its, "views", rows=rows, refused=_first_reason(facts, refused), notes=notes
    )


def late_growth(facts: Facts, its: Definition) -> Figure:
    """Views gained between the last reading up to the end of the campaign and the last count."""
    after = len(facts.days) + 1
    found = _total(p for p in _pairs(facts) if p["reading"] == after and p["since"])
    refused = "" if found.posts else words("no_late", facts.lang)
    posts = formats.number(found.posts, facts.lang)
    about = facts.inside - sum(elsewhere_than(facts, facts.views_part).values())
    return of_metric(
        facts,
        its,
        "views",
        shown=cells(found),
        refused=_first_reason(facts, refused),
        missing={"no_pair": about - found.posts} if about > found.posts else {},
        notes=(
            words("coverage", facts.lang, posts=posts, about=formats.number(about, facts.lang)),
        ),
    )


def _first_reason(facts: Facts, refused: str) -> str:
    """Where there are no views at all, that is the reason to give."""
    return refused if facts.views_part is not None else ""


def _pairs(facts: Facts) -> list[Row]:
    return [row for row in facts.gains if row["part"] == facts.views_part]


def _of_one_day(pair: Row) -> bool:
    since = pair["since"]
    return bool(since == pair["reading"] - 1 if since else pair["published"] == pair["reading"])


def _total(pairs: Iterable[Row]) -> Total:
    rows = list(pairs)
    return Total(*(int(sum(row[c] for row in rows)) for c in ("posts", "gained", "low", "high")))
