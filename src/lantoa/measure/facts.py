"""All that a board's figures are folded from, asked of an engine in about ten queries.

Two relations are heavy: the current posts with their place in the campaign, and the last count of
each post in each part. Each is computed once and kept by the engine while the rest is asked
(forgetting that costs four times the whole). What comes back is small: sums by part, platform,
role and day. The same figures come out of every engine.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from lantoa.measure import tallies
from lantoa.measure.dated import preferred, timed, untimed
from lantoa.measure.days import campaign_days
from lantoa.measure.gains import view_gains
from lantoa.measure.last import last_counts, part_names, tied, without_ties
from lantoa.measure.place_facts import place_facts
from lantoa.measure.scope import INSIDE, scoped_posts
from lantoa.measure.sightings import Sightings, packed_sightings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from lantoa.core.campaign import Campaign
    from lantoa.core.formats import Lang
    from lantoa.measure.last import PartName
    from lantoa.measure.place_facts import PlaceFacts

    Progress = Callable[[int, int], None]

Row = dict[str, Any]
_STEPS: Final = 5
TOP: Final = 10
"""Length of the lists of top posts and channels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the engine said; see the functions of :mod:`lantoa.measure.tallies` for the rows."""

    campaign: Campaign
    lang: Lang
    days: tuple[date, ...]
    parts: tuple[PartName, ...]
    posts: tuple[Row, ...]
    """Posts by outcome, platform, role, day."""
    counts: tuple[Row, ...]
    """Sums of last counts by part, platform, role, day."""
    authors: int
    doubles: int
    """Authors by handle whose handle also stands under a user id: perhaps counted twice."""
    flags: Mapping[str, int]
    """Posts under ``tag_0`` …, ``asset_0`` …"""
    flag_posts: tuple[Row, ...] = ()
    """The same by platform."""
    flag_views: tuple[Row, ...]
    """Views by part under each of them."""
    views_part: int | None
    """Index of the part that the views figures show; None where no post has views."""
    sizes: tuple[Row, ...] = ()
    """Posts of that part by views and step."""
    top_posts: tuple[Row, ...] = ()
    top_channels: tuple[Row, ...] = ()
    gains: tuple[Row, ...]
    """Pairs of day-end readings, see :func:`lantoa.measure.gains.view_gains`."""
    sightings: Sightings
    batches: frozenset[int]
    """Batches that saw any post of the scope."""
    places: PlaceFacts | None = None
    """By the places that posts name; None where the campaign declares none."""
    provinces: Mapping[str, str] = field(default_factory=dict)
    """Those of the campaign's map: key to name."""

    @property
    def inside(self) -> int:
        """Posts in the scope."""
        return _inside(self.posts)

    @property
    def inside_rows(self) -> tuple[Row, ...]:
        """The rows of `posts` that are in the scope."""
        return tuple(row for row in self.posts if row["outcome"] < INSIDE)


def facts_of(
    tables: Mapping[str, Any],
    campaign: Campaign,
    *,
    lang: Lang = "vi",
    progress: Progress | None = None,
    provinces: Mapping[str, str] | None = None,
) -> Facts:
    """Ask an engine for all that the figures of `campaign` need.

    Parameters
    ----------
    tables
        ``posts`` and ``counts``: Ibis tables with the lake's columns, on any one engine;
        ``places`` too where the campaign declares places (`measure.place_facts`).
    campaign
        Its days, hashtags, assets and channels.
    lang
        For the words of the figures.
    progress
        Called with (steps done, steps in all).
    provinces
        Those of the campaign's map: key to name.

    Raises
    ------
    MissingColumn
        A table lacks a column.
    """
    posts, counts, dated = tables["posts"], tables["counts"], tables["counts"]
    step = _steps(progress)
    has_untimed = bool(rows_of(untimed(counts).limit(1).count().name("n").as_table())[0]["n"])
    if has_untimed:
        counts, dated = preferred(counts), timed(counts)
    with ExitStack() as kept:

        def keep(table: Any) -> Any:
            return kept.enter_context(table.cache())

        scoped = keep(scoped_posts(posts, counts, campaign, keep=keep))
        step()
        inside = scoped.filter(scoped.outcome < INSIDE)
        post_rows = rows_of(tallies.post_tallies(scoped))
        names = part_names(counts)
        most = 2 * _inside(post_rows) > sum(row["posts"] for row in post_rows)
        last = keep(last_counts(counts, inside, names, most=most))
        if rows_of(tied(last).name("ties").as_table())[0]["ties"]:
            last = keep(without_ties(last))
        step()
        flags = [c for c in scoped.columns if c.startswith(("tag_", "asset_"))]
        flag_posts, flag_views = _flags(inside, last, flags)
        authors, doubles = _authors(posts, inside)
        count_rows = rows_of(tallies.count_tallies(last))
        part = primary_part(count_rows, "views")
        shown = {} if part is None else _of_part(posts, last, part)
        places = None
        if campaign.places and "places" in tables:
            named = tables["places"]
            places = place_facts(named, dated, inside, last, part, names, rows_of)
        step()
        gains = rows_of(view_gains(dated, inside, last, campaign, names))
        step()
        platforms = sorted({row["platform"] for row in post_rows if row["outcome"] < INSIDE})
        seen = Sightings.of(packed_sightings(dated, inside, last, platforms).to_pyarrow())
        others = [posts, untimed(tables["counts"])] if has_untimed else [posts]
        batches = seen.batch_ids.union(*(_batches(table, inside) for table in others))
        step()
    return Facts(
        campaign=campaign,
        lang=lang,
        days=campaign_days(campaign),
        parts=names,
        posts=post_rows,
        counts=count_rows,
        authors=authors,
        doubles=doubles,
        flags={flag: sum(row[flag] for row in flag_posts) for flag in flags},
        flag_posts=flag_posts,
        flag_views=flag_views,
        views_part=part,
        gains=gains,
        sightings=seen,
        batches=batches,
        places=places,
        provinces=provinces or {},
        **shown,
    )


