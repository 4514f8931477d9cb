"""Whether two figures may be compared, and why not.

Two numbers may stand beside each other when they count the same thing by the same rule. One
campaign was reported at 8,400 videos on one day and at 602,000 two weeks later, with no
counting rule: nothing follows from such a pair, and this says so before anybody draws a growth
curve through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from lantoa.core.formats import number, share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Figure, Number, Part
    from lantoa.core.formats import Lang

MISSING_APART: Final = 0.05
"""Difference of missing shares from which it is mentioned."""
READ_APART_DAYS: Final = 3.0
"""Difference, in days after the last day, at which two figures were read: views go on growing."""
_FIXED_BY_PUBLICATION: Final = frozenset(("posts", "authors", "unseen_posts"))
"""Figures that do not grow once the last day is over and everything is captured."""

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "ids": (
        "đây là hai số liệu khác nhau ({a} và {b})",
        "they are different figures ({a} and {b})",
    ),
    "definition": (
        "định nghĩa khác nhau: {a} và {b}",
        "their definitions differ: {a} and {b}",
    ),
    "refused": (
        "{side} không đưa ra số này: {reason}",
        "{side} does not give this figure: {reason}",
    ),
    "series": ("đây là một dãy, không phải một con số", "this is a series, not a number"),
    "none": ("{side} không có con số nào", "{side} has no number"),
    "method": (
        "cách lấy số khác nhau: {a} và {b}",
        "counts were made by different methods: {a} and {b}",
    ),
    "metric": (
        "nền tảng đếm theo định nghĩa khác nhau: {a} và {b}",
        "platforms count by different definitions: {a} and {b}",
    ),
    "rule": (
        "quy tắc chọn bài khác nhau: {a} và {b}",
        "posts were chosen by different rules: {a} and {b}",
    ),
    "no_rule": (
        "{side} không nói bài nào được tính",
        "{side} does not say which posts it counts",
    ),
    "diacritics": (
        "một bên phân biệt dấu trong thẻ, bên kia không",
        "one side tells diacritics in hashtags apart, the other does not",
    ),
    "bound": (
        "{side} chỉ có cận dưới, nên hiệu không có giới hạn",
        "{side} is a lower bound only, so nothing bounds the difference",
    ),
    "hashtags": (
        "số thẻ và mẫu được tính khác nhau: {a} và {b}",
        "different numbers of hashtags and assets are counted: {a} and {b}",
    ),
    "length": (
        "độ dài khác nhau: {a} và {b} ngày; tính theo ngày: {per_a} và {per_b}",
        "their lengths differ: {a} and {b} days; a day: {per_a} and {per_b}",
    ),
    "read": (
        "đọc số cách ngày cuối {a} và {b} ngày: số đọc muộn hơn có thêm thời gian để tăng",
        "read {a} and {b} days after the last day: the later had more time to grow",
    ),
    "unfinished": (
        "{side} được đọc trước khi hết ngày cuối, nên chưa phải số của cả chiến dịch",
        "{side} was read before the last day was over, so it is not about the whole campaign",
    ),
    "read_unknown": (
        "không rõ {side} được đọc ngày nào",
        "when {side} was read is unknown",
    ),
    "missing": (
        "tỷ lệ bài không có số khác nhau nhiều: {a} và {b}",
        "the shares of posts without a value differ much: {a} and {b}",
    ),
    "overlap": (
        "hai khoảng chồng lên nhau: chưa chứng minh được là có chênh lệch",
        "their intervals overlap: a difference is not shown",
    ),
    "parts": (
        "{side} có nhiều cách đo đứng cạnh nhau; chỉ so cách đo chính",
        "{side} has several methods side by side; only the main ones are compared",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Whether two figures may be compared.

    `reasons` forbid it; `warnings` do not. The difference is B minus A and the ratio B over A,
    each with the bounds that the two intervals allow; all are ``None`` where the figures may
    not be compared, and a bound where nothing bounds it.
    """

    comparable: bool
    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    difference: Number | None = None
    difference_lower: Number | None = None
    difference_upper: Number | None = None
    ratio: float | None = None
    ratio_lower: float | None = None
    ratio_upper: float | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    a: Figure
    b: Figure
    campaigns: tuple[Campaign, Campaign] | None
    lang: Lang

    def say(self, code: str, **facts: object) -> str:
        return WORDS[code][self.lang == "en"].format(**facts)

    def sides(self) -> tuple[tuple[str, Figure], tuple[str, Figure]]:
        return ("A", self.a), ("B", self.b)


def comparison(
    a: Figure,
    b: Figure,
    campaigns: tuple[Campaign, Campaign] | None = None,
    *,
    lang: Lang = "vi",
) -> Comparison:
    """Say whether figure `a` may be compared with figure `b`.

    Parameters
    ----------
    a, b
        Two figures, mostly of the same id, of two campaigns or of one at two states.
    campaigns
        Theirs: with them, counting rules and lengths of the periods are compared too. Without
        them the rules are compared by the words of the scope.
    lang
        Language of the reasons.
    """
    pair = _Pair(a, b, campaigns, lang)
    forbids, warns = _reading(pair)
    reasons = (*_nature(pair), *_parts(pair), *_rules(pair), *forbids)
    warnings = (*warns, *_warnings(pair))
    if reasons:
        return Comparison(comparable=False, reasons=reasons, warnings=warnings)
    low, high = _difference(a, b)
    overlap = low is None or high is None or low <= 0 <= high
    same = overlap and low == high == 0
    if overlap and not same:
        warnings = (*warnings, pair.say("overlap"))
    assert a.value is not None
    assert b.value is not None
    return Comparison(
        comparable=True,
        warnings=warnings,
        difference=b.value - a.value,
        difference_lower=low,
        difference_upper=high,
        ratio=_over(b.value, a.value),
        ratio_lower=_over(b.lower, a.upper),
        ratio_upper=_over(b.upper, a.lower),
    )


