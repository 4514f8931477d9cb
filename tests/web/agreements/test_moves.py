"""Random legal and illegal moves: the register and the log say the same, whatever is tried."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from lantoa.core.agreement_states import MOVES
from lantoa.core.errors import LantoaError
from tests.web.agreements.made import Made

NEEDS_APPROVER = {"sign", "start", "suspend", "resume", "end", "terminate", "renew"}
NAMES = ("member", "approver", "owner", "sibling", "network", "nobody")
ROLES = st.sampled_from(NAMES)
NUMBERS = st.integers(0, 9)


class Agreements(RuleBasedStateMachine):
    """What a register should hold, beside the register itself."""

    made: ClassVar[Made]

    def __init__(self) -> None:
        super().__init__()
        from lantoa.web.people.models import AuditEntry

        self.held = transaction.atomic()
        self.held.__enter__()
        self.states: dict[Any, str] = {}
        self.said: dict[Any, str] = {}
        self.lines = AuditEntry.objects.count()
        self.actors = {role: self.made.cast.actor(role) for role in NAMES}
        self.begun = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.held.__exit__(None, None, None)

    def tried(self, deed: Any) -> Any:
        """Do something; what is refused leaves neither a change nor a line."""
        from lantoa.web.people.models import AuditEntry

        before = AuditEntry.objects.count()
        try:
            found = deed()
        except LantoaError:
            assert AuditEntry.objects.count() == before
            return None
        self.lines = AuditEntry.objects.count()
        return found

    def pick(self, number: int) -> Any:
        from lantoa.web.agreements.models import Agreement

        keys = sorted(self.states, key=str)
        return Agreement.objects.get(pk=keys[number % len(keys)]) if keys else None

    @rule(with_duty=st.booleans())
    def begin(self, with_duty: bool) -> None:
        from lantoa.web.people.models import AuditEntry

        self.begun += 1
        one = self.made.begun(number=f"N-{self.begun}")
        if with_duty:
            self.made.owes(one)
        self.states[one.pk] = "draft"
        self.lines = AuditEntry.objects.count()

    @rule(number=NUMBERS, move=st.sampled_from(sorted(MOVES)), role=ROLES, reason=st.sampled_from(["", "vì lũ"]))  # fmt: skip
    def move(self, number: int, move: Any, role: str, reason: str) -> None:
        from lantoa.web.agreements.services import move_agreement

        one = self.pick(number)
        moved = one and self.tried(
            lambda: move_agreement(by=self.actors[role], agreement=one, move=move, reason=reason)
        )
        if moved:
            froms, to = MOVES[move]
            assert self.states[one.pk] in froms
            allowed = ("approver", "owner") if move in NEEDS_APPROVER else ("member", "owner")
            assert role in allowed
            self.states[one.pk] = to
            if move == "renew":
                self.states[moved.pk] = "draft"

    @rule(number=NUMBERS, role=ROLES, link=st.integers(0, 3))
    def offer(self, number: int, role: str, link: int) -> None:
        from lantoa.web.agreements.evidence_services import offer_evidence
        from lantoa.web.agreements.models import Due

        one = self.pick(number)
        due = one and Due.objects.filter(obligation__agreement=one).first()
        piece = due and self.tried(
            lambda: offer_evidence(
                by=self.actors[role], due=due, delivered_on=due.first_day,
                link=f"https://example.vn/{link}",
            )
        )  # fmt: skip
        if piece:
            assert role in ("member", "owner", "network")
            assert self.states[one.pk] not in ("draft", "negotiation", "renewed")
            self.said[piece.pk] = "found"

    @rule(number=NUMBERS, role=ROLES, said=st.sampled_from(["confirmed", "refused", "found", "x"]), reason=st.sampled_from(["", "mờ"]))  # fmt: skip
    def judge(self, number: int, role: str, said: str, reason: str) -> None:
        from lantoa.web.agreements.evidence_services import judge_evidence
        from lantoa.web.agreements.models import Evidence

        one = self.pick(number)
        rows = Evidence.objects.filter(due__obligation__agreement=one)
        ids = list(rows.values_list("pk", flat=True))
        done = one and self.tried(
            lambda: judge_evidence(
                by=self.actors[role], agreement=one, ids=ids, said=said, reason=reason
            )
        )
        if done is not None:
            assert role in ("approver", "owner")
            assert said != "refused" or reason
            self.said |= dict.fromkeys(ids, said)

    @rule(number=NUMBERS, role=ROLES, year=st.sampled_from([2023, 2024, 2025]))
    def review(self, number: int, role: str, year: int) -> None:
        from lantoa.web.agreements.yearly_services import write_review

        one = self.pick(number)
        done = one and self.tried(
            lambda: write_review(
                by=self.actors[role], agreement=one, year=year, text="Được", decision="keep"
            )
        )
        if done:
            assert role in ("approver", "owner")
            assert year == 2024

    @invariant()
    def the_register_is_as_the_moves_left_it(self) -> None:
        from lantoa.web.agreements.models import Agreement, Evidence

        assert dict(Agreement.objects.values_list("pk", "state")) == self.states
        assert dict(Evidence.objects.values_list("pk", "said")) == self.said

    @invariant()
    def the_log_is_whole_and_says_no_more(self) -> None:
        from lantoa.web.people import audit

        chain = audit.verify()
        assert chain.broken is None
        assert chain.entries == self.lines


def test_random_moves_by_anybody_keep_register_and_log_in_step(made: Made) -> None:
    class OfThisSite(Agreements):
        pass

    OfThisSite.made = made
    run_state_machine_as_test(
        OfThisSite,
        settings=settings(
            max_examples=12, stateful_step_count=25, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
