"""What people do, in a real browser: drop, wait, read the board, follow a number to its row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.example import EXAMPLE, FILES

BOARD = "/c/mot-cay-cho-pho/"
PAGES = ("/", "/import", "/captures", "/compare?a=mot-cay-cho-pho&b=mot-cay-cho-pho&at_a=1", BOARD,
         f"{BOARD}figures/views", f"{BOARD}figures/posts_by_day", f"{BOARD}posts", "/batches/1",
         "/nothing-here")  # fmt: skip


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_from_a_dropped_file_to_the_row_it_rests_on(look, with_data, size):
    looked = look(size)
    page = looked.open("/import")
    page.set_input_files("input[type=file]", FILES[:1])
    page.wait_for_url("**/import#tep-da-tha")
    page.get_by_text("Không ghi gì thêm").first.wait_for()
    looked.open(BOARD)
    assert page.locator("h1").inner_text() == "Một cây cho phố (ví dụ)"
    page.get_by_role("link", name=re.compile("^Hộ chiếu views·")).first.click()
    assert "Hộ chiếu số liệu" in page.locator("main").inner_text()
    page.get_by_role("link", name="hashtag-12-10.ndjson").click()
    page.locator("tbody th a").first.click()
    raw = page.locator("pre.whole").inner_text()
    assert (
        raw.strip() == (EXAMPLE / "files/hashtag-12-10.ndjson").read_text("utf-8").splitlines()[0]
    )
    looked.open("/import")
    page.locator(".quarantine a", has_text="dòng").first.click()
    assert "Đúng như khi đến" in page.locator("main").inner_text()
    assert not looked.outside
    assert not looked.complaints


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desk"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_accessible_and_never_wider_than_the_screen(
    look, with_data, address, size, theme
):
    axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    page = look(size, theme, csp=False).open(address)
    page.evaluate(
        "document.querySelectorAll('main details').forEach((one) => { one.open = true })"
    )
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate(script)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", rules)
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_charts_are_drawn_under_the_content_policy(look, with_data, size):
    looked = look(size)
    page = looked.open(BOARD)
    page.locator("#dien-bien").scroll_into_view_if_needed()
    page.locator(".drawing svg").first.wait_for()
    assert not looked.complaints
    assert not looked.outside


def test_without_script_a_board_has_its_charts_as_pictures(look, with_data):
    page = look(script=False).open(BOARD)
    page.locator("#dien-bien").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.locator(".drawing img").first.is_visible()
    assert page.locator("article.figure").first.is_visible()


def test_without_script_a_file_is_imported_too(look, server):
    page = look(script=False).open("/import")
    page.set_input_files("input[type=file]", EXAMPLE / "files/youtube-19-10.json")
    page.get_by_role("button", name="Nhập các tệp đã chọn").click()
    page.get_by_text("youtube-19-10.json").first.wait_for()


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
    for address in PAGES:
        page = looked.open(address)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
