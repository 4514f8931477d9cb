"""What a look over the application's own database finds."""

from __future__ import annotations

from lantoa.core import clock
from lantoa.web.kit import jobs
from lantoa.web.kit.models import Job
from lantoa.web.upkeep import queries, tasks


def _wrong():
    return {one.what: one for one in queries.look_over() if one.level == "wrong"}


def test_a_fresh_database_has_nothing_to_mend(site):
    assert not _wrong()


def test_a_job_that_nobody_does_is_found(site):
    jobs.later(tasks.forget_old_jobs)
    assert "workers" in _wrong()
    jobs.beat("somebody")
    assert not _wrong()
    Job.objects.update(due_at="2020-01-01T00:00:00Z")
    assert "jobs" in _wrong()


def test_a_job_that_failed_is_shown_with_its_reason(site):
    jobs.later(tasks.forget_old_jobs)
    Job.objects.update(state="failed", error="the disk is full", ended_at=clock.now())
    assert any("the disk is full" in one.said for one in queries.look_over())


def test_an_upload_without_its_file_is_found(site):
    from lantoa.web.collection.models import ImportJob

    ImportJob.objects.create(name="x.csv", made_at=clock.now())
    assert "import page" in _wrong()["uploads"].do


def test_a_log_that_somebody_changed_is_found(site, monkeypatch):
    from django.db import transaction

    from lantoa.web.people import audit
    from lantoa.web.people.actors import Actor

    with transaction.atomic():
        audit.record(by=Actor.system("test"), verb="kit.test", what=("thing", "1"))
    assert not _wrong()
    monkeypatch.setattr(audit, "digest", lambda _entry: "0" * 64)
    assert "compare with a backup" in _wrong()["audit log"].do
