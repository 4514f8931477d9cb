"""What lists on their way in still hold about a KOL: rows that could not be taken over whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.web.kols.personal import Held
from lantoa.web.rosters.models import ImportedRow, StagedRow

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from lantoa.web.kols.models import Kol


def held(kol: Kol) -> list[Held]:
    """Return the rows of lists that were entered as this KOL, where they are still kept."""
    rows = [{"list": row.of.name, "row": row.number, "cells": row.cells} for row in _rows(kol)]
    return [Held(("Dòng của danh sách đã nhập", "Rows of imported lists"), rows)]


def erase(kol: Kol) -> dict[str, int]:
    """Erase these rows, and what was noted for taking the import back."""
    gone = sum(row.delete()[0] for row in _rows(kol))
    ImportedRow.objects.filter(kol=kol).update(changes={}, left_out=[])
    return {"list_rows": gone}


def _rows(kol: Kol) -> QuerySet[StagedRow]:
    numbers = ImportedRow.objects.filter(kol=kol).values_list("of_id", "number")
    found = StagedRow.objects.none()
    for of_id, number in numbers:
        found |= StagedRow.objects.filter(of_id=of_id, number=number)
    return found.select_related("of")
