"""Whether a table has the columns that a measure needs: Ibis has no types, so this asks at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lantoa.core.errors import MissingColumn

if TYPE_CHECKING:
    from collections.abc import Iterable


def need(table: Any, name: str, columns: Iterable[str]) -> None:
    """Refuse an Ibis table that lacks columns.

    Raises
    ------
    MissingColumn
        Naming the table `name` and every column that it lacks.
    """
    held = set(table.columns)
    lacking = [column for column in columns if column not in held]
    if lacking:
        raise MissingColumn(f"table {name} lacks {', '.join(lacking)}")
