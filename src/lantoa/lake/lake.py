"""The lake: an append-only store of what was seen, when and by which method, and its states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.lake import cites, upkeep
from lantoa.lake.reader import LakeReader
from lantoa.lake.writer import Writer

if TYPE_CHECKING:
    from lantoa.lake.states import StateRow


class Lake(LakeReader):
    """The lake in one folder. Making the object reads and writes nothing.

    Reading takes no lock and sees only whole states. Writing goes through :meth:`write`, one
    writer at a time. A process that has used a lake must not fork: use spawn.

    Parameters
    ----------
    root
        The lake's folder; it need not exist.
    """

    def write(self) -> Writer:
        """Return a writer, to be used in a ``with`` block: it makes at most one batch.

        Entering raises :class:`~lantoa.core.errors.LakeBusy` at once where another writer is at
        work, and repairs what a stopped one has left.
        """
        return Writer(self)

    def compact(self) -> StateRow:
        """Join small files into few, as a new state; older states stay readable.

        Raises
        ------
        LakeBusy
            Another process is writing.
        NoSuchState
            The lake is empty.
        """
        return upkeep.compact(self)

    def vacuum(self, keep_days: int = 7) -> upkeep.Removed:
        """Remove the files that only states need which are old and not cited.

        Parameters
        ----------
        keep_days
            States younger than this many days are kept, so that a running reader keeps its files.

        Returns
        -------
        Removed
            How many files and bytes, and the new state.

        Raises
        ------
        LakeBusy
            Another process is writing.
        NoSuchState
            The lake is empty.
        """
        return upkeep.vacuum(self, keep_days)

    def cite(self, state: int, why: str) -> bool:
        """Keep a state for ever, because something published refers to it.

        Returns
        -------
        bool
            Whether it could be written down: not on a disk that cannot be written.
        """
        return cites.cite(self.root, state, why)

    def cited(self) -> set[int]:
        """Return the numbers of the states that are cited."""
        return cites.cited(self.root)
