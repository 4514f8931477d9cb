"""`lantoa report`: a campaign's figures as documents, and a package that anybody can verify."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.opening import opened
from lantoa.cli.options import AtOption, JsonOption, WorkspaceOption, print_json
from lantoa.cli.progress import Meter
from lantoa.cli.screen import console, line
from lantoa.cli.speech import LangOption, language, say, speak
from lantoa.core.errors import BadInput
from lantoa.flows.report import report_of, write_report
from lantoa.flows.verify_report import verify_report
from lantoa.flows.workspace import Workspace
from lantoa.render.documents.package import FORMATS

if TYPE_CHECKING:
    from lantoa.flows.verify_report import Verified
    from lantoa.render.documents.package import Format

_SHOWN = 20


@app.command(name="report")
def report(
    campaign: Path | None = None,
    *,
    out: Annotated[Path, Parameter(help="Folder for the documents.")] = Path("report"),
    at: AtOption = None,
    formats: Annotated[
        str, Parameter(help="Which documents, with commas between: pdf,docx,xlsx,csv,json.")
    ] = ",".join(FORMATS),
    verify: Annotated[
        Path | None, Parameter(help="Verify a report's ZIP against this workspace instead.")
    ] = None,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Write a campaign's report, or verify one."""
    speak(lang)
    if verify is not None:
        if campaign is not None:
            raise BadInput("--verify needs no campaign file: the package holds its campaign")
        _verify(Workspace.at(workspace), verify, json=json)
        return
    if campaign is None:
        raise BadInput("name the campaign's file, or a package with --verify")
    chosen = _formats(formats)
    with opened(campaign, workspace=workspace, at=at, lang=lang) as its:
        made = report_of(its.workspace, its.campaign, **its.given)
    written = write_report(made, out, formats=chosen, campaign_file=campaign)
    if json:
        print_json({"out": str(out), "state": made.board.state, "files": written})
        return
    screen = console()
    screen.print(line(f"{its.campaign.name} · {say('trạng thái', 'state')} {made.state}", "bold"))
    for name, size in written.items():
        if not name.startswith("csv/"):
            screen.print(line(f"  {out / name} ({max(size // 1024, 1)} KB)"))
    tables = sum(name.startswith("csv/") for name in written)
    if tables:
        screen.print(line(f"  {out / 'csv'}/ ({tables} {say('tệp', 'files')})"))


def _formats(text: str) -> tuple[Format, ...]:
    named = tuple(dict.fromkeys(one.strip().lower() for one in text.split(",") if one.strip()))
    for one in named:
        if one not in FORMATS:
            raise BadInput(f"no document is called {one!r}; known are {', '.join(FORMATS)}")
    if not named:
        raise BadInput(f"name at least one document: {', '.join(FORMATS)}")
    return cast("tuple[Format, ...]", named)


def _verify(place: Workspace, package: Path, *, json: bool) -> None:
    with Meter(package.name) as meter:
        found = verify_report(place, package, lang=language(), progress=meter)
    if json:
        print_json({"equal": found.equal, "state": found.state, "damaged": found.damaged,
                    "foreign": found.foreign, "differing": found.differing, "rewritten": found.rewritten,
                    "rebuilt": found.rebuilt})  # fmt: skip
    if found.equal:
        if not json:
            console().print(line(say(
                f"Khớp: {found.figures} số liệu tính lại ở trạng thái {found.state} "
                f"({found.state_digest[:12]}) đều như trong báo cáo; mọi tệp còn nguyên.",
                f"Equal: all {found.figures} figures, computed again at state {found.state} "
                f"({found.state_digest[:12]}), are as the report says; every file is intact.",
            ), "bold"))  # fmt: skip
            if not found.rebuilt:
                console().print(line(say(
                    "Tài liệu được lập bằng phiên bản khác, nên chỉ so số liệu và mã băm.",
                    "The documents were made with other versions: figures and digests were compared.",
                ), "dim"))  # fmt: skip
        return
    if not json:
        _print_differences(found)
    raise BadInput(_summary(package, found))


def _print_differences(found: Verified) -> None:
    screen = console()
    for name in found.damaged[:_SHOWN]:
        screen.print(line(say(f"Tệp không còn như lúc lập: {name}",
                              f"This file is not as it was made: {name}")))  # fmt: skip
    for name in found.foreign[:_SHOWN]:
        screen.print(line(say(f"Tệp lạ, không thuộc báo cáo này: {name}",
                              f"This file belongs to no such report: {name}")))  # fmt: skip
    for name in found.rewritten:
        screen.print(line(say(f"Tệp khác với bản lập lại từ số liệu: {name}",
                              f"This file is not what the figures give: {name}")))  # fmt: skip
    for name, how in found.differing[:_SHOWN]:
        screen.print(
            line(
                say(
                    f"Khác với kho dữ liệu: {name} · {how}",
                    f"Differs from the lake: {name} · {how}",
                )
            )
        )
    more = len(found.differing) - _SHOWN
    if more > 0:
        screen.print(
            line(say(f"… và {more} chỗ khác nữa", f"… and {more} more differences"), "dim")
        )


def _summary(package: Path, found: Verified) -> str:
    names = [
        *found.damaged,
        *found.foreign,
        *found.rewritten,
        *dict.fromkeys(name for name, _ in found.differing),
    ]
    return f"{package}: not equal: {', '.join(names[:5])}{' …' if len(names) > 5 else ''}"
