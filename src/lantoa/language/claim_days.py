"""The days that a claim names: periods, as-of days, single days."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from lantoa.core.assertions import Assertion, Day, Kind
from lantoa.language.claim_words import MONTHS

_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_TO: Final = r"\s*(?:đến hết|tới hết|đến|tới|to|until|till|through|-|–|—)\s*(?:hết\s+)?(?:the\s+)?(?:ngày\s+)?"


def _day(name: str) -> str:
    d, m, y = f"d{name}", f"m{name}", f"y{name}"
    slashes = rf"(?P<{d}>\d{{1,2}})/(?P<{m}>\d{{1,2}})(?:/(?P<{y}>\d{{4}}))?"
    points = rf"(?P<{d}p>\d{{1,2}})\.(?P<{m}p>\d{{1,2}})\.(?P<{y}p>\d{{4}})"
    words = rf"(?P<{d}v>\d{{1,2}})(?:\s+tháng\s+(?P<{m}v>\d{{1,2}}))(?:(?:\s+năm\s+|[/.,]\s?)(?P<{y}v>\d{{4}}))?"
    english = (
        rf"(?P<{d}e>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<{m}e>{_MONTH})\.?(?:,?\s+(?P<{y}e>\d{{4}}))?"
    )
    iso = rf"(?P<{y}i>\d{{4}})-(?P<{m}i>\d{{2}})-(?P<{d}i>\d{{2}})"
    dashes = rf"(?P<{d}d>\d{{1,2}})-(?P<{m}d>\d{{1,2}})-(?P<{y}d>\d{{4}})"
    return rf"(?:{iso}|{dashes}|{points}|{english}|{words}|{slashes})"


_EDGE: Final = r"(?<![\w/.,-])"
_END: Final = r"(?![\w/]|[.,-]\d)"
_PERIOD: Final = re.compile(
    rf"{_EDGE}(?:(?:từ|from|between)\s+)?(?:ngày\s+)?{_day('a')}(?:{_TO}|\s+and\s+){_day('b')}{_END}"
)
_SHORT_PERIOD: Final = re.compile(
    rf"{_EDGE}(?:(?:từ|from)\s+)?(?:ngày\s+)?(?P<from>\d{{1,2}}){_TO}{_day('b')}{_END}"
)
_AS_OF: Final = re.compile(
    r"(?<!\w)(?:tính đến hết|tính tới hết|tính đến|tính tới|cho đến|cho tới|đến hết|tới hết|đến|tới|as of|"
    rf"as at|up to|until|by)\s+(?:ngày\s+|hết\s+)*{_day('a')}{_END}"
)
_ONE: Final = re.compile(
    rf"(?P<feast>(?:quốc khánh|đại lễ|lễ|dịp|mừng|kỷ niệm|tết)\s+)?{_EDGE}"
    rf"(?:(?:trong |vào )?ngày\s+|on\s+)?{_day('a')}{_END}"
)
_YEAR: Final = re.compile(
    r"(?<!\w)(?:năm|in|year)\s+(?:19|20)\d{2}(?!\w|[.,]\d)|(?<!\w)\d+\s+năm\s+quốc khánh(?!\w)"
)

_FORMS: Final[tuple[tuple[re.Pattern[str], Kind], ...]] = (
    (_PERIOD, "period"),
    (_SHORT_PERIOD, "period"),
    (_AS_OF, "as_of"),
    (_ONE, "day"),
)


def days_in(text: str) -> tuple[list[tuple[int, Assertion]], str]:
    """Find the days in a normalised, lower-case sentence.

    Returns
    -------
    tuple
        (place, assertion) of each, and the sentence with these words blanked out, equally long:
        what is left holds only numbers that count something. Days of feasts ("Quốc khánh 2/9")
        and years are blanked out and assert nothing.

    Examples
    --------
    >>> found, left = days_in("từ ngày 26/8 đến 9/9 có 60.000 video")
    >>> found[0][1].first, left.strip()
    (Day(day=26, month=8, year=None), 'có 60.000 video')
    """
    found: list[tuple[int, Assertion]] = []
    for pattern, kind in _FORMS:
        text = _taken(pattern, kind, text, found)
    text = _YEAR.sub(lambda match: " " * len(match[0]), text)
    return sorted(found, key=lambda pair: pair[0]), text


def _taken(
    pattern: re.Pattern[str], kind: Kind, text: str, found: list[tuple[int, Assertion]]
) -> str:
    kept = text
    for match in pattern.finditer(text):
        last = _read(match, "b" if kind == "period" else "a")
        first = _first(match, last) if kind == "period" else None
        if last is None or (kind == "period" and first is None):
            continue
        said = match[0].strip()
        if not (kind == "day" and match["feast"]):
            found.append((match.start(), Assertion(kind=kind, said=said, first=first, last=last)))
        kept = kept[: match.start()] + " " * len(match[0]) + kept[match.end() :]
    return kept


def _first(match: re.Match[str], last: Day | None) -> Day | None:
    if last is None:
        return None
    if "from" in match.groupdict():
        return _valid(int(match["from"]), last.month, last.year)
    first = _read(match, "a")
    if first is None or first.year or not last.year:
        return first
    year = last.year - ((first.month, first.day) > (last.month, last.day))
    return first._replace(year=year)


def _read(match: re.Match[str], name: str) -> Day | None:
    for form in ("", "v", "e", "i", "d", "p"):
        day = match.group(f"d{name}{form}")
        if day is not None:
            month, year = match.group(f"m{name}{form}"), match.group(f"y{name}{form}")
            number = MONTHS[month] if form == "e" else int(month)
            return _valid(int(day), number, int(year) if year else None)
    return None


def _valid(day: int, month: int, year: int | None) -> Day | None:
    try:
        date(year or 2024, month, day)  # a leap year: 29/2 may be meant
    except ValueError:
        return None
    return Day(day, month, year)