def primary_part(rows: Iterable[Row], metric: str) -> int | None:
    """Return the part that a figure of `metric` shows, None where no post has a value.

    Of the parts with any value, the one with counts of most posts; then the more exact method,
    then by name (which is the order of their indices). ``e`` stands for engagement.
    """
    posts: dict[int, int] = {}
    known: dict[int, int] = {}
    for row in rows:
        part = row["part"]
        posts[part] = posts.get(part, 0) + row["posts"]
        known[part] = known.get(part, 0) + known_posts(row, metric)
    having = [part for part, posts_known in known.items() if posts_known]
    return min(having, key=lambda part: (-posts[part], part), default=None)


def known_posts(row: Row, metric: str) -> int:
    """Return how many posts of a row of counts have a value of `metric`."""
    return int(row["e_posts"] if metric == "e" else row[f"{metric}_1"] + row[f"{metric}_2"])


def rows_of(expression: Any) -> tuple[Row, ...]:
    """Run one expression; times come back aware and in UTC on every engine."""
    rows: list[Row] = expression.to_pyarrow().to_pylist()
    return tuple({name: _in_utc(value) for name, value in row.items()} for row in rows)


def _in_utc(value: Any) -> Any:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _inside(post_rows: tuple[Row, ...]) -> int:
    return sum(row["posts"] for row in post_rows if row["outcome"] < INSIDE)


def _steps(progress: Progress | None) -> Callable[[], None]:
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, _STEPS)

    return step


def _batches(table: Any, inside: Any) -> set[int]:
    seen = table.semi_join(inside, "key_hash").select("batch_id").distinct()
    return {row["batch_id"] for row in rows_of(seen)}


def _flags(inside: Any, last: Any, flags: list[str]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    if not flags:
        return (), ()
    posts, views = tallies.flag_tallies(inside, last, flags)
    return rows_of(posts), rows_of(views)


def _authors(posts: Any, inside: Any) -> tuple[int, int]:
    found = {row["weak"]: row["authors"] for row in rows_of(tallies.author_tallies(inside))}
    if len(found) < 2:
        return sum(found.values()), 0
    signed = posts.semi_join(inside, "key_hash")
    signed = signed.filter(~signed.channel_key.contains(":@") & signed.handle.notnull())
    handles = signed.select(channel_key=signed.platform + ":@" + signed.handle).distinct()
    weak = inside.select("channel_key").distinct().semi_join(handles, "channel_key")
    return sum(found.values()), rows_of(weak.count().name("n").as_table())[0]["n"]


def _of_part(posts: Any, last: Any, part: int) -> dict[str, tuple[Row, ...]]:
    top_posts = rows_of(tallies.top_posts(last, part, TOP))
    top_channels = rows_of(tallies.top_channels(last, part, TOP))
    said_of_posts = _said(posts, "key_hash", top_posts)
    said_of_channels = _said(posts, "channel_key", top_channels)
    return {
        "sizes": rows_of(tallies.view_sizes(last, part)),
        "top_posts": tuple(
            said_of_posts[row["key_hash"]] | row
            for row in sorted(top_posts, key=lambda row: (-row["views"], row["post_key"]))
        ),
        "top_channels": tuple(
            said_of_channels.get(row["channel_key"], {"handle": None}) | row
            for row in sorted(top_channels, key=lambda row: (-row["views"], row["channel_key"]))
        ),
    }


def _said(posts: Any, key: str, tops: tuple[Row, ...]) -> dict[Any, Row]:
    """Address and handle of a few posts or channels, in one small query."""
    if not tops:
        return {}
    these = posts.filter(posts[key].isin([row[key] for row in tops]))
    said = these.group_by(key).agg(url=these.url.max(), handle=these.handle.max())
    return {row[key]: row for row in rows_of(said)}
