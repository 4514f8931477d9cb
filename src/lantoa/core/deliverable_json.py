"""Rules of deliverables as JSON keeps them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lantoa.core.deliverables import (
    Carried,
    Handed,
    Item,
    Posts,
    Selection,
    Standing,
    Total,
    Watched,
)
from lantoa.core.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lantoa.core.deliverables import Rule


def rule_of(said: Mapping[str, Any], channels: Sequence[Watched]) -> Rule:
    """Return a rule as it is measured.

    Parameters
    ----------
    said
        ``kind`` and its numbers and words, as an obligation keeps them. ``channels`` names some
        of the party's channels by their keys; without it all of them count.
    """
    kind = said.get("kind", "handed")
    if kind == "standing":
        return Standing()
    if kind == "handed":
        return Handed(at_least=int(said.get("at_least", 1)))
    named = set(said.get("channels") or ())
    selection = Selection(
        channels=tuple(c for c in channels if not named or named & set(c.keys)),
        platforms=frozenset(said.get("platforms") or ()),
        any_hashtag=tuple(said.get("any_hashtag") or ()),
        all_hashtags=tuple(said.get("all_hashtags") or ()),
        kinds=frozenset(said.get("kinds") or ()),
        disclosed=bool(said.get("disclosed")),
    )
    at_least = int(said.get("at_least", 1))
    if kind == "posts":
        return Posts(selection=selection, at_least=at_least)
    if kind == "total":
        return Total(selection=selection, at_least=at_least, metric=said.get("metric", "views"))
    if kind == "carried":
        return Carried(
            selection=selection, items=tuple(map(_item, said.get("items") or ())),
            on_channels=int(said.get("on_channels", 2)),
            within_hours=int(said.get("within_hours", 24)),
        )  # fmt: skip
    raise BadInput(f"no rule is called {kind!r}")


def _item(said: Mapping[str, str]) -> Item:
    return Item(
        id=said["id"], at=datetime.fromisoformat(said["at"]).astimezone(UTC),
        title=said.get("title", ""), link=said.get("link", ""), hashtag=said.get("hashtag", ""),
    )  # fmt: skip
