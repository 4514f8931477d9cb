"""Consents are entered with proof that is what it says, and withdrawn; proofs stay closed to others."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from lantoa.core import clock
from lantoa.core.errors import BadInput, Forbidden, NotFound
from tests.web.kols.made import PDF, a_kol, own_kol, upload


def consent(cast, kol, role="member", **more):
    from lantoa.web.trust.consent_services import add_consent

    said: dict[str, Any] = {"purpose": "Giữ số điện thoại", "given_on": date(2024, 5, 1)} | more
    return add_consent(by=cast.actor(role), kol=kol, **said)


def test_a_proof_is_kept_under_its_digest_and_given_back_as_it_was(cast, site):
    made = consent(cast, a_kol(cast), proof=upload(name="giấy.exe"))
    assert (made.file_name, made.file_kind) == ("giấy.pdf", "application/pdf")
    assert (site.root / "documents" / made.digest[:2] / made.digest).read_bytes() == PDF


@pytest.mark.parametrize("content", [b"", b"<html><script>", b"MZ\x90", b"PK\x03\x04 nothing", b"\x89PNG\r\n\x1a\n broken",
                                     b"GIF89a", b"\xd0\xcf\x11\xe0"])  # fmt: skip
def test_what_is_no_document_is_refused_by_its_content(cast, site, content):
    with pytest.raises(BadInput):
        consent(cast, a_kol(cast), proof=upload(content, "giay.pdf"))
    assert not list((site.root / "documents").rglob("*/*"))


def test_a_consent_is_of_the_past_and_for_something(cast):
    kol = a_kol(cast)
    for wrong in ({"purpose": " "}, {"given_on": clock.now().date() + timedelta(days=2)},
                  {"until": date(2023, 1, 1)}):  # fmt: skip
        with pytest.raises(BadInput):
            consent(cast, kol, **wrong)


def test_a_kol_consents_and_withdraws_themselves(cast):
    from lantoa.web.trust.consent_services import withdraw_consent

    kol = own_kol(cast)
    made = consent(cast, kol, role="kol")
    assert made.entered_by == "KOL"
    assert withdraw_consent(by=cast.actor("kol"), consent=made).withdrawn_at is not None


def test_nobody_consents_for_a_kol_that_they_are_not(cast):
    kol = a_kol(cast)
    for role, failure in (("kol", NotFound), ("network", NotFound), ("sibling", NotFound),
                          ("approver", Forbidden)):  # fmt: skip
        with pytest.raises(failure):
            consent(cast, kol, role=role)
