"""Reading the lake: its states, the files of each table at a state, and the kept raw files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from lantoa.core.errors import LakeError, StateGone
from lantoa.lake import delta, raw, states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lantoa.lake.states import StateRow

_Stamp = tuple[int, int, int]


class LakeReader:
    """The lake in one folder, for reading. Making the object reads and writes nothing.

    Reading takes no lock and sees only whole states, also while somebody writes.

    Parameters
    ----------
    root
        The lake's folder; it need not exist.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(root).absolute()
        self._states: tuple[_Stamp, list[StateRow]] | None = None
        self._files: dict[tuple[str, int], list[str]] = {}
        self._captures: tuple[_Stamp | None, dict[str, list[dict[str, Any]]]] | None = None
        self._block: tuple[tuple[str, int], bytes] | None = None

    @property
    def exists(self) -> bool:
        """Whether anything was ever committed to it."""
        return bool(self.states())

    def states(self) -> list[StateRow]:
        """Return all states, oldest first; none of an empty lake.

        Raises
        ------
        LakeBroken
            They are there and cannot be read.
        """
        stamp = self._stamp()
        if stamp is None:
            return []
        if self._states is None or self._states[0] != stamp:
            self._states = (stamp, states.read_states(self.root))
        return list(self._states[1])

    def state(self, at: str | int | None = None) -> StateRow:
        """Return one state.

        Parameters
        ----------
        at
            Its number, or the first 6 or more characters of its digest; ``None`` for the newest.

        Raises
        ------
        NoSuchState
            There is no such state.
        """
        return states.chosen_state(self.states(), at)

    def files(self, table: str, state: StateRow) -> list[str]:
        """Return the absolute paths of the Parquet files of a table at a state.

        Raises
        ------
        StateGone
            A vacuum has removed files of that state.
        """
        asked = (table, state.versions[table])
        found = self._files.get(asked)
        if found is None or not _all_exist(found):
            found = self._files[asked] = delta.files(self.root / table, state.versions[table])
        if not _all_exist(found):
            raise StateGone(
                f"State {state.state} ({state.digest[:12]}) can no longer be read: its files were "
                "removed by a vacuum, as no passport cited it"
            )
        return list(found)

    def known(self, sha256: str, adapter: str, options: str) -> StateRow | None:
        """Return the batch that already holds a file, read in the same way, if there is one."""
        asked = (sha256, adapter, options)
        found = (s for s in self.states() if (s.sha256, s.adapter, s.options) == asked)
        return next((s for s in found if s.kind == "import"), None)

    def has_captures(self, sha256: str) -> bool:
        """Return whether a raw file is kept, together with the places of its blocks."""
        return bool(self._blocks_of(sha256)) and raw.kept_path(self.root, sha256).exists()

    def raw_bytes(self, sha256: str) -> Iterator[bytes]:
        """Return a kept file as it arrived, piece by piece.

        Raises
        ------
        LakeError
            It is not kept, or what is kept is damaged (said after the last piece).
        """
        return raw.blocks_in(self._kept(sha256), sha256)

    def raw_line(self, sha256: str, line: int, member: str = "") -> bytes:
        """Return one line of a kept file, without its line end.

        Parameters
        ----------
        line
            From 1.

        Raises
        ------
        LakeError
            The file is not kept, has no such line, or is no file of lines (compressed, a
            workbook): such a file is read as a whole.
        """
        path = self._kept(sha256)
        for block in self._blocks_of(sha256):
            first = block["first_line"]
            if block["member"] == member and 0 < first <= line < first + block["lines"]:
                held = self._read_block(path, sha256, block)
                found: bytes = held.split(b"\n", line - first + 1)[line - first]
                return found.removesuffix(b"\r")
        raise LakeError(f"Line {line} of the file {sha256[:12]} cannot be found by its number")

    def _kept(self, sha256: str) -> Path:
        path = raw.kept_path(self.root, sha256)
        if not path.exists():
            raise LakeError(f"The raw file {sha256[:12]} is not kept in the lake")
        return path

    def _read_block(self, path: Path, sha256: str, block: dict[str, Any]) -> bytes:
        asked = (sha256, block["frame"])
        if self._block is None or self._block[0] != asked:
            self._block = (asked, raw.block_at(path, block["frame"], block["bytes"]))
        return self._block[1]

    def _blocks_of(self, sha256: str) -> list[dict[str, Any]]:
        rows = self.states()
        if not any(row.sha256 == sha256 for row in rows):
            return []
        stamp = self._stamp()
        if self._captures is None or self._captures[0] != stamp:
            self._captures = (stamp, {})
        found = self._captures[1]
        if sha256 not in found:
            found[sha256] = self._read_captures(rows[-1], sha256)
        return found[sha256]

    def _read_captures(self, state: StateRow, sha256: str) -> list[dict[str, Any]]:
        blocks: list[dict[str, Any]] = []
        for file in self.files("captures", state):
            with pq.ParquetFile(file) as parquet:
                table = parquet.read()
            blocks += [row for row in table.to_pylist() if row["sha256"] == sha256]
        return sorted(blocks, key=lambda block: (block["member"], block["offset"]))

    def _stamp(self) -> _Stamp | None:
        # Names the newest entry of the states: while it is the same, so are they.
        folder = self.root / states.FOLDER
        version = delta.newest_version(folder)
        if version < 0:
            return None
        try:
            found = delta.entry(folder, version).stat()
        except FileNotFoundError:
            return (version, 0, 0)
        return (version, found.st_ino, found.st_mtime_ns)


def _all_exist(files: list[str]) -> bool:
    return all(map(os.path.exists, files))
