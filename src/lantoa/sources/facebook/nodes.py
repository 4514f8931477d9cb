"""What a node of the Graph API is: told from its fields, since the API names no type.

A reply says in ``paging`` which edge it was asked from (``…/PAGE_POST/comments?…``); where the
fields fit two kinds, that decides. `graph` writes it into the node as ``reply.edge``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

Node = Mapping[str, Any]

EDGE: Final = "reply.edge"
_PAIR: Final = re.compile(r"\d+_\d+(?:_\d+)?", re.ASCII)
_DIGITS: Final = re.compile(r"\d+", re.ASCII)
_IG_ID: Final = re.compile(r"1[78]\d{15}", re.ASCII)
_ZONED: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}", re.ASCII)
_MEDIA: Final = frozenset(("IMAGE", "VIDEO", "CAROUSEL_ALBUM", "BROADCAST", "STORY", "REELS"))
_PRODUCTS: Final = frozenset(("FEED", "REELS", "STORY", "LIVE", "AD"))
_EDGES: Final = {
    "photos": "photo",
    "albums": "album",
    "videos": "video",
    "video_reels": "video",
    "live_videos": "live video",
    "likes": "reaction",
    "reactions": "reaction",
    "children": "part of a carousel",
}

NOTHING: Final = {
    "conversation": "a conversation",
    "message": "a private message",
    "publishing limit": "a publishing limit",
    "product": "a product or catalogue",
    "container": "a container of a post that is being published",
    "event": "an event",
    "group": "a group",
    "business": "a business",
    "album": "an album",
    "application": "an application",
    "picture": "a picture of an account",
    "token": "the description of a token",
    "hashtag": "a hashtag",
    "reaction": "one of the people who reacted (who they are is not kept)",
    "part of a carousel": "a part of a carousel",
    "photo or album": "a photo or an album (with link among the fields it would be clear)",
    "name": "an id and a name (of what, they do not say)",
    "id": "an id alone (the answer to a publishing or an upload)",
}
"""What holds no post, count, comment or channel, in words."""

WEAK: Final = frozenset(("id", "name", "picture", "hashtag", "application", "photo or album"))
"""Kinds that files of others might look like as well: alone they do not make a file Graph's."""


def kind_of(node: Any) -> str | None:
    """Return the kind of a node, ``None`` where it is nothing of the Graph API that is known."""
    if not isinstance(node, Mapping):
        return None
    edge = node.get(EDGE)
    if isinstance(edge, str) and edge in _EDGES and "insights" not in node and "error" not in node:
        return _EDGES[edge]
    return next((kind for kind, fits in _RULES if fits(node)), None)


def _has(*keys: str) -> Callable[[Node], bool]:
    return lambda node: not node.keys().isdisjoint(keys)


def _id(node: Node) -> str:
    found = node.get("id")
    return found if isinstance(found, str) else ""


def _within(node: Node, key: str, known: frozenset[str]) -> bool:
    value = node.get(key)
    return isinstance(value, str) and value in known


def _text(node: Node, key: str) -> str:
    value = node.get(key)
    return value if isinstance(value, str) else ""


def _is_error(node: Node) -> bool:
    error = node.get("error")
    if not isinstance(error, Mapping) or "message" not in error:
        return False
    return not error.keys().isdisjoint(("fbtrace_id", "type", "error_subcode"))


def _is_insights(node: Node) -> bool:
    found = node.get("insights")
    return isinstance(found, Mapping) and {k for k in node if not k.startswith("reply.")} <= {
        "id",
        "insights",
    }


def _is_media(node: Node) -> bool:
    if _text(node, "media_product_type") == "THREADS" or "threads." in _text(node, "permalink"):
        return False
    if _within(node, "media_type", _MEDIA) or _within(node, "media_product_type", _PRODUCTS):
        return True
    if not _IG_ID.fullmatch(_id(node)) or "text" in node:
        return False
    return "comments_count" in node or "instagram.com/" in _text(node, "permalink")


def _is_ig_comment(node: Node) -> bool:
    return "text" in node and bool(_ZONED.fullmatch(_text(node, "timestamp")))


def _is_ig_user(node: Node) -> bool:
    if {"account_type", "username", "id"} <= node.keys():
        return True
    counts = not node.keys().isdisjoint(("media_count", "follows_count", "followers_count"))
    return counts and (
        _IG_ID.fullmatch(_id(node)) is not None or {"media_count", "username"} <= node.keys()
    )


def _is_live(node: Node) -> bool:
    return not node.keys().isdisjoint(("live_views", "stream_url", "broadcast_start_time")) or (
        {"status", "embed_html", "title"} <= node.keys() and isinstance(node["status"], str)
    )


