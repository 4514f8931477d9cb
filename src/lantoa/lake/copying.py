"""What of the lake's folder makes one whole state, for a copy that nobody has to wait for.

Files of the lake are written once and never changed, so a copy needs no lock: it takes the last
state that is marked, the log up to the versions that this state names, and every file that is
named there. A vacuum may remove files meanwhile; which of them must not be missing is said.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lantoa.lake import cites, delta, raw, states
from lantoa.lake.schemas import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lantoa.lake.states import StateRow

_LOG: Final = "_delta_log"
_NUMBERED: Final = re.compile(r"(\d{20})\.(json|checkpoint.*\.parquet)")


@dataclass(frozen=True, slots=True)
class Whole:
    """One state with the files that make it."""

    state: StateRow | None
    """``None`` of an empty lake."""
    files: tuple[tuple[Path, bool], ...]
    """Each file, and whether the state, or one that is cited, cannot be read without it."""


def whole(root: Path) -> Whole:
    """Return the newest state of a lake and all files that belong to it. Takes no lock."""
    version = delta.newest_version(root / states.FOLDER)
    rows = states.rows_at(root, version) if version >= 0 else []
    if not rows:
        return Whole(None, ())
    found: dict[Path, bool] = {}
    live = _live(root / states.FOLDER, version)
    for path in _named(root / states.FOLDER, version):
        found[path] = path.parent.name == _LOG or path in live
    cited = cites.cited(root)
    for name in TABLES:
        for path in _named(root / name, rows[-1].versions[name]):
            found[path] = path.parent.name == _LOG
        kept = {row.versions[name] for row in rows if row.state in cited}
        for version in kept:
            # What a cited state lacks already, it lacked before: no copy can bring it back.
            found |= {path: True for path in _live(root / name, version) if path in found}
        found |= dict.fromkeys(_live(root / name, rows[-1].versions[name]), True)
    for folder in (raw.FOLDER, cites.FOLDER):
        found |= dict.fromkeys(_plain(root / folder), folder == raw.FOLDER)
    return Whole(rows[-1], tuple(found.items()))


def _live(folder: Path, version: int) -> list[Path]:
    return [Path(file) for file in delta.files(folder, version)]


def _named(folder: Path, last: int) -> Iterator[Path]:
    """Yield the log up to a version, and the files that it names and that are still there."""
    for path in sorted((folder / _LOG).iterdir()):
        found = _NUMBERED.fullmatch(path.name)
        if found is None or int(found.group(1)) > last:
            continue
        yield path
        if found.group(2) != "json":
            continue
        for line in path.read_bytes().splitlines():
            added = json.loads(line).get("add")
            if added and (folder / added["path"]).exists():
                yield folder / added["path"]


def _plain(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(
            path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")
        )
