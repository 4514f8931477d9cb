"""A campaign's report: all that it says, from one state of the lake, and its documents."""

from __future__ import annotations

import hashlib
import os
import shlex
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from lantoa import __version__, render
from lantoa.core.campaign import Campaign  # noqa: TC001  # `Kept` is read back by its types
from lantoa.core.errors import BadInput
from lantoa.core.figures import Board, Verdict  # noqa: TC001
from lantoa.flows.check_claims import check_claims
from lantoa.flows.publishable import publishable
from lantoa.measure.labels import NAMES, name
from lantoa.render.documents.contents import Report
from lantoa.render.documents.package import FORMATS, documents_of, packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lantoa.core.figures import Source
    from lantoa.core.formats import Lang
    from lantoa.flows.board import Progress
    from lantoa.flows.workspace import Workspace
    from lantoa.render.documents.package import Format

CAMPAIGN_FILE: Final = "campaign.toml"
"""The name under which a package holds the campaign's file."""


class Kept(msgspec.Struct, kw_only=True):
    """What ``figures.json`` holds."""

    campaign: Campaign
    lang: str
    board: Board
    verdicts: tuple[Verdict, ...]
    sentences: dict[str, str]


def report_of(
    workspace: Workspace,
    campaign: Campaign,
    *,
    at: str | int | None = None,
    lang: Lang = "vi",
    campaign_file: str = "",
    fresh: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Return all that a report says, before any format.

    Nothing in it names this machine: sources go by their files' names, and the command in the
    passports begins from the campaign's file as the package holds it.

    Raises
    ------
    BadInput
        The lake is empty.
    NoSuchState, StateGone
        `at` names no state, or one that was vacuumed away.
    """
    board, verdicts = check_claims(
        workspace, campaign, at=at, lang=lang, campaign_file=campaign_file, fresh=fresh,
        progress=progress,
    )  # fmt: skip
    return Report(
        campaign=campaign,
        board=_portable(board, lang),
        verdicts=verdicts,
        sentences=publishable(board, campaign, lang=lang),
        names={key: name(key, lang) for key in NAMES},
        lang=lang,
        made_at=workspace.lake.state(board.state_digest).at,
    )


def write_report(
    report: Report,
    folder: Path,
    *,
    formats: Sequence[Format] = FORMATS,
    campaign_file: Path | None = None,
) -> dict[str, int]:
    """Write a report's documents, and the package that holds them all, into `folder`.

    The same report gives the same bytes.

    Parameters
    ----------
    campaign_file
        Is put into the package as it is, for whoever wants to compute the board by hand.

    Returns
    -------
    dict
        File name → bytes written.

    Raises
    ------
    BadInput
        `folder` is a file, or a name in it is taken by a folder.
    """
    documents = documents_of(report, formats, figures_json(report))
    its_file = {} if campaign_file is None else {CAMPAIGN_FILE: campaign_file.read_bytes()}
    package = packed(documents | its_file, {
        "campaign": report.campaign.id, "simulated": report.board.simulated, "lang": report.lang,
        "state": report.board.state, "state_digest": report.board.state_digest,
        "made_with": made_with(),
    })  # fmt: skip
    written = {f"report.{report.lang}.zip": package, **documents}
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is a file; a report needs a folder")
    for file, content in written.items():
        _write(folder / file, content)
    return {file: len(content) for file, content in written.items()}


def made_with() -> dict[str, str]:
    """Return the versions of all that decides the bytes of a document."""
    return {"lantoa": __version__, "render": _drawn_by()} | {
        one: version(one) for one in ("python-docx", "typst", "vl-convert-python", "xlsxwriter")
    }


@cache
def _drawn_by() -> str:
    """Return a digest of the code that draws: a mended page is no forged one."""
    digest = hashlib.sha256()
    for path in sorted(Path(render.__file__).parent.rglob("*")):
        if path.suffix in (".py", ".typ"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def figures_json(report: Report) -> bytes:
    """Return what ``figures.json`` holds: campaign, board, verdicts, sentences."""
    kept = Kept(
        campaign=report.campaign,
        lang=report.lang,
        board=report.board,
        verdicts=report.verdicts,
        sentences=dict(report.sentences),
    )
    return msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n"


def _portable(board: Board, lang: Lang) -> Board:
    words = ["lantoa", "board", CAMPAIGN_FILE, "--at", board.state_digest[:12]]
    again = shlex.join(words + (["--lang", lang] if lang != "vi" else []))
    return replace(board, figures=tuple(
        replace(figure, passport=replace(
            figure.passport, again=again, sources=tuple(map(_named, figure.passport.sources))))
        for figure in board.figures
    ))  # fmt: skip


def _named(source: Source) -> Source:
    """The source by its file's name alone: its digest says which file it is."""
    return replace(source, file=source.file.replace("\\", "/").rpartition("/")[2])


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    if path.is_dir():
        raise BadInput(f"{path} is a folder; a file of the report has this name")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
