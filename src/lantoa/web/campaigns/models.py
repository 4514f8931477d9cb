"""Which unit a campaign belongs to; the campaign itself is its file."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lantoa.core import clock
from lantoa.web.people.models import Unit


class Holding(models.Model):
    """A campaign file and the unit that it belongs to; a file without one belongs to the root.

    The file is known by its place, not by the campaign's id: another file that takes over an id
    does not take over who sees it.
    """

    file = models.CharField(primary_key=True, max_length=500)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="campaigns")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        """By file."""

        ordering: ClassVar = ["file"]

    def __str__(self) -> str:
        """File and unit."""
        return f"{self.file} · {self.unit}"
