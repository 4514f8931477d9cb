"""What one period of a deliverable comes to: proven, found, partly, late, due, or not measured.

Nothing is late that was not looked for: where no capture has looked at a channel since the period
ended, what lacks is not measured, and the reckoning names the channel. Pieces that software found
and nobody has confirmed prove nothing yet, but they do not let their giver stand late either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from lantoa.core.deliverables import SURE, Carried, Handed, Standing, Total
from lantoa.core.periods import today

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from lantoa.core.deliverables import Item, Match, Rule, Watched
    from lantoa.core.periods import Period

DutyState = Literal[
    "proven", "found", "partly", "late", "due", "not_measured", "nothing", "standing"
]
STATES: Final[tuple[DutyState, ...]] = (
    "proven", "found", "partly", "late", "due", "not_measured", "nothing", "standing",
)  # fmt: skip
Said = Literal["found", "confirmed", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What one method saw of a post's metric around the due instant, which it cannot have fallen below.

    The number at that instant lies between `lower`, by the last count before it, and `upper`, by
    the first count after it: counts of platforms grow.
    """

    method: str
    metric_def: str
    lower: int = 0
    upper: int | None = None
    """``None`` where no count was made since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of evidence for one period, and what a person said of it."""

    key: str
    """The post, or the name of a document."""
    at: datetime
    """When it was published or handed over."""
    said: Said = "found"
    match: Match = "channel"
    channel: str = ""
    item: str = ""
    pieces: int = 1
    """How many pieces it is: 34 licences in one archive."""
    amounts: tuple[Amount, ...] = ()
    """For totals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What one period comes to."""

    state: DutyState
    need: int
    have: int
    """Confirmed."""
    waiting: int
    """Found and not yet looked at by a person, sure matches only."""
    suggested: int = 0
    """Found by their text alone."""
    done_at: datetime | None = None
    """When enough had been delivered, by what is confirmed."""
    days_late: int = 0
    """Days after the due day: of the delivery where it is proven, else up to today."""
    unseen: tuple[str, ...] = ()
    """Names of channels at which nobody has looked since the period ended."""

    @property
    def over(self) -> bool:
        """Whether it is late now; a late delivery is not."""
        return self.state == "late"

    @property
    def slow(self) -> bool:
        """Whether it is proven, but came after its day."""
        return self.state == "proven" and self.days_late > 0


def reckon(
    rule: Rule,
    period: Period,
    pieces: Sequence[Piece],
    *,
    now: datetime,
    looks: Mapping[str, datetime],
    need: int | None = None,
    due: date | None = None,
) -> Reckoned:
    """Return what a period comes to.

    Parameters
    ----------
    pieces
        Evidence for this period, refused pieces among it.
    looks
        Channel key → when a capture last looked at it. A key that is missing was never looked at.
    need
        How much is owed in this period where that differs from the rule.
    due
        The day by which it is due, where it was extended.
    """
    if isinstance(rule, Standing):
        return Reckoned(state="standing", need=0, have=0, waiting=0)
    due = due or period.due
    unseen = _unseen(rule, period, looks)
    if isinstance(rule, Total):
        return _of_total(rule, pieces, unseen, now=now, due=due)
    if isinstance(rule, Carried):
        return _of_items(rule, period, pieces, unseen, now=now, due=due)
    wanted = need if need is not None else rule.at_least
    return _of_count(wanted, pieces, unseen, now=now, due=due)


def _of_count(
    need: int, pieces: Sequence[Piece], unseen: tuple[str, ...], *, now: datetime, due: date
) -> Reckoned:
    confirmed = _said(pieces, "confirmed")
    sure = [piece for piece in _said(pieces, "found") if piece.match in SURE]
    have, waiting = _sum(confirmed), _sum(sure)
    done_at = _reached_at(confirmed, need)
    return _judged(
        need, have, waiting, unseen, now=now, due=due, done_at=done_at,
        suggested=_sum(_said(pieces, "found")) - waiting,
    )  # fmt: skip


def _of_items(
    rule: Carried,
    period: Period,
    pieces: Sequence[Piece],
    unseen: tuple[str, ...],
    *,
    now: datetime,
    due: date,
) -> Reckoned:
    items = items_of(rule, period)
    if not items:
        state: DutyState = "nothing" if today(now) > period.last_day else "due"
        return Reckoned(state=state, need=0, have=0, waiting=0)
    carried = {item.id: carried_at(rule, item, pieces) for item in items}
    done = [at for at in carried.values() if at is not None]
    might = [piece for piece in pieces if piece.said != "refused" and piece.match in SURE]
    hoped = sum(_channels_of(item, might) >= rule.on_channels for item in items) - len(done)
    late = max((_days_after(rule, item, carried[item.id]) for item in items), default=0)
    found = _judged(
        len(items), len(done), max(hoped, 0), unseen, now=now, due=due,
        done_at=max(done) if len(done) == len(items) else None,
        suggested=sum(p.said == "found" and p.match not in SURE for p in pieces),
    )  # fmt: skip
    if found.state != "proven":
        return found
    return _with_days(found, late)


