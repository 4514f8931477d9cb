"""Rows that could not be read: listed, exported, shown as they came, and tried again."""

from __future__ import annotations

import csv
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import msgspec

from lantoa.core.errors import BadInput, Unreadable
from lantoa.flows.import_files import adapters_of, batch_of
from lantoa.flows.import_options import context_again, options_of
from lantoa.flows.reading import chunks, rows_refused
from lantoa.sources.files.mapping_file import Mapping, read_mapping
from lantoa.sources.files.opening import OpenedFile, open_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lantoa.core.records import Batch
    from lantoa.flows.workspace import Workspace
    from lantoa.lake.lake import Lake
    from lantoa.lake.states import StateRow
    from lantoa.sources.adapter import Payload


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """One row in quarantine."""

    batch: int
    file: str
    sha256: str
    line: int
    member: str
    field: str
    reason: str


def open_rows(workspace: Workspace, *, file: str = "") -> list[OpenRow]:
    """Return the rows still in quarantine, by file and line.

    A file that was imported again, or tried again, is judged by its newest batch.

    Parameters
    ----------
    file
        Only this file: its name, or the beginning of its SHA-256; ``""`` for all.
    """
    lake = workspace.lake
    newest = _newest_batches(lake)
    if file:
        newest = {sha: s for sha, s in newest.items() if _is_named(s, file)}
    batches = {state.state: state for state in newest.values()}
    rows = [
        OpenRow(
            file=batches[row["batch_id"]].file or "",
            batch=row["batch_id"],
            sha256=row["sha256"],
            line=row["line"],
            member=row["member"] or "",
            field=row["field"],
            reason=row["reason"],
        )
        for row in _quarantine_rows(lake)
        if row["batch_id"] in batches
    ]
    return sorted(rows, key=lambda r: (r.file, r.batch, r.member, r.line, r.field, r.reason))


def export_rows(
    workspace: Workspace, out: Path, *, file: str = "", files: frozenset[str] | None = None
) -> int:
    """Write the rows in quarantine to a CSV file (UTF-8 with BOM) and return how many.

    The last column holds the row as it came, where the raw file is kept.

    Parameters
    ----------
    files
        Only rows of files of these digests; of all where none are given.

    Raises
    ------
    BadInput
        `out` exists already.
    """
    if out.exists():
        raise BadInput(
            f"{out} exists already: choose another name, so that nothing is overwritten"
        )
    rows = [row for row in open_rows(workspace, file=file) if files is None or row.sha256 in files]
    raw: dict[tuple[str, str, int], str] = {}
    for sha in {row.sha256 for row in rows}:
        wanted = {(row.member, row.line) for row in rows if row.sha256 == sha}
        raw |= {(sha, *place): text for place, text in _raw_texts(workspace, sha, wanted)}
    with out.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(("file", "sha256", "member", "line", "field", "reason", "row"))
        for row in rows:
            text = raw.get((row.sha256, row.member, row.line), "")
            cells = (row.file, row.sha256, row.member, row.line, row.field, row.reason, text)
            writer.writerow(_harmless(cell) for cell in cells)
    return len(rows)


def retry(workspace: Workspace, *, file: str = "", mapping: Path | None = None) -> list[Batch]:
    """Read the rows in quarantine again and return one batch a file.

    Parameters
    ----------
    mapping
        The mended mapping; without it each file is read as before, which helps after an
        adapter was improved.

    Raises
    ------
    BadInput
        The raw file was not kept (a pseudonymised import), so it must be imported again.
    """
    rows = open_rows(workspace, file=file)
    mended = None if mapping is None else read_mapping(mapping)
    by_file: dict[str, set[tuple[str, int]]] = {}
    for row in rows:
        by_file.setdefault(row.sha256, set()).add((row.member, row.line))
    return [_retry_file(workspace, sha, wanted, mended) for sha, wanted in by_file.items()]


