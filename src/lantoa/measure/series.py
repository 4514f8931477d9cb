"""The figures that are rows: by day, platform, hashtag, role and asset, and what data there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lantoa.core import formats
from lantoa.core.campaign import ROLES
from lantoa.core.records import METRICS
from lantoa.measure.facts import primary_part
from lantoa.measure.labels import label, name, words
from lantoa.measure.last import PartName
from lantoa.measure.passports import (
    Total,
    cells,
    elsewhere_than,
    missing_in,
    of_metric,
    part_label,
    part_of,
    parts_of,
    platforms_counted,
    put_together,
    tag_names,
    total,
)
from lantoa.measure.totals import posts_seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lantoa.core.figures import Figure, Part
    from lantoa.measure.facts import Facts
    from lantoa.measure.passports import Definition

Key = tuple[Any, str, str]
"""Value in the tallies, key of the row, its label."""


def posts_by_day(facts: Facts, its: Definition) -> Figure:
    """Posts by day of publication, in the campaign's zone; a day without any is a true zero."""
    return _posts(facts, its, "day", _days(facts))


def views_by_publication_day(facts: Facts, its: Definition) -> Figure:
    """Views, as last counted, of the posts published on each day."""
    return _views(facts, its, "day", _days(facts))


def posts_by_platform(facts: Facts, its: Definition) -> Figure:
    """Posts by platform."""
    return _posts(facts, its, "platform", _platforms(facts))


def views_by_platform(facts: Facts, its: Definition) -> Figure:
    """Views by platform, each by its own primary part: the rows are never added."""
    rows = []
    missing: Counter[str] = Counter()
    for key, shown, named in _platforms(facts):
        counts = [row for row in facts.counts if row["platform"] == key]
        part = primary_part(counts, "views")
        found = total(row for row in counts if row["part"] == part)
        by = {} if part is None else _by(facts, part)
        posts = _number(facts, "platform", key)
        rows.append({"key": shown, "label": named, **cells(found), **by, "scope_posts": posts})
        its_own = [] if part is None else [part_of(facts, part, "views", key)]
        missing.update(missing_in(its_own, posts))
    # Each platform by its own part: nothing is elsewhere.
    figure = of_metric(
        facts, its, "views", rows=rows, missing=dict(missing), elsewhere={},
        notes=(words("each_platform", facts.lang),),
    )  # fmt: skip
    return replace(figure, label=label(its.id, facts.lang))


def posts_by_role(facts: Facts, its: Definition) -> Figure:
    """Posts by the role that the campaign declares for their channel."""
    return _posts(facts, its, "role", _roles(facts))


def views_by_role(facts: Facts, its: Definition) -> Figure:
    """Views by role."""
    return _views(facts, its, "role", _roles(facts))


def posts_by_hashtag(facts: Facts, its: Definition) -> Figure:
    """Posts by hashtag of the campaign; a post with several counts under each."""
    rows = _flagged_posts(facts, "tag", tag_names(facts), {})
    refused = "" if rows else words("no_hashtags", facts.lang)
    return put_together(
        facts, its, rows=rows, refused=refused, as_of=posts_seen(facts),
        notes=(words("overlap", facts.lang),),
    )  # fmt: skip


def views_by_hashtag(facts: Facts, its: Definition) -> Figure:
    """Views of the posts under each hashtag of the campaign."""
    tags, ours = tag_names(facts), platforms_counted(facts, facts.views_part)
    part = next((row for row in facts.flag_views if row["part"] == facts.views_part), {})
    rows = []
    for n, tag in enumerate(tags):
        flag = f"tag_{n}"
        found = Total(
            *(int(part.get(c, 0)) for c in (f"{flag}_posts", flag, f"{flag}_low", f"{flag}_high"))
        )
        inside = facts.flags[flag]
        posts = sum(row[flag] for row in facts.flag_posts if row["platform"] in ours)
        rows.append({"key": tag, **cells(found, nothing=not posts), "scope_posts": posts,
                     **({"elsewhere": inside - posts} if inside > posts else {})})  # fmt: skip
    return of_metric(
        facts, its, "views", rows=rows, notes=(words("overlap", facts.lang),),
        refused="" if tags else words("no_hashtags", facts.lang),
    )  # fmt: skip


