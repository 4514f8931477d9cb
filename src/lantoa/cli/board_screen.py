"""A board and a passport on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from lantoa.cli.screen import line, shortened, table
from lantoa.cli.speech import Lang, say
from lantoa.core.coverage import beside, lacking
from lantoa.core.formats import day, moment, number, share
from lantoa.core.words import OUTCOMES, STATES, spoken

if TYPE_CHECKING:
    from rich.console import Console

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Board, Figure
    from lantoa.core.words import Said

_ROWS_SHOWN: Final = 40
_TOGETHER: Final = (
    ("posts_by_day", "views_by_publication_day"),
    ("posts_by_platform", "views_by_platform"),
    ("posts_by_hashtag", "views_by_hashtag"),
    ("posts_by_role", "views_by_role"),
    ("posts_by_province", "views_by_province", "authors_by_province", "views_gained_by_province"),
)
"""Series with the same rows: one table, a column each."""


def value_of(figure: Figure, lang: Lang) -> str:
    """Return a figure's value as people read it."""
    return written(figure.value, figure.unit, lang)


def interval_of(figure: Figure, lang: Lang) -> str:
    """Return a figure's interval as people read it, empty where it is exact."""
    if figure.lower is None and figure.upper is None:
        return ""
    if figure.lower == figure.upper == figure.value:
        return say("đúng số", "exact")
    if figure.upper is None:
        return say("ít nhất ", "at least ") + written(figure.lower, figure.unit, lang)
    return (
        f"{written(figure.lower, figure.unit, lang)} – {written(figure.upper, figure.unit, lang)}"
    )


def written(value: float | None, unit: str, lang: Lang) -> str:
    """Return a number of this unit as people read it."""
    if unit == "ratio":
        return share(value, lang, 2)
    whole = value is None or float(value).is_integer()
    return number(value, lang, 0 if whole else 1)


def missing_of(figure: Figure, lang: Lang) -> str:
    """Return what is missing in a figure, in a few words."""
    if not figure.passport.missing_share:
        return ""
    posts = sum(figure.passport.missing.values())
    return f"{number(posts, lang)} ({share(figure.passport.missing_share, lang)})"


def print_board(screen: Console, shown: Board, campaign: Campaign, lang: Lang) -> None:
    """Print the board: headline figures, series, and what was refused, with its reason."""
    screen.print(line(shown.name, "bold"))
    days = f"{day(campaign.first_day, lang)} – {day(campaign.last_day, lang)} ({campaign.zone})"
    state = say("trạng thái", "state") + f" {shown.state} ({shown.state_digest[:12]})"
    screen.print(line(f"{days} · {state}", "dim"))
    screen.print()
    heads = [f for f in shown.figures if not f.rows and not f.refused]
    screen.print(table(
        "",
        (say("Số liệu", "Figure"), say("Giá trị", "Value"), say("Khoảng", "Interval"),
         say("Bài thiếu số", "Posts without"), say("Cách đo", "Measured on")),
        [(title_of(f), value_of(f, lang), interval_of(f, lang), missing_of(f, lang), way_of(f))
         for f in heads],
        right=(1, 2, 3),
    ))  # fmt: skip
    asides = (beside(f.passport, lang) for f in heads)
    for aside in dict.fromkeys(filter(None, asides)):
        screen.print(line(aside, "dim"))
    for figures in _tables(shown):
        screen.print()
        _print_series(screen, figures, lang)
    refused = [f for f in shown.figures if f.refused]
    if refused:
        screen.print()
        screen.print(
            line(
                say(
                    "Không đưa ra, vì không bảo vệ được",
                    "Not shown, because it cannot be defended",
                ),
                "bold",
            )
        )
    for reason, alike in groupby(refused, key=lambda f: f.refused):
        screen.print(line(f"  {', '.join(f.label for f in alike)}: {reason}"))


def title_of(figure: Figure) -> str:
    """Return a figure's label without the platform and method in brackets."""
    return figure.label.removesuffix(f" ({way_of(figure)})")


def way_of(figure: Figure) -> str:
    """Return the platform and method that a label carries in brackets where there are several."""
    return (
        figure.label.rpartition(" (")[2].removesuffix(")")
        if figure.label.endswith(")") and figure.passport.parts
        else ""
    )


def _tables(shown: Board) -> Iterator[list[Figure]]:
    series = {f.id: f for f in shown.figures if f.rows}
    quality = series.pop("data_quality", None)
    for figure_id in list(series):
        group = next((ids for ids in _TOGETHER if figure_id in ids), (figure_id,))
        if found := [series.pop(one) for one in group if one in series]:
            yield found
    if quality is not None:
        yield [quality]


