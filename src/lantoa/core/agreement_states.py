"""The states of an agreement, the moves between them, and why a move is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from lantoa.core.errors import RefusedMove

if TYPE_CHECKING:
    from datetime import date

AgreementState = Literal[
    "draft", "negotiation", "signed", "in_force", "suspended", "ended", "terminated", "renewed"
]
Move = Literal[
    "negotiate", "withdraw", "sign", "start", "suspend", "resume", "end", "terminate", "renew"
]
STATES: Final[tuple[AgreementState, ...]] = (
    "draft", "negotiation", "signed", "in_force", "suspended", "ended", "terminated", "renewed",
)  # fmt: skip
MOVES: Final[dict[Move, tuple[frozenset[AgreementState], AgreementState]]] = {
    "negotiate": (frozenset({"draft"}), "negotiation"),
    "withdraw": (frozenset({"negotiation"}), "draft"),
    "sign": (frozenset({"negotiation"}), "signed"),
    "start": (frozenset({"signed"}), "in_force"),
    "suspend": (frozenset({"in_force"}), "suspended"),
    "resume": (frozenset({"suspended"}), "in_force"),
    "end": (frozenset({"in_force", "suspended"}), "ended"),
    "terminate": (frozenset({"signed", "in_force", "suspended"}), "terminated"),
    "renew": (frozenset({"ended"}), "renewed"),
}
"""Move → the states from which it is made, and the state to which it leads."""
WITH_REASON: Final[frozenset[Move]] = frozenset({"withdraw", "suspend", "terminate"})
OPEN_TERMS: Final[frozenset[AgreementState]] = frozenset({"draft", "negotiation"})
"""States in which terms are edited freely; after signing only an amendment changes them."""
AMENDABLE: Final[frozenset[AgreementState]] = frozenset({"signed", "in_force", "suspended"})
RUNNING: Final[frozenset[AgreementState]] = frozenset({"in_force", "suspended"})
BINDING: Final[frozenset[AgreementState]] = frozenset({"signed", "in_force", "suspended"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of an agreement when somebody wants to move it."""

    state: AgreementState
    first_day: date | None
    last_day: date | None
    signed_on: date | None = None
    signatories: int = 0
    """Sides whose signatory is named, 0 to 2."""
    obligations: int = 0
    bound_children: int = 0
    """Child agreements that are signed, in force or suspended."""
    parent: AgreementState | None = None
    parent_first_day: date | None = None
    parent_last_day: date | None = None


def moves_from(state: AgreementState) -> tuple[Move, ...]:
    """Return the moves that a state allows, terms aside."""
    return tuple(move for move, (froms, _) in MOVES.items() if state in froms)


def moved(situation: Situation, move: Move, *, today: date, reason: str = "") -> AgreementState:
    """Return the state to which a move leads.

    Parameters
    ----------
    today
        The day in Vietnam.
    reason
        Why; withdrawing, suspending and terminating need one.

    Raises
    ------
    RefusedMove
        The state does not allow the move, or something is missing for it.

    Examples
    --------
    >>> from datetime import date
    >>> now = Situation(state="draft", first_day=None, last_day=None)
    >>> moved(now, "negotiate", today=date(2024, 5, 1))
    'negotiation'
    """
    froms, to = MOVES[move]
    if situation.state not in froms:
        raise RefusedMove(f"an agreement that is {situation.state} has no move {move}")
    if move in WITH_REASON and not reason.strip():
        raise RefusedMove("give the reason: it is kept with the agreement")
    check = _CHECKS.get(move)
    if check is not None:
        check(situation, today)
    return to


def _may_sign(now: Situation, today: date) -> None:
    if now.first_day is None or now.last_day is None:
        raise RefusedMove("an agreement is signed once its first and last day are set")
    if now.last_day < now.first_day:
        raise RefusedMove("an agreement ends on or after the day on which it begins")
    if now.signed_on is None or now.signed_on > today:
        raise RefusedMove("an agreement is signed once the day of signing is set, not after today")
    if now.signatories < 2:
        raise RefusedMove("an agreement is signed once both signatories are named")
    if not now.obligations:
        raise RefusedMove("an agreement without an obligation cannot be signed: nothing is owed")
    _within_parent(now)


def _within_parent(now: Situation) -> None:
    if now.parent is None:
        return
    if now.parent not in BINDING:
        raise RefusedMove("the agreement above it is not signed, or no longer in force")
    ends = (now.parent_first_day, now.parent_last_day, now.first_day, now.last_day)
    if None not in ends and not (ends[0] <= ends[2] and ends[3] <= ends[1]):  # type: ignore[operator]
        raise RefusedMove("its term does not lie within the term of the agreement above it")


def _may_start(now: Situation, today: date) -> None:
    if now.first_day is None or today < now.first_day:
        raise RefusedMove("its first day has not come yet")
    if now.parent is not None and now.parent != "in_force":
        raise RefusedMove("the agreement above it is not in force")


def _may_resume(now: Situation, today: date) -> None:
    if now.last_day is not None and today > now.last_day:
        raise RefusedMove("its last day is over: end it instead")
    if now.parent is not None and now.parent != "in_force":
        raise RefusedMove("the agreement above it is not in force")


def _may_end(now: Situation, today: date) -> None:
    if now.last_day is None or today <= now.last_day:
        raise RefusedMove("its last day is not over yet: terminate it, with a reason")
    _no_children(now, today)


def _no_children(now: Situation, today: date) -> None:
    del today
    if now.bound_children:
        raise RefusedMove(
            f"{now.bound_children} agreements under it are still binding: close them first"
        )


_CHECKS = {
    "sign": _may_sign,
    "start": _may_start,
    "resume": _may_resume,
    "end": _may_end,
    "terminate": _no_children,
}
