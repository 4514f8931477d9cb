"""Authors replaced by keyed pseudonyms at the door, before anything is stored.

A pseudonym is the first 80 bits of HMAC-SHA256 of the channel key under the workspace's key: the
same author gets the same pseudonym in every file of a workspace, and without the key nobody can
go back or join two workspaces. Captions keep their words; only ``@names`` in them are replaced.
"""

from __future__ import annotations

import base64
import hmac
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lantoa.core.campaign import Campaign, DeclaredChannel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lantoa.core.columns import Columns, Rows

_MENTION: Final = re.compile(r"(?<![\w.])@([\w.\-]{2,60})")
_HANDLE_IN_URL: Final = re.compile(r"/@[^/?#]+")
_OWNER_FIRST: Final = re.compile(
    r"(https?://(?:[\w-]+\.)?(?:instagram|facebook|twitter|x|threads)\.(?:com|net)/)([^/?#]+)/"
    r"(?=(?:p|reel|tv|posts|videos|photos|status)/)"
)


class Pseudonyms:
    """The pseudonyms of one workspace."""

    def __init__(self, key: bytes) -> None:
        @lru_cache(maxsize=200_000)
        def token(name: str) -> str:
            digest = hmac.digest(key, name.encode("utf-8", "surrogatepass"), "sha256")
            return "~" + base64.b32encode(digest[:10]).decode().lower()

        self._token = token

    def channel(self, channel_key: str | None) -> str | None:
        """Return the pseudonymous form of a channel key; the platform stays readable."""
        if channel_key is None:
            return None
        platform, _, name = channel_key.partition(":")
        return f"{platform}:{self._token(f'{platform}:{name.lower()}')}"

    def text(self, text: str | None, platform: str) -> str | None:
        """Return a caption with each ``@name`` replaced."""
        if text is None or "@" not in text:
            return text
        return _MENTION.sub(lambda m: "@" + self._token(f"{platform}:@{m[1].lower()}"), text)

    def apply(self, rows: Rows) -> None:
        """Replace the authors in one chunk of rows, in place."""
        for table in (rows.posts, rows.counts, rows.channels, rows.comments):
            for name in ("channel_key",):
                _replace(table, name, self.channel)
            if "coauthors" in table:
                table["coauthors"] = [
                    tuple(self.channel(key) for key in keys) for keys in table["coauthors"]
                ]
            if "text" in table:
                pairs = zip(table["text"], table["platform"], strict=True)
                table["text"] = [self.text(text, platform) for text, platform in pairs]
            _replace(table, "url", _without_owner)
            _replace(table, "handle", lambda _: None)
            _replace(table, "name", lambda _: None)

    def campaign(self, campaign: Campaign) -> Campaign:
        """Return the campaign with the pseudonyms of its declared channels beside their names."""
        from dataclasses import replace

        hidden = tuple(
            DeclaredChannel(
                platform=channel.platform,
                role=channel.role,
                channel_id=(self.channel(key) or "").partition(":")[2],
                name=channel.name,
            )
            for channel in campaign.channels
            for key in channel.keys
        )
        return replace(campaign, channels=campaign.channels + hidden)


def _replace(table: Columns, name: str, change: Callable[[str | None], str | None]) -> None:
    if name in table:
        values: Sequence[str | None] = table[name]
        table[name] = [change(value) for value in values]


def _without_owner(url: str | None) -> str | None:
    if url is None:
        return None
    return _OWNER_FIRST.sub(r"\1", _HANDLE_IN_URL.sub("/@", url))
