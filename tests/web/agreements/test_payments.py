"""Payments wait for what is proven, extensions move a day, reviews hold a year fast."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.core.errors import BadInput, RefusedMove
from tests.web.agreements.made import Made
from tests.web.agreements.test_evidence import judge


def test_a_payment_says_what_it_lacks_and_is_made_once_nothing_is(made: Made):
    from lantoa.web.agreements.queries import lacks
    from lantoa.web.agreements.yearly_services import add_payment, settle_payment

    one = made.in_force()
    by = made.cast.actor("owner")
    pay = add_payment(by=by, agreement=one, title="Đợt 1", amount_vnd=1_000_000, due=date(2024, 11, 1),
                      until=date(2024, 9, 30), needs_minutes=False)  # fmt: skip
    assert [lack.duty and lack.duty.due.due for lack in lacks(pay, made.duties(one))] == [
        date(2024, 9, 30)
    ]
    with pytest.raises(RefusedMove, match="1 things are missing"):
        settle_payment(by=by, payment=pay, paid_on=date(2024, 10, 1))
    made.post(1, 2)
    made.search()
    judge(made, one)
    assert settle_payment(by=by, payment=pay, paid_on=date(2024, 10, 1)).paid_on == date(
        2024, 10, 1
    )


def test_more_time_is_to_a_later_day_and_the_first_day_stays(made: Made):
    from lantoa.web.agreements.evidence_services import extend_due

    one = made.in_force()
    due = next(d.due for d in made.duties(one) if d.obligation.side == "a")
    by = made.cast.actor("approver")
    with pytest.raises(BadInput, match="later day"):
        extend_due(by=by, due=due, to=due.due)
    extend_due(by=by, due=due, to=date(2024, 10, 31))
    found = next(d for d in made.duties(one) if d.due.pk == due.pk)
    assert (found.due.due, found.found.state) == (date(2024, 9, 30), "due")


def test_a_review_keeps_what_the_year_came_to(made: Made):
    from lantoa.web.agreements.yearly_services import write_review

    one = made.in_force()
    said = {
        "by": made.cast.actor("approver"),
        "agreement": one,
        "text": "Tốt",
        "decision": "renew",
    }
    made_one = write_review(year=2024, **said)
    assert made_one.facts["a"] == {
        "owed": 2,
        "proven": 0,
        "slow": 0,
        "late": 1,
        "found": 0,
        "not_measured": 0,
    }
    with pytest.raises(RefusedMove):
        write_review(year=2025, **said)


def test_a_child_agreement_stands_under_the_networks_and_holds_it(made: Made):
    one = made.in_force()
    child = made.begun(number="TT-01/1", network_id=None, kol_id=made.kol.pk, parent_id=one.pk)
    made.owes(child)
    made.move(child, "negotiate", "sign", "start")
    with pytest.raises(RefusedMove, match="1 agreements under it"):
        made.move(one, "terminate")
    client = made.cast.client("kol")
    assert client.get(f"/agreements/{child.pk}").status_code == 200
    assert client.get(f"/agreements/{one.pk}").status_code == 404
    assert made.cast.client("network").get(f"/agreements/{child.pk}").status_code == 200


def test_what_is_terminated_owes_nothing_after_that_day(made: Made):
    one = made.in_force()
    assert len(made.duties(one)) == 6
    made.move(one, "terminate")
    assert {d.due.first_day for d in made.duties(one)} == {date(2024, 9, 1), date(2024, 10, 1)}
