"""The database record by record, through Django: for a machine without PostgreSQL's programs."""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

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
    from django.core.serializers.json import DjangoJSONEncoder
    from django.core.serializers.python import Serializer
    from django.db import connection, transaction

    class Whole(DjangoJSONEncoder):
        """Django's own cuts microseconds off, and the log's digests are taken over them."""

        def default(self, o: Any) -> Any:
            """Return what JSON has for a value."""
            return o.isoformat() if isinstance(o, datetime) else super().default(o)

    with transaction.atomic(), path.open("w", encoding="utf-8") as sink:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for model in _models():
            for row in model._default_manager.order_by("pk").iterator(chunk_size=2000):
                [said] = Serializer().serialize([row])
                sink.write(json.dumps(said, cls=Whole, ensure_ascii=False) + "\n")


def _models() -> list[Any]:
    from django.apps import apps
    from django.core.serializers import sort_dependencies

    listed = [
        (config, [m for m in config.get_models() if m._meta.label_lower not in _LEFT_OUT])
        for config in apps.get_app_configs()
        if config.label not in _LEFT_OUT
    ]
    return [m for m in sort_dependencies(listed, allow_cycles=True) if not m._meta.proxy]


def load(path: Path) -> None:
    """Make a PostgreSQL database hold the records of a file and no others.

    What it held stays aside, in a schema of its own, until all is in; where that fails it is put
    back.
    """
    _set_up()
    _ask("DROP SCHEMA IF EXISTS lantoa_before CASCADE", "ALTER SCHEMA public RENAME TO lantoa_before",
         "CREATE SCHEMA public")  # fmt: skip
    try:
        _fill(path)
    except BaseException:
        _ask("DROP SCHEMA public CASCADE", "ALTER SCHEMA lantoa_before RENAME TO public")
        raise
    _ask("DROP SCHEMA lantoa_before CASCADE")


def _fill(path: Path) -> None:
    from django.apps import apps
    from django.core.management import call_command
    from django.db import transaction

    _migrate()
    with transaction.atomic():
        for model in apps.get_models():
            # What migrations put in themselves comes again from the file.
            if model.__module__.startswith("lantoa.") and model._default_manager.exists():
                model._default_manager.all().delete()
        call_command("loaddata", str(path), verbosity=0)


def _ask(*statements: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


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
