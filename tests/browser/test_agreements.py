"""On a phone, from an agreement to a calendar that parses; each page is one that axe accepts."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.browser.agreement_pages import PAGES
from tests.browser.conftest import _served
from tests.browser.test_access import LOOKS, _found, axe

__all__ = ["axe"]
SCENARIO = Path(__file__).parents[2] / "examples/huong-ve-la-co/scenario.toml"
PASSWORD = "mot cau dai de nho 2026"


def _run(*words: str) -> None:
    subprocess.run([sys.executable, "-c", "from lantoa.cli import main; main()", *words],
                   check=True, capture_output=True)  # fmt: skip


@pytest.fixture(scope="session")
def invented(tmp_path_factory, chromium):
    """The address of the invented constellation, its owner's cookies, and ids for its pages."""
    root = tmp_path_factory.mktemp("invented")
    out = root / "campaigns/huong-ve-la-co"
    _run("rehearse", str(SCENARIO), "--out", str(out), "--posts", "600", "--import", "--workspace", str(root))  # fmt: skip
    _run("demo-workspace", str(out / "campaign.toml"), "--workspace", str(root))
    with _served(root) as address:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(f"{address}/start")
        fields = page.locator("main form input:visible")
        for place, said in enumerate(
            ("Cục Truyền thông Mẫu", "An Ví Dụ", "an@example.vn", PASSWORD)
        ):
            fields.nth(place).fill(said)
        page.locator("main form button").first.click()
        page.wait_for_load_state("networkidle")
        page.goto(f"{address}/agreements")
        ids = {}
        for name, number in (("agreement", "TT-2024-03"), ("draft", "SM-2027-01")):
            row = page.locator("tbody tr", has=page.get_by_text(number, exact=True))
            ids[name] = row.locator("a").first.get_attribute("href").rpartition("/")[2]
        page.goto(f"{address}/agreements/{ids['agreement']}")
        for name in ("obligation", "due"):
            part = "obligations" if name == "obligation" else "dues"
            link = page.locator(f'main a[href^="/{part}/"]').first.get_attribute("href")
            ids[name] = link.rpartition("/")[2].partition("#")[0]
        yield address, context.storage_state(), ids
        context.close()


@pytest.fixture
def signed_in(invented, look):
    """Open pages of the constellation as its owner."""
    address, state, ids = invented

    def opened(size="phone", theme="light", **more):
        looked = look(size, theme, at=address, **more)
        looked.page.context.add_cookies(state["cookies"])
        return looked

    return opened, ids


@LOOKS
def test_axe_finds_nothing_on_any_page_of_agreements(signed_in, axe, size, theme):
    opened, ids = signed_in
    looked = opened(size, theme, csp=False)
    for addresses in PAGES.values():
        for address in addresses:
            page = looked.open(address.format(**ids))
            assert page.locator("h1").count() == 1, address
            assert _found(page, axe) == [], address


def test_from_an_agreement_to_a_calendar_that_parses(signed_in, invented):
    opened, _ = signed_in
    looked = opened("phone")
    page = looked.open("/agreements/new")
    for name, said in (("number", "TT-MOI"), ("title", "Một thỏa thuận mới"), ("signatory_a", "A"),
                       ("signatory_b", "B"), ("first_day", "2024-08-01"), ("last_day", "2027-12-31"),
                       ("signed_on", "2024-08-01")):  # fmt: skip
        page.locator(f"[name={name}]").fill(said)
    page.locator("[name=other]").select_option(label="Mạng lưới KOL Mây Trắng")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Thêm nghĩa vụ").click()
    page.locator("[name=title]").fill("Video mỗi tháng")
    page.locator("[name=rule]").select_option("posts")
    page.locator("[name=every]").select_option("month")
    page.locator("[name=any_hashtag]").fill("#happyvietnam #NgayQuockhanh #ToiYeuToQuocToi")
    page.get_by_role("button", name="Lưu").click()
    for name in ("Gửi thương lượng", "Ghi nhận đã ký", "Cho hiệu lực"):
        page.get_by_role("button", name=name).click()
        page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Tìm bằng chứng trong kho").click()
    page.wait_for_url("**/evidence")
    assert page.locator("[name=piece]").count() > 0
    page.get_by_role("button", name="Xác nhận các mục đã chọn").click()
    page.get_by_text("Không mục nào chờ xác nhận").wait_for()

    page = looked.open("/agreements/calendars")
    page.locator("[name=label]").fill("điện thoại")
    page.get_by_role("button", name="Tạo địa chỉ lịch").click()
    address = page.locator(".command code").inner_text()
    with urllib.request.urlopen(address, timeout=20) as answer:
        read = Calendar.from_ical(answer.read())
    titles = [str(event["SUMMARY"]) for event in read.walk("VEVENT")]
    assert any("TT-MOI" in title for title in titles)
    assert read.walk("VTIMEZONE")
    assert not looked.complaints
