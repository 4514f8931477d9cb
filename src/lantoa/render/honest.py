"""Big numbers rounded as far as their interval allows, with the word that keeps the bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Final

from lantoa.core.formats import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lantoa.core.figures import Figure, Number
    from lantoa.core.formats import Lang

ABOUT: Final = Decimal("0.05")
"""How far from the number said the interval may reach under "khoảng" and "gần", as a share of it;
under "hơn" only the value itself, for that word promises nothing of the upper end."""
_EXACT_BELOW: Final = 10_000
_UNITS: Final[dict[str, tuple[tuple[int, str], ...]]] = {
    "vi": ((10**9, "tỷ"), (10**6, "triệu")),
    "en": ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")),
}
_WORDS: Final = {
    "": ("", ""), "about": ("khoảng", "about"), "over": ("hơn", "more than"),
    "nearly": ("gần", "nearly"), "between": ("từ", "from"), "at_least": ("ít nhất", "at least"),
    "unmeasured": ("", ""),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What may be said of a figure."""

    bound: str
    """about, over, nearly, between, at_least, unmeasured, or "" for the very number."""
    word: str
    """The bound in the language, or ""."""
    number: str

    @property
    def text(self) -> str:
        """Word and number."""
        return f"{self.word} {self.number}".strip()


def honest(figure: Figure, lang: Lang = "vi") -> Saying:
    """Return the shortest number that the figure's whole interval bears, with its word.

    "khoảng N": N lies in the interval, and all of the interval within 5% of N. "hơn N": the lower
    end lies above N, the value within 5% of it. "gần N": the upper end lies below N, and all of
    the interval within 5% of it. An interval too wide for any is said by its two ends, one without an upper
    end by its lower one.

    Parameters
    ----------
    figure
        A figure with one value; its unit ``ratio`` is written as a percentage.

    Examples
    --------
    >>> from lantoa.core.figures import Figure, Passport, Scope
    >>> its = Passport(definition="views", version=1, page="", scope=Scope(rule="", seen=1, inside=1))
    >>> honest(Figure(id="views", label="", value=803_000_000, lower=786_000_000,
    ...               upper=821_000_000, unit="event", passport=its)).text
    'khoảng 800 triệu'
    >>> honest(Figure(id="posts", label="", value=60_214, lower=60_214, upper=60_214,
    ...               unit="post", passport=its)).text
    'hơn 60.000'
    """
    if figure.value is None:
        return Saying(
            bound="unmeasured", word="", number="Chưa đo" if lang == "vi" else "Not measured"
        )
    times = 100 if figure.unit == "ratio" else 1
    value = _decimal(figure.value) * times
    low = value if figure.lower is None else _decimal(figure.lower) * times
    high = None if figure.upper is None else _decimal(figure.upper) * times
    bound, shown = _chosen(low, value, high, lang, percent=times == 100)
    return Saying(bound=bound, word=_word(bound, lang), number=shown)


def taken_apart(sentence: str, lang: Lang = "vi") -> tuple[Saying, str] | None:
    """Return what a publishable sentence says, number and rest apart; ``None`` where it has none.

    Examples
    --------
    >>> said, rest = taken_apart("hơn 11,8 triệu lượt xem trên TikTok")
    >>> said.word, said.number, rest
    ('hơn', '11,8 triệu', 'lượt xem trên TikTok')
    """
    bounds = {_word(bound, lang): bound for bound in _WORDS}
    known = "|".join(re.escape(word) for word in sorted(bounds, key=len, reverse=True) if word)
    units = "|".join(unit for _, unit in _UNITS[lang])
    amount = rf"[0-9][0-9.,]*(?: {_to(lang)} [0-9][0-9.,]*)?(?: (?:{units}))?%?"
    found = re.fullmatch(rf"(?:({known}) )?({amount}) (.+)", sentence.strip())
    if found is None:
        return None
    word = found[1] or ""
    return Saying(bound=bounds[word] if word else "", word=word, number=found[2]), found[3]


def written(value: Number | Decimal, lang: Lang = "vi", *, ratio: bool = False) -> str:
    """Return a number with its large unit and every digit it has.

    Examples
    --------
    >>> written(1_250_000_000), written(60_000), written(800_000_000, "en")
    ('1,25 tỷ', '60.000', '800 million')
    """
    exact = _decimal(value)
    if ratio:
        return _plain(exact, lang) + "%"
    size, unit = _unit(exact, lang)
    return _plain(exact / size, lang) + (f" {unit}" if unit else "")


def interval(figure: Figure, lang: Lang = "vi") -> str:
    """Return a figure's interval in as many digits as tell its ends apart, rounded outwards.

    An exact value is written in full; an open end as "ít nhất"; "" where nothing was measured.

    Examples
    --------
    >>> from lantoa.core.figures import Figure, Passport, Scope
    >>> its = Passport(definition="views", version=1, page="", scope=Scope(rule="", seen=1, inside=1))
    >>> interval(Figure(id="views", label="", value=803_000_000, lower=786_200_000,
    ...                 upper=820_700_000, unit="event", passport=its))
    '786 – 821 triệu'
    """
    if figure.value is None:
        return ""
    ratio = figure.unit == "ratio"
    times = 100 if ratio else 1
    low = _decimal(figure.value if figure.lower is None else figure.lower) * times
    if figure.upper is None:
        return (
            f"{_word('at_least', lang)} {written(_digits(low, 3, ROUND_FLOOR), lang, ratio=ratio)}"
        )
    return _ends(low, _decimal(figure.upper) * times, lang, percent=ratio)


