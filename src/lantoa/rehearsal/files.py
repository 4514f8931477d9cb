"""The files of a rehearsal as bytes, dirty rows among them, and what each of them holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from lantoa.rehearsal import press
from lantoa.rehearsal.dirt import AFTER_LINE, Dirty, dirty_cells, dirty_items, dirty_lines
from lantoa.rehearsal.lines import written
from lantoa.rehearsal.looks import looks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lantoa.rehearsal.looks import Look
    from lantoa.rehearsal.world import World

_HEADER_LINES: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """One file: its name, what to tell the import, and its rows."""

    name: str
    kind: str
    rows: int
    """Rows with their dirty ones, a header left out."""
    pieces: Iterator[bytes] = field(repr=False)
    seen_at: datetime | None = None
    """When its numbers were read, where its rows do not say."""
    mapping: str = ""
    capture: str = ""
    dirty: tuple[tuple[int, Dirty], ...] = ()
    """(line or row, as an import counts them; what stands there)."""

    def told(self) -> dict[str, Any]:
        """Return what the truth says of the file."""
        return {
            "name": self.name, "kind": self.kind, "rows": self.rows, "capture": self.capture,
            "seen_at": self.seen_at.isoformat() if self.seen_at else None, "mapping": self.mapping,
            "dirty": [
                {"line": line, "what": one.what, "reason": one.reason} for line, one in self.dirty
            ],
        }  # fmt: skip


def made_files(world: World) -> tuple[list[Look], list[MadeFile]]:
    """Return who read what, and every file that can be imported; its bytes come as they are made."""
    found = looks(world)
    files = [_of_look(world, look) for look in found]
    if plan := world.scenario.press:
        table, bad = press.table(world.scenario, plan)
        rows = table.count(b"\n") - _HEADER_LINES
        files.append(MadeFile(
            name=f"mo-phong-{plan.file}.csv", kind="press", rows=rows + len(bad),
            pieces=iter((table, *(one.row for one in bad))), mapping=press.MAPPING_NAME,
            dirty=tuple(enumerate(bad, rows + 1)),
        ))  # fmt: skip
    return found, files


def _of_look(world: World, look: Look) -> MadeFile:
    scenario = world.scenario
    dirty: list[Dirty] = []
    first = len(look.posts) + 1
    if look.kind == "studio":
        dirty = dirty_cells()
    elif look.dirty and look.kind == "apify":
        dirty = dirty_items()
    elif look.dirty:
        first = min(AFTER_LINE, len(look.posts)) + 1
        dirty = dirty_lines(scenario.starts_s, int(look.seen_ms[0]))
    plans = [c.at for c in scenario.captures if c.name == look.capture]
    seen_at = None
    if not look.row_says_when:
        own = scenario.studio.at if scenario.studio else None
        seen_at = plans[0] if plans else own
    return MadeFile(
        name=look.name,
        kind=look.kind,
        rows=len(look.posts) + len(dirty),
        pieces=_mixed(written(world, look), dirty, first - 1 + (look.kind == "studio")),
        seen_at=seen_at,
        capture=look.capture,
        dirty=tuple(enumerate(dirty, first)),
    )


def _mixed(pieces: Iterator[bytes], dirty: list[Dirty], after: int) -> Iterator[bytes]:
    """Put dirty rows after so many lines."""
    rows = b"".join(one.row for one in dirty)
    passed = 0
    for piece in pieces:
        lines = piece.count(b"\n") if rows else 0
        if rows and passed + lines >= after:
            head = piece.split(b"\n", after - passed)
            cut = len(piece) - len(head[-1])
            yield piece[:cut] + rows + piece[cut:]
            rows = b""
        else:
            yield piece
        passed += lines
    if rows:
        yield rows
