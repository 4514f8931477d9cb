"""What a board does not see: missing, hidden, rounded, never seen, unread, and what cannot be known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lantoa.core.coverage import beside, lacking, platform_of
from lantoa.core.formats import number, share
from lantoa.core.words import PLATFORMS, STATES, spoken
from lantoa.render.honest import interval, rounded
from lantoa.web.dashboards.blocks import block, capital
from lantoa.web.dashboards.words import way
from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.figures import Board, Figure
    from lantoa.core.formats import Lang

_KNOWN = ("exact", "rounded")


def quality(board: Board, lang: Lang) -> dict[str, Any]:
    """Return what the figures do not see, and what that does to the interval of the views."""
    figure, unseen, views = (board.figure(i) for i in ("data_quality", "unseen_posts", "views"))
    quarantined = sum(source.quarantined for source in figure.passport.sources)
    return {
        "refused": figure.refused,
        "metrics": [_metric(row, lang) for row in figure.rows],
        "whole": _whole(figure, views, unseen, lang),
        "rounded": _rounded(views, lang),
        "hidden": _hidden(views, lang),
        "missing": capital(lacking(views.passport, lang)),
        "beside": capital(beside(views.passport, lang)),
        "unseen": block(unseen, lang),
        "quarantined": number(quarantined, lang),
        "any_quarantined": quarantined > 0,
    }


def _metric(row: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    inside = row["scope_posts"] or 1
    states = [(state, row[state]) for state in STATES if row.get(state)]
    return {
        "label": str(row["label"]).partition(" (")[0],
        "way": way(row["metric_def"], row["method"], lang),
        "value": share(row["value"], lang),
        "states": _placed([_part(s, n, inside, spoken(STATES, s, lang), lang) for s, n in states]),
    }


def _whole(figure: Figure, views: Figure, unseen: Figure, lang: Lang) -> dict[str, Any] | None:
    """Return all posts of the scope, seen and unseen, by what is known of their views."""
    row = next((r for r in figure.rows if r["metric"] == "views"), None)
    if row is None or not row["scope_posts"]:
        return None
    never = 0 if unseen.value is None or unseen.refused else unseen.value
    whole = views.passport.scope.inside + never
    words = {
        "exact": say(lang, "bài có lượt xem đúng số", "posts with exact views"),
        "rounded": say(lang, "bài có lượt xem làm tròn", "posts with rounded views"),
    }
    parts = [
        _part(s, row[s], whole, words.get(s, say(lang, "bài: ", "posts: ") + spoken(STATES, s, lang)), lang)
        for s in STATES if row.get(s)
    ]  # fmt: skip
    parts += [
        _part("elsewhere", n, whole, say(lang, "bài ", "posts on ") + spoken(PLATFORMS, platform, lang)
              + say(lang, ", đếm riêng", ", counted apart"), lang)
        for platform, n in views.passport.elsewhere.items() if n
    ]  # fmt: skip
    if never:
        word = say(lang, "bài chưa từng thấy, ước lượng", "posts never seen, an estimate")
        parts.append(_part("guess", never, whole, word, lang))
    counted = say(
        lang,
        "Đếm được lượt xem của {} số bài {}đã thấy.",
        "Views are counted for {} of the {}posts seen.",
    )
    platform = platform_of(views.passport, lang)
    finding = counted.format(share(row["value"], lang), f"{platform} " if platform else "")
    return {"parts": _placed(parts), "finding": finding}


def _part(state: str, n: Any, whole: Any, word: str, lang: Lang) -> dict[str, Any]:
    return {"state": state, "posts": number(round(n), lang), "word": word,
            "part": 100 * n / whole, "share": share(n / whole, lang)}  # fmt: skip


def _rounded(views: Figure, lang: Lang) -> dict[str, str]:
    parts = views.passport.parts
    n = parts[0].states.get("rounded", 0) if parts else 0
    apart = views.lower != views.upper and views.value is not None
    return {"posts": number(n, lang) if n else "",
            "interval": interval(views, lang) if apart else "",
            "value": rounded(views, lang)}  # fmt: skip


def _hidden(views: Figure, lang: Lang) -> str:
    """Return how many posts hide their views, by way of counting; "" where none does."""
    return "; ".join(
        f"{number(part.states['hidden'], lang)} {say(lang, 'bài', 'posts')} "
        f"({way(part.metric_def, part.method, lang)})"
        for part in views.passport.parts if part.states.get("hidden")
    )  # fmt: skip


def _placed(states: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put the parts of a bar one after another; a part that is there is never too thin to see."""
    at = 0.0
    for state in states:
        state["x"], state["w"] = f"{at:.2f}", f"{state['part']:.2f}"
        at += state["part"]
    return states
