"""For each headline figure the sentence that may be published, judged before it is offered."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Final

from lantoa.language.claims import assertions_in
from lantoa.measure.labels import name
from lantoa.measure.verdicts import judge
from lantoa.render.honest import honest, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Board, Figure, Number
    from lantoa.core.formats import Lang

_COUNTED: Final = {
    "posts": ("bài đăng", "posts"),
    "authors": ("tài khoản đăng bài", "accounts"),
    "views": ("lượt xem", "views"),
    "likes": ("lượt thích", "likes"),
    "comments": ("bình luận", "comments"),
    "shares": ("lượt chia sẻ", "shares"),
    "saves": ("lượt lưu", "saves"),
    "reposts": ("lượt đăng lại", "reposts"),
}
_BY_INTERVAL: Final = {
    "unseen_posts": (
        "ước tính còn {} bài chưa thu được",
        "an estimated {} posts were not captured",
    ),
    "median_views": ("lượt xem trung vị {} mỗi bài", "a median of {} views a post"),
    "top_1_percent_share": (
        "trong các bài đọc được số, 1% bài đứng đầu chiếm {} lượt xem",
        "of the posts that could be read, the top 1% hold {} of the views",
    ),
    "top_10_percent_share": (
        "trong các bài đọc được số, 10% bài đứng đầu chiếm {} lượt xem",
        "of the posts that could be read, the top 10% hold {} of the views",
    ),
    "late_growth": (
        "riêng các bài đọc được hai lần có thêm {} lượt xem sau ngày cuối",
        "the posts that were read twice gained {} views after the last day",
    ),
}
"""Figures that no claim names so far: their own interval is the only judge."""
_RATES: Final = {"engagement_rate": ("tỷ lệ tương tác {}", "an engagement rate of {}")}


def publishable(board: Board, campaign: Campaign, *, lang: Lang = "vi") -> dict[str, str]:
    """Return a sentence for each figure that one can be written for.

    Of several ways to say a number the first that the board itself supports is taken: "about"
    where the interval allows it, "more than" where only the lower end is sure. Figures that no
    claim can name are said as their interval allows. A figure without any such sentence is not in
    the answer.

    Returns
    -------
    dict
        Figure id → sentence, in `lang`.
    """
    found: dict[str, str] = {}
    for figure in board.figures:
        if figure.id in _BY_INTERVAL and figure.value is not None and not figure.refused:
            said = honest(figure, lang).text
            found[figure.id] = _BY_INTERVAL[figure.id][lang == "en"].format(said)
        for sentence in _candidates(figure, board, lang):
            verdict = judge(sentence, assertions_in(sentence), board, campaign, lang=lang)
            if verdict.verdict == "supported":
                found[figure.id] = sentence
                break
    return found


def _candidates(figure: Figure, board: Board, lang: Lang) -> Iterator[str]:
    if figure.value is None or figure.lower is None or figure.refused:
        return
    said = honest(figure, lang)
    if figure.id in _RATES:
        yield _RATES[figure.id][lang == "en"].format(said.text)
    if figure.id not in _COUNTED:
        return
    what = _COUNTED[figure.id][lang == "en"]
    above = _below(figure.lower)
    over = f"{'hơn' if lang == 'vi' else 'more than'} {written(above, lang)}" if above else ""
    for where in dict.fromkeys((_platform(figure, board, lang), "")):
        for number in (said.text, over):
            if number:
                yield f"{number} {what}{where}"


def _below(lower: Number) -> Decimal | None:
    """Return a round number below the lower end: of thousands three digits are kept."""
    exact = Decimal(str(lower))
    if exact <= 1:
        return None
    step = Decimal(1).scaleb(max(exact.adjusted() - (2 if exact >= 1000 else 1), 0))
    found = (exact / step).to_integral_value(ROUND_FLOOR) * step
    return found if found < exact else found - step


def _platform(figure: Figure, board: Board, lang: Lang) -> str:
    """Where the figure is about one platform of several, that has to be said."""
    if len(figure.passport.parts) < 2:
        return ""
    platform = figure.passport.parts[0].metric_def
    known = {
        str(row["key"]) for f in board.figures if f.id == "posts_by_platform" for row in f.rows
    }
    return (
        f" {'trên' if lang == 'vi' else 'on'} {name(platform, lang)}" if platform in known else ""
    )
