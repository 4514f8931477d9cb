"""The truth of a rehearsal, beside what its files show: what every figure of a board has to hold.

For each figure ``world`` is what happened, whoever saw it, and ``captured`` is the truth of what
the files hold: their posts, each with its true counts when it was last read by the method that
the figure shows. An interval has to hold the second; that it also holds the first is not promised,
but for the estimate of the posts that nobody saw.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lantoa.core.campaign import ROLES
from lantoa.rehearsal import press
from lantoa.rehearsal.campaign_toml import campaign_name, claims_of
from lantoa.rehearsal.lines import shortcode, user_id
from lantoa.rehearsal.looks import declared_union
from lantoa.rehearsal.readings import VENDOR, WEB, gains, last_counts
from lantoa.rehearsal.spread import METRICS
from lantoa.rehearsal.world import AFTER, BEFORE, DAY_S, NO_MATCH, captures_begin, last_look

if TYPE_CHECKING:
    from lantoa.rehearsal.looks import Look
    from lantoa.rehearsal.readings import LastCounts
    from lantoa.rehearsal.scenario import Scenario
    from lantoa.rehearsal.world import World

Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]
Figures = dict[str, dict[str, Any]]

_TOP: Final = 50
"""Top posts and channels that are told: more than a board shows, since rounding can swap them."""


def truth(world: World, files: list[Look]) -> dict[str, Any]:
    """Return all of the truth, ready to be written as JSON."""
    scenario = world.scenario
    captured = np.zeros(len(world), bool)
    for look in files:
        captured[look.posts] = True
    captured &= world.in_scope
    lasts = last_counts(world, files)
    figures = (
        _posts(world, files, captured)
        | _metrics(world, lasts)
        | _spread(lasts)
        | _gained(world, files)
        | _series(world, captured, lasts)
        | _tops(world, lasts)
        | _quality(world, lasts, captured)
    )
    return {
        "simulated": "Mọi thứ trong thư mục này là mô phỏng. Everything in this folder is simulated.",
        "scenario": scenario.id,
        "name": campaign_name(scenario),
        "seed": scenario.seed,
        "posts": scenario.posts,
        "figures": figures,
        "claims": [{"claim": say, "verdict": verdict} for say, verdict in claims_of(scenario)],
        "depends": [c.name for c in scenario.captures if c.copies],
    }


def _posts(world: World, files: list[Look], captured: Bools) -> Figures:
    begin, scope = captures_begin(world.scenario), world.in_scope
    online = scope & (world.deleted > begin)
    early = online & (world.published < begin)
    unseen = early & ~declared_union(world, files)
    seen = np.zeros(len(world), bool)
    for look in files:
        seen[look.posts] = True
    return {
        "posts": {
            "world": int(scope.sum()),
            "captured": int(captured.sum()),
            "outside": _outside(world, seen),
        },
        "unseen_posts": {
            "world": int(unseen.sum()),
            "deleted_before_any_capture": int((scope & ~online & ~captured).sum()),
            "deleted_later": int((scope & (world.deleted < last_look(world.scenario))).sum())
            - int((scope & ~online).sum()),
        },
        "authors": {
            "world": len(np.unique(world.author[scope])),
            "captured": len(np.unique(world.author[captured])),
        },
    }  # fmt: skip


def _outside(world: World, seen: Bools) -> dict[str, int]:
    """Noise that a file holds, and the articles of the press: they carry no hashtag."""
    noise = {"before": BEFORE, "after": AFTER, "no_match": NO_MATCH}
    found = {name: int((seen & (world.kind == kind)).sum()) for name, kind in noise.items()}
    scenario = world.scenario
    if scenario.press:
        ends = scenario.starts_s + scenario.days * DAY_S
        late = sum(at >= ends for at in press.published(scenario, scenario.press))
        found["after"] += late
        found["no_match"] += scenario.press.rows - late
    return found


def _metrics(world: World, lasts: list[LastCounts]) -> Figures:
    scope = np.flatnonzero(world.in_scope)
    scenario = world.scenario
    moments = {
        "world_at_end": scenario.starts_s + scenario.days * DAY_S,
        "world_when_captures_begin": captures_begin(scenario),
        "world_at_last_look": last_look(scenario),
    }
    happened = {
        name: world.growth.counts(scope, np.full(len(scope), float(at)))
        for name, at in moments.items()
    }
    found: Figures = {}
    for metric in METRICS:
        parts = [
            {"metric_def": last.part[0], "method": last.part[1], "posts": len(last.posts),
             "known": int(last.known[metric].sum()), "value": last.total(metric)}
            for last in lasts if last.known[metric].any()
        ]  # fmt: skip
        found[metric] = {
            **{name: int(counts[metric].sum()) for name, counts in happened.items()},
            "captured": parts[0]["value"] if parts else None,
            "parts": parts,
        }
    found["engagement_rate"] = {"captured": _engagement(lasts[0])}
    return found


def _engagement(last: LastCounts) -> float | None:
    full = np.all([last.known[m] for m in ("views", "likes", "comments", "shares")], axis=0)
    views = last.total("views", full)
    done = sum(last.total(metric, full) for metric in ("likes", "comments", "shares"))
    return done / views if views else None


def _spread(lasts: list[LastCounts]) -> Figures:
    views = np.sort(lasts[0].counts["views"][lasts[0].known["views"]])[::-1]
    found: Figures = {"median_views": {"captured": float(np.median(views))}}
    for percent in (1, 10):
        first = -(-len(views) * percent // 100)
        found[f"top_{percent}_percent_share"] = {
            "captured": float(views[:first].sum() / max(int(views.sum()), 1))
        }
    return found


def _gained(world: World, files: list[Look]) -> Figures:
    scenario = world.scenario
    read = gains(world, files)
    ends = float(scenario.starts_s + scenario.days * DAY_S)
    scope = np.flatnonzero(world.in_scope & ~world.instagram)
    views = [
        int(world.growth.views(scope, np.full(len(scope), at)).sum())
        for at in (ends, float(last_look(scenario)))
    ]
    keys = _day_keys(scenario)
    rows = {keys[day]: gained for day, (gained, posts) in read.by_day.items() if posts}
    if read.unallocated[1]:
        rows["unallocated"] = read.unallocated[0]
    return {
        "late_growth": {"world": views[1] - views[0], "captured": read.late[0], "posts": read.late[1]},
        "views_gained_by_day": {"captured": rows},
    }  # fmt: skip


def _day_keys(scenario: Scenario) -> dict[int, str]:
    return {
        number + 1: (scenario.first_day + timedelta(days=number)).isoformat()
        for number in range(scenario.days)
    }


def _series(world: World, captured: Bools, lasts: list[LastCounts]) -> Figures:
    scenario = world.scenario
    groups: dict[str, dict[str, Bools]] = {
        "day": {key: world.day == day for day, key in _day_keys(scenario).items()},
        "role": {role: world.role == number for number, role in enumerate(ROLES)},
        "hashtag": {f"#{tag}": world.tags.carries(h) for h, tag in enumerate(scenario.hashtags)},
        "platform": {"tiktok": ~world.instagram, "instagram": world.instagram},
    }
    shown = lasts[0]
    found: Figures = {}
    for by, members in groups.items():
        found[f"posts_by_{by}"] = {
            "world": {key: int((its & world.in_scope).sum()) for key, its in members.items()},
            "captured": {key: int((its & captured).sum()) for key, its in members.items()},
        }
        name = "views_by_publication_day" if by == "day" else f"views_by_{by}"
        found[name] = {
            "captured": {
                key: shown.total("views", its[shown.posts]) for key, its in members.items()
            }
        }
    reels = [last for last in lasts if last.part == ("instagram", "web_capture")]
    found["views_by_platform"]["captured"]["instagram"] = reels[0].total("views") if reels else 0
    found["uses_of_asset"] = _uses(world, lasts)
    return found


def _uses(world: World, lasts: list[LastCounts]) -> dict[str, Any]:
    """Uses of the declared template and sound; a vendor's file tells of sounds only."""
    scenario = world.scenario
    assets = (
        (scenario.template, "template", world.template),
        (scenario.sound, "sound", world.sound == -1),
    )
    told = {"template": np.zeros(len(world), bool), "sound": np.zeros(len(world), bool)}
    for last in lasts:
        if last.part == WEB:
            told["template"][last.posts] = True
        if last.part in (WEB, VENDOR):
            told["sound"][last.posts] = True
    found: dict[str, Any] = {"world": {}, "captured": {}}
    for asset, kind, uses in assets:
        if asset and asset.declared:
            key = f"{kind}:{asset.id}"
            found["world"][key] = int((uses & world.in_scope).sum())
            found["captured"][key] = int((uses & world.in_scope & told[kind]).sum())
    return found


