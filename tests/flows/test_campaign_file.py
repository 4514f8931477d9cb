"""Campaign files: what they say, and errors that name the line."""

from datetime import UTC, date, datetime

import pytest

from lantoa.core.errors import BadCampaign
from lantoa.flows.campaign_file import read_campaign

GOOD = """\
id = "co-do"
name = "Cờ đỏ"
first_day = 2024-08-26
last_day = "2024-09-09"
hashtags = ["#NgayQuockhanh", "HàGiang"]
claims = ["hơn 60.000 video"]

[[sounds]]
id = "7506832681780355748"
name = "Bài hát"

[[channels]]
platform = "tiktok"
handle = "@an.example"
role = "kol"

[[captures]]
name = "máy 1"
files = ["a*.ndjson"]
"""


@pytest.fixture
def write(tmp_path):
    def _write(text, encoding="utf-8"):
        path = tmp_path / "campaign.toml"
        path.write_bytes(text.encode(encoding))
        return path

    return _write


def test_a_campaign_file_says_everything(write):
    campaign = read_campaign(write(GOOD))
    assert campaign.zone == "Asia/Ho_Chi_Minh"
    assert campaign.first_day == date(2024, 8, 26)
    assert campaign.starts_at == datetime(2024, 8, 25, 17, tzinfo=UTC)
    assert campaign.ends_at == datetime(2024, 9, 9, 17, tzinfo=UTC)
    assert campaign.hashtag_keys == ("ngayquockhanh", "hàgiang")
    assert campaign.assets == ("sound:7506832681780355748",)
    assert campaign.channels[0].keys == ("tiktok:@an.example",)
    assert campaign.captures[0].files == ("a*.ndjson",)


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(write):
    assert read_campaign(write("\ufeff" + GOOD.replace("\n", "\r\n"))).id == "co-do"


def test_hashtags_match_without_diacritics_where_the_campaign_says_so(write):
    plain = read_campaign(write("ignore_diacritics = true\n" + GOOD))
    assert plain.hashtag_keys == ("ngayquockhanh", "hagiang")


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("hashtags =", "hashtag ="), 5, "did you mean 'hashtags'"),
        (("2024-08-26", "26"), 3, "first_day must be a day"),
        (('"2024-09-09"', '"2024-08-01"'), 4, "before first_day"),
        (('role = "kol"', 'role = "KOC"'), 15, "role must be one of"),
        (('"tiktok"', '"tictoc"'), 13, "platform must be one of"),
        (('handle = "@an.example"', 'handel = "@an.example"'), 14, "did you mean 'handle'"),
        (('id = "7506832681780355748"', "id = 7506832681780355748"), 9, "quotation marks"),
        (("#NgayQuockhanh", "# "), 5, "not a hashtag"),
        (('files = ["a*.ndjson"]', "files = []"), 19, "needs files"),
        (("hashtags =", 'simulated = "yes"\nhashtags ='), 5, "simulated must be true or false"),
        (('name = "Cờ đỏ"', "name = Cờ đỏ"), 2, "not TOML"),
    ],
)
def test_an_error_names_its_line(write, change, line, words):
    wrong, right = change
    path = write(GOOD.replace(wrong, right, 1))
    with pytest.raises(BadCampaign) as caught:
        read_campaign(path)
    assert f"campaign.toml:{line}: " in str(caught.value)
    assert words in str(caught.value)


def test_a_campaign_that_names_no_posts_is_refused(write):
    text = 'id = "a"\nname = "A"\nfirst_day = 2024-01-01\nlast_day = 2024-01-02\n'
    with pytest.raises(BadCampaign, match="says not which posts count"):
        read_campaign(write(text))
    assert read_campaign(write(text + "every_post = true\n")).every_post


def test_a_campaign_says_that_it_is_simulated_and_is_real_unless_it_does(write):
    assert read_campaign(write("simulated = true\n" + GOOD)).simulated
    assert not read_campaign(write(GOOD)).simulated


def test_an_unknown_time_zone_is_refused(write):
    with pytest.raises(BadCampaign, match="no time zone is called"):
        read_campaign(write('zone = "Hanoi"\n' + GOOD))


def test_a_file_that_is_not_utf_8_says_so(write):
    with pytest.raises(BadCampaign, match="UTF-8"):
        read_campaign(write(GOOD, "utf-16"))


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(BadCampaign, match="cannot be read"):
        read_campaign(tmp_path / "none.toml")
