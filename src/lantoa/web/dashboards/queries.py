"""What the pages of a campaign read, ready for their templates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import segno

from lantoa.core.errors import BadInput, Forbidden
from lantoa.core.formats import moment, number
from lantoa.core.records import METRICS, State
from lantoa.flows.compare import compare_boards
from lantoa.flows.evidence import counts_of_post, is_in_scope, is_inside, posts_of_scope
from lantoa.measure.labels import label, name
from lantoa.web.campaigns.queries import lake, workspace
from lantoa.web.dashboards import charts
from lantoa.web.dashboards.blocks import block, missing_words, passport_mark
from lantoa.web.dashboards.board_page import board_facts, file_name, safe_url
from lantoa.web.dashboards.boards import state_shown
from lantoa.web.dashboards.formulas import formula
from lantoa.web.dashboards.history import earlier, history
from lantoa.web.dashboards.words import OUTCOMES, REASONS, STATES, definition, said, way
from lantoa.web.kit.moments import moment_spoken, span
from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.figures import Board, Figure, Part
    from lantoa.core.formats import Lang
    from lantoa.flows.evidence import SeenCount
    from lantoa.web.campaigns.queries import Listed
    from lantoa.web.collection.scope import FilesSeen
    from lantoa.web.dashboards.boards import Shown

HOME: Final = "Asia/Ho_Chi_Minh"
"""The zone in which imports are told, whichever campaign they serve."""
ROWS: Final = 50
"""Rows on a page of posts."""
_STATE_NAMES: Final = {int(state): state.name.lower() for state in State}


def board(shown: Shown, lang: Lang) -> dict[str, Any]:
    """Return the facts of a board's page."""
    growth = charts.charts_listed(shown, charts.GROWTH, lang)
    spread = charts.charts_listed(shown, charts.SPREAD, lang)
    return board_facts(shown, lang) | {"growth": growth, "spread_charts": spread}


def board_for(board: Board, files: FilesSeen) -> Board:
    """Return a board as somebody may have it: files of other units without their names."""
    if files.digests is None:
        return board
    return replace(board, figures=tuple(_figure_for(one, files) for one in board.figures))


def _figure_for(figure: Figure, files: FilesSeen) -> Figure:
    sources = tuple(
        one if one.sha256 in files else replace(one, file="") for one in figure.passport.sources
    )
    return replace(figure, passport=replace(figure.passport, sources=sources))


def passport(
    shown: Shown, figure: Figure, lang: Lang, *, files: FilesSeen, with_history: bool = False
) -> dict[str, Any]:
    """Return the facts of a passport's page, with the figure at earlier states where asked for."""
    its, campaign = figure.passport, shown.listed.declared
    unseen = shown.board.figure("unseen_posts") if figure.id == "posts" else None
    drawn, letters = formula(figure.id, lang)
    return {
        "figure": figure,
        "passport": its,
        "f": block(figure, lang, shown.sentences.get(figure.id, ""), unseen),
        "mark": passport_mark(figure),
        "qr": _qr(figure),
        "formula": drawn,
        "letters": letters,
        "definition": definition(figure.id, figure.label, lang),
        "as_of": [moment_spoken(t, campaign.zone, lang) for t in its.as_of or ()],
        "exact": [_whole(v, figure.unit, lang) for v in (figure.value, figure.lower, figure.upper)],
        "funnel": _funnel(figure, lang),
        "lacking": missing_words(its.missing, lang),
        "parts": [_part(part, campaign.zone, lang) for part in its.parts],
        "rows": [_row(row, figure, lang) for row in figure.rows],
        "sources": [
            {"source": s, "seen_file": s.sha256 in files,
             "file": file_name(s.file) if s.sha256 in files else _of_others(lang), "rows": number(s.rows, lang),
             "quarantined": number(s.quarantined, lang),
             "seen": _between(s.seen_from, s.seen_to, campaign.zone, lang)}
            for s in its.sources
        ],
        "states": [s for s in lake().states()[::-1] if s.is_batch][:20],
        "one_value": figure.value is not None or not figure.rows,
        "earlier": len(earlier(its.state)),
        "history": history(shown.listed, figure, lang) if with_history else [],
        "mrz": _machine_line(figure),
        "zone": campaign.zone,
    }  # fmt: skip


def _of_others(lang: Lang) -> str:
    return say(lang, "tệp của đơn vị khác", "a file of another unit")


def _whole(value: Any, unit: str, lang: Lang) -> str:
    if unit == "ratio" and value is not None:
        return number(value * 100, lang, 3) + "%"
    return number(value, lang, 0 if value is None or float(value).is_integer() else 1)


def _between(first: Any, last: Any, zone: str, lang: Lang) -> str:
    return span(first, last, zone, lang) or say(lang, "không rõ", "unknown")