def rounded(figure: Figure, lang: Lang = "vi") -> str:
    """Return a figure's value in the digits that its interval supports.

    Examples
    --------
    >>> from lantoa.core.figures import Figure, Passport, Scope
    >>> its = Passport(definition="views", version=1, page="", scope=Scope(rule="", seen=1, inside=1))
    >>> rounded(Figure(id="views", label="", value=803_412_000, lower=786_200_000,
    ...                upper=820_700_000, unit="event", passport=its))
    '803 triệu'
    """
    if figure.value is None:
        return honest(figure, lang).number
    ratio = figure.unit == "ratio"
    value = _decimal(figure.value) * (100 if ratio else 1)
    if figure.lower is None or figure.upper is None or figure.lower == figure.upper:
        return _plain(_tenth(value), lang) + "%" if ratio else _plain(value, lang)
    low, high = (_decimal(end) * (100 if ratio else 1) for end in (figure.lower, figure.upper))
    step = _step(low, high, percent=ratio)
    return written((value / step).to_integral_value(ROUND_HALF_EVEN) * step, lang, ratio=ratio)


def _chosen(
    low: Decimal, value: Decimal, high: Decimal | None, lang: Lang, *, percent: bool
) -> tuple[str, str]:
    if high is None:
        return "at_least", written(_digits(low, 2, ROUND_FLOOR), lang, ratio=percent)
    if percent:
        low, value, high = (_tenth(v) for v in (low, value, high))
    if low == high and (percent or low < _EXACT_BELOW):
        return "", written(low, lang, ratio=percent)
    for bound, said in _candidates(low, value, high):
        return bound, written(said, lang, ratio=percent)
    if percent:
        return "between", _ends(low, high, lang, percent=True, joint=_to(lang))
    if high >= _EXACT_BELOW:
        low, high = _digits(low, 2, ROUND_FLOOR), _digits(high, 2, ROUND_CEILING)
    return "between", _ends(low, high, lang, joint=_to(lang))


def _candidates(low: Decimal, value: Decimal, high: Decimal) -> Iterator[tuple[str, Decimal]]:
    for digits in (1, 2, 3):
        said = _digits(value, digits, ROUND_HALF_EVEN)
        if low == high == said:
            yield "", said
        elif low <= said <= high and max(said - low, high - said) <= ABOUT * said:
            yield "about", said
        under, above = _digits(low, digits, ROUND_FLOOR), _digits(high, digits, ROUND_CEILING)
        if 0 < under < low and value - under <= ABOUT * under:
            yield "over", under
        if above > high and above - low <= ABOUT * above:
            yield "nearly", above
    if low == high:
        yield "", value


def _ends(
    low: Decimal, high: Decimal, lang: Lang, *, percent: bool = False, joint: str = "–"
) -> str:
    if low == high:
        return written(_tenth(low), lang, ratio=True) if percent else _plain(low, lang)
    size, unit = (Decimal(1), "") if percent else _unit(low or high, lang)
    step = _step(low, high, percent=percent)
    ends = [(low / step).to_integral_value(ROUND_FLOOR) * step,
            (high / step).to_integral_value(ROUND_CEILING) * step]  # fmt: skip
    decimals = max(_decimals(end / size) for end in ends)
    shown = f" {joint} ".join(_plain(end / size, lang, decimals) for end in ends)
    return shown + "%" if percent else f"{shown} {unit}".strip()


def _step(low: Decimal, high: Decimal, *, percent: bool) -> Decimal:
    """Return the last place in which the ends of an interval are written: of a percentage a tenth."""
    step = Decimal(10) ** ((high - low).adjusted() - 1)
    if percent:
        return max(step, Decimal("0.1") if high >= 1 else Decimal("0.01"))
    return step if high >= _EXACT_BELOW and step >= 1 else Decimal(1)


def _plain(value: Decimal, lang: Lang, decimals: int | None = None) -> str:
    return number(value, lang, _decimals(value) if decimals is None else decimals)


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def _unit(value: Decimal, lang: Lang) -> tuple[Decimal, str]:
    for size, unit in _UNITS[lang]:
        if abs(value) >= size:
            return Decimal(size), unit
    return Decimal(1), ""


def _digits(value: Decimal, digits: int, rounding: str) -> Decimal:
    if not value:
        return value
    step = Decimal(10) ** (value.adjusted() - digits + 1)
    if value == value.to_integral_value() and step < 1:
        step = Decimal(1)
    return (value / step).to_integral_value(rounding) * step


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def _decimal(value: Number | Decimal) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _word(bound: str, lang: Lang) -> str:
    return _WORDS[bound][0 if lang == "vi" else 1]


def _to(lang: Lang) -> str:
    return "đến" if lang == "vi" else "to"
