"""Which states passports cite: one small file each, so that vacuum never takes a cited state."""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING, Final

from lantoa.lake import delta

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = "cited"
_NAME: Final = re.compile(r"(\d+)-[0-9a-f]{16}\.txt")


def cite(root: Path, state: int, why: str) -> bool:
    """Write down that something cites a state; return whether that could be written.

    The same reason twice is one file. No lock is taken, and a disk that cannot be written is no
    error: figures can be read from a copy on any medium.
    """
    text = why.encode("utf-8", "replace")
    path = root / FOLDER / f"{state}-{hashlib.sha256(text).hexdigest()[:16]}.txt"
    try:
        if path.exists():
            return True
        path.parent.mkdir(exist_ok=True)
        begun = path.with_name(f".tmp-{os.getpid()}-{path.name}")
        with begun.open("wb") as target:
            target.write(text)
            target.flush()
            os.fsync(target.fileno())
        begun.replace(path)
        delta.sync(path.parent)
    except OSError:
        return False
    return True


def cited(root: Path) -> set[int]:
    """Return the numbers of all cited states."""
    try:
        with os.scandir(root / FOLDER) as entries:
            names = [found.name for found in entries]
    except (FileNotFoundError, NotADirectoryError):
        return set()
    return {int(m.group(1)) for m in map(_NAME.fullmatch, names) if m}