def _tops(world: World, lasts: list[LastCounts]) -> Figures:
    shown = lasts[0]
    known = shown.known["views"]
    posts, views = shown.posts[known], shown.counts["views"][known]
    authors, place = np.unique(world.author[posts], return_inverse=True)
    sums = np.bincount(place, weights=views).astype(np.int64)
    platform = shown.part[0]
    best = np.argsort(-views, kind="stable")[:_TOP]
    largest = np.argsort(-sums, kind="stable")[:_TOP]
    return {
        "top_posts": {"captured": {
            f"{platform}:{_native(world, int(posts[i]))}": int(views[i]) for i in best
        }},
        "top_channels": {"captured": {
            f"{platform}:{user_id(int(authors[i]))}": int(sums[i]) for i in largest
        }},
    }  # fmt: skip


def _native(world: World, post: int) -> str:
    number = int(world.native_id[post])
    return shortcode(number) if world.instagram[post] else str(number)


def _quality(world: World, lasts: list[LastCounts], captured: Bools) -> Figures:
    """Posts with a value among those captured of the part's platform."""
    there = {
        "instagram": int((captured & world.instagram).sum()),
        "tiktok": int((captured & ~world.instagram).sum()),
    }
    rows = {
        f"{metric} {last.part[0]} {last.part[1]}": int(last.known[metric].sum())
        / there[last.part[0]]
        for metric in METRICS
        for last in lasts
        if len(last.posts)
    }
    return {"data_quality": {"captured": rows}}
