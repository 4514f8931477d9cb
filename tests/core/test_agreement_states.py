"""The moves of an agreement: what is allowed from where, and why something is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lantoa.core.agreement_states import MOVES, STATES, Move, Situation, moved, moves_from
from lantoa.core.errors import RefusedMove

DAY = date(2026, 6, 1)
READY = Situation(
    state="negotiation", first_day=DAY, last_day=DAY + timedelta(days=365), signed_on=DAY,
    signatories=2, obligations=1,
)  # fmt: skip


def test_the_way_from_draft_to_renewal():
    now = replace(READY, state="draft")
    later = DAY + timedelta(days=366)
    way: list[tuple[Move, date]] = [
        ("negotiate", DAY), ("sign", DAY), ("start", DAY), ("suspend", DAY), ("resume", DAY),
        ("end", later), ("renew", later),
    ]  # fmt: skip
    for move, day in way:
        now = replace(now, state=moved(now, move, today=day, reason="because"))
    assert now.state == "renewed"
    assert moves_from("renewed") == ()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("move", MOVES)
def test_a_move_from_a_state_that_has_it_not_is_refused(state, move):
    if move in moves_from(state):
        return
    with pytest.raises(RefusedMove, match="has no move"):
        moved(replace(READY, state=state), move, today=DAY, reason="x")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"first_day": None}, "first and last day"),
        ({"last_day": DAY - timedelta(days=1)}, "on or after"),
        ({"signed_on": None}, "day of signing"),
        ({"signed_on": DAY + timedelta(days=1)}, "not after today"),
        ({"signatories": 1}, "both signatories"),
        ({"obligations": 0}, "nothing is owed"),
        ({"parent": "draft"}, "not signed"),
        (
            {"parent": "in_force", "parent_first_day": DAY, "parent_last_day": DAY},
            "within the term",
        ),
    ],
)
def test_signing_says_what_is_missing(change, why):
    assert moved(READY, "sign", today=DAY) == "signed"
    with pytest.raises(RefusedMove, match=why):
        moved(replace(READY, **change), "sign", today=DAY)


@pytest.mark.parametrize("move", ["suspend", "terminate", "withdraw"])
def test_what_takes_something_away_needs_a_reason(move):
    state = min(MOVES[move][0])
    with pytest.raises(RefusedMove, match="reason"):
        moved(replace(READY, state=state), move, today=DAY, reason=" ")


def test_an_agreement_waits_for_its_day_and_for_the_one_above_it():
    signed = replace(READY, state="signed")
    with pytest.raises(RefusedMove, match="not come yet"):
        moved(signed, "start", today=DAY - timedelta(days=1))
    with pytest.raises(RefusedMove, match="not in force"):
        moved(replace(signed, parent="suspended"), "start", today=DAY)


def test_nothing_ends_on_its_last_day_nor_above_binding_agreements():
    running = replace(READY, state="in_force")
    last = running.last_day
    assert last is not None
    with pytest.raises(RefusedMove, match="not over yet"):
        moved(running, "end", today=last)
    over = last + timedelta(days=1)
    assert moved(running, "end", today=over) == "ended"
    moves: list[Move] = ["end", "terminate"]
    for move in moves:
        with pytest.raises(RefusedMove, match="2 agreements under it"):
            moved(replace(running, bound_children=2), move, today=over, reason="x")


def test_what_is_suspended_past_its_end_is_ended_not_resumed():
    waiting = replace(READY, state="suspended")
    assert waiting.last_day is not None
    with pytest.raises(RefusedMove, match="end it"):
        moved(waiting, "resume", today=waiting.last_day + timedelta(days=1))