def _is_album(node: Node) -> bool:
    link = _text(node, "link")
    return "/album.php" in link or "/media/set" in link or "cover_photo" in node


def _is_comment(node: Node) -> bool:
    if "comment_id=" in _text(node, "permalink_url"):
        return True
    if not _PAIR.fullmatch(_id(node)):
        return False
    return (
        node.get(EDGE) == "comments"
        or _id(node).count("_") == 2
        or not node.keys().isdisjoint(
            ("comment_count", "like_count", "can_reply_privately", "can_remove", "can_like")
        )
    )


def _is_post(node: Node) -> bool:
    return bool(_PAIR.fullmatch(_id(node))) and not node.keys().isdisjoint((
        "message", "story", "created_time", "updated_time", "permalink_url", "shares", "reactions",
        "attachments", "status_type", "insights",
    ))  # fmt: skip


def _is_page(node: Node) -> bool:
    if not {"id", "name"} <= node.keys() or "created_time" in node:
        return False
    marks = ("fan_count", "category_list", "talking_about_count", "global_brand_page_name")
    if not node.keys().isdisjoint(marks):
        return True
    link = _text(node, "link")
    return link.startswith(("https://www.facebook.com/", "https://facebook.com/"))


def _is_photo(node: Node) -> bool:
    if not _DIGITS.fullmatch(_id(node)):
        return False
    if {"images", "webp_images", "page_story_id", "alt_text"} & node.keys():
        return True
    link = _text(node, "link")
    if "created_time" in node and ("/photos/" in link or "/photo" in link):
        return True
    return {k for k in node if not k.startswith("reply.")} == {"id", "created_time"}


def _is_video(node: Node) -> bool:
    if not _DIGITS.fullmatch(_id(node)):
        return False
    if "/videos/" in _text(node, "permalink_url") or {"length", "embeddable"} <= node.keys():
        return True
    own = {k for k in node if not k.startswith("reply.")}
    return own <= {
        "id",
        "description",
        "title",
        "updated_time",
        "created_time",
        "length",
        "source",
    } and ({"updated_time", "description"} <= own or "length" in own)


def _is_person(node: Node) -> bool:
    marks = ("first_name", "last_name", "short_name", "name_format")
    if _DIGITS.fullmatch(_id(node)) and not node.keys().isdisjoint(marks):
        return True
    return node.keys() >= {"id", "name", "picture"} and isinstance(node["picture"], Mapping)


def _is_application(node: Node) -> bool:
    if "login_url" in node:
        return True
    named = {"category", "link", "id", "name"} == set(node)
    return named and "facebook.com/" not in _text(node, "link")


def _only(*keys: str) -> Callable[[Node], bool]:
    wanted = set(keys)
    return lambda node: (
        {k for k in node if not k.startswith("reply.")} == wanted
        and _DIGITS.fullmatch(_id(node)) is not None
    )


_RULES: Final[tuple[tuple[str, Callable[[Node], bool]], ...]] = (
    ("error", _is_error),
    ("insights", _is_insights),
    ("conversation", lambda n: _id(n).startswith("t_") and not _has("message")(n)),
    ("message", lambda n: _id(n).startswith("m_")),
    ("publishing limit", _has("quota_usage")),
    ("product", lambda n: _has("product_id", "catalog_id")(n) and not _has("message")(n)),
    ("container", lambda n: _has("status_code")(n) and bool(_IG_ID.fullmatch(_id(n)))),
    ("media", _is_media),
    ("instagram comment", _is_ig_comment),
    ("instagram user", _is_ig_user),
    ("live video", _is_live),
    ("event", lambda n: _has("start_time", "event_times")(n) and _has("name")(n)),
    ("group", _has("member_count", "member_request_count")),
    ("business", _has("profile_picture_uri", "payment_account_id", "vertical_id")),
    ("album", _is_album),
    ("comment", _is_comment),
    ("post", _is_post),
    ("application", _is_application),
    ("page", _is_page),
    ("reaction", lambda n: _has("profile_type")(n) and _has("name")(n)),
    ("photo", _is_photo),
    ("video", _is_video),
    ("person", _is_person),
    ("picture", lambda n: {"url", "is_silhouette"} <= n.keys()),
    ("token", lambda n: {"app_id", "is_valid"} <= n.keys()),
    ("photo or album", _only("id", "name", "created_time")),
    ("hashtag", lambda n: _only("id", "name")(n) and bool(_IG_ID.fullmatch(_id(n)))),
    ("name", _only("id", "name")),
    ("id", _only("id")),
)
