"""`lantoa claim`: sentences that somebody wants to publish, held against the figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.opening import opened
from lantoa.cli.options import AtOption, JsonOption, WorkspaceOption, print_json
from lantoa.cli.screen import console, line
from lantoa.cli.speech import LangOption, say
from lantoa.core.words import VERDICTS
from lantoa.flows.check_claims import check_claims

STYLES = {"supported": "green", "contradicted": "red", "not_shown": "yellow"}


@app.command(name="claim")
def claim(
    campaign: Path,
    *,
    say_this: Annotated[
        tuple[str, ...],
        Parameter(
            name="--say",
            negative=(),
            help="A sentence to check, besides those of the campaign file.",
        ),
    ] = (),
    at: AtOption = None,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Hold claims against the figures: supported, contradicted, or not shown."""
    with opened(campaign, workspace=workspace, at=at, lang=lang) as its:
        board, verdicts = check_claims(its.workspace, its.campaign, extra=say_this, **its.given)
    if json:
        print_json({"campaign": board.campaign, "state": board.state, "claims": verdicts})
        return
    names = verdict_names()
    screen = console()
    if not verdicts:
        screen.print(line(say("Tệp chiến dịch chưa có câu nào cần kiểm (claims = […]).",
                              "The campaign file holds no claims yet (claims = […]).")))  # fmt: skip
    for verdict in verdicts:
        screen.print(line(f"“{verdict.claim}”", "bold"))
        screen.print(line(f"  {names[verdict.verdict]}", STYLES[verdict.verdict]))
        reasons = [str(part["why"]) for part in verdict.parts if part.get("why")]
        for reason in reasons:
            screen.print(line(f"  · {reason}"))
        for sentence in verdict.missing:
            if sentence in reasons:
                continue
            screen.print(line(f"  · {say('Còn thiếu', 'Missing')}: {sentence}", "dim"))


def verdict_names() -> dict[str, str]:
    """Return what each verdict is called."""
    return {verdict: say(*words) for verdict, words in VERDICTS.items()}
