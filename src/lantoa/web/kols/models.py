"""Tables of KOLs and networks: who they are, their channels over time, what they agreed to."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lantoa.core import clock
from lantoa.web.people.models import Unit


class Network(models.Model):
    """A body that represents KOLs: an MCN, an agency, an association."""

    class Kind(models.TextChoices):
        """What kind of body it is."""

        MCN = "mcn"
        AGENCY = "agency"
        ASSOCIATION = "association"
        OTHER = "other"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="networks")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.MCN)
    contact = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    email = models.CharField(max_length=254, blank=True)
    notes = models.TextField(blank=True)
    folded = models.TextField(blank=True)
    sort_name = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=clock.now)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By name, diacritics aside."""

        ordering: ClassVar = ["sort_name", "name"]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Kol(models.Model):
    """A person or a brand whose channels speak to many.

    ``folded`` is the line that a search looks at, ``followers`` the largest number claimed for
    one channel: both follow from other columns and are written by the services alone.
    """

    class Kind(models.TextChoices):
        """Whether data of it is data of a person."""

        PERSON = "person"
        BRAND = "brand"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="kols")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.PERSON)
    home = models.CharField(max_length=200, blank=True)
    topics = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    notes = models.TextField(blank=True)
    folded = models.TextField(blank=True)
    topic_keys = models.TextField(blank=True)
    sort_name = models.CharField(max_length=200, blank=True)
    followers = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=clock.now)
    archived_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By name, diacritics aside."""

        ordering: ClassVar = ["sort_name", "name"]
        indexes: ClassVar = [
            models.Index(fields=["unit", "sort_name"], name="kols_by_name"),
            models.Index(F("followers").desc(), name="kols_by_followers"),
        ]

    def __str__(self) -> str:
        """Its stage name."""
        return self.name


class Private(models.Model):
    """What only those see who may edit: the legal name, ways of contact, fees."""

    kol = models.OneToOneField(Kol, models.CASCADE, primary_key=True, related_name="private")
    legal_name = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    email = models.CharField(max_length=254, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    fee = models.TextField(blank=True)

    def __str__(self) -> str:
        """Whose it is."""
        return f"private of {self.kol_id}"


class Channel(models.Model):
    """An account on a platform, of one KOL or one network, for a time.

    ``followers`` is what a list or a person claimed, on ``followers_on``; what was measured is
    in the lake.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kol = models.ForeignKey(Kol, models.CASCADE, null=True, related_name="channels")
    network = models.ForeignKey(Network, models.CASCADE, null=True, related_name="channels")
    platform = models.CharField(max_length=12)
    handle = models.CharField(max_length=100, blank=True)
    native_id = models.CharField(max_length=100, blank=True)
    url = models.CharField(max_length=500)
    followers = models.BigIntegerField(null=True)
    followers_step = models.BigIntegerField(null=True)
    followers_on = models.DateField(null=True)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A channel belongs to one party of a unit at a time; closed rows are its history."""

        ordering: ClassVar = ["platform", "handle", "since"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kol__isnull=False, network__isnull=True)
                | Q(kol__isnull=True, network__isnull=False),
                name="kols_channel_of_one",
            ),
            models.CheckConstraint(
                condition=~Q(handle="") | ~Q(native_id=""), name="kols_channel_is_named"
            ),
            models.UniqueConstraint(
                fields=["unit", "platform", "handle"],
                condition=Q(until__isnull=True) & ~Q(handle=""), name="kols_one_owner_of_handle",
            ),
            models.UniqueConstraint(
                fields=["unit", "platform", "native_id"],
                condition=Q(until__isnull=True) & ~Q(native_id=""), name="kols_one_owner_of_id",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Platform and name on it."""
        return f"{self.platform}:{self.named}"

    @property
    def named(self) -> str:
        """``@handle``, or the id where there is no handle."""
        return f"@{self.handle}" if self.handle else self.native_id

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys under which its posts may stand in the lake: by its id, by its handle."""
        by_id = (f"{self.platform}:{self.native_id}",) if self.native_id else ()
        return by_id + ((f"{self.platform}:@{self.handle}",) if self.handle else ())


class FormerHandle(models.Model):
    """A name that a channel had before."""

    channel = models.ForeignKey(Channel, models.CASCADE, related_name="former")
    handle = models.CharField(max_length=100)
    until = models.DateTimeField(default=clock.now)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-until"]

    def __str__(self) -> str:
        """The name."""
        return self.handle


class Belonging(models.Model):
    """A KOL's membership of a network, from a day to a day; open where no end is known."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kol = models.ForeignKey(Kol, models.CASCADE, related_name="belongings")
    network = models.ForeignKey(Network, models.PROTECT, related_name="belongings")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        """Newest first; one open membership of a network."""

        ordering: ClassVar = [F("since").desc(nulls_last=True)]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kol", "network"], condition=Q(until__isnull=True),
                name="kols_one_open_belonging",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        """Whose, of what."""
        return f"{self.kol_id} · {self.network_id}"


class TierScale(models.Model):
    """From how many followers on a KOL is called nano, micro …, at a unit and below it."""

    unit = models.OneToOneField(Unit, models.CASCADE, primary_key=True, related_name="tiers")
    steps = models.JSONField(default=list)
    """[[name, followers from], …], rising."""
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        """Whose."""
        return f"tiers of {self.unit_id}"
