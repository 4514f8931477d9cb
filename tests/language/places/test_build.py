"""The list is built from two published files, the same bytes each time."""

from __future__ import annotations

import csv
import json

import pytest

from lantoa.language.places.build import main

HEAD = ("provinceCode", "districtCode", "wardCode", "province", "district", "ward", "newProvince",
        "newWard", "newProvinceCode", "newWardCode")  # fmt: skip
MOVES = [
    ("2", "26", "721.0", "Tỉnh Hà Giang", "Huyện Đồng Văn", "Thị Trấn Đồng Văn", "Tỉnh Tuyên Quang",
     "Xã Đồng Văn", "8", "00721"),
    ("8", "70", "2200.0", "Tỉnh Tuyên Quang", "Thành Phố Tuyên Quang", "Phường Ỷ La",
     "Tỉnh Tuyên Quang", "Phường Ỷ La", "8", "02200"),
    ("31", "318", "", "Thành phố Hải Phòng", "Huyện Bạch Long Vĩ", "", "Thành phố Hải Phòng",
     "Đặc khu Bạch Long Vĩ", "31", "11999"),
]  # fmt: skip
TODAY = [
    {"Code": "08", "FullName": "Tỉnh Tuyên Quang", "Wards": [
        {"Code": "00721", "FullName": "xã  Đồng Văn"}, {"Code": "02200", "FullName": "Phường Ỷ La"}]},
    {"Code": "31", "FullName": "Thành phố Hải Phòng", "Wards": [
        {"Code": "11948", "FullName": "Đặc khu Bạch Long Vĩ"}]},
]  # fmt: skip


@pytest.fixture
def lines(tmp_path):
    (tmp_path / "units-2026.json").write_text(json.dumps(TODAY), encoding="utf-8")
    with (tmp_path / "legacy-to-2025.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *MOVES])
    made = []
    for name in ("one.tsv", "two.tsv"):
        main(tmp_path, tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    return made[0].decode().splitlines()


def test_each_version_has_its_days_and_what_took_its_ground(lines):
    assert lines[0] == "code\tfrom\tto\tkind\tname\tparent\tnext"
    assert "02\t\t2025-07-01\ttỉnh\tHà Giang\t\t08" in lines
    assert "00721\t\t2025-07-01\tthị trấn\tĐồng Văn\t026\t00721" in lines
    assert "00721\t2025-07-01\t\txã\tĐồng Văn\t08\t" in lines


def test_a_province_that_was_not_merged_goes_on_as_one_version(lines):
    assert [line for line in lines if line.startswith("31\t")] == [
        "31\t\t\tthành phố\tHải Phòng\t\t"
    ]


def test_a_district_without_communes_leads_on_by_itself_and_a_changed_code_is_followed(lines):
    assert "318\t\t2025-07-01\thuyện\tBạch Long Vĩ\t31\t11999" not in lines
    assert "318\t\t2025-07-01\thuyện\tBạch Long Vĩ\t31\t11948" in lines
