"""The table of uploads."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make it."""

    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="ImportJob",
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
                        choices=[("import", "Import"), ("retry", "Retry")],
                        default="import",
                        max_length=8,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("reading", "Reading"),
                            ("done", "Done"),
                            ("refused", "Refused"),
                            ("mapping", "Mapping"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("size", models.BigIntegerField(default=0)),
                ("modified_at", models.DateTimeField(null=True)),
                ("seen_at", models.CharField(blank=True, max_length=40)),
                ("capture", models.CharField(blank=True, max_length=120)),
                ("pseudonymise", models.BooleanField(default=False)),
                ("mapping", models.TextField(blank=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("done_bytes", models.BigIntegerField(default=0)),
                ("message", models.TextField(blank=True)),
                ("outcome", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-made_at", "name"],
                "indexes": [models.Index(fields=["state", "made_at"], name="job_queue")],
            },
        ),
    ]
