"""A person makes a token and a webhook by hand, on a phone: each page is one that axe accepts."""

from __future__ import annotations

import json
import urllib.request

import pytest

from tests.browser.test_access import _found, axe

__all__ = ["axe"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_token_is_made_used_and_ended_and_a_webhook_tried(look, server, axe, theme):
    looked = look("phone", theme, csp=False)
    page = looked.open("/programs")
    page.get_by_label("Dùng cho chương trình nào").fill("Bảng số liệu của Sở")
    page.get_by_role("button", name="Tạo mã").click()
    token = page.locator("#moi .command code").inner_text()
    assert _found(page, axe) == []
    asked = urllib.request.Request(
        f"{server}/api/v1/token", headers={"Authorization": f"Bearer {token}"}
    )
    with urllib.request.urlopen(asked, timeout=10) as answer:
        assert json.load(answer)["rights"] == ["view"]
    page = looked.open("/programs")
    assert token not in page.content()
    page.locator("#ma").get_by_role("button", name="Huỷ").first.click()
    page.locator("#ma").get_by_text("Đã huỷ").first.wait_for()

    page.get_by_label("Địa chỉ nhận").fill("https://nhan-tin.invalid/lan-toa")
    page.get_by_label("Đã đọc xong một tệp").check()
    page.get_by_role("button", name="Thêm webhook").click()
    page.get_by_role("button", name="Gửi tin thử").click()
    page.locator("#da-gui .verdict").first.wait_for()
    assert _found(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Dừng webhook này").click()
    page.locator("#webhook").get_by_text("Đã dừng").first.wait_for()
