"""Captured posts as the lines and rows that tools write: Zeeschuimer, Apify, TikTok Studio.

Everything in a line marks it as simulated: browser, names, biographies, addresses. Texts come from
:mod:`.words` and from checked scenario fields, so they need no escaping.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import numpy as np

from lantoa.rehearsal.rounding import shown, shown_one
from lantoa.rehearsal.words import MARK, SPOKEN, handle_of, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lantoa.rehearsal.looks import Look
    from lantoa.rehearsal.world import World

Ints = np.ndarray[Any, np.dtype[np.int64]]
CHUNK: Final = 10_000
_OTHER_TEMPLATE: Final = 7_100_000_000_000_000_000
"""Posts written at a time: what a file of any size needs in memory."""
_AGENT: Final = "Mozilla/5.0 (mo-phong; lantoa rehearse; nobody here exists)"
_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_ENVELOPE: Final = (
    '{"id":%d,"nav_index":"1:%d:0","item_id":"%s","timestamp_collected":%d,"last_updated":%d,'
    '"source_platform":"%s","source_platform_url":"%s","source_url":"%s",'
    f'"user_agent":"{_AGENT}","data":%s}}\n'
)
_VIDEO: Final = (
    '{"id":"%s","desc":"%s","createTime":%d,"author":{"id":"%s","uniqueId":"%s","nickname":"%s",'
    '"verified":%s,"signature":"'
    f"Tài khoản {MARK}, không có thật. lienhe@example.vn"
    '","secUid":"MS4wLjABAAAA-mo-phong-%s","privateAccount":false,"relation":0},'
    '"authorStats":{"followerCount":%d,"followingCount":%d,"heart":%d,"heartCount":%d,'
    '"videoCount":%d,"diggCount":0,"friendCount":0},"stats":{"playCount":%d,"diggCount":%d,%s'
    '"shareCount":%d,"collectCount":%d},"statsV2":{"playCount":"%d","diggCount":"%d",%s'
    '"shareCount":"%d","collectCount":"%d","repostCount":"%d"},"video":{"id":"%s","duration":%d,'
    '"width":576,"height":1024,"ratio":"540p","format":"mp4","definition":"540p",'
    '"cover":"https://anh.example.vn/mo-phong/%s.jpeg"},"music":{"id":"%s","title":"%s",'
    f'"authorName":"{MARK}",'
    '"original":%s,"duration":30},"challenges":[%s],"textExtra":[%s]%s,"isAd":false,'
    '"duetDisplay":0,"stitchDisplay":0,"itemCommentStatus":0,"privateItem":false,'
    '"shareEnabled":true,"locationCreated":"VN","textLanguage":"vi"}'
)
_REEL: Final = (
    '{"pk":"%d","id":"%d_%s","code":"%s","taken_at":%d,"media_type":2,"product_type":"clips",'
    '"caption":{"pk":"%d","text":"%s"},"user":{"pk":"%s","username":"%s","full_name":"%s",'
    '"is_verified":false,"follower_count":%d},"owner":{"id":"%s"},"like_count":%s,'
    '"comment_count":%d,"like_and_view_counts_disabled":%s,"view_count":null,"play_count":%s,'
    '"media_repost_count":%d,"video_duration":%d.0,"is_paid_partnership":false,'
    '"coauthor_producers":[],"usertags":null}'
)
_DUMPED: Final = (
    '{"id":"%s","text":"%s","textLanguage":"vi","createTime":%d,"createTimeISO":"%s",'
    '"isAd":false,"isPinned":false,"isSlideshow":false,"isSponsored":false,"authorMeta":{"id":"%s",'
    '"name":"%s","nickName":"%s","verified":%s,'
    f'"signature":"Tài khoản {MARK}, không có thật",'
    '"fans":%d,"following":%d,"heart":%d,"video":%d},"musicMeta":{"musicId":"%s","musicName":"%s"},'
    '"webVideoUrl":"https://www.tiktok.com/@%s/video/%s","videoMeta":{"duration":%d,"height":1024,'
    '"width":576},"playCount":%d,"diggCount":%d,%s"shareCount":%d,"collectCount":%d,"mentions":[],'
    '"hashtags":[%s],"input":"mo-phong"}\n'
)


def chunks(look: Look) -> Iterator[tuple[Ints, Ints, int]]:
    """Yield (posts, times in ms, number of the first) of a file, some thousand at a time."""
    for first in range(0, len(look.posts), CHUNK):
        piece = slice(first, first + CHUNK)
        yield look.posts[piece], look.seen_ms[piece], first


def written(world: World, look: Look) -> Iterator[bytes]:
    """Yield the lines of a file, in pieces; a studio's table begins with its header."""
    make = {"zeeschuimer": _tiktok, "zeeschuimer-instagram": _instagram, "apify": _apify,
            "studio": _studio}[look.kind]  # fmt: skip
    if look.kind == "studio":
        yield (b"Video title,Video link,Post time,Total likes,Total comments,Total shares,"
               b"Total views,Add to favorites\n")  # fmt: skip
    for posts, seen_ms, first in chunks(look):
        yield "".join(make(world, posts, seen_ms, first)).encode()


