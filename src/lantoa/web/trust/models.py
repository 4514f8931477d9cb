"""Tables of consents, of the trust file with its replies, and of requests about personal data."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import ClassVar

from django.db import models

from lantoa.core import clock
from lantoa.web.kols.models import Kol


class Consent(models.Model):
    """What a KOL agreed to have done with their data, when, with its proof."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kol = models.ForeignKey(Kol, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=300)
    given_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_kind = models.CharField(max_length=100, blank=True)
    file_size = models.BigIntegerField(default=0)
    entered_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-given_on", "-made_at"]

    def __str__(self) -> str:
        """For what."""
        return self.purpose


class Evidence(models.Model):
    """One thing that happened, with its day and source, under one of five public pillars.

    It speaks for a year and is then shown as expired. There is no score of any kind here.
    """

    class Pillar(models.TextChoices):
        """The five pillars that were made public for the credibility of influencers."""

        TRANSPARENCY = "transparency"
        CONDUCT = "conduct"
        INTERACTION = "interaction"
        VALUES = "values"
        LAW = "law"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kol = models.ForeignKey(Kol, models.PROTECT, related_name="evidence")
    pillar = models.CharField(max_length=12, choices=Pillar.choices)
    fact = models.TextField()
    happened_on = models.DateField()
    source = models.CharField(max_length=300)
    source_url = models.CharField(max_length=1000, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_kind = models.CharField(max_length=100, blank=True)
    file_size = models.BigIntegerField(default=0)
    entered_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-happened_on", "-made_at"]

    def __str__(self) -> str:
        """Pillar and day."""
        return f"{self.pillar} {self.happened_on}"

    @property
    def expires_on(self) -> date:
        """The first day on which it no longer speaks: a year after it happened."""
        try:
            return self.happened_on.replace(year=self.happened_on.year + 1)
        except ValueError:  # 29 February
            return self.happened_on + timedelta(days=366)


class Reply(models.Model):
    """What the KOL says to a piece of evidence; it stands beside it as long as it does."""

    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="replies")
    text = models.TextField()
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["made_at"]

    def __str__(self) -> str:
        """To what."""
        return f"reply to {self.evidence_id}"


class DataRequest(models.Model):
    """What a KOL asks about their own data, and the clock that runs since."""

    class Kind(models.TextChoices):
        """What is asked for."""

        SEE = "see"
        EXPORT = "export"
        CORRECT = "correct"
        WITHDRAW = "withdraw"
        ERASE = "erase"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kol = models.ForeignKey(Kol, models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    said = models.TextField(blank=True)
    received_on = models.DateField()
    answer_by = models.DateField()
    done_by = models.DateField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        """The most urgent first."""

        ordering: ClassVar = ["answer_by", "made_at"]

    def __str__(self) -> str:
        """What, since when."""
        return f"{self.kind} {self.received_on}"
