"""Insights of one post, as the Graph API gives them to its owner.

Kept are the figures of a post's whole life that have a name here (Instagram: views, likes,
comments, shares, saved, reposts; Facebook: post_media_view, post_reactions_by_type_total).
Reach, impressions and the like are other measures, and a day of an account is no post.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import Metric, State, exact
from lantoa.sources.replies import quoted
from lantoa.sources.shapes import mapping, mappings
from lantoa.sources.values import metric

_NAMES: Final = {
    "views": "views",
    "likes": "likes",
    "comments": "comments",
    "shares": "shares",
    "saved": "saves",
    "reposts": "reposts",
    "post_media_view": "views",
    "post_reactions_by_type_total": "likes",
}


def numbers(node: Mapping[str, Any]) -> dict[str, Metric]:
    """Return the metrics that the insights inside a node give, by the names of a count."""
    found: dict[str, Metric] = {}
    for one in mappings(mapping(node.get("insights"), "insights").get("data"), "insights.data"):
        name = _NAMES.get(str(one.get("name")))
        if name is not None and one.get("period") == "lifetime":
            found[name] = _value(one)
    return found


def refuse_others(node: Mapping[str, Any]) -> None:
    """Refuse insights with nothing for a count in them, saying what they are.

    Raises
    ------
    Unreadable
        Always.
    """
    data = mappings(mapping(node.get("insights"), "insights").get("data"), "insights.data")
    names = quoted(", ".join(sorted({str(one.get("name")) for one in data})))
    if all(one.get("period") != "lifetime" for one in data):
        raise Unreadable("period", f"insights of an account by day ({names}), not of a post")
    raise Unreadable("name", f"insights of which none is a count kept here ({names})")


def _value(one: Mapping[str, Any]) -> Metric:
    values = mappings(one.get("values"), "values")
    total = mapping(one.get("total_value"), "total_value")
    value = total.get("value") if total else values[-1].get("value") if values else None
    if not isinstance(value, Mapping):
        return metric(value)
    parts = [metric(part) for part in value.values()]
    known = [part.value for part in parts if part.value is not None]
    if len(known) < len(parts):
        return next(part for part in parts if part.state is not State.EXACT)
    return exact(sum(known))
