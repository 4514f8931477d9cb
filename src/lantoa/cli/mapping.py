"""`lantoa mapping`: propose a mapping for a table, from its own columns."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.options import WorkspaceOption
from lantoa.cli.speech import LangOption, say, speak
from lantoa.core.errors import BadInput
from lantoa.flows.import_files import proposed_mapping


@app.command(name="mapping")
def mapping(
    file: Path,
    *,
    out: Annotated[
        Path | None, Parameter(help="Write the proposal here instead of printing it.")
    ] = None,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Propose a mapping file for a table; a person corrects it, then imports with --mapping."""
    speak(lang)
    del workspace  # the same option everywhere, this command stores nothing
    proposal = proposed_mapping(file)
    if out is None:
        print(proposal, end="")
        return
    if out.exists():
        raise BadInput(
            f"{out} exists already: choose another name, so that nothing is overwritten"
        )
    out.write_text(proposal, encoding="utf-8")
    print(say(f"Đã ghi {out}. Mở ra xem, sửa, rồi chạy: lantoa import {file} --mapping {out}",
              f"Wrote {out}. Look it over, mend it, then: lantoa import {file} --mapping {out}"))  # fmt: skip
