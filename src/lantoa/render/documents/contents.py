"""What a report says, before any format: figures as people read them, claims, passports."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.coverage import beside, lacking, posts_about
from lantoa.core.formats import day, moment, number
from lantoa.render.documents import shown
from lantoa.render.documents.words import reason, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Board, Figure, Number, Part, Verdict
    from lantoa.core.formats import Lang

_FEW: Final = 3
SHORT: Final = ("views", "posts", "authors", "unseen_posts", "engagement_rate", "median_views")
"""Figures that come first, the two large ones in front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that the documents are made of."""

    campaign: Campaign
    board: Board
    verdicts: tuple[Verdict, ...] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)
    """Figure id → the sentence that may be published."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Platforms and methods by key, in the report's language."""
    lang: Lang = "vi"
    made_at: datetime
    """When the state of the lake was written: the only date that a document carries."""

    def say(self, key: str, **facts: object) -> str:
        """Return the report's words for `key`."""
        return say(key, self.lang, **facts)

    def name(self, key: str) -> str:
        """Return the name of a platform or method."""
        return self.names.get(key, key)

    @property
    def period(self) -> str:
        """The campaign's days."""
        return (
            f"{day(self.campaign.first_day, self.lang)} – {day(self.campaign.last_day, self.lang)}"
        )

    @property
    def state(self) -> str:
        """The state of the lake, short."""
        return f"{self.board.state} ({self.board.state_digest[:12]})"

    @property
    def rule(self) -> str:
        """Which posts count."""
        return self.board.figures[0].passport.scope.rule if self.board.figures else ""

    def figure(self, figure_id: str) -> Figure | None:
        """Return a figure, None where the board has none of this id."""
        return next((f for f in self.board.figures if f.id == figure_id), None)

    def passport_number(self, figure: Figure) -> int:
        """Return the number of a figure's passport in the annex."""
        return [f.id for f in self.board.figures].index(figure.id) + 1


def headlines(report: Report) -> tuple[Figure, ...]:
    """Return the single-valued figures that can be defended, the short list first."""
    there = {f.id: f for f in report.board.figures if not f.rows and not f.refused}
    first = [there.pop(one) for one in SHORT if one in there]
    return (*first, *there.values())


def refused(report: Report) -> tuple[Figure, ...]:
    """Return the figures that are not given, each with its reason."""
    return tuple(f for f in report.board.figures if f.refused)


def title_and_way(figure: Figure) -> tuple[str, str]:
    """Return a figure's name and, where its label carries one, the way it was measured."""
    if figure.label.endswith(")") and len(figure.passport.parts) > 1:
        title, _, way = figure.label.rpartition(" (")
        return title, way.removesuffix(")")
    return figure.label, ""


def value_and_interval(report: Report, figure: Figure) -> tuple[str, str]:
    """Return a figure's value and interval, rounded to what is known."""
    if figure.value is None:
        return report.say("not_measured"), ""
    value, interval = shown.rounded(figure, report.lang)
    return value, interval or report.say("exact")


def in_full(report: Report, value: Number | None, unit: str = "") -> str:
    """Return a number with all its digits; what is not known says so."""
    return report.say("no_value") if value is None else shown.in_full(value, unit, report.lang)


def missing(report: Report, figure: Figure) -> str:
    """Return what is missing in a figure, in one sentence."""
    passport = figure.passport
    if figure.id == "unseen_posts":
        return report.say("estimated")
    if figure.id == "posts" and not passport.missing:
        return _beside_unseen(report)
    lacks = lacking(passport, report.lang) or _complete(report, figure)
    aside = beside(passport, report.lang)
    return f"{lacks}; {aside}" if aside else lacks


def covered(report: Report, figure: Figure) -> bool:
    """Return whether nothing that is known of is missing in a figure."""
    if figure.id == "posts":
        unseen = report.figure("unseen_posts")
        return unseen is None or unseen.upper == 0
    return not figure.passport.missing and figure.id != "unseen_posts"