def _funnel(figure: Figure, lang: Lang) -> list[dict[str, Any]]:
    scope = figure.passport.scope
    seen = say(lang, "Bài đã thấy trong kho", "Posts seen in the lake")
    lines = [{"kind": "sum", "words": seen, "n": number(scope.seen, lang), "why": ""}]
    lines += [
        {"kind": "out", "words": say(lang, "trừ: ", "less: ") + said(OUTCOMES[why], lang),
         "n": "−" + number(n, lang), "why": why}
        for why, n in scope.outside_by.items()
    ]  # fmt: skip
    inside = say(lang, "Bài trong phạm vi", "Posts of the scope")
    lines.append(
        {"kind": "sum", "words": inside, "n": number(scope.inside, lang), "why": "inside"}
    )
    lines += [
        {"kind": "out", "words": say(lang, "trong đó ", "of them ") + said(OUTCOMES[why], lang),
         "n": number(n, lang), "why": why}
        for why, n in scope.inside_by.items()
    ]  # fmt: skip
    without = sum(figure.passport.missing.values())
    if not without or without > scope.inside:
        return lines
    counted = say(lang, "Bài có số theo cách này", "Posts with a number of this kind")
    lines += [
        {"kind": "out", "words": say(lang, "trừ: ", "less: ") + _reason(why, lang),
         "n": "−" + number(n, lang), "why": ""}
        for why, n in figure.passport.missing.items() if n
    ]  # fmt: skip
    return [
        *lines,
        {"kind": "sum", "words": counted, "n": number(scope.inside - without, lang), "why": ""},
    ]


def _reason(why: str, lang: Lang) -> str:
    return said(REASONS[why], lang) if why in REASONS else why


def _part(part: Part, zone: str, lang: Lang) -> dict[str, Any]:
    states = [
        f"{number(n, lang)} {said(STATES[s], lang) if s in STATES else s}"
        for s, n in part.states.items()
    ]
    return {
        "way": way(part.metric_def, part.method, lang),
        "value": number(part.value, lang),
        "interval": "" if part.lower is None or part.lower == part.upper
        else f"{number(part.lower, lang)} – {number(part.upper, lang)}",
        "posts": number(part.posts, lang),
        "states": states,
        "seen": _between(part.seen_from, part.seen_to, zone, lang),
    }  # fmt: skip


def _row(row: Mapping[str, Any], figure: Figure, lang: Lang) -> dict[str, Any]:
    value, low, high = (_whole(row.get(k), figure.unit, lang) for k in ("value", "lower", "upper"))
    key = str(row["key"])
    return {
        "label": str(row.get("label") or key),
        "value": say(lang, "chưa đo", "not measured") if row.get("value") is None else value,
        "interval": "" if row.get("lower") in (None, row.get("upper")) else f"{low} – {high}",
        "posts": number(row["posts"], lang) if "posts" in row else "",
        "of": number(row["scope_posts"], lang) if "scope_posts" in row else "",
        "post": key if figure.id == "top_posts" else "",
    }


def _qr(figure: Figure) -> dict[str, Any]:
    """A code that carries the figure itself: this page is on one machine only."""
    its = figure.passport
    text = (f"LANTOA {its.definition} v{its.version} = {figure.value} "
            f"[{figure.lower}; {figure.upper}] state {its.state_digest}")  # fmt: skip
    matrix = segno.make(text, error="m", micro=False).matrix
    drawn = "".join(
        f"M{x} {y}h1v1h-1z" for y, line in enumerate(matrix) for x, dark in enumerate(line) if dark
    )
    return {"path": drawn, "size": len(matrix), "text": text}


def _machine_line(figure: Figure) -> tuple[str, str]:
    its = figure.passport
    ends = [str(v) if isinstance(v, int) else "" if v is None else f"{v:.6f}"
            for v in (figure.value, figure.lower, figure.upper)]  # fmt: skip
    first = f"P<LANTOA<{its.definition.replace('_', '<').upper()}<V{its.version}"
    second = f"{its.state_digest[:12].upper()}<{'<'.join(ends)}"
    return first.ljust(44, "<")[:44], second.ljust(44, "<")[:44]


def posts(
    listed: Listed, lang: Lang, *, at: str | None, why: str, page: int, files: FilesSeen
) -> dict[str, Any]:
    """Return one page of the posts of a scope, or of those outside for one reason.

    Raises
    ------
    Forbidden
        What lies outside may be another unit's: only who sees the whole lake may list it.
    """
    campaign, state = listed.declared, state_shown(at)
    if files.digests is not None and why in OUTCOMES and not is_inside(why):
        raise Forbidden("posts outside a scope may belong to other units")
    total, found = posts_of_scope(
        workspace(), campaign, state, outcome=why, offset=(page - 1) * ROWS, limit=ROWS
    )
    return {
        "state": state,
        "why": why,
        "title": said(OUTCOMES[why], lang) if why else "",
        "total": number(total, lang),
        "posts": [
            {"post": p, "published": moment(p.published_at, campaign.zone, lang) if p.published_at else "",
             "platform": name(p.platform, lang), "why": said(OUTCOMES[p.outcome], lang),
             "url": safe_url(p.url)}
            for p in found
        ],
        "first": number((page - 1) * ROWS + 1, lang),
        "last": number((page - 1) * ROWS + len(found), lang),
        "before": page - 1 if page > 1 else 0,
        "after": page + 1 if page * ROWS < total else 0,
    }  # fmt: skip


