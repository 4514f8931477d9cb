"""A rehearsal's board held against its truth: every interval, every claim, every dirty row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import BadInput
from lantoa.flows.campaign_file import read_campaign
from lantoa.flows.check_claims import check_claims
from lantoa.flows.quarantine import open_rows
from lantoa.flows.rehearse import CAMPAIGN_NAME, TRUTH_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Board, Figure, Number, Verdict
    from lantoa.core.formats import Lang
    from lantoa.flows.board import Progress
    from lantoa.flows.workspace import Workspace

_SLACK: Final = 1e-9
"""Shares are quotients: they are equal up to the last digits of a float."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One value with its interval, and what is true."""

    key: str
    """Row of a series; empty for the figure itself."""
    value: Number | None
    lower: Number | None
    upper: Number | None
    truth: Number | None

    @property
    def holds(self) -> bool:
        """Whether there is a value whose interval holds the truth; a missing bound is open."""
        if self.value is None or self.truth is None:
            return False
        above = self.lower is None or self.lower - _SLACK <= self.truth
        below = self.upper is None or self.truth <= self.upper + _SLACK
        return above and below


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFigure:
    """One figure of the board, and whether all of it holds the truth."""

    figure: Figure
    told: tuple[Told, ...]
    """The figure itself, or one a row that has a value; none where it was refused."""
    to_refuse: bool
    """Whether the scenario breaks what the figure assumes, so that it has to be refused."""

    @property
    def misses(self) -> tuple[Told, ...]:
        """What does not hold the truth."""
        return tuple(one for one in self.told if not one.holds)

    @property
    def holds(self) -> bool:
        """Whether the figure is as it has to be."""
        if self.to_refuse or self.figure.refused:
            return self.to_refuse and bool(self.figure.refused)
        return bool(self.told) and not self.misses


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClaim:
    """One claim: its verdict, and the one that the scenario intends."""

    claim: str
    verdict: str
    """Empty where the campaign file no longer holds the claim."""
    intended: str
    parts: tuple[Mapping[str, Any], ...] = ()
    """What each number of the claim was held against, as in a verdict."""

    @property
    def as_intended(self) -> bool:
        """Whether both are the same."""
        return self.verdict == self.intended


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRows:
    """The rows that are dirty on purpose, as (file, line)."""

    in_quarantine: int
    """Found there, each for the reason that the truth names."""
    missed: tuple[tuple[str, int], ...]
    """Not there, or for another reason."""
    unforeseen: tuple[tuple[str, int], ...]
    """There, though nothing is wrong with them on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A board beside the truth."""

    campaign: Campaign
    board: Board
    truth: Mapping[str, Any]
    figures: tuple[HeldFigure, ...]
    claims: tuple[HeldClaim, ...]
    rows: HeldRows
    unknown: tuple[str, ...]
    """Figures on one side alone: of the board without a truth, or true and not on the board."""

    @property
    def wrong(self) -> tuple[str, ...]:
        """Everything that is not as it has to be, by name."""
        return (
            *(one.figure.id for one in self.figures if not one.holds),
            *self.unknown,
            *(f"“{one.claim}”" for one in self.claims if not one.as_intended),
            *(f"{name}:{line}" for name, line in (*self.rows.missed, *self.rows.unforeseen)),
        )


def check_truth(
    workspace: Workspace,
    folder: Path,
    *,
    at: str | int | None = None,
    lang: Lang = "vi",
    progress: Progress | None = None,
) -> Held:
    """Hold the board of a rehearsed campaign against the truth that was written beside its files.

    Parameters
    ----------
    workspace
        Where the rehearsal's files were imported, and nothing else of the campaign.
    folder
        What ``lantoa rehearse`` wrote.
    at
        State of the lake; the newest by default. The quarantine is always today's.

    Raises
    ------
    BadInput
        `folder` holds no truth.
    """
    known = _read(folder / TRUTH_NAME)
    campaign_file = folder / CAMPAIGN_NAME
    campaign = read_campaign(campaign_file)
    board, verdicts = check_claims(
        workspace, campaign, at=at, lang=lang, campaign_file=str(campaign_file), progress=progress
    )
    true = known["figures"]
    return Held(
        campaign=campaign,
        board=board,
        truth=known,
        figures=tuple(
            _held(figure, true[figure.id], known) for figure in board.figures if figure.id in true
        ),
        claims=tuple(_ended(one, verdicts) for one in known["claims"]),
        rows=_rows(workspace, known),
        unknown=tuple(sorted(true.keys() ^ {figure.id for figure in board.figures})),
    )


def _read(path: Path) -> Mapping[str, Any]:
    try:
        known: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = None
    if not isinstance(known, dict) or not {"figures", "claims", "files"} <= known.keys():
        raise BadInput(f"{path.parent} holds no rehearsal: write one with lantoa rehearse")
    return known


def _held(figure: Figure, true: Mapping[str, Any], known: Mapping[str, Any]) -> HeldFigure:
    estimate = figure.id == "unseen_posts"
    wanted = true["world"] if estimate else true["captured"]
    told: tuple[Told, ...] = ()
    if isinstance(wanted, dict):
        told = tuple(
            Told(key=str(row["key"]), value=row["value"], lower=row["lower"], upper=row["upper"],
                 truth=wanted.get(row["key"]))
            for row in figure.rows if row["value"] is not None
        )  # fmt: skip
    elif not figure.refused:
        told = (Told(key="", value=figure.value, lower=figure.lower, upper=figure.upper,
                     truth=wanted),)  # fmt: skip
    return HeldFigure(figure=figure, told=told, to_refuse=estimate and bool(known.get("depends")))


def _ended(intended: Mapping[str, str], verdicts: tuple[Verdict, ...]) -> HeldClaim:
    claim = intended["claim"]
    found = next((one for one in verdicts if one.claim == claim), None)
    return HeldClaim(
        claim=claim,
        verdict=found.verdict if found else "",
        intended=intended["verdict"],
        parts=found.parts if found else (),
    )


def _rows(workspace: Workspace, known: Mapping[str, Any]) -> HeldRows:
    wanted = {
        (file["name"], dirty["line"]): dirty["reason"]
        for file in known["files"]
        for dirty in file["dirty"]
    }
    names = {file["name"] for file in known["files"]}
    found = {
        (PurePath(row.file).name, row.line): row.reason
        for row in open_rows(workspace)
        if PurePath(row.file).name in names
    }
    missed = [at for at, reason in wanted.items() if reason not in found.get(at, "")]
    return HeldRows(
        in_quarantine=len(wanted) - len(missed),
        missed=tuple(missed),
        unforeseen=tuple(sorted(found.keys() - wanted.keys())),
    )
