"""Documents that people hand in as proof: judged by what they hold, kept under their digest."""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from django.conf import settings

from lantoa.core.errors import BadInput
from lantoa.web.kit.names import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from django.core.files.uploadedfile import UploadedFile

LARGEST: Final = 25 << 20
"""Bytes; a scan of a contract is far below."""
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_ENDS: Final = {
    "application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", _WORD: ".docx",
    _SHEET: ".xlsx",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that is kept: SHA-256 of its bytes, name, media type, bytes."""

    digest: str
    name: str
    kind: str
    size: int


def keep(file: UploadedFile[Any]) -> Kept:
    """Keep an uploaded document: PDF, DOCX, XLSX, PNG or JPEG, whatever it is called.

    The same bytes are kept once. It is on disk, whole, when this returns.

    Raises
    ------
    BadInput
        It is empty, too large, or none of these.
    """
    if not file.size:
        raise BadInput("the document is empty")
    if file.size > LARGEST:
        raise BadInput(f"a document may have {LARGEST >> 20} MB at most")
    stream = cast("BinaryIO", file.file)
    kind = _kind(stream)
    digest = hashlib.sha256()
    stream.seek(0)
    fresh = _folder() / f"fresh-{os.getpid()}-{id(file)}"
    fresh.parent.mkdir(parents=True, exist_ok=True)
    with fresh.open("wb") as out:
        while block := stream.read(1 << 20):
            digest.update(block)
            out.write(block)
        out.flush()
        os.fsync(out.fileno())
    found = digest.hexdigest()
    place = path_of(found)
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh.chmod(0o600)
    fresh.replace(place)
    stem = safe_name(file.name).rpartition(".")[0] or safe_name(file.name)
    return Kept(found, stem + _ENDS[kind], kind, file.size)


def path_of(digest: str) -> Path:
    """Return where the document of a digest lies."""
    if not _DIGEST.fullmatch(digest):
        raise BadInput("not the digest of a document")
    return _folder() / digest[:2] / digest


def forget_unnamed(digests: Iterable[str]) -> None:
    """Remove those documents that no table names any more: any with `digest` and `file_name`."""
    from django.apps import apps

    tables = [
        model for model in apps.get_models()
        if {"digest", "file_name"} <= {field.name for field in model._meta.get_fields()}
    ]  # fmt: skip
    for digest in digests:
        if not any(table._default_manager.filter(digest=digest).exists() for table in tables):
            path_of(digest).unlink(missing_ok=True)


def _folder() -> Path:
    folder: Path = settings.WORKSPACE / "documents"
    return folder


def _kind(stream: BinaryIO) -> str:
    stream.seek(0)
    first = stream.read(1024)
    if b"%PDF-" in first:
        return "application/pdf"
    if first.startswith(b"PK\x03\x04"):
        return _office(stream)
    if first.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return _picture(stream)
    raise BadInput("a document is a PDF, DOCX, XLSX, PNG or JPEG, told by its content")


def _office(stream: BinaryIO) -> str:
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as held:
            inside = set(held.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise BadInput("the document is damaged") from None
    if any(name.endswith("vbaProject.bin") for name in inside):
        raise BadInput("a document with macros is not taken; save it without them")
    if "[Content_Types].xml" in inside and "word/document.xml" in inside:
        return _WORD
    if "[Content_Types].xml" in inside and "xl/workbook.xml" in inside:
        return _SHEET
    raise BadInput("a document is a PDF, DOCX, XLSX, PNG or JPEG, told by its content")


def _picture(stream: BinaryIO) -> str:
    from PIL import Image, UnidentifiedImageError

    stream.seek(0)
    try:
        with Image.open(stream, formats=("PNG", "JPEG")) as picture:
            found = picture.format
            picture.verify()
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
    ):
        raise BadInput("the picture is damaged") from None
    return "image/png" if found == "PNG" else "image/jpeg"
