"""Tables of agreements: parties and terms, what each side owes, evidence, reviews, payments, feeds."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from lantoa.core import clock
from lantoa.core.agreement_states import STATES
from lantoa.core.periods import EVERY
from lantoa.web.kols.models import Kol, Network
from lantoa.web.people.models import Unit

if TYPE_CHECKING:
    from datetime import date


class Agreement(models.Model):
    """One agreement between a unit (side A) and a network or a KOL (side B)."""

    class Kind(models.TextChoices):
        """What kind of paper it is."""

        MEMORANDUM = "memorandum"
        ORDER = "order"
        CONTRACT = "contract"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="agreements")
    network = models.ForeignKey(Network, models.PROTECT, null=True, related_name="agreements")
    kol = models.ForeignKey(Kol, models.PROTECT, null=True, related_name="agreements")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    renews = models.OneToOneField("self", models.PROTECT, null=True, related_name="renewal")
    number = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.MEMORANDUM)
    state = models.CharField(
        max_length=12, choices=[(one, one) for one in STATES], default=STATES[0]
    )
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signatory_a = models.CharField(max_length=200, blank=True)
    signatory_b = models.CharField(max_length=200, blank=True)
    contact_a = models.CharField(max_length=200, blank=True)
    contact_b = models.CharField(max_length=200, blank=True)
    mail_a = models.EmailField(blank=True)
    mail_b = models.EmailField(blank=True)
    notes = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    """Why it was last withdrawn, suspended or terminated."""
    closed_on = models.DateField(null=True)
    """When it ended or was terminated: what would have fallen due later is not owed."""
    simulated = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        """Numbers are a unit's own; side B is one party."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "number"], name="agreements_number_of_unit"),
            models.CheckConstraint(
                condition=Q(network__isnull=False, kol__isnull=True)
                | Q(network__isnull=True, kol__isnull=False),
                name="agreements_one_other_side",
            ),
        ]

    def __str__(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}"

    @property
    def other(self) -> Network | Kol:
        """The network or the KOL on side B."""
        found = self.network or self.kol
        assert found is not None  # the database holds it so
        return found

    @property
    def other_kind(self) -> str:
        """``network`` or ``kol``, as the log and signed links name parties."""
        return "network" if self.network_id else "kol"


class Obligation(models.Model):
    """What one side owes, as a rule that can be measured and the rhythm in which it is owed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="obligations")
    side = models.CharField(max_length=1, choices=[("a", "A"), ("b", "B")])
    title = models.CharField(max_length=200)
    wording = models.TextField(blank=True)
    rule = models.JSONField(default=dict)
    """``kind`` and what it asks for: see ``lantoa.web.agreements.rules``."""
    every = models.CharField(max_length=8, choices=[(one, one) for one in EVERY], default="once")
    grace = models.PositiveSmallIntegerField(default=0)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """In the order of the paper."""

        ordering: ClassVar = ["place", "title"]

    def __str__(self) -> str:
        """Its title."""
        return self.title


class Due(models.Model):
    """One period of an obligation: what is to be delivered, and by when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="dues")
    first_day = models.DateField()
    last_day = models.DateField()
    due = models.DateField(db_index=True)
    extended_to = models.DateField(null=True, blank=True)
    label = models.CharField(max_length=200, blank=True)
    said = models.TextField(blank=True)
    """What the side that owes it lets the other know."""
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        """In order of time; an obligation owes a period once."""

        ordering: ClassVar = ["due", "first_day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["obligation", "first_day"], name="agreements_due_once")
        ]

    def __str__(self) -> str:
        """What, by when."""
        return f"{self.obligation_id} {self.due}"

    @property
    def by(self) -> date:
        """The day that holds now."""
        return self.extended_to or self.due


