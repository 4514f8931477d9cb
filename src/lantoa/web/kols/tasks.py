"""Work on rosters that no page waits for; each may be killed anywhere and run again."""

from __future__ import annotations

from lantoa.web.kols import roster_reading, roster_undo, roster_writing


def read_list(key: str) -> None:
    """Read the rows of a list into its preview."""
    roster_reading.run(key)


def import_list(key: str) -> None:
    """Enter the rows of a list, as its preview says, into the register: all of them or none."""
    roster_writing.run(key)


def undo_list(key: str) -> None:
    """Take an import back, but for what was edited since."""
    roster_undo.run(key)
