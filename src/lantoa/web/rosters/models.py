"""Tables of rosters on their way in: what was handed in, row by row, and what its import did."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from lantoa.core import clock
from lantoa.web.kols.models import Kol
from lantoa.web.people.models import Unit


class RosterImport(models.Model):
    """One list that somebody handed in, from its upload to its import, or to its undoing."""

    class State(models.TextChoices):
        """How far it is."""

        MAPPING = "mapping"
        READING = "reading"
        PREVIEW = "preview"
        IMPORTING = "importing"
        DONE = "done"
        UNDOING = "undoing"
        UNDONE = "undone"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.MAPPING)
    name = models.CharField(max_length=255)
    size = models.BigIntegerField(default=0)
    head = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    member = models.CharField(max_length=255, blank=True)
    outcome = models.JSONField(default=dict)
    message = models.TextField(blank=True)
    actor = models.JSONField(default=dict)
    """Kind, id and name of who handed it in, for the log of what its worker does."""
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        """Name and state."""
        return f"{self.name} ({self.state})"


class StagedRow(models.Model):
    """One row of a list, as it was read: what it would become, or why it cannot be taken."""

    of = models.ForeignKey(RosterImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)
    read = models.JSONField(null=True)
    refused = models.TextField(blank=True)
    matches = models.JSONField(default=list)
    has_problems = models.BooleanField(default=False)
    choice = models.CharField(max_length=8, blank=True)
    """merge, new or skip, for a row that matches somebody; empty for all others."""

    class Meta:
        """In the order of the file."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "number"], name="rosters_a_row_once")
        ]

    def __str__(self) -> str:
        """Which row."""
        return f"row {self.number}"


class ImportedRow(models.Model):
    """What the import of one row did, so that it can be undone."""

    of = models.ForeignKey(RosterImport, models.CASCADE, related_name="imported")
    number = models.PositiveIntegerField()
    did = models.CharField(max_length=8)
    """made, merged or skipped."""
    kol = models.ForeignKey(Kol, models.SET_NULL, null=True, related_name="imported")
    version = models.PositiveIntegerField(default=1)
    """Of the KOL once the whole list was imported: where it is another now, somebody edited it."""
    changes = models.JSONField(default=dict)
    left_out = models.JSONField(default=list)
    """(What, why) of parts of the row that could not be taken over."""

    class Meta:
        """In the order of the file."""

        ordering: ClassVar = ["number"]
        indexes: ClassVar = [models.Index(fields=["of", "number"], name="rosters_imported_row")]

    def __str__(self) -> str:
        """Which row, what was done."""
        return f"row {self.number}: {self.did}"
