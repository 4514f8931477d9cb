"""``kill -9`` of any process of the pool in mid-import: it resumes, nothing doubled, nothing lost.

``LANTOA_KILLS`` says how many kills are tried (8 where it is not set).
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from lantoa.flows.import_files import import_file
from lantoa.flows.import_options import ImportOptions
from lantoa.flows.workspace import Workspace
from tests.lake.observations import logical
from tests.web.upkeep.pool import Pool, files

KILLS = int(os.environ.get("LANTOA_KILLS", "8"))
FACTS = (
    "options",
    "adapter",
    "rows",
    "ok",
    "quarantined",
    "new_posts",
    "new_counts",
    "already_seen",
    "digest",
)
pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(),
    reason="processes are found by /proc, which this machine lacks",
)


@pytest.fixture
def queued(site, tmp_path, monkeypatch) -> list[Path]:
    """Files that were dropped on the import page, and that nobody reads yet."""
    from lantoa.web.collection import services, tasks
    from lantoa.web.kit.jobs import later

    monkeypatch.setattr(services, "wake", lambda: later(tasks.read_waiting, once="r", stops=1000))
    made = files(tmp_path / "files", 6, 900)
    for path in made:
        site.drop(path)
    return made


def test_imports_survive_kills_of_their_workers_at_any_moment(queued, site, tmp_path):
    chance = np.random.default_rng()
    hit: Counter[str] = Counter()
    with Pool(site.root) as pool:

        def ended() -> bool:
            return not pool.asked("SELECT 1 FROM collection_importjob WHERE ended_at IS NULL")

        for _ in range(KILLS):
            if ended():
                break
            pool.until(lambda: pool.busy() is not None or ended())
            pool.ended_within(float(chance.choice([0.3, 1.5]) * chance.random()))
            everyone, busy = pool.processes(), pool.busy()
            # The one at work twice as often as any other: it has the most to lose.
            victim = busy if busy and chance.random() < 0.6 else int(chance.choice(everyone))
            hit[
                "at work" if victim == busy else "first" if victim == everyone[0] else "other"
            ] += 1
            pool.kill(victim)
        pool.until(ended)
        rows = pool.asked("SELECT state, message FROM collection_importjob")
    print(dict(hit))
    assert rows == [("done", "")] * len(queued)
    assert not [path for path in (site.root / "uploads").iterdir() if path.is_dir()]

    undisturbed = Workspace.at(tmp_path / "undisturbed")
    for path in queued:
        import_file(undisturbed, path, ImportOptions.of(capture=""))
    ours = Workspace.at(site.root).lake
    assert [s.sha256 for s in ours.states()] == [s.sha256 for s in undisturbed.lake.states()]
    for mine, its in zip(ours.states(), undisturbed.lake.states(), strict=True):
        assert {k: getattr(mine, k) for k in FACTS} == {k: getattr(its, k) for k in FACTS}
    assert ours.state().digest == undisturbed.lake.state().digest
    assert logical(ours) == logical(undisturbed.lake)


def test_a_file_that_stops_its_process_each_time_is_refused_and_says_so(queued, site):
    from lantoa.web.collection import runner
    from lantoa.web.collection.models import ImportJob

    first = ImportJob.objects.order_by("made_at").first()
    assert first is not None
    for _ in range(runner._MOST_STOPS):
        ImportJob.objects.filter(pk=first.pk, state="waiting").update(state="reading")
        runner._take_back()
    first.refresh_from_db()
    assert first.state == "refused"
    assert "đã làm chương trình dừng 8 lần" in site.page("/import")


def test_a_fault_of_ours_is_said_on_the_page_and_holds_up_nobody(queued, site, monkeypatch):
    from lantoa.web.collection import runner
    from lantoa.web.collection.models import ImportJob

    works = runner._work

    def fails_once(job):
        monkeypatch.setattr(runner, "_work", works)
        raise KeyError("oops")

    monkeypatch.setattr(runner, "_work", fails_once)
    runner.run()
    assert sorted(ImportJob.objects.values_list("state", flat=True)) == ["done"] * 5 + ["refused"]
    assert "lỗi của chính phần mềm (KeyError)" in site.page("/import")
