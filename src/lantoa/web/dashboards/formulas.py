"""The formula of each figure, as MathML that browsers set themselves, and what its letters mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString, mark_safe

from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
    from lantoa.core.formats import Lang

_I_IN_S: Final = "<mrow><mi>i</mi><mo>∈</mo><mi>S</mi></mrow>"


def _sub(letter: str, index: str) -> str:
    return f"<msub><mi>{letter}</mi><mi>{index}</mi></msub>"


def _sum(under: str, what: str) -> str:
    return f"<munder><mo>∑</mo>{under}</munder>{what}"


def _over(above: str, below: str) -> str:
    return f"<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>"


def _of(letter: str, right: str) -> str:
    return f"<mi>{letter}</mi><mo>=</mo>{right}"


def _top(share: str) -> str:
    top = f"<mrow><mi>i</mi><mo>∈</mo><msub><mi>S</mi><mtext>{share}</mtext></msub></mrow>"
    return _of("T", _over(_sum(top, _sub("v", "i")), _sum(_I_IN_S, _sub("v", "i"))))


_VIEWS: Final = ("v: lượt xem của bài i ở lần đếm cuối.", "v: views of post i as last counted.")
_METRIC: Final = ("v: số của bài i ở lần đếm cuối.", "v: the number of post i as last counted.")
_TOTAL: Final = _of("V", _sum(_I_IN_S, _sub("v", "i")))
_COUNT: Final = _of("N", "<mo>|</mo><mi>S</mi><mo>|</mo>")
_GAIN: Final = (
    f"<mo>(</mo>{_sub('v', 'i')}<mo>(</mo><msub><mi>t</mi><mn>2</mn></msub><mo>)</mo><mo>−</mo>"
    f"{_sub('v', 'i')}<mo>(</mo><msub><mi>t</mi><mn>1</mn></msub><mo>)</mo><mo>)</mo>"
)
_PART: Final = "<mrow><mi>i</mi><mo>∈</mo><mi>S</mi><mo>,</mo><mi>k</mi><mo>(</mo><mi>i</mi><mo>)</mo><mo>=</mo><mi>k</mi></mrow>"
_TOPS: Final = (
    "v: lượt xem của bài i. Tập trên: các bài nhiều lượt xem nhất, số bài làm tròn lên.",
    "v: views of post i. The set above: the posts with most views, their number rounded up.",
)
_FORMULAS: Final[dict[str, tuple[str, str, str]]] = {
    "posts": (_COUNT, "Mỗi bài tính một lần, dù được thấy bao nhiêu lần.",
              "Each post once, however often it was seen."),
    "authors": (_of("A", f"<mo>|</mo><mo>{{</mo>{_sub('a', 'i')}<mo>:</mo>{_I_IN_S}<mo>}}</mo><mo>|</mo>"),
                "a: tài khoản đã đăng bài i.", "a: the account that published post i."),
    **dict.fromkeys(("likes", "comments", "shares", "saves", "reposts"), (_TOTAL, *_METRIC)),
    "views": (_TOTAL, *_VIEWS),
    "engagement_rate": (
        _of("E", _over(_sum(_I_IN_S, f"<mo>(</mo>{_sub('l', 'i')}<mo>+</mo>{_sub('c', 'i')}<mo>+</mo>{_sub('s', 'i')}<mo>)</mo>"),
                       _sum(_I_IN_S, _sub("v", "i")))),
        "l, c, s, v: lượt thích, bình luận, chia sẻ, xem của bài i; chỉ các bài có đủ bốn số.",
        "l, c, s, v: likes, comments, shares, views of post i; only posts that have all four.",
    ),
    "median_views": (_of("M", f"<munder><mi>med</mi>{_I_IN_S}</munder>{_sub('v', 'i')}"), *_VIEWS),
    "top_1_percent_share": (_top("1%"), *_TOPS),
    "top_10_percent_share": (_top("10%"), *_TOPS),
    "late_growth": (
        _of("G", _sum(_I_IN_S, _GAIN)),
        "v: lượt xem của bài i; t₁: lần đọc cuối trong đợt, t₂: lần đếm cuối.",
        "v: views of post i; t₁: the last reading of the campaign, t₂: the last count.",
    ),
}  # fmt: skip
_POSTS_BY: Final = (
    f"<msub><mi>N</mi><mi>k</mi></msub><mo>=</mo><mo>|</mo><mo>{{</mo>{_PART}<mo>}}</mo><mo>|</mo>"
)
_VIEWS_BY: Final = f"<msub><mi>V</mi><mi>k</mi></msub><mo>=</mo>{_sum(_PART, _sub('v', 'i'))}"


def formula(figure_id: str, lang: Lang) -> tuple[SafeString, str]:
    """Return a figure's formula as MathML and the meaning of its letters; both "" where it has none."""
    found = _FORMULAS.get(figure_id)
    if found is None and figure_id.startswith("posts_by_"):
        found = (_POSTS_BY, "k: dòng mà bài i đứng.", "k: the row in which post i stands.")
    if found is None and figure_id in _VIEWS_BY_ROW:
        found = (
            _VIEWS_BY,
            "k: dòng mà bài i đứng. " + _VIEWS[0],
            "k: the row of post i. " + _VIEWS[1],
        )
    if found is None:
        return SafeString(""), ""
    inside, vietnamese, english = found
    scope = say(
        lang, "S: các bài trong phạm vi (mục 2). ", "S: the posts of the scope (section 2). "
    )
    return (
        mark_safe(f'<math display="block">{inside}</math>'),  # noqa: S308  # written above
        scope + say(lang, vietnamese, english),
    )


_VIEWS_BY_ROW: Final = (
    "views_by_role",
    "views_by_platform",
    "views_by_hashtag",
    "views_by_publication_day",
    "views_by_province",
)
