"""`lantoa import`: files in, one batch a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.options import JsonOption, WorkspaceOption, print_json
from lantoa.cli.progress import Meter
from lantoa.cli.screen import console, line, table
from lantoa.cli.speech import Lang, LangOption, say, speak, translated
from lantoa.core.errors import BadInput, LantoaError
from lantoa.core.formats import number
from lantoa.core.records import Batch
from lantoa.flows.import_files import import_file
from lantoa.flows.import_options import ImportOptions
from lantoa.flows.workspace import Workspace

CONTRACT = (
    "file", "sha256", "adapter", "rows", "ok", "quarantined", "new_posts", "new_counts",
    "already_seen",
)  # fmt: skip


@app.command(name="import")
def import_(
    *files: Path,
    mapping: Annotated[
        Path | None, Parameter(help="Mapping file (TOML) for tables of no known kind.")
    ] = None,
    seen_at: Annotated[
        str | None,
        Parameter(
            help="When the numbers were read, for files that do not say: 2024-09-10T08:00+07:00."
        ),
    ] = None,
    zone: Annotated[
        str | None, Parameter(help="Time zone of times that name none (default Asia/Ho_Chi_Minh).")
    ] = None,
    capture: Annotated[
        str, Parameter(help="Name of the collection run that these files are part of.")
    ] = "",
    pseudonymise: Annotated[
        bool,
        Parameter(
            negative=(), help="Replace authors by keyed pseudonyms; the raw file is not kept."
        ),
    ] = False,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Import files into the lake: recognised by content, deduplicated, nothing lost.

    A row that cannot be read goes to quarantine, the rest is kept. A file that is refused does
    not stop the others.
    """
    spoken = speak(lang)
    if not files:
        raise BadInput("name at least one file to import")
    options = ImportOptions.of(
        mapping=mapping, seen_at=seen_at, zone=zone, capture=capture, pseudonymise=pseudonymise
    )
    place = Workspace.at(workspace)
    batches: list[Batch] = []
    refused: list[str] = []
    for file in files:
        with Meter(file.name) as meter:
            try:
                batches.append(import_file(place, file, options, progress=meter))
            except (LantoaError, OSError) as failure:
                refused.append(_reason(file, failure))
    if json:
        print_json({"batches": [{key: getattr(b, key) for key in CONTRACT} for b in batches]})
    elif batches:
        show_batches(batches, spoken)
    for reason in refused:
        print(f"lantoa: {translated(reason)}", file=sys.stderr)
    if refused:
        raise SystemExit(2)


def _reason(file: Path, failure: Exception) -> str:
    said = (failure.strerror or str(failure)) if isinstance(failure, OSError) else str(failure)
    said = " ".join(said.split())
    return said if str(file) in said else f"{file}: {said.removeprefix(f'{file.name}: ')}"


def show_batches(batches: list[Batch], lang: Lang) -> None:
    """Print one line a batch."""

    def n(value: int) -> str:
        return number(value, lang)

    screen = console()
    screen.print(table(
        "",
        (say("Tệp", "File"), say("Loại", "Kind"), say("Dòng", "Rows"), say("Đọc được", "Read"),
         say("Cách ly", "Quarantined"), say("Bài mới", "New posts"),
         say("Số đo mới", "New counts"), say("Đã có", "Already seen")),
        [(Path(b.file).name, b.adapter, n(b.rows), n(b.ok), n(b.quarantined), n(b.new_posts),
          n(b.new_counts), n(b.already_seen)) for b in batches],
        right=(2, 3, 4, 5, 6, 7),
    ))  # fmt: skip
    for batch in batches:
        for note in batch.notes:
            screen.print(line(f"{Path(batch.file).name}: {translated(note)}", "dim"))
    if any(b.quarantined for b in batches):
        screen.print(line(say("Xem các dòng bị cách ly: lantoa quarantine list",
                              "See the rows in quarantine: lantoa quarantine list")))  # fmt: skip
