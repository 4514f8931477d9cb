"""Rows of agreements; the world gets one between Tỉnh Mây and the network for which Hà speaks."""

from __future__ import annotations

from datetime import date, timedelta

from tests.web.rights.kols import at
from tests.web.rights.rows import HERE, Row

PARTY = "404 404 200 404 200 200 200"
"""Whoever may view Tỉnh Mây, and the network that is side B."""
EDITORS = "404 404 404 404 200 403 200"
ANYBODY = "404 200 200 200 200 200 200"
"""Everybody who is anybody here: each sees their own."""
APPROVED = "404 404 404 404 403 302 302"


def prepare(world):
    """Make what the rows are about; after the rows of KOLs have made the network."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from lantoa.core import clock
    from lantoa.core.periods import today
    from lantoa.web.agreements import evidence_services, services
    from lantoa.web.agreements.models import Due
    from lantoa.web.agreements.services import AgreementSaid, ObligationSaid

    by, day = world.system, today(clock.now())
    said = AgreementSaid(
        number="TT-1", title="Hợp tác", first_day=day - timedelta(days=40),
        last_day=day + timedelta(days=40), signed_on=day, signatory_a="A", signatory_b="B",
        mail_b="b@example.vn",
    )  # fmt: skip
    one = services.add_agreement(
        by=by, unit_id=world.cast.here.pk, said=said, network_id=world.things["network"].pk
    )
    owed = ObligationSaid(side="b", title="Giao", rule={"kind": "handed"}, every="month")
    obligation = services.save_obligation(by=by, agreement=one, said=owed)
    for move in ("negotiate", "sign", "start"):
        services.move_agreement(by=by, agreement=one, move=move)
    due = Due.objects.filter(obligation=obligation)[0]
    piece = evidence_services.offer_evidence(
        by=by, due=due, delivered_on=due.first_day, link="https://example.vn/1"
    )
    paper = evidence_services.attach_document(
        by=by, agreement=one, file=SimpleUploadedFile("a.pdf", b"%PDF-1.4 ban ky"), role="signed"
    )
    world.things |= {
        "agreement": one, "obligation": obligation, "due": due, "piece": piece, "paper": paper,
    }  # fmt: skip


def entered(world):
    """What the form of a new agreement sends."""
    return {"unit": world.cast.here.pk, "number": "TT-2", "title": "Mới",
            "other": f"network:{world.things['network'].pk}"}  # fmt: skip


def handed(world):
    """What the form of a due sends."""
    return {"do": "offer", "delivered_on": str(date(2024, 9, 2)), "link": "https://example.vn/2"}


ROWS = [
    Row("agreements", "GET", ANYBODY),
    Row("agreement-new", "GET", "404 404 404 200 200 403 200"),
    Row("agreement-new", "POST", "404 404 404 404 302 403 302", data=entered),
    Row("calendars", "GET", ANYBODY),
    Row("calendars", "POST", "404 200 200 404 200 200 200", data=lambda w: {"unit": w.cast.here.pk}),
    Row("agreement", "GET", PARTY, at("agreement")),
    Row("agreement-edit", "GET", EDITORS, at("agreement")),
    Row("agreement-edit", "POST", "404 404 404 404 302 403 302", at("agreement"),
        lambda w: {"number": "TT-1", "title": "Hợp tác", "contact_a": "Ai", "version": w.things["agreement"].__class__.objects.get(pk=w.things["agreement"].pk).version,
                   "first_day": str(w.things["agreement"].first_day), "last_day": str(w.things["agreement"].last_day), "signed_on": str(w.things["agreement"].signed_on)}),
    Row("agreement-do", "POST", "404 404 404 404 403 302 302", at("agreement"),
        lambda w: {"do": "move", "move": "suspend", "reason": "lũ"}),
    Row("obligation-new", "GET", EDITORS, at("agreement")),
    Row("obligation-new", "POST", "404 404 404 404 400 403 400", at("agreement"),
        lambda w: {"side": "b", "title": "Thêm", "rule": "handed"}),
    Row("obligation", "GET", EDITORS, at("obligation")),
    Row("obligation", "POST", "404 404 404 404 400 403 400", at("obligation"),
        lambda w: {"side": "b", "title": "Khác", "rule": "handed"}),
    Row("evidence", "GET", PARTY, at("agreement")),
    Row("evidence", "POST", "404 404 404 404 403 302 302", at("agreement"),
        lambda w: {"piece": str(w.things["piece"].pk), "said": "confirmed"}),
    Row("agreement-review", "GET", HERE, at("agreement")),
    Row("agreement-review", "POST", "404 404 404 404 403 302 302", at("agreement"),
        lambda w: {"text": "Tốt", "decision": "keep"}),
    Row("due", "GET", PARTY, at("due")),
    Row("due", "POST", "404 404 302 404 302 403 302", at("due"), handed),
    Row("agreement-document", "GET", PARTY, at("paper")),
    Row("calendar-feed", "GET", "404 404 404 404 404 404 404", lambda w: ["wrong"], nobody="404"),
]  # fmt: skip
