"""Evidence: found in the lake or handed in, confirmed or refused by a person, never taken away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lantoa.core.errors import BadInput, Forbidden, NotFound
from tests.web.agreements.made import Made

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def pieces(**more):
    from lantoa.web.agreements.models import Evidence

    return list(Evidence.objects.filter(**more).order_by("key"))


def judge(made: Made, agreement, said="confirmed", by="approver", reason="", ids=None):
    from lantoa.web.agreements.evidence_services import judge_evidence

    chosen = [p.pk for p in pieces()] if ids is None else ids
    return judge_evidence(by=made.cast.actor(by), agreement=agreement, ids=chosen, said=said, reason=reason)  # fmt: skip


def test_posts_of_the_network_are_found_and_prove_once_confirmed(made: Made):
    one = made.in_force()
    made.post(1, 2)
    assert made.search() == 2
    (september, *_) = [d for d in made.duties(one) if d.obligation.side == "b"]
    assert (september.found.state, september.found.waiting) == ("found", 2)
    assert judge(made, one) == 2
    assert made.duties(one)[0].found.state == "proven"
    assert pieces()[0].said_by == "Giang"
    assert pieces()[0].line == 1
    assert made.verbs()[-2:] == ["agreements.search", "evidence.confirmed"]


def test_searching_again_or_after_another_import_adds_and_takes_nothing_away(made: Made):
    one = made.in_force()
    made.post(1)
    assert (made.search(), made.search()) == (1, 0)
    judge(made, one)
    made.post(1, 2, days=4, seen_days=36, raw=b"another\n")
    assert made.search() == 1
    assert [p.said for p in pieces()] == ["confirmed", "found"]


def test_refusing_needs_a_reason_that_the_other_side_reads(made: Made):
    one = made.in_force()
    made.post(1)
    made.search()
    with pytest.raises(BadInput, match="reason"):
        judge(made, one, "refused")
    judge(made, one, "refused", reason="Không thấy cảnh quay của tỉnh")
    assert made.duties(one)[0].found.state == "not_measured"
    assert "Không thấy cảnh quay" in made.cast.seen_by("network").page(
        f"/agreements/{one.pk}/evidence"
    )


@pytest.mark.parametrize(
    ("role", "error"),
    [("member", Forbidden), ("sibling", NotFound), ("outsider", NotFound), ("network", NotFound), ("nobody", NotFound)],
)  # fmt: skip
def test_only_who_may_approve_decides(made: Made, role, error):
    one = made.in_force()
    made.post(1)
    made.search()
    with pytest.raises(error):
        judge(made, one, by=role)
    assert pieces()[0].said == "found"


def test_evidence_of_another_agreement_is_not_decided_along(made: Made):
    one, other = made.in_force(), made.in_force(number="TT-02")
    made.post(1)
    made.search()
    mine = [p.pk for p in pieces(due__obligation__agreement=one)]
    assert judge(made, other, ids=mine) == 0
    assert {p.said for p in pieces()} == {"found"}


def test_the_network_hands_in_a_link_for_its_own_side_only(made: Made):
    from lantoa.web.agreements.evidence_services import offer_evidence

    one = made.in_force()
    own, theirs = (next(d.due for d in made.duties(one) if d.obligation.side == s) for s in "ba")
    by = made.cast.actor("network")
    asked: dict[str, Any] = {
        "delivered_on": date(2024, 10, 6),
        "link": "https://example.vn/x?token=abc",
        "pieces": 2,
    }
    made_one = offer_evidence(by=by, due=own, **asked)
    assert (made_one.url, made_one.offered_by) == ("https://example.vn/x", "Hà")
    with pytest.raises(Forbidden):
        offer_evidence(by=by, due=theirs, **asked)
    with pytest.raises(BadInput, match="there already"):
        offer_evidence(by=by, due=own, **asked)
    judge(made, one)
    found = next(d.found for d in made.duties(one) if d.due.pk == own.pk)
    assert (found.state, found.days_late) == ("proven", 6)


def test_a_document_is_judged_by_its_content(made: Made):
    from lantoa.web.agreements.evidence_services import attach_document, offer_evidence

    one = made.in_force()
    due = next(d.due for d in made.duties(one) if d.obligation.side == "a")
    by = made.cast.actor("member")
    with pytest.raises(BadInput, match="told by its content"):
        offer_evidence(by=by, due=due, delivered_on=date(2024, 9, 30), file=SimpleUploadedFile("x.pdf", b"MZ no"))  # fmt: skip
    held = offer_evidence(by=by, due=due, delivered_on=date(2024, 9, 30), file=SimpleUploadedFile("x.exe", PDF))  # fmt: skip
    assert held.document
    assert held.document.name == "x.pdf"
    first = attach_document(by=by, agreement=one, file=SimpleUploadedFile("Bản ký.pdf", PDF), role="signed")  # fmt: skip
    again = attach_document(by=by, agreement=one, file=SimpleUploadedFile("Bản ký.pdf", PDF), role="signed")  # fmt: skip
    second = attach_document(by=by, agreement=one, file=SimpleUploadedFile("Bản ký.pdf", PDF + b"2"), role="signed")  # fmt: skip
    assert first.pk == again.pk
    assert (second.edition, one.documents.filter(role="signed").count()) == (2, 2)
    client = made.cast.client("network")
    assert b"".join(client.get(f"/agreements/documents/{first.pk}").streaming_content) == PDF
    assert made.cast.client("sibling").get(f"/agreements/documents/{first.pk}").status_code == 404


def test_a_page_of_evidence_is_decided_by_a_form(made: Made):
    one = made.in_force()
    made.post(1, 2)
    made.search()
    site = made.cast.seen_by("approver")
    text = site.page(f"/agreements/{one.pk}/evidence")
    assert text.count('name="piece"') == 2
    site.client.post(f"/agreements/{one.pk}/evidence", {"piece": [str(p.pk) for p in pieces()], "said": "confirmed"})  # fmt: skip
    assert {p.said for p in pieces()} == {"confirmed"}
    assert "Không mục nào chờ" in site.page(f"/agreements/{one.pk}/evidence")
