"""Where a list waits until it is read, and how it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from lantoa.core import clock
from lantoa.web.rosters.models import RosterImport

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.core.errors import LantoaError


def folder_of(key: str) -> Path:
    """Return the folder in which a list waits until it is read."""
    folder: Path = settings.UPLOADS / f"roster-{key}"
    return folder


def refuse(key: str, failure: LantoaError) -> None:
    """Write down that a list cannot be read, and why; nothing of it was entered."""
    held = RosterImport.objects.filter(pk=key)
    held.update(
        state=RosterImport.State.REFUSED, message=str(failure)[:2000], ended_at=clock.now()
    )
