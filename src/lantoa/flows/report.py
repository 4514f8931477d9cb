"""A campaign's report: made from one state of the lake, and verified against it later."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

import msgspec

from lantoa import __version__
from lantoa.core.campaign import Campaign  # noqa: TC001  # `Kept` is read back by its types
from lantoa.core.errors import BadInput
from lantoa.core.figures import Board, Verdict  # noqa: TC001
from lantoa.flows.check_claims import check_claims
from lantoa.flows.publishable import publishable
from lantoa.measure.labels import NAMES, name
from lantoa.render.documents.contents import Report
from lantoa.render.documents.package import FORMATS, changed, documents_of, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lantoa.core.figures import Figure, Source
    from lantoa.core.formats import Lang
    from lantoa.flows.board import Progress
    from lantoa.flows.workspace import Workspace
    from lantoa.render.documents.package import Format

CAMPAIGN_FILE: Final = "campaign.toml"
"""The name under which a package holds the campaign's file."""
_SAME: Final = 1e-12
"""Ratios may differ by so little, relatively, from one machine to another."""


class Kept(msgspec.Struct, kw_only=True):
    """What ``figures.json`` holds."""

    campaign: Campaign
    lang: str
    board: Board
    verdicts: tuple[Verdict, ...]
    sentences: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What verifying a package found."""

    state: int
    state_digest: str
    figures: int
    """Figures that were computed again."""
    damaged: tuple[str, ...] = ()
    """Files that are not what the manifest says."""
    differing: tuple[tuple[str, str], ...] = ()
    """Figures or claims that come out otherwise: (id, how)."""
    rewritten: tuple[str, ...] = ()
    """Documents that agree with the manifest and yet are not what these figures give."""
    rebuilt: bool = False
    """Whether the documents were made again; other versions of the libraries write other bytes."""

    @property
    def equal(self) -> bool:
        """Whether nothing differs."""
        return not (self.damaged or self.differing or self.rewritten)


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
    documents = documents_of(report, formats, _figures_json(report))
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


def verify_report(
    workspace: Workspace, package: Path, *, progress: Progress | None = None
) -> Verified:
    """Check a package's digests, then compute its figures again at the state that it cites.

    Raises
    ------
    BadInput
        The file is no package of a report.
    NoSuchState
        This workspace's lake never was in the state that the report cites.
    StateGone
        It was, and its files were vacuumed away.
    """
    manifest, files = unpacked(package)
    damaged = tuple(changed(manifest, files))
    kept = _kept(package, files)
    if kept is None:
        if "figures.json" not in damaged:
            raise BadInput(f"{package}: its figures.json cannot be read as figures")
        return Verified(state=0, state_digest="", figures=0, damaged=damaged)
    lang: Lang = "en" if kept.lang == "en" else "vi"
    again = report_of(
        workspace, kept.campaign, at=kept.board.state_digest, lang=lang, fresh=True,
        progress=progress,
    )  # fmt: skip
    differing = tuple(_differences(kept, again))
    rebuilt = not differing and manifest.get("made_with") == made_with()
    return Verified(
        state=again.board.state,
        state_digest=again.board.state_digest,
        figures=len(again.board.figures),
        damaged=damaged,
        differing=differing,
        rewritten=tuple(_rewritten(again, files, damaged)) if rebuilt else (),
        rebuilt=rebuilt,
    )


def _rewritten(again: Report, files: Mapping[str, bytes], damaged: Sequence[str]) -> list[str]:
    """Return the documents that come out otherwise when they are made again."""
    kinds = {name.rpartition(".")[2] for name in files}
    formats = [kind for kind in FORMATS if kind in kinds]
    made = documents_of(again, formats, _figures_json(again))
    return [n for n, content in made.items() if n not in damaged and files.get(n) != content]


def made_with() -> dict[str, str]:
    """Return the versions of all that decides the bytes of a document."""
    return {"lantoa": __version__} | {
        one: version(one) for one in ("python-docx", "typst", "vl-convert-python", "xlsxwriter")
    }


def _kept(package: Path, files: Mapping[str, bytes]) -> Kept | None:
    if "figures.json" not in files:
        raise BadInput(f"{package}: holds no figures.json, so nothing can be computed again")
    try:
        return msgspec.json.decode(files["figures.json"], type=Kept)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None


def _figures_json(report: Report) -> bytes:
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


def _differences(kept: Kept, again: Report) -> Iterator[tuple[str, str]]:
    said = {figure.id: figure for figure in kept.board.figures}
    now = {figure.id: figure for figure in again.board.figures}
    for figure_id in (*now, *(one for one in said if one not in now)):
        if figure_id not in said or figure_id not in now:
            yield figure_id, "only in the report" if figure_id in said else "not in the report"
            continue
        for how in _how(said[figure_id], now[figure_id]):
            yield figure_id, how
    for one, two in zip(kept.verdicts, again.verdicts, strict=False):
        for where, was, now_is in _apart(_plain(one), _plain(two), ""):
            yield f"claim “{one.claim}”", f"{where}: {was} → {now_is}"
    if len(kept.verdicts) != len(again.verdicts):
        yield "claims", f"{len(kept.verdicts)} → {len(again.verdicts)}"
    if kept.sentences != dict(again.sentences):
        for key in sorted({*kept.sentences, *again.sentences}):
            one_said, now_said = kept.sentences.get(key), again.sentences.get(key)
            if one_said != now_said:
                yield key, f"sentence: {one_said} → {now_said}"


def _how(said: Figure, now: Figure) -> Iterator[str]:
    for where, was, now_is in _apart(_plain(said), _plain(now), ""):
        if where != "passport.code":  # which version computed it is no part of what it says
            yield f"{where}: {was} → {now_is}"


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value)


def _apart(one: Any, two: Any, where: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(one, dict) and isinstance(two, dict):
        for key in dict.fromkeys((*one, *two)):
            inner = f"{where}.{key}" if where else str(key)
            yield from _apart(one.get(key), two.get(key), inner)
    elif isinstance(one, (list, tuple)) and isinstance(two, (list, tuple)):
        if len(one) != len(two):
            yield where, f"{len(one)} rows", f"{len(two)} rows"
            return
        for n, (a, b) in enumerate(zip(one, two, strict=True)):
            row = a.get("key", n) if isinstance(a, dict) else n
            yield from _apart(a, b, f"{where}[{row}]")
    elif not _equal(one, two):
        yield where, _short(one), _short(two)


def _equal(one: Any, two: Any) -> bool:
    if isinstance(one, float) and isinstance(two, (int, float)) and not isinstance(two, bool):
        return abs(one - two) <= _SAME * max(abs(one), abs(two))
    return bool(one == two)


def _short(value: Any) -> str:
    text = "none" if value is None else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


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
