"""What people send about a roster: its mapping, and their choices for its doubles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from django.http import QueryDict

_NUMBER: Final = re.compile(r"[0-9]{1,15}")


def mapping_sent(sent: QueryDict) -> dict[str, str]:
    """Return column → field of a mapping form, sent as ``column-N`` and ``field-N``."""
    return {
        str(sent[key]): sent.get(f"field-{key.removeprefix('column-')}", "")
        for key in sent if key.startswith("column-")
    }  # fmt: skip


def choices_sent(sent: QueryDict) -> dict[int, str]:
    """Return row → choice of a preview, sent as ``row-N``."""
    found = {}
    for key in sent:
        number = key.removeprefix("row-")
        if key.startswith("row-") and _NUMBER.fullmatch(number):
            found[int(number)] = str(sent[key])
    return found
