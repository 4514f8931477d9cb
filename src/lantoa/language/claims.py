"""Sentences that somebody wants to publish, taken apart into what they assert.

Every number is kept with its bound ("hơn", "gần", "khoảng", "đạt" …), the precision it shows
and the thing it counts; what cannot be understood is kept too, so that nothing in a sentence
passes unjudged. The conventions are on ``docs/measures/claims.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lantoa.core.assertions import Assertion
from lantoa.language.claim_days import days_in
from lantoa.language.claim_words import (
    BOUNDS,
    COUNTED,
    DIGITS,
    ENGLISH_SCALES,
    HALF,
    PLATFORMS,
    SCALES,
    SHARES,
)
from lantoa.language.normalise import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lantoa.core.assertions import Bound

_ZERO: Final = Decimal(0)
_LONGEST: Final = 2_000
"""Characters of a claim that are read: it is a sentence, not a report."""
_SCALE: Final = "|".join(sorted(SCALES, key=len, reverse=True))
_SPELLED: Final = "|".join(sorted((*DIGITS, *HALF), key=len, reverse=True))
_NUMBER: Final = re.compile(
    rf"(?<![\w.,])(?:(?P<digits>\d{{1,3}}(?:[.,' ]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    rf"(?:\s?(?P<scale>(?:{_SCALE})(?!\w)))?(?P<half>\s+rưỡi(?!\w))?"
    rf"|(?P<spelled>{_SPELLED})(?P<tens>\s+(?:mươi|trăm))?\s+(?P<scale2>(?:{_SCALE})(?!\w))(?P<half2>\s+rưỡi(?!\w))?"
    rf"|(?P<vague>(?:hàng|hằng|nhiều)(?:\s+(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ))+(?!\w)"
    r"|(?:tens|hundreds|thousands|millions|billions)\s+of(?!\w)))"
    r"(?P<share>\s?%|\s+phần trăm(?!\w)|\s+percent(?!\w))?(?P<plus>\+)?"
)
_STOPS: Final = re.compile(
    r"\s*(?:$|(?:và|and|với|with|on|trên|trong|in|sau|after|tại|ở|thôi|trở|rồi|or)(?!\w))"
)
_RESOLUTION: Final = re.compile(r"(?<!\w)[248]k(?=\s+(?:video|clip))|(?<=video )[248]k(?!\w)")
_OF_A_PART: Final = re.compile(
    r"(?<!\w)(?:trung bình|bình quân|mỗi|từng|per|each|average|trên một|của (?:các )?(?:kol|kols|nghệ sĩ)|"
    r"(?:by|from) (?:the )?kols?)(?!\w)|/\s?(?:ngày|video|bài|người|day|post)(?!\w)"
)
_OF_A_CHANGE: Final = re.compile(
    r"(?<!\w)(?:tăng|thêm|tăng thêm|giảm|thêm được|gấp|tăng gấp|up by|increased by|another)\s*$"
)
_HASHTAG: Final = re.compile(r"(?<![\w/&])[#＃]\w+")
_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+")
_CLAUSE: Final = re.compile(r"[;:!?()]|[,.](?=\s|$)|\s[-–—]\s")
_RANGE: Final = re.compile(r"^\s*(?:đến|tới|to|-|–|—)\s*$")
_AND_MORE: Final = re.compile(r"(?<!\w)(?:trở lên|or more|and more)(?!\w)")
_AND_LESS: Final = re.compile(r"(?<!\w)(?:trở xuống|or less|or fewer)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value: Decimal | None
    step: Decimal
    share: bool
    plus: bool
    scaled: Decimal | None
    digits: str
    """As written; "" for a number in words."""
    scale: str


def assertions_in(claim: str) -> tuple[Assertion, ...]:
    """Take a sentence apart.

    Returns
    -------
    tuple of Assertion
        In the order of the sentence; empty where it asserts no number and no day.

    Examples
    --------
    >>> one, two = assertions_in("Hơn 60.000 video, khoảng 800 triệu lượt xem")
    >>> one.bound, one.value, one.counted
    ('over', Decimal('60000'), 'posts')
    >>> two.bound, two.value, two.step, two.counted
    ('about', Decimal('800000000'), Decimal('1000000'), 'views')
    """
    shown = readable(claim[:_LONGEST])
    text = shown.lower()
    if len(text) != len(shown):
        shown = text
    text = _RESOLUTION.sub(_blank, _ADDRESS.sub(_blank, text))
    found = [
        (m.start(), Assertion(kind="hashtag", said=shown[m.start() : m.end()]))
        for m in _HASHTAG.finditer(text)
    ]
    days, text = days_in(_HASHTAG.sub(_blank, text))
    found += days
    found += _asserted(text, shown)
    return tuple(assertion for _, assertion in sorted(found, key=lambda pair: pair[0]))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _read(match: re.Match[str]) -> _Found:
    share = bool(match["share"])
    scale = match["scale"] or match["scale2"] or ""
    unit = Decimal(SCALES.get(scale, 1))
    value: Decimal | None
    if match["vague"]:
        value, step = None, unit
    elif match["spelled"]:
        value = HALF.get(match["spelled"], Decimal(DIGITS.get(match["spelled"], 0)))
        step = unit / 10 if match["spelled"] in HALF else unit
        value *= {"mươi": 10, "trăm": 100}.get((match["tens"] or "").strip(), 1)
        value *= unit
    else:
        plain, decimals = _plain(match["digits"], scale, share=share)
        value = plain * unit
        step = unit / 10**decimals if scale or share or decimals else _shown_step(plain)
    if (match["half"] or match["half2"]) and value is not None:
        value, step = value + unit / 2, unit / 2
    if value and not share:
        step = min(step, value / 10) if value < 10 * step else step
    if share and value is not None:
        value, step = value / 100, step / 100
    if value is not None and value == value.to_integral_value():
        value = Decimal(int(value))
    return _Found(
        match.start(),
        match.end(),
        value,
        step,
        share,
        bool(match["plus"]),
        unit if scale else None,
        match["digits"] or "",
        scale,
    )


def _plain(digits: str, scale: str, *, share: bool) -> tuple[Decimal, int]:
    """Return a number as written and its decimals: "1,5" of tỷ, "60.000", "1.250" of triệu."""
    marks = re.findall(r"[.,' ]", digits)
    grouped = len(marks) > 1 or (bool(marks) and len(digits) - digits.rfind(marks[0]) == 4)
    if grouped and len(set(marks)) == 1 and share:
        grouped = False
    if grouped and len(marks) == 1 and scale:
        # With a scale three digits may be decimals: the comma's in Vietnamese, the point's in English.
        grouped = marks[0] != "." if scale in ENGLISH_SCALES else marks[0] != ","
    if not marks:
        return Decimal(digits), 0
    if grouped and len(set(marks)) == 1:
        return Decimal(re.sub(r"\D", "", digits)), 0
    whole, _, fraction = digits.rpartition(marks[-1])
    ungrouped = re.sub(r"\D", "", whole)
    return Decimal(f"{ungrouped}.{fraction}"), len(fraction)


def _shown_step(value: Decimal) -> Decimal:
    """Return the precision of a number written in full: 60.000 shows thousands, 8.400 hundreds."""
    if value < 1000:
        return Decimal(1)
    digits = str(value)
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** (zeros if zeros < 3 else zeros // 3 * 3)


def _joined(text: str, numbers: list[_Found]) -> list[_Found]:
    """Join "1 tỷ 200 triệu" into one number."""
    joined: list[_Found] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last is not None and _continues(last, number, text):
            value = (last.value or _ZERO) + (number.value or _ZERO)
            joined[-1] = replace(number, start=last.start, value=value)
        else:
            joined.append(number)
    return joined


def _continues(last: _Found, number: _Found, text: str) -> bool:
    if not (last.scaled and number.scaled) or last.value is None or number.value is None:
        return False
    return number.scaled < last.scaled and not text[last.end : number.start].strip()


def _spans(text: str, numbers: list[_Found]) -> Iterator[tuple[_Found, ...]]:
    """Yield numbers, two together where they are the ends of a range."""
    index = 0
    while index < len(numbers):
        one = numbers[index]
        two = numbers[index + 1] if index + 1 < len(numbers) else None
        if two is not None and _RANGE.match(text[one.end : two.start]):
            yield _scaled_like(one, two), two
            index += 2
        else:
            yield (one,)
            index += 1


def _scaled_like(one: _Found, two: _Found) -> _Found:
    """Return the first end of "50–60 triệu" in millions, and of "98–99%" as a share."""
    if one.value is None:
        return one
    if two.share and not one.share:
        return replace(one, value=one.value / 100, step=one.step / 100, share=True)
    if two.scaled and not one.scaled:
        if not one.digits:
            return replace(one, value=one.value * two.scaled, step=one.step * two.scaled)
        # Read again beside its scale: the comma of "1,000 – 1,011 triệu" is a decimal one.
        plain, decimals = _plain(one.digits, two.scale, share=False)
        return replace(one, value=plain * two.scaled, step=two.scaled / 10**decimals)
    return one


def _asserted(text: str, shown: str) -> Iterator[tuple[int, Assertion]]:
    spans = list(_spans(text, _joined(text, [_read(m) for m in _NUMBER.finditer(text)])))
    for index, span in enumerate(spans):
        begin = spans[index - 1][-1].end if index else 0
        stop = spans[index + 1][0].start if index + 1 < len(spans) else len(text)
        before, after = text[begin : span[0].start], text[span[-1].end : stop]
        counted, words, ends = _counted(before, after, share=span[0].share)
        clause = _CLAUSE.split(after)[0]
        platform = PLATFORMS[0].search(clause) or PLATFORMS[0].search(_CLAUSE.split(before)[-1])
        bound, opens = _bound(before, after, plus=span[-1].plus)
        said = shown[begin + opens : span[-1].end + ends].strip(" ,")
        for place, number in enumerate(span):
            yield (
                number.start,
                Assertion(
                    kind="number",
                    said=said,
                    bound=bound if len(span) == 1 else ("at_least", "at_most")[place],
                    value=number.value,
                    step=number.step,
                    counted=counted,
                    counted_said=words,
                    platform=PLATFORMS[1][platform[0]] if platform else "",
                ),
            )


def _bound(before: str, after: str, *, plus: bool) -> tuple[Bound, int]:
    """Return the bound, and where in `before` its words begin."""
    clause = _CLAUSE.split(after)[0]
    for bound, pattern in BOUNDS:
        match = pattern.search(before)
        if match:
            return bound, match.start()
    if plus or _AND_MORE.search(clause):
        return "at_least", len(before)
    return ("at_most" if _AND_LESS.search(clause) else "exact"), len(before)


def _counted(before: str, after: str, *, share: bool) -> tuple[str, str, int]:
    """Return the figure that counts what the words name, the words, and where they end.

    What follows a number counts first ("60.000 video"), then what stands before it in the same
    clause ("lượt xem đạt 800 triệu"). An average, a change, or the share of some is another
    thing than the whole, so it names no figure.
    """
    pattern, meaning = SHARES if share else COUNTED
    clause, earlier = _CLAUSE.split(after)[0], _CLAUSE.split(before.rstrip(" :"))[-1]
    match = pattern.search(clause)
    behind = _OF_A_PART.search(clause)
    part = behind or _OF_A_PART.search(earlier)
    change = _OF_A_CHANGE.search(earlier)
    ends = max((m.end() for m in (match, behind) if m), default=0)
    if part or change:
        kind = (part or change or [""])[0].strip()
        return "", f"{kind} {match[0] if match else ''}".strip(), ends
    if match is not None:
        return meaning[match[0]], match[0], ends
    found = list(pattern.finditer(earlier)) if _STOPS.match(clause) else []
    if found:
        return meaning[found[-1][0]], found[-1][0], 0
    words = re.match(r"\s*(?:\S+\s*){0,3}", clause)
    return "", words[0].strip() if words else "", len(words[0].rstrip()) if words else 0