class Document(models.Model):
    """A file that belongs to an agreement: signed copy, annex, minutes, a proof; never overwritten."""

    class Role(models.TextChoices):
        """What it is there for."""

        SIGNED = "signed"
        ANNEX = "annex"
        MINUTES = "minutes"
        PROOF = "proof"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="documents")
    role = models.CharField(max_length=8, choices=Role.choices)
    edition = models.PositiveSmallIntegerField(default=1)
    """1, 2, 3 … among the documents of its name and role."""
    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64, db_index=True)
    media = models.CharField(max_length=100)
    size = models.BigIntegerField(default=0)
    entered_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Evidence(models.Model):
    """One piece of evidence for one period, and what a person said of it."""

    class Source(models.TextChoices):
        """Where it comes from."""

        LAKE = "lake"
        LINK = "link"
        DOCUMENT = "document"

    class Said(models.TextChoices):
        """What was decided."""

        FOUND = "found"
        CONFIRMED = "confirmed"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    due = models.ForeignKey(Due, models.CASCADE, related_name="evidence")
    source = models.CharField(max_length=8, choices=Source.choices)
    key = models.CharField(max_length=500)
    """The post, the address, or the digest of the document."""
    channel = models.CharField(max_length=200, blank=True)
    item = models.CharField(max_length=64, blank=True)
    match = models.CharField(max_length=8, default="channel")
    at = models.DateTimeField()
    url = models.CharField(max_length=1000, blank=True)
    note = models.CharField(max_length=500, blank=True)
    pieces = models.PositiveIntegerField(default=1)
    amounts = models.JSONField(default=list)
    """[[method, definition, lower, upper or null], …] for totals."""
    batch = models.BigIntegerField(null=True)
    line = models.BigIntegerField(null=True)
    member = models.CharField(max_length=500, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="proves")
    offered_by = models.CharField(max_length=200, blank=True)
    said = models.CharField(max_length=9, choices=Said.choices, default=Said.FOUND)
    said_by = models.CharField(max_length=200, blank=True)
    said_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        """In order of time; a post proves a period (on a channel, of an item) once."""

        ordering: ClassVar = ["at", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["due", "key", "item", "channel"], name="agreements_evidence_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["due", "said"], name="agreements_evidence_said")]

    def __str__(self) -> str:
        """What it is."""
        return self.key


class Amendment(models.Model):
    """A change of the terms after signing: numbered, dated, with its reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="amendments")
    number = models.PositiveSmallIntegerField()
    signed_on = models.DateField()
    reason = models.TextField()
    changes = models.JSONField(default=dict)
    """Field → [before, after]."""
    entered_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        """In order; no number twice."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="agreements_amendment_once"
            )
        ]

    def __str__(self) -> str:
        """Its number."""
        return f"amendment {self.number}"


class Review(models.Model):
    """What a year came to, looked over by people, and what they decided."""

    class Decision(models.TextChoices):
        """What follows from it."""

        KEEP = "keep"
        ADJUST = "adjust"
        RENEW = "renew"
        STOP = "stop"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="reviews")
    year = models.PositiveSmallIntegerField()
    facts = models.JSONField(default=dict)
    """Side → owed, proven, slow, late, not_measured, as they stood."""
    text = models.TextField()
    decision = models.CharField(max_length=6, choices=Decision.choices)
    entered_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        """Newest first; one a year."""

        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "year"], name="agreements_review_once")
        ]

    def __str__(self) -> str:
        """Its year."""
        return f"review {self.year}"


class Payment(models.Model):
    """A payment and what it waits for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="payments")
    title = models.CharField(max_length=200)
    amount_vnd = models.BigIntegerField()
    due = models.DateField()
    until = models.DateField()
    """What side B owes by this day has to be proven."""
    needs_minutes = models.BooleanField(default=True)
    minutes = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    paid_on = models.DateField(null=True)

    class Meta:
        """In order of time."""

        ordering: ClassVar = ["due", "title"]

    def __str__(self) -> str:
        """Its title."""
        return self.title


class Feed(models.Model):
    """An address under which a calendar reads the days of a unit's or a party's agreements."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="calendar_feeds")
    party_kind = models.CharField(max_length=20, blank=True)
    party_id = models.CharField(max_length=64, blank=True)
    label = models.CharField(max_length=120, blank=True)
    owner_id = models.CharField(max_length=80)
    """Who made it, as the log names them: only they see and revoke it."""
    made_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        """Its label."""
        return self.label


class Reminder(models.Model):
    """A reminder that was sent: nobody is written to twice for the same thing."""

    due = models.ForeignKey(Due, models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=40)
    """soon, late, or by hand with its instant."""
    sent_to = models.EmailField()
    asked_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """One of a kind for a due."""

        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["due", "kind"], name="agreements_reminder_once")
        ]

    def __str__(self) -> str:
        """Kind."""
        return self.kind


class Search(models.Model):
    """The last search of the lake: at which state, and when each channel had been looked at."""

    state = models.BigIntegerField(default=0)
    state_digest = models.CharField(max_length=64, blank=True)
    looks = models.JSONField(default=dict)
    """Channel key → instant (ISO 8601)."""
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        """Which state."""
        return f"state {self.state}"
