"""`lantoa claim`: supported, contradicted, not shown."""

import pytest

from tests.cli.campaigns import CAMPAIGN, ndjson, tiktok_item


@pytest.fixture
def campaign(tmp_path, lantoa):
    path = tmp_path / "campaign.toml"
    path.write_text(CAMPAIGN, encoding="utf-8")
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(n) for n in range(20)]))
    return path


def verdicts(ran):
    return {v["claim"]: v["verdict"] for v in ran.data["claims"]}


def test_claims_of_the_campaign_are_held_against_its_figures(lantoa, campaign):
    assert verdicts(lantoa("claim", campaign, "--json")) == {
        "hơn 5 video": "supported",
        "99% tích cực": "not_shown",
    }


def test_a_sentence_can_be_tried_before_it_is_written_down(lantoa, campaign):
    ran = lantoa("claim", campaign, "--say", "từ ngày 1/7 đến 2/7", "--json")
    assert verdicts(ran)["từ ngày 1/7 đến 2/7"] == "contradicted"


def test_people_read_what_is_missing(lantoa, campaign):
    out = lantoa("claim", campaign).out
    assert "Chưa chứng minh" in out
    assert "Not shown" in lantoa("claim", campaign, "--lang", "en").out
