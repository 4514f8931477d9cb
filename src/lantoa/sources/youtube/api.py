"""Replies of the YouTube Data API v3: recognised by their kind, taken apart into items.

A reply (``youtube#videoListResponse`` and the like) holds ``items``; what is beside them
(``pageInfo``, tokens of pages, ``etag``) belongs to no item and is left out. A single resource,
an array of replies or resources, and a reply cut down by ``fields=`` so that it names no kind
are read too. A reply does not say when it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import HoldsSecrets, Unreadable
from lantoa.sources.replies import is_credential, is_of_google, quoted, records_of_each
from lantoa.sources.shapes import beginning
from lantoa.sources.youtube import comments, resources

if TYPE_CHECKING:
    from lantoa.core.records import Records
    from lantoa.sources.adapter import Context, Head, Payload

_MARK: Final = "youtube#"
_DEEPEST: Final = 3
_READERS: Final[dict[str, Callable[[Payload, Context], Records]]] = {
    "youtube#video": resources.video,
    "youtube#searchResult": resources.search_result,
    "youtube#channel": resources.channel,
    "youtube#playlistItem": resources.playlist_item,
    "youtube#activity": resources.activity,
    "youtube#commentThread": comments.thread,
    "youtube#comment": comments.comment,
}
_USER: Final = frozenset(("given_name", "family_name", "picture"))


def is_reply(head: Head) -> bool:
    """Return whether JSON, or JSON lines, are replies of the YouTube Data API."""
    return any(
        _is_reply(payload) or (is_credential(payload) and is_of_google(payload))
        for payload in beginning(head)
    )


def items(document: Any) -> list[Payload]:
    """Return the resources in a reply, each with its kind.

    Raises
    ------
    HoldsSecrets
        The document is a token or a client secret.
    """
    if is_credential(document):
        raise HoldsSecrets("a credential of the YouTube API: nothing of it is kept")
    return _parts(document, _DEEPEST)


def records(payload: Payload, context: Context) -> Records:
    """Return the records of one resource, or of a whole reply where it stands on one line.

    Raises
    ------
    Unreadable
        The resource holds no post, count, comment or channel, or cannot be read.
    """
    return records_of_each(_parts(payload, _DEEPEST), _resource, context)


def _is_reply(reply: Mapping[str, Any]) -> bool:
    kind = reply.get("kind")
    if isinstance(kind, str) and kind.startswith(_MARK):
        return True
    if "error" in reply:
        return _is_error(reply["error"], reply)
    found = reply.get("items")
    if isinstance(found, list) and found:
        return isinstance(found[0], Mapping) and _kind_of(found[0], None) is not None
    return reply.keys() >= _USER


def _is_error(error: Any, reply: Mapping[str, Any]) -> bool:
    if isinstance(error, str):
        return set(reply) <= {"error", "error_description", "error_uri"}
    return (
        isinstance(error, Mapping)
        and {"code", "message"} <= error.keys()
        and not error.keys().isdisjoint(("errors", "status"))
    )


def _parts(document: Any, depth: int) -> list[Any]:
    if isinstance(document, list) and depth:
        return [part for one in document for part in _parts(one, depth - 1)]
    if not isinstance(document, Mapping) or not isinstance(document.get("items"), list):
        return [document]
    whole = document.get("kind")
    return [_with_kind(item, whole) for item in document["items"]]


def _with_kind(item: Any, whole: Any) -> Any:
    if not isinstance(item, Mapping) or "kind" in item:
        return item
    kind = _kind_of(item, whole)
    return item if kind is None else {"kind": kind, **item}


def _kind_of(item: Mapping[str, Any], whole: Any) -> str | None:
    """Return the kind of an item by the kind of its reply, or by what it looks like."""
    said = item.get("kind")
    if isinstance(said, str):
        return said if said.startswith(_MARK) else None
    if isinstance(whole, str) and whole.startswith(_MARK):
        return whole.removesuffix("Response").removesuffix("List")
    numbers, snippet = item.get("statistics"), item.get("snippet")
    if isinstance(numbers, Mapping) and "viewCount" in numbers:
        return _MARK + ("channel" if "subscriberCount" in numbers else "video")
    if isinstance(item.get("id"), Mapping) and "videoId" in item["id"]:
        return _MARK + "searchResult"
    if isinstance(snippet, Mapping):
        if "topLevelComment" in snippet:
            return _MARK + "commentThread"
        if {"publishedAt", "channelId", "channelTitle"} <= snippet.keys():
            return _MARK + ("playlistItem" if "playlistId" in snippet else "video")
    return None


def _resource(payload: Any, context: Context) -> Records:
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a JSON object")
    if is_credential(payload):
        raise Unreadable("", "a credential: nothing of it is read")
    if "error" in payload and "kind" not in payload:
        raise Unreadable("error", "the platform reports: " + _reported(payload))
    kind = _kind_of(payload, None)
    reader = _READERS.get(kind) if kind else None
    if reader is None:
        if kind is None and payload.keys() >= _USER:
            kind = "profile of a Google user"
        named = f"a {quoted(kind)}" if kind else "no resource of YouTube that is known: it"
        raise Unreadable("kind", f"{named} holds no post, count, comment or channel")
    return reader(payload, context)


def _reported(payload: Mapping[str, Any]) -> str:
    error = payload["error"]
    if not isinstance(error, Mapping):
        return quoted(
            ", ".join(str(part) for part in (error, payload.get("error_description")) if part)
        )
    details = error.get("errors")
    first = details[0] if isinstance(details, list) and details else None
    reason = first.get("reason") if isinstance(first, Mapping) else error.get("status")
    parts = (error.get("code"), reason, error.get("message"))
    return quoted(", ".join(str(part) for part in parts if part))
