"""ZIP files of which the same contents give the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP can hold: it says that there is none."""


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of `members`, in their order, without dates, owners or permissions."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()


def repacked(document: bytes) -> bytes:
    """Return an office document (a ZIP) with the dates of its members removed."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return zip_of({name: archive.read(name) for name in archive.namelist()})
