"""Small files in every dress, written for the tests."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import zstandard

from lantoa.core.errors import Unreadable
from lantoa.sources.files.opening import OpenedFile, open_file

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
EXAMPLES = Path(__file__).parents[3] / "examples"
HEADER = "id,handle,views"
ROWS = [("101", "an.example", "541.2K"), ("102", "binh.example", "18")]


def write(folder: Path, data: bytes | str, name: str = "anything") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def table_text(mark: str = ",", end: str = "\n") -> str:
    lines = [HEADER.replace(",", mark), *(mark.join(row) for row in ROWS)]
    return end.join(lines) + end


def lines_text(count: int = 3) -> str:
    return "".join(
        json.dumps({"id": str(n), "text": "Chào #HàGiang"}) + "\n" for n in range(count)
    )


def gz(data: bytes) -> bytes:
    return gzip.compress(data)


def zst(data: bytes) -> bytes:
    return zstandard.compress(data)


def zipped(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    book.close()
    return path


def rows_of(opened: OpenedFile, member: str | None = None) -> list[dict[str, object]]:
    """Payloads that can be read."""
    return [dict(p) for _, p in opened.payloads(member) if not isinstance(p, Unreadable)]


def refusals_of(opened: OpenedFile, member: str | None = None) -> list[tuple[int, str, str]]:
    return [
        (n, p.field, p.reason) for n, p in opened.payloads(member) if isinstance(p, Unreadable)
    ]


def read(path: Path) -> list[dict[str, object]]:
    with open_file(path) as opened:
        return rows_of(opened)
