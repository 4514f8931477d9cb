"""Which unit a campaign belongs to."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import lantoa.core.clock


class Migration(migrations.Migration):
    """Make the table."""

    initial = True

    dependencies: ClassVar = [
        ("people", "0002_append_only"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("file", models.CharField(max_length=500, primary_key=True, serialize=False)),
                ("since", models.DateTimeField(default=lantoa.core.clock.now)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["file"],
            },
        ),
    ]
