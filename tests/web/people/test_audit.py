"""The log only grows, every line hangs on the one before, and a change to any is found."""

from __future__ import annotations

import threading

import pytest
from django.db import DatabaseError, connection, connections, transaction

from lantoa.web.people import audit
from lantoa.web.people.actors import Actor
from lantoa.web.people.models import AuditEntry

BY = Actor.system("test")


def _lines(count: int) -> None:
    for number in range(count):
        with transaction.atomic():
            audit.record(by=BY, verb="test.line", what=("test", str(number)), facts={"n": number})


def _tampered(statement: str) -> None:
    """Do to the log what only the master of the database can: without its triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE people_auditentry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER people_log_stands")
            cursor.execute("DROP TRIGGER people_log_stays")
        cursor.execute(statement)


def test_lines_follow_one_another_and_the_chain_holds(site):
    _lines(5)
    found = audit.verify()
    assert found.broken is None
    assert found.entries == 5
    assert found.head == AuditEntry.objects.get(seq=5).hash
    assert [e.facts for e in AuditEntry.objects.order_by("seq")] == [{"n": n} for n in range(5)]


def test_an_empty_log_holds(site):
    assert audit.verify() == audit.Chain(0, audit.FIRST, None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people_auditentry SET verb = 'x' WHERE seq = 2",
        "DELETE FROM people_auditentry WHERE seq = 2",
        "DELETE FROM people_auditentry",
    ],
)
def test_the_database_itself_refuses_to_change_or_delete_a_line(site, statement):
    _lines(3)
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"):
        cursor.execute(statement)
    assert audit.verify().entries == 3


@pytest.mark.parametrize("column", ["verb", "actor", "object_id", "facts_text", "unit_path"])
def test_a_line_that_says_something_else_is_found(site, column):
    _lines(4)
    _tampered(f"UPDATE people_auditentry SET {column} = '{{}} x' WHERE seq = 3")
    broken = audit.verify().broken
    assert broken is not None
    assert broken.seq == 3


def test_a_line_taken_out_is_found(site):
    _lines(4)
    _tampered("DELETE FROM people_auditentry WHERE seq = 2")
    broken = audit.verify().broken
    assert broken is not None
    assert (broken.seq, broken.why) == (3, "line 2 is gone")


def test_a_log_cut_short_has_another_head(site):
    _lines(4)
    before = audit.verify().head
    _tampered("DELETE FROM people_auditentry WHERE seq = 4")
    assert audit.verify().head != before


def test_a_line_belongs_to_the_change_that_it_tells_of(site):
    with pytest.raises(RuntimeError, match="transaction"):
        audit.record(by=BY, verb="test.line", what=("test", "1"))
    with transaction.atomic():
        audit.record(by=BY, verb="test.line", what=("test", "1"))
        transaction.set_rollback(True)
    assert audit.verify().entries == 0


def test_a_secret_is_refused(site):
    for name in ("password", "csrfToken", "totp_secret"):
        with pytest.raises(ValueError, match="not for the log"), transaction.atomic():
            audit.record(by=BY, verb="test.line", what=("test", "1"), facts={"a": {name: "x"}})


def test_hostile_text_is_kept_so_that_the_chain_still_holds(site):
    actor = Actor.system("a\0b\ud800" + "dài " * 200)
    with transaction.atomic():
        audit.record(by=actor, verb="test.line", what=("test", "\0" * 200),
                     facts={"\ud800": ["\0", "tỏa", 1.5, None, {"b": True}]})  # fmt: skip
    assert audit.verify().broken is None


def test_many_writers_at_once_never_fork_the_chain(site):
    start = threading.Barrier(4)

    def write() -> None:
        try:
            start.wait()
            _lines(10)
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = audit.verify()
    assert (found.entries, found.broken) == (40, None)
