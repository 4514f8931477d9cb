"""`lantoa quarantine`: rows that could not be read: list, export, try again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from lantoa.cli.app import app
from lantoa.cli.importing import CONTRACT, show_batches
from lantoa.cli.options import JsonOption, WorkspaceOption, print_json
from lantoa.cli.screen import console, line, shortened, table
from lantoa.cli.speech import LangOption, say, speak, translated
from lantoa.core.formats import number
from lantoa.flows.quarantine import export_rows, open_rows, retry
from lantoa.flows.workspace import Workspace

quarantine = App(name="quarantine", help="Rows that could not be read: list, export, try again.",
                 result_action="return_value")  # fmt: skip
app.command(quarantine)

_SHOWN = 50
FileOption = Annotated[
    str,
    Parameter(name="--file", help="Only this file: its name, or the beginning of its SHA-256."),
]


@quarantine.command(name="list")
def list_(
    *, file: FileOption = "", json: JsonOption = False, workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:  # fmt: skip
    """List the rows in quarantine: file, line, field, reason."""
    spoken = speak(lang)
    rows = open_rows(Workspace.at(workspace), file=file)
    if json:
        print_json({"quarantine": rows})
        return
    screen = console()
    if not rows:
        screen.print(line(say("Không có dòng nào bị cách ly.", "No row is in quarantine.")))
        return
    screen.print(table(
        "", (say("Tệp", "File"), say("Dòng", "Line"), say("Cột", "Field"), say("Lý do", "Reason")),
        [(shortened(Path(r.file).name + (f" › {r.member}" if r.member else ""), 40), str(r.line),
          r.field, translated(r.reason)) for r in rows[:_SHOWN]],
        right=(1,),
    ))  # fmt: skip
    if len(rows) > _SHOWN:
        more = number(len(rows) - _SHOWN, spoken)
        screen.print(line(say(f"… và {more} dòng nữa: lantoa quarantine export tệp.csv",
                              f"… and {more} more: lantoa quarantine export file.csv"), "dim"))  # fmt: skip


@quarantine.command(name="export")
def export(
    out: Path, *, file: FileOption = "", workspace: WorkspaceOption = None, lang: LangOption = None
) -> None:
    """Write the rows in quarantine to a CSV file that opens in a spreadsheet."""
    spoken = speak(lang)
    written = export_rows(Workspace.at(workspace), out, file=file)
    print(say(f"Đã ghi {number(written, spoken)} dòng vào {out}",
              f"Wrote {number(written, spoken)} rows to {out}"))  # fmt: skip


@quarantine.command(name="retry")
def retry_(
    *,
    file: FileOption = "",
    mapping: Annotated[Path | None, Parameter(help="The mended mapping file.")] = None,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Read the rows in quarantine again, with a mended mapping or a newer version of lantoa."""
    spoken = speak(lang)
    batches = retry(Workspace.at(workspace), file=file, mapping=mapping)
    if json:
        print_json({"batches": [{key: getattr(b, key) for key in CONTRACT} for b in batches]})
    elif batches:
        show_batches(batches, spoken)
    else:
        print(say("Không có dòng nào bị cách ly.", "No row is in quarantine."))
