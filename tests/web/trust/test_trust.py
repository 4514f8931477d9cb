"""Evidence without a score: dated, sourced, expiring, answered by the KOL and by nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from lantoa.core import clock
from lantoa.core.errors import BadInput, Forbidden, NotFound
from tests.web.kols.made import a_kol, own_kol, upload


def evidence(cast, kol, role="member", **more):
    from lantoa.web.trust.services import add_evidence

    said: dict[str, Any] = {"pillar": "law", "fact": "Nộp đủ giấy tờ thuế", "happened_on": clock.now().date(),
            "source": "Biên bản số 1"} | more  # fmt: skip
    return add_evidence(by=cast.actor(role), kol=kol, **said)


def pillars(cast, kol, role="member"):
    from lantoa.web.trust import queries

    return {one["key"]: one for one in queries.pillars(by=cast.actor(role), kol=kol, lang="vi")}


def test_evidence_stands_under_its_pillar_with_day_and_source(cast):
    kol = a_kol(cast)
    made = evidence(cast, kol, proof=upload())
    held = pillars(cast, kol)
    assert list(held) == ["transparency", "conduct", "interaction", "values", "law"]
    assert [one["e"] for one in held["law"]["now"]] == [made]
    assert not held["values"]["now"]


def test_evidence_expires_a_year_after_it_happened_and_is_shown_as_expired(cast):
    kol, today = a_kol(cast), clock.now().date()
    old = evidence(cast, kol, happened_on=today - timedelta(days=366))
    fresh = evidence(cast, kol, happened_on=today - timedelta(days=360))
    law = pillars(cast, kol)["law"]
    assert [one["e"] for one in law["now"]] == [fresh]
    assert [(one["e"], one["expired"]) for one in law["past"]] == [(old, True)]


def test_evidence_of_a_leap_day_expires_on_the_first_of_march(cast):
    made = evidence(cast, a_kol(cast), happened_on=date(2024, 2, 29))
    assert made.expires_on == date(2025, 3, 1)


@pytest.mark.parametrize("wrong", [{"pillar": "score"}, {"fact": " "}, {"source": ""}, {"source_url": "javascript:alert(1)"},
                                   {"happened_on": date(2999, 1, 1)}])  # fmt: skip
def test_what_is_no_evidence_is_refused(cast, wrong):
    with pytest.raises(BadInput):
        evidence(cast, a_kol(cast), **wrong)


def test_withdrawn_evidence_stays_visible_with_its_reason(cast):
    from lantoa.web.trust.services import withdraw_evidence

    kol = a_kol(cast)
    made = evidence(cast, kol)
    with pytest.raises(BadInput):
        withdraw_evidence(by=cast.actor("member"), evidence=made, why="")
    withdraw_evidence(by=cast.actor("member"), evidence=made, why="nhầm người")
    (past,) = pillars(cast, kol)["law"]["past"]
    assert past["e"].withdrawn_why == "nhầm người"


def test_the_kol_replies_and_the_words_stand_beside_the_evidence(cast):
    from lantoa.web.trust.services import reply

    kol = own_kol(cast)
    made = evidence(cast, kol)
    reply(by=cast.actor("kol"), evidence=made, text="Tôi đã nộp từ tháng 3.")
    ((one,),) = [pillars(cast, kol, "kol")["law"]["now"]]
    assert one["replies"][0][0] == "Tôi đã nộp từ tháng 3."


def test_nobody_else_replies_for_the_kol(cast):
    from lantoa.web.trust.services import reply

    made = evidence(cast, own_kol(cast))
    for role in ("member", "owner", "network", "sibling", "outsider", "nobody"):
        with pytest.raises(NotFound):
            reply(by=cast.actor(role), evidence=made, text="…")


def test_a_signed_link_lets_the_kol_in_to_their_own_page_and_nothing_else(cast):
    from lantoa.web.people.actors import Actor
    from lantoa.web.trust.services import reply

    kol, other = own_kol(cast), a_kol(cast, "Người Khác")
    by = Actor.outside("kol", str(kol.pk), link=("kol", str(kol.pk)))
    assert reply(by=by, evidence=evidence(cast, kol), text="Vâng.").pk
    with pytest.raises(NotFound):
        reply(by=by, evidence=evidence(cast, other), text="…")


def test_who_may_not_see_the_kol_sees_no_evidence_and_enters_none(cast):
    from lantoa.web.trust import queries

    kol = a_kol(cast)
    for role, failure in (("sibling", NotFound), ("network", NotFound), ("kol", NotFound)):
        with pytest.raises(failure):
            queries.pillars(by=cast.actor(role), kol=kol, lang="vi")
        with pytest.raises(failure):
            evidence(cast, kol, role=role)
    with pytest.raises(Forbidden):
        evidence(cast, kol, role="approver")


def test_there_is_no_score_in_tables_words_or_pages():
    from pathlib import Path

    import lantoa.web.trust as app
    from lantoa.web.trust import models

    fields = {f.name for m in (models.Evidence, models.Reply) for f in m._meta.get_fields()}
    assert not fields & {"score", "rating", "points", "grade", "rank", "weight", "stars", "level"}
    text = "\n".join(
        p.read_text(encoding="utf-8") for p in Path(app.__file__).parent.rglob("*.html")
    )
    assert "điểm số:" not in text
    assert "/10" not in text