def _complete(report: Report, figure: Figure) -> str:
    if figure.passport.parts:
        return report.say("complete", posts=posts_about(figure.passport, report.lang))
    return report.say("counted_all", posts=number(figure.passport.scope.inside, report.lang))


def _beside_unseen(report: Report) -> str:
    """Return what a count of posts lacks: those that no capture saw."""
    unseen = report.figure("unseen_posts")
    if unseen is None:
        return ""
    if unseen.value is None:
        return report.say("unseen_unknown")
    value, between = value_and_interval(report, unseen)
    return report.say("unseen", value=value, interval=between)


def tally(report: Report, counts: Mapping[str, int], *, alone: bool = False) -> str:
    """Return posts by reason in one line; `alone` leaves the number off where there is one."""
    there = {key: n for key, n in counts.items() if n}
    if alone and len(there) == 1:
        return reason(next(iter(there)), report.lang)
    return ", ".join(
        f"{reason(key, report.lang)} {number(n, report.lang)}" for key, n in there.items()
    )


def sentence(report: Report, figure: Figure) -> str:
    """Return the sentence that may be published about a figure, empty where none would stand."""
    return report.sentences.get(figure.id, "")


def reasons_of(verdict: Verdict) -> list[str]:
    """Return why a verdict is what it is, and what is missing, each sentence once."""
    whys = [str(part["why"]) for part in verdict.parts if part.get("why")]
    return [as_sentence(one) for one in dict.fromkeys((*whys, *verdict.missing))]


def as_sentence(text: str) -> str:
    """Return a text with a capital first and a full stop last."""
    begun = text[:1].upper() + text[1:]
    return begun if not begun or begun.endswith((".", "?", "!", "”")) else f"{begun}."


def limits(report: Report) -> list[str]:
    """Return what the report cannot say: for any campaign, and for this one."""
    said = [report.say(f"limit_{key}") for key in ("seen", "people", "added", "robots")]
    lacking = [figure for figure in headlines(report) if figure.passport.missing]
    said += [
        report.say("limit_missing", label=labels, missing=text)
        for labels, text in together(lacking, lambda figure: missing(report, figure))
    ]
    said += [
        as_sentence(report.say("limit_refused", label=labels, reason=why))
        for labels, why in together(refused(report), lambda figure: figure.refused)
    ]
    for verdict in report.verdicts:
        if verdict.verdict == "not_shown":
            said += [f"“{verdict.claim}”: {one}." for one in verdict.missing[:1]]
    return said


def together(figures: Sequence[Figure], text_of: Callable[[Figure], str]) -> list[tuple[str, str]]:
    """Return (names, text), one for each text: figures that share it are named together."""
    names: dict[str, list[str]] = {}
    for figure in figures:
        names.setdefault(text_of(figure), []).append(title_and_way(figure)[0])
    return [
        (", ".join([first, *(name[:1].lower() + name[1:] for name in more)]), text)
        for text, (first, *more) in names.items()
    ]


def common_lines(report: Report, annex_of_sources: str) -> list[tuple[str, str]]:
    """Return what all passports of the board have in common, as (name, text)."""
    if not report.board.figures:
        return []
    passport = report.board.figures[0].passport
    scope, files = passport.scope, number(len(sources(report)), report.lang)
    of = "of_source" if len(sources(report)) == 1 else "of_sources"
    lines = [
        (report.say("rule"), scope.rule),
        (report.say("seen"), number(scope.seen, report.lang)),
        (report.say("inside"), _with(number(scope.inside, report.lang), tally(report, scope.inside_by))),
        (report.say("outside"), tally(report, scope.outside_by)),
        (report.say("sources"), report.say(of, files=files, annex=annex_of_sources)),
        (report.say("state"), f"{passport.state} · {passport.state_digest}"),
        (report.say("code"), f"lantoa {passport.code}"),
        (report.say("again"), passport.again),
    ]  # fmt: skip
    return [(name, text) for name, text in lines if text]