def uses_of_asset(facts: Facts, its: Definition) -> Figure:
    """Posts of the scope that use each sound, effect or template of the campaign."""
    assets = list(dict.fromkeys(facts.campaign.assets))
    rows = _flagged_posts(facts, "asset", assets, dict(facts.campaign.asset_names))
    return put_together(
        facts, its, rows=rows, refused="" if rows else words("no_assets", facts.lang),
        as_of=posts_seen(facts), notes=(words("asset_overlap", facts.lang),),
    )  # fmt: skip


def data_quality(facts: Facts, its: Definition) -> Figure:
    """For each metric and part, the share of its platform's posts with a value, and the states."""
    rows = []
    for metric in METRICS:
        for part in parts_of(facts, metric):
            known = part.states.get("exact", 0) + part.states.get("rounded", 0)
            about = facts.inside - sum(elsewhere_than(facts, _number_of(facts, part)).values())
            value = known / about
            by = part_label(part, facts.lang)
            rows.append({
                "key": f"{metric} {part.metric_def} {part.method}",
                "label": f"{label(metric, facts.lang)} ({by})",
                "value": value, "lower": value, "upper": value, "posts": known,
                "scope_posts": about, "metric": metric, "metric_def": part.metric_def,
                "method": part.method, "no_count": about - part.posts, **part.states,
            })  # fmt: skip
    refused = "" if rows else words("no_counts" if facts.inside else "no_posts", facts.lang)
    return put_together(facts, its, rows=rows, refused=refused)


def _posts(facts: Facts, its: Definition, column: str, keys: Sequence[Key]) -> Figure:
    numbers = [(shown, named, _number(facts, column, key)) for key, shown, named in keys]
    rows = [
        {"key": shown, "label": named, "value": n, "lower": n, "upper": n, "posts": n}
        for shown, named, n in numbers
    ]
    refused = "" if rows else words("no_posts", facts.lang)
    return put_together(facts, its, rows=rows, refused=refused, as_of=posts_seen(facts))


def _views(facts: Facts, its: Definition, column: str, keys: Sequence[Key]) -> Figure:
    rows, ours = [], platforms_counted(facts, facts.views_part)
    for key, shown, named in keys:
        found = total(
            row for row in facts.counts
            if row["part"] == facts.views_part and row[column] == key
        )  # fmt: skip
        inside = _number(facts, column, key)
        posts = sum(
            row["posts"] for row in facts.inside_rows
            if row[column] == key and row["platform"] in ours
        )  # fmt: skip
        rows.append({"key": shown, "label": named, **cells(found, nothing=not posts),
                     "scope_posts": posts,
                     **({"elsewhere": inside - posts} if inside > posts else {})})  # fmt: skip
    return of_metric(facts, its, "views", rows=rows)


def _number_of(facts: Facts, part: Part) -> int:
    return facts.parts.index(PartName(part.metric_def, part.method))


def _number(facts: Facts, column: str, key: Any) -> int:
    return sum(row["posts"] for row in facts.inside_rows if row[column] == key)


def _days(facts: Facts) -> list[Key]:
    return [
        (n, day.isoformat(), formats.day(day, facts.lang))
        for n, day in enumerate(facts.days, start=1)
    ]


def _platforms(facts: Facts) -> list[Key]:
    found = sorted({row["platform"] for row in facts.inside_rows})
    return [(key, key, name(key, facts.lang)) for key in found]


def _roles(facts: Facts) -> list[Key]:
    declared = {channel.role for channel in facts.campaign.channels} | {"public"}
    return [(n, role, name(role, facts.lang)) for n, role in enumerate(ROLES) if role in declared]


def _by(facts: Facts, part: int) -> dict[str, str]:
    its = facts.parts[part]
    return {"metric_def": its.metric_def, "method": its.method}


def _flagged_posts(
    facts: Facts, flag: str, keys: Sequence[str], names: dict[str, str]
) -> list[dict[str, Any]]:
    numbers = [(key, facts.flags[f"{flag}_{n}"]) for n, key in enumerate(keys)]
    return [
        {"key": key, "label": names.get(key, key), "value": n, "lower": n, "upper": n, "posts": n}
        for key, n in numbers
    ]
