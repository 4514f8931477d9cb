"""Work that waits, runs or is done, and the workers that were last seen doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import datetime


class Job(models.Model):
    """One call of a task, from being asked for until it is done or given up."""

    class State(models.TextChoices):
        """How far it is."""

        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    task: models.CharField[str, str] = models.CharField(max_length=160)
    arguments: models.JSONField[Any, Any] = models.JSONField(default=list)
    once: models.CharField[str, str] = models.CharField(max_length=120, blank=True)
    state: models.CharField[str, str] = models.CharField(
        max_length=8, choices=State.choices, default=State.QUEUED
    )
    tries: models.IntegerField[int, int] = models.IntegerField(default=0)
    most_tries: models.IntegerField[int, int] = models.IntegerField(default=1)
    stops: models.IntegerField[int, int] = models.IntegerField(default=0)
    most_stops: models.IntegerField[int, int] = models.IntegerField(default=5)
    worker: models.CharField[str, str] = models.CharField(max_length=120, blank=True)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    due_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    pushed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True
    )
    lease_until: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True
    )
    ended_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True
    )
    error: models.TextField[str, str] = models.TextField(blank=True)

    class Meta:
        """A job that is to wait only once is unique while it waits."""

        ordering: ClassVar = ["due_at", "id"]
        indexes: ClassVar = [models.Index(fields=["state", "due_at"], name="job_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["once"], condition=Q(state="queued") & ~Q(once=""), name="job_waits_once"
            )
        ]

    def __str__(self) -> str:
        """Task and state."""
        return f"{self.task} ({self.state})"


class Worker(models.Model):
    """One pool of workers, by machine and process, and when it last said that it is there."""

    name: models.CharField[str, str] = models.CharField(max_length=120, primary_key=True)
    seen_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    def __str__(self) -> str:
        """Machine and process."""
        return self.name
