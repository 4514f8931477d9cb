"""Consents, evidence, replies, and requests about personal data."""

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
        ("kols", "0001_kols"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("purpose", models.CharField(max_length=300)),
                ("given_on", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("how", models.CharField(blank=True, max_length=300)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("file_kind", models.CharField(blank=True, max_length=100)),
                ("file_size", models.BigIntegerField(default=0)),
                ("entered_by", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField(default=lantoa.core.clock.now)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "kol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="kols.kol",
                    ),
                ),
            ],
            options={
                "ordering": ["-given_on", "-made_at"],
            },
        ),
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("see", "See"),
                            ("export", "Export"),
                            ("correct", "Correct"),
                            ("withdraw", "Withdraw"),
                            ("erase", "Erase"),
                        ],
                        max_length=10,
                    ),
                ),
                ("said", models.TextField(blank=True)),
                ("received_on", models.DateField()),
                ("answer_by", models.DateField()),
                ("done_by", models.DateField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField(default=lantoa.core.clock.now)),
                (
                    "kol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="kols.kol",
                    ),
                ),
            ],
            options={
                "ordering": ["answer_by", "made_at"],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "pillar",
                    models.CharField(
                        choices=[
                            ("transparency", "Transparency"),
                            ("conduct", "Conduct"),
                            ("interaction", "Interaction"),
                            ("values", "Values"),
                            ("law", "Law"),
                        ],
                        max_length=12,
                    ),
                ),
                ("fact", models.TextField()),
                ("happened_on", models.DateField()),
                ("source", models.CharField(max_length=300)),
                ("source_url", models.CharField(blank=True, max_length=1000)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("file_kind", models.CharField(blank=True, max_length=100)),
                ("file_size", models.BigIntegerField(default=0)),
                ("entered_by", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField(default=lantoa.core.clock.now)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.CharField(blank=True, max_length=300)),
                (
                    "kol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="kols.kol",
                    ),
                ),
            ],
            options={
                "ordering": ["-happened_on", "-made_at"],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField(default=lantoa.core.clock.now)),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="trust.evidence",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
            },
        ),
    ]
