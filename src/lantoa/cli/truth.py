"""`lantoa truth`: a rehearsal's board beside what is true, and its claims beside what was intended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantoa.cli.app import app
from lantoa.cli.board_screen import interval_of, title_of, value_of, way_of, written
from lantoa.cli.claim import STYLES, verdict_names
from lantoa.cli.options import AtOption, JsonOption, WorkspaceOption, print_json
from lantoa.cli.progress import Meter
from lantoa.cli.screen import console, line, table
from lantoa.cli.speech import Lang, LangOption, say, speak
from lantoa.core.errors import BadInput
from lantoa.core.formats import day, number
from lantoa.flows.check_truth import check_truth
from lantoa.flows.workspace import Workspace

if TYPE_CHECKING:
    from rich.console import Console

    from lantoa.flows.check_truth import Held, HeldClaim, HeldFigure

_NAMED = 5


@app.command(name="truth")
def truth(
    folder: Path,
    *,
    at: AtOption = None,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Hold the board of a rehearsed campaign against its truth; anything off ends with exit code 2."""
    spoken = speak(lang)
    with Meter(folder.name) as meter:
        held = check_truth(Workspace.at(workspace), folder, at=at, lang=spoken, progress=meter)
    if json:
        print_json(_told(held))
    else:
        _show(console(), held, spoken)
    if held.wrong:
        named = ", ".join(held.wrong[:_NAMED]) + (" …" if len(held.wrong) > _NAMED else "")
        raise BadInput(f"{folder}: not as the truth: {named}")


def _told(held: Held) -> dict[str, Any]:
    return {
        "campaign": held.board.campaign, "state": held.board.state, "simulated": True,
        "holds": not held.wrong, "wrong": held.wrong,
        "figures": [
            {"id": one.figure.id, "label": one.figure.label, "holds": one.holds,
             "refused": one.figure.refused,
             "values": [{"key": its.key, "value": its.value, "lower": its.lower,
                         "upper": its.upper, "truth": its.truth, "holds": its.holds}
                        for its in one.told]}
            for one in held.figures
        ],
        "claims": [
            {"claim": one.claim, "verdict": one.verdict, "intended": one.intended,
             "as_intended": one.as_intended}
            for one in held.claims
        ],
        "dirty_rows": {"in_quarantine": held.rows.in_quarantine, "missed": held.rows.missed,
                       "unforeseen": held.rows.unforeseen},
    }  # fmt: skip


def _show(screen: Console, held: Held, lang: Lang) -> None:
    screen.print(line(held.board.name, "bold"))
    screen.print(line(say("Dữ liệu mô phỏng: ai, bài nào, số nào cũng bịa, nên biết trước sự thật.",
                          "Simulated data: everybody and every number is invented, so the truth is known."),
                      "dim"))  # fmt: skip
    screen.print()
    yes, no = say("có", "yes"), say("KHÔNG", "NO")
    screen.print(table(
        "",
        (say("Số liệu", "Figure"), say("Giá trị", "Value"), say("Khoảng", "Interval"),
         say("Sự thật", "Truth"), say("Khoảng chứa sự thật?", "Does it hold?")),
        [(*_cells(one, lang), yes if one.holds else no) for one in held.figures],
        right=(1, 2, 3),
    ))  # fmt: skip
    for way in dict.fromkeys(way_of(one.figure) for one in held.figures if way_of(one.figure)):
        screen.print(line(way, "dim"))
    _show_misses(screen, held, lang)
    _show_world(screen, held, lang)
    screen.print()
    names = verdict_names()
    screen.print(table(
        "",
        (say("Câu muốn công bố", "Claim"), say("Số liệu", "Figure"), say("Kết luận", "Verdict"),
         say("Kịch bản định", "Intended"), say("Đúng ý?", "As intended?")),
        [(one.claim, _says(one, held, lang), names.get(one.verdict, "—"), names[one.intended],
          yes if one.as_intended else no) for one in held.claims],
    ))  # fmt: skip
    _show_rows(screen, held, lang)


