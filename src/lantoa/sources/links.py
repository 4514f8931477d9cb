"""An address as somebody pasted it, taken apart: host, path and query, or why it is none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from lantoa.core.errors import Unreadable
from lantoa.core.text import nfc

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["profile", "post"]

_FIELD: Final = "address"
_LONGEST: Final = 4_000
_AROUND: Final = " \t\r\n<>\"'`“”‘’«»()[]{}*|,;"
_AFTER: Final = ".,;:!?…)]}>\"'”’»*"
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=//|[^0-9/])")
_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_ADDRESS: Final = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?//\S+|(?<![\w@.-])(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]\S*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A profile or a post, in the one spelling of its address.

    `handle` is a user name without ``@``, lower case, ``None`` where the address does not tell
    it; `native_id` the platform's own id of the channel (of a profile) or of the post, ``None``
    where a profile is named by its handle alone.
    """

    platform: str
    kind: Kind
    url: str
    handle: str | None = None
    native_id: str | None = None

    @property
    def key(self) -> str:
        """``platform:id`` of a post or channel; of a channel without id ``platform:@handle``."""
        if self.native_id is not None:
            return f"{self.platform}:{self.native_id}"
        return f"{self.platform}:@{self.handle}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLink:
    """An address that only says where it leads once somebody opens it; nothing here opens it."""

    platform: str
    url: str


Recognised = Address | ShortLink | Unreadable


@dataclass(frozen=True, slots=True)
class Link:
    """An http address. `segments` are the parts of its path, decoded, without empty ones."""

    host: str
    segments: tuple[str, ...]
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """First part of the path, ``""`` where there is none."""
        return self.segments[0] if self.segments else ""

    def after(self, *words: str) -> str | None:
        """Return the part of the path that follows one of these words."""
        for at, segment in enumerate(self.segments[:-1]):
            if segment.lower() in words:
                return self.segments[at + 1]
        return None


def link_of(text: str) -> Link | Unreadable:
    """Return what an address names, a missing scheme added, or why it is none.

    Examples
    --------
    >>> link_of("Kênh đây: m.tiktok.com/@An.Example?lang=vi.").segments
    ('@An.Example',)
    """
    found = _picked(text)
    if not found:
        return refusal("no address")
    if len(found) > _LONGEST:
        return refusal("too long for an address")
    if found.startswith("@"):
        return refusal("a user name without its platform; give the whole address")
    if "\\" in found:
        return refusal("a backslash in an address hides where it leads")
    scheme = _SCHEME.match(found)
    if scheme and scheme[1].lower() not in ("http", "https"):
        return refusal(f"not a web address: {found[:40]!r}")
    bare = found[scheme.end() :] if scheme else found
    return _taken_apart("https://" + bare.lstrip("/"))


def refusal(reason: str) -> Unreadable:
    """Return why an address is not taken."""
    return Unreadable(_FIELD, reason)


def short(platform: str, link: Link) -> ShortLink:
    """Return a link that has to be opened, without what tracks who passed it on."""
    path = "/".join(quote(segment, safe="@.-_~") for segment in link.segments)
    return ShortLink(platform=platform, url=f"https://{link.host}/{path}")


def written(handle: str) -> str:
    """Return a user name as an address writes it."""
    return quote(handle, safe="._-~")


def _picked(text: str) -> str:
    """Return the address inside what was pasted: a chat puts words and signs around it."""
    visible = nfc(text)
    if not visible.isprintable():
        visible = "".join(c for c in visible if unicodedata.category(c) not in ("Cf", "Cs"))
    words = visible.split()
    found = next((m[0] for word in words if (m := _ADDRESS.search(word.strip(_AROUND)))), None)
    if found is None:
        found = words[0] if len(words) == 1 else ""
    found = found.strip(_AROUND)
    while found and found[-1] in _AFTER:
        found = found[:-1]
    return found


def _taken_apart(url: str) -> Link | Unreadable:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return refusal(f"not a web address: {url[:60]!r}")
    host = parts.netloc.lower().removesuffix(f":{port}").rstrip(".")
    if "@" in parts.netloc:
        return refusal("an address with a name before its site hides where it leads")
    if not host.isascii() or "xn--" in host or "%" in host:
        return refusal(f"letters that only look like those of a known site: {host[:60]!r}")
    if not _HOST.fullmatch(host) or port not in (None, 80, 443):
        return refusal(f"not a web address: {url[:60]!r}")
    segments = tuple(nfc(unquote(part)) for part in parts.path.split("/") if part)
    if any("\ufffd" in part or not part.isprintable() for part in segments):
        return refusal("damaged characters in the address")
    query: dict[str, str] = {}
    try:
        for name, value in parse_qsl(parts.query, max_num_fields=200):
            query.setdefault(name, value.strip())
    except ValueError:
        return refusal("too long for an address")
    return Link(host, segments, query)
