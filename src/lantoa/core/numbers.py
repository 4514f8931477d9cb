"""Numbers as platforms write them: "541.2K", "1,2 Tr", "18,400", "3 videos", and how exact they are."""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, Metric, exact, rounded

NumberStyle = Literal["auto", "en", "vi"]
LARGEST: Final = 2**63 - 1
"""What the lake can hold; no platform counts so far."""

_LONGEST: Final = 100
_SUFFIXES: Final = {
    "k": 10**3, "n": 10**3, "ng": 10**3, "ngàn": 10**3, "nghìn": 10**3, "thousand": 10**3,
    "m": 10**6, "tr": 10**6, "triệu": 10**6, "million": 10**6,
    "b": 10**9, "t": 10**9, "tỷ": 10**9, "tỉ": 10**9, "billion": 10**9,
}  # fmt: skip
_NUMBER: Final = re.compile(
    r"([+-]?)\s*"
    r"([0-9](?:[0-9.,' ]*[0-9])?)"  # digits and what stands between them
    r"(?:\s*([^\W\d_]+))??"  # a suffix, or the first word after it
    r"(\+?)"
    r"((?:\s+[^\W\d_][^0-9%/:]*)?)",  # words: "videos", "lượt xem"
)
_SCIENTIFIC: Final = re.compile(r"[+-]?[0-9.,]+[eE][+-]?[0-9]+")
_AGO: Final = re.compile(r"\b(?:ago|trước)\b")
_NOTHING: Final = frozenset(
    ("", "null", "none", "nan", "n/a", "na", "undefined", "-", "--", "—", "–")
)
_GROUPED: Final = {
    "en": re.compile(r"[0-9]{1,3}(?:[, '][0-9]{3})*(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"),
    "vi": re.compile(r"[0-9]{1,3}(?:[. '][0-9]{3})*(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?"),
}
_MARKS: Final = {
    "٫": ".",
    "٬": ",",
    "．": ".",
    "，": ",",
    "’": "'",
    "＋": "+",
    "−": "-",
    "－": "-",
}


def count_of(
    text: str | float | None, *, style: NumberStyle = "auto", decimals: int | None = None
) -> Metric:
    """Return the count that `text` shows, with its rounding step.

    Parameters
    ----------
    text
        What the file holds: text, a number, or ``None``.
    style
        ``en``: 18,400 and 541.2K; ``vi``: 18.400 and 1,2 Tr; ``auto`` decides by the text alone
        and refuses what both readings allow: a count is whole, so "1.250" reads 1,250, but
        "1.250K" may be 1,250 or 1,250,000.
    decimals
        Decimals that the platform shows with a suffix when they are not zero: TikTok writes
        "2M" for 2.0M, so with 1 the step of "2M" is 100,000. ``None``: as many as `text` shows,
        which is the widest reading.

    Returns
    -------
    Metric
        ABSENT for an empty cell, ``null``, ``undefined`` and the like.

    Raises
    ------
    Unreadable
        `text` is no count: a word, a negative or fractional number, scientific notation, a date
        or a share, or more than an int64 holds.

    Examples
    --------
    >>> count_of("541.2K").step
    100
    >>> count_of("1,2 Tr", style="vi").value
    1200000
    """
    if text is None or isinstance(text, (int, float)):
        return _count_of_number(text)
    if len(text) > _LONGEST:
        raise Unreadable("", f"not a count: {_short(text)}")
    return _count_of_text(text, style, decimals)


