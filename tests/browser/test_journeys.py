"""What people do, in a real browser: drop, wait, read the board, follow a number to its row."""

from __future__ import annotations

import json
import re

import pytest

from tests.browser.example import BOARD, EVERY_PAGE, FILES

BOTH_SIZES = pytest.mark.parametrize("size", ["phone", "desk"])


def _capture(name: str, later_ms: int) -> list[str]:
    """Lines of the example as a look of its own, later than all others; the last breaks off."""
    lines = []
    for line in FILES[0].read_text(encoding="utf-8").splitlines()[:40]:
        row = json.loads(line)
        row["last_updated"] += later_ms
        lines.append(json.dumps(row, ensure_ascii=False))
    return [*lines, lines[0][:300] + name]


def _from_the_import_to_its_rows(page, name: str, lines: list[str]) -> None:
    """Wait for the import; then to the board, a passport, its source, a row, and quarantine."""
    page.get_by_text("Đang đọc, còn").wait_for()
    page.get_by_text("Đã đọc xong.").wait_for()
    done = page.locator(".files li", has_text=name).inner_text()
    assert "41 dòng: 0 bài mới, 40 lần đếm mới" in done
    assert "1 chờ" in done
    page.locator(".switch summary").click()
    page.locator(".switch").get_by_role("link", name="Một cây cho phố (ví dụ)").click()
    assert page.locator("h1").inner_text().replace("\xa0", " ") == "Một cây cho phố (ví dụ)"
    page.get_by_role("link", name=re.compile("^Hộ chiếu views·")).first.click()
    assert "Hộ chiếu số liệu" in page.locator("main").inner_text()
    page.get_by_role("link", name=name).first.click()
    page.locator("tbody th a").first.click()
    assert page.locator("pre.whole").inner_text().strip() == lines[0]
    page.get_by_role("link", name="Nhập dữ liệu").click()
    row = page.locator(".quarantine tr", has_text=name)
    row.get_by_role("link", name="dòng").first.click()
    assert "Đúng như khi đến" in page.locator("main").inner_text()
    assert page.locator("pre.whole").inner_text().strip() == lines[-1]


@BOTH_SIZES
def test_from_a_dropped_file_to_the_rows_that_it_rests_on(look, with_data, size):
    name = f"tha-{size}.ndjson"
    lines = _capture(name, 10_000_000_000 + len(name))
    looked = look(size)
    page = looked.open("/import")
    looked.drop(name, "\n".join(lines) + "\n")
    page.wait_for_url("**/import#tep-da-tha")
    _from_the_import_to_its_rows(page, name, lines)
    assert not looked.complaints


@BOTH_SIZES
def test_the_same_journey_goes_without_script(look, with_data, size, tmp_path):
    name = f"gui-{size}.ndjson"
    lines = _capture(name, 20_000_000_000 + len(name))
    (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    looked = look(size, script=False)
    page = looked.open("/import")
    page.set_input_files("input[type=file]", tmp_path / name)
    page.get_by_role("button", name="Nhập các tệp đã chọn").click()
    _from_the_import_to_its_rows(page, name, lines)
    assert not looked.complaints


@BOTH_SIZES
@pytest.mark.parametrize("address", EVERY_PAGE)
def test_every_page_can_be_read_without_script(look, with_data, address, size):
    page = look(size, script=False).open(address)
    assert page.locator("h1").is_visible()
    assert page.locator("main").inner_text().strip()
    assert page.get_by_role("link", name="Nhập dữ liệu").or_(
        page.get_by_role("link", name="Import")
    ).first.is_visible()  # fmt: skip


@BOTH_SIZES
def test_charts_are_drawn_under_the_content_policy(look, with_data, size):
    looked = look(size)
    page = looked.open(BOARD)
    page.locator("#dien-bien").scroll_into_view_if_needed()
    page.locator(".drawing svg").first.wait_for()
    assert not looked.complaints


def test_without_script_a_board_has_its_charts_as_pictures(look, with_data):
    page = look(script=False).open(BOARD)
    page.locator("#dien-bien").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.locator(".drawing img").first.is_visible()
    assert page.locator("article.figure").first.is_visible()


def test_without_script_language_and_theme_change_and_stay(look, server):
    page = look(script=False).open("/")
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Light or dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto(f"{server}/import")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_keyboard_reaches_the_content_first(look, server):
    page = look().open("/import")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#noi-dung")


@pytest.mark.parametrize("width", [360, 3840])
def test_from_the_smallest_phone_to_a_wall_nothing_runs_out_of_the_page(look, with_data, width):
    looked = look()
    looked.page.set_viewport_size({"width": width, "height": 900})
    for address in EVERY_PAGE:
        page = looked.open(address)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
