"""Claims judged against figures: supported, contradicted, or not shown.

A claim is supported only where every part of it is, and contradicted where any part is. A part
is supported where every value that the figure leaves possible satisfies it, and contradicted
where none does. What was captured is always a lower bound of what there is, so "fewer" needs to
know what was missed, and "more" does not. Conventions: ``docs/measures/claims.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from lantoa.core.figures import Verdict
from lantoa.core.formats import day, number
from lantoa.core.text import hashtag_key, plain_key
from lantoa.measure.labels import name
from lantoa.measure.verdict_ranges import (
    Possible,
    Wanted,
    allowed,
    captured,
    everything,
    is_sum,
    unseen_bounds,
    written,
)
from lantoa.measure.verdict_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lantoa.core.assertions import Assertion, Day
    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Board, Figure
    from lantoa.core.formats import Lang

_ONE_SIDED: Final = ("over", "at_least", "reached")
_BY_PUBLICATION: Final = ("posts", "authors")
_NO_FIGURE: Final = {"figure": None, "value": None, "lower": None, "upper": None}


@dataclass(frozen=True, slots=True)
class _Court:
    board: Board
    campaign: Campaign
    lang: Lang
    assertions: tuple[Assertion, ...]

    def say(self, code: str, **facts: object) -> str:
        return WORDS[code][self.lang == "en"].format(**facts)

    def day(self, value: date) -> str:
        return day(value, self.lang)


@dataclass(frozen=True, slots=True)
class _Part:
    verdict: str
    why: str
    missing: tuple[str, ...] = ()
    shown: dict[str, Any] | None = None


def judge(
    claim: str,
    assertions: Sequence[Assertion],
    board: Board,
    campaign: Campaign,
    *,
    lang: Lang = "vi",
) -> Verdict:
    """Hold a claim against a board.

    Parameters
    ----------
    claim
        The sentence.
    assertions
        What it asserts, from :func:`lantoa.language.claims.assertions_in`.
    board
        The campaign's figures.
    campaign
        For its days, zone and hashtags.
    lang
        Language of the reasons.

    Returns
    -------
    Verdict
        ``parts`` holds one dict an assertion, with said, bound, figure, value, lower, upper,
        verdict and why; ``missing`` what it would take to decide.
    """
    court = _Court(board, campaign, lang, tuple(assertions))
    judged = [
        (assertion, part)
        for assertion in assertions
        for part in (_judged(court, assertion),)
        if part is not None
    ]
    if all(assertion.kind == "hashtag" for assertion, _ in judged):
        missing = [m for _, part in judged for m in part.missing]
        return Verdict(claim=claim, verdict="not_shown", missing=(court.say("nothing"), *missing))
    verdicts = [part.verdict for _, part in judged]
    verdict = "not_shown"
    if "contradicted" in verdicts:
        verdict = "contradicted"
    elif set(verdicts) == {"supported"}:
        verdict = "supported"
    return Verdict(
        claim=claim,
        verdict=verdict,
        parts=tuple(_row(assertion, part) for assertion, part in judged),
        missing=tuple(dict.fromkeys(m for _, part in judged for m in part.missing)),
    )


def _row(assertion: Assertion, part: _Part) -> dict[str, Any]:
    bound = assertion.bound if assertion.kind == "number" else assertion.kind
    return {
        "said": assertion.said,
        "bound": bound,
        **(part.shown or _NO_FIGURE),
        "verdict": part.verdict,
        "why": part.why,
    }


def _judged(court: _Court, assertion: Assertion) -> _Part | None:
    if assertion.kind == "number":
        return _number(court, assertion)
    if assertion.kind == "hashtag":
        return _hashtag(court, assertion)
    if assertion.last is None:
        return None
    if assertion.kind == "as_of":
        return _as_of(court, assertion.last)
    return _period(court, assertion.first or assertion.last, assertion.last, assertion.kind)


def _not_shown(court: _Court, code: str, **facts: object) -> _Part:
    sentence = court.say(code, **facts)
    return _Part("not_shown", sentence, (sentence,))


def _number(court: _Court, assertion: Assertion) -> _Part:
    if assertion.value is None:
        return _not_shown(court, "vague", said=assertion.said)
    if not assertion.counted:
        return _not_shown(court, "unknown", words=assertion.counted_said or assertion.said)
    figure = _figure(court.board, assertion.counted)
    if figure is None and assertion.counted == "positive_share":
        return _not_shown(court, "unread")
    if figure is None:
        return _not_shown(court, "no_figure", figure=assertion.counted)
    if figure.refused:
        return _not_shown(court, "refused", figure=figure.label, reason=figure.refused)
    sliced = _sliced(court, assertion)
    if isinstance(sliced, _Part):
        return sliced
    known = captured(figure, sliced)
    if known is None:
        return _not_shown(court, "series", figure=figure.label, rows=len(figure.rows))
    return _held(court, assertion, figure, known, whole=sliced is None)


def _figure(board: Board, figure_id: str) -> Figure | None:
    try:
        return board.figure(figure_id)
    except KeyError:
        return None


def _sliced(court: _Court, assertion: Assertion) -> dict[str, Any] | _Part | None:
    """Return the row of the only platform or hashtag that a sentence is about; None for all."""
    asked: list[tuple[str, str, _Part]] = []
    if assertion.platform:
        asked.append(("platform", assertion.platform, _not_shown(
            court, "platform", platform=assertion.platform, figure=assertion.counted)))  # fmt: skip
    named = {_tag_key(court.campaign, a.said) for a in court.assertions if a.kind == "hashtag"}
    ours = named & set(court.campaign.hashtag_keys)
    if ours and ours != set(court.campaign.hashtag_keys):
        tags = ", ".join(a.said for a in court.assertions if a.kind == "hashtag")
        one = next(iter(ours)) if len(ours) == 1 else ""
        asked.append(("hashtag", one, _not_shown(court, "one_hashtag", tag=tags)))
    if not asked:
        return None
    by, key, otherwise = asked[0]
    series = _figure(court.board, f"{assertion.counted}_by_{by}")
    if len(asked) > 1 or series is None:
        return otherwise
    rows = [dict(row) for row in series.rows if _row_key(court.campaign, by, row) == key]
    if by == "platform" and len(series.rows) == 1 and rows:
        return None
    return rows[0] if rows else otherwise


def _row_key(campaign: Campaign, by: str, row: Mapping[str, Any]) -> str:
    key = str(row.get("key", ""))
    return _tag_key(campaign, key) if by == "hashtag" else key


def _held(
    court: _Court, assertion: Assertion, figure: Figure, known: Possible, *, whole: bool
) -> _Part:
    wanted = allowed(assertion)
    unseen = _figure(court.board, "unseen_posts") if whole else None
    all_posts = everything(figure, known, unseen, _figure(court.board, "top_posts"))
    verdict, code = _decided(assertion, wanted, known, all_posts)
    why = [court.say("known", label=figure.label, known=written(known, figure.unit, court.lang))]
    if figure.id == "posts" and all_posts.low > known.low:
        estimate = written(all_posts, figure.unit, court.lang)
        why.append(court.say("with_estimate", whole=estimate))
    if len(figure.passport.parts) > 1:
        method = name(figure.passport.parts[0].method, court.lang)
        why.append(court.say("parts", method=method))
    missing: tuple[str, ...] = ()
    if verdict == "supported" and code:
        why.append(court.say(code))
    if verdict == "not_shown":
        lower = written(Possible(known.low, known.low), figure.unit, court.lang)
        sentences = [court.say(code, lower=lower)] if code else []
        missing = (*sentences, *_lacking(court, figure, known, unseen, lower))
    shown = {"figure": figure.id, "value": known.value, "lower": known.low, "upper": known.high}
    return _Part(verdict, "; ".join(why), missing, shown)


def _decided(
    assertion: Assertion, wanted: Wanted, known: Possible, all_posts: Possible
) -> tuple[str, str]:
    """Return the verdict and the code of what is to be said about it."""
    middle = wanted.low is not None and wanted.high is not None
    fits = known.like_the_others().inside(wanted)
    if known.low >= 0 and wanted.lies_below(known.low):
        return "contradicted", ""
    if all_posts.outside(wanted):
        # Captured posts that fit a number in the middle are no contradiction: others exist.
        return ("not_shown", "more_exist") if middle and fits else ("contradicted", "")
    if assertion.bound in _ONE_SIDED and all_posts.inside(wanted):
        far = wanted.low is not None and wanted.low > 0 and known.low >= 2 * wanted.low
        return "supported", "far_more" if far else ""
    if all_posts.inside(wanted):
        return "supported", ""
    if middle and fits:
        # Said of a number in the middle, a sentence speaks of what was counted.
        return "supported", "captured_only"
    reaches = known.high is not None and not wanted.lies_above(known.high)
    return "not_shown", "between" if reaches and wanted.lies_above(known.low) else ""


def _lacking(
    court: _Court, figure: Figure, known: Possible, unseen: Figure | None, lower: str
) -> list[str]:
    if figure.unit == "ratio":
        return []
    sentences = []
    if is_sum(figure) and known.missing:
        sentences.append(court.say("missing_posts", posts=number(known.missing, court.lang)))
    if is_sum(figure) and known.elsewhere:
        sentences.append(court.say("elsewhere", posts=number(known.elsewhere, court.lang)))
    _low, most = unseen_bounds(unseen)
    if unseen is not None and unseen.refused:
        sentences.append(court.say("unseen_refused", reason=unseen.refused))
    elif unseen is not None and unseen.passport.missing:
        later = sum(unseen.passport.missing.values())
        sentences.append(court.say("unseen_later", posts=number(later, court.lang)))
    elif unseen is not None and most is None:
        sentences.append(court.say("unseen_open"))
    if figure.id != "posts":
        sentences.append(court.say("unseen_values"))
    if known.low > 0:
        sentences.append(court.say("could_say", lower=lower))
    return sentences


def _hashtag(court: _Court, assertion: Assertion) -> _Part | None:
    if _tag_key(court.campaign, assertion.said) in court.campaign.hashtag_keys:
        return None
    return _not_shown(court, "hashtag", tag=assertion.said)


def _tag_key(campaign: Campaign, tag: str) -> str:
    key = hashtag_key(tag)
    return plain_key(key) if campaign.ignore_diacritics else key


def _period(court: _Court, first: Day, last: Day, kind: str) -> _Part:
    campaign = court.campaign
    said = _dated(first, campaign.first_day), _dated(last, campaign.last_day)
    ours = campaign.first_day, campaign.last_day
    why = court.say("period", first=court.day(ours[0]), last=court.day(ours[1]))
    if said == ours:
        return _Part("supported", why)
    counts = any(a.kind == "number" for a in court.assertions)
    inside = ours[0] <= said[0] <= said[1] <= ours[1]
    if kind == "day":
        return _not_shown(court, "one_day", last=court.day(said[1]))
    if counts and inside:
        return _not_shown(court, "part_period", first=court.day(said[0]), last=court.day(said[1]))
    return _Part("contradicted", why)


def _dated(said: Day, ours: date) -> date:
    """Return a day with its year: the campaign's where the sentence has none."""
    try:
        return date(said.year or ours.year, said.month, said.day)
    except ValueError:  # 29/2 of a year that has none
        return date(said.year or ours.year, 3, 1)


def _as_of(court: _Court, last: Day) -> _Part:
    numbers = [a for a in court.assertions if a.kind == "number"]
    said = _dated(last, court.campaign.last_day)
    if all(a.counted in _BY_PUBLICATION for a in numbers) and said >= court.campaign.last_day:
        ends = court.day(court.campaign.last_day)
        return _Part("supported", court.say("period", first=court.day(court.campaign.first_day), last=ends))  # fmt: skip
    read = [
        figure.passport.as_of[1].astimezone(ZoneInfo(court.campaign.zone)).date()
        for a in numbers
        for figure in (_figure(court.board, a.counted),)
        if figure is not None and figure.passport.as_of is not None
    ]
    if not read:
        return _not_shown(court, "never_read")
    facts = {"read": court.day(max(read)), "last": court.day(said)}
    if max(read) > said:
        return _not_shown(court, "read_later", **facts)
    if max(read) < said and not all(a.bound in _ONE_SIDED for a in numbers):
        return _not_shown(court, "read_earlier", **facts)
    return _Part("supported", court.say("read_on", **facts))