def _cells(one: HeldFigure, lang: Lang) -> tuple[str, str, str, str]:
    """Label, value, interval and truth; of a series how many of its values hold theirs."""
    figure = one.figure
    if figure.refused:
        return title_of(figure), say("không đưa ra", "not given"), "", "—"
    if figure.rows:
        held = len(one.told) - len(one.misses)
        values = number(len(one.told), lang)
        return (
            title_of(figure),
            say(f"{values} dòng", f"{values} rows"),
            "",
            say(f"{number(held, lang)}/{values} dòng", f"{number(held, lang)}/{values} rows"),
        )
    true = written(one.told[0].truth, figure.unit, lang)
    return title_of(figure), value_of(figure, lang), interval_of(figure, lang), true


def _says(claim: HeldClaim, held: Held, lang: Lang) -> str:
    """What the figures say where the claim says a number or a period."""
    said = []
    for part in claim.parts:
        if part.get("bound") == "period":
            said.append(
                f"{day(held.campaign.first_day, lang)} – {day(held.campaign.last_day, lang)}"
            )
        elif part.get("value") is not None:
            unit = held.board.figure(part["figure"]).unit
            exact = part["lower"] == part["upper"]
            said.append(
                written(part["value"], unit, lang) if exact
                else f"{written(part['lower'], unit, lang)} – {written(part['upper'], unit, lang)}"
            )  # fmt: skip
    return "; ".join(said) or "—"


def _show_misses(screen: Console, held: Held, lang: Lang) -> None:
    for one in held.figures:
        unit = one.figure.unit
        if one.figure.refused and not one.to_refuse:
            screen.print(line(f"{one.figure.label}: {one.figure.refused}", STYLES["contradicted"]))
        for miss in one.misses:
            between = f"{written(miss.lower, unit, lang)} – {written(miss.upper, unit, lang)}"
            name = f"{one.figure.label} · {miss.key}" if miss.key else one.figure.label
            true = written(miss.truth, unit, lang)
            screen.print(line(say(f"{name}: sự thật {true} nằm ngoài {between}",
                                  f"{name}: the truth {true} lies outside {between}"),
                              STYLES["contradicted"]))  # fmt: skip
    for name in held.unknown:
        screen.print(line(say(f"{name}: chỉ bảng hoặc chỉ truth.json có",
                              f"{name}: only the board or only truth.json has it"),
                          STYLES["contradicted"]))  # fmt: skip


def _show_world(screen: Console, held: Held, lang: Lang) -> None:
    figures = held.truth["figures"]
    posts, unseen = figures["posts"], figures["unseen_posts"]

    def n(value: int) -> str:
        return number(value, lang)

    gone, rest = unseen["deleted_before_any_capture"], unseen["world"]
    screen.print(line(say(
        f"Trong thế giới mô phỏng có {n(posts['world'])} bài: các tệp giữ {n(posts['captured'])}, "
        f"{n(rest)} bài không lượt thu nào thấy, {n(gone)} bài đã xoá trước đó.",
        f"The simulated world has {n(posts['world'])} posts: the files hold {n(posts['captured'])}, "
        f"{n(rest)} were seen by no capture, {n(gone)} were deleted before.",
    ), "dim"))  # fmt: skip


def _show_rows(screen: Console, held: Held, lang: Lang) -> None:
    rows = held.rows
    wanted = number(rows.in_quarantine + len(rows.missed), lang)
    found = number(rows.in_quarantine, lang)
    screen.print()
    screen.print(line(say(
        f"Dòng hỏng cố ý: {found}/{wanted} đã vào cách ly với đúng lý do; "
        f"dòng lành bị cách ly: {number(len(rows.unforeseen), lang)}.",
        f"Rows dirty on purpose: {found}/{wanted} are in quarantine for the right reason; "
        f"sound rows in quarantine: {number(len(rows.unforeseen), lang)}.",
    )))  # fmt: skip
