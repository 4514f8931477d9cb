"""What the pages of collecting read: uploads, quarantine, batches, raw lines, health."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from lantoa.core.errors import Forbidden, LakeError, LantoaError, NotFound
from lantoa.core.formats import moment, number
from lantoa.core.records import METRICS
from lantoa.flows.captures import by_reason, health
from lantoa.flows.evidence import counts_of_batch, raw_text
from lantoa.flows.quarantine import open_rows
from lantoa.measure.labels import label, name
from lantoa.web.campaigns.queries import lake, workspace
from lantoa.web.collection import mapping_form
from lantoa.web.collection.models import ImportJob
from lantoa.web.collection.scope import files_seen
from lantoa.web.collection.uploads import folder_of, safe_name
from lantoa.web.kit.moments import span
from lantoa.web.people.queries import units
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lantoa.core.formats import Lang
    from lantoa.flows.captures import Capture, LastGood
    from lantoa.flows.quarantine import OpenRow
    from lantoa.lake.states import StateRow
    from lantoa.web.people.actors import Actor

HOME: Final = "Asia/Ho_Chi_Minh"
ROWS: Final = 50
_SHOWN: Final = 30
_SNIPPET: Final = 160
_OPEN: Final = (ImportJob.State.WAITING, ImportJob.State.READING)


def jobs(lang: Lang, *, by: Actor) -> dict[str, Any]:
    """Return the uploads to show, and whether any is under way."""
    seen = by.within(ImportJob.objects.all())
    found = list(seen.filter(~Q(state=ImportJob.State.MAPPING))[:_SHOWN])
    mapping = by.within(ImportJob.objects.filter(state=ImportJob.State.MAPPING), Right.EDIT)
    waiting = list(mapping.order_by("made_at"))
    running = [job for job in found if job.state in _OPEN]
    return {
        "jobs": [_job(job, lang) for job in (*waiting, *found)],
        "running": bool(running),
        "left": number(len(running), lang),
        "mappings": [_mapping(job, lang) for job in waiting],
        "units": [] if by.may_all else list(units(by=by, right=Right.EDIT).filter(active=True)),
    }


def is_waiting() -> bool:
    """Whether an upload waits to be read."""
    return ImportJob.objects.filter(state__in=_OPEN).exists()


def uploads_without_file() -> int:
    """Return how many uploads wait whose file is gone."""
    waiting = ImportJob.objects.filter(state__in=_OPEN, kind=ImportJob.Kind.IMPORT)
    return sum(not (folder_of(job.id) / job.name).exists() for job in waiting)


def _job(job: ImportJob, lang: Lang) -> dict[str, Any]:
    said = job.outcome
    numbers = {key: number(value, lang) for key, value in said.items() if isinstance(value, int)}
    return {
        "job": job,
        "size": size(job.size, lang),
        "percent": min(100 * job.done_bytes // job.size, 100) if job.size else 0,
        "n": numbers,
        "known": bool(said)
        and not said["new_posts"]
        and not said["new_counts"]
        and said["ok"] > 0,
        "adapter": said.get("adapter", ""),
        "notes": said.get("notes", []),
    }


def _mapping(job: ImportJob, lang: Lang) -> dict[str, Any]:
    fields = [(field, mapping_form.field_name(field, lang)) for field in mapping_form.FIELDS]
    return {
        "job": job,
        "rows": mapping_form.column_rows(job.mapping),
        "fields": fields,
        "look": mapping_form.to_look_over(job.mapping, lang),
    }


def size(count: int, lang: Lang) -> str:
    """Return a number of bytes for people."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= factor:
            return f"{number(count / factor, lang, 1)} {unit}"
    return f"{number(count, lang)} B"


def quarantine(lang: Lang, *, by: Actor) -> dict[str, Any]:
    """Return what is in quarantine: by file and reason, first row of each as it came."""
    files = files_seen(by=by)
    rows = [row for row in open_rows(workspace()) if row.sha256 in files]
    groups = []
    for (file, sha), held in _by_file(rows).items():
        for reason, alike in by_reason(held):
            first = alike[0]
            groups.append({
                "file": safe_name(file), "sha256": sha, "reason": reason, "full": first.reason,
                "first": first, "others": number(len(alike) - 1, lang) if len(alike) > 1 else "",
                "n": number(len(alike), lang), "rows": alike[1:_SHOWN], "raw": _snippet(first),
            })  # fmt: skip
    return {
        "groups": groups,
        "total": number(len(rows), lang),
        "any": bool(rows),
        "of": number(sum(s.rows or 0 for s in lake().states() if s.sha256 in files), lang)
        if rows
        else "",
    }


def _by_file(rows: Sequence[OpenRow]) -> dict[tuple[str, str], list[OpenRow]]:
    found: dict[tuple[str, str], list[OpenRow]] = {}
    for row in rows:
        found.setdefault((row.file, row.sha256), []).append(row)
    return found