def post(
    listed: Listed, lang: Lang, key: str, *, at: str | None, files: FilesSeen
) -> dict[str, Any]:
    """Return every count of one post, with the line that each stands on.

    Who does not see the whole lake sees the posts of the campaign's scope only.
    """
    state, zone = state_shown(at), listed.declared.zone
    counts = counts_of_post(workspace(), state, key)
    if files.digests is not None and counts:
        inside = is_in_scope(workspace(), listed.declared, state, key)
        counts = counts if inside else []
    sources = {s.state: s for s in lake().states()}
    return {
        "state": state,
        "key": key,
        "platform": name(key.partition(":")[0], lang),
        "number": key.partition(":")[2],
        "url": next((safe_url(c.url) for c in counts if c.url), ""),
        "metrics": [label(metric, lang) for metric in METRICS],
        "counts": [
            {"count": c, "seen": moment(c.seen_at, zone, lang), "way": way(c.metric_def, c.method, lang),
             "seen_file": (seen := sources[c.batch].sha256 in files), "sha256": sources[c.batch].sha256,
             "file": file_name(sources[c.batch].file or "") if seen else _of_others(lang),
             "cells": [_cell(c, metric, lang) for metric in METRICS]}
            for c in counts
        ],
    }  # fmt: skip


def _cell(count: SeenCount, metric: str, lang: Lang) -> dict[str, str]:
    value, step, state = count.metrics[metric]
    if value is None:
        word = said(STATES[_STATE_NAMES.get(state, "absent")], lang)
        return {"metric": label(metric, lang), "value": word, "interval": "", "known": ""}
    step = step or 1
    low, high = number(value - step // 2, lang), number(value + step - 1, lang)
    ends = f"{low} – {high}" if step > 1 else ""
    return {
        "metric": label(metric, lang),
        "value": number(value, lang),
        "interval": ends,
        "known": "y",
    }


def states_named(lang: Lang, files: FilesSeen) -> list[dict[str, str]]:
    """Return the states to choose from, newest first: number, digest, and the file that made it."""
    return [
        {"digest": s.digest[:12], "name": f"{s.state} · {s.digest[:6]} · {moment(s.at, HOME, lang)}"
         + (f" · {file_name(s.file or '')}" if s.sha256 in files else "")}
        for s in lake().states()[::-1] if s.is_batch
    ]  # fmt: skip


def states_chosen(asked: list[str | None]) -> list[str]:
    """Return the digests of states asked for by number or digest, as the choice of states has them."""
    return [lake().state(one).digest[:12] if one else "" for one in asked]


def comparison(
    a: tuple[Listed, str | None], b: tuple[Listed, str | None], lang: Lang
) -> dict[str, Any]:
    """Return the figures of two sides, whether each pair may be compared, and why not."""
    sides = [(one.path, one.declared, at) for one, at in (a, b)]
    try:
        pairs = compare_boards(workspace(), sides[0], sides[1], lang=lang)
    except BadInput as failure:
        return {"problem": str(failure)}
    alike = _in_all([(*found.reasons, *found.warnings) for _, _, found in pairs])
    return {
        "alike": alike,
        "pairs": [
            {
                "label": one.label.partition(" (")[0],
                "a": block(one, lang),
                "b": block(two, lang),
                "found": found,
                "why": [t for t in (*found.reasons, *found.warnings) if t not in alike],
                "difference": _difference(found, one, lang),
            }
            for one, two, found in pairs
        ],
    }


def _in_all(reasons: list[tuple[str, ...]]) -> list[str]:
    """What holds of every pair is said once, above them."""
    first, *others = reasons or [()]
    return [text for text in first if others and all(text in one for one in others)]


def _difference(found: Any, figure: Figure, lang: Lang) -> str:
    if not found.comparable or found.difference is None:
        return ""
    ends = (found.difference, found.difference_lower, found.difference_upper)
    middle, low, high = ("" if v is None else _signed(v, figure.unit, lang) for v in ends)
    # Two signs beside an en dash would read as one.
    joint = say(lang, "đến", "to")
    return f"{middle} ({low} {joint} {high})" if low and high and low != high else middle


def _signed(value: Any, unit: str, lang: Lang) -> str:
    sign = "−" if value < 0 else "+" if value > 0 else ""
    if unit == "ratio":
        points = say(lang, " điểm %", " points")
        return sign + number(abs(value) * 100, lang, 1) + points
    return sign + number(abs(value), lang, 0 if float(value).is_integer() else 1)
