"""How often the process that read an upload was stopped."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Count it."""

    dependencies: ClassVar = [("collection", "0002_units")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="importjob", name="stops", field=models.IntegerField(default=0)
        ),
    ]
