"""People in a browser: from the first start to a second person at a unit, and axe on every page."""

from __future__ import annotations

import pytest

from tests.browser import signed_in
from tests.browser.seed import OWNER, PASSWORD
from tests.browser.test_access import LOOKS, _found, axe

__all__ = ["axe"]


def _sign_in(looked):
    page = looked.open("/sign-in")
    page.get_by_label("E-mail").fill(OWNER)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(f"{looked.server}/")
    return page


def test_from_the_first_start_to_a_second_person_on_a_phone(look, fresh):
    an = look("phone", at=fresh)
    page = an.open("/")
    page.get_by_role("link", name="Tạo tài khoản đầu tiên").click()
    page.get_by_label("Đơn vị của bạn").fill("Cục Mẫu")
    page.get_by_label("Tên của bạn").fill("An")
    page.get_by_label("E-mail").fill(OWNER)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Tạo và đăng nhập").click()
    page.get_by_role("link", name="Cục Mẫu").click()
    page.get_by_label("Tên đơn vị mới").fill("Tỉnh Mây")
    page.get_by_role("button", name="Thêm", exact=True).click()
    page.get_by_role("heading", name="Tỉnh Mây").wait_for()
    page.locator("#moi").get_by_label("E-mail").fill("binh@example.vn")
    page.get_by_label("nhập, sửa").check()
    page.get_by_role("button", name="Tạo đường dẫn mời").click()
    link = page.locator("#made-link").inner_text()
    binh = look("phone", at=fresh)
    guest = binh.open(link.removeprefix(fresh))
    guest.get_by_label("Tên của bạn").fill("Bình")
    guest.get_by_label("Chọn mật khẩu").fill(PASSWORD)
    guest.get_by_role("button", name="Tạo tài khoản").click()
    guest.wait_for_url(f"{fresh}/")
    binh.open("/units")
    assert guest.get_by_role("link", name="Tỉnh Mây").is_visible()
    assert not guest.get_by_role("link", name="Cục Mẫu").count()
    page.get_by_role("link", name="Xong").click()
    page.get_by_role("row").filter(has_text="Bình").wait_for()
    assert not an.complaints + binh.complaints


def test_without_script_people_sign_in_and_invite_all_the_same(look, owned):
    address, ids = owned
    page = _sign_in(looked := look("phone", at=address, script=False))
    looked.open(f"/units/{ids['below']}")
    page.locator("#moi").get_by_label("E-mail").fill("dung@example.vn")
    page.get_by_role("button", name="Tạo đường dẫn mời").click()
    assert "/invitation/" in page.locator("#made-link").inner_text()


def test_a_passkey_is_added_and_lets_its_owner_in(look, fresh):
    looked = look("desk", at=fresh)
    page = looked.open("/start")
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    page.get_by_label("Đơn vị của bạn").fill("Cục Mẫu")
    page.get_by_label("Tên của bạn").fill("An")
    page.get_by_label("E-mail").fill(OWNER)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Tạo và đăng nhập").click()
    page.wait_for_url(f"{fresh}/units")
    looked.open("/account/passkeys/new")
    if page.get_by_label("Mật khẩu", exact=True).count():
        page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Xác nhận").click()
    page.get_by_label("Đăng nhập không cần mật khẩu").check()
    page.get_by_role("button", name="Thêm", exact=True).click()
    page.wait_for_url(lambda url: "/passkeys/new" not in url)
    looked.open("/account")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(f"{fresh}/sign-in")
    page.get_by_role("button", name="Bằng khóa truy cập (passkey)").click()
    page.wait_for_url(f"{fresh}/")
    looked.open("/account")
    assert page.get_by_text("An", exact=True).count() or page.get_by_text(OWNER).count()
    assert not looked.complaints


@LOOKS
@pytest.mark.parametrize("address", [a for its in signed_in.OPEN.values() for a in its])
def test_axe_finds_nothing_on_the_way_in(look, owned, axe, address, size, theme):
    at, ids = owned
    page = look(size, theme, csp=False, at=at).open(address.format(**ids))
    assert _found(page, axe) == []


@LOOKS
def test_axe_finds_nothing_at_the_first_start(look, bare, axe, size, theme):
    page = look(size, theme, csp=False, at=bare).open("/start")
    assert _found(page, axe) == []


@LOOKS
def test_axe_finds_nothing_on_the_owners_pages(look, owned, axe, size, theme):
    at, ids = owned
    page = _sign_in(looked := look(size, theme, csp=False, at=at))
    found = {}
    for address in (a for its in signed_in.OWNER.values() for a in its):
        looked.open(address.format(**ids))
        if wrong := _found(page, axe):
            found[address] = wrong
    for address in (a for its in signed_in.AFTER_CONFIRMING.values() for a in its):
        looked.open(address)
        if wrong := _found(page, axe):
            found[address] = wrong
    assert not found
