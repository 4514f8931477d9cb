"""`lantoa infographic`: pictures of a campaign's board, one a size."""

import pytest

from tests.cli.campaigns import CAMPAIGN, ndjson, tiktok_item


@pytest.fixture
def campaign(tmp_path):
    path = tmp_path / "campaign.toml"
    path.write_text('colour = "#1a7a4c"\nsimulated = true\n' + CAMPAIGN, encoding="utf-8")
    return path


@pytest.fixture
def imported(lantoa, tmp_path):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(n) for n in range(20)]))


def test_every_size_is_written_as_svg_and_png(lantoa, tmp_path, campaign, imported):
    ran = lantoa("infographic", campaign, "--out", tmp_path / "pictures")
    assert ran.code == 0, ran.err
    names = sorted(path.name for path in (tmp_path / "pictures").iterdir())
    assert names == [f"co-do-{size}.{kind}" for size in ("1x1", "4x5", "9x16", "a4") for kind in ("png", "svg")]  # fmt: skip
    assert "Dữ liệu mô phỏng" in ran.out


def test_one_size_in_english_and_again_gives_the_same_bytes(lantoa, tmp_path, campaign, imported):
    for folder in ("a-pictures", "b-pictures"):
        ran = lantoa("infographic", campaign, "--size", "1x1", "--lang", "en", "--out", tmp_path / folder, "--json")  # fmt: skip
        assert ran.data["said"].startswith("How it spread")
    one, two = (tmp_path / folder / "co-do-1x1.svg" for folder in ("a-pictures", "b-pictures"))
    assert one.read_bytes() == two.read_bytes()
    assert one.with_suffix(".png").read_bytes() == two.with_suffix(".png").read_bytes()
    assert "<title>How it spread" in one.read_text(encoding="utf-8")


def test_the_campaign_chooses_its_colour_and_whether_the_flag_is_shown(
    lantoa, tmp_path, campaign, imported
):
    picture = tmp_path / "pictures" / "co-do-4x5.svg"
    lantoa("infographic", campaign, "--size", "4x5", "--out", picture.parent)
    plain = picture.read_text(encoding="utf-8")
    assert "#1a7a4c" in plain
    assert "#da251d" not in plain
    campaign.write_text("flag = true\n" + campaign.read_text(encoding="utf-8"), encoding="utf-8")
    lantoa("infographic", campaign, "--size", "4x5", "--out", picture.parent)
    assert "#da251d" in picture.read_text(encoding="utf-8")


def test_the_picture_names_no_folder_of_this_machine(lantoa, tmp_path, campaign, imported):
    lantoa("infographic", campaign, "--size", "4x5", "--out", tmp_path / "pictures")
    assert str(tmp_path) not in (tmp_path / "pictures" / "co-do-4x5.svg").read_text(
        encoding="utf-8"
    )


def test_an_unknown_size_a_long_link_and_a_file_as_folder_are_refused(
    lantoa, tmp_path, campaign, imported
):
    assert lantoa("infographic", campaign, "--size", "2x2").code == 2
    link = "https://example.vn/" + "a" * 400
    assert "too long" in lantoa("infographic", campaign, "--link", link, "--lang", "en").err
    refused = lantoa("infographic", campaign, "--size", "1x1", "--out", campaign, "--lang", "en")
    assert refused.code == 2
    assert "is a file" in refused.err


def test_before_any_import_the_next_step_is_named(lantoa, campaign):
    ran = lantoa("infographic", campaign)
    assert ran.code == 2
    assert "lantoa import" in ran.err


def test_a_wrong_colour_is_refused_with_its_line(lantoa, tmp_path):
    path = tmp_path / "campaign.toml"
    path.write_text(CAMPAIGN.replace("hashtags", 'colour = "đỏ"\nhashtags', 1), encoding="utf-8")
    ran = lantoa("infographic", path)
    assert ran.code == 2
    assert "#rrggbb" in ran.err
    assert "line 5" in ran.err or ":5" in ran.err


def test_a_campaign_without_a_colour_gets_the_usual_one(lantoa, tmp_path):
    path = tmp_path / "plain.toml"
    path.write_text(CAMPAIGN, encoding="utf-8")
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(n) for n in range(5)]))
    ran = lantoa("infographic", path, "--size", "1x1", "--out", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert list((tmp_path / "out").rglob("*.png"))
