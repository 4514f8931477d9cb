"""Tables of tokens, webhooks and deliveries; of a token only its digest is kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lantoa.core import clock
from lantoa.web.kit.ids import fresh_id
from lantoa.web.people.models import Unit, User
from lantoa.web.people.rights import Right, rights_of


class Token(models.Model):
    """What lets a program use the API for somebody: some of their rights, at one unit, for a time."""

    id = models.CharField(primary_key=True, max_length=12, default=fresh_id, editable=False)
    name = models.CharField(max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tokens")
    rights = models.PositiveSmallIntegerField(default=int(Right.VIEW))
    digest = models.CharField(max_length=64, unique=True)
    begins = models.CharField(max_length=10)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="tokens")
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    window = models.BigIntegerField(default=0)
    used = models.IntegerField(default=0)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-made_at", "id"]

    def __str__(self) -> str:
        """Its name."""
        return self.name

    @property
    def right(self) -> Right:
        """The rights, as a flag."""
        return rights_of(self.rights)


class Webhook(models.Model):
    """An address that is told what happens at a unit and below it."""

    id = models.CharField(primary_key=True, max_length=12, default=fresh_id, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="webhooks")
    url = models.CharField(max_length=500)
    events = models.JSONField(default=list)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="webhooks")
    made_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-made_at", "id"]

    def __str__(self) -> str:
        """Its address."""
        return self.url


class Delivery(models.Model):
    """One message to a webhook, with what became of it."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    id = models.CharField(primary_key=True, max_length=12, default=fresh_id, editable=False)
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=60)
    body = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-made_at", "id"]

    def __str__(self) -> str:
        """Event and state."""
        return f"{self.event} ({self.state})"
