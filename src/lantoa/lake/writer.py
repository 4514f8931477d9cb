"""The one writer of the lake: a batch goes in whole, or leaves no trace."""

from __future__ import annotations

from contextlib import ExitStack
from importlib.metadata import version
from typing import TYPE_CHECKING, Self

import pyarrow as pa

from lantoa.core import clock
from lantoa.core.errors import LakeError
from lantoa.lake import delta, raw
from lantoa.lake.batch import Batch
from lantoa.lake.dedupe import Span
from lantoa.lake.lock import locked
from lantoa.lake.raw import RawFile, RawSink
from lantoa.lake.repair import repaired
from lantoa.lake.schemas import CAPTURES, TABLES
from lantoa.lake.states import StateRow, append_state, next_digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from lantoa.core.columns import Rows
    from lantoa.lake.reader import LakeReader


class Writer:
    """Holds the lake's lock for one batch; see :meth:`lantoa.lake.lake.Lake.write`.

    Leaving the ``with`` block without :meth:`commit` undoes everything.
    """

    def __init__(self, lake: LakeReader) -> None:
        self._lake = lake
        self._root = lake.root
        self._stack = ExitStack()
        self._sinks: list[RawSink] = []
        self._states: list[StateRow] = []
        self._batch: Batch | None = None

    def __enter__(self) -> Self:
        """Take the lock, and bring the lake back to its last state where need be."""
        delta.check_folder(self._root)
        self._stack.enter_context(locked(self._root))
        try:
            with delta.plain_errors(self._root):
                self._states = repaired(self._root)
                self._batch = Batch(
                    self._root, next_number(self._states), self._files(), history(self._states)
                )
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Undo what was not committed, and free the lock."""
        try:
            for sink in self._sinks:
                sink.abandon()
            if self._batch is not None:
                self._undo(self._batch)
        except (LakeError, OSError):
            # The next writer repairs; what went wrong first is what a person should read.
            if failure is None:
                raise
        finally:
            self._batch = None
            self._stack.close()

    def raw(self, *, keep: bool = True) -> RawSink:
        """Return where the bytes of the batch's file go, block by block.

        Parameters
        ----------
        keep
            Whether the file itself is kept, or only its digest is taken.
        """
        with delta.plain_errors(self._root):
            sink = RawSink(self._root / raw.FOLDER, keep=keep)
        self._sinks.append(sink)
        return sink

    def kept(self, sha256: str) -> RawFile:
        """Return a file that an earlier batch brought, for a batch made of it again.

        Raises
        ------
        LakeError
            No batch brought it.
        """
        sizes = [state.bytes for state in self._states if state.sha256 == sha256]
        if not sizes:
            raise LakeError(f"No batch of the lake came from a file with digest {sha256[:12]}")
        return RawFile(sha256, sizes[-1] or 0)

    def add(self, rows: Rows) -> None:
        """Take a chunk of rows; what of it is new is known when the batch is committed.

        Raises
        ------
        Unreadable
            A value does not fit its column.
        LakeError
            The disk is full, or the lake cannot be written for another reason.
        """
        with delta.plain_errors(self._root):
            self._open_batch().add(rows)

    def commit(
        self,
        *,
        kind: str,
        file: str,
        raw: RawFile,
        adapter: str,
        options: str,
        capture: str | None,
        rows: int,
        ok: int,
        quarantined: int,
    ) -> StateRow:
        """Make the batch part of the lake, as its next state.

        Everything is on the disk when this returns. Where it is stopped at any instant, the lake
        has either its last state or this new one.

        Parameters
        ----------
        kind
            import or retry.
        file
            Where the rows came from, in words for a person.
        raw
            The file, from :meth:`raw` or :meth:`kept`.
        adapter, options, capture
            How it was read; kept with the state.
        rows, ok, quarantined
            Payloads read, made into records, and refused.

        Raises
        ------
        LakeError
            The lake cannot be written; it is as it was.
        """
        with delta.plain_errors(self._root):
            batch = self._open_batch()
            batch.flush()
            self._write_quarantine(batch, raw.sha256)
            self._write_captures(batch, raw)
            versions = self._commit_tables(batch)
            tally = batch.tally
            facts: dict[str, str | int | None] = {"sha256": raw.sha256, "adapter": adapter, "options": options,
                     "rows": rows, "ok": ok, "quarantined": quarantined}  # fmt: skip
            state = marked(
                self._root, self._states, kind, versions,
                {**facts, **_sums(tally.sums, tally.added)},
                file=file, bytes=raw.bytes, capture=capture, new_posts=tally.new_posts,
                new_counts=tally.new_counts, already_seen=tally.already_seen,
                seen_from=_moment(tally.seen_from), seen_to=_moment(tally.seen_to), **facts,
            )  # fmt: skip
            batch.close()
            self._batch = None
        return state

    def _open_batch(self) -> Batch:
        if self._batch is None:
            raise LakeError("This writer has committed its batch: open another")
        return self._batch

    def _files(self) -> dict[str, list[str]]:
        if not self._states:
            return {name: [] for name in TABLES}
        last = self._states[-1]
        return {name: self._lake.files(name, last) for name in
                ("posts", "counts", "channels", "comments")}  # fmt: skip

    def _write_quarantine(self, batch: Batch, sha256: str) -> None:
        found = batch.quarantined
        if not found:
            return
        batch.write("quarantine", pa.table({
            "line": [q.line for q in found], "member": [q.member for q in found],
            "sha256": [sha256] * len(found), "field": [_clean(q.field) for q in found],
            "reason": [_clean(q.reason) for q in found],
        }))  # fmt: skip

    def _write_captures(self, batch: Batch, file: RawFile) -> None:
        if file.begun is None:
            return
        if self._lake.has_captures(file.sha256):
            return  # kept already, and found by the blocks it was kept in
        raw.keep(self._root, file)
        if file.blocks:
            names = [name for name in CAPTURES.names if name not in ("batch_id", "sha256")]
            columns = dict(zip(names, zip(*file.blocks, strict=True), strict=True))
            batch.write("captures", pa.table({
                "sha256": [file.sha256] * len(file.blocks),
                **{name: pa.array(values, CAPTURES.field(name).type)
                   for name, values in columns.items()},
            }))  # fmt: skip

    def _commit_tables(self, batch: Batch) -> dict[str, int]:
        versions = dict(self._states[-1].versions) if self._states else dict.fromkeys(TABLES, 0)
        for name in TABLES:
            # What repair has undone stays in the log; the mark must name the newest version.
            versions[name] = max(versions[name], delta.newest_version(self._root / name))
            if files := batch.written.get(name):
                versions[name] = delta.commit(self._root / name, files)
        return versions

    def _undo(self, batch: Batch) -> None:
        with delta.plain_errors(self._root):
            states = repaired(self._root)
            # A stop between the mark and the end of commit: the batch is in.
            if not states or states[-1].state < next_number(self._states):
                batch.discard()


def next_number(states: list[StateRow]) -> int:
    """Return the number of the state that comes next."""
    return states[-1].state + 1 if states else 1


def history(states: list[StateRow]) -> Span | None:
    """Return the first and last moment that the batches of the lake have seen."""
    firsts = [clock.micros(s.seen_from) for s in states if s.seen_from is not None]
    lasts = [clock.micros(s.seen_to) for s in states if s.seen_to is not None]
    return Span(min(firsts), max(lasts)) if firsts and lasts else None


def marked(
    root: Path,
    states: list[StateRow],
    kind: str,
    versions: dict[str, int],
    facts: Mapping[str, str | int | None],
    **fields: str | int | datetime | None,
) -> StateRow:
    """Write the commit mark of a change and return the state that it makes. Under the lock."""
    last = states[-1] if states else None
    row = StateRow(
        state=next_number(states),
        kind=kind,
        digest=next_digest(last, kind, facts),
        at=clock.now(),
        code=version("lantoa"),
        versions=versions,
        **fields,  # type: ignore[arg-type]
    )
    append_state(root, row)
    return row


def _sums(sums: dict[str, int], added: dict[str, int]) -> dict[str, str | int | None]:
    # Captures are left out: where a file's frames begin is no part of what it says.
    names = [name for name in TABLES if name != "captures"]
    return {
        **{f"{name}_sum": f"{sums.get(name, 0):016x}" for name in names},
        **{f"{name}_rows": added.get(name, 0) for name in names},
    }


def _moment(value: int | None) -> datetime | None:
    return None if value is None else clock.from_micros(value)


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
