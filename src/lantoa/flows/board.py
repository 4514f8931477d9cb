"""A campaign's board: every figure with its passport, computed once a state and kept."""

from __future__ import annotations

import hashlib
import os
import shlex
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from lantoa import __version__
from lantoa.core.errors import BadInput
from lantoa.core.figures import Board, Figure, Source
from lantoa.flows.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.core.campaign import Campaign
    from lantoa.core.formats import Lang
    from lantoa.flows.workspace import Workspace
    from lantoa.lake.lake import Lake
    from lantoa.lake.states import StateRow

Progress = Callable[[int, int], None]
_KEPT = 500


def board_of(
    workspace: Workspace,
    campaign: Campaign,
    *,
    at: str | int | None = None,
    lang: Lang = "vi",
    campaign_file: str = "",
    fresh: bool = False,
    progress: Progress | None = None,
) -> Board:
    """Return the board of a campaign at a state of the lake.

    The first look at a state computes it and records that a passport cites the state, so that
    vacuum keeps it; later looks read the kept board.

    Parameters
    ----------
    at
        State by number or digest; the newest by default.
    campaign_file
        Path of the campaign's file, for the command in the passports.
    fresh
        Compute it from the lake even where a board was kept.

    Raises
    ------
    BadInput
        The lake is empty.
    NoSuchState, StateGone
        `at` names no state, or one that was vacuumed away.
    """
    lake = workspace.lake
    if not lake.exists or not lake.states():
        raise BadInput(
            f"{workspace.root}: nothing was imported yet; begin with `lantoa import FILE`"
        )
    state = lake.state(at)
    kept = workspace.cache / "boards" / f"{_key(campaign, state, lang, campaign_file)}.json"
    if not fresh and (board := _read(kept)) is not None:
        return board
    board = _computed(workspace, lake, campaign, state, lang, campaign_file, progress)
    lake.cite(state.state, f"board {campaign.id}")
    _keep(kept, board)
    return board


def _key(campaign: Campaign, state: StateRow, lang: Lang, campaign_file: str) -> str:
    said = msgspec.json.encode(
        [campaign, state.state, state.digest, __version__, lang, campaign_file]
    )
    return hashlib.sha256(said).hexdigest()[:32]


def _read(path: Path) -> Board | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Board)
    except (OSError, msgspec.MsgspecError):
        return None


def _keep(path: Path, board: Board) -> None:
    """Keep a board for the next look; a full or read-only disk only costs time later."""
    fresh = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(msgspec.json.encode(board))
        fresh.replace(path)
        old = sorted(path.parent.glob("*.json"), key=lambda p: p.stat().st_mtime)[:-_KEPT]
        for one in old:
            one.unlink(missing_ok=True)
    except OSError:
        fresh.unlink(missing_ok=True)


def _computed(
    workspace: Workspace,
    lake: Lake,
    campaign: Campaign,
    state: StateRow,
    lang: Lang,
    campaign_file: str,
    progress: Progress | None,
) -> Board:
    from lantoa.flows.unseen_posts import unseen_figure
    from lantoa.lake.engines import duckdb_tables
    from lantoa.measure.board import measured

    batches = [s for s in lake.states() if s.is_batch and s.state <= state.state]
    _, tables = duckdb_tables(lake, state, ("posts", "counts"))
    searched = _with_pseudonyms(workspace, batches, campaign)
    found = measured(tables, searched, lang=lang, progress=progress)
    unseen = unseen_figure(found.sightings, batches, campaign, found.scope, lang)
    sources = _sources(batches, found.batches)
    again = _again(workspace, campaign, campaign_file, state, lang)
    figures = tuple(
        _signed(figure, sources, state, again)
        for figure in (*found.figures[:1], unseen, *found.figures[1:])
    )
    return Board(
        campaign=campaign.id,
        name=campaign.name,
        state=state.state,
        state_digest=state.digest,
        figures=figures,
        simulated=campaign.simulated,
    )


def _with_pseudonyms(
    workspace: Workspace, batches: list[StateRow], campaign: Campaign
) -> Campaign:
    hidden = any('"pseudonymise": true' in (batch.options or "") for batch in batches)
    return Pseudonyms(workspace.pseudonym_key()).campaign(campaign) if hidden else campaign


def _sources(batches: list[StateRow], used: frozenset[int]) -> tuple[Source, ...]:
    return tuple(
        Source(
            batch=batch.state,
            file=batch.file or "",
            sha256=batch.sha256 or "",
            adapter=batch.adapter or "",
            rows=batch.rows or 0,
            quarantined=batch.quarantined or 0,
            seen_from=batch.seen_from,
            seen_to=batch.seen_to,
        )
        for batch in batches
        if batch.state in used
    )


def _again(
    workspace: Workspace, campaign: Campaign, campaign_file: str, state: StateRow, lang: Lang
) -> str:
    words = ["lantoa", "board", campaign_file or "CAMPAIGN.toml", "--at", state.digest[:12],
             "--workspace", str(workspace.root)]  # fmt: skip
    words += [
        word
        for channel in campaign.only
        for key in channel.keys[:1]
        for word in ("--channel", key)
    ]
    return shlex.join(words + (["--lang", lang] if lang != "vi" else []))


def _signed(figure: Figure, sources: tuple[Source, ...], state: StateRow, again: str) -> Figure:
    passport = replace(
        figure.passport,
        sources=sources,
        state=state.state,
        state_digest=state.digest,
        code=__version__,
        again=again,
    )
    return replace(figure, passport=passport)
