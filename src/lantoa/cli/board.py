"""`lantoa board`: the figures of a campaign, each with its interval and what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.options import AtOption, JsonOption, WorkspaceOption, print_json
from lantoa.cli.progress import Meter
from lantoa.cli.screen import console, line, shortened, table
from lantoa.cli.speech import Lang, LangOption, say, speak
from lantoa.core.formats import day, moment, number, share
from lantoa.flows.board import board_of
from lantoa.flows.campaign_file import read_campaign
from lantoa.flows.workspace import Workspace

if TYPE_CHECKING:
    from rich.console import Console

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Board, Figure

_ROWS_SHOWN = 20


@app.command(name="board")
def board(
    campaign: Path,
    *,
    at: AtOption = None,
    figure: Annotated[str, Parameter(help="Show one figure with its whole passport.")] = "",
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Show a campaign's figures: value, interval, what is missing."""
    spoken = speak(lang)
    declared = read_campaign(campaign)
    with Meter(declared.name) as meter:
        shown = board_of(
            Workspace.at(workspace), declared, at=at, lang=spoken, campaign_file=str(campaign),
            progress=meter,
        )  # fmt: skip
    if json:
        print_json({"campaign": shown.campaign, "state": shown.state, "name": shown.name,
                    "state_digest": shown.state_digest, "figures": _listed(shown, figure)})  # fmt: skip
        return
    screen = console()
    if figure:
        for chosen in _chosen(shown, figure):
            print_passport(screen, chosen, declared, spoken)
        return
    print_board(screen, shown, declared, spoken)


def _listed(shown: Board, figure: str) -> list[Figure]:
    return _chosen(shown, figure) if figure else list(shown.figures)


def _chosen(shown: Board, figure: str) -> list[Figure]:
    from lantoa.core.errors import BadInput

    try:
        return [shown.figure(figure)]
    except KeyError:
        known = ", ".join(f.id for f in shown.figures)
        raise BadInput(f"the board has no figure {figure!r}; it has {known}") from None


def value_of(figure: Figure, lang: Lang) -> str:
    """Return a figure's value as people read it."""
    return _written(figure.value, figure.unit, lang)


def interval_of(figure: Figure, lang: Lang) -> str:
    """Return a figure's interval as people read it, empty where it is exact."""
    if figure.lower is None and figure.upper is None:
        return ""
    if figure.lower == figure.upper == figure.value:
        return say("đúng số", "exact")
    if figure.upper is None:
        return say("ít nhất ", "at least ") + _written(figure.lower, figure.unit, lang)
    return f"{_written(figure.lower, figure.unit, lang)} – {_written(figure.upper, figure.unit, lang)}"


def _written(value: float | None, unit: str, lang: Lang) -> str:
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
    """Print the board."""
    screen.print(line(shown.name, "bold"))
    screen.print(line(
        f"{day(campaign.first_day, lang)} – {day(campaign.last_day, lang)} ({campaign.zone}) · "
        + say("trạng thái", "state") + f" {shown.state} ({shown.state_digest[:12]})", "dim"))  # fmt: skip
    screen.print()
    heads = [f for f in shown.figures if not f.rows and not f.refused]
    screen.print(table(
        "",
        (say("Số liệu", "Figure"), say("Giá trị", "Value"), say("Khoảng", "Interval"),
         say("Bài thiếu số", "Posts without")),
        [(f.label, value_of(f, lang), interval_of(f, lang), missing_of(f, lang)) for f in heads],
        right=(1, 2, 3),
    ))  # fmt: skip
    for figure in shown.figures:
        if figure.rows:
            screen.print()
            _print_series(screen, figure, lang)
    refused = [f for f in shown.figures if f.refused]
    if refused:
        screen.print()
        screen.print(line(say("Không đưa ra, vì không bảo vệ được:", "Not shown, because it cannot be defended:"), "bold"))
        for figure in refused:
            screen.print(line(f"  {figure.label}: {figure.refused}"))


def _print_series(screen: Console, figure: Figure, lang: Lang) -> None:
    def cells(row: dict[str, Any]) -> tuple[str, str, str]:
        low, high = row.get("lower"), row.get("upper")
        exact = low == high
        between = "" if exact or low is None else f"{_written(low, figure.unit, lang)} – {_written(high, figure.unit, lang)}"
        return shortened(str(row.get("label") or row["key"]), 48), _written(row.get("value"), figure.unit, lang), between

    rows = [cells(dict(row)) for row in figure.rows[:_ROWS_SHOWN]]
    screen.print(table(figure.label, ("", say("Giá trị", "Value"), say("Khoảng", "Interval")), rows, right=(1, 2)))
    if len(figure.rows) > _ROWS_SHOWN:
        more = number(len(figure.rows) - _ROWS_SHOWN, lang)
        screen.print(line(say(f"… và {more} dòng nữa (--json cho tất cả)", f"… and {more} more (--json shows all)"), "dim"))


def print_passport(screen: Console, figure: Figure, campaign: Campaign, lang: Lang) -> None:
    """Print one figure with its whole passport."""
    passport = figure.passport
    screen.print(line(f"{figure.label}: {value_of(figure, lang)}", "bold"))
    if figure.refused:
        screen.print(line(figure.refused))
    lines = [
        (say("Khoảng", "Interval"), f"{interval_of(figure, lang)}. {passport.interval}"),
        (say("Định nghĩa", "Definition"), f"{passport.definition} v{passport.version} ({passport.page})"),
        (say("Phạm vi", "Scope"), passport.scope.rule),
        (say("Bài trong kho", "Posts in the lake"), number(passport.scope.seen, lang)),
        (say("Bài trong phạm vi", "Posts inside"), f"{number(passport.scope.inside, lang)} {_tally(passport.scope.inside_by, lang)}"),
        (say("Bài ngoài phạm vi", "Posts outside"), _tally(passport.scope.outside_by, lang)),
        (say("Thiếu", "Missing"), f"{missing_of(figure, lang)} {_tally(passport.missing, lang)}"),
    ]
    if passport.as_of:
        seen = " – ".join(moment(t, campaign.zone, lang) for t in passport.as_of)
        lines.append((say("Đọc số lúc", "Counts seen"), seen))
    for part in passport.parts:
        bounds = f"{number(part.value, lang)} ({number(part.lower, lang)} – {number(part.upper, lang)})"
        lines.append((f"{part.metric_def} · {part.method}", f"{bounds} · {number(part.posts, lang)} {say('bài', 'posts')} {_tally(part.states, lang)}"))
    lines += [(say("Ghi chú", "Note"), note) for note in passport.notes]
    lines += [(say("Nguồn", "Source"), f"{s.file} · {s.adapter} · sha256 {s.sha256[:12]} · {number(s.rows, lang)} {say('dòng', 'rows')}") for s in passport.sources]
    lines += [
        (say("Trạng thái", "State"), f"{passport.state} ({passport.state_digest[:12]}) · lantoa {passport.code}"),
        (say("Tính lại", "Again"), passport.again),
    ]
    screen.print(table("", ("", ""), [(name, text) for name, text in lines if text.strip(" .")]))


def _tally(counts: Any, lang: Lang) -> str:
    shown = [f"{name} {number(n, lang)}" for name, n in dict(counts).items() if n]
    return f"[{', '.join(shown)}]" if shown else ""
