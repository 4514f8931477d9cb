"""Files in: one file, one batch, one commit; recognised by content, deduplicated, nothing lost."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lantoa.core.columns import Rows
from lantoa.core.errors import UnknownFormat, Unreadable
from lantoa.core.records import Batch, Quarantined
from lantoa.core.text import blanked
from lantoa.flows.import_options import ImportOptions
from lantoa.flows.pseudonyms import Pseudonyms
from lantoa.flows.reading import chunks, rows_refused
from lantoa.sources.adapter import Adapter, Context
from lantoa.sources.files.lines import payloads_in
from lantoa.sources.files.mapping import mapping_adapter
from lantoa.sources.files.opening import OpenedFile, open_file
from lantoa.sources.files.proposal import propose
from lantoa.sources.registry import recognise

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.flows.workspace import Workspace
    from lantoa.lake.lake import Lake
    from lantoa.lake.raw import RawSink
    from lantoa.lake.states import StateRow
    from lantoa.lake.writer import Writer
    from lantoa.sources.adapter import Payload

Progress = Callable[[int, int], None]


def import_file(
    workspace: Workspace,
    path: Path,
    options: ImportOptions | None = None,
    *,
    progress: Progress | None = None,
) -> Batch:
    """Import one file as one batch.

    Parameters
    ----------
    path
        Any file; its content says what it is.
    progress
        Called with (bytes done, bytes in all).

    Returns
    -------
    Batch
        ``rows = ok + quarantined``: a row that was kept but for a part is a quarantined one. A file that the lake already holds, read in the same way,
        adds nothing and makes no new state.

    Raises
    ------
    BadInput
        The file is of no known kind, broken off, or a credential. Nothing was written.
    LakeBusy
        Another import is running.
    """
    options = options or ImportOptions()
    with open_file(path) as opened:
        return _import_opened(workspace, opened, options, progress)


def _import_opened(
    workspace: Workspace, opened: OpenedFile, options: ImportOptions, progress: Progress | None
) -> Batch:
    path = opened.path
    adapters = adapters_of(opened, options)
    written = options.written(adapters)
    name = "+".join(sorted({adapter.name for adapter in adapters.values()}))
    lake = workspace.lake
    if known := _known(lake, opened, name, written, progress):
        return _seen_before(known, path)
    context = _context(opened, options)
    hide = Pseudonyms(workspace.pseudonym_key()) if options.pseudonymise else None
    with lake.write() as writer, _without_collector():
        work = _Work(writer, opened, adapters, context, hide, progress or (lambda *_: None))
        sink = writer.raw(keep=not options.pseudonymise)
        work.run(sink)
        raw = sink.finish()
        state = writer.commit(
            kind="import",
            file=str(path),
            raw=raw,
            adapter=name,
            options=written,
            capture=options.capture,
            rows=work.ok + work.quarantined,
            ok=work.ok,
            quarantined=work.quarantined,
        )
    return replace(batch_of(state), notes=(*opened.notes, *_losses(opened, options)))


def adapters_of(opened: OpenedFile, options: ImportOptions) -> dict[str, Adapter]:
    """Return the adapter of each member of a file.

    Raises
    ------
    UnknownFormat
        No member is of a known kind.
    """
    if options.mapping is not None:
        fitting = [m for m in opened.members if options.mapping.fits(opened.head(m))]
        if not fitting:
            options.mapping.check(opened.head())
        return dict.fromkeys(fitting, mapping_adapter(options.mapping))
    found: dict[str, Adapter] = {}
    unknown: UnknownFormat | None = None
    for member in opened.members:
        try:
            found[member] = recognise(opened.head(member))
        except UnknownFormat as failure:
            unknown = unknown or failure
    if not found:
        raise unknown or UnknownFormat(f"{opened.name}: nothing in it")
    return found


def _context(opened: OpenedFile, options: ImportOptions) -> Context:
    if options.seen_at is not None:
        return Context(seen_at=options.seen_at, seen_source="given", zone=options.zone)
    modified = datetime.fromtimestamp(opened.modified_s, UTC)
    return Context(seen_at=modified, seen_source="file", zone=options.zone)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Spare Python the search for cycles: an import makes millions of objects, and no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _losses(opened: OpenedFile, options: ImportOptions) -> tuple[str, ...]:
    if options.mapping is None:
        return ()
    heads = (opened.head(member) for member in opened.members)
    return tuple(n for h in heads if options.mapping.fits(h) for n in options.mapping.check(h))


def _known(
    lake: Lake, opened: OpenedFile, adapter: str, options: str, progress: Progress | None
) -> StateRow | None:
    # The digest costs a read of the file, so it is taken only when a batch of this size exists.
    if not any(s.bytes == opened.size and s.adapter == adapter for s in lake.states()):
        return None
    digest, done = hashlib.sha256(), 0
    for block in opened.raw_blocks():
        digest.update(block)
        done += len(block)
        if progress:
            progress(done, opened.size)
    return lake.known(digest.hexdigest(), adapter, options)


def _seen_before(state: StateRow, path: Path) -> Batch:
    batch = batch_of(state)
    seen = batch.new_counts + batch.already_seen
    return replace(batch, file=str(path), new_posts=0, new_counts=0, already_seen=seen)


def batch_of(state: StateRow) -> Batch:
    """Return the batch that a state row of an import or a retry describes."""
    return Batch(
        file=state.file or "",
        sha256=state.sha256 or "",
        adapter=state.adapter or "",
        rows=state.rows or 0,
        ok=state.ok or 0,
        quarantined=state.quarantined or 0,
        new_posts=state.new_posts or 0,
        new_counts=state.new_counts or 0,
        already_seen=state.already_seen or 0,
        state=state.state,
    )


class _Work:
    """One import under way: reads each member, hands rows to the lake, keeps the tally."""

    def __init__(
        self,
        writer: Writer,
        opened: OpenedFile,
        adapters: dict[str, Adapter],
        context: Context,
        hide: Pseudonyms | None,
        progress: Progress,
    ) -> None:
        self._writer = writer
        self._opened = opened
        self._adapters = adapters
        self._context = context
        self._hide = hide
        self._progress = progress
        self.ok = 0
        self.quarantined = 0

    def run(self, sink: RawSink) -> None:
        """Read the whole file: its bytes into `sink`, its rows into the lake."""
        if self._opened.is_plain_lines:
            self._read_blocks(sink)
        else:
            self._read_whole(sink)

    def _read_whole(self, sink: RawSink) -> None:
        done = 0
        for block in _cut_after_quotes(self._opened.raw_blocks()):
            sink.put(block, 0, 0, blanked=blanked(block))
            done += len(block)
            self._progress(done // 2, self._opened.size)
        for member in self._opened.members:
            self._read_member(member)
        for name, reason in self._opened.skipped:
            self._leave_out(name, reason)

    def _read_blocks(self, sink: RawSink) -> None:
        member = self._opened.members[0]
        adapter = self._adapters[member]
        if adapter.shape != "lines":
            self._read_whole(sink)
            return
        done = 0
        for block, first_line, lines in self._opened.line_blocks():
            # Captures of web pages (which have the fast path) carry no tokens of the caller.
            sink.put(block, first_line, lines, blanked=b"" if adapter.block else blanked(block))
            if adapter.block is None or not self._fast(adapter.block, block, first_line):
                self._slow(payloads_in(block, first_line), adapter, member)
            done += len(block)
            self._progress(done, self._opened.size)

    def _fast(self, read: Callable[..., Rows], block: bytes, first_line: int) -> bool:
        try:
            rows = read(block, first_line, self._context)
        except ValueError:
            return False
        self._take(rows)
        return True

    def _read_member(self, member: str) -> None:
        adapter = self._adapters.get(member)
        if adapter is None:
            self._leave_out(member, "is of no known kind; the other parts were read")
        else:
            self._slow(self._opened.payloads(member, adapter), adapter, member)

    def _leave_out(self, name: str, reason: str) -> None:
        lost = Quarantined(line=0, member=name, field="", reason=reason)
        self._take(Rows(quarantined=[lost], read=1))

    def _slow(
        self, payloads: Iterator[tuple[int, Payload | Unreadable]], adapter: Adapter, member: str
    ) -> None:
        for rows in chunks(payloads, adapter, self._context, member):
            self._take(rows)

    def _take(self, rows: Rows) -> None:
        if self._hide is not None:
            self._hide.apply(rows)
        self._writer.add(rows)
        self.quarantined += (refused := rows_refused(rows))
        self.ok += rows.read - refused


def _cut_after_quotes(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Cut blocks where no address can be cut in two, so that no token is overlooked."""
    rest = b""
    for block in blocks:
        held = rest + block
        cut = held.rfind(b'"') + 1 or len(held)
        yield held[:cut]
        rest = held[cut:]
    if rest:
        yield rest


def proposed_mapping(path: Path) -> str:
    """Return a mapping file proposed for a table, for a person to correct.

    Raises
    ------
    BadInput
        The file cannot be opened, or is no table.
    """
    with open_file(path) as opened:
        return propose(opened.head())