@lru_cache(maxsize=1 << 12)
def _challenge(tag: str) -> str:
    number = 1_600_000_000 + int.from_bytes(tag.encode()[:6], "big") % 90_000_000
    return f'{{"id":"{number}","title":"{tag}","desc":""}}'


def _extras(tags: list[str], start: int) -> str:
    found = []
    for tag in tags:
        end = start + len(tag) + 1
        found.append(
            f'{{"awemeId":"","start":{start},"end":{end},"hashtagName":"{tag}","isCommerce":false,"type":1}}'
        )
        start = end + 1
    return ",".join(found)


def captions(world: World, posts: Ints) -> tuple[list[str], list[list[str]], list[int]]:
    """Return text and hashtags of posts, and where in the text the hashtags begin."""
    tags = world.tags.of(posts)
    spoken = [SPOKEN[i] for i in world.spoken[posts].tolist()]
    texts = [
        " ".join(filter(None, (said, *(f"#{tag}" for tag in its))))
        for said, its in zip(spoken, tags, strict=True)
    ]
    return texts, tags, [len(said) + bool(said) for said in spoken]


def _account(world: World, author: int) -> tuple[str, str, str, str, int, int, int, int]:
    """Return id, handle, name, verified, followers, following, likes, videos of an account."""
    channels = world.scenario.channels
    declared = author < len(channels)
    luck = (author * 48_271 + world.scenario.seed % 999_983) % 2_147_483_647 / 2_147_483_647
    if declared:
        followers = int(200_000 * (1 + 9 * luck))
        handle, name = channels[author].handle, channels[author].name
    else:
        followers = int(40 / (1 - luck * 0.999))
        handle, name = handle_of(author), name_of(author)
    return (
        user_id(author), handle, name, "true" if declared else "false", shown_one(followers),
        int(luck * 700), shown_one(followers * 9 + 60), int(luck * 300) + 2,
    )  # fmt: skip


def user_id(author: int) -> str:
    """Return the number of an account."""
    return str(6_600_000_000_000_000_000 + author * 104_729)


def _sound(world: World, number: int) -> tuple[str, str]:
    if number == -1 and world.scenario.sound:
        return world.scenario.sound.id, world.scenario.sound.name
    return str(7_000_000_000_000_000_000 + number * 104_729), f"nhạc nền {MARK} {number}"


def _accounts(world: World, posts: Ints) -> list[tuple[str, str, str, str, int, int, int, int]]:
    authors = world.author[posts].tolist()
    met = {author: _account(world, author) for author in set(authors)}
    return [met[author] for author in authors]


def _columns(world: World, posts: Ints, seen_ms: Ints) -> dict[str, list[int]]:
    counts = world.growth.counts(posts, seen_ms / 1000)
    return {metric: shown(values).tolist() for metric, values in counts.items()}


def _templates(world: World, posts: Ints) -> list[str]:
    """What a page says of each post's template."""
    own = world.scenario.template
    used = np.where(world.template[posts], -1, world.other_template[posts])
    met = {0: ""} | {
        number: _anchor(str(_OTHER_TEMPLATE + number * 104_729), f"mẫu {MARK} {number}")
        for number in set(used.tolist()) - {0, -1}
    }
    if own:
        met[-1] = _anchor(own.id, own.name)
    return [met[number] for number in used.tolist()]


def _anchor(template_id: str, name: str) -> str:
    link = f"https://www.capcut.com/template-detail/mo-phong?template_id={template_id}"
    return f',"anchors":[{{"type":54,"keyword":"{name}","schema":"{link}"}}]'


