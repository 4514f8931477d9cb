"""What each section of a board finds, as one sentence with a number in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lantoa.core.formats import number
from lantoa.render.honest import honest, rounded
from lantoa.render.shares import row_of, share_of
from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
    from lantoa.core.figures import Board, Figure
    from lantoa.core.formats import Lang

_PUBLIC = "public"


def loudest_role(board: Board) -> str:
    """Return the declared role with most views; "" where no declared channel has any."""
    rows = [
        r for r in board.figure("views_by_role").rows if r["key"] != _PUBLIC and r.get("value")
    ]
    return str(max(rows, key=lambda row: row["value"])["key"]) if rows else ""


def role_finding(board: Board, lang: Lang) -> str:
    """Return how few posts the loudest declared role made, and what share of the views they got."""
    key, found = loudest_role(board), []
    for figure in (board.figure("posts_by_role"), board.figure("views_by_role")):
        row = next((row for row in figure.rows if row["key"] == key), None)
        share = share_of(figure, [row]) if row else None
        if row is None or share is None:
            return ""
        found.append((row, share))
    (row, posts), (_, views) = found
    return say(
        lang,
        f"{rounded(posts, lang)} số bài là của {_inside(str(row['label']))}, chiếm {honest(views, lang).text} lượt xem.",
        f"{rounded(posts, lang)} of the posts are by {row['label']} channels; they hold {honest(views, lang).text} of the views.",
    )  # fmt: skip


def top_finding(board: Board, lang: Lang) -> str:
    """Return what share of all views the top posts hold, where both are counted in one way."""
    tops, views = board.figure("top_posts"), board.figure("views")
    share = _of_all(tops, views)
    if share is None:
        return ""
    n, said = number(len(tops.rows), lang), honest(share, lang).text
    return say(lang, f"{n} bài đứng đầu chiếm {said} lượt xem của cả đợt.",
               f"The top {n} posts hold {said} of the campaign's views.")  # fmt: skip


def _of_all(tops: Figure, views: Figure) -> Figure | None:
    ways = [(f.passport.parts[0].metric_def, f.passport.parts[0].method) if f.passport.parts else None
            for f in (tops, views)]  # fmt: skip
    ends = ("value", "lower", "upper")
    whole = row_of(views, {end: getattr(views, end) for end in ends})
    known = [row for row in tops.rows if all(row.get(end) is not None for end in ends)]
    if ways[0] != ways[1] or len(known) < len(tops.rows) or len(known) < 2:
        return None
    if whole.value is None or whole.lower is None or whole.upper is None:
        return None
    mine = {end: sum(row[end] for row in known) for end in ends}
    rest = {end: max(getattr(whole, end) - mine[end], 0) for end in ends}
    return share_of(replace(views, rows=(mine, rest)), [mine])


def _inside(label: str) -> str:
    """Return a label within a sentence: KOL stays, "Kênh chính thức" does not begin one."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
