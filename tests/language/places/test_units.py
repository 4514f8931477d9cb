"""Laws of the list of units: the counts hold, and following a unit never ends nowhere."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.language.places.units import COMMUNE, DISTRICT, PROVINCE, Gazetteer

ITS = Gazetteer.shipped()


def its(key):
    """A unit that is there."""
    unit = ITS.unit(key)
    assert unit is not None
    return unit


DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2035, 12, 31)).map(date.isoformat)
UNITS = st.sampled_from(ITS.units)


@pytest.mark.parametrize(
    ("day", "provinces", "districts", "communes"),
    [
        ("2024-09-01", 63, 696, 10_035), ("2025-06-30", 63, 696, 10_035),
        ("2025-07-01", 34, 0, 3_321), ("2026-04-29", 34, 0, 3_321),
        ("2026-04-30", 34, 0, 3_321), ("2026-11-23", 34, 0, 3_321),
    ],
)  # fmt: skip
def test_the_numbers_of_units_hold_on_each_day(day, provinces, districts, communes):
    held = [sum(1 for _ in ITS.on(day, level)) for level in (PROVINCE, DISTRICT, COMMUNE)]
    assert held == [provinces, districts, communes]


def test_the_key_is_the_code_and_the_first_day():
    assert len({unit.key for unit in ITS.units}) == len(ITS.units)
    assert len({unit.code for unit in ITS.units}) < len(ITS.units)
    assert its("14956@before").name == "Lũng Niêm"
    assert its("14956@2025-07-01").name == its("14956").name == "Pù Luông"
    assert ITS.unit("99999") is None


def test_every_unit_of_today_comes_from_one_of_before_or_is_marked_new():
    for unit in ITS.on("2026-11-23"):
        assert ITS.followed(unit, "2025-06-30") or ITS.is_new(unit), unit


def test_every_unit_that_ended_leads_to_units_in_force():
    for unit in ITS.units:
        now = ITS.followed(unit, "2026-11-23")
        assert now, unit
        assert all(not one.valid_to for one in now)
        assert len({one.level for one in now}) == 1


def test_every_unit_lies_in_one_province_of_its_time():
    for unit in ITS.units:
        province = ITS.province(unit)
        assert province.level == PROVINCE
        assert (province is unit) == (unit.level == PROVINCE)


def test_versions_of_a_code_follow_each_other():
    for code in {unit.code for unit in ITS.units}:
        for one, following in pairwise(ITS.versions(code)):
            assert one.valid_to
            assert one.valid_to <= following.valid_from


def test_two_archipelagos_are_special_zones_of_their_provinces():
    assert [ITS.province(its(code)).name for code in ("20333", "22736")] == [
        "Đà Nẵng", "Khánh Hòa",
    ]  # fmt: skip
    assert its("20333").full_name == "đặc khu Hoàng Sa"


def test_a_former_district_is_the_ground_of_eight_communes():
    names = {one.name for one in ITS.followed(its("386@before"), "2026-11-23")}
    assert names == {"Bá Thước", "Pù Luông", "Cổ Lũng", "Điền Lư", "Điền Quang", "Quý Lương",
                     "Văn Nho", "Thiết Ống"}  # fmt: skip


def test_a_search_knows_names_without_diacritics_and_puts_the_exact_one_first():
    found = ITS.named("pu luong")
    assert found[0].key == "14956@2025-07-01"
    assert ITS.named("Nam Đàn")[0].name == "Nam Đàn"
    assert all(unit.holds_on("2024-09-01") for unit in ITS.named("dong van", "2024-09-01"))


@given(UNITS, DAYS)
def test_following_a_unit_to_any_day_ends_at_units_of_that_day(unit, day):
    found = ITS.followed(unit, day)
    assert found
    assert all(one.holds_on(day) for one in found)


@given(UNITS)
def test_what_a_unit_became_remembers_it(unit):
    for after in ITS.successors(unit):
        if unit.level == after.level:
            assert unit in ITS.predecessors(after)
            assert ITS.lies_in(unit, ITS.province(after))


@given(st.sampled_from([unit for unit in ITS.units if unit.valid_to]))
def test_a_unit_is_in_force_until_the_day_before_it_ends(unit):
    last = (date.fromisoformat(unit.valid_to) - timedelta(days=1)).isoformat()
    assert unit.holds_on(last)
    assert not unit.holds_on(unit.valid_to)
