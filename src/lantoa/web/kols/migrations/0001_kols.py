"""KOLs, networks and channels."""

from __future__ import annotations

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import lantoa.core.clock


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies: ClassVar = [
        ("people", "0002_append_only"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Kol",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "Person"), ("brand", "Brand")],
                        default="person",
                        max_length=8,
                    ),
                ),
                ("home", models.CharField(blank=True, max_length=200)),
                ("topics", models.JSONField(default=list)),
                ("languages", models.JSONField(default=list)),
                ("notes", models.TextField(blank=True)),
                ("folded", models.TextField(blank=True)),
                ("topic_keys", models.TextField(blank=True)),
                ("sort_name", models.CharField(blank=True, max_length=200)),
                ("followers", models.BigIntegerField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(default=lantoa.core.clock.now)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kols",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_name", "name"],
            },
        ),
        migrations.CreateModel(
            name="TierScale",
            fields=[
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="tiers",
                        serialize=False,
                        to="people.unit",
                    ),
                ),
                ("steps", models.JSONField(default=list)),
                ("changed_at", models.DateTimeField(default=lantoa.core.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("platform", models.CharField(max_length=12)),
                ("handle", models.CharField(blank=True, max_length=100)),
                ("native_id", models.CharField(blank=True, max_length=100)),
                ("url", models.CharField(max_length=500)),
                ("followers", models.BigIntegerField(null=True)),
                ("followers_step", models.BigIntegerField(null=True)),
                ("followers_on", models.DateField(null=True)),
                ("since", models.DateTimeField(default=lantoa.core.clock.now)),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
                (
                    "kol",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="channels",
                        to="kols.kol",
                    ),
                ),
            ],
            options={
                "ordering": ["platform", "handle", "since"],
            },
        ),
        migrations.CreateModel(
            name="FormerHandle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("handle", models.CharField(max_length=100)),
                ("until", models.DateTimeField(default=lantoa.core.clock.now)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former",
                        to="kols.channel",
                    ),
                ),
            ],
            options={
                "ordering": ["-until"],
            },
        ),
        migrations.CreateModel(
            name="Private",
            fields=[
                (
                    "kol",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="private",
                        serialize=False,
                        to="kols.kol",
                    ),
                ),
                ("legal_name", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=100)),
                ("email", models.CharField(blank=True, max_length=254)),
                ("contact", models.CharField(blank=True, max_length=200)),
                ("fee", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Network",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mcn", "Mcn"),
                            ("agency", "Agency"),
                            ("association", "Association"),
                            ("other", "Other"),
                        ],
                        default="mcn",
                        max_length=12,
                    ),
                ),
                ("contact", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=100)),
                ("email", models.CharField(blank=True, max_length=254)),
                ("notes", models.TextField(blank=True)),
                ("folded", models.TextField(blank=True)),
                ("sort_name", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(default=lantoa.core.clock.now)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="networks",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_name", "name"],
            },
        ),
        migrations.AddField(
            model_name="channel",
            name="network",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="channels",
                to="kols.network",
            ),
        ),
        migrations.CreateModel(
            name="Belonging",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "kol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="belongings",
                        to="kols.kol",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="belongings",
                        to="kols.network",
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("since"), descending=True, nulls_last=True)],
            },
        ),
        migrations.AddIndex(
            model_name="kol",
            index=models.Index(fields=["unit", "sort_name"], name="kols_by_name"),
        ),
        migrations.AddIndex(
            model_name="kol",
            index=models.Index(
                models.OrderBy(models.F("followers"), descending=True), name="kols_by_followers"
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kol__isnull", False), ("network__isnull", True)),
                    models.Q(("kol__isnull", True), ("network__isnull", False)),
                    _connector="OR",
                ),
                name="kols_channel_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("handle", ""), _negated=True),
                    models.Q(("native_id", ""), _negated=True),
                    _connector="OR",
                ),
                name="kols_channel_is_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("until__isnull", True), models.Q(("handle", ""), _negated=True)
                ),
                fields=("unit", "platform", "handle"),
                name="kols_one_owner_of_handle",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("until__isnull", True), models.Q(("native_id", ""), _negated=True)
                ),
                fields=("unit", "platform", "native_id"),
                name="kols_one_owner_of_id",
            ),
        ),
        migrations.AddConstraint(
            model_name="belonging",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("kol", "network"),
                name="kols_one_open_belonging",
            ),
        ),
    ]
