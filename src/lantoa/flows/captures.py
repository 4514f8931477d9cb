"""How collecting went: what each capture held and brought, and the last good one by platform."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from lantoa.flows.quarantine import open_rows
from lantoa.lake.engines import duckdb_tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lantoa.flows.quarantine import OpenRow
    from lantoa.flows.workspace import Workspace
    from lantoa.lake.states import StateRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One import or retry: what its file held, and what came of it."""

    batch: StateRow
    name: str
    """File name, without the folder it came from."""
    platforms: Mapping[str, int] = field(default_factory=dict)
    """Platform → observations that it added."""

    @property
    def is_good(self) -> bool:
        """Whether every row could be read and there was at least one."""
        return bool(self.batch.ok) and not self.batch.quarantined


@dataclass(frozen=True, slots=True, kw_only=True)
class LastGood:
    """The latest look at one platform, and the latest whose rows could all be read."""

    platform: str
    captures: int
    latest: Capture
    good: Capture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """All captures, newest first, the platforms, and what waits in quarantine, by reason."""

    captures: tuple[Capture, ...] = ()
    platforms: tuple[LastGood, ...] = ()
    quarantine: tuple[tuple[str, tuple[OpenRow, ...]], ...] = ()
    """Reason → its rows, most rows first."""


def health(workspace: Workspace, *, files: frozenset[str] | None = None) -> Health:
    """Return how collecting went so far; empty where nothing was imported yet.

    Parameters
    ----------
    files
        Only what came from files of these digests; all where none are given.
    """
    lake = workspace.lake
    batches = [
        state for state in lake.states()
        if state.is_batch and (files is None or state.sha256 in files)
    ]  # fmt: skip
    if not batches:
        return Health()
    by_batch = _platforms(workspace)
    captures = tuple(
        Capture(
            batch=batch,
            name=PurePath(batch.file or "").name,
            platforms=by_batch.get(batch.state, {}),
        )
        for batch in reversed(batches)
    )
    return Health(
        captures=captures,
        platforms=_last_good(captures),
        quarantine=by_reason(
            [row for row in open_rows(workspace) if files is None or row.sha256 in files]
        ),
    )


def by_reason(rows: list[OpenRow]) -> tuple[tuple[str, tuple[OpenRow, ...]], ...]:
    """Return rows of quarantine by reason, the reason with most rows first."""
    grouped: dict[str, list[OpenRow]] = {}
    for row in rows:
        # What stands after the first colon quotes the row: the kind of fault is before it.
        reason = row.reason.partition(":")[0]
        grouped.setdefault(f"{row.field}: {reason}" if row.field else reason, []).append(row)
    found = [(reason, tuple(held)) for reason, held in grouped.items()]
    return tuple(sorted(found, key=lambda pair: (-len(pair[1]), pair[0])))


def _platforms(workspace: Workspace) -> dict[int, dict[str, int]]:
    backend, _ = duckdb_tables(workspace.lake, workspace.lake.state(), ("counts",))
    rows = backend.con.execute(
        "SELECT batch_id, platform, count(*) FROM counts GROUP BY ALL ORDER BY 1, 3 DESC, 2"
    ).fetchall()
    found: dict[int, dict[str, int]] = {}
    for batch, platform, counts in rows:
        found.setdefault(batch, {})[platform] = counts
    return found


def _last_good(captures: tuple[Capture, ...]) -> tuple[LastGood, ...]:
    names = sorted({platform for capture in captures for platform in capture.platforms})
    found = []
    for platform in names:
        its = sorted((c for c in captures if platform in c.platforms), key=_read_at, reverse=True)
        good = next((c for c in its if c.is_good), None)
        found.append(LastGood(platform=platform, captures=len(its), latest=its[0], good=good))
    return tuple(found)


def _read_at(capture: Capture) -> datetime:
    return capture.batch.seen_to or capture.batch.at
