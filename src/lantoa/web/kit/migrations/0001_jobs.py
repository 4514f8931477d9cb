"""The tables of jobs and workers."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

_STATES = [("queued", "Queued"), ("running", "Running"), ("done", "Done"), ("failed", "Failed")]


class Migration(migrations.Migration):
    """Make them."""

    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("name", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("seen_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("task", models.CharField(max_length=160)),
                ("arguments", models.JSONField(default=list)),
                ("once", models.CharField(blank=True, max_length=120)),
                ("state", models.CharField(choices=_STATES, default="queued", max_length=8)),
                ("tries", models.IntegerField(default=0)),
                ("most_tries", models.IntegerField(default=1)),
                ("stops", models.IntegerField(default=0)),
                ("most_stops", models.IntegerField(default=5)),
                ("worker", models.CharField(blank=True, max_length=120)),
                ("made_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("pushed_at", models.DateTimeField(null=True)),
                ("lease_until", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("error", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["due_at", "id"],
                "indexes": [models.Index(fields=["state", "due_at"], name="job_due")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "queued"))
                        & models.Q(("once", ""), _negated=True),
                        fields=("once",),
                        name="job_waits_once",
                    )
                ],
            },
        ),
    ]
