"""`lantoa infographic`: a campaign's infographic as SVG and PNG, ready to post."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.opening import opened
from lantoa.cli.options import AtOption, JsonOption, WorkspaceOption, print_json
from lantoa.cli.screen import console, line
from lantoa.cli.speech import LangOption, say
from lantoa.flows.infographic import infographics_of, write_infographics
from lantoa.render.infographic import SIZES

if TYPE_CHECKING:
    from lantoa.render.infographic import Size


@app.command(name="infographic")
def picture(
    campaign: Path,
    *,
    out: Annotated[Path, Parameter(help="Folder for the pictures.")] = Path("infographic"),
    size: Annotated[
        Literal["1x1", "4x5", "9x16", "a4"] | None, Parameter(help="One size (default: all).")
    ] = None,
    at: AtOption = None,
    link: Annotated[
        str, Parameter(help="Address for the QR code (default: the command to compute it again).")
    ] = "",
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Draw a campaign's infographic."""
    sizes: tuple[Size, ...] = (size,) if size else tuple(SIZES)
    with opened(campaign, workspace=workspace, at=at, lang=lang) as its:
        board, drawn = infographics_of(
            its.workspace, its.campaign, sizes=sizes, link=link, **its.given
        )
    files = write_infographics(drawn, out, name=its.campaign.id)
    if json:
        print_json({"state": board.state, "state_digest": board.state_digest,
                    "said": drawn[0].said, "files": [str(file) for file in files]})  # fmt: skip
        return
    screen = console()
    screen.print(line(f"{its.campaign.name} · {say('trạng thái', 'state')} {board.state}", "bold"))
    screen.print(line(drawn[0].said))
    for file in files:
        screen.print(line(f"  {file} ({max(file.stat().st_size // 1024, 1)} KB)"))