def _print_series(screen: Console, figures: list[Figure], lang: Lang) -> None:
    by_key: dict[str, dict[str, Mapping[str, Any]]] = {}
    for figure in figures:
        for row in figure.rows:
            by_key.setdefault(str(row["key"]), {})[figure.id] = row
    empty_too = any(figure.id == "coverage_gaps" for figure in figures)
    busy = {key: rows for key, rows in by_key.items() if empty_too or _is_busy(rows)}
    headings = [""]
    for figure in figures:
        headings += [title_of(figure), say("khoảng", "interval")]
    shown = list(busy.values())[:_ROWS_SHOWN]
    cells = []
    for rows in shown:
        written = [shortened(_name(next(iter(rows.values()))), 60)]
        for figure in figures:
            written += _value_and_interval(rows.get(figure.id, {}), figure.unit, lang)
        cells.append(written)
    used = [n for n in range(len(headings)) if n % 2 or not n or any(c[n] for c in cells)]
    screen.print(table(
        "", [headings[n] for n in used], [[c[n] for n in used] for c in cells],
        right=range(1, len(used)),
    ))  # fmt: skip
    for way in dict.fromkeys(way_of(figure) for figure in figures if way_of(figure)):
        screen.print(line(way, "dim"))
    left_out = len(by_key) - len(shown)
    if left_out:
        more = number(left_out, lang)
        screen.print(line(say(f"… và {more} dòng nữa, hoặc không có bài (--json cho tất cả)",
                              f"… and {more} more rows, or rows without posts (--json shows all)"), "dim"))  # fmt: skip


def _is_busy(rows: Mapping[str, Mapping[str, Any]]) -> bool:
    return any(row.get("value") or row.get("posts") for row in rows.values())


def _name(row: Mapping[str, Any]) -> str:
    label, key = str(row.get("label") or row["key"]), str(row["key"])
    return label.removesuffix(f" · {key}") if key.partition(":")[2].startswith("@") else label


def _value_and_interval(row: Mapping[str, Any], unit: str, lang: Lang) -> list[str]:
    low, high = row.get("lower"), row.get("upper")
    between = "" if low == high else f"{written(low, unit, lang)} – {written(high, unit, lang)}"
    return [written(row.get("value"), unit, lang), between]


def print_passport(screen: Console, figure: Figure, campaign: Campaign, lang: Lang) -> None:
    """Print one figure with its whole passport."""
    passport = figure.passport
    screen.print(line(f"{figure.label}: {value_of(figure, lang)}", "bold"))
    if figure.refused:
        screen.print(line(figure.refused))
    lines = [
        (say("Khoảng", "Interval"), f"{interval_of(figure, lang)}. {passport.interval}"),
        (
            say("Định nghĩa", "Definition"),
            f"{passport.definition} v{passport.version} ({passport.page})",
        ),
        (say("Phạm vi", "Scope"), passport.scope.rule),
        (say("Bài trong kho", "Posts in the lake"), number(passport.scope.seen, lang)),
        (
            say("Bài trong phạm vi", "Posts inside"),
            f"{number(passport.scope.inside, lang)} {_tally(passport.scope.inside_by, OUTCOMES, lang)}",
        ),
        (
            say("Bài ngoài phạm vi", "Posts outside"),
            _tally(passport.scope.outside_by, OUTCOMES, lang),
        ),
        (say("Thiếu", "Missing"), lacking(passport, lang)),
        (say("Nền tảng khác", "Other platforms"), beside(passport, lang)),
    ]
    if passport.as_of:
        seen = " – ".join(moment(t, campaign.zone, lang) for t in passport.as_of)
        lines.append((say("Đọc số lúc", "Counts seen"), seen))
    for part in passport.parts:
        bounds = (
            f"{number(part.value, lang)} ({number(part.lower, lang)} – {number(part.upper, lang)})"
        )
        lines.append(
            (
                f"{part.metric_def} · {part.method}",
                f"{bounds} · {number(part.posts, lang)} {say('bài', 'posts')} {_tally(part.states, STATES, lang)}",
            )
        )
    lines += [(say("Ghi chú", "Note"), note) for note in passport.notes]
    lines += [
        (
            say("Nguồn", "Source"),
            f"{s.file} · {s.adapter} · sha256 {s.sha256[:12]} · {number(s.rows, lang)} {say('dòng', 'rows')}",
        )
        for s in passport.sources
    ]
    lines += [
        (
            say("Trạng thái", "State"),
            f"{passport.state} ({passport.state_digest[:12]}) · lantoa {passport.code}",
        ),
        (say("Tính lại", "Again"), passport.again),
    ]
    screen.print(table("", ("", ""), [(name, text) for name, text in lines if text.strip(" .")]))


def _tally(counts: Mapping[str, int], words: Mapping[str, Said], lang: Lang) -> str:
    shown = [f"{number(n, lang)} {spoken(words, key, lang)}" for key, n in counts.items() if n]
    return f"({', '.join(shown)})" if shown else ""
