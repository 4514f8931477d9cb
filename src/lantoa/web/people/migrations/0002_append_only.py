"""The first unit, and triggers by which the database itself refuses to change the log.

Whoever later alters the table of the log on SQLite makes these triggers anew: Django builds such
a table from scratch there, and its triggers go with the old one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import migrations

from lantoa.web.kit.ids import fresh_id

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = (
    (
        "CREATE TRIGGER people_log_stands BEFORE UPDATE ON people_auditentry "
        "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
    ),
    (
        "CREATE TRIGGER people_log_stays BEFORE DELETE ON people_auditentry "
        "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
    ),
)
_POSTGRESQL = (
    (
        "CREATE FUNCTION people_log_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$"
    ),
    (
        "CREATE TRIGGER people_log_stands BEFORE UPDATE OR DELETE ON people_auditentry "
        "FOR EACH ROW EXECUTE FUNCTION people_log_refuses()"
    ),
    (
        "CREATE TRIGGER people_log_stays BEFORE TRUNCATE ON people_auditentry "
        "FOR EACH STATEMENT EXECUTE FUNCTION people_log_refuses()"
    ),
)


def _make_root(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    del editor
    key = fresh_id()
    apps.get_model("people", "Unit").objects.create(
        id=key, name="Đơn vị của tôi", kind="authority", path=f"/{key}/"
    )


def _guard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    for statement in _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Make the root of the tree, and guard the log."""

    dependencies: ClassVar = [("people", "0001_people")]

    operations: ClassVar = [
        migrations.RunPython(_make_root, migrations.RunPython.noop),
        migrations.RunPython(_guard, migrations.RunPython.noop),
    ]
