"""Figures put together: value, interval, and the passport that defends them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from lantoa.core import formats
from lantoa.core.figures import Figure, Part, Passport, Scope
from lantoa.core.records import METRICS, State
from lantoa.measure.facts import known_posts, primary_part
from lantoa.measure.labels import label, name, words
from lantoa.measure.scope import INSIDE, OUTCOMES, tag_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from lantoa.core.figures import Number
    from lantoa.core.formats import Lang
    from lantoa.measure.facts import Facts, Row

    Make = Callable[[Facts, "Definition"], Figure]

_STATES: Final = tuple((state.name.lower(), int(state)) for state in State)
_LACKING: Final = ("hidden", "absent", "not_applicable", "error")


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure means: when the meaning changes, so does `version`."""

    id: str
    version: int
    page: str
    """File in ``docs/measures``."""
    unit: str
    """post, channel, event or ratio."""
    interval: str
    """Key of what lower and upper mean."""
    make: Make


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of values with what to take off and add for rounding, over `posts` with a value."""

    posts: int
    value: int
    low: int
    high: int

    @property
    def lower(self) -> int:
        """Smallest true sum that the rounded numbers allow."""
        return self.value - self.low

    @property
    def upper(self) -> int:
        """Largest true sum that the rounded numbers allow."""
        return self.value + self.high


def total(rows: Iterable[Row], metric: str = "views") -> Total:
    """Add up one metric over rows of counts (of one part: the caller sees to it)."""
    rows = list(rows)
    return Total(
        sum(known_posts(row, metric) for row in rows),
        *(
            int(sum(row[column] for row in rows))
            for column in (metric, f"{metric}_low", f"{metric}_high")
        ),
    )


def cells(found: Total, *, nothing: bool = False) -> dict[str, Number | None]:
    """Return value, lower, upper and posts of a row: unknown where no post has a value.

    `nothing` says that there was nothing to count: then 0 is true.
    """
    if not found.posts and not nothing:
        return {"value": None, "lower": None, "upper": None, "posts": 0}
    return {"value": found.value, "lower": found.lower, "upper": found.upper, "posts": found.posts}


def part_label(part: Part, lang: Lang) -> str:
    """Return the name of a part, e.g. ``TikTok, web capture``."""
    return f"{name(part.metric_def, lang)}, {name(part.method, lang)}"


def parts_of(facts: Facts, metric: str) -> tuple[Part, ...]:
    """Return the parts of a metric side by side: the primary one first, then by posts."""
    primary = primary_part(facts.counts, metric)
    found = [
        (number, part_of(facts, number, metric))
        for number in sorted({r["part"] for r in facts.counts})
    ]
    found.sort(key=lambda pair: (pair[0] != primary, -pair[1].posts, pair[0]))
    return tuple(part for _, part in found)


def part_of(facts: Facts, number: int, metric: str, platform: str = "") -> Part:
    """Return one part of a metric; of one platform alone where one is named."""
    rows = [
        row for row in facts.counts
        if row["part"] == number and platform in ("", row["platform"])
    ]  # fmt: skip
    found = total(rows, metric)
    shown = cells(found)
    posts = sum(row["posts"] for row in rows)
    states = {key: sum(row.get(f"{metric}_{n}", 0) for row in rows) for key, n in _STATES}
    if metric in METRICS:  # engagement has no state of its own
        states["absent"] = posts - sum(states.values())
    return Part(
        method=facts.parts[number].method,
        metric_def=facts.parts[number].metric_def,
        posts=posts,
        value=shown["value"],
        lower=shown["lower"],
        upper=shown["upper"],
        states={key: n for key, n in states.items() if n},
        seen_from=min(row["seen_from"] for row in rows),
        seen_to=max(row["seen_to"] for row in rows),
    )


def platforms_counted(facts: Facts, part: int | None) -> frozenset[str]:
    """Return the platforms whose posts a part counts; all of the scope where there is no part."""
    if part is None:
        return frozenset(row["platform"] for row in facts.inside_rows)
    return frozenset(row["platform"] for row in facts.counts if row["part"] == part)


def elsewhere_than(facts: Facts, part: int | None) -> dict[str, int]:
    """Return the posts of the scope on platforms that a part does not count, by platform."""
    ours = platforms_counted(facts, part)
    found: dict[str, int] = {}
    for row in facts.inside_rows:
        if row["platform"] not in ours:
            found[row["platform"]] = found.get(row["platform"], 0) + row["posts"]
    return dict(sorted(found.items()))


def missing_in(parts: Sequence[Part], about: int) -> dict[str, int]:
    """Return the posts without a value in the primary part, of those that it is about, by reason."""
    if not about:
        return {}
    states = parts[0].states if parts else {}
    counted = parts[0].posts if parts else 0
    found = {reason: states.get(reason, 0) for reason in _LACKING}
    found["no_count"] = about - counted
    return {reason: n for reason, n in found.items() if n}


def scope_of(facts: Facts) -> Scope:
    """Return the scope, in words and in numbers."""
    by = dict.fromkeys(OUTCOMES, 0)
    for row in facts.posts:
        by[OUTCOMES[row["outcome"]]] += row["posts"]
    return Scope(
        rule=_rule(facts),
        seen=sum(by.values()),
        inside=facts.inside,
        inside_by={outcome: by[outcome] for outcome in OUTCOMES[:INSIDE] if by[outcome]},
        outside_by={outcome: by[outcome] for outcome in OUTCOMES[INSIDE:] if by[outcome]},
    )


def _rule(facts: Facts) -> str:
    campaign, lang = facts.campaign, facts.lang
    ways = []
    if campaign.every_post:
        ways.append(words("every", lang))
    else:
        if campaign.hashtags:
            tags = ", ".join(f"#{tag.lstrip('#＃')}" for tag in campaign.hashtags)
            plain = f" ({words('plain', lang)})" if campaign.ignore_diacritics else ""
            ways.append(words("with_tags", lang, tags=tags) + plain)
        if campaign.assets:
            ways.append(words("with_assets", lang, assets=_assets(facts)))
    first, last = formats.day(campaign.first_day, lang), formats.day(campaign.last_day, lang)
    when = words("from_to", lang, first=first, last=last, zone=campaign.zone)
    return words("rule", lang, what=words("or", lang).join(ways), when=when)


def _assets(facts: Facts) -> str:
    """Name what the campaign declares: ``mẫu “Lá cờ trong tim” (template:7398…)``."""
    names = dict(facts.campaign.asset_names)
    shown = []
    for asset in facts.campaign.assets:
        kind = words(asset.partition(":")[0], facts.lang)
        its = names.get(asset)
        shown.append(f"{kind} “{its}” ({asset})" if its else asset)
    return ", ".join(shown)


def tag_names(facts: Facts) -> list[str]:
    """Return the campaign's hashtags as its file writes them, in the order of the flags."""
    written: dict[str, str] = {}
    for tag in facts.campaign.hashtags:
        written.setdefault(tag_key(tag, facts.campaign), f"#{tag.lstrip('#＃')}")
    return list(written.values())


