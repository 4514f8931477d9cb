from __future__ import annotations

import json
import shutil

import pytest

from lantoa.core.errors import BadInput
from lantoa.flows.check_truth import check_truth
from lantoa.flows.rehearse import import_rehearsed, rehearse
from lantoa.flows.workspace import Workspace
from tests.rehearsal.small import EXAMPLE, TEXT


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rehearsed")
    made = rehearse(EXAMPLE, folder / "files", posts=6_000, seed=3)
    workspace = Workspace.at(folder / "workspace")
    import_rehearsed(workspace, made)
    return made, workspace


@pytest.fixture
def with_another_truth(rehearsed, tmp_path):
    """Hold the same board against a truth that was changed."""
    made, workspace = rehearsed

    def held(change):
        known = json.loads((made.out / "truth.json").read_text(encoding="utf-8"))
        change(known)
        shutil.copy(made.campaign, tmp_path)
        (tmp_path / "truth.json").write_text(json.dumps(known), encoding="utf-8")
        return check_truth(workspace, tmp_path)

    return held


def test_every_figure_claim_and_dirty_row_is_as_the_truth_says(rehearsed):
    made, workspace = rehearsed
    held = check_truth(workspace, made.out)
    assert held.wrong == ()
    assert {one.figure.id for one in held.figures} == set(made.truth["figures"])
    assert not [one.figure.id for one in held.figures if one.figure.refused]
    assert sum(len(one.told) for one in held.figures) > 100
    assert [(one.claim, one.verdict) for one in held.claims] == [
        (one["claim"], one["verdict"]) for one in made.truth["claims"]
    ]
    assert {one.verdict for one in held.claims} == {"supported", "contradicted", "not_shown"}
    assert held.rows.in_quarantine == 12


def test_the_scope_leaves_out_what_the_truth_says(rehearsed):
    made, workspace = rehearsed
    scope = check_truth(workspace, made.out).board.figure("posts").passport.scope
    outside = made.truth["figures"]["posts"]["outside"]
    assert {reason: n for reason, n in scope.outside_by.items() if n} == outside


def test_a_figure_whose_interval_misses_the_truth_is_named(with_another_truth):
    def change(known):
        known["figures"]["views"]["captured"] *= 2

    held = with_another_truth(change)
    assert held.wrong == ("views",)
    missed = next(one for one in held.figures if one.figure.id == "views").misses[0]
    assert missed.upper < missed.truth


def test_one_row_of_a_series_is_enough_to_miss(with_another_truth):
    def change(known):
        known["figures"]["posts_by_day"]["captured"]["2024-09-02"] += 1

    held = with_another_truth(change)
    assert held.wrong == ("posts_by_day",)
    figure = next(one for one in held.figures if one.figure.id == "posts_by_day")
    assert [one.key for one in figure.misses] == ["2024-09-02"]


def test_a_row_that_the_truth_does_not_know_is_a_miss(with_another_truth):
    def change(known):
        del known["figures"]["posts_by_role"]["captured"]["kol"]

    assert with_another_truth(change).wrong == ("posts_by_role",)


def test_a_claim_that_ends_otherwise_is_named(with_another_truth):
    def change(known):
        known["claims"][0]["verdict"] = "contradicted"
        known["claims"][1]["claim"] = "Một câu không còn trong tệp chiến dịch"

    first, second = with_another_truth(change).wrong
    assert "video hưởng ứng" in first
    assert "không còn" in second


def test_a_dirty_row_with_another_reason_is_missed_and_one_not_foreseen_is_told(
    with_another_truth,
):
    def change(known):
        dirty = next(file["dirty"] for file in known["files"] if file["dirty"])
        dirty[0]["reason"] = "no such reason"
        dirty.pop()

    held = with_another_truth(change)
    assert held.rows.in_quarantine == 10
    assert len(held.rows.missed) == len(held.rows.unforeseen) == 1
    assert len(held.wrong) == 2


def test_a_figure_on_one_side_alone_is_named(with_another_truth):
    def change(known):
        known["figures"]["smiles"] = known["figures"].pop("likes")

    assert with_another_truth(change).wrong == ("likes", "smiles")


def test_an_estimate_that_should_have_been_refused_is_wrong(with_another_truth):
    def change(known):
        known["depends"] = ["Đội C"]

    assert with_another_truth(change).wrong == ("unseen_posts",)


def test_captures_that_depend_on_each_other_get_no_estimate_and_that_is_right(tmp_path):
    scenario = tmp_path / "duyet.toml"
    text = EXAMPLE.read_text(encoding="utf-8")
    chance = "chance = 0.7\n"
    assert text.count(chance) == 1
    text = text.replace(chance, 'chance = 0.3\ncopies = "Đội B · trang tìm kiếm"\ncopied = 0.6\n')
    scenario.write_text(text, encoding="utf-8")
    made = rehearse(scenario, tmp_path / "out", posts=3_000)
    assert made.truth["depends"] == ["Đội C · trang đề xuất"]
    workspace = Workspace.at(tmp_path / "workspace")
    import_rehearsed(workspace, made)
    held = check_truth(workspace, made.out)
    assert held.board.figure("unseen_posts").refused
    assert "unseen_posts" not in held.wrong


def test_uses_of_a_sound_that_only_a_vendor_saw_are_counted_too(tmp_path):
    scenario = tmp_path / "duyet.toml"
    scenario.write_text(TEXT, encoding="utf-8")
    made = rehearse(scenario, tmp_path / "out")
    workspace = Workspace.at(tmp_path / "workspace")
    import_rehearsed(workspace, made)
    held = check_truth(workspace, made.out)
    uses = next(one for one in held.figures if one.figure.id == "uses_of_asset")
    assert [one.key.partition(":")[0] for one in uses.told] == ["sound", "template"]
    assert not uses.misses


@pytest.mark.parametrize("text", ["", "{", "[]", '{"figures": {}}'])
def test_a_folder_without_a_truth_is_refused(rehearsed, tmp_path, text):
    if text:
        (tmp_path / "truth.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="holds no rehearsal"):
        check_truth(rehearsed[1], tmp_path)
