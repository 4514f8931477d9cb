"""`lantoa board`: the figures of a campaign, each with its interval and what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.board_screen import print_board, print_passport
from lantoa.cli.opening import opened
from lantoa.cli.options import AtOption, JsonOption, WorkspaceOption, print_json
from lantoa.cli.screen import console
from lantoa.cli.speech import LangOption
from lantoa.core.errors import BadInput
from lantoa.flows.board import board_of
from lantoa.flows.of_channels import of_channels

if TYPE_CHECKING:
    from lantoa.core.figures import Board, Figure


@app.command(name="board")
def board(
    campaign: Path,
    *,
    at: AtOption = None,
    figure: Annotated[str, Parameter(help="Show one figure with its whole passport.")] = "",
    channel: Annotated[
        tuple[str, ...],
        Parameter(
            help="Only posts of this channel, as platform:id or platform:@handle; may be repeated.",
            negative=(),
        ),
    ] = (),
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Show a campaign's figures: value, interval, what is missing."""
    with opened(campaign, workspace=workspace, at=at, lang=lang) as its:
        narrowed = of_channels(its.campaign, channel)
        shown = board_of(its.workspace, narrowed, **its.given)
    if json:
        print_json({"campaign": shown.campaign, "state": shown.state, "name": shown.name,
                    "state_digest": shown.state_digest, "figures": _listed(shown, figure)})  # fmt: skip
        return
    screen = console()
    if figure:
        for chosen in _chosen(shown, figure):
            print_passport(screen, chosen, its.campaign, its.lang)
        return
    print_board(screen, shown, its.campaign, its.lang)


def _listed(shown: Board, figure: str) -> list[Figure]:
    return _chosen(shown, figure) if figure else list(shown.figures)


def _chosen(shown: Board, figure: str) -> list[Figure]:
    try:
        return [shown.figure(figure)]
    except KeyError:
        known = ", ".join(f.id for f in shown.figures)
        raise BadInput(f"the board has no figure {figure!r}; it has {known}") from None
