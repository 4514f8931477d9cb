"""The whole report as files, and as one ZIP with a manifest of their digests."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from lantoa.core.errors import BadInput
from lantoa.render.documents.archives import zip_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from lantoa.render.documents.contents import Report

Format = Literal["pdf", "docx", "xlsx", "csv", "json"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
MANIFEST: Final = "manifest.json"
_LARGEST: Final = 512 * 2**20
_MOST: Final = 1000
"""Bytes, and files, of the largest package that is opened."""


def documents_of(report: Report, formats: Sequence[Format], figures: bytes) -> dict[str, bytes]:
    """Return the documents of a report by file name.

    Parameters
    ----------
    formats
        Which to make; `figures` is always among them, for a report is verified by it.
    figures
        The board, its passports and verdicts as JSON.
    """
    made: dict[str, bytes] = {"figures.json": figures}
    for kind, name, make in _makers(report.lang):
        if kind in formats:
            made[name] = make(report)
    if "csv" in formats:
        from lantoa.render.documents.tables_csv import csv_of

        made |= {f"csv/{name}": content for name, content in csv_of(report).items()}
    return made


def _makers(lang: str) -> list[tuple[Format, str, Callable[[Report], bytes]]]:
    def pdf(report: Report) -> bytes:
        from lantoa.render.documents.pdf import pdf_of

        return pdf_of(report)

    def docx(report: Report) -> bytes:
        from lantoa.render.documents.docx import docx_of

        return docx_of(report)

    def xlsx(report: Report) -> bytes:
        from lantoa.render.documents.xlsx import xlsx_of

        return xlsx_of(report)

    return [("pdf", f"report.{lang}.pdf", pdf), ("docx", f"report.{lang}.docx", docx),
            ("xlsx", f"report.{lang}.xlsx", xlsx)]  # fmt: skip


def packed(documents: Mapping[str, bytes], about: Mapping[str, Any]) -> bytes:
    """Return a ZIP of `documents` and their manifest.

    Parameters
    ----------
    about
        What the manifest says besides digests: campaign, state, language, version.
    """
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in documents.items()}
    manifest = json.dumps({**about, "sha256": digests}, ensure_ascii=False, indent=2)
    return zip_of({MANIFEST: manifest.encode() + b"\n", **documents})


def unpacked(path: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the manifest of a package, and its files.

    Raises
    ------
    BadInput
        The file is no package of a report, or is damaged beyond reading.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise BadInput(f"{path}: is larger than any report")
        content = path.read_bytes()
    except OSError as failure:
        raise BadInput(f"{path}: cannot be read ({failure.strerror})") from None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_hostile(path, archive)
            files = {name: _member(archive, name) for name in archive.namelist()}
        manifest = json.loads(files.pop(MANIFEST))
        digests = manifest["sha256"]
        known = isinstance(digests, dict) and all(isinstance(d, str) for d in digests.values())
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, NotImplementedError,
            RuntimeError, RecursionError, EOFError):  # fmt: skip
        raise BadInput(
            f"{path}: is no package of a report, or was cut off or damaged on its way"
        ) from None
    if not known:
        raise BadInput(f"{path}: its manifest names no digests")
    return manifest, files


def _refuse_hostile(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse, before anything is unpacked, what no report is."""
    entries = archive.infolist()
    if len(entries) > _MOST or sum(entry.file_size for entry in entries) > _LARGEST:
        raise BadInput(f"{path}: unpacks to more than any report holds")
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if name in seen:
            raise BadInput(f"{path}: holds {name} twice, so programs would read different files")
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise BadInput(f"{path}: holds {name}, a path that leads out of its folder")
        seen.add(name)


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a member; one that does not unpack is damaged, which its digest will tell."""
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError):
        return b""


def changed(manifest: Mapping[str, Any], files: Mapping[str, bytes]) -> list[str]:
    """Return the names of files that are not what the manifest says, are lacking, or are extra."""
    digests: Mapping[str, str] = manifest["sha256"]
    wrong = [
        name for name, digest in digests.items()
        if name not in files or hashlib.sha256(files[name]).hexdigest() != digest
    ]  # fmt: skip
    return wrong + [name for name in files if name not in digests]
