"""Evidence of deliverables, found in the lake: one pass for all of a register.

Every version of a post counts: a caption that carried the hashtag when it was captured stays
evidence when it is edited later, so that another import adds evidence and never takes any away.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from lantoa.core.clock import from_micros
from lantoa.core.deliverables import Carried, Posts, Total
from lantoa.core.reckoning import Amount
from lantoa.flows import evidence_sql
from lantoa.flows.carried_items import LATEST, Caption, Items
from lantoa.flows.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    import duckdb

    from lantoa.core.deliverables import Deliverable, Match, Rule
    from lantoa.flows.workspace import Workspace

_Amounts = dict[tuple[str, str, str], tuple[Amount, ...]]
_TIME = pa.timestamp("us", "UTC")
_TEXTS = pa.list_(pa.string())


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A post that may be evidence of one period of a deliverable, and the line it stands on."""

    deliverable: str
    period: str
    post_key: str
    channel: str
    """`Watched.id` of the channel on which it stands."""
    match: Match
    published_at: datetime
    seen_at: datetime
    """When the version that matches was first seen."""
    item: str = ""
    url: str | None = None
    batch: int = 0
    line: int = 0
    member: str = ""
    file: str = ""
    sha256: str = ""
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What a search through the lake found, and at which state."""

    candidates: tuple[Candidate, ...]
    looks: Mapping[str, datetime]
    """Key of a watched channel → when any capture last saw something of it."""
    undated: Mapping[str, int] = field(default_factory=dict)
    """Deliverable → posts of its channels whose time of publication nobody knows."""
    state: int = 0
    state_digest: str = ""


def search(
    workspace: Workspace, deliverables: Sequence[Deliverable], *, at: str | int | None = None
) -> Searched:
    """Look through the lake for evidence of all deliverables at once.

    Parameters
    ----------
    deliverables
        Those without a rule about posts are passed over.
    at
        State by number or digest; the newest by default.

    Returns
    -------
    Searched
        Nothing at all where the lake is empty.

    Raises
    ------
    NoSuchState, StateGone
        `at` names no state, or one that was vacuumed away.
    """
    from lantoa.lake.engines import duckdb_tables

    lake = workspace.lake
    if not lake.exists:
        return Searched(candidates=(), looks={})
    state = lake.state(at)
    batches = {s.state: s for s in lake.states() if s.is_batch and s.state <= state.state}
    hidden = any('"pseudonymise": true' in (batch.options or "") for batch in batches.values())
    names = Pseudonyms(workspace.pseudonym_key()) if hidden else None
    backend, _ = duckdb_tables(lake, state, ("posts", "counts", "channels"))
    found = search_in(backend.con, deliverables, pseudonyms=names)
    placed = (
        replace(one, file=batch.file or "", sha256=batch.sha256 or "")
        if (batch := batches.get(one.batch))
        else one
        for one in found.candidates
    )
    return replace(found, candidates=tuple(placed), state=state.state, state_digest=state.digest)


def search_in(
    connection: duckdb.DuckDBPyConnection,
    deliverables: Sequence[Deliverable],
    *,
    pseudonyms: Pseudonyms | None = None,
) -> Searched:
    """Look through the tables ``posts``, ``counts`` and ``channels`` of a connection.

    Returns
    -------
    Searched
        Candidates in order of deliverable, period, time and post; without the names of files.
    """
    asked = [d for d in deliverables if isinstance(d.rule, (Posts, Carried, Total))]
    if not any(d.periods for d in asked):
        return Searched(candidates=(), looks={})
    carried = any(isinstance(d.rule, Carried) for d in asked)
    _register(connection, asked, pseudonyms)
    columns = _metric_columns(asked)
    connection.execute(
        evidence_sql.HITS.format(text="text" if carried else "NULL", metrics=columns)
    )
    connection.execute(evidence_sql.CANDIDATES)
    found = tuple(_candidates(connection, {d.id: d for d in asked}))
    undated = dict(_rows(connection, evidence_sql.UNDATED))
    looks = dict(_rows(connection, evidence_sql.LOOKS))
    return Searched(candidates=found, looks=looks, undated=undated)


def _metric_columns(asked: Sequence[Deliverable]) -> str:
    metrics = sorted({d.rule.metric for d in asked if isinstance(d.rule, Total)})
    first = evidence_sql.METRIC.format(metric=metrics[0]) if metrics else ""
    return first + "".join(f", {m}, {m}_step, {m}_state" for m in metrics[1:])


def _register(
    connection: duckdb.DuckDBPyConnection,
    asked: Sequence[Deliverable],
    pseudonyms: Pseudonyms | None,
) -> None:
    watched: list[tuple[Any, ...]] = []
    wants: list[tuple[Any, ...]] = []
    owed: list[tuple[Any, ...]] = []
    totals: list[tuple[Any, ...]] = []
    for number, one in enumerate(asked):
        rule = one.rule
        if not isinstance(rule, (Posts, Carried, Total)):
            continue
        chosen = rule.selection
        for place, channel in enumerate(chosen.channels):
            keys = [key.lower() if ":@" in key else key for key in channel.keys]
            hidden = [pseudonyms.channel(key) for key in keys] if pseudonyms else []
            watched += [(number, channel.id, place, key) for key in (*keys, *hidden) if key]
        wants.append(
            (number, one.id, isinstance(rule, Carried), chosen.ignore_diacritics,
             sorted(chosen.hashtag_keys(chosen.any_hashtag)),
             sorted(chosen.hashtag_keys(chosen.all_hashtags)),
             sorted(chosen.platforms), sorted(chosen.kinds), chosen.disclosed)
        )  # fmt: skip
        owed += [(number, *row) for row in _owed(one)]
        if isinstance(rule, Total):
            totals.append((one.id, rule.metric))
    tables: dict[str, list[tuple[Any, ...]]] = {
        "watched": watched,
        "wants": wants,
        "owed": owed,
        "total": totals,
    }
    for name, rows in tables.items():
        columns: list[Any] = list(zip(*rows, strict=True)) or [[] for _ in _SCHEMAS[name]]
        held = [pa.array(c, f.type) for c, f in zip(columns, _SCHEMAS[name], strict=True)]
        connection.register(name, pa.table(held, schema=_SCHEMAS[name]))


_SCHEMAS = {
    "watched": pa.schema(
        [("deliverable", pa.int32()), ("channel", pa.string()), ("place", pa.int32()),
         ("key", pa.string())]
    ),
    "wants": pa.schema(
        [("deliverable", pa.int32()), ("id", pa.string()), ("carried", pa.bool_()),
         ("plain", pa.bool_()), ("any_tags", _TEXTS), ("all_tags", _TEXTS),
         ("platforms", _TEXTS), ("kinds", _TEXTS), ("disclosed", pa.bool_())]
    ),
    "owed": pa.schema(
        [("deliverable", pa.int32()), ("period", pa.string()), ("starts", _TIME),
         ("ends", _TIME), ("due_ends", _TIME)]
    ),
    "total": pa.schema([("deliverable", pa.string()), ("metric", pa.string())]),
}  # fmt: skip


def _owed(one: Deliverable) -> list[tuple[str, datetime, datetime, datetime]]:
    from lantoa.core.campaign import day_start
    from lantoa.core.periods import ZONE

    if isinstance(one.rule, Carried):
        times = [item.at for item in one.rule.items]
        if not times:
            return []
        last = max(times) + timedelta(hours=one.rule.within_hours) + LATEST
        return [("", min(times), last, last)]
    return [
        (name, period.starts_at, period.ends_at, day_start(period.due + timedelta(days=1), ZONE))
        for name, period in one.periods.items()
    ]


def _candidates(
    connection: duckdb.DuckDBPyConnection, asked: Mapping[str, Deliverable]
) -> Iterator[Candidate]:
    amounts = _amounts(connection, asked)
    captions = {
        hit: Caption(text or "", frozenset(tags or ()), frozenset(plain or ()))
        for hit, text, tags, plain in _rows(connection, evidence_sql.CAPTIONS)
    }
    items = {d.id: (Items(d.rule), _item_periods(d, d.rule)) for d in asked.values()
             if isinstance(d.rule, Carried)}  # fmt: skip
    matches = {d.id: _match_of(d.rule) for d in asked.values()}
    carried: dict[tuple[str, str, str, str], Candidate] = {}
    for row in _rows(connection, evidence_sql.FOUND):
        deliverable, period, post_key, channel, published_us, seen_us, url, *place, hit = row
        told = [(period, "", matches[deliverable])]
        at = from_micros(published_us)
        if deliverable in items:
            carrying, periods = items[deliverable]
            told = [
                (periods[item.id], item.id, match)
                for item, match in carrying.carried_by(captions[hit], at)
                if item.id in periods
            ]
        for name, item, match in told:
            one = Candidate(
                deliverable=deliverable, period=name, post_key=post_key, channel=channel,
                match=match, published_at=at, seen_at=from_micros(seen_us), item=item, url=url,
                batch=place[0], line=place[1], member=place[2],
                amounts=amounts.get((deliverable, period, post_key), ()),
            )  # fmt: skip
            if not item:
                yield one
                continue
            key = (deliverable, item, post_key, channel)
            if key not in carried or _surer(one, carried[key]):
                carried[key] = one
    yield from carried.values()


def _item_periods(one: Deliverable, rule: Carried) -> dict[str, str]:
    """Return item → the period in which it was published; items outside of all are owed nowhere."""
    spans = sorted((p.starts_at, p.ends_at, name) for name, p in one.periods.items())
    starts = [span[0] for span in spans]
    found = {}
    for item in rule.items:
        place = bisect_right(starts, item.at) - 1
        if place >= 0 and item.at < spans[place][1]:
            found[item.id] = spans[place][2]
    return found


_SURENESS = ("link", "hashtag", "channel", "text")


def _surer(one: Candidate, other: Candidate) -> bool:
    """Whether one version of a post shows more than another, or the same and was seen earlier."""
    return (_SURENESS.index(one.match), one.seen_at) < (
        _SURENESS.index(other.match), other.seen_at,
    )  # fmt: skip


def _match_of(rule: Rule) -> Match:
    if isinstance(rule, (Posts, Total)):
        tags = rule.selection.any_hashtag or rule.selection.all_hashtags
        return "hashtag" if tags else "channel"
    return "channel"


def _amounts(connection: duckdb.DuckDBPyConnection, asked: Mapping[str, Deliverable]) -> _Amounts:
    found: dict[tuple[str, str, str], list[Amount]] = {}
    metrics = {d.rule.metric for d in asked.values() if isinstance(d.rule, Total)}
    for metric in sorted(metrics):
        for row in _rows(connection, evidence_sql.AMOUNTS.format(metric=metric)):
            deliverable, period, post_key, method, metric_def, lower, upper = row
            found.setdefault((deliverable, period, post_key), []).append(
                Amount(method=method, metric_def=metric_def, lower=max(lower or 0, 0), upper=upper)
            )
    return {key: tuple(amounts) for key, amounts in found.items()}


def _rows(connection: duckdb.DuckDBPyConnection, question: str) -> Iterator[tuple[Any, ...]]:
    held = connection.sql(question).to_arrow_table()
    return zip(*(column.to_pylist() for column in held.columns), strict=True)
