"""What the posts of a campaign name: provinces of today or of its time, and its own places."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lantoa.core.errors import BadCampaign
from lantoa.flows.board import board_of
from lantoa.flows.campaign_file import read_campaign
from lantoa.flows.import_files import import_file
from lantoa.flows.import_options import ImportOptions
from lantoa.flows.places import PostPlaces, provinces
from lantoa.flows.workspace import Workspace

EXAMPLE = Path(__file__).parents[2] / "examples/ve-mien-da"


@pytest.fixture
def declared(tmp_path):
    def write(*blocks: str, **more: str):
        path = tmp_path / "campaign.toml"
        said = "".join(f"{key} = {value}\n" for key, value in more.items())
        path.write_text(
            'id = "a"\nname = "A"\nfirst_day = 2024-08-26\nlast_day = 2024-09-09\nevery_post = true\n'
            + said + "".join(f"[[places]]\n{block}\n" for block in blocks),
            encoding="utf-8",
        )  # fmt: skip
        return read_campaign(path)

    return write


def named(campaign, text, day=2):
    at = datetime(2024, 9, day, 4, tzinfo=UTC)
    rows = PostPlaces(campaign).rows([{"key_hash": 1, "text": text, "published_at": at}])
    return {(kind, place) for _, kind, place in rows}


DONG_VAN = 'name = "Đồng Văn"\nunit = "00721"'
PASS = 'name = "Mã Pí Lèng"\nkind = "đèo"\nunit = "00769"'


def test_a_post_of_then_counts_for_the_province_of_today_or_of_its_time(declared):
    today, then = declared(DONG_VAN), declared(DONG_VAN, map_of='"then"')
    assert ("province", "08@2025-07-01") in named(today, "Hà Giang đẹp")
    assert ("province", "02@before") in named(then, "Hà Giang đẹp")
    assert (len(provinces(today)), len(provinces(then))) == (36, 63)


def test_what_is_unclear_or_names_nothing_is_said_so(declared):
    its = declared(DONG_VAN)
    assert ("province", "unresolved") in named(its, "Đồng Văn mưa")
    assert named(its, "vui quá") == {("province", "none")}
    assert named(its, None) == {("province", "none")}


def test_candidates_of_one_province_are_enough_for_it(declared):
    # Three communes stood where Pù Luông is now; all of them lie in Thanh Hóa.
    assert ("province", "38@before") in named(declared(DONG_VAN), "lên Pù Luông thôi")


def test_a_former_district_of_the_same_name_shows_the_commune(declared):
    its = declared(DONG_VAN)
    assert ("shown", "0") in named(its, "Đồng Văn, Hà Giang")
    assert ("perhaps", "0") in named(its, "Đồng Văn mưa")
    assert not {place for kind, place in named(its, "Hà Giang đẹp") if kind != "province"}


def test_a_place_of_its_own_is_shown_by_its_names_alone(declared):
    its = declared(DONG_VAN, PASS)
    assert ("shown", "1") in named(its, "đèo mã pí lèng")
    assert ("province", "08@2025-07-01") in named(its, "đèo mã pí lèng")
    assert ("shown", "1") not in named(its, "Mèo Vạc, Hà Giang")


def test_the_archipelagos_have_rows_of_their_own_beside_their_province(declared):
    found = named(declared(DONG_VAN), "Gửi Trường Sa")
    assert {("province", "22736"), ("province", "56@2025-07-01")} <= found


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ('unit = "00721"', "needs name"),
        ('name = "A"', "needs unit"),
        ('name = "A"\nunit = "7"', "no unit has the code '7'"),
        ('name = "A"\nunit = "00721"\nkind = 3', "kind must be text"),
        ('name = "A"\nunit = "00721"\nalso = "B"', "also must be a list"),
        ('name = "A"\nunit = "00721"\nwhere = "B"', "unknown key 'where'"),
    ],
)
def test_a_wrong_block_is_refused_with_its_line(declared, block, reason):
    with pytest.raises(BadCampaign, match=reason):
        declared(block)
    with pytest.raises(BadCampaign, match="map_of must be one of"):
        declared(DONG_VAN, map_of='"now"')


def test_the_example_shows_its_gaps(tmp_path):
    workspace = Workspace.at(tmp_path / "workspace")
    options = ImportOptions.of(mapping=EXAMPLE / "mapping.toml")
    import_file(workspace, EXAMPLE / "posts.csv", options)
    campaign = read_campaign(EXAMPLE / "campaign.toml")
    board = board_of(workspace, campaign)
    gaps = board.figure("coverage_gaps")
    assert [row["label"] for row in gaps.rows if not row["value"]] == ["Xín Mần", "chợ Phố Đoàn"]
    assert gaps.passport.sources
    by = {row["label"]: row["value"] for row in board.figure("posts_by_province").rows}
    assert by["Tuyên Quang"] > by["Thanh Hóa"] > by["Hà Nội"] > 0
    assert by["Chưa rõ tỉnh nào"] == 8
    assert board_of(workspace, campaign, fresh=True) == board