def _tiktok(world: World, posts: Ints, seen_ms: Ints, first: int) -> Iterator[str]:
    n = _columns(world, posts, seen_ms)
    texts, tags, begins = captions(world, posts)
    tag = world.scenario.hashtags[0].lower()
    page = f"https://www.tiktok.com/tag/{tag}"
    rows = zip(
        world.native_id[posts].tolist(), texts, tags, begins, world.published[posts].tolist(),
        _accounts(world, posts), n["views"], n["likes"], n["comments"], n["shares"], n["saves"],
        n["reposts"], world.length_s[posts].tolist(), world.sound[posts].tolist(),
        _templates(world, posts), world.comments_off[posts].tolist(), seen_ms.tolist(),
        strict=True,
    )  # fmt: skip
    for row, (native, text, its, begin, at, who, views, likes, comments, shares, saves, reposts,
              length, sound, template, off, seen) in enumerate(rows, first + 1):  # fmt: skip
        own, handle, name, verified, followers, following, hearts, videos = who
        music, title = _sound(world, sound)
        said = "" if off else f'"commentCount":{comments},'
        said_too = "" if off else f'"commentCount":"{comments}",'
        data = _VIDEO % (
            native, text, at, own, handle, name, verified, own, followers, following, hearts,
            hearts, videos, views, likes, said, shares, saves, views, likes, said_too, shares,
            saves, reposts, native, length, native, music, title,
            "false" if sound == -1 else "true", ",".join(map(_challenge, its)),
            _extras(its, begin), template,
        )  # fmt: skip
        link = f"https://www.tiktok.com/api/challenge/item_list/?cursor={row}"
        yield _ENVELOPE % (row, row // 30, native, seen, seen, "tiktok.com", page, link, data)


def shortcode(pk: int) -> str:
    """Return the code under which Instagram shows a post."""
    code = ""
    while pk:
        pk, digit = divmod(pk, 64)
        code = _DIGITS[digit] + code
    return code


def _instagram(world: World, posts: Ints, seen_ms: Ints, first: int) -> Iterator[str]:
    n = _columns(world, posts, seen_ms)
    texts, _, _ = captions(world, posts)
    page = f"https://www.instagram.com/explore/tags/{world.scenario.hashtags[0].lower()}/"
    rows = zip(
        world.native_id[posts].tolist(), texts, world.published[posts].tolist(),
        _accounts(world, posts), n["views"], n["likes"], n["comments"], n["reposts"],
        world.length_s[posts].tolist(), world.hidden[posts].tolist(), seen_ms.tolist(), strict=True,
    )  # fmt: skip
    for row, (
        pk,
        text,
        at,
        who,
        views,
        likes,
        comments,
        reposts,
        length,
        hidden,
        seen,
    ) in enumerate(rows, first + 1):
        own, handle, name, _, followers, *_ = who
        # Where the owner hides likes, the page sends 3 in their place.
        data = _REEL % (
            pk, pk, own, shortcode(pk), at, pk, text, own, handle, name, followers, own,
            "3" if hidden else likes, comments, "true" if hidden else "false",
            "null" if hidden else views, reposts, length,
        )  # fmt: skip
        link = "https://www.instagram.com/api/v1/fbsearch/"
        yield _ENVELOPE % (row, row // 30, pk, seen, seen, "instagram.com", page, link, data)


def _apify(world: World, posts: Ints, seen_ms: Ints, first: int) -> Iterator[str]:
    del first
    n = _columns(world, posts, seen_ms)
    texts, tags, _ = captions(world, posts)
    rows = zip(
        world.native_id[posts].tolist(), texts, tags, world.published[posts].tolist(),
        _accounts(world, posts), n["views"], n["likes"], n["comments"], n["shares"], n["saves"],
        world.length_s[posts].tolist(), world.sound[posts].tolist(),
        world.comments_off[posts].tolist(), strict=True,
    )  # fmt: skip
    for (native, text, its, at, who, views, likes, comments, shares, saves, length, sound,
         off) in rows:  # fmt: skip
        own, handle, name, verified, followers, following, hearts, videos = who
        music, title = _sound(world, sound)
        written_at = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        yield _DUMPED % (
            native, text, at, written_at, own, handle, name, verified, followers, following,
            hearts, videos, music, title, handle, native, length, views, likes,
            "" if off else f'"commentCount":{comments},', shares, saves,
            ",".join(f'{{"name":"{tag}"}}' for tag in its),
        )  # fmt: skip


def _studio(world: World, posts: Ints, seen_ms: Ints, first: int) -> Iterator[str]:
    """Rows of a studio's table: its totals are exact."""
    del first
    n = {m: v.tolist() for m, v in world.growth.counts(posts, seen_ms / 1000).items()}
    texts, _, _ = captions(world, posts)
    zone = ZoneInfo(world.scenario.zone)
    for i, who in enumerate(_accounts(world, posts)):
        at = datetime.fromtimestamp(int(world.published[posts[i]]), zone)
        link = f"https://www.tiktok.com/@{who[1]}/video/{world.native_id[posts[i]]}"
        yield (
            f'"{texts[i]}",{link},{at:%Y-%m-%d %H:%M:%S},{n["likes"][i]},{n["comments"][i]},'
            f"{n['shares'][i]},{n['views'][i]},{n['saves'][i]}\n"
        )
