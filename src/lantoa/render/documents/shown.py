"""A figure's value and interval as a document shows them: rounded, or with every digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.core.formats import number, share
from lantoa.render import honest

if TYPE_CHECKING:
    from lantoa.core.figures import Figure, Number
    from lantoa.core.formats import Lang


def rounded(figure: Figure, lang: Lang = "vi") -> tuple[str, str]:
    """Return value and interval as every page and picture rounds them; an exact value has none.

    Examples
    --------
    >>> from lantoa.core.figures import Figure, Passport, Scope
    >>> its = Passport(definition="views", version=1, page="", scope=Scope(rule="", seen=1, inside=1))
    >>> rounded(Figure(id="views", label="", value=11_906_757, lower=11_853_507,
    ...                upper=12_013_191, unit="event", passport=its))
    ('11,91 triệu', '11,85 – 12,02 triệu')
    """
    if figure.value is None:
        return "", ""
    exact = figure.lower is None or figure.lower == figure.upper == figure.value
    return honest.rounded(figure, lang), "" if exact else honest.interval(figure, lang)


def in_full(value: Number | None, unit: str = "", lang: Lang = "vi") -> str:
    """Return a number with all its digits, a dash where there is none."""
    if unit == "ratio":
        return share(value, lang, 2)
    whole = value is None or float(value).is_integer()
    return number(value, lang, 0 if whole else 1)


def full_interval(figure: Figure, lang: Lang = "vi") -> str:
    """Return the interval with all its digits, empty where the value is exact."""
    if figure.lower is None or figure.lower == figure.upper == figure.value:
        return ""
    return ends(figure.lower, figure.upper, lang, figure.unit)


def ends(low: Number | None, high: Number | None, lang: Lang = "vi", unit: str = "") -> str:
    """Return the two ends of an interval, or the lower one where it is open."""
    lower = in_full(low, unit, lang)
    if high is None:
        return f"{'ít nhất' if lang == 'vi' else 'at least'} {lower}"
    return f"{lower} – {in_full(high, unit, lang)}"