def put_together(
    facts: Facts,
    its: Definition,
    *,
    shown: Mapping[str, Number | None] | None = None,
    rows: Sequence[Mapping[str, Any]] = (),
    refused: str = "",
    parts: tuple[Part, ...] = (),
    missing: Mapping[str, int] | None = None,
    as_of: tuple[datetime, datetime] | None = None,
    notes: Sequence[str] = (),
) -> Figure:
    """Return a figure with its passport; of several parts, the label names the one shown."""
    lang: Lang = facts.lang
    shown = {} if shown is None or refused else shown
    missing = {} if missing is None else missing
    aside = ""
    if len(parts) > 1:
        aside = "" if refused else f" ({part_label(parts[0], lang)})"
        notes = (*notes, words("side_by_side", lang))
    if as_of is None and parts and parts[0].seen_from and parts[0].seen_to:
        as_of = (parts[0].seen_from, parts[0].seen_to)
    return Figure(
        id=its.id,
        label=label(its.id, lang) + aside,
        value=shown.get("value"),
        lower=shown.get("lower"),
        upper=shown.get("upper"),
        unit=its.unit,
        rows=() if refused else tuple(rows),
        refused=refused,
        passport=Passport(
            definition=its.id,
            version=its.version,
            page=f"docs/measures/{its.page}",
            scope=scope_of(facts),
            parts=parts,
            missing=missing,
            missing_share=_share(missing, facts.inside),
            as_of=as_of,
            interval=words(its.interval, lang),
            notes=tuple(notes),
        ),
    )


def of_metric(facts: Facts, its: Definition, metric: str, **more: Any) -> Figure:
    """Return a figure that rests on one metric of the primary part: parts and missing filled in."""
    refused = more.pop("refused", "") or why_none(facts, metric)
    parts = parts_of(facts, metric)
    missing = more.pop("missing", None)
    elsewhere = more.pop("elsewhere", None)
    if elsewhere is None:
        elsewhere = elsewhere_than(facts, primary_part(facts.counts, metric))
    about = facts.inside - sum(elsewhere.values())
    missing = missing_in(parts, about) if missing is None else missing
    figure = put_together(facts, its, parts=parts, missing=missing, refused=refused, **more)
    passport = replace(figure.passport, elsewhere=elsewhere, missing_share=_share(missing, about))
    return replace(figure, passport=passport)


def _share(missing: Mapping[str, int], about: int) -> float | None:
    return min(sum(missing.values()) / about, 1.0) if about else None


def why_none(facts: Facts, metric: str) -> str:
    """Return why no post of the scope has a value of `metric`, empty where one has."""
    if not facts.inside:
        return words("no_posts", facts.lang)
    if primary_part(facts.counts, metric) is not None:
        return ""
    if metric not in METRICS:
        return words("no_engagement", facts.lang)
    return words("no_value", facts.lang, metric=label(metric, facts.lang).lower())
