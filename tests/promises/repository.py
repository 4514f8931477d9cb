"""The repository as the promise tests see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "lantoa"
_CODE = ("src", "tests", "docs", "examples", "benchmarks")
_NOT_SHIPPED = {"__pycache__", "_build", ".venv", ".uv", ".git"}


def python_files(*folders: str) -> list[Path]:
    """Return every Python file of `folders` (all code where none is named)."""
    found = (ROOT / folder for folder in folders or _CODE)
    return sorted(
        path
        for folder in found
        for path in folder.rglob("*.py")
        if not _NOT_SHIPPED.intersection(path.parts)
    )


def shipped_texts() -> Iterator[tuple[Path, str]]:
    """Yield every text file that is part of the project, with its text."""
    tops = [p for p in ROOT.iterdir() if p.is_file()] + python_files()
    tops += [p for f in ("docs", "examples", ".ci") for p in (ROOT / f).rglob("*") if p.is_file()]
    for path in dict.fromkeys(tops):
        if _NOT_SHIPPED.intersection(path.parts) or ROOT / "examples" in path.parents[1:2]:
            continue
        try:
            yield path, path.read_bytes().decode()
        except UnicodeDecodeError:
            continue


def packages() -> list[Path]:
    """Return the folder of every package of the library, the library itself first."""
    return sorted(path.parent for path in PACKAGE.rglob("__init__.py"))


def module_name(path: Path) -> str:
    """Return the dotted name of a module of the library."""
    parts = path.relative_to(ROOT / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
