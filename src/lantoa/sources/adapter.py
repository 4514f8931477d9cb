"""What an adapter is: how a file kind is recognised, and how one payload of it becomes records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from lantoa.core.columns import Rows
    from lantoa.core.records import Records

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a file, decoded as far as recognising needs.

    `shape` is ``lines`` (one JSON object a line), ``json`` (one JSON document) or ``table``
    (CSV, TSV, XLSX, Parquet). `payloads` are the first few: JSON objects, or table rows as
    dicts of text. `columns` is the header of a table, else empty. `document` is the whole
    document where `shape` is ``json`` (an object or an array).
    """

    name: str
    shape: Literal["lines", "json", "table"]
    payloads: tuple[Payload, ...]
    columns: tuple[str, ...] = ()
    document: Any = None
    preamble: tuple[str, ...] = ()
    """Lines before the header of a table, e.g. ``sep=,`` and a title."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a payload does not say itself.

    `seen_at` is when the file was seen where rows do not say: given by a person
    (`seen_source` ``given``) or the file's own date (``file``). `zone` is the zone of times
    that name none.
    """

    seen_at: datetime
    seen_source: str = "file"
    zone: tzinfo | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Adapter:
    """One file kind.

    `records` turns one payload into records, by keyword, and raises
    :class:`~lantoa.core.errors.Unreadable` where it cannot; it never raises anything else for
    any payload. `items` (JSON documents only) walks a document and gives its payloads.
    `block` is the fast path of line files: the same as `records` for a block of whole lines,
    as columns; it raises ``ValueError`` when any line needs the slow path.
    """

    name: str
    """``kind.platform``, e.g. ``zeeschuimer.tiktok``: stored with every batch."""
    version: int
    shape: Literal["lines", "json", "table"]
    marks: str
    """What the kind is recognised by, in words: shown when a file is refused."""
    recognises: Callable[[Head], bool]
    records: Callable[[Payload, Context], Records]
    items: Callable[[Any], list[Payload]] | None = None
    block: Callable[[bytes, int, Context], Rows] | None = None
