"""Two campaigns, or one at two states, figure by figure: whether they may be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.core.errors import BadInput
from lantoa.flows.board import board_of
from lantoa.measure.comparable import comparison

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Figure
    from lantoa.core.formats import Lang
    from lantoa.flows.workspace import Workspace
    from lantoa.measure.comparable import Comparison

Side = tuple["Path", "Campaign", "str | int | None"]


def compare_boards(
    workspace: Workspace, a: Side, b: Side, *, figure: str = "", lang: Lang = "vi"
) -> list[tuple[Figure, Figure, Comparison]]:
    """Compare the single-valued figures of two boards.

    Parameters
    ----------
    a, b
        (campaign file, campaign, state) each.
    figure
        Only this figure, by id.

    Raises
    ------
    BadInput
        No figure of this id is on both boards.
    """
    one, two = (
        board_of(workspace, campaign, at=at, lang=lang, campaign_file=str(path))
        for path, campaign, at in (a, b)
    )
    there = {f.id: f for f in two.figures}
    pairs = [
        (f, there[f.id]) for f in one.figures
        if f.id in there and (f.id == figure if figure else not f.rows)
    ]  # fmt: skip
    if not pairs:
        raise BadInput(f"no figure {figure!r} is on both boards")
    return [(f, g, comparison(f, g, (a[1], b[1]), lang=lang)) for f, g in pairs]
