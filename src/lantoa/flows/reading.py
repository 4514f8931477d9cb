"""Payloads to chunks of rows: what importing and trying a quarantine again have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.core.columns import Rows, rows_of
from lantoa.core.errors import Unreadable
from lantoa.core.records import Quarantined, Records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lantoa.sources.adapter import Adapter, Context, Payload

CHUNK_ROWS = 4_000


def chunks(
    payloads: Iterable[tuple[int, Payload | Unreadable]],
    adapter: Adapter,
    context: Context,
    member: str = "",
) -> Iterator[Rows]:
    """Turn payloads into chunks of rows.

    Parameters
    ----------
    payloads
        (line, payload), or (line, why it is none).

    Returns
    -------
    Iterator of Rows
        Every payload is in one of them, as records or in quarantine.
    """
    items: list[tuple[int, str, Records]] = []
    quarantined: list[Quarantined] = []
    for line, payload in payloads:
        try:
            if isinstance(payload, Unreadable):
                raise payload
            items.append((line, member, adapter.records(payload, context)))
        except Unreadable as failure:
            quarantined.append(
                Quarantined(line=line, member=member, field=failure.field, reason=failure.reason)
            )
        if len(items) + len(quarantined) >= CHUNK_ROWS:
            yield rows_of(items, quarantined)
            items, quarantined = [], []
    if items or quarantined:
        yield rows_of(items, quarantined)


def rows_refused(rows: Rows) -> int:
    """Return how many rows of a chunk have something in quarantine, the whole or a part."""
    return len({(refused.member, refused.line) for refused in rows.quarantined})
