"""One figure at earlier states of the lake: how its interval moved as more was captured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.core.formats import moment
from lantoa.web.campaigns.queries import lake
from lantoa.web.dashboards.blocks import shown
from lantoa.web.dashboards.boards import board_shown

if TYPE_CHECKING:
    from lantoa.core.figures import Figure
    from lantoa.core.formats import Lang
    from lantoa.lake.states import StateRow
    from lantoa.web.campaigns.queries import Listed

MOST: Final = 6
"""States computed at once: each may take a second."""


def earlier(state: int) -> list[StateRow]:
    """Return the last few states up to one, newest first; only imports change figures."""
    return [s for s in lake().states()[::-1] if s.is_batch and s.state <= state][:MOST]


def history(listed: Listed, figure: Figure, lang: Lang) -> list[dict[str, Any]]:
    """Return a figure at the last few states, oldest first, on one scale of 0 to 100."""
    states = earlier(figure.passport.state)[::-1]
    found = [(s, board_shown(listed, lang, s.digest[:12]).board.figure(figure.id)) for s in states]
    known = [one for _, one in found if one.value is not None and not one.refused]
    ends = [end for one in known for end in (one.value, one.lower, one.upper) if end is not None]
    low, span = (min(ends), (max(ends) - min(ends)) or 1) if ends else (0, 1)
    zone = listed.declared.zone
    return [
        {
            "state": s,
            "at": moment(s.at, zone, lang),
            "refused": one.value is None or bool(one.refused),
            "said": shown(one, lang),
            "now": s.state == figure.passport.state,
            **_placed(one, low, span),
        }
        for s, one in found
    ]


def _placed(one: Figure, low: float, span: float) -> dict[str, str]:
    """Return where value and interval lie, between 2 and 98 of 100; an open end runs to the edge."""
    if one.value is None:
        return {}
    first = one.value if one.lower is None else one.lower
    last = one.upper if one.upper is not None else low + span
    places = [2 + 96 * (end - low) / span for end in (one.value, first, last)]
    return {"at_x": f"{places[0]:.2f}", "x": f"{places[1]:.2f}",
            "w": f"{max(places[2] - places[1], 0):.2f}"}  # fmt: skip
