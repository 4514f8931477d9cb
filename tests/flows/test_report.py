"""A report: the same state gives the same bytes."""

import pytest

from lantoa.core.errors import BadInput
from lantoa.flows.campaign_file import read_campaign
from lantoa.flows.publishable import publishable
from lantoa.flows.report import report_of, write_report


def test_the_same_state_gives_the_same_bytes(place, campaign, tmp_path):
    for out in ("one", "two"):
        made = report_of(place, read_campaign(campaign), campaign_file=str(campaign), fresh=True)
        write_report(made, tmp_path / out, campaign_file=campaign)
    one = {p.name: p.read_bytes() for p in (tmp_path / "one").rglob("*") if p.is_file()}
    two = {p.name: p.read_bytes() for p in (tmp_path / "two").rglob("*") if p.is_file()}
    assert one == two
    assert {"report.vi.pdf", "report.vi.docx", "report.vi.xlsx", "figures.json", "figures.csv",
            "report.vi.zip"} <= set(one)  # fmt: skip


def test_nothing_in_it_names_this_machine(made, campaign, tmp_path):
    write_report(made, tmp_path / "out", campaign_file=campaign)
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            assert str(tmp_path).encode() not in path.read_bytes(), path.name


def test_every_sentence_that_may_be_published_is_one_the_board_supports(made):
    from lantoa.language.claims import assertions_in
    from lantoa.measure.verdicts import judge

    sentences = publishable(made.board, made.campaign)
    assert sentences["posts"]
    for figure_id in ("posts", "authors", "views", "likes"):
        said = sentences[figure_id]
        assert judge(said, assertions_in(said), made.board, made.campaign).verdict == "supported"


def test_a_folder_that_is_a_file_is_refused(made, tmp_path):
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="is a file"):
        write_report(made, tmp_path / "out", formats=("json",))


def test_a_rate_over_posts_with_all_four_numbers_misses_none(made):
    assert made.board.figure("engagement_rate").passport.missing == {}
    assert "absent" not in made.board.figure("engagement_rate").passport.parts[0].states
