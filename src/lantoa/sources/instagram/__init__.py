"""Instagram posts: Zeeschuimer, 4CAT, Apify and Bright Data."""

from __future__ import annotations

from typing import Final

from lantoa.sources.adapter import Adapter
from lantoa.sources.instagram import apify, brightdata, fourcat, web

_APIFY: Final = (
    "an Apify dump of Instagram: shortCode beside likesCount, commentsCount, ownerUsername or "
    "ownerId, or profiles with username, followersCount and postsCount"
)
_BRIGHT_DATA: Final = (
    "a Bright Data dump of Instagram: user_posted, date_posted, num_comments and shortcode"
)

ADAPTERS: Final[tuple[Adapter, ...]] = (
    Adapter(
        name="zeeschuimer.instagram",
        version=1,
        shape="lines",
        marks="Zeeschuimer lines: source_platform instagram.com, data with code, shortcode or pk",
        recognises=web.is_zeeschuimer,
        records=web.records,
    ),
    Adapter(
        name="4cat.instagram-ndjson",
        version=1,
        shape="lines",
        marks="4CAT lines: __import_meta of instagram.com beside code, shortcode or pk",
        recognises=web.is_4cat,
        records=web.records,
    ),
    Adapter(
        name="4cat.instagram",
        version=1,
        shape="table",
        marks="a 4CAT table: id, body, author, unix_timestamp, num_likes and num_comments",
        recognises=fourcat.is_table,
        records=fourcat.records,
    ),
    Adapter(
        name="apify.instagram",
        version=1,
        shape="json",
        marks=_APIFY,
        recognises=lambda head: head.shape == "json" and apify.is_dump(head),
        records=apify.records,
    ),
    Adapter(
        name="apify.instagram",
        version=1,
        shape="lines",
        marks=_APIFY,
        recognises=lambda head: head.shape == "lines" and apify.is_dump(head),
        records=apify.records,
    ),
    Adapter(
        name="apify.instagram",
        version=1,
        shape="table",
        marks=_APIFY,
        recognises=lambda head: head.shape == "table" and apify.is_dump(head),
        records=apify.table_records,
    ),
    Adapter(
        name="brightdata.instagram",
        version=1,
        shape="json",
        marks=_BRIGHT_DATA,
        recognises=lambda head: head.shape == "json" and brightdata.is_dump(head),
        records=brightdata.records,
    ),
    Adapter(
        name="brightdata.instagram",
        version=1,
        shape="lines",
        marks=_BRIGHT_DATA,
        recognises=lambda head: head.shape == "lines" and brightdata.is_dump(head),
        records=brightdata.records,
    ),
    Adapter(
        name="brightdata.instagram",
        version=1,
        shape="table",
        marks=_BRIGHT_DATA,
        recognises=lambda head: head.shape == "table" and brightdata.is_dump(head),
        records=brightdata.table_records,
    ),
)
