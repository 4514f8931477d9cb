"""For which unit an upload came; those from before there were units belong to the root."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import django.db.models.deletion
from django.db import migrations, models

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _take_over(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    del editor
    top = apps.get_model("people", "Unit").objects.get(parent__isnull=True)
    apps.get_model("collection", "ImportJob").objects.update(unit=top)


class Migration(migrations.Migration):
    """Add the unit, and find files by digest."""

    atomic = False  # PostgreSQL alters no table that still has rows to check

    dependencies: ClassVar = [("collection", "0001_uploads"), ("people", "0002_append_only")]

    operations: ClassVar = [
        migrations.AddField(
            "importjob",
            "unit",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="imports",
                to="people.unit",
            ),
        ),
        migrations.RunPython(_take_over, migrations.RunPython.noop),
        migrations.AlterField(
            "importjob",
            "unit",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="imports",
                to="people.unit",
            ),
        ),
        migrations.AlterField(
            "importjob",
            "sha256",
            models.CharField(blank=True, db_index=True, max_length=64),
        ),
    ]