def _of_total(
    rule: Total, pieces: Sequence[Piece], unseen: tuple[str, ...], *, now: datetime, due: date
) -> Reckoned:
    confirmed = _said(pieces, "confirmed")
    kept = [piece for piece in pieces if piece.said != "refused"]
    have, hoped = _lower(confirmed), _lower(kept)
    day, days = today(now), 0
    state: DutyState
    if have >= rule.at_least:
        state = "proven"
    elif hoped >= rule.at_least:
        state = "found"
    elif day <= due:
        state = "partly" if hoped else "due"
    elif unseen or _may_reach(rule.at_least, kept):
        state = "not_measured"
    else:
        state, days = "late", (day - due).days
    return Reckoned(
        state=state, need=rule.at_least, have=have, waiting=len(kept) - len(confirmed),
        days_late=days, unseen=unseen if state == "not_measured" else (),
    )  # fmt: skip


def _lower(pieces: Iterable[Piece]) -> int:
    """Return the total that is certain: methods and definitions are never added to each other."""
    sums: dict[tuple[str, str], int] = {}
    for piece in pieces:
        for amount in piece.amounts:
            part = (amount.method, amount.metric_def)
            sums[part] = sums.get(part, 0) + amount.lower
    return max(sums.values(), default=0)


def _may_reach(at_least: int, pieces: Sequence[Piece]) -> bool:
    """Whether the true total may reach what is owed: then that it does not is not shown either."""
    uppers = [
        min((a.upper for a in piece.amounts if a.upper is not None), default=None)
        for piece in pieces
    ]
    known = [upper for upper in uppers if upper is not None]
    return len(known) < len(uppers) or sum(known) >= at_least


def _judged(
    need: int,
    have: int,
    waiting: int,
    unseen: tuple[str, ...],
    *,
    now: datetime,
    due: date,
    done_at: datetime | None,
    suggested: int,
) -> Reckoned:
    day, days = today(now), 0
    state: DutyState
    if have >= need:
        state = "proven"
        days = max((today(done_at) - due).days, 0) if done_at else 0
    elif have + waiting >= need:
        state = "found"
    elif day <= due:
        state = "partly" if have + waiting else "due"
    elif unseen:
        state = "not_measured"
    else:
        state, days = "late", (day - due).days
    return Reckoned(
        state=state, need=need, have=have, waiting=waiting, suggested=suggested,
        done_at=done_at, days_late=days, unseen=unseen if state == "not_measured" else (),
    )  # fmt: skip


def _with_days(found: Reckoned, days: int) -> Reckoned:
    from dataclasses import replace

    return replace(found, days_late=days)


def _unseen(rule: Rule, period: Period, looks: Mapping[str, datetime]) -> tuple[str, ...]:
    if isinstance(rule, (Handed, Standing)):
        return ()
    return tuple(
        channel.name
        for channel in rule.selection.channels
        if not _was_looked_at(channel, period.ends_at, looks)
    )


def _was_looked_at(channel: Watched, since: datetime, looks: Mapping[str, datetime]) -> bool:
    return any(key in looks and looks[key] >= since for key in channel.keys)


def items_of(rule: Carried, period: Period) -> tuple[Item, ...]:
    """Return the items of a period, in order of time."""
    return tuple(sorted((i for i in rule.items if period.holds(i.at)), key=lambda i: (i.at, i.id)))


def carried_at(rule: Carried, item: Item, pieces: Iterable[Piece]) -> datetime | None:
    """Return when confirmed posts had carried an item on enough channels, ``None`` if never."""
    first: dict[str, datetime] = {}
    for piece in pieces:
        if piece.item == item.id and piece.said == "confirmed":
            known = first.get(piece.channel)
            first[piece.channel] = piece.at if known is None else min(known, piece.at)
    ordered = sorted(first.values())
    return ordered[rule.on_channels - 1] if len(ordered) >= rule.on_channels else None


def _channels_of(item: Item, pieces: Iterable[Piece]) -> int:
    return len({piece.channel for piece in pieces if piece.item == item.id})


def _days_after(rule: Carried, item: Item, at: datetime | None) -> int:
    """Return by how many begun days an item was carried after its hours, 0 within them."""
    if at is None:
        return 0
    after = at - (item.at + timedelta(hours=rule.within_hours))
    return max(-(-after // timedelta(days=1)), 0)


def _said(pieces: Iterable[Piece], said: Said) -> list[Piece]:
    return [piece for piece in pieces if piece.said == said]


def _sum(pieces: Iterable[Piece]) -> int:
    return sum(piece.pieces for piece in pieces)


def _reached_at(confirmed: Iterable[Piece], need: int) -> datetime | None:
    total = 0
    for piece in sorted(confirmed, key=lambda piece: (piece.at, piece.key)):
        total += piece.pieces
        if total >= need:
            return piece.at
    return None
