"""The days of a campaign, in its own zone, as an expression that every engine reads alike.

A cast to a date takes the wrong day on two of three engines and depends on the session's zone.
So a day is found by comparing instants with the instants at which the campaign's days begin, as
a binary search written out in CASE: exact in every zone, through every change of the clock.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import ibis

from lantoa.core.campaign import day_start

if TYPE_CHECKING:
    from lantoa.core.campaign import Campaign


def campaign_days(campaign: Campaign) -> tuple[date, ...]:
    """Return every day of the campaign, first and last included."""
    length = (campaign.last_day - campaign.first_day).days + 1
    return tuple(campaign.first_day + timedelta(days=n) for n in range(length))


def day_number(instant: Any, campaign: Campaign, *, closing: bool = False) -> Any:
    """Return an int32 expression: 1 for the campaign's first day, 0 before, length + 1 after.

    Parameters
    ----------
    instant
        Ibis timestamp column in UTC; NULL counts as after.
    campaign
        Gives the days and the zone.
    closing
        For readings of a running total: midnight sharp then closes the day that ends instead
        of opening the next.
    """
    days = campaign_days(campaign)
    starts = [day_start(day, campaign.zone) for day in (*days, days[-1] + timedelta(days=1))]
    literals = [ibis.literal(start) for start in starts]

    def search(low: int, high: int) -> Any:
        if low == high:
            return ibis.literal(low, "int32")
        middle = (low + high) // 2
        bound = literals[middle]
        earlier = instant <= bound if closing else instant < bound
        return ibis.ifelse(earlier, search(low, middle), search(middle + 1, high))

    return search(0, len(literals))
