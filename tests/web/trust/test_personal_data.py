"""What is held about a KOL is listed, given, and erased, and the clock of each request is shown."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.errors import BadInput, Forbidden, NotFound
from tests.web.kols.made import a_kol, own_kol, upload
from tests.web.rosters.lists import imported, row


def asked(cast, kol, kind="erase", role="member", **more):
    from lantoa.web.trust.services import ask

    return ask(by=cast.actor(role), kol=kol, kind=kind, **more)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 11, 16), date(2026, 11, 18)),  # a Monday
        (date(2026, 11, 20), date(2026, 11, 25)),  # a Friday; the 24th is a day off from 2026
        (date(2026, 11, 21), date(2026, 11, 25)),  # a Saturday
        (date(2026, 2, 13), date(2026, 2, 24)),  # before Tết
        (date(2026, 4, 29), date(2026, 5, 5)),  # 30 April and 1 May
    ],
)
def test_an_answer_is_due_on_the_second_working_day(received, due):
    from lantoa.web.trust.deadlines import answer_by

    assert answer_by(received) == due


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_a_due_day_is_a_working_day_after_the_request(day):
    from lantoa.web.trust.deadlines import answer_by, is_working

    due = answer_by(day)
    assert due > day
    assert is_working(due)


def test_the_clock_says_how_long_is_left_and_how_late_it_is(cast):
    import time_machine

    from lantoa.web.trust import queries

    kol = a_kol(cast)
    with time_machine.travel("2026-12-18T03:00:00Z", tick=False):
        request = asked(cast, kol)
        (one,) = queries.request_facts([request], "vi")
    assert (one["answer_by"], one["done_by"]) == ("22/12/2026", "7/1/2027")
    assert one["clock"] == "Còn 4 ngày để trả lời"
    with time_machine.travel("2026-12-22T17:30:00Z", tick=False):  # the 23rd in Việt Nam
        (one,) = queries.request_facts([request], "vi")
    assert one["late"]
    assert one["clock"] == "Trễ 1 ngày, chưa trả lời"


def test_a_kol_asks_themselves_and_a_member_enters_what_came_by_letter(cast):
    from lantoa.web.trust import queries

    kol = own_kol(cast)
    asked(cast, kol, "see", role="kol", said="Cho tôi xem")
    asked(cast, kol, "export", received_on=date(2026, 1, 5))
    assert queries.open_requests(by=cast.actor("member")).count() == 2
    assert not queries.open_requests(by=cast.actor("sibling")).exists()
    assert not queries.open_requests(by=cast.actor("approver")).exists()


def test_a_request_is_answered_then_done(cast):
    from lantoa.web.trust import queries, services

    kol, by = a_kol(cast), cast.actor("member")
    request = asked(cast, kol, "see")
    with pytest.raises(BadInput):
        services.answer(by=by, request=request, text=" ")
    services.answer(by=by, request=request, text="Đã gửi bản sao")
    services.finish(by=by, request=request)
    assert not queries.open_requests(by=by).exists()


def test_what_is_held_is_listed_whole_and_given_as_json(cast):
    from lantoa.web.trust import queries
    from lantoa.web.trust.consent_services import add_consent

    imported(
        cast,
        row(
            "An Ví Dụ", "https://www.tiktok.com/@an.vidu", "nhiều", "MCN Mẫu", phone="0900 000 001"
        ),
    )
    from lantoa.web.kols.models import Kol

    kol, by = Kol.objects.get(), cast.actor("member")
    add_consent(by=by, kol=kol, purpose="Giữ liên hệ", given_on=date(2024, 1, 1), proof=upload())
    given = json.loads(queries.export(by=by, kol=kol))
    text = json.dumps(given, ensure_ascii=False)
    for word in (
        "An Ví Dụ",
        "0900 000 001",
        "an.vidu",
        "MCN Mẫu",
        "Giữ liên hệ",
        "giay.pdf",
        "nhiều",
    ):
        assert word in text, word
    names = [one["name"] for one in queries.held(by=by, kol=kol, lang="vi")]
    assert "Dòng của danh sách đã nhập" in names


def test_the_kol_reads_their_own_and_nobody_reads_anothers(cast):
    from lantoa.web.trust import queries

    kol, other = own_kol(cast), a_kol(cast, "Người Khác")
    assert b"0900 000 002" in queries.export(by=cast.actor("kol"), kol=kol)
    with pytest.raises(NotFound):
        queries.export(by=cast.actor("kol"), kol=other)
    with pytest.raises(Forbidden):
        queries.export(by=cast.actor("approver"), kol=kol)
    with pytest.raises(NotFound):
        queries.export(by=cast.actor("sibling"), kol=kol)


def _everything_kept(site, word):
    """Whether a word stands in any table of the database or any kept document."""
    from django.apps import apps

    for model in apps.get_models():
        for values in model._default_manager.values_list():
            if word in " ".join(map(str, values)):
                return model._meta.label
    return next((str(p) for p in site.root.rglob("*") if p.is_file() and p.suffix != ".sqlite3"
                 and "sqlite3" not in p.name and word.encode() in p.read_bytes()), "")  # fmt: skip


def test_erasure_leaves_no_word_of_the_kol_in_any_table_or_document(cast, site):
    from lantoa.web.kols.models import Kol
    from lantoa.web.trust import services
    from lantoa.web.trust.consent_services import add_consent

    imported(
        cast, row("Zyxwv Ví Dụ", "https://www.tiktok.com/@zyxwv", "nhiều", phone="0911 222 333")
    )
    kol, by = Kol.objects.get(), cast.actor("member")
    add_consent(by=by, kol=kol, purpose="Zyxwv đồng ý", given_on=date(2024, 1, 1),
                proof=upload(b"%PDF-1.4 Zyxwv", "zyxwv.pdf"))  # fmt: skip
    services.add_evidence(by=by, kol=kol, pillar="law", fact="Zyxwv nộp thuế", source="Biên bản Zyxwv",
                          happened_on=date(2024, 1, 1))  # fmt: skip
    request = asked(cast, kol, said="Xoá Zyxwv đi")
    with pytest.raises(BadInput, match="sure"):
        services.erase(by=by, request=request, sure=False)
    services.erase(by=by, request=request, sure=True)
    for word in ("Zyxwv", "zyxwv", "0911 222 333"):
        assert _everything_kept(site, word) == ""
    kol.refresh_from_db()
    assert kol.erased_at is not None
    request.refresh_from_db()
    assert request.done_at is not None


def test_erasure_closes_every_way_in_for_the_kol(cast):
    from lantoa.web.trust import services

    kol = own_kol(cast)
    services.erase(by=cast.actor("member"), request=asked(cast, kol), sure=True)
    assert not cast.actor("kol").parties


def test_a_document_that_another_kol_names_too_stays(cast, site):
    from lantoa.web.trust import services
    from lantoa.web.trust.consent_services import add_consent

    first, second, by = a_kol(cast, "Một"), a_kol(cast, "Hai"), cast.actor("member")
    made = [
        add_consent(by=by, kol=k, purpose="x", given_on=date(2024, 1, 1), proof=upload())
        for k in (first, second)
    ]
    services.erase(by=by, request=asked(cast, first), sure=True)
    path = site.root / "documents" / made[0].digest[:2] / made[0].digest
    assert path.exists()
    services.erase(by=by, request=asked(cast, second), sure=True)
    assert not path.exists()


def test_erased_is_erased(cast):
    from lantoa.web.kols import queries, services
    from lantoa.web.trust import services as trust

    kol, by = a_kol(cast), cast.actor("member")
    trust.erase(by=by, request=asked(cast, kol), sure=True)
    assert not queries.roster(by=by).exists()
    assert not queries.roster(by=by, archived=True).exists()
    with pytest.raises(BadInput, match="erased"):
        services.edit_kol(by=by, kol=kol, said=services.KolSaid(name="Lại"))


def test_the_log_tells_of_the_erasure_and_its_chain_holds(cast):
    from lantoa.web.people import audit
    from lantoa.web.people.models import AuditEntry
    from lantoa.web.trust import services

    kol = a_kol(cast, "Zyxwv")
    services.erase(by=cast.actor("member"), request=asked(cast, kol), sure=True)
    assert AuditEntry.objects.filter(verb="data.erase").count() == 1
    assert not any("Zyxwv" in line.facts_text for line in AuditEntry.objects.all())
    assert audit.verify().broken is None
