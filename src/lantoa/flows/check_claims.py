"""Claims held against the figures of a board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.flows.board import board_of
from lantoa.language.claims import assertions_in
from lantoa.measure.verdicts import judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Board, Verdict
    from lantoa.core.formats import Lang
    from lantoa.flows.board import Progress
    from lantoa.flows.workspace import Workspace


def check_claims(
    workspace: Workspace,
    campaign: Campaign,
    *,
    extra: Sequence[str] = (),
    at: str | int | None = None,
    lang: Lang = "vi",
    campaign_file: str = "",
    fresh: bool = False,
    progress: Progress | None = None,
) -> tuple[Board, tuple[Verdict, ...]]:
    """Hold the campaign's claims, and `extra` ones, against its figures.

    Returns
    -------
    tuple
        The board that was used, and one verdict a claim, in order.
    """
    board = board_of(workspace, campaign, at=at, lang=lang, campaign_file=campaign_file,
                     fresh=fresh, progress=progress)  # fmt: skip
    claims = (*campaign.claims, *extra)
    return board, tuple(
        judge(claim, assertions_in(claim), board, campaign, lang=lang) for claim in claims
    )