def _nature(pair: _Pair) -> list[str]:
    a, b = pair.a, pair.b
    if a.id != b.id:
        return [pair.say("ids", a=a.id, b=b.id)]
    reasons = []
    named = [f"{f.passport.definition} v{f.passport.version}" for f in (a, b)]
    if named[0] != named[1] or a.unit != b.unit:
        reasons.append(
            pair.say("definition", a=f"{named[0]} ({a.unit})", b=f"{named[1]} ({b.unit})")
        )
    for side, figure in pair.sides():
        if figure.refused:
            reasons.append(pair.say("refused", side=side, reason=figure.refused))
        elif figure.value is None:
            reasons.append(pair.say("none", side=side) if not figure.rows else pair.say("series"))
    return list(dict.fromkeys(reasons))


def _main(figure: Figure) -> Part | None:
    return figure.passport.parts[0] if figure.passport.parts else None


def _parts(pair: _Pair) -> list[str]:
    a, b = _main(pair.a), _main(pair.b)
    if a is None or b is None or pair.a.id != pair.b.id:
        return []
    reasons = []
    if a.method != b.method:
        reasons.append(pair.say("method", a=a.method, b=b.method))
    if a.metric_def != b.metric_def:
        reasons.append(pair.say("metric", a=a.metric_def, b=b.metric_def))
    return reasons


def _kinds(campaign: Campaign) -> str:
    kinds = [
        kind
        for kind, there in (
            ("every_post", campaign.every_post),
            ("hashtags", bool(campaign.hashtags) and not campaign.every_post),
            ("assets", bool(campaign.assets) and not campaign.every_post),
        )
        if there
    ]
    return " + ".join(kinds)


def _rules(pair: _Pair) -> list[str]:
    if pair.campaigns is None:
        rules = pair.a.passport.scope.rule, pair.b.passport.scope.rule
        if not all(rules):
            return [
                pair.say("no_rule", side=side)
                for side, figure in pair.sides()
                if not figure.passport.scope.rule
            ]
        return [pair.say("rule", a=rules[0], b=rules[1])] if rules[0] != rules[1] else []
    one, two = pair.campaigns
    reasons = []
    if _kinds(one) != _kinds(two):
        reasons.append(pair.say("rule", a=_kinds(one), b=_kinds(two)))
    elif one.hashtags and not one.every_post and one.ignore_diacritics != two.ignore_diacritics:
        reasons.append(pair.say("diacritics"))
    return reasons


def _warnings(pair: _Pair) -> tuple[str, ...]:
    a, b = pair.a, pair.b
    warnings = _length(pair)
    shares = [f.passport.missing_share or 0.0 for f in (a, b)]
    if abs(shares[0] - shares[1]) >= MISSING_APART:
        warnings.append(
            pair.say("missing", a=share(shares[0], pair.lang), b=share(shares[1], pair.lang))
        )
    for side, figure in pair.sides():
        if figure.value is not None and figure.upper is None:
            warnings.append(pair.say("bound", side=side))
        if len(figure.passport.parts) > 1:
            warnings.append(pair.say("parts", side=side))
    return tuple(warnings)


def _length(pair: _Pair) -> list[str]:
    if pair.campaigns is None:
        return []
    warnings = []
    days = [(c.last_day - c.first_day).days + 1 for c in pair.campaigns]
    values = pair.a.value, pair.b.value
    if days[0] != days[1] and pair.a.unit != "ratio" and None not in values:
        per = [number((v or 0) / d, pair.lang, 1) for v, d in zip(values, days, strict=True)]
        warnings.append(pair.say("length", a=days[0], b=days[1], per_a=per[0], per_b=per[1]))
    tags = [len(c.hashtag_keys) + len(c.assets) for c in pair.campaigns]
    if tags[0] != tags[1]:
        warnings.append(pair.say("hashtags", a=tags[0], b=tags[1]))
    return warnings


def _reading(pair: _Pair) -> tuple[list[str], list[str]]:
    """Return what the days of reading forbid, and what they warn of.

    Two looks at one campaign differ by their day on purpose: that is its growth. Between two
    campaigns the same difference spoils the comparison.
    """
    if pair.campaigns is None:
        return [], []
    found: list[str] = []
    warnings: list[str] = []
    late: list[float] = []
    for (side, figure), campaign in zip(pair.sides(), pair.campaigns, strict=True):
        if figure.passport.as_of is None:
            if figure.id not in _FIXED_BY_PUBLICATION:
                warnings.append(pair.say("read_unknown", side=side))
            continue
        days = (figure.passport.as_of[1] - campaign.ends_at) / timedelta(days=1)
        late.append(days)
        if days < 0:
            found.append(pair.say("unfinished", side=side))
    grows = pair.a.id not in _FIXED_BY_PUBLICATION
    if grows and len(late) == 2 and abs(late[0] - late[1]) >= READ_APART_DAYS:
        shown = [number(d, pair.lang, 1) for d in late]
        found.append(pair.say("read", a=shown[0], b=shown[1]))
    one, two = pair.campaigns
    if one.id == two.id:
        return [], [*warnings, *found]
    return found, warnings


def _difference(a: Figure, b: Figure) -> tuple[Number | None, Number | None]:
    low = None if b.lower is None or a.upper is None else b.lower - a.upper
    high = None if b.upper is None or a.lower is None else b.upper - a.lower
    return low, high


def _over(top: Number | None, bottom: Number | None) -> float | None:
    return top / bottom if top is not None and bottom else None
