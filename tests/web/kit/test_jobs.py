"""Jobs: asked for once, done at least once, taken back from workers that were killed."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from lantoa.core.errors import BadInput
from lantoa.web.kit import jobs
from lantoa.web.kit.models import Job
from lantoa.web.upkeep import tasks


@pytest.fixture
def asked(site, monkeypatch):
    """How often the task was called; it fails while ``fails`` is more than nothing."""
    calls = {"n": 0, "fails": 0}

    def forget_old_jobs():
        calls["n"] += 1
        if calls["fails"]:
            calls["fails"] -= 1
            raise RuntimeError("the other side is down")

    forget_old_jobs.__module__ = tasks.__name__
    forget_old_jobs.__qualname__ = "forget_old_jobs"
    monkeypatch.setattr(tasks, "forget_old_jobs", forget_old_jobs)
    return calls


def _work() -> bool:
    return jobs.sweep(jobs.run)


def _only() -> Job:
    return Job.objects.get()


def test_a_job_is_done_once(asked):
    jobs.later(tasks.forget_old_jobs)
    _work()
    _work()
    jobs.run(_only().pk)
    assert asked["n"] == 1
    assert _only().state == "done"


def test_a_job_of_a_name_waits_only_once_and_may_wait_again_while_one_runs(asked):
    for _ in range(3):
        jobs.later(tasks.forget_old_jobs, once="forget")
    assert Job.objects.count() == 1
    Job.objects.update(state="running", worker=jobs.me(), lease_until="2999-01-01T00:00:00Z")
    jobs.later(tasks.forget_old_jobs, once="forget")
    assert Job.objects.count() == 2


def test_what_is_undone_was_never_asked_for(asked):
    from django.db import transaction

    with transaction.atomic():
        jobs.later(tasks.forget_old_jobs)
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_a_job_that_fails_is_tried_again_later_and_says_why(asked, monkeypatch):
    asked["fails"] = 1
    jobs.later(tasks.forget_old_jobs, tries=2)
    _work()
    failed = _only()
    assert failed.state == "queued"
    assert "the other side is down" in failed.error
    assert failed.due_at > failed.made_at + timedelta(seconds=9)
    _work()
    assert asked["n"] == 1, "it must wait"
    Job.objects.update(due_at=failed.made_at)
    _work()
    assert _only().state == "done"
    assert asked["n"] == 2


def test_a_job_without_tries_left_is_given_up_and_says_why(asked):
    asked["fails"] = 1
    jobs.later(tasks.forget_old_jobs)
    _work()
    assert _only().state == "failed"
    assert _only().error == "RuntimeError: the other side is down"


def test_a_job_comes_back_at_once_from_a_process_that_is_gone(asked):
    gone = subprocess.Popen(["true"])
    began = jobs._began(gone.pid)
    gone.wait()
    host = jobs.me().partition(":")[0]
    jobs.later(tasks.forget_old_jobs)
    Job.objects.update(state="running", tries=1, worker=f"{host}:{gone.pid}:{began or 1}",
                       lease_until="2999-01-01T00:00:00Z")  # fmt: skip
    _work()
    assert asked["n"] == 1
    assert (_only().state, _only().stops, _only().tries) == ("done", 1, 1)


def test_a_job_comes_back_from_another_machine_when_its_lease_is_over(asked):
    jobs.later(tasks.forget_old_jobs)
    far = {"state": "running", "tries": 1, "worker": "elsewhere:1:1"}
    Job.objects.update(**far, lease_until="2999-01-01T00:00:00Z")
    _work()
    assert asked["n"] == 0
    Job.objects.update(**far, lease_until="2020-01-01T00:00:00Z")
    _work()
    assert asked["n"] == 1


def test_a_job_that_stops_every_worker_is_given_up(asked):
    jobs.later(tasks.forget_old_jobs, stops=3)
    for _ in range(3):
        Job.objects.update(
            state="running", worker="elsewhere:1:1", lease_until=datetime(2020, 1, 1, tzinfo=UTC)
        )
        jobs.sweep(lambda _number: None)
    assert _only().state == "failed"
    assert _only().error == "its worker was stopped 3 times while it ran"


def test_a_worker_that_lost_its_lease_changes_nothing_any_more(asked):
    jobs.later(tasks.forget_old_jobs)
    old = _only()
    old.worker, old.tries = "elsewhere:1:1", 1
    Job.objects.update(state="running", worker="another:2:2", tries=1)
    jobs._end(old, "done")
    assert _only().state == "running"


def test_a_pool_that_takes_nothing_is_noticed(asked):
    jobs.later(tasks.forget_old_jobs)
    assert jobs.sweep(lambda _number: None)
    Job.objects.update(pushed_at="2020-01-01T00:00:00Z")
    assert not jobs.sweep(lambda _number: None)
    jobs.push_anew()
    assert _work()
    assert asked["n"] == 1


def test_only_tasks_can_be_asked_for(site):
    with pytest.raises(BadInput, match="is no task"):
        jobs.later(jobs.prune)
    for name in ("os.system", "lantoa.web.kit.jobs.prune", "lantoa.web.upkeep.tasks.a b"):
        with pytest.raises(BadInput, match="is no task"):
            jobs._task(name)


def test_old_jobs_are_forgotten_but_none_that_waits(asked):
    for state in ("done", "failed", "queued"):
        jobs.later(tasks.forget_old_jobs)
        Job.objects.filter(ended_at=None, state="queued", pushed_at=None).update(
            state=state, ended_at="2020-01-01T00:00:00Z"
        )
    jobs.prune()
    assert _only().state == "queued"
