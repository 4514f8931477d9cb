"""`lantoa rehearse`: an invented campaign, written as files, with the truth beside them."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.importing import CONTRACT, show_batches
from lantoa.cli.options import JsonOption, WorkspaceOption, print_json
from lantoa.cli.progress import Meter
from lantoa.cli.screen import console, line, table
from lantoa.cli.speech import Lang, LangOption, say, speak
from lantoa.core.formats import number
from lantoa.core.records import Batch
from lantoa.flows.rehearse import Rehearsed, import_rehearsed, rehearse, require_room
from lantoa.flows.workspace import Workspace


@app.command(name="rehearse")
def rehearse_(
    scenario: Path,
    *,
    out: Annotated[
        Path, Parameter(help="Folder for the files: new, empty, or of an earlier rehearsal.")
    ],
    posts: Annotated[
        int | None,
        Parameter(help="Posts in the campaign, 600 to 600,000 (default: the scenario's)."),
    ] = None,
    seed: Annotated[
        int | None, Parameter(help="Another seed gives another campaign of the same kind.")
    ] = None,
    import_too: Annotated[
        bool,
        Parameter(
            name="--import",
            negative=(),
            help="Import the files too, into a workspace of their own.",
        ),
    ] = False,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Write a simulated campaign whose truth is known, to rehearse on: everything is invented."""
    spoken = speak(lang)
    place = Workspace.at(workspace)
    if import_too:
        require_room(place)
    with Meter(scenario.name) as meter:
        made = rehearse(scenario, out, posts=posts, seed=seed, progress=meter)
    batches: list[Batch] = []
    if import_too:
        with Meter(scenario.name) as meter:
            batches = import_rehearsed(place, made, progress=meter)
    if json:
        print_json({"out": str(made.out), "campaign": str(made.campaign), "posts": made.truth["posts"],
                    "seed": made.truth["seed"], "files": made.files,
                    "batches": [{key: getattr(b, key) for key in CONTRACT} for b in batches]})  # fmt: skip
        return
    _show(made, spoken)
    if batches:
        print()
        show_batches(batches, spoken)
    else:
        _show_commands(made)


def _show(made: Rehearsed, lang: Lang) -> None:
    screen = console()
    screen.print(
        line(f"{made.truth['name']} · {say('hạt giống', 'seed')} {made.truth['seed']}", "bold")
    )
    screen.print(table(
        "",
        (say("Tệp", "File"), say("Loại", "Kind"), say("Dòng", "Rows"), say("Dòng hỏng cố ý", "Dirty on purpose")),
        [(file["name"], file["kind"], number(file["rows"], lang), number(len(file["dirty"]), lang))
         for file in made.files],
        right=(2, 3),
    ))  # fmt: skip


def _show_commands(made: Rehearsed) -> None:
    console().print(line(say("Nhập vào một kho riêng, rồi so bảng số với sự thật:",
                             "Import into a workspace of its own, then hold the board against the truth:")))  # fmt: skip
    for command in import_commands(made):
        print(f"  {command}")
    print(f"  {shlex.join(['lantoa', 'board', str(made.campaign)])}")
    print(f"  {shlex.join(['lantoa', 'truth', str(made.out)])}")


def import_commands(made: Rehearsed) -> list[str]:
    """Return the commands that import everything, files of like needs together."""
    grouped: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for file in made.files:
        grouped.setdefault((file["seen_at"] or "", file["mapping"]), []).append(file)
    commands = []
    for (seen_at, mapping), files in grouped.items():
        words = ["lantoa", "import", *(str(made.out / file["name"]) for file in files)]
        words += ["--seen-at", seen_at] if seen_at else []
        words += ["--mapping", str(made.out / mapping)] if mapping else []
        commands.append(shlex.join(words))
    return commands
