"""What Instagram's own web page sends, as Zeeschuimer and 4CAT keep it, in its three shapes.

*Item list* (``pk``, ``code``, ``media_type``), *Graph* (``shortcode``, ``__typename``
GraphImage and the like) and *Polaris* (``__typename`` XIGPolaris…, marked ``_zs_partial``: no
counts and no time). Polaris is an item list with most of it missing, and is read as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import HIDDEN, Records
from lantoa.sources import zeeschuimer
from lantoa.sources.instagram.ids import shortcode
from lantoa.sources.instagram.media import (
    ADVERTISEMENT,
    Account,
    Media,
    account,
    published,
    records_of,
    views_of,
    web_count,
)
from lantoa.sources.shapes import first, flag, label, mapping, mappings, seconds, words

if TYPE_CHECKING:
    from lantoa.sources.adapter import Context, Head, Payload

_PLATFORMS: Final = frozenset(("instagram.com",))
_KEYS: Final = {"code", "shortcode", "pk"}
_POST: Final = frozenset(("code", "shortcode", "media_type", "product_type", "__typename"))
_KINDS: Final = {"1": "image", "2": "video", "8": "carousel"}
_AD_ADDRESS: Final = "https://www.facebook.com/ads/"


def is_zeeschuimer(head: Head) -> bool:
    """Return whether a file is a capture of Instagram by Zeeschuimer."""
    return zeeschuimer.comes_from(head, _PLATFORMS, by_4cat=False, keys=_KEYS)


def is_4cat(head: Head) -> bool:
    """Return whether a file is such a capture as 4CAT gives it back."""
    return zeeschuimer.comes_from(head, _PLATFORMS, by_4cat=True, keys=_KEYS)


def records(payload: Payload, context: Context) -> Records:
    """Return the records of one line.

    Raises
    ------
    Unreadable
        An advertisement, or a field that is needed is missing or of another type.
    """
    seen = zeeschuimer.unwrapped(payload, context)
    data = seen.data
    if _POST.isdisjoint(data):
        raise Unreadable("code", "not a post: neither a shortcode nor a kind")
    _refuse_advertisement(data)
    media = _graph(data) if "code" not in data and "shortcode" in data else _item(data)
    return records_of(
        media, seen_at=seen.seen_at, seen_source=seen.seen_source, method="web_capture"
    )


def _refuse_advertisement(data: Mapping[str, Any]) -> None:
    if data.get("product_type") == "ad":
        raise Unreadable("product_type", ADVERTISEMENT)
    if label(data.get("link")).startswith(_AD_ADDRESS):
        raise Unreadable("link", ADVERTISEMENT)
    if data.get("is_ad") is True:
        raise Unreadable("is_ad", ADVERTISEMENT)


def _item(data: Mapping[str, Any]) -> Media:
    kind = _kind(data)
    hidden = flag(data.get("like_and_view_counts_disabled"), "like_and_view_counts_disabled")
    code = shortcode(code=data.get("code"), pk=first(data.get("pk"), data.get("id")))
    author, others = _authors(data)
    return Media(
        code=code,
        author=author,
        coauthors=(*others, *_coauthors(data)),
        kind=kind,
        text=_caption(data),
        published=published(data.get("taken_at"), "taken_at", code),
        duration_s=seconds(data.get("video_duration"), "video_duration"),
        sound=_sound(data),
        is_ad=False if data.get("product_type") else None,
        is_paid_partnership=flag(data.get("is_paid_partnership"), "is_paid_partnership"),
        views=views_of(kind, hidden, data.get("play_count"), data.get("view_count")),
        likes=HIDDEN if hidden else web_count(data.get("like_count")),
        comments=web_count(data.get("comment_count")),
        shares=web_count(data.get("reshare_count")),
        saves=web_count(data.get("save_count")),
        reposts=web_count(data.get("media_repost_count")),
    )


def _graph(data: Mapping[str, Any]) -> Media:
    kind = _kind(data)
    likes = [data.get("edge_media_preview_like"), data.get("edge_liked_by")]
    # The Graph shape writes -1 for likes that the owner hides; it may have the flag besides.
    minus = any(isinstance(part, Mapping) and part.get("count") == -1 for part in likes)
    hidden = minus or flag(
        data.get("like_and_view_counts_disabled"), "like_and_view_counts_disabled"
    )
    code = shortcode(code=data.get("shortcode"), pk=data.get("id"), fields=("shortcode", "id"))
    author, others = _authors(data)
    return Media(
        code=code,
        author=author,
        coauthors=(*others, *_coauthors(data)),
        kind=kind,
        text=_graph_caption(data),
        published=published(data.get("taken_at_timestamp"), "taken_at_timestamp", code),
        duration_s=seconds(data.get("video_duration"), "video_duration"),
        sound=_sound(data),
        is_ad=flag(data.get("is_ad"), "is_ad"),
        is_paid_partnership=flag(data.get("is_paid_partnership"), "is_paid_partnership"),
        views=views_of(kind, hidden, data.get("video_play_count"), data.get("video_view_count")),
        likes=HIDDEN if hidden else web_count(*likes),
        comments=web_count(
            data.get("edge_media_to_parent_comment"),
            data.get("edge_media_to_comment"),
            data.get("edge_media_preview_comment"),
        ),
    )


def _kind(data: Mapping[str, Any]) -> str | None:
    said = _KINDS.get(label(data.get("media_type")))
    name = label(data.get("__typename"))
    if said is None and ("Sidecar" in name or "Carousel" in name):
        return "carousel"
    if said is None and ("Video" in name or data.get("product_type") == "clips"):
        return "video"
    return said or ("image" if "Image" in name else None)


def _caption(data: Mapping[str, Any]) -> str | None:
    if "caption" not in data:
        return None
    caption = data["caption"]
    if isinstance(caption, str):
        return words(caption, "caption")
    return words(mapping(caption, "caption").get("text"), "caption.text") or ""


def _graph_caption(data: Mapping[str, Any]) -> str | None:
    if "edge_media_to_caption" not in data:
        return None
    field = "edge_media_to_caption"
    edges = mappings(mapping(data[field], field).get("edges"), field)
    if not edges:
        return ""
    return words(mapping(edges[0].get("node"), field).get("text"), field) or ""


def _authors(data: Mapping[str, Any]) -> tuple[Account, tuple[Account, ...]]:
    """Return the account a post belongs to, and who else it is shown under."""
    user = account(mapping(data.get("user"), "user"))
    owner = account(mapping(data.get("owner"), "owner"), field="owner")
    if user.key is None:
        return owner, ()
    if owner.key in (None, user.key):
        return user, ()
    return owner, (user,)


def _coauthors(data: Mapping[str, Any]) -> tuple[Account, ...]:
    field = "coauthor_producers"
    return tuple(account(part, field=field) for part in mappings(data.get(field), field))


def _sound(data: Mapping[str, Any]) -> str | None:
    clips = mapping(data.get("clips_metadata"), "clips_metadata")
    found = None
    for part in (clips, mapping(data.get("music_metadata"), "music_metadata")):
        music = mapping(part.get("music_info"), "music_info")
        asset = mapping(music.get("music_asset_info"), "music_asset_info")
        found = first(found, asset.get("audio_cluster_id"), asset.get("audio_asset_id"))
    original = mapping(clips.get("original_sound_info"), "original_sound_info")
    credit = mapping(data.get("clips_music_attribution_info"), "clips_music_attribution_info")
    found = first(found, original.get("audio_asset_id"), credit.get("audio_id"))
    return words(found, "audio_asset_id")
