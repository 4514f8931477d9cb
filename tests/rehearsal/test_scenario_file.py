from __future__ import annotations

import pytest

from lantoa.core.errors import BadInput
from lantoa.core.toml_file import parse_toml
from lantoa.rehearsal.scenario_file import read_scenario, scenario_of
from tests.rehearsal.small import EXAMPLE, TEXT, example


def refused(text):
    with pytest.raises(BadInput) as failure:
        scenario_of(parse_toml(text, "duyet.toml", BadInput))
    return str(failure.value)


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_the_example_is_the_published_campaign():
    found = example()
    assert found.hashtags == ("NgayQuockhanh", "ToiYeuToQuocToi", "happyvietnam")
    assert (str(found.first_day), str(found.last_day)) == ("2024-08-26", "2024-09-09")
    assert found.zone == "Asia/Ho_Chi_Minh"
    assert found.posts > 60_000
    assert found.template.uses > 10_000
    assert {claim.verdict for claim in found.claims} == {"supported", "contradicted", "not_shown"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("posts = 600\n", "posts = 599\n", "posts must be a whole number from 600 to 600000, not 599"),
        ("posts = 600\n", "posts = true\n", "posts must be a whole number"),
        ("seed = 5", "sed = 5", "unknown key 'sed': did you mean 'seed'?"),
        ("noise = 0.1", "noise = 1.5", "noise must be a number from 0 to 1, not 1.5"),
        ("noise = 0.1", "nois = 0.1", "unknown key 'nois': did you mean 'noise'?"),
        ("peak_day = 2024-08-28", "peak_day = 2024-09-28", "peak_day must lie in the campaign"),
        ('handle = "mot.kol.mophong"', 'handle = "mot.kol"', "ends with .mophong"),
        ('kind = "apify"', 'kind = "4cat"', "kind must be one of zeeschuimer, apify, not '4cat'"),
        ("at = 2024-08-31T20:30:00+07:00", "at = 2024-08-31T20:30:00", "a time with its zone"),
        ('file = "b"', 'file = "../b"', "small letters, digits and hyphens"),
        ('verdict = "supported"', 'verdict = "true"', "verdict must be one of"),
        ('name = "Mẫu thử"', "name = 'Mẫu \"thử\"'", "without quotation marks"),
        ("last_day = 2024-08-30", "last_day = 2024-08-20", "last_day 2024-08-20 must lie"),
        ('hashtags = ["CoDo", "SaoVang"]', 'hashtags = ["CoDo", "CờĐỏ"]', "the same but for case"),
        ('misspelt = ["CoDoo"]', 'misspelt = ["côđo"]', "one of the campaign's own"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(old, new, reason):
    text = TEXT.replace(old, new)
    line = line_of(text, new.strip())
    if "CờĐỏ" in new:
        text = text.replace('[spellings]\nCoDo = ["CờĐỏ", "codo"]\n', "")
    said = refused(text)
    assert reason in said
    assert said.startswith(f"duyet.toml:{line}: ")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("seed = 5\n", "", "seed is missing"),
        ("chance = 0.7\n", "", "chance is missing"),
        ('file = "b"', 'file = "a"', "two files would be named 'a'"),
        ('name = "B"', 'name = "A"', "two captures have this name"),
        ('role = "kol"', 'role = "official"', "no [[channels]] block has the role 'kol'"),
        ("kol = { posts = 20", "kol = { posts = 400", "at most half of the posts"),
        ("views = 0.3", "views = 0.95", "cannot hold all views"),
        ("official = { posts = 10, views = 0.1 }", "", "a studio file needs"),
        ('file = "a"\n', 'file = "a"\nkind = "apify"\n', "the first [[captures]] block"),
        ("dirty = true\n", 'dirty = true\ncopies = "C"\n', "copies must name a capture that stands above"),
        ("[roles]", "[rolls]", "unknown key 'rolls'"),
        ("CoDo = [", "Codo = [", "unknown key 'Codo': did you mean 'CoDo'?"),
        ("views = 6_000_000", "views = 6_000_000\nzone = \"Hanoi\"", "no time zone is called 'Hanoi'"),
        ("[panel]", "[[panel]]", "panel must be a table"),
        ("[[claims]]", "[claims]", "claims must be written as [[claims]] blocks"),
    ],
)  # fmt: skip
def test_what_is_missing_or_does_not_fit_is_refused(old, new, reason):
    assert reason in refused(TEXT.replace(old, new, 1))


def test_a_file_that_is_not_there_is_one_clear_error(tmp_path):
    with pytest.raises(BadInput, match="cannot be read"):
        read_scenario(tmp_path / "khong-co.toml")


@pytest.mark.parametrize("posts", [599, 600_001, -1])
def test_a_size_out_of_range_is_refused(posts):
    with pytest.raises(BadInput, match="posts must be between 600 and 600000"):
        read_scenario(EXAMPLE).sized(posts)


def test_another_size_keeps_the_proportions():
    half = example().sized(30_500)
    assert (half.posts, half.views, half.kol.posts) == (30_500, 395_000_000, 240)
    assert half.template.uses == 5_200
    assert half.written_for == 61_000
