"""Mapping files, and errors that name the line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lantoa.core.errors import BadMapping
from lantoa.sources.adapter import Head
from lantoa.sources.files.mapping_file import (
    parse_mapping,
    platform_named,
    read_mapping,
    zone_named,
)

SMALL = 'platform = "tiktok"\n\n[columns]\npost_id = "id"\n'


def head(*columns: str, **row: str) -> Head:
    return Head(name="x.csv", shape="table", payloads=(row,) if row else (), columns=columns)


def test_a_few_lines_are_a_mapping(tmp_path):
    path = tmp_path / "mapping.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    found = read_mapping(path)
    assert (found.platform, found.method, found.columns) == (
        "tiktok",
        "vendor_file",
        {"post_id": "id"},
    )
    assert (found.style, found.decimals, found.separator) == ("auto", None, ",")


def test_everything_that_may_be_said_is_read():
    found = parse_mapping(
        'platform = "Twitter"\nmethod = "web_capture"\nmetric_def = "x.2025"\n'
        '[columns]\nurl = "Link"\n'
        "[constants]\nseen_at = 2025-05-29T10:00:00+07:00\nis_ad = false\n"
        '[time]\npublished_at = { zone = "+07:00", format = "%d/%m/%Y %H:%M" }\nseen_at = "UTC"\n'
        '[numbers]\nstyle = "vi"\ndecimals = 1\nzero_words = ["Chia sẻ"]\n'
        '[lists]\nseparator = ";"\n'
    )
    assert found.platform == "x"
    assert found.constants == {"seen_at": datetime(2025, 5, 29, 3, tzinfo=UTC), "is_ad": False}
    assert found.formats == {"published_at": "%d/%m/%Y %H:%M"}
    assert set(found.zones) == {"published_at", "seen_at"}
    assert (found.style, found.decimals, found.separator) == ("vi", 1, ";")
    assert found.zero_words == {"chia sẻ"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SMALL + 'veiws = "v"\n', "m:5: unknown key 'veiws' in [columns]: did you mean views"),
        (SMALL + "views = 3\n", "m:5: views must name a column"),
        ('platform = "tiktok"\n[colums]\n', "m:2: unknown key 'colums': did you mean columns"),
        ('platform = "orkut"\n[columns]\npost_id = "a"\n', "m:1: platform 'orkut' is none of"),
        ('[columns]\npost_id = "a"\n', "names no platform"),
        ('platform = "tiktok"\n[columns]\nviews = "a"\n', "m:2: maps neither post_id nor url"),
        (SMALL + '[time]\nseen_at = "Hanoi"\n', "m:6: no time zone is called 'Hanoi'"),
        (SMALL + '[time]\nseen_at = { format = "dd/mm" }\n', "m:6: format of seen_at"),
        (SMALL + '[time]\nseen_at = { zones = "UTC" }\n', "m:6: unknown key 'zones'"),
        (SMALL + '[numbers]\nstyle = "de"\n', "m:6: style 'de' is none of auto, en, vi"),
        (SMALL + "[numbers]\ndecimals = 9\n", "m:6: decimals must be"),
        (SMALL + '[numbers]\nzero_words = "Share"\n', "m:6: zero_words must be a list"),
        (SMALL + '[constants]\nseen_at = "2025-05-29 10:00"\n', "m:6: the time names no zone"),
        (SMALL + '[constants]\nis_ad = "no"\n', "m:6: is_ad must be true or false"),
        (SMALL + '[constants]\nviews = "1"\n', "m:6: unknown key 'views' in [constants]"),
        (SMALL + 'region = "r"\n[constants]\nregion = "VN"\n', "m:7: region is a column and a constant"),
        (SMALL + '[lists]\nseparator = ""\n', "m:6: separator must be"),
        ('method = "guess"\n' + SMALL, "m:1: method 'guess' is none of"),
        ('metric_def = ""\n' + SMALL, "m:1: metric_def must be a text"),
        ('platform = "tiktok"\ncolumns = "a"\n', "m:2: columns must be a table"),
        ("platform = \n", "m:1: not TOML"),
    ],
    ids=range(21),
)  # fmt: skip
def test_an_error_names_the_line_and_what_to_write(text, said):
    with pytest.raises(BadMapping) as failure:
        parse_mapping(text, "m")
    assert said in str(failure.value)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("Vid ID", "m:4: x.csv has no column 'Vid ID'; did you mean 'vid_id'?"),
        ("vid_ids", "did you mean 'vid_id'?"),
        ("zzz", "it has 'vid_id', 'Lượt xem'"),
    ],
)
def test_a_column_that_is_not_there_is_refused_with_the_one_that_is_meant(column, said):
    mapping = parse_mapping(SMALL.replace('"id"', f'"{column}"'), "m")
    with pytest.raises(BadMapping) as failure:
        mapping.check(head("vid_id", "Lượt xem"))
    assert said in str(failure.value)
    assert not mapping.fits(head("vid_id"))


def test_a_column_in_another_unicode_form_is_the_column():
    import unicodedata

    mapping = parse_mapping(SMALL + f'views = "{unicodedata.normalize("NFD", "Lượt xem")}"\n')
    assert mapping.check(head("id", "Lượt xem")) == ()


def test_ids_of_sounds_that_are_ruined_are_told_once_for_the_file():
    mapping = parse_mapping(SMALL + 'sounds = "music"\n')
    notes = mapping.check(head("id", "music", id="1", music="7.5E+18"))
    assert notes == ("music: ids that went through a floating-point column are lost",)


def test_json_may_lack_a_field_here_and_there_but_not_what_names_its_posts():
    mapping = parse_mapping(SMALL + 'views = "stats.views"\n')
    assert mapping.fits(Head(name="x", shape="lines", payloads=({"id": "1"},)))
    assert not mapping.fits(Head(name="x", shape="lines", payloads=({"key": "1"},)))


def test_names_of_platforms_and_zones():
    assert platform_named(" Instagram.com ") == "instagram"
    assert platform_named("myspace") is None
    assert zone_named("Asia/Ho_Chi_Minh") is not None
    for wrong in ("", "../etc/passwd", "+99:00", "Saigon\x00"):
        assert zone_named(wrong) is None