def passport_lines(report: Report, figure: Figure) -> list[tuple[str, str]]:
    """Return what a passport says beyond the common lines, as (name, text)."""
    passport = figure.passport
    lines = [
        (report.say("value"), as_sentence(figure.refused) or _value(report, figure)),
        (report.say("means"), as_sentence(passport.interval)),
        (
            report.say("definition"),
            f"{passport.definition} v{passport.version} · {passport.page}",
        ),
        (report.say("missing"), as_sentence(missing(report, figure))),
    ]
    if passport.as_of:
        seen = dict.fromkeys(moment(t, report.campaign.zone, report.lang) for t in passport.as_of)
        lines.append((report.say("read"), " – ".join(seen)))
    lines += [_part_line(report, part) for part in passport.parts]
    lines += [(report.say("note"), as_sentence(note)) for note in passport.notes]
    return [(name, text) for name, text in lines if text]


def _value(report: Report, figure: Figure) -> str:
    if figure.rows:
        return f"{number(len(figure.rows), report.lang)} {report.say('rows')}"
    interval = shown.full_interval(figure, report.lang) or report.say("exact")
    return _with(in_full(report, figure.value, figure.unit), interval)


def _with(text: str, more: str) -> str:
    return f"{text} ({more})" if more else text


def _part_line(report: Report, part: Part) -> tuple[str, str]:
    way = f"{report.name(part.metric_def)}, {report.name(part.method)}"
    bounds = "" if part.value is None else _with(
        number(part.value, report.lang),
        "" if part.lower == part.upper
        else f"{number(part.lower, report.lang)} – {number(part.upper, report.lang)}",
    )  # fmt: skip
    posts = f"{number(part.posts, report.lang)} {report.say('posts')}"
    states = tally(report, part.states)
    return way, " · ".join(text for text in (bounds, _with(posts, states)) if text)


def sources(report: Report) -> list[Any]:
    """Return every source that any figure rests on, each once, oldest first."""
    found = {s.batch: s for f in report.board.figures for s in f.passport.sources}
    return [found[batch] for batch in sorted(found)]


def read_between(report: Report) -> str:
    """Return when the counts of the report were read."""
    spans = [f.passport.as_of for f in report.board.figures if f.passport.as_of]
    if not spans:
        return ""
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    return " – ".join(
        dict.fromkeys(moment(t, report.campaign.zone, report.lang) for t in (first, last))
    )


def row_name(row: Mapping[str, Any]) -> str:
    """Return the name of a row of a series."""
    return str(row.get("label") or row["key"])


def tables(report: Report) -> Iterator[Figure]:
    """Return the figures that are series."""
    yield from (f for f in report.board.figures if f.rows)


def series_rows(report: Report, figure: Figure) -> list[tuple[str, ...]]:
    """Return name and value of each row and, where any row has one, its interval."""
    rows = [_row_cells(report, figure, row) for row in figure.rows]
    if all(interval in ("", report.say("exact")) for _, _, interval in rows):
        return [(name, value) for name, value, _ in rows]
    return list(rows)


def _row_cells(report: Report, figure: Figure, row: Mapping[str, Any]) -> tuple[str, str, str]:
    low, high = row.get("lower"), row.get("upper")
    between = "" if low is None else report.say("exact")
    if low is not None and low != high:
        between = shown.ends(low, high, report.lang, figure.unit)
    return row_name(row), in_full(report, row.get("value"), figure.unit), between


def shared_notes(report: Report) -> frozenset[str]:
    """Return the notes that many passports carry: they are said once, not under each chart."""
    everywhere = Counter(note for figure in report.board.figures for note in figure.passport.notes)
    return frozenset(note for note, times in everywhere.items() if times > _FEW)
