"""Pages of long lists for programs: a cursor says where the next one begins, and nothing else.

A cursor holds the place of the last row given, so rows that come or go meanwhile are neither
given twice nor passed over.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q

from lantoa.core.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

MOST: Final = 200
_LONGEST: Final = 300
Row = TypeVar("Row", bound=Model)
Thing = TypeVar("Thing")


def page_of_rows(
    rows: QuerySet[Row], cursor: str, limit: int, *, by: tuple[str, str], newest_first: bool
) -> tuple[list[Row], str | None]:
    """Return one page of a table, and the cursor of the next (``None`` after the last).

    Parameters
    ----------
    by
        Two columns by which rows are in order: the second tells apart what the first does not.

    Raises
    ------
    BadInput
        The cursor is none that was given out.
    """
    first, second = by
    sign, step = ("-", "lt") if newest_first else ("", "gt")
    ordered = rows.order_by(f"{sign}{first}", f"{sign}{second}")
    if cursor:
        place = _opened(cursor, 2)
        try:
            after = Q(**{f"{first}__{step}": place[0]}) | Q(
                **{first: place[0], f"{second}__{step}": place[1]}
            )
            found = list(ordered.filter(after)[: limit + 1])
        except (ValueError, TypeError, OverflowError, ValidationError) as failure:
            raise BadInput("this cursor was not given out here: begin without one") from failure
    else:
        found = list(ordered[: limit + 1])
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], _closed([_plain(getattr(last, first)), _plain(getattr(last, second))])


def page_of_list(
    things: Sequence[Thing], cursor: str, limit: int
) -> tuple[list[Thing], str | None]:
    """Return one page of a list that is held as a whole, and the cursor of the next.

    Raises
    ------
    BadInput
        The cursor is none that was given out.
    """
    begin = _opened(cursor, 1)[0] if cursor else 0
    if not isinstance(begin, int) or isinstance(begin, bool) or begin < 0:
        raise BadInput("this cursor was not given out here: begin without one")
    end = begin + limit
    return list(things[begin:end]), _closed([end]) if end < len(things) else None


def _closed(place: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def _opened(cursor: str, length: int) -> list[Any]:
    try:
        if len(cursor) > _LONGEST:
            raise ValueError
        place = json.loads(
            base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        )
        if not isinstance(place, list) or len(place) != length:
            raise ValueError
        if any(not isinstance(part, (str, int)) or "\0" in str(part) for part in place):
            raise ValueError
        if any(isinstance(part, int) and abs(part) >= 2**63 for part in place):
            raise ValueError
    except (ValueError, RecursionError) as failure:
        raise BadInput("this cursor was not given out here: begin without one") from failure
    return place


def _plain(value: Any) -> str | int:
    if isinstance(value, int):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
