"""At a phone's width: first start, a roster with two doubles handed in, settled, entered, taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.conftest import _served
from tests.browser.test_access import RULES

ROWS = """Nghệ danh,Link kênh,Follow,MCN,Tỉnh
Hoa hậu vỉa hè,https://www.tiktok.com/@hoahau.vidu,1.2M,Mạng lưới Mẫu,Huế
Nghệ sĩ Mẫu,https://www.tiktok.com/@nghesi.vidu,541.2K,Mạng lưới Mẫu,Cà Mau
HOA HAU VIA HE,https://www.facebook.com/hoahau.vidu,,,Huế
Nghệ Sĩ Mẫu,https://www.tiktok.com/@nghesi.vidu?lang=vi,,,Vinh
"""


@pytest.fixture(scope="module")
def new_workspace(tmp_path_factory):
    with _served(tmp_path_factory.mktemp("rosters")) as address:
        yield address


@pytest.fixture(scope="module")
def axe_script():
    package = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    return (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def _is_clean(page, script):
    page.evaluate(
        "document.querySelectorAll('main details').forEach((one) => { one.open = true })"
    )
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate(script)
    found = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


def _until(page, words):
    for _ in range(60):
        if page.get_by_text(words, exact=True).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    pytest.fail(f"{words} did not come: {page.locator('main').inner_text()[:500]}")


def test_a_roster_with_two_doubles_comes_in_and_goes_back(
    look, new_workspace, axe_script, tmp_path
):
    (tmp_path / "danh-sach.csv").write_text(ROWS, encoding="utf-8-sig")
    page = look("phone", csp=False, at=new_workspace).open("/start")
    for label, text in (("Đơn vị của bạn", "Cục Mẫu"), ("Tên của bạn", "An"),
                        ("E-mail", "an@example.vn"), ("Mật khẩu", "mot cau dai de nho 2026")):  # fmt: skip
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Tạo và đăng nhập").click()
    page.goto(f"{new_workspace}/kols")
    _is_clean(page, axe_script)
    page.get_by_role("link", name=re.compile("Nhập danh sách")).first.click()
    _is_clean(page, axe_script)
    page.set_input_files("input[type=file]", tmp_path / "danh-sach.csv")
    if page.get_by_role("button", name="Xem trước danh sách").count():
        page.get_by_role("button", name="Xem trước danh sách").click()
    page.wait_for_url("**/kols/import/*")
    _is_clean(page, axe_script)
    page.get_by_role("button", name="Đọc cả danh sách").click()
    _until(page, "Chờ bạn xem")
    _is_clean(page, axe_script)
    assert page.locator("fieldset.ways").count() == 2
    page.get_by_role("button", name="Nhập vào danh bạ").click()
    _until(page, "Đã nhập")
    assert "2 KOL mới, 2 dòng bổ sung" in page.locator("main").inner_text()
    _is_clean(page, axe_script)
    roster = page.url
    page.goto(f"{new_workspace}/kols?q=hoa+hau+via+he")
    page.get_by_role("link", name="Hoa hậu vỉa hè").click()
    assert "@hoahau.vidu" in page.locator("#kenh").inner_text()
    _is_clean(page, axe_script)
    for link in ("Hồ sơ tín nhiệm", "Dữ liệu cá nhân", "Số liệu theo chiến dịch", "Sửa"):
        page.get_by_role("link", name=link, exact=True).click()
        _is_clean(page, axe_script)
        page.go_back()
    page.goto(roster)
    page.get_by_role("button", name="Hoàn tác cả lần nhập này").click()
    _until(page, "Đã hoàn tác")
    assert "2 KOL đã gỡ" in page.locator("main").inner_text()
