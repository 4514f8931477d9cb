"""`lantoa compare`: whether the figures of two campaigns, or two states, may be compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.board_screen import value_of
from lantoa.cli.options import JsonOption, WorkspaceOption, print_json
from lantoa.cli.screen import console, line
from lantoa.cli.speech import LangOption, say, speak
from lantoa.flows.campaign_file import read_campaign
from lantoa.flows.compare import compare_boards
from lantoa.flows.workspace import Workspace


@app.command(name="compare")
def compare(
    a: Path,
    b: Path,
    *,
    figure: Annotated[str, Parameter(help="One figure only, by id.")] = "",
    at_a: Annotated[str | None, Parameter(help="State of the lake for A.")] = None,
    at_b: Annotated[str | None, Parameter(help="State of the lake for B.")] = None,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Say whether the figures of campaigns A and B may be compared, and why not."""
    spoken = speak(lang)
    pairs = compare_boards(
        Workspace.at(workspace), (a, read_campaign(a), at_a), (b, read_campaign(b), at_b),
        figure=figure, lang=spoken,
    )  # fmt: skip
    if json:
        print_json({"comparisons": [
            {"figure": one.id, "a": one, "b": two, "comparison": found} for one, two, found in pairs
        ]})  # fmt: skip
        return
    screen = console()
    for one, two, found in pairs:
        sign = (
            say("so sánh được", "comparable")
            if found.comparable
            else say("không so sánh được", "not comparable")
        )
        screen.print(line(f"{one.label}: {value_of(one, spoken)} | {value_of(two, spoken)} — {sign}",
                          "green" if found.comparable else "red"))  # fmt: skip
        for reason in (*found.reasons, *found.warnings):
            screen.print(line(f"  · {reason}"))
