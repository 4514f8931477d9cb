"""`lantoa board`: the JSON contract, states, and what a person sees."""

from datetime import timedelta

import pytest

from lantoa.flows import board as board_flow
from tests.cli.campaigns import CAMPAIGN, START, ndjson, tiktok_item

FIGURE_KEYS = {"id", "label", "value", "lower", "upper", "unit", "passport"}


@pytest.fixture
def campaign(tmp_path):
    path = tmp_path / "campaign.toml"
    path.write_text(CAMPAIGN, encoding="utf-8")
    return path


def figures(ran):
    return {f["id"]: f for f in ran.data["figures"]}


def without_place(ran):
    """The figures, apart from the words of the command that computes them again."""
    return [{**f, "passport": {**f["passport"], "again": ""}} for f in ran.data["figures"]]


def test_the_board_keeps_its_contract(lantoa, tmp_path, campaign):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(n) for n in range(20)]))
    ran = lantoa("board", campaign, "--json")
    assert {"campaign", "state", "figures"} <= set(ran.data)
    assert ran.data["campaign"] == "co-do"
    for figure in ran.data["figures"]:
        assert set(figure) >= FIGURE_KEYS
    ids = [f["id"] for f in ran.data["figures"]]
    for figure_id in ("posts", "authors", "views", "likes", "comments", "shares", "saves"):
        assert figure_id in ids


def test_values_are_sums_over_the_posts_in_scope(lantoa, tmp_path, campaign):
    items = [tiktok_item(n) for n in range(20)] + [tiktok_item(30, tag="khac")]
    lantoa("import", ndjson(tmp_path / "a", items))
    found = figures(lantoa("board", campaign, "--json"))
    assert found["posts"]["value"] == 20
    assert found["authors"]["value"] == 4
    assert found["views"]["value"] == sum(1000 + n for n in range(20))
    assert found["posts"]["passport"]["scope"]["outside_by"] == {"no_match": 1}
    roles = {row["key"]: row["value"] for row in found["posts_by_role"]["rows"]}
    assert roles == {"kol": 5, "public": 15}


def test_a_missing_count_is_missing_and_not_zero(lantoa, tmp_path, campaign):
    stats = {"playCount": 10, "diggCount": 1, "shareCount": 1, "collectCount": 1}
    items = [tiktok_item(0), tiktok_item(1, stats=stats)]
    lantoa("import", ndjson(tmp_path / "a", items))
    comments = figures(lantoa("board", campaign, "--json"))["comments"]
    assert comments["value"] == 2
    assert comments["passport"]["missing"]["absent"] == 1


def test_a_passport_names_files_state_and_command(lantoa, tmp_path, campaign):
    batch = lantoa("import", ndjson(tmp_path / "a", [tiktok_item(1)]), "--json").data["batches"][0]
    passport = figures(lantoa("board", campaign, "--json"))["views"]["passport"]
    assert [s["sha256"] for s in passport["sources"]] == [batch["sha256"]]
    assert passport["state"] == 1
    assert passport["page"] == "docs/measures/views.md"
    assert passport["again"].startswith("lantoa board ")
    assert passport["state_digest"][:12] in passport["again"]


def test_an_old_state_gives_the_same_figures_for_ever(lantoa, tmp_path, campaign, monkeypatch):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(n) for n in range(10)]))
    before = lantoa("board", campaign, "--json")
    for day in range(3):
        seen = START + timedelta(days=30 + day)
        items = [tiktok_item(n, seen_at=seen, views=9000 + day) for n in range(20)]
        lantoa("import", ndjson(tmp_path / f"b{day}", items))
    lantoa("compact")
    lantoa("vacuum", "--keep-days", "0")
    monkeypatch.setattr(board_flow, "_read", lambda path: None)
    for at in (
        before.data["state"],
        before.data["state_digest"],
        before.data["state_digest"][:12],
    ):
        again = lantoa("board", campaign, "--at", at, "--json")
        assert without_place(again) == without_place(before)
    now = figures(lantoa("board", campaign, "--json"))
    assert now["posts"]["value"] == 20
    assert now["views"]["value"] == sum(9002 + n for n in range(20))


def test_a_state_that_no_passport_cites_can_be_vacuumed_and_says_so(lantoa, tmp_path, campaign):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(1)]))
    lantoa("import", ndjson(tmp_path / "b", [tiktok_item(2)]))
    lantoa("compact")
    lantoa("vacuum", "--keep-days", "0")
    ran = lantoa("board", campaign, "--at", "1")
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1


def test_a_second_look_reads_the_kept_board(lantoa, tmp_path, campaign, monkeypatch):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(1)]))
    first = lantoa("board", campaign, "--json")
    monkeypatch.setattr(board_flow, "_computed", None)
    assert lantoa("board", campaign, "--json").data == first.data


def test_a_damaged_cache_is_computed_again(lantoa, tmp_path, campaign):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(1)]))
    first = lantoa("board", campaign, "--json")
    for kept in (tmp_path / "workspace" / "cache" / "boards").iterdir():
        kept.write_bytes(b'{"half')
    assert lantoa("board", campaign, "--json").data == first.data


def test_another_state_another_board(lantoa, tmp_path, campaign):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(1)]))
    assert figures(lantoa("board", campaign, "--json"))["posts"]["value"] == 1
    lantoa("import", ndjson(tmp_path / "b", [tiktok_item(2)]))
    assert figures(lantoa("board", campaign, "--json"))["posts"]["value"] == 2


def test_an_empty_lake_says_how_to_begin(lantoa, campaign):
    ran = lantoa("board", campaign)
    assert ran.code == 2
    assert "lantoa import" in ran.err


def test_an_unknown_state_and_an_unknown_figure_are_refused(lantoa, tmp_path, campaign):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(1)]))
    for arguments in (["--at", "77"], ["--at", "abcdef0"], ["--figure", "nope"]):
        ran = lantoa("board", campaign, *arguments)
        assert ran.code == 2
        assert len(ran.err.strip().splitlines()) == 1


def test_people_read_the_board_in_vietnamese_and_english(lantoa, tmp_path, campaign):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(n, views=1_000_000) for n in range(3)]))
    assert "Lượt xem" in lantoa("board", campaign).out
    assert "3.000.003" in lantoa("board", campaign).out
    assert "3,000,003" in lantoa("board", campaign, "--lang", "en").out
    assert "sha256" in lantoa("board", campaign, "--figure", "views").out


def test_pseudonymised_channels_keep_their_roles(lantoa, tmp_path, campaign):
    items = [tiktok_item(n) for n in range(8)]
    lantoa("import", ndjson(tmp_path / "a", items), "--pseudonymise")
    found = figures(lantoa("board", campaign, "--json"))
    assert found["authors"]["value"] == 4


def test_a_board_of_one_channel_can_be_had_again_by_its_command(lantoa, tmp_path, campaign):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(n) for n in range(20)]))
    whole = figures(lantoa("board", campaign, "--json"))
    author = next(r["key"] for r in whole["top_channels"]["rows"])
    found = figures(lantoa("board", campaign, "--json", "--channel", author))
    assert 0 < found["posts"]["value"] < 20
    scope = found["posts"]["passport"]["scope"]
    assert scope["outside_by"] == {"other_channel": 20 - scope["inside"]}
    assert f"--channel {author}" in found["posts"]["passport"]["again"]
