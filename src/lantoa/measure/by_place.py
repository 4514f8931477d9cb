"""Figures by place: posts, views, authors and growth by province, and the places nobody shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.core import formats
from lantoa.measure.labels import name, words
from lantoa.measure.passports import Total, cells, of_metric, put_together
from lantoa.measure.totals import posts_seen

if TYPE_CHECKING:
    from lantoa.core.figures import Figure
    from lantoa.measure.facts import Facts, Row
    from lantoa.measure.passports import Definition

_OPEN: Final = ("unresolved", "none")


def posts_by_province(facts: Facts, its: Definition) -> Figure:
    """Posts that name a place in each province; those that leave it open are rows of their own."""
    posts = _by_place(facts, "posts")
    rows = []
    for key, label in _provinces(facts):
        n = posts.get(key, {}).get("posts", 0)
        rows.append({"key": key, "label": label, "value": n, "lower": n, "upper": n, "posts": n})
    return put_together(
        facts, its, rows=rows, refused=_refused(facts), as_of=posts_seen(facts),
        notes=_notes(facts),
    )  # fmt: skip


def authors_by_province(facts: Facts, its: Definition) -> Figure:
    """Distinct authors of these posts; each post without author may be one more."""
    posts, authors = _by_place(facts, "posts"), _by_place(facts, "authors")
    rows = []
    for key, label in _provinces(facts):
        n = authors.get(key, {}).get("authors", 0)
        more = posts.get(key, {}).get("unsigned", 0)
        rows.append({"key": key, "label": label, "value": n, "lower": n, "upper": n + more,
                     "posts": posts.get(key, {}).get("posts", 0)})  # fmt: skip
    return put_together(
        facts, its, rows=rows, refused=_refused(facts), as_of=posts_seen(facts),
        notes=_notes(facts),
    )  # fmt: skip


def views_by_province(facts: Facts, its: Definition) -> Figure:
    """Views, as last counted, of the posts that name a place in each province."""
    posts, views = _by_place(facts, "posts"), _by_place(facts, "views")
    rows = []
    for key, label in _provinces(facts):
        there = posts.get(key, {}).get("posts", 0)
        found = _total(views.get(key), ("posts", "views", "views_low", "views_high"))
        rows.append({"key": key, "label": label, **cells(found, nothing=not there),
                     "scope_posts": there})  # fmt: skip
    return of_metric(facts, its, "views", rows=rows, notes=_notes(facts))


def views_gained_by_province(facts: Facts, its: Definition) -> Figure:
    """Views gained between the first and the last count of each post that was counted twice."""
    posts, gains = _by_place(facts, "posts"), _by_place(facts, "gains")
    rows = []
    for key, label in _provinces(facts):
        there = posts.get(key, {}).get("posts", 0)
        found = _total(gains.get(key), ("posts", "gained", "low", "high"))
        rows.append({"key": key, "label": label, **cells(found, nothing=not there),
                     "scope_posts": there})  # fmt: skip
    notes = (*_notes(facts), words("kept_falls", facts.lang))
    none = facts.views_part is not None and not gains
    refused = words("no_two_counts", facts.lang) if none else ""
    return of_metric(facts, its, "views", rows=rows, refused=refused, notes=notes)


def coverage_gaps(facts: Facts, its: Definition) -> Figure:
    """The declared places that no post of the scope names; those it may name could be none."""
    shown, perhaps = _by_place(facts, "posts", "shown"), _by_place(facts, "posts", "perhaps")
    views = _by_place(facts, "views", "shown")
    rows = []
    for n, place in enumerate(facts.campaign.places):
        sure = shown.get(str(n), {}).get("posts", 0)
        maybe = perhaps.get(str(n), {}).get("posts", 0)
        found = _total(views.get(str(n)), ("posts", "views", "views_low", "views_high"))
        rows.append({"key": str(n), "label": place.name, "value": sure, "lower": sure,
                     "upper": sure + maybe, "posts": sure, "unit": place.unit,
                     "kind": place.kind, "province": place.province, "views": cells(found, nothing=not sure)["value"]})  # fmt: skip
    gaps = sum(not row["value"] for row in rows)
    surely = sum(not row["upper"] for row in rows)
    refused = _refused(facts)
    return put_together(
        facts, its, rows=rows, refused=refused, as_of=posts_seen(facts),
        shown={"value": gaps, "lower": surely, "upper": gaps},
        notes=(words("gaps", facts.lang, gaps=formats.number(gaps, facts.lang),
                     places=formats.number(len(rows), facts.lang)),
               words("in_captions", facts.lang)),
    )  # fmt: skip


def _by_place(facts: Facts, what: str, kind: str = "province") -> dict[str, Row]:
    if facts.places is None:
        return {}
    return {row["place"]: row for row in getattr(facts.places, what) if row["kind"] == kind}


def _provinces(facts: Facts) -> list[tuple[str, str]]:
    named = sorted(facts.provinces.items(), key=lambda pair: pair[0])
    return [*named, *((key, name(key, facts.lang)) for key in _OPEN)]


def _total(row: Row | None, columns: tuple[str, str, str, str]) -> Total:
    return Total(*(int(row[column]) for column in columns)) if row else Total(0, 0, 0, 0)


def _refused(facts: Facts) -> str:
    return "" if facts.inside else words("no_posts", facts.lang)


def _notes(facts: Facts) -> tuple[str, ...]:
    lang = facts.lang
    then = formats.day(facts.campaign.first_day, lang)
    whose = (
        words("map_then", lang, day=then)
        if facts.campaign.map_of == "then"
        else words("map_today", lang)
    )
    return whose, words("place_overlap", lang), words("in_captions", lang)
