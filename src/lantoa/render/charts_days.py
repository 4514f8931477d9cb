"""Charts along the days of a campaign: views over posts, and views gained over what they rest on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.formats import day as day_words
from lantoa.core.formats import number
from lantoa.render.charts_axis import (
    Days,
    best_of,
    capture_moments,
    capture_ticks,
    day_names,
    gap,
    is_day,
    place_of,
)
from lantoa.render.charts_bars import bars, coverage
from lantoa.render.charts_marks import Chart, bounds, shown, table_of, whole
from lantoa.render.charts_words import title_of, unit_of, words
from lantoa.render.honest import honest
from lantoa.render.shares import row_of, share_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lantoa.core.figures import Board, Figure
    from lantoa.core.formats import Lang
    from lantoa.render.colours import Colours

_AFTER: Final = 8
"""Days after the last one that a chart reaches for capture moments."""


def days_chart(board: Board, lang: Lang, width: int, colours: Colours) -> Chart:
    """Return views by day of publication over posts by day, on one time axis."""
    views, posts = board.figure("views_by_publication_day"), board.figure("posts_by_day")
    drawn = [figure for figure in (views, posts) if figure.rows and not figure.refused]
    if not drawn:
        return _nothing("days", words("days", lang), (views, posts), lang)
    days = Days(drawn, width, lang)
    strips = []
    for n, figure in enumerate(drawn):
        strips += bars(figure, days, colours, 90 if n else 190, second=n > 0)
        strips.append(gap(width))
    strips[-1] = day_names(drawn[0], days, colours)
    finding = " ".join(_most(figure, lang) for figure in drawn)
    columns, table = _joined(drawn, lang)
    return Chart(
        id="days", title=words("days", lang), finding=finding, headline=_share_of_best(drawn[0], lang), columns=columns, table=table,
        figures=tuple(f.id for f in drawn), notes=_notes(drawn, lang),
        spec=whole("days", finding, strips, colours, width),
    )  # fmt: skip


def gains_chart(board: Board, lang: Lang, width: int, colours: Colours, zone: str) -> Chart:
    """Return views gained by day over how many posts that rests on and when they were read."""
    figure = board.figure("views_gained_by_day")
    title, _ = title_of(figure)
    if figure.refused or not any(is_day(row) for row in figure.rows):
        return _nothing(figure.id, title, (figure,), lang)
    moments = capture_moments(figure, zone)
    first, count = date.fromisoformat(figure.rows[0]["key"]), sum(map(is_day, figure.rows))
    places = [(place_of(a, first), place_of(b, first)) for a, b in moments]
    inside = [(a, b) for a, b in places if b >= 0 and a <= count + _AFTER]
    until = min(count + _AFTER, max((int(b) + 1 for _, b in inside), default=0))
    days = Days([figure], width, lang, until)
    strips = [*bars(figure, days, colours, 190), gap(width), *coverage(figure, days, colours),
              day_names(figure, days, colours), capture_ticks(inside, days, colours)]  # fmt: skip
    finding = _most(figure, lang)
    named = [row["label"] for row in figure.rows]
    columns, table = table_of(figure, named, lang, "col_day")
    out = len(places) - len(inside)
    notes = [*_notes([figure], lang), *_not_drawn(figure, lang)]
    notes.append(words("captures", lang, n=number(len(inside), lang)))
    notes += [words("captures_out", lang, n=number(out, lang))] if out else []
    return Chart(
        id=figure.id, title=title, finding=finding, headline=_best_gain(figure, lang), figures=(figure.id,), notes=tuple(notes),
        columns=columns, table=table, spec=whole(figure.id, finding, strips, colours, width),
    )  # fmt: skip


def _nothing(chart_id: str, title: str, figures: Sequence[Figure], lang: Lang) -> Chart:
    why = next((f.refused for f in figures if f.refused), words("nothing", lang))
    return Chart(id=chart_id, title=title, finding=why, refused=why,
                 figures=tuple(f.id for f in figures))  # fmt: skip


def _most(figure: Figure, lang: Lang) -> str:
    rows = [row for row in figure.rows if is_day(row)]
    best = best_of(rows)
    title = title_of(figure)[0]
    if best is None:
        return f"{title}: {words('no_count', lang)}"
    said = words("most_day", lang, label=str(best["label"]), value=shown(best["value"], lang),
                 unit=unit_of(figure, lang), interval=bounds(best, lang))  # fmt: skip
    return f"{title}. {said}"


def _share_of_best(figure: Figure, lang: Lang) -> str:
    """Return what share of the campaign the posts of its highest day hold."""
    best = best_of([row for row in figure.rows if is_day(row)])
    share = share_of(figure, [best]) if best else None
    if best is None or share is None:
        return ""
    return words("share_day", lang, day=_short(best, lang), share=honest(share, lang).text,
                 unit=unit_of(figure, lang))  # fmt: skip


def _best_gain(figure: Figure, lang: Lang) -> str:
    best = best_of([row for row in figure.rows if is_day(row)])
    if best is None:
        return ""
    its = row_of(figure, best)
    return words("gain_day", lang, day=_short(best, lang), value=honest(its, lang).text,
                 unit=unit_of(figure, lang))  # fmt: skip


def _short(row: Mapping[str, Any], lang: Lang) -> str:
    its = date.fromisoformat(str(row["key"]))
    return f"{its.day}/{its.month}" if lang == "vi" else f"{its.day} {its:%b}"


def _notes(figures: Sequence[Figure], lang: Lang) -> tuple[str, ...]:
    rows = [row for figure in figures for row in figure.rows if is_day(row)]
    notes = []
    if any(row.get("value") is not None and row.get("lower") != row.get("upper") for row in rows):
        notes.append(words("band", lang))
    if any(row.get("value") is None and row.get("scope_posts") for row in rows):
        notes.append(words("unknown_days", lang))
    return tuple(notes)


def _not_drawn(figure: Figure, lang: Lang) -> list[str]:
    return [
        words("unallocated", lang, label=str(row["label"]), value=shown(row["value"], lang),
              unit=unit_of(figure, lang), interval=bounds(row, lang))
        for row in figure.rows if not is_day(row) and row.get("value") is not None
    ]  # fmt: skip


def _joined(
    figures: Sequence[Figure], lang: Lang
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the tables of figures over the same days side by side."""
    tables = [
        table_of(f, [day_words(date.fromisoformat(row["key"]), lang) for row in f.rows], lang, "col_day")
        for f in figures
    ]  # fmt: skip
    columns = (tables[0][0][0], *(name for names, _ in tables for name in names[1:]))
    rows = (
        (parts[0][0], *(cell for part in parts for cell in part[1:]))
        for parts in zip(*(rows for _, rows in tables), strict=True)
    )
    return columns, tuple(rows)
