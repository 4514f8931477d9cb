"""What follows from a KOL's other columns: the line of its search, its order, its largest channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.language.search import searchable, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lantoa.web.kols.models import Channel, Kol, Network


def refolded(kol: Kol, channels: Iterable[Channel]) -> Kol:
    """Set the columns of a KOL that follow from the others; it is not saved here."""
    held = list(channels)
    kol.sort_name = " ".join(words_of(kol.name))[:200]
    kol.folded = searchable(kol.name, *(c.handle for c in held), kol.home, *kol.topics)
    kol.topic_keys = topic_line(kol.topics)
    kol.followers = max((c.followers for c in held if c.followers is not None), default=None)
    return kol


def refolded_network(network: Network, channels: Iterable[Channel]) -> Network:
    """Set the columns of a network that follow from the others; it is not saved here."""
    network.sort_name = " ".join(words_of(network.name))[:200]
    network.folded = searchable(network.name, *(c.handle for c in channels))
    return network


def topic_line(topics: Sequence[str]) -> str:
    """Return topics folded, each between two bars: a topic is found in it whole.

    Examples
    --------
    >>> topic_line(["Ẩm thực", "du lịch"])
    '|am thuc|du lich|'
    """
    keys = dict.fromkeys(topic_key(topic) for topic in topics)
    line = "|".join(key for key in keys if key)
    return f"|{line}|" if line else ""


def topic_key(topic: str) -> str:
    """Return a topic folded.

    Examples
    --------
    >>> topic_key("Ẩm Thực")
    'am thuc'
    """
    return " ".join(words_of(topic))
