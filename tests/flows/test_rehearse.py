from __future__ import annotations

import json
from datetime import datetime

import pytest

from lantoa.core.errors import BadInput
from lantoa.flows.campaign_file import read_campaign
from lantoa.flows.check_claims import check_claims
from lantoa.flows.import_files import import_file
from lantoa.flows.import_options import ImportOptions
from lantoa.flows.quarantine import open_rows
from lantoa.flows.rehearse import rehearse
from lantoa.flows.workspace import Workspace
from tests.rehearsal.small import EXAMPLE, TEXT


def _imported(made, workspace):
    batches = {}
    for file in made.files:
        options = ImportOptions.of(
            mapping=made.out / file["mapping"] if file["mapping"] else None,
            seen_at=file["seen_at"],
        )
        batches[file["name"]] = import_file(workspace, made.out / file["name"], options)
    return batches


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rehearsed")
    made = rehearse(EXAMPLE, folder / "files", posts=6_000, seed=3)
    workspace = Workspace.at(folder / "workspace")
    batches = _imported(made, workspace)
    board, verdicts = check_claims(workspace, read_campaign(made.campaign))
    return made, workspace, batches, board, verdicts


def _holds(low, high, true):
    slack = 1e-9
    return (low is None or low - slack <= true) and (high is None or true <= high + slack)


def _bounds(figure, truth):
    """(what, lower, upper, true) of a figure, or of each of its rows that has a value."""
    wanted = truth["world"] if figure.id == "unseen_posts" else truth["captured"]
    if not isinstance(wanted, dict):
        return [(figure.id, figure.lower, figure.upper, wanted)]
    assert figure.rows, figure.id
    known = [row for row in figure.rows if row["value"] is not None]
    return [
        ((figure.id, row["key"]), row["lower"], row["upper"], wanted[row["key"]]) for row in known
    ]


def test_every_figure_of_the_board_holds_the_truth(rehearsed):
    made, _, _, board, _ = rehearsed
    known = made.truth["figures"]
    assert {figure.id for figure in board.figures} == set(known)
    assert not [figure.id for figure in board.figures if figure.refused]
    told = [one for figure in board.figures for one in _bounds(figure, known[figure.id])]
    assert len(told) > 100
    assert not [one for one in told if not _holds(*one[1:])]


def test_every_claim_ends_as_the_scenario_intends(rehearsed):
    made, _, _, _, verdicts = rehearsed
    assert [(v.claim, v.verdict) for v in verdicts] == [
        (one["claim"], one["verdict"]) for one in made.truth["claims"]
    ]


def test_every_dirty_row_is_in_quarantine_for_the_reason_that_the_truth_names(rehearsed):
    made, workspace, batches, _, _ = rehearsed
    found = {(row.file.rpartition("/")[2], row.line): row.reason for row in open_rows(workspace)}
    wanted = {
        (file["name"], dirty["line"]): dirty["reason"]
        for file in made.files
        for dirty in file["dirty"]
    }
    assert found.keys() == wanted.keys()
    assert len(wanted) == 12
    for where, reason in wanted.items():
        assert reason in found[where], where
    assert {name: batch.rows for name, batch in batches.items()} == {
        file["name"]: file["rows"] for file in made.files
    }


def test_the_scope_leaves_out_what_the_truth_says(rehearsed):
    made, _, _, board, _ = rehearsed
    scope = board.figure("posts").passport.scope
    outside = made.truth["figures"]["posts"]["outside"]
    assert {reason: n for reason, n in scope.outside_by.items() if n} == outside


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


def test_captures_that_depend_on_each_other_get_no_estimate(tmp_path):
    scenario = tmp_path / "duyet.toml"
    text = EXAMPLE.read_text(encoding="utf-8")
    chance = "chance = 0.7\n"
    assert text.count(chance) == 1
    text = text.replace(chance, 'chance = 0.3\ncopies = "Đội B · trang tìm kiếm"\ncopied = 0.6\n')
    scenario.write_text(text, encoding="utf-8")
    made = rehearse(scenario, tmp_path / "out", posts=3_000)
    assert made.truth["depends"] == ["Đội C · trang đề xuất"]
    workspace = Workspace.at(tmp_path / "workspace")
    _imported(made, workspace)
    board, _ = check_claims(workspace, read_campaign(made.campaign))
    assert board.figure("unseen_posts").refused


def test_progress_is_told_in_rows(tmp_path):
    told = []
    made = rehearse(EXAMPLE, tmp_path / "out", posts=600, progress=lambda *at: told.append(at))
    total = sum(file["rows"] for file in made.files)
    assert {of for _, of in told} == {total}
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_file_that_does_not_say_when_names_the_time_for_the_import(rehearsed):
    made = rehearsed[0]
    for file in made.files:
        assert bool(file["seen_at"]) == (file["kind"] in ("apify", "studio"))
        if file["seen_at"]:
            assert datetime.fromisoformat(file["seen_at"]).tzinfo
