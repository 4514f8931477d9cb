from __future__ import annotations

from lantoa.flows.campaign_file import read_campaign
from lantoa.rehearsal.campaign_toml import campaign_toml, claims_of
from lantoa.rehearsal.looks import looks
from lantoa.rehearsal.world import invented
from tests.rehearsal.small import example, scenario


def test_the_campaign_file_can_be_read_and_says_that_it_is_simulated(tmp_path):
    its = scenario()
    path = tmp_path / "campaign.toml"
    path.write_text(campaign_toml(its, looks(invented(its))), encoding="utf-8")
    found = read_campaign(path)
    assert found.name == "Duyệt thử (mô phỏng)"
    assert found.simulated
    assert found.hashtags == ("CoDo", "SaoVang")
    assert found.assets == ("sound:7402200000000054321", "template:7398800000000012345")
    assert [channel.role for channel in found.channels] == ["official", "kol"]
    assert [(c.name, c.files) for c in found.captures] == [
        ("A", ("mo-phong-a.ndjson", "mo-phong-a-instagram.ndjson")),
        ("B", ("mo-phong-b.ndjson",)),
        ("C", ("mo-phong-c.jsonl",)),
    ]


def test_claims_stand_as_they_are_at_the_scenarios_own_size():
    assert [say for say, _ in claims_of(example())][:4] == [
        "Hơn 60.000 video hưởng ứng từ ngày 26/8 đến 9/9",
        "Khoảng 800 triệu lượt xem",
        "Hơn 10.000 lượt sử dụng mẫu",
        "Chiến dịch đạt 602.000 video",
    ]


def test_claims_grow_and_shrink_with_the_campaign():
    small = [say for say, _ in claims_of(example().sized(6_100))]
    assert small[0] == "Hơn 6.000 video hưởng ứng từ ngày 26/8 đến 9/9"
    assert small[1] == "Khoảng 80 triệu lượt xem"
    large = [say for say, _ in claims_of(example().sized(600_000))]
    assert large[1] == "Khoảng 7,8 tỷ lượt xem"
