"""Rows of agreements as they are measured: rules, periods, pieces, and the channels watched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from lantoa.core.deliverable_json import rule_of
from lantoa.core.deliverables import Deliverable, Watched, refuse_unmeasurable
from lantoa.core.periods import Period
from lantoa.core.reckoning import Amount, Piece
from lantoa.web.kols.models import Channel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lantoa.core.deliverables import Match, Rule
    from lantoa.core.reckoning import Said
    from lantoa.web.agreements.models import Agreement, Due, Evidence, Obligation

Watching = dict[tuple[str, str], tuple[Watched, ...]]
"""(``network`` or ``kol``, id) → its channels."""


def watched(agreements: Iterable[Agreement]) -> Watching:
    """Return the channels of the other sides of agreements; of a network, those of its KOLs too.

    Channels that were given up are among them: what stood there stays evidence.
    """
    kols = {a.kol_id for a in agreements if a.kol_id}
    networks = {a.network_id for a in agreements if a.network_id}
    found: Watching = {("kol", str(k)): () for k in kols}
    found.update({("network", str(n)): () for n in networks})
    own = Channel.objects.filter(kol__in=kols) | Channel.objects.filter(network__in=networks)
    for channel in own:
        party = (
            ("kol", str(channel.kol_id))
            if channel.kol_id
            else ("network", str(channel.network_id))
        )
        found[party] += (_watched(channel),)
    belonging = Channel.objects.filter(kol__belongings__network__in=networks)
    for channel, network in (
        (c, n) for c in belonging.distinct() for n in _networks_of(c, networks)
    ):
        found["network", str(network)] += (_watched(channel),)
    return found


def _networks_of(channel: Channel, asked: set[Any]) -> set[Any]:
    assert channel.kol is not None
    return {b.network_id for b in channel.kol.belongings.all() if b.network_id in asked}


def _watched(channel: Channel) -> Watched:
    return Watched(name=f"{channel.platform} {channel.named}", keys=channel.keys)


def checked(said: Mapping[str, Any], channels: Sequence[Watched]) -> Rule:
    """Return a rule as it is measured, refused where nothing could prove it."""
    rule = rule_of(said, channels)
    refuse_unmeasurable(rule)
    return rule


def deliverable_of(obligation: Obligation, channels: Sequence[Watched]) -> Deliverable:
    """Return an obligation as the search takes it; periods are named by the ids of its dues."""
    return Deliverable(
        id=str(obligation.pk),
        rule=rule_of(obligation.rule, channels),
        periods={str(due.pk): period_of(due) for due in obligation.dues.all()},
    )


def period_of(due: Due) -> Period:
    """Return a due as a period, due on the day that holds now."""
    return Period(first_day=due.first_day, last_day=due.last_day, due=due.by)


def piece_of(one: Evidence) -> Piece:
    """Return a piece of evidence as it is reckoned."""
    return Piece(
        key=one.key, at=one.at, said=cast("Said", one.said),
        match=cast("Match", one.match),
        channel=one.channel, item=one.item, pieces=one.pieces,
        amounts=tuple(
            Amount(method=method, metric_def=metric_def, lower=lower, upper=upper)
            for method, metric_def, lower, upper in one.amounts
        ),
    )  # fmt: skip
