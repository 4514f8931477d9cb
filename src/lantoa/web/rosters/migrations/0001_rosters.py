"""Rosters on their way in, row by row."""

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
        ("people", "0002_append_only"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="RosterImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mapping", "Mapping"),
                            ("reading", "Reading"),
                            ("preview", "Preview"),
                            ("importing", "Importing"),
                            ("done", "Done"),
                            ("undoing", "Undoing"),
                            ("undone", "Undone"),
                            ("refused", "Refused"),
                        ],
                        default="mapping",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("size", models.BigIntegerField(default=0)),
                ("head", models.JSONField(default=dict)),
                ("mapping", models.JSONField(default=dict)),
                ("member", models.CharField(blank=True, max_length=255)),
                ("outcome", models.JSONField(default=dict)),
                ("message", models.TextField(blank=True)),
                ("actor", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField(default=lantoa.core.clock.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("did", models.CharField(max_length=8)),
                ("version", models.PositiveIntegerField(default=1)),
                ("changes", models.JSONField(default=dict)),
                ("left_out", models.JSONField(default=list)),
                (
                    "kol",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="imported",
                        to="kols.kol",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imported",
                        to="rosters.rosterimport",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "indexes": [models.Index(fields=["of", "number"], name="rosters_imported_row")],
            },
        ),
        migrations.CreateModel(
            name="StagedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("cells", models.JSONField(default=dict)),
                ("read", models.JSONField(null=True)),
                ("refused", models.TextField(blank=True)),
                ("matches", models.JSONField(default=list)),
                ("has_problems", models.BooleanField(default=False)),
                ("choice", models.CharField(blank=True, max_length=8)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="rosters.rosterimport",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("of", "number"), name="rosters_a_row_once")
                ],
            },
        ),
    ]
