"""The database record by record, through Django: for a machine without PostgreSQL's programs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

# Made anew by every migration, or of no use elsewhere.
_LEFT_OUT: Final = ("contenttypes", "auth.permission", "sessions", "django_q")


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.web.settings")
    import django

    django.setup()


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def dump(path: Path) -> None:
    """Write every record of the database into a file of JSON lines, as they were at one instant."""
    _set_up()
    from django.core.management import call_command
    from django.db import connection, transaction

    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        call_command("dumpdata", exclude=list(_LEFT_OUT), format="jsonl", output=str(path), verbosity=0)


def load(path: Path) -> None:
    """Make the database hold the records of a file and no others; all of them, or none."""
    _set_up()
    from django.core.management import call_command
    from django.db import transaction

    _migrate()
    named = path.with_suffix(".jsonl")
    with transaction.atomic():
        call_command("flush", interactive=False, verbosity=0)
        call_command("loaddata", str(named), verbosity=0)


def is_empty() -> bool:
    """Whether nothing was ever kept in the database."""
    _set_up()
    from django.apps import apps
    from django.db import connection

    tables = set(connection.introspection.table_names())
    return not any(
        model._meta.db_table in tables and model._default_manager.exists()
        for model in apps.get_models()
        if model.__module__.startswith("lantoa.")
    )
