"""Bring the lake back to its last state: after a crash, a kill, or a change that was given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.core.errors import LakeBroken
from lantoa.lake import delta, raw, states
from lantoa.lake.schemas import STATES, TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.lake.states import StateRow


def repaired(root: Path) -> list[StateRow]:
    """Return the states, with every table as the last of them says. Only under the lock.

    Tables that do not exist yet are created. What a stopped change has left in a table is undone
    by ``restore``, which keeps all older versions.

    Raises
    ------
    LakeBroken
        A table is older than the last state says, so files of the lake have been removed.
    """
    delta.create(root / states.FOLDER, STATES)
    delta.drop_torn_entries(root / states.FOLDER, _last_read_whole(root))
    rows = states.read_states(root)
    marked = rows[-1].versions if rows else dict.fromkeys(TABLES, 0)
    for name, schema in TABLES.items():
        folder = root / name
        if not rows:
            delta.create(folder, schema)
        delta.drop_torn_entries(folder, marked[name])
        newest = delta.newest_version(folder)
        if newest < marked[name]:
            raise LakeBroken(
                f"The lake in {root} lacks files: table {name} ends at version {newest}, "
                f"its last state needs {marked[name]}. Bring the folder back from a backup"
            )
        if newest > marked[name]:
            delta.restore(folder, marked[name])
    raw.drop_unfinished(root)
    return rows


def _last_read_whole(root: Path) -> int:
    # Each entry of the states is synced before the next begins: only the newest can be torn.
    return max(delta.newest_version(root / states.FOLDER) - 1, 0)