def _snippet(row: OpenRow) -> dict[str, str] | None:
    """The row as it came, around the field at fault, where that costs little."""
    try:
        text = lake().raw_line(row.sha256, row.line, row.member).decode("utf-8", "replace")
    except LakeError:
        return None
    first, last = _fault(text, row.field)
    start = max(first - _SNIPPET // 4, 0)
    end = max(start + _SNIPPET, min(last, first + _SNIPPET))
    return {
        "before": ("…" if start else "") + text[start:first],
        "mark": text[first : min(last, end)],
        "after": text[last:end] + ("…" if end < len(text) else ""),
    }


def _fault(text: str, field: str) -> tuple[int, int]:
    """Return where the value at fault stands: a plain one after its name, else the name itself."""
    key = field.rpartition(".")[2]
    if not key:
        return 0, 0
    found = re.search(
        rf'"{re.escape(key)}"\s*:\s*("(?:[^"\\]|\\.)*"|[^\s,{{}}\[\]][^,{{}}\[\]]*)', text
    )
    if found:
        return found.span(1)
    at = text.find(key)
    return (at, at + len(key)) if at >= 0 else (0, 0)


def batch(number_: int, lang: Lang, *, page: int, by: Actor) -> dict[str, Any] | None:
    """Return a batch and one page of the observations that it added."""
    state = next((s for s in lake().states() if s.state == number_ and s.is_batch), None)
    if state is None or state.sha256 not in files_seen(by=by):
        return None
    rows = counts_of_batch(workspace(), state, offset=(page - 1) * ROWS, limit=ROWS)
    total = state.new_counts or 0
    return {
        "batch": state,
        "file": safe_name(state.file),
        "facts": _facts(state, lang),
        "metrics": [label(metric, lang) for metric in METRICS],
        "rows": [
            {"count": row, "seen": moment(row.seen_at, HOME, lang),
             "values": [
                    (label(metric, lang), _value(row.metrics[metric], lang)) for metric in METRICS
                ]}
            for row in rows
        ],
        "kept": lake().has_captures(state.sha256 or ""),
        "first": number((page - 1) * ROWS + 1, lang),
        "last": number((page - 1) * ROWS + len(rows), lang),
        "total": number(total, lang),
        "before": page - 1 if page > 1 else 0,
        "after": page + 1 if page * ROWS < total else 0,
    }  # fmt: skip


def _value(metric: tuple[int | None, int | None, int], lang: Lang) -> str:
    value, step, _ = metric
    if value is None:
        return ""
    return ("≈ " if (step or 1) > 1 else "") + number(value, lang)


def _facts(state: StateRow, lang: Lang) -> dict[str, str]:
    counts = {
        key: number(getattr(state, key) or 0, lang)
        for key in ("rows", "ok", "quarantined", "new_posts", "new_counts", "already_seen")
    }
    return counts | {
        "seen": span(state.seen_from, state.seen_to, HOME, lang),
        "at": moment(state.at, HOME, lang),
        "size": size(state.bytes or 0, lang),
    }


def raw(sha256: str, line: int, member: str, *, by: Actor) -> dict[str, Any]:
    """Return one raw line as it came, and set out where it is JSON.

    Raises
    ------
    NotFound
        The file is not theirs to see.
    BadInput
        There is no such line.
    """
    if sha256 not in files_seen(by=by):
        raise NotFound("there is nothing here")
    text = raw_text(workspace(), sha256, line, member)
    try:
        pretty = json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        pretty = ""
    its = next((s for s in reversed(lake().states()) if s.sha256 == sha256 and s.is_batch), None)
    return {"text": text, "pretty": pretty, "line": line, "member": member, "sha256": sha256,
            "batch": its, "file": safe_name(its.file if its else "")}  # fmt: skip


def raw_blocks(sha256: str, *, by: Actor) -> Iterator[bytes] | None:
    """Return a kept raw file piece by piece, ``None`` where it is not kept, or not theirs to see.

    Raises
    ------
    Forbidden
        They may look at it, and may not take it out.
    """
    if sha256 not in files_seen(by=by):
        return None
    if sha256 not in files_seen(by=by, right=Right.EXPORT):
        raise Forbidden("you may see this, and lack the right to do it")
    try:
        return lake().raw_bytes(sha256) if lake().has_captures(sha256) else None
    except LantoaError:
        return None


def name_of(sha256: str) -> str:
    """Return the name of a raw file."""
    its = next((s for s in reversed(lake().states()) if s.sha256 == sha256), None)
    return safe_name(its.file if its else sha256[:12])


def collected(lang: Lang, *, by: Actor) -> dict[str, Any]:
    """Return how collecting went: by platform, by capture, and what waits by reason."""
    found = health(workspace(), files=files_seen(by=by).digests)
    rows, ok = (sum(getattr(c.batch, key) or 0 for c in found.captures) for key in ("rows", "ok"))
    return {
        "read": {"files": number(len(found.captures), lang), "rows": number(rows, lang),
                 "ok": number(ok, lang), "out": number(rows - ok, lang)},
        "captures": [_capture(one, lang) for one in found.captures],
        "platforms": [_platform(one, lang) for one in found.platforms],
        "reasons": [
            {"reason": reason, "n": number(len(rows), lang),
             "files": sorted({safe_name(row.file) for row in rows})}
            for reason, rows in found.quarantine
        ],
    }  # fmt: skip


def _capture(capture: Capture, lang: Lang) -> dict[str, Any]:
    state = capture.batch
    rows, ok = state.rows or 0, state.ok or 0
    return {
        "capture": capture,
        "name": safe_name(capture.name),
        "facts": _facts(state, lang),
        "platforms": [f"{name(p, lang)} {number(n, lang)}" for p, n in capture.platforms.items()],
        "sign": "full" if capture.is_good else "part" if ok else "none",
        "part": 100 * ok / rows if rows else None,
    }


def _platform(one: LastGood, lang: Lang) -> dict[str, Any]:
    return {
        "name": name(one.platform, lang),
        "captures": number(one.captures, lang),
        "latest": _capture(one.latest, lang),
        "good": _capture(one.good, lang) if one.good else None,
    }
