"""Every page of agreements, as each of the cast sees it, and what can be done on it."""

from __future__ import annotations

import re

import pytest

from tests.web.agreements.made import Made
from tests.web.roles import ROLES

GONE, NO = 404, 403
# outsider kol network sibling member approver owner
MATRIX = {
    "agreements": ("/agreements", (GONE, 200, 200, 200, 200, 200, 200)),
    "agreement-new": ("/agreements/new", (GONE, GONE, GONE, 200, 200, NO, 200)),
    "calendars": ("/agreements/calendars", (GONE, 200, 200, 200, 200, 200, 200)),
    "agreement": ("/agreements/{a}", (GONE, GONE, 200, GONE, 200, 200, 200)),
    "agreement-edit": ("/agreements/{a}/edit", (GONE, GONE, GONE, GONE, 200, NO, 200)),
    "obligation-new": ("/agreements/{a}/obligations/new", (GONE, GONE, GONE, GONE, 200, NO, 200)),
    "evidence": ("/agreements/{a}/evidence", (GONE, GONE, 200, GONE, 200, 200, 200)),
    "agreement-review": ("/agreements/{a}/review", (GONE, GONE, GONE, GONE, 200, 200, 200)),
    "obligation": ("/obligations/{o}", (GONE, GONE, GONE, GONE, 200, NO, 200)),
    "due": ("/dues/{d}", (GONE, GONE, 200, GONE, 200, 200, 200)),
}


@pytest.fixture
def addresses(made: Made):
    from lantoa.web.agreements.models import Due

    one = made.in_force()
    owed = one.obligations.get(side="b")
    return {"a": one.pk, "o": owed.pk, "d": Due.objects.filter(obligation=owed)[0].pk}


@pytest.mark.parametrize("name", MATRIX)
def test_each_page_opens_to_whom_it_may(made: Made, addresses, name):
    address, expected = MATRIX[name]
    clients = made.cast.clients()
    found = tuple(clients[role].get(address.format(**addresses)).status_code for role in ROLES)
    assert found == expected, dict(zip(ROLES, found, strict=True))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_page_has_a_style_or_a_script_of_its_own(made: Made, addresses, lang):
    client = made.cast.client("owner")
    for address, _ in MATRIX.values():
        text = client.get(f"{address.format(**addresses)}?lang={lang}").content.decode()
        assert "style=" not in text, address
        assert not re.search(r"<script(?![^>]*src=)", text), address
        assert "{%" not in text


def test_an_empty_register_teaches_how_to_begin(made: Made):
    text = made.cast.seen_by("member").page("/agreements")
    assert "Lập thỏa thuận đầu tiên" in text
    assert "Khi đơn vị gửi" in made.cast.seen_by("network").page("/agreements")


def test_an_agreement_is_made_by_forms_alone(made: Made):
    from lantoa.web.agreements.models import Agreement, Due

    client = made.cast.client("owner")
    client.post("/agreements/new", {"number": "TT-9", "title": "Qua biểu mẫu", "kind": "order",
                "unit": made.cast.here.pk, "other": f"network:{made.network.pk}",
                "first_day": "2024-09-01", "last_day": "2024-12-31", "signed_on": "2024-09-01",
                "signatory_a": "A", "signatory_b": "B"})  # fmt: skip
    one = Agreement.objects.get(number="TT-9")
    client.post(f"/agreements/{one.pk}/obligations/new", {"side": "b", "title": "Bốn video",
                "rule": "posts", "at_least": "4", "every": "month", "any_hashtag": "#happyvietnam"})  # fmt: skip
    assert Due.objects.filter(obligation__agreement=one).count() == 4
    for move in ("negotiate", "sign", "start"):
        client.post(f"/agreements/{one.pk}/do", {"do": "move", "move": move})
    one.refresh_from_db()
    assert one.state == "in_force"
    response = client.post(f"/agreements/{one.pk}/do", {"do": "move", "move": "sign"})
    assert response.status_code == 400
    response = client.post(f"/agreements/{one.pk}/edit", {"number": "TT-9", "title": "Tên khác", "version": one.version, "first_day": "2024-09-01", "last_day": "2024-12-31", "signed_on": "2024-09-01"})  # fmt: skip
    assert response.status_code == 400
    client.post(f"/agreements/{one.pk}/edit", {"number": "TT-9", "title": "Tên khác", "first_day": "2024-09-01", "last_day": "2025-01-31", "signed_on": "2024-09-01", "amended_on": "2024-10-01", "amended_why": "Thêm một tháng"})  # fmt: skip
    one.refresh_from_db()
    assert (one.title, one.amendments.get().changes["last_day"]) == (
        "Tên khác",
        ["2024-12-31", "2025-01-31"],
    )
    assert Due.objects.filter(obligation__agreement=one).count() == 5


def test_the_other_side_does_not_see_a_draft(made: Made):
    one = made.begun()
    client = made.cast.client("network")
    assert client.get(f"/agreements/{one.pk}").status_code == 404
    made.owes(one)
    made.move(one, "negotiate")
    assert client.get(f"/agreements/{one.pk}").status_code == 200


def test_a_calendar_address_is_shown_once_parses_and_closes(made: Made):
    from icalendar import Calendar

    one = made.in_force()
    client = made.cast.client("member")
    text = client.post(
        "/agreements/calendars", {"unit": made.cast.here.pk, "label": "máy tôi"}
    ).content.decode()
    address = re.search(r"http://localhost(/calendar/[\w-]+\.ics)", text)
    assert address
    anybody = made.cast.client("nobody")
    read = Calendar.from_ical(anybody.get(address[1]).content)
    uids = [str(event["UID"]) for event in read.walk("VEVENT")]
    assert f"term-{one.pk}@lantoa" in uids
    assert len(uids) == len(set(uids)) == 1 + 1 + 4 + 2
    assert address[1] not in client.get("/agreements/calendars").content.decode()
    from lantoa.web.agreements.models import Feed

    other = made.cast.client("approver")
    assert (
        other.post("/agreements/calendars", {"revoke": str(Feed.objects.get().pk)}).status_code
        == 404
    )
    client.post("/agreements/calendars", {"revoke": str(Feed.objects.get().pk)})
    assert anybody.get(address[1]).status_code == 404
    assert anybody.get("/calendar/wrong.ics").status_code == 404


def test_the_register_goes_out_as_a_file_to_who_may_export(made: Made):
    made.in_force()
    out = made.cast.client("member").get("/agreements?export=csv")
    assert (
        b"TT-01" in b"".join(out.streaming_content) if out.streaming else b"TT-01" in out.content
    )
    assert made.cast.client("approver").get("/agreements?export=csv").status_code == 403
