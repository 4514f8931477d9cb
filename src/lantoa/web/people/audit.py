"""The log of what was done: it only grows, and each line carries the digest of the one before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db import connection

from lantoa.core import clock
from lantoa.web.people.models import AuditEntry, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Model

    from lantoa.web.people.actors import Actor

FIRST: Final = "0" * 64
"""What stands for the digest before the first line."""
_LOCK: Final = 0x1A27A0A
_SECRET: Final = ("password", "token", "secret", "recovery", "otp", "cookie", "session")


@dataclass(frozen=True, slots=True)
class Broken:
    """The first line at which the chain does not hold."""

    seq: int
    why: str


@dataclass(frozen=True, slots=True)
class Chain:
    """What a look over the whole log found."""

    entries: int
    head: str
    """Digest of the last line; whoever noted it down knows a log that was cut short."""
    broken: Broken | None


def record(
    *,
    by: Actor,
    verb: str,
    what: Model | tuple[str, str],
    unit: Unit | None = None,
    facts: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Write one line, inside the transaction of the change that it tells of.

    Parameters
    ----------
    verb
        What was done, as ``app.verb``: ``people.invite``.
    what
        The object, or its kind and id.
    facts
        What a reader needs to understand the line: ids, names of fields, numbers. No secret, and
        no personal data that may have to be erased; a key that names a secret is refused.

    Raises
    ------
    RuntimeError
        It was called outside a transaction: the change could stay without its line.
    ValueError
        A fact's name says that it is a secret.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("audit.record belongs inside the transaction of the change it tells of")
    kind, key = what if isinstance(what, tuple) else (what._meta.label_lower, str(what.pk))
    _take_turn()
    last = AuditEntry.objects.order_by("-seq").values_list("seq", "hash").first()
    entry = AuditEntry(
        seq=last[0] + 1 if last else 1,
        at=clock.now(),
        actor=_plain(by.name, 200),
        actor_kind=by.kind,
        actor_id=_plain(by.id, 80),
        unit_id=unit.id if unit else "",
        unit_path=unit.path if unit else "",
        verb=verb,
        object_kind=_plain(kind, 40),
        object_id=_plain(key, 80),
        facts_text=json.dumps(
            _said(facts or {}), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ),
        prev_hash=last[1] if last else FIRST,
    )
    entry.hash = digest(entry)
    entry.save(force_insert=True)
    return entry


def digest(entry: AuditEntry) -> str:
    """Return the digest that a line must have: SHA-256 over all that it says, in one order."""
    held = [
        entry.seq, clock.micros(entry.at.astimezone(UTC)), entry.actor, entry.actor_kind,
        entry.actor_id, entry.unit_id, entry.unit_path, entry.verb, entry.object_kind,
        entry.object_id, entry.facts_text, entry.prev_hash,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(held, ensure_ascii=False).encode()).hexdigest()


def verify() -> Chain:
    """Look the whole log over, and return the first line that does not follow from the last."""
    entries, head = 0, FIRST
    for entry in AuditEntry.objects.order_by("seq").iterator(chunk_size=2000):
        why = ""
        if entry.seq != entries + 1:
            why = f"line {entries + 1} is gone"
        elif entry.prev_hash != head:
            why = "it does not follow from the line before"
        elif entry.hash != digest(entry):
            why = "it does not say what it said when it was written"
        if why:
            return Chain(entries, head, Broken(entry.seq, why))
        entries, head = entry.seq, entry.hash
    return Chain(entries, head, None)


def _take_turn() -> None:
    """Wait until no other writer is at the log, so that no two lines follow the same one.

    SQLite begins every transaction as its one writer; PostgreSQL needs a lock, let go at the end
    of the transaction.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _said(value: Any) -> Any:
    """Return a fact as JSON has it, the same before it is kept and after."""
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return _plain(value)
        case datetime() | date():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case dict():
            for name in value:
                if any(word in str(name).lower() for word in _SECRET):
                    raise ValueError(f"{name} is not for the log")
            return {_plain(str(name)): _said(one) for name, one in value.items()}
        case list() | tuple() | set() | frozenset():
            members = sorted(value) if isinstance(value, (set, frozenset)) else value
            return [_said(one) for one in members]
    raise TypeError(f"a fact of the log cannot be a {type(value).__name__}")


def _plain(text: str, most: int | None = None) -> str:
    """Return text that every database keeps as it is: no half of a character, no NUL."""
    return (
        text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")[:most]
    )
