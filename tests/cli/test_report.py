"""`lantoa report`: documents in a folder, and a package that can be verified."""

import pytest

from tests.cli.campaigns import CAMPAIGN, ndjson, tiktok_item


@pytest.fixture
def campaign(tmp_path, lantoa):
    path = tmp_path / "campaign.toml"
    path.write_text(CAMPAIGN, encoding="utf-8")
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(n) for n in range(20)]))
    return path


def test_every_document_is_written(lantoa, campaign, tmp_path):
    ran = lantoa("report", campaign, "--out", tmp_path / "out")
    assert ran.code == 0
    assert "report.vi.pdf" in ran.out
    assert (tmp_path / "out/report.vi.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "out/csv/posts_by_day.csv").is_file()


def test_only_the_chosen_documents_are_written_in_the_chosen_language(lantoa, campaign, tmp_path):
    out = tmp_path / "out"
    ran = lantoa(
        "report", campaign, "--out", out, "--formats", "XLSX,json", "--lang", "en", "--json"
    )
    assert set(ran.data["files"]) == {"report.en.zip", "report.en.xlsx", "figures.json"}
    assert sorted(p.name for p in out.iterdir()) == [
        "figures.json",
        "report.en.xlsx",
        "report.en.zip",
    ]


def test_a_package_is_verified(lantoa, campaign, tmp_path):
    lantoa("report", campaign, "--out", tmp_path / "out", "--formats", "json")
    ran = lantoa("report", "--verify", tmp_path / "out/report.vi.zip")
    assert ran.code == 0
    assert "Khớp" in ran.out


def test_a_changed_byte_is_an_error_that_names_the_file(lantoa, campaign, tmp_path):
    lantoa("report", campaign, "--out", tmp_path / "out", "--formats", "csv")
    package = tmp_path / "out/report.vi.zip"
    content = bytearray(package.read_bytes())
    content[content.index(b"csv/figures.csv") + len("csv/figures.csv")] ^= 0xFF
    package.write_bytes(content)
    ran = lantoa("report", "--verify", package)
    assert ran.code == 2
    assert "csv/figures.csv" in ran.out
    assert "csv/figures.csv" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--formats", "odt"], "no document is called 'odt'"),
        (["--formats", ","], "name at least one"),
        (["--at", "99"], "99"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(lantoa, campaign, tmp_path, arguments, words):
    ran = lantoa("report", campaign, "--out", tmp_path / "out", *arguments, "--lang", "en")
    assert ran.code == 2
    assert words in ran.err
    assert not (tmp_path / "out").exists()


def test_a_campaign_or_a_package_must_be_named(lantoa, campaign, tmp_path):
    assert "name the campaign's file" in lantoa("report", "--lang", "en").err
    both = lantoa("report", campaign, "--verify", tmp_path / "a.zip", "--lang", "en")
    assert "needs no campaign file" in both.err
    assert "a.zip" in lantoa("report", "--verify", tmp_path / "a.zip").err
