from __future__ import annotations

import json
from datetime import datetime

import pytest

from lantoa.core.errors import BadInput
from lantoa.flows.import_files import import_file
from lantoa.flows.rehearse import import_rehearsed, rehearse
from lantoa.flows.workspace import Workspace
from tests.rehearsal.small import EXAMPLE, TEXT


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return rehearse(EXAMPLE, tmp_path_factory.mktemp("rehearsed") / "files", posts=600, seed=3)


def test_every_file_is_imported_as_its_kind_needs(made, tmp_path):
    told = []
    batches = import_rehearsed(
        Workspace.at(tmp_path / "own"), made, progress=lambda *at: told.append(at)
    )
    assert [batch.rows for batch in batches] == [file["rows"] for file in made.files]
    assert sum(batch.quarantined for batch in batches) == 12
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    total = sum((made.out / file["name"]).stat().st_size for file in made.files)
    assert {of for _, of in told} == {total}


def test_importing_it_again_adds_nothing(made, tmp_path):
    workspace = Workspace.at(tmp_path / "own")
    states = [b.state for b in import_rehearsed(workspace, made)]
    again = import_rehearsed(workspace, made)
    assert not sum(batch.new_counts for batch in again)
    assert [batch.state for batch in again] == states


def test_simulated_posts_are_kept_out_of_a_workspace_with_real_ones(made, tmp_path):
    workspace = Workspace.at(tmp_path / "team")
    table = tmp_path / "that.ndjson"
    table.write_bytes((made.out / made.files[0]["name"]).read_bytes())
    import_file(workspace, table)
    with pytest.raises(BadInput, match=r"holds that\.ndjson, which is not simulated"):
        import_rehearsed(workspace, made)
    assert len(workspace.lake.states()) == 1


def test_the_same_scenario_size_and_seed_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        rehearse(EXAMPLE, tmp_path / name, posts=600, seed=9)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "two").iterdir())
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_another_rehearsal_in_the_same_folder_replaces_the_first(tmp_path):
    scenario = tmp_path / "duyet.toml"
    scenario.write_text(TEXT, encoding="utf-8")
    rehearse(EXAMPLE, tmp_path / "out", posts=600)
    made = rehearse(scenario, tmp_path / "out")
    names = {path.name for path in made.out.iterdir()}
    assert names == {
        "campaign.toml", "truth.json", "mo-phong-press.mapping.toml",
        *(file["name"] for file in made.files),
    }  # fmt: skip
    assert json.loads((made.out / "truth.json").read_text(encoding="utf-8")) == made.truth


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "campaign.toml").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="is not empty"):
        rehearse(EXAMPLE, tmp_path, posts=600)
    assert [path.name for path in tmp_path.iterdir()] == ["campaign.toml"]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="is a file"):
        rehearse(EXAMPLE, tmp_path / "out", posts=600)


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_out_of_range_is_refused(seed, tmp_path):
    with pytest.raises(BadInput, match="seed must be between"):
        rehearse(EXAMPLE, tmp_path, posts=600, seed=seed)


def test_progress_is_told_in_rows(tmp_path):
    told = []
    made = rehearse(EXAMPLE, tmp_path / "out", posts=600, progress=lambda *at: told.append(at))
    total = sum(file["rows"] for file in made.files)
    assert {of for _, of in told} == {total}
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_file_that_does_not_say_when_names_the_time_for_the_import(made):
    for file in made.files:
        assert bool(file["seen_at"]) == (file["kind"] in ("apify", "studio"))
        if file["seen_at"]:
            assert datetime.fromisoformat(file["seen_at"]).tzinfo
