"""A campaign's infographic, drawn from its board and written as SVG and PNG."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from lantoa.core.errors import BadInput
from lantoa.core.text import plain_key
from lantoa.flows.board import board_of
from lantoa.flows.publishable import publishable
from lantoa.render.infographic import SIZES, Look, infographic, infographic_png

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Board
    from lantoa.core.formats import Lang
    from lantoa.flows.board import Progress
    from lantoa.flows.workspace import Workspace
    from lantoa.render.infographic import Picture, Size


def infographics_of(
    workspace: Workspace,
    campaign: Campaign,
    *,
    sizes: Sequence[Size] = tuple(SIZES),
    at: str | int | None = None,
    lang: Lang = "vi",
    campaign_file: str = "",
    link: str = "",
    progress: Progress | None = None,
) -> tuple[Board, tuple[Picture, ...]]:
    """Draw a campaign's infographic in one or more sizes.

    Parameters
    ----------
    at
        State by number or digest; the newest by default.
    link
        Address for the QR code; without one it holds the command that computes the board again.

    Raises
    ------
    BadInput
        The lake is empty, or the QR code cannot hold `link`.
    NoSuchState, StateGone
        `at` names no state, or one that was vacuumed away.
    """
    if len(link.encode()) > 300:
        raise BadInput("the link is too long for a QR code that can be read: at most 300 bytes")
    board = board_of(
        workspace, campaign, at=at, lang=lang, campaign_file=campaign_file, progress=progress
    )
    # Only the file's name: a published picture must not show the folders of somebody's machine.
    name = Path(campaign_file or "CAMPAIGN.toml").name
    command = shlex.join(["lantoa", "board", name, "--at", board.state_digest])
    look = Look(colour=campaign.colour or Look().colour, with_flag=campaign.flag)
    said = publishable(board, campaign, lang=lang)
    return board, tuple(
        infographic(
            board, first_day=campaign.first_day, last_day=campaign.last_day, zone=campaign.zone,
            size=size, lang=lang, look=look, again=link or command, sentences=said,
        )
        for size in sizes
    )  # fmt: skip


def write_infographics(
    pictures: Sequence[Picture], folder: Path, *, name: str, scale: float = 2.0
) -> list[Path]:
    """Write pictures as ``NAME-SIZE.svg`` and ``.png`` into `folder`; return the files.

    Parameters
    ----------
    name
        Beginning of the files' names; what a file name cannot hold is replaced.

    Raises
    ------
    BadInput
        `folder` is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is a file; name a folder for the pictures")
    folder.mkdir(parents=True, exist_ok=True)
    stem = _stem(name)
    written = []
    for picture in pictures:
        for suffix, content in (
            ("svg", picture.svg.encode()), ("png", infographic_png(picture, scale=scale)),
        ):  # fmt: skip
            path = folder / f"{stem}-{picture.size}.{suffix}"
            path.write_bytes(content)
            written.append(path)
    return written


def _stem(name: str) -> str:
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in plain_key(name))
    return "-".join(part for part in kept.split("-") if part)[:80] or "infographic"
