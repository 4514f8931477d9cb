"""The way in: the first owner, invitations, passwords, second factors, links, and what is refused."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from django.test import Client

from lantoa.core.errors import BadInput, NotFound
from lantoa.web.people import invitations, services
from lantoa.web.people.actors import Actor, Party
from lantoa.web.people.models import Invitation, Membership, SignedLink, User
from lantoa.web.people.queries import root
from lantoa.web.people.rights import Right
from tests.web.cast import KOL_ID

PASSWORD = "một câu dài dễ nhớ 24"
OWNER = {"unit_name": "Cục Mẫu", "name": "An", "email": "An@Example.vn", "password": PASSWORD}


@pytest.fixture
def owned(site):
    """A workspace whose owner was just made, in the browser that made them."""
    response = site.client.post("/start", OWNER)
    assert response.status_code == 302, response.content.decode()[:2000]
    return site


def _sign_in(email: str, password: str, **more):
    client = Client(SERVER_NAME="localhost")
    return client, client.post("/sign-in", {"login": email, "password": password}, **more)


def test_a_workspace_without_accounts_works_on_its_machine_and_points_to_the_first(site):
    assert "/start" in site.page("/")
    assert "/units" not in site.page("/")
    site.client.defaults["HTTP_X_FORWARDED_FOR"] = "10.0.0.1"
    response = site.client.get("/")
    assert (response.status_code, response["Location"]) == (302, "/sign-in")
    assert site.client.get("/start").status_code == 302


def test_the_first_owner_takes_over_what_is_there_and_the_rest_sign_in(owned):
    owned.add_campaign()
    assert root().name == "Cục Mẫu"
    assert User.objects.get().email == "an@example.vn"
    assert "Một cây cho phố" in owned.page("/")
    stranger = Client(SERVER_NAME="localhost")
    assert stranger.get("/")["Location"] == "/sign-in"
    assert stranger.get("/import?x=1")["Location"] == "/sign-in?next=%2Fimport%3Fx%3D1"
    assert stranger.post("/start", OWNER | {"email": "b@example.vn"}).status_code == 303
    assert owned.client.post("/start", OWNER | {"email": "b@example.vn"}).status_code == 404
    with pytest.raises(NotFound):
        services.make_owner(by=Actor.alone(), **OWNER | {"email": "c@example.vn"})
    assert User.objects.count() == 1


def test_the_first_start_offers_the_name_that_the_unit_has_already(site):
    with transaction.atomic():
        services.rename_unit(by=Actor.system("t"), unit=root(), name="Cục Mây", kind="authority")
    assert 'value="Cục Mây"' in site.page("/start")


def test_the_first_browser_counts_as_a_device_that_is_signed_in(owned):
    shown = re.search(
        r"Các máy đang đăng nhập.*?<div class=\"soft\">(\d+)", owned.page("/account"), re.DOTALL
    )
    assert shown
    assert shown[1] == "1"


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"password": "ngắn"}, "quá ngắn"), ({"password": "123456789012"}, "toàn chữ số"),
     ({"email": "không phải"}, "không phải địa chỉ e-mail"), ({"password": "an@example.vn"}, "giống")],
)  # fmt: skip
def test_a_first_account_that_will_not_do_is_refused_in_words(site, changed, said):
    response = site.client.post("/start", OWNER | changed)
    assert response.status_code == 400
    assert said in response.content.decode()
    assert not User.objects.exists()


def test_passwords_are_kept_by_scrypt_and_sign_in_rotates_the_session(owned):
    assert User.objects.get().password.startswith("scrypt$")
    client = Client(SERVER_NAME="localhost")
    client.get("/sign-in")
    before = client.session.session_key
    client.post("/sign-in", {"login": "AN@example.vn", "password": PASSWORD})
    assert client.session.session_key != before
    assert client.get("/units").status_code == 200
    cookie = client.cookies["lantoa_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_wrong_password_says_nothing_about_the_account_and_is_throttled(owned):
    said = []
    for email in ("an@example.vn", "nobody@example.vn"):
        _, response = _sign_in(email, "sai")
        text = re.sub(r'value="[^"]*"', "", response.content.decode())
        said.append(text)
        assert "chưa đúng" in text
    assert said[0] == said[1]
    for _ in range(5):
        _, response = _sign_in("an@example.vn", "sai")
    assert "quá nhiều lần" in response.content.decode()
    client, _ = _sign_in("an@example.vn", PASSWORD)
    assert client.get("/units").status_code == 302


def test_an_invitation_makes_a_member_once(owned):
    by = Actor.system("test")
    made, token = invitations.invite(
        by=by, unit=root(), email="Binh@example.vn", rights=Right.EDIT
    )
    assert token not in str(Invitation.objects.values().get())
    guest = Client(SERVER_NAME="localhost")
    page = guest.get(f"/invitation/{token}").content.decode()
    assert "binh@example.vn" in page
    said = {"name": "Bình", "password": PASSWORD}
    assert guest.post(f"/invitation/{token}", said).status_code == 302
    held = Membership.objects.get(user__email="binh@example.vn")
    assert held.right == Right.VIEW | Right.EDIT
    assert guest.get("/units").status_code == 200
    again = Client(SERVER_NAME="localhost")
    assert again.post(f"/invitation/{token}", said).status_code == 404
    made.refresh_from_db()
    assert made.used_by == held.user


def test_an_invitation_is_for_its_address_and_gone_when_taken_back(owned):
    by = Actor.system("test")
    _, token = invitations.invite(by=by, unit=root(), email="binh@example.vn")
    response = owned.client.post(f"/invitation/{token}")
    assert response.status_code == 400
    assert "địa chỉ khác" in response.content.decode()
    invitations.revoke(by=by, invitation=Invitation.objects.get())
    with pytest.raises(BadInput):
        invitations.revoke(by=by, invitation=Invitation.objects.get())
    gone = owned.client.get(f"/invitation/{token}")
    never = owned.client.get("/invitation/never-was")
    assert gone.status_code == never.status_code == 404
    assert gone.content == never.content


def test_an_invitation_runs_out(owned):
    from datetime import timedelta

    from lantoa.core import clock

    _, token = invitations.invite(by=Actor.system("test"), unit=root(), email="b@example.vn")
    Invitation.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert owned.client.get(f"/invitation/{token}").status_code == 404


def test_a_signed_link_lets_one_party_in_and_out_again(cast):
    made, token = invitations.make_link(
        by=cast.actor("member"), unit=cast.here, what=("kol", KOL_ID), party=Party("kol", KOL_ID),
        label="", days=3,
    )  # fmt: skip
    assert token not in str(SignedLink.objects.values().get())
    client = Client(SERVER_NAME="localhost")
    assert client.get(f"/l/{token}").status_code == 302
    assert client.get("/outside").status_code == 200
    assert client.get("/units").status_code == 404
    assert client.get("/account").status_code == 404
    invitations.revoke_link(by=cast.actor("member"), link=made)
    assert client.get("/outside")["Location"] == "/sign-in?next=%2Foutside"
    for days in (0, 367):
        with pytest.raises(BadInput):
            invitations.make_link(
                by=cast.actor("member"), unit=cast.here, what=("kol", KOL_ID),
                party=Party("kol", KOL_ID), label="", days=days,
            )  # fmt: skip


def test_whoever_manages_people_makes_a_reset_link_that_works_once(owned):
    invitations.invite(by=Actor.system("test"), unit=root(), email="b@example.vn")
    token = invitations.invite(by=Actor.system("test"), unit=root(), email="c@example.vn")[1]
    guest = Client(SERVER_NAME="localhost")
    guest.post(f"/invitation/{token}", {"name": "C", "password": PASSWORD})
    user = User.objects.get(email="c@example.vn")
    page = owned.client.post(f"/people/{user.pk}/reset-link").content.decode()
    path = re.search(r"http://localhost(/password/new/[^<]+)<", page)
    assert path
    other = Client(SERVER_NAME="localhost")
    opened = other.get(path[1], follow=True)
    assert opened.status_code == 200
    to = opened.redirect_chain[-1][0] if opened.redirect_chain else path[1]
    assert (
        other.post(
            to, {"password1": "câu khác hẳn 2026", "password2": "câu khác hẳn 2026"}
        ).status_code
        == 302
    )
    client, _ = _sign_in("c@example.vn", "câu khác hẳn 2026")
    assert client.get("/units").status_code == 200
    assert "không còn dùng được" in Client(SERVER_NAME="localhost").get(
        path[1], follow=True
    ).content.decode()  # fmt: skip


def test_a_second_factor_is_asked_for_and_its_secret_is_sealed(owned):
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    owned.client.post("/account/confirm", {"password": PASSWORD})
    page = owned.client.get("/account/app").content.decode()
    found = re.search(r'id="totp-key">([A-Z2-7]+)<', page)
    assert found
    counter = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(found[1], counter))
    response = owned.client.post("/account/app", {"code": code})
    assert response.status_code == 302, response.content.decode()[-1500:]
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert found[1] not in kept
    codes = re.findall(r"<li><code>(\d+)</code>", owned.page("/account/codes"))
    assert len(codes) == 10
    assert not any(one in kept for one in codes)
    client, response = _sign_in("an@example.vn", PASSWORD)
    assert response["Location"].startswith("/sign-in/code")
    assert client.get("/units").status_code == 302
    assert client.post("/sign-in/code", {"code": codes[0]}).status_code == 302
    assert client.get("/units").status_code == 200


def test_no_password_comes_from_elsewhere_and_next_stays_here(owned):
    client = Client(SERVER_NAME="localhost")
    response = client.post(
        "/sign-in?next=https://evil.example/", {"login": "an@example.vn", "password": PASSWORD}
    )
    assert response["Location"] == "/"


def test_a_form_from_elsewhere_is_refused(owned):
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    assert client.post("/sign-in", {"login": "a", "password": "b"}).status_code == 403


def test_pages_of_one_never_show_names_of_another(world):
    board = f"/c/{world.campaign.slug}/"
    owner = world.cast.client("owner").get(board).content.decode()
    assert "Một cây cho phố" in owner
    for address in ("/", "/compare", "/captures", "/import"):
        page = world.cast.client("sibling").get(address).content.decode()
        assert "Một cây cho phố" not in page
        assert "hashtag-12-10" not in page
