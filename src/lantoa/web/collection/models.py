"""Uploads and what became of them: a few rows a day, never the numbers themselves."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from lantoa.web.people.models import Unit

if TYPE_CHECKING:
    from datetime import datetime


class ImportJob(models.Model):
    """One file that somebody dropped, or one try at what is in quarantine."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        READING = "reading"
        DONE = "done"
        REFUSED = "refused"
        MAPPING = "mapping"

    class Kind(models.TextChoices):
        """What is to be done."""

        IMPORT = "import"
        RETRY = "retry"

    id: models.UUIDField[uuid.UUID, uuid.UUID] = models.UUIDField(
        primary_key=True, default=uuid.uuid4, editable=False
    )
    kind: models.CharField[str, str] = models.CharField(
        max_length=8, choices=Kind.choices, default=Kind.IMPORT
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="imports")
    state: models.CharField[str, str] = models.CharField(
        max_length=8, choices=State.choices, default=State.WAITING
    )
    name: models.CharField[str, str] = models.CharField(max_length=255)
    size: models.BigIntegerField[int, int] = models.BigIntegerField(default=0)
    modified_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True
    )
    seen_at: models.CharField[str, str] = models.CharField(max_length=40, blank=True)
    capture: models.CharField[str, str] = models.CharField(max_length=120, blank=True)
    pseudonymise: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    mapping: models.TextField[str, str] = models.TextField(blank=True)
    sha256: models.CharField[str, str] = models.CharField(max_length=64, blank=True, db_index=True)
    stops: models.IntegerField[int, int] = models.IntegerField(default=0)
    done_bytes: models.BigIntegerField[int, int] = models.BigIntegerField(default=0)
    message: models.TextField[str, str] = models.TextField(blank=True)
    outcome: models.JSONField[Any, Any] = models.JSONField(default=dict)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    ended_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True
    )

    class Meta:
        """Newest first: that is how they are shown."""

        ordering: ClassVar = ["-made_at", "name"]
        indexes: ClassVar = [models.Index(fields=["state", "made_at"], name="job_queue")]

    def __str__(self) -> str:
        """Name and state."""
        return f"{self.name} ({self.state})"
