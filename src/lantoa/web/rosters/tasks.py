"""Work on rosters that no page waits for; each may be killed anywhere and run again."""

from __future__ import annotations

from lantoa.web.rosters import reading, undoing, writing


def read_list(key: str) -> None:
    """Read the rows of a list into its preview."""
    reading.run(key)


def import_list(key: str) -> None:
    """Enter the rows of a list, as its preview says, into the register: all of them or none."""
    writing.run(key)


def undo_list(key: str) -> None:
    """Take an import back, but for what was edited since."""
    undoing.run(key)
