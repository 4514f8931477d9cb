"""What the page of a board says, section by section."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from lantoa.core.formats import number, share
from lantoa.core.words import VERDICTS, spoken
from lantoa.measure.labels import name
from lantoa.web.dashboards.blocks import as_sentence, block, capital, row_shown
from lantoa.web.dashboards.board_findings import loudest_role, role_finding, top_finding
from lantoa.web.dashboards.board_quality import quality
from lantoa.web.dashboards.words import SIGNS
from lantoa.web.kit.moments import days_between, moment_spoken
from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lantoa.core.figures import Board, Figure, Verdict
    from lantoa.core.formats import Lang
    from lantoa.web.dashboards.boards import Shown

LEADS: Final = ("views", "posts")
SECOND: Final = ("authors", "engagement_rate", "unseen_posts", "late_growth")
THIRD: Final = ("likes", "comments", "shares", "saves", "reposts")
_EVERYWHERE: Final = ("posts", "authors")
_PARTING: Final = ("role", "platform")
"""Splits whose rows add up: each post stands in one of them."""
SPREAD: Final = ("top_1_percent_share", "top_10_percent_share", "median_views")


def board_facts(shown: Shown, lang: Lang) -> dict[str, Any]:
    """Return all that the template of a board fills in."""
    board, campaign = shown.board, shown.listed.declared
    return {
        "shown": shown,
        "board": board,
        "campaign": campaign,
        "days": days_between(campaign.first_day, campaign.last_day, lang),
        "tags": [f"#{tag.lstrip('#＃')}" for tag in campaign.hashtags],
        "assets": [named for _, named in campaign.asset_names],
        "until": moment_spoken(_until(board), campaign.zone, lang),
        "files": number(len(board.figures[0].passport.sources), lang),
        "leads": _blocks(shown, LEADS, lang),
        "second": _blocks(shown, SECOND, lang),
        "third": _blocks(shown, THIRD, lang),
        "spread": _blocks(shown, SPREAD, lang),
        "splits": splits(board, lang),
        "role_finding": role_finding(board, lang),
        "spread_finding": as_sentence(shown.sentences.get("top_1_percent_share", "")),
        "top_finding": top_finding(board, lang),
        "claims": [claim(v, board, shown.sentences, lang) for v in shown.verdicts],
        "quality": quality(board, lang),
        "tops": [_ranking(board.figure(i), lang) for i in ("top_posts", "top_channels")],
    }


def _blocks(shown: Shown, ids: Iterable[str], lang: Lang) -> list[Any]:
    figures = {figure.id: figure for figure in shown.board.figures}
    unseen = figures.get("unseen_posts")
    blocks = [
        block(figures[i], lang, shown.sentences.get(i, ""), unseen if i == "posts" else None)
        for i in ids
        if i in figures
    ]
    places = [str(row.get("label") or row["key"]) for row in figures["posts_by_platform"].rows]
    # Beside figures of one platform, those of several say so.
    return [replace(one, way=", ".join(places)) if one.id in _EVERYWHERE and len(places) > 1 else one
            for one in blocks]  # fmt: skip


def _until(board: Board) -> Any:
    return max((s.seen_to for f in board.figures[:1] for s in f.passport.sources if s.seen_to),
               default=None)  # fmt: skip


def splits(board: Board, lang: Lang) -> dict[str, dict[str, Any]]:
    """Return the tables that part a board: by role, platform, hashtag, asset."""
    titles = {
        "role": say(lang, "Theo vai trò", "By role"),
        "hashtag": say(lang, "Theo hashtag", "By hashtag"),
        "platform": say(lang, "Theo nền tảng", "By platform"),
        "asset": say(lang, "Theo âm thanh, hiệu ứng, mẫu", "By sound, effect, template"),
    }
    return {key: _split(board, key, title, lang) for key, title in titles.items()}


def _split(board: Board, key: str, title: str, lang: Lang) -> dict[str, Any]:
    ids = ("uses_of_asset",) if key == "asset" else (f"posts_by_{key}", f"views_by_{key}")
    figures = [board.figure(i) for i in ids]
    hot = loudest_role(board) if key == "role" else None
    rows: dict[str, dict[str, Any]] = {}
    for figure in figures:
        # What platforms call a view differs: their bars would compare what may not be compared.
        whole = None if figure.id == "views_by_platform" else _full_bar(figure, key)
        for row in figure.rows:
            held = rows.setdefault(str(row["key"]), {"label": _label(row), "cells": []})
            cell = _cell(row, figure, whole, lang)
            cell["hot"] = row["key"] == hot and figure.id == "views_by_role"
            if whole and key in _PARTING and row["value"] is not None:
                cell["share"] = share(row["value"] / whole, lang)
            held["cells"].append(cell)
    known = board.figure("views").passport.notes
    return {
        "key": key,
        "title": title,
        "figures": [{"id": f.id, "head": _head(f, lang)} for f in figures],
        "rows": list(rows.values()),
        "refused": figures[0].refused,
        "notes": [n for n in dict.fromkeys(n for f in figures for n in f.passport.notes) if n not in known],
    }  # fmt: skip


def _full_bar(figure: Figure, key: str) -> Any:
    """Return what a full bar stands for: all of it where rows part it, else the largest row."""
    if key in _PARTING:
        return sum(row["value"] or 0 for row in figure.rows)
    return max((r.get("upper") or r["value"] or 0 for r in figure.rows), default=0)


def _head(figure: Figure, lang: Lang) -> str:
    if figure.id.startswith("views"):
        return say(lang, "Lượt xem", "Views")
    return say(lang, "Bài đăng", "Posts")


def _cell(row: Mapping[str, Any], figure: Figure, longest: Any, lang: Lang) -> dict[str, Any]:
    value, interval = row_shown(row, figure, lang)
    cell = {"value": value, "interval": interval, "unknown": row["value"] is None,
            "figure": figure.id, "head": _head(figure, lang)}  # fmt: skip
    if longest and row["value"] is not None:
        places = {"part": row["value"], "low": row["lower"], "high": row["upper"]}
        cell |= {k: None if v is None else 100 * v / longest for k, v in places.items()}
    return cell


def _label(row: Mapping[str, Any]) -> str:
    return str(row.get("label") or row["key"])


def claim(
    verdict: Verdict, board: Board, sentences: Mapping[str, str], lang: Lang
) -> dict[str, Any]:
    """Return a claim, its verdict with the reasons, and a sentence that would stand."""
    reasons = [str(part["why"]) for part in verdict.parts if part.get("why")]
    reasons += [text for text in verdict.missing if text not in reasons]
    stands = [
        sentences[part["figure"]] for part in verdict.parts
        if verdict.verdict != "supported" and part.get("figure") in sentences
    ]  # fmt: skip
    return {
        "said": verdict.claim,
        "word": spoken(VERDICTS, verdict.verdict, lang),
        "sign": SIGNS[verdict.verdict],
        "reasons": [capital(text) for text in reasons],
        "stands": stands[0] if stands else "",
        "figures": named_figures(board, [p["figure"] for p in verdict.parts if p.get("figure")]),
    }


def named_figures(board: Board, ids: Iterable[str]) -> list[dict[str, str]]:
    """Return figures by id and name, each once."""
    labels = {figure.id: figure.label.partition(" (")[0] for figure in board.figures}
    return [{"id": i, "name": labels.get(i, i)} for i in dict.fromkeys(ids)]


def _ranking(figure: Figure, lang: Lang) -> dict[str, Any]:
    longest = max((row["upper"] or row["value"] for row in figure.rows), default=0) or 1
    rows: list[dict[str, Any]] = []
    for row in figure.rows:
        value, interval = row_shown(row, figure, lang)
        key = str(row["key"])
        rows.append({
            "key": key, "who": f"@{row['handle']}" if row.get("handle") else key.partition(":")[2],
            "platform": name(key.partition(":")[0], lang), "role": name(row["role"], lang),
            "value": value, "interval": interval, "url": safe_url(row.get("url")),
            "posts": number(row["posts"], lang), "part": 100 * row["value"] / longest,
            "low": 100 * row["lower"] / longest, "high": 100 * row["upper"] / longest,
            "number": key.partition(":")[2], "hot": not rows,
        })  # fmt: skip
    return {"id": figure.id, "label": figure.label, "rows": rows, "refused": figure.refused,
            "is_posts": figure.id == "top_posts", "name": figure.label.partition(" (")[0],
            "way": figure.label.partition(" (")[2].removesuffix(")")}  # fmt: skip


def safe_url(url: str | None) -> str:
    """Return an address that a link may carry: http or https, or nothing."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def file_name(path: str) -> str:
    """Return the name of a file without the folder it came from."""
    return PurePath(path).name
