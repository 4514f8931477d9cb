"""The PDF: its text extracts with every mark, only our fonts are in it, same report, same bytes."""

import shutil
import subprocess
import unicodedata

import pytest

from lantoa.render.documents.pdf import pdf_of
from tests.render.documents.made import figure, report, row
from tests.render.documents.programs import pdf_text

EVERY_MARK = "Ấ Ặ Ẫ Đ Ễ Ỗ Ợ Ữ Ỵ ắ ẵ ậ đ ể ỉ ọ ỡ ự ỹ ỷ"


@pytest.fixture
def text_of(tmp_path):
    def _text_of(made):
        return unicodedata.normalize("NFC", pdf_text(pdf_of(made), tmp_path / "a.pdf"))

    return _text_of


def test_text_extracts_with_every_diacritic(text_of):
    text = text_of(report(name=f"Chiến dịch {EVERY_MARK}"))
    for word in EVERY_MARK.split():
        assert word in text


def test_a_headline_has_value_interval_what_is_missing_sentence_and_passport(text_of):
    text = text_of(report())
    for words in ("11,91 triệu", "11,85 – 12,02 triệu", "Thiếu 2 trên 20 bài (10,0%)",
                  "“hơn 11 triệu lượt xem”", "Hộ chiếu 2"):  # fmt: skip
        assert words in text


def test_claims_stand_with_their_verdicts_and_refused_figures_with_their_reason(text_of):
    text = text_of(report())
    for words in ("Có cơ sở", "Trái số liệu", "Chưa", "thiếu không phải là 0", "Phụ lục A"):
        assert words in text


def test_each_headline_says_what_it_lacks_or_that_it_lacks_nothing(text_of):
    counted = {"parts": (), "missing": {}, "missing_share": 0.0}
    figures = (
        figure("posts", 20, unit="post", passport=counted),
        figure("authors", 9, unit="channel", passport=counted),
        figure("unseen_posts", 5, lower=4, upper=7, unit="post", passport=counted),
    )
    text = text_of(report(figures=figures))
    for words in ("Ước còn 5 bài (4 – 7) mà không lượt", "Đếm đủ 20 bài đã thu",
                  "Là ước lượng, không phải số đếm"):  # fmt: skip
        assert words in text
    unknown = (*figures[:2], figure("unseen_posts", refused="chỉ có một lượt thu"))
    assert "Chưa biết còn bao nhiêu bài" in text_of(report(figures=unknown))


def test_of_two_posts_of_one_author_the_tables_say_which_is_which(text_of):
    rows = [row(f"tiktok:{n}", 9 - n, handle="a", label=f"@a · tiktok:{n}") for n in (1, 2)]
    text = text_of(report(figures=(figure("top_posts", rows=rows),)))
    assert "@a · tiktok:1" in text
    assert "@a · tiktok:2" in text


def test_it_speaks_english_too(text_of):
    text = text_of(report(lang="en"))
    for words in ("Headline figures", "11.91 million", "Supported", "What this report cannot say"):
        assert words in text


def test_every_page_of_a_simulated_campaign_says_so(text_of):
    pages = text_of(report(simulated=True)).split("\f")[:-1]
    assert len(pages) > 3
    assert all("Dữ liệu mô phỏng" in page for page in pages)
    assert "mô phỏng" not in text_of(report())


def test_the_same_report_gives_the_same_bytes():
    assert pdf_of(report()) == pdf_of(report())


def test_only_fonts_of_the_package_are_in_it(tmp_path):
    if not shutil.which("pdffonts"):
        pytest.skip("pdffonts (poppler-utils) is not on this machine")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(report(claims=report().verdicts[:2])))
    listed = subprocess.run(["pdffonts", path], capture_output=True, check=True).stdout.decode()
    rows = listed.splitlines()[2:]
    assert rows
    ours = ("BeVietnamPro", "LantoaFigures")
    with_typst = ("DejaVuSansMono", "LibertinusSerif")  # digests, and a box for what no face draws
    for found in rows:
        assert any(face in found for face in ours + with_typst), found
        assert " yes yes yes " in found


def test_a_board_without_any_value_is_still_a_report(text_of):
    text = text_of(
        report(figures=(figure("posts", 0, unit="post"), figure("views", refused="không có")))
    )
    assert "Số posts" in text