@lru_cache(maxsize=1 << 16)  # a column of counts holds the same few "1.2M" again and again
def _count_of_text(text: str, style: NumberStyle, decimals: int | None) -> Metric:
    cleaned = _plain(text).strip('"').strip()
    if cleaned.lower() in _NOTHING:
        return ABSENT
    if cleaned.isascii() and cleaned.isdigit():
        return exact(_held(int(cleaned), text))
    sign, digits, word, plus, words = _parts(cleaned, text)
    unit = _SUFFIXES.get(word.lower(), 1)
    if sign == "-":
        raise Unreadable("", f"a count below zero: {_short(text)}")
    whole, fraction = _split(digits, unit=unit, style=style, shown=text)
    value = Decimal(f"{whole}.{fraction or 0}") * unit
    if value != value.to_integral_value():
        raise Unreadable("", f"a count with a fraction: {_short(text)}")
    if _AGO.search(words.lower()):
        raise Unreadable("", f"a time, not a count: {_short(text)}")
    count = _held(int(value), text)
    if plus and unit == 1:
        return rounded(count, _last_place(whole))
    shown = max(len(fraction), decimals or 0)
    return rounded(count, unit // 10**shown if 10**shown <= unit else 1)


def _plain(text: str) -> str:
    """Return `text` with ASCII digits, marks and blanks, letters in form C."""
    if text.isascii():
        return text.strip()
    characters = (
        str(digit) if (digit := unicodedata.decimal(c, None)) is not None
        else _MARKS.get(c, " " if c.isspace() else _narrow(c))
        for c in unicodedata.normalize("NFC", text)
    )  # fmt: skip
    return "".join(characters).strip("\u200b\u200e\u200f\ufeff ")


def _narrow(character: str) -> str:
    return chr(ord(character) - 0xFEE0) if "！" <= character <= "～" else character


def _parts(cleaned: str, shown: str) -> tuple[str, str, str, str, str]:
    """Return sign, digits, suffix, plus and words."""
    match = _NUMBER.fullmatch(cleaned)
    if match is None or _SCIENTIFIC.fullmatch(cleaned):
        raise Unreadable("", f"not a count: {_short(shown)}")
    sign, digits, word, plus, words = match.groups()
    first = word or next(iter(words.split()), "")
    if first.rstrip("+").lower() in _SUFFIXES:
        return sign, digits, first.rstrip("+"), plus, words
    if word:  # glued to its digits and no suffix: 12h, 3d, 5px
        raise Unreadable("", f"not a count: {_short(shown)}")
    return sign, digits, "", plus, words


def _held(count: int, shown: str) -> int:
    if count > LARGEST:
        raise Unreadable("", f"larger than any count: {_short(shown)}")
    return count


def _last_place(whole: str) -> int:
    """Return 100 for "500+": what the plus leaves open."""
    return int(10 ** (len(whole) - len(whole.rstrip("0") or whole)))


def _count_of_number(number: float | None) -> Metric:
    if number is None or number != number:  # noqa: PLR0124  # NaN is what tables give for nothing
        return ABSENT
    whole = not isinstance(number, bool) and math.isfinite(number) and number == int(number)
    if not whole or number < 0:
        raise Unreadable("", f"not a count: {number!r}")
    if type(number) is float and number > 2**53:
        raise Unreadable("", f"larger than a floating-point column holds: {number!r}")
    return exact(_held(int(number), str(number)))


def _split(digits: str, *, unit: int, style: NumberStyle, shown: str) -> tuple[str, str]:
    if style == "auto":
        style = _style_of(digits, unit)
    if not _GROUPED[style].fullmatch(digits):
        raise Unreadable("", f"not a number in {style} style: {_short(shown)}")
    point = "." if style == "en" else ","
    whole, _, fraction = digits.partition(point)
    fraction = fraction if unit > 1 else fraction.rstrip("0")
    return re.sub(r"[^0-9]", "", whole), fraction


def _style_of(digits: str, unit: int) -> Literal["en", "vi"]:
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return "en"
    last, tail = marks[-1], digits.rpartition(marks[-1])[2]
    decimal = len(tail) != 3
    if len(marks) > 1:
        decimal = len(set(marks)) == 2
    elif unit > 1 and not decimal:
        raise Unreadable("", f"{digits!r} may be read in two ways; name the style (en or vi)")
    return "en" if (last == ".") == decimal else "vi"


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "…")
