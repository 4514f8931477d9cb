"""The table in which all workers count attempts to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.management import call_command
from django.db import migrations

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """Make it."""

    dependencies: ClassVar = [("people", "0002_append_only")]

    operations: ClassVar = [migrations.RunPython(_make, migrations.RunPython.noop)]
