"""Tables of people: who works at which unit with which rights, and the log that only grows."""

from __future__ import annotations

import json
import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from lantoa.core import clock
from lantoa.web.kit.ids import fresh_id
from lantoa.web.people.rights import Right, rights_of


class Users(BaseUserManager["User"]):
    """How people are found when they sign in: by e-mail, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the person of an e-mail address."""
        return self.get(email__iexact=username or "")


class User(AbstractBaseUser):
    """A person with an account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    lang = models.CharField(max_length=2, choices=[("vi", "Tiếng Việt"), ("en", "English")],
                            default="vi")  # fmt: skip
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[Users] = Users()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        """By name; no two accounts differ in the case of their address alone."""

        ordering: ClassVar = ["name", "email"]
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="people_one_account_an_address")
        ]

    def __str__(self) -> str:
        """Name and address."""
        return f"{self.name} <{self.email}>"


class Unit(models.Model):
    """A public body, or a partner; units form one tree.

    ``path`` holds the ids from the root down to this unit, ``/root/…/id/``: whoever has rights
    at a path has them at every path that begins with it.
    """

    class Kind(models.TextChoices):
        """What kind of body it is."""

        AUTHORITY = "authority"
        PROVINCE = "province"
        COMMUNE = "commune"
        FEDERATION = "federation"
        OTHER = "other"

    id = models.CharField(primary_key=True, max_length=12, default=fresh_id, editable=False)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OTHER)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=200, unique=True)
    active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        """By path: a parent stands before its children; there is one root."""

        ordering: ClassVar = ["path"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["active"], condition=models.Q(parent__isnull=True), name="people_one_root"
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=False) | models.Q(active=True),
                name="people_root_is_active",
            ),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Membership(models.Model):
    """Somebody's rights at a unit and below it, for a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    rights = models.PositiveSmallIntegerField(default=int(Right.VIEW))
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One open membership of a person at a unit; ended ones stay as history."""

        ordering: ClassVar = ["since"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "unit"], condition=models.Q(until__isnull=True),
                name="people_one_membership",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        """Who, where."""
        return f"{self.user} · {self.unit}"

    @property
    def right(self) -> Right:
        """The rights, as a flag."""
        return rights_of(self.rights)


class Invitation(models.Model):
    """A link that makes somebody a member; the token itself is kept nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="invitations")
    rights = models.PositiveSmallIntegerField(default=int(Right.VIEW))
    party_kind = models.CharField(max_length=20, blank=True)
    party_id = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="invited")
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="came_by")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        """For whom, where."""
        return f"{self.email} · {self.unit}"

    @property
    def right(self) -> Right:
        """The rights, as a flag; none where an outside party is invited."""
        return rights_of(self.rights)


class OutsideAccess(models.Model):
    """Somebody who acts for a network or a KOL: sees what concerns it, and nothing else.

    The party is known by kind and id only, so that this app needs to know none of theirs.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="outside")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="outside")
    party_kind = models.CharField(max_length=20)
    party_id = models.CharField(max_length=64)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Open accesses of a person are few."""

        ordering: ClassVar = ["since"]
        indexes: ClassVar = [
            models.Index(fields=["party_kind", "party_id"], name="people_outside_party")
        ]

    def __str__(self) -> str:
        """Who, for whom."""
        return f"{self.user} · {self.party_kind} {self.party_id}"


class SignedLink(models.Model):
    """An address that opens one thing to one outside party without an account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="links")
    what_kind = models.CharField(max_length=20)
    what_id = models.CharField(max_length=64)
    party_kind = models.CharField(max_length=20)
    party_id = models.CharField(max_length=64)
    label = models.CharField(max_length=160, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="links")
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        """What it opens, for whom."""
        return f"{self.what_kind} {self.what_id} · {self.party_kind} {self.party_id}"


class AuditEntry(models.Model):
    """One line of the log: who did what, where; chained to the line before by its digest.

    Rows are written by ``audit.record`` only. The database itself refuses to change or delete
    one; nothing here is a foreign key, so that the log stands whatever becomes of its objects.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=200)
    actor_kind = models.CharField(max_length=12)
    actor_id = models.CharField(max_length=80, blank=True)
    unit_id = models.CharField(max_length=12, blank=True)
    unit_path = models.CharField(max_length=200, blank=True, db_index=True)
    verb = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=80, blank=True)
    facts_text = models.TextField(default="{}")
    prev_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-seq"]
        indexes: ClassVar = [
            models.Index(fields=["object_kind", "object_id"], name="people_audit_object")
        ]

    def __str__(self) -> str:
        """Number and verb."""
        return f"{self.seq} {self.verb}"

    @property
    def facts(self) -> dict[str, Any]:
        """What was said beside the verb."""
        held: dict[str, Any] = json.loads(self.facts_text)
        return held
