"""Names of places in captions: read by the day, decided by what stands beside them, never guessed."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.language.places.matching import PlaceMatcher
from lantoa.language.places.own import OwnPlace

THEN, NOW = date(2024, 9, 1), date(2026, 9, 1)
MATCHER = PlaceMatcher()


def the_unit(mention) -> Any:
    assert mention.unit is not None
    return mention.unit


def said(text, on=THEN, matcher=MATCHER):
    """What each name means: the unit, or its candidates with a question mark."""
    found = {}
    for mention in matcher.mentions(text, on=on):
        unit = mention.unit
        found[mention.text] = unit.full_name if unit else f"? {len(mention.units)}"
    return found


def test_a_name_means_what_it_meant_on_the_day_of_the_post():
    text = "Mùa lúa chín ở Pù Luông, Bá Thước"
    then, now = MATCHER.mentions(text, on=THEN), MATCHER.mentions(text, on=NOW)
    assert [m.unit and m.unit.key for m in now] == ["14956@2025-07-01", "14923@2025-07-01"]
    assert the_unit(then[1]).key == "386@before"
    # No unit was called Pù Luông yet: what stood on its ground is named, and it is three.
    assert then[0].later
    assert {u.name for u in then[0].units} == {"Thành Sơn", "Lũng Niêm", "Thành Lâm"}


@pytest.mark.parametrize("name", ["Đồng Văn", "nam dan", "Tân Tiến", "Châu Thành"])
@pytest.mark.parametrize("on", [THEN, NOW])
def test_a_name_alone_that_several_bear_comes_back_with_its_candidates(name, on):
    (mention,) = MATCHER.mentions(name, on=on)
    assert mention.unit is None
    assert len(mention.units) > 1
    assert len({unit.key for unit in mention.units}) == len(mention.units)


def test_a_province_beside_decides():
    assert said("Đồng Văn, Hà Giang")["Đồng Văn"] == "huyện Đồng Văn"
    assert said("Đồng Văn, Hà Nam")["Đồng Văn"] == "phường Đồng Văn"
    assert said("Đồng Văn #hagiang")["Đồng Văn"] == "huyện Đồng Văn"
    assert said("Đồng Văn (Ninh Bình)", NOW)["Đồng Văn"] == "phường Đồng Văn"


def test_where_a_way_begins_decides_nothing():
    assert said("Từ Hà Nam lên Đồng Văn")["Đồng Văn"].startswith("?")


def test_two_provinces_each_decide_what_stands_before_them():
    found = MATCHER.mentions("Thành Sơn, Quan Hóa hay Thành Sơn, Bá Thước", on=THEN)
    districts = [
        MATCHER.gazetteer.path(the_unit(m))[1].name for m in found if m.text == "Thành Sơn"
    ]
    assert districts == ["Quan Hóa", "Bá Thước"]


@pytest.mark.parametrize(
    "text",
    [
        "Thanh Hoá",
        "Thanh Hóa",
        "THANH HÓA",
        "thanh hoa",
        "Thanh Ho\u0301a",
        "𝐓𝐡𝐚𝐧𝐡 𝐇𝐨́𝐚",
        "thanhhoa",
    ],
)
def test_spellings_of_one_name_are_one_name(text):
    assert set(said(text).values()) == {"tỉnh Thanh Hóa"}


@pytest.mark.parametrize(
    "tag", ["#HaGiang", "#hagiang", "#HàGiang", "#hagiang2024", "#dulichhagiang", "#Hà_Giang",
            "#MuaHoaHaGiang", "#ＨaGiang"],
)  # fmt: skip
def test_hashtags_hold_places(tag):
    assert set(said(tag).values()) == {"tỉnh Hà Giang"}


@pytest.mark.parametrize(
    "text",
    [
        "Vì một thế giới hòa bình", "Sóng Thái Bình Dương", "Chủ tịch Hồ Chí Minh", "bún bò Huế",
        "cây cao bằng nhà", "Đoàn kết là sức mạnh", "ca sĩ Thanh Hà", "đường Điện Biên Phủ",
        "#hoabinh #giadinh", "", " ", "#", "##", "# #", "\u200b", "Hà, Giang", "Hà\nGiang",
    ],
)  # fmt: skip
def test_words_persons_streets_and_dishes_are_no_places(text):
    assert said(text) == {}


def test_a_kind_before_a_name_chooses_among_those_who_bear_it():
    assert said("thành phố Hà Giang")["Hà Giang"] == "thành phố Hà Giang"
    assert said("tỉnh Hà Giang")["Hà Giang"] == "tỉnh Hà Giang"
    assert said("phường Hòa Bình, Phú Thọ", NOW)["Hòa Bình"] == "phường Hòa Bình"
    assert said("h.Mèo Vạc")["Mèo Vạc"] == "huyện Mèo Vạc"


def test_short_forms_are_marked_as_such():
    (mention,) = MATCHER.mentions("TP.HCM mưa", on=NOW)
    assert mention.alias
    assert the_unit(mention).key == "79@2025-07-01"
    assert said("ĐN mưa")["ĐN"] == "? 2"
    assert said("hn mưa") == {}


def test_a_unit_of_before_stays_what_it_was_and_leads_to_today():
    (mention,) = MATCHER.mentions("Hà Giang mùa hoa", on=NOW)
    assert the_unit(mention).key == "02@before"
    assert [u.name for u in MATCHER.gazetteer.followed(the_unit(mention), "2026-09-01")] == [
        "Tuyên Quang"
    ]


def test_a_province_that_was_raised_in_rank_is_the_one_of_the_day():
    before, since = date(2026, 4, 29), date(2026, 4, 30)
    assert said("Đồng Nai đẹp", before)["Đồng Nai"] == "tỉnh Đồng Nai"
    assert said("Đồng Nai đẹp", since)["Đồng Nai"] == "thành phố Đồng Nai"


def test_a_teams_own_place_is_found_by_all_its_names_inside_its_unit():
    unit = MATCHER.gazetteer.unit("00769")
    assert unit is not None
    own = OwnPlace(name="Mã Pí Lèng", kind="đèo", unit=unit, also=("Mã Pì Lèng",))
    matcher = PlaceMatcher(own=[own])
    for text in ("đèo Mã Pí Lèng", "ma pi leng", "#MaPiLeng", "mã pì lèng"):
        (mention,) = matcher.mentions(text, on=NOW)
        assert mention.place is own
        assert mention.unit == unit
    (then,) = matcher.mentions("Mã Pí Lèng", on=THEN)
    assert then.place is own
    assert {MATCHER.gazetteer.province(u).name for u in then.units} == {"Hà Giang"}


def test_a_name_that_the_team_expects_needs_no_more_than_capitals():
    assert said("vịt Cổ Lũng ngon", NOW) == {}
    assert said("vịt Cổ Lũng ngon", NOW, PlaceMatcher(known=["Cổ Lũng"])) == {
        "Cổ Lũng": "xã Cổ Lũng"
    }


@given(st.text(max_size=60), st.sampled_from([THEN, NOW]))
def test_any_text_can_be_read_and_mentions_stand_where_they_say(text, on):
    from lantoa.language.places.keys import composed

    whole = composed(text)
    for mention in MATCHER.mentions(text, on=on):
        assert whole[mention.start : mention.end] == mention.text
        assert mention.units


@given(st.lists(st.sampled_from(["Hà Giang", "Đồng Văn", ", ", " ", "#hagiang", "xã", "từ", "\n", "Pù Luông", "🌾", "ơi", "1"]),
                max_size=12).map("".join))  # fmt: skip
def test_names_in_any_order_never_overlap(text):
    found = MATCHER.mentions(text, on=NOW)
    for one, following in itertools.pairwise(found):
        assert one.end <= following.start