def raw_row(workspace: Workspace, file: str, line: int, *, member: str = "") -> bytes:
    """Return one line of a kept raw file: as it came, or as JSON where the file is a table.

    Raises
    ------
    BadInput
        No kept file has this name, or it has no such line.
    """
    named = [
        sha for sha, state in _newest_batches(workspace.lake).items() if _is_named(state, file)
    ]
    if len(named) != 1:
        what = "several imported files are" if named else "no imported file is"
        raise BadInput(f"{what} called {file!r}; `lantoa states` lists them with their digests")
    with _kept_file(workspace, named[0]) as opened:
        if opened.is_plain_lines:
            return workspace.lake.raw_line(named[0], line)
        if not member and len(opened.members) == 1:
            member = opened.members[0]
        members = opened.members
    for _, text in _raw_texts(workspace, named[0], {(member, line)}):
        return text.encode("utf-8", "replace")
    if member not in members:
        raise BadInput(f"{file} has several parts: name one with --member: {', '.join(members)}")
    raise BadInput(f"{file} has no line {line}")


def _newest_batches(lake: Lake) -> dict[str, StateRow]:
    return {s.sha256: s for s in lake.states() if s.kind in ("import", "retry") and s.sha256}


def _is_named(state: StateRow, name: str) -> bool:
    path = state.file or ""
    by_digest = len(name) >= 6 and (state.sha256 or "").startswith(name.lower())
    return by_digest or name in (path, PurePath(path).name)


def _quarantine_rows(lake: Lake) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq

    if not lake.exists:
        return
    for path in lake.files("quarantine", lake.state()):
        with pq.ParquetFile(path) as file:
            yield from file.read().to_pylist()


@contextmanager
def _kept_file(workspace: Workspace, sha256: str) -> Iterator[OpenedFile]:
    with tempfile.TemporaryDirectory(dir=workspace.root) as folder:
        path = Path(folder) / "raw"
        with path.open("wb") as target:
            for block in workspace.lake.raw_bytes(sha256):
                target.write(block)
        named = PurePath(_newest_batches(workspace.lake)[sha256].file or "").name
        with open_file(path, name=named or None) as opened:
            yield opened


def _raw_texts(
    workspace: Workspace, sha256: str, wanted: set[tuple[str, int]]
) -> Iterator[tuple[tuple[str, int], str]]:
    state = _newest_batches(workspace.lake)[sha256]
    options = options_of(state)
    if options.pseudonymise:
        return
    with _kept_file(workspace, sha256) as opened:
        adapters = adapters_of(opened, options)
        for member, adapter in adapters.items():
            lines = {line for inside, line in wanted if inside == member}
            if opened.is_plain_lines:
                for line in lines:
                    raw = workspace.lake.raw_line(sha256, line)
                    yield (member, line), raw.decode("utf-8", "replace").rstrip("\r\n")
                continue
            for line, payload in opened.payloads(member, adapter):
                if line in lines and not isinstance(payload, Unreadable):
                    yield (member, line), msgspec.json.encode(payload).decode()


def _retry_file(
    workspace: Workspace,
    sha256: str,
    wanted: set[tuple[str, int]],
    mended: Mapping | None,
) -> Batch:
    lake = workspace.lake
    before = _newest_batches(lake)[sha256]
    options = options_of(before)
    if options.pseudonymise:
        raise BadInput(
            f"{before.file}: was imported with --pseudonymise, so its raw file was not "
            "kept; import the file again"
        )
    if mended is not None:
        options = replace(options, mapping=mended)
    with _kept_file(workspace, sha256) as opened, lake.write() as writer:
        adapters = adapters_of(opened, options)
        ok = quarantined = 0
        for member, adapter in adapters.items():
            lines = {line for inside, line in wanted if inside == member}
            payloads = _only(opened.payloads(member, adapter), lines)
            for rows in chunks(payloads, adapter, context_again(before, options), member):
                writer.add(rows)
                quarantined += (refused := rows_refused(rows))
                ok += rows.read - refused
        state = writer.commit(
            kind="retry",
            file=before.file or "",
            raw=writer.kept(sha256),
            adapter="+".join(sorted({a.name for a in adapters.values()})),
            options=options.written(adapters),
            capture=before.capture or "",
            rows=ok + quarantined,
            ok=ok,
            quarantined=quarantined,
        )
    return batch_of(state)


def _only(
    payloads: Iterator[tuple[int, Payload | Unreadable]], lines: set[int]
) -> Iterator[tuple[int, Payload | Unreadable]]:
    return ((line, payload) for line, payload in payloads if line in lines)


def _harmless(cell: str | int) -> str | int:
    # A spreadsheet runs a cell that begins like a formula.
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") else cell
