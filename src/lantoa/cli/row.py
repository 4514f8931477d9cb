"""`lantoa row`: what one line of a kept raw file says, for whoever wants to see for themselves."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.options import WorkspaceOption
from lantoa.cli.speech import LangOption, speak
from lantoa.flows.quarantine import raw_row
from lantoa.flows.workspace import Workspace


@app.command(name="row")
def row(
    file: str,
    number: int,
    *,
    member: Annotated[str, Parameter(help="Name inside a zip or workbook.")] = "",
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Print line NUMBER of a kept raw FILE (its name, or the beginning of its SHA-256)."""
    speak(lang)
    shown = raw_row(Workspace.at(workspace), file, number, member=member)
    sys.stdout.flush()
    sys.stdout.buffer.write(shown.rstrip(b"\r\n") + b"\n")
