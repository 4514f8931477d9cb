"""Replies of Meta's Graph API, for Facebook pages and for Instagram.

A reply is a node, ``{data: […], paging: …}``, a map from ids to nodes, or an edge inside a node
(``business_discovery``, ``media``, ``posts`` …). `items` takes it apart into nodes and writes
into each what only the reply as a whole says: ``reply.edge`` and ``reply.of`` (from the address
of the next page, of which nothing else is kept: it carries the access token), ``reply.owner``
(the account whose edge it is) and ``reply.likes_asked`` (another node of the same reply has a
like count, so it was asked for, and a node without one hides it).

The numbers are ``public_api``, or ``owner_api`` where insights are among them, which only the
owner can ask for. A reply does not say when it was made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import HoldsSecrets, Unreadable
from lantoa.sources.facebook import instagram, pages
from lantoa.sources.facebook.nodes import EDGE, NOTHING, WEAK, kind_of
from lantoa.sources.replies import (
    is_credential,
    is_many_lines,
    is_of_google,
    quoted,
    records_of_each,
)
from lantoa.sources.shapes import beginning

if TYPE_CHECKING:
    from lantoa.core.records import Records
    from lantoa.sources.adapter import Context, Head, Payload

_DEEPEST: Final = 6
_LOOKED_AT: Final = 50
_WRAPPERS: Final = ("business_discovery", "mentioned_media", "mentioned_comment")
_BRANCHES: Final = (
    "media", "posts", "feed", "published_posts", "videos", "photos", "live_videos", "stories",
    "tags", "albums", "video_reels",
)  # fmt: skip
_NODE_ID: Final = re.compile(r"\d+(?:_\d+)*|[tm]_[\w=-]+", re.ASCII)
_ASKED_FROM: Final = re.compile(
    r"https://graph\.(?:facebook|instagram)\.com/(?:v[\d.]+/)?([\w=-]+)/([a-z_]+)\?", re.ASCII
)
_READERS: Final[dict[str, Callable[[Payload, Context], Records]]] = {
    "media": instagram.media,
    "instagram comment": instagram.comment,
    "instagram user": instagram.user,
    "post": pages.post,
    "photo": pages.photo,
    "video": pages.video,
    "live video": pages.live_video,
    "comment": pages.comment,
    "page": pages.page,
    "person": pages.page,
}


def is_document(head: Head) -> bool:
    """Return whether a JSON document is a reply of the Graph API, or a token for it."""
    if head.shape != "json":
        return False
    document = head.document
    if isinstance(document, Mapping):
        if is_credential(document):
            return not is_of_google(document)
        if document.keys() <= {"data", "paging"} and document.get("data") == []:
            return True
        return any(kind_of(part) for part in _parts(document)[:_LOOKED_AT])
    return _has_strong(beginning(head))


def is_lines(head: Head) -> bool:
    """Return whether each line of a file is a reply, or a node, of the Graph API."""
    return is_many_lines(head) and _has_strong(beginning(head))


def items(document: Any) -> list[Payload]:
    """Return the nodes in a reply.

    Raises
    ------
    HoldsSecrets
        The document is a token or a client secret, or a node in it carries the token of a page.
    """
    found = _parts(document)
    if any(is_credential(part) for part in (document, *found)):
        raise HoldsSecrets("an access token of the Graph API: nothing of it is kept")
    return found


def records(payload: Payload, context: Context) -> Records:
    """Return the records of one node, or of a whole reply where it stands on one line.

    Raises
    ------
    Unreadable
        The node holds no post, count, comment or channel, or cannot be read.
    """
    return records_of_each(_parts(payload), _node, context)


def _has_strong(payloads: list[Payload]) -> bool:
    return any(
        kind_of(part) not in (None, *WEAK) or (is_credential(part) and not is_of_google(part))
        for payload in payloads[:_LOOKED_AT]
        for part in _parts(payload)[:_LOOKED_AT]
    )


def _node(node: Any, context: Context) -> Records:
    if not isinstance(node, Mapping):
        raise Unreadable("", "not a JSON object")
    if is_credential(node):
        raise Unreadable("access_token", "a credential: nothing of it is read")
    kind = kind_of(node)
    if kind == "error":
        error = node["error"]
        parts = [error.get(key) for key in ("type", "code", "error_subcode", "message")]
        said = ", ".join(quoted(part) for part in parts if part not in (None, ""))
        raise Unreadable("error", f"the platform reports: {said}")
    if kind == "insights":
        if instagram.is_of_page(node):
            return pages.insights(node, context)
        return instagram.insights(node, context)
    reader = _READERS.get(kind or "")
    if reader is None:
        what = NOTHING.get(kind or "", "no node of the Graph API that is known")
        raise Unreadable("", f"{what}: it holds no post, count, comment or channel")
    return reader(node, context)


def _parts(
    document: Any, known: Mapping[str, Any] | None = None, depth: int = _DEEPEST
) -> list[Any]:
    """Return the nodes below a part of a reply; `known` is what the reply says of all of them."""
    if isinstance(document, list) and depth:
        return _of_list(document, known or {}, depth)
    if not isinstance(document, Mapping) or not depth or kind_of(document) == "error":
        return [document]
    for wrapper in _WRAPPERS:
        if isinstance(document.get(wrapper), Mapping):
            return _parts(document[wrapper], known, depth - 1)
    data = document.get("data")
    if isinstance(data, list) and "id" not in document:
        said = {**(known or {}), **_asked_from(document.get("paging"))}
        return _of_list(data, said, depth)
    if isinstance(data, Mapping) and document.keys() <= {"data", "paging"}:
        return _parts(data, known, depth - 1)
    if _is_map_of_nodes(document):
        nodes = document.values()
        return [part for node in nodes for part in _parts(node, known, depth - 1)]
    if _is_insight(document):
        return _insights_by_post([document])
    return _branches(document, known or {}, depth)


def _of_list(nodes: list[Any], known: Mapping[str, Any], depth: int) -> list[Any]:
    if nodes and all(_is_insight(node) for node in nodes):
        return _insights_by_post(nodes)
    if any(isinstance(node, Mapping) and "like_count" in node for node in nodes):
        known = {**known, "reply.likes_asked": True}
    return [part for node in nodes for part in _parts(node, known, depth - 1)]


def _branches(node: Mapping[str, Any], known: Mapping[str, Any], depth: int) -> list[Any]:
    """Return a node without the edges in it that hold nodes of their own, and those nodes."""
    inner = [name for name in _BRANCHES if _is_edge(node.get(name))]
    rest = {key: value for key, value in node.items() if key not in inner}
    whole = node if not (inner or known) else {**known, **rest}
    found: list[Any] = [whole] if not inner or rest.keys() - {"id"} else []
    owner = {key: node[key] for key in ("id", "username", "name") if key in node}
    for name in inner:
        said = {**known, "reply.owner": owner, EDGE: name, "reply.of": node.get("id")}
        found += _of_list(node[name]["data"], said, depth)
    return found


def _is_edge(value: Any) -> bool:
    if not isinstance(value, Mapping) or not isinstance(value.get("data"), list):
        return False
    return all(isinstance(node, Mapping) and "id" in node for node in value["data"])


def _is_map_of_nodes(document: Mapping[str, Any]) -> bool:
    return bool(document) and all(
        _NODE_ID.fullmatch(key) is not None
        and isinstance(node, Mapping)
        and (node.get("id") == key or "id" not in node)
        for key, node in document.items()
    )


def _asked_from(paging: Any) -> dict[str, Any]:
    if not isinstance(paging, Mapping):
        return {}
    for name in ("next", "previous"):
        found = _ASKED_FROM.match(paging[name]) if isinstance(paging.get(name), str) else None
        if found:
            return {EDGE: found[2], "reply.of": found[1]}
    return {}


def _is_insight(node: Any) -> bool:
    return (
        isinstance(node, Mapping)
        and {"name", "period"} <= node.keys()
        and ("values" in node or "total_value" in node)
        and "/insights/" in str(node.get("id"))
    )


def _insights_by_post(nodes: list[Any]) -> list[Any]:
    groups: dict[str, list[Any]] = {}
    for node in nodes:
        groups.setdefault(str(node["id"]).partition("/")[0], []).append(node)
    return [{"id": of, "insights": {"data": found}} for of, found in groups.items()]
