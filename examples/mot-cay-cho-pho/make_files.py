"""Make the files of the invented campaign "Một cây cho phố": same seed, same files.

Nobody in these files exists and no post was ever published. The truth is known here: 300
TikTok posts in the campaign's days, each with a curve of views, of which three captures see a
part each, independently of each other.

    uv run python examples/mot-cay-cho-pho/make_files.py [FOLDER]
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from math import exp
from pathlib import Path
from statistics import NormalDist
from typing import Any, Final

import numpy as np
from openpyxl import Workbook

VIETNAM: Final = timezone(timedelta(hours=7))
FIRST: Final = datetime(2024, 10, 5, tzinfo=VIETNAM)
LAST: Final = datetime(2024, 10, 19, tzinfo=VIETNAM)
SOUND: Final = ("7421400000000000001", "Một cây cho phố (bài hát ví dụ)")
EFFECT: Final = ("1422000001", "Khung lá xanh ví dụ")
TAGS: Final = ("MotCayChoPho", "MộtCâyChoPhố", "motcaychopho", "mộtcâychophố")
NAMES: Final = (
    "an", "bao", "binh", "chi", "cuc", "dao", "dung", "giang", "ha", "hanh", "hoa", "hue",
    "khoa", "lam", "lan", "linh", "mai", "minh", "my", "nam", "nga", "ngoc", "nhi", "phuc",
    "quang", "quynh", "son", "tam", "thao", "thu", "trang", "tuan", "uyen", "van", "yen",
)  # fmt: skip
KOLS: Final = ("vuonnho.vidu", "chutreo.vidu", "phoxanh.vidu", "nhala.vidu", "cayoi.vidu")
OFFICIAL: Final = "motcaychopho.vidu"
TEXTS: Final = (
    "Sáng nay cả nhà trồng một cây trước ngõ 🌱",
    "Một cây cho phố, một bóng mát cho mai sau",
    "Cây bàng của lớp mình đã bén rễ 😄",
    "Đào hố, bón lót, tưới đẫm: ba bước cho người mới",
    "Phố mình xanh hơn rồi nè",
    "Trồng cây cùng ông nội",
    "Mẹo giữ cây sống qua mùa khô",
    "",
)


@dataclass(frozen=True, slots=True)
class Author:
    """An invented author."""

    id: str
    handle: str
    followers: int


@dataclass(frozen=True, slots=True)
class Video:
    """An invented post, and how far it would spread if nobody ever stopped watching."""

    id: str
    author: Author
    text: str
    tags: tuple[str, ...]
    at: datetime
    top: int
    days: float
    sound: tuple[str, str]
    effect: bool
    length: int

    def views(self, now: datetime) -> int:
        """Return the true number of views at `now`."""
        age = (now - self.at).total_seconds() / 86_400
        return int(self.top * (1 - exp(-age / self.days))) if age > 0 else 0


class World:
    """Everything that is true in this example."""

    def __init__(self, seed: int) -> None:
        self.chance = np.random.default_rng(seed)
        self.authors = [self._author(i) for i in range(150)]
        self.videos = [self._video(i) for i in range(300)]
        self.videos += [self._stray(i) for i in range(14)]

    def draw(self, low: int, high: int) -> int:
        """Return a whole number from `low` up to, but not including, `high`."""
        return int(self.chance.integers(low, high))

    def happens(self, share: float) -> bool:
        """Return true in `share` of the cases."""
        return bool(self.chance.random() < share)

    def size(self, middle: int, spread: float) -> int:
        """Return a lognormal number with median `middle`."""
        tail = min(max(self.chance.random(), 1e-4), 1 - 1e-4)
        return int(middle * exp(spread * NormalDist().inv_cdf(tail)))

    def _author(self, i: int) -> Author:
        if i <= len(KOLS):
            handle, followers = ((OFFICIAL, *KOLS)[i], self.size(180_000, 0.5))
        else:
            handle = f"{NAMES[i % len(NAMES)]}{i}.vidu"
            followers = self.size(900, 1.4)
        return Author(str(6_900_000_000_000_000_000 + i * 7_919), handle, followers)

    def _video(self, i: int) -> Video:
        author = self.authors[i % 6 if i < 30 else self.draw(6, len(self.authors))]
        at = FIRST + (LAST - FIRST) * float(self.chance.random())
        return self._made(
            author, at, tags=self._tags(with_campaign=i % 12 != 5), by_sound=i % 12 == 5
        )

    def _stray(self, i: int) -> Video:
        """Return a post that a capture brings along and that the campaign does not count."""
        author = self.authors[self.draw(6, len(self.authors))]
        if i < 5:
            return self._made(
                author, FIRST - timedelta(hours=5 + i), tags=self._tags(with_campaign=True)
            )
        if i < 9:
            return self._made(
                author, LAST + timedelta(hours=3 + i), tags=self._tags(with_campaign=True)
            )
        return self._made(
            author, FIRST + timedelta(days=i - 8), tags=self._tags(with_campaign=False)
        )

    def _tags(self, *, with_campaign: bool) -> tuple[str, ...]:
        chosen = [TAGS[self.draw(0, len(TAGS))]] if with_campaign else []
        chosen += [t for t in ("xuhuong", "trongcay", "phoxanh") if self.happens(0.4)]
        return tuple(chosen)

    def _made(
        self, author: Author, at: datetime, tags: tuple[str, ...], *, by_sound: bool = False
    ) -> Video:
        second, known = int(at.timestamp()), by_sound or not {*TAGS}.isdisjoint(tags)
        own = (str((second + 2 << 32) + self.draw(1, 2**31)), f"nhạc nền - {author.handle}")
        text = TEXTS[self.draw(0, len(TEXTS))]
        return Video(
            id=str((second - self.draw(5, 17) << 32) + self.draw(1, 2**31)),
            author=author,
            text=" ".join(filter(None, (text, *(f"#{t}" for t in tags)))),
            tags=tags,
            at=datetime.fromtimestamp(second, VIETNAM),
            top=self.size(60_000 if author.handle in KOLS else 2_500, 1.5),
            days=0.6 + 3 * float(self.chance.random()),
            sound=SOUND if by_sound or (known and self.happens(0.2)) else own,
            effect=known and self.happens(0.15),
            length=self.draw(8, 90),
        )


def shown(number: int) -> int:
    """Return a count as TikTok's pages carry it: from 10,000 up cut to one decimal of K or M."""
    step = 1 if number < 10_000 else 100 if number < 10**6 else 10**5
    return number // step * step


def counts(video: Video, now: datetime) -> dict[str, int]:
    """Return the five counts that a page shows of `video` at `now`."""
    views = video.views(now)
    liked = 0.03 + int(video.id) % 97 / 1000
    return {
        "playCount": shown(views),
        "diggCount": shown(int(views * liked)),
        "commentCount": shown(int(views * liked / 40)),
        "shareCount": shown(int(views * liked / 25)),
        "collectCount": shown(int(views * liked / 15)),
    }


def zeeschuimer(video: Video, now: datetime, row: int) -> dict[str, Any]:
    """Return one line of a Zeeschuimer capture of TikTok."""
    author = video.author
    data: dict[str, Any] = {
        "id": video.id,
        "desc": video.text,
        "createTime": int(video.at.timestamp()),
        "author": {"id": author.id, "uniqueId": author.handle, "nickname": author.handle.title(),
                   "verified": author.handle == OFFICIAL},
        "authorStats": {"followerCount": shown(author.followers)},
        "stats": counts(video, now),
        "video": {"duration": video.length},
        "music": {"id": video.sound[0], "title": video.sound[1], "original": video.sound != SOUND},
        "isAd": False,
    }  # fmt: skip
    if video.tags:
        data["challenges"] = [{"title": tag} for tag in video.tags]
        data["textExtra"] = [{"hashtagName": tag} for tag in video.tags]
    if video.effect:
        data["effectStickers"] = [{"ID": EFFECT[0], "name": EFFECT[1]}]
    moment = int(now.timestamp() * 1000) + row * 40
    return {
        "nav_index": f"1:1:{row // 30}",
        "item_id": video.id,
        "timestamp_collected": moment,
        "last_updated": moment,
        "source_platform": "tiktok.com",
        "source_platform_url": "https://www.tiktok.com/tag/motcaychopho",
        "source_url": "https://www.tiktok.com/api/challenge/item_list/",
        "user_agent": "example",
        "data": data,
    }


def zeeschuimer_tiktok(world: World, now: datetime, caught: set[str]) -> bytes:
    """Return the capture of a hashtag page at `now`, every 25th post seen twice in it."""
    seen = [v for v in world.videos if v.id in caught and v.at < now]
    lines = [zeeschuimer(video, now, row) for row, video in enumerate(seen)]
    lines += [
        zeeschuimer(video, now + timedelta(minutes=50), len(seen) + row)
        for row, video in enumerate(seen[::25])
    ]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def four_cat(world: World, now: datetime, caught: set[str]) -> bytes:
    """Return a 4CAT export of another capture: the search page, two days after the last day."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(
        "collected_from_url id thread_id author author_full author_followers author_likes "
        "author_videos author_avatar body stickers timestamp unix_timestamp is_duet is_ad "
        "is_paid_partnership is_sensitive is_photosensitive music_name music_id music_url "
        "music_thumbnail music_author video_url tiktok_url thumbnail_url likes comments shares "
        "plays hashtags challenges diversification_labels location_created effects warning".split()
    )
    for video in (v for v in world.videos if v.id in caught and v.at < now):
        n, at = counts(video, now), video.at.astimezone(UTC)
        handle = video.author.handle
        table.writerow([
            "https://www.tiktok.com/search", video.id, video.id, handle, handle.title(),
            shown(video.author.followers), "", "", "", video.text, "", f"{at:%Y-%m-%d %H:%M:%S}",
            int(at.timestamp()), "no", "no", "no", "no", "no", video.sound[1], video.sound[0], "",
            "", handle, "", f"https://www.tiktok.com/@{handle}/video/{video.id}", "",
            n["diggCount"], n["commentCount"], n["shareCount"], n["playCount"],
            ",".join(video.tags), ",".join(video.tags), "", "VN",
            EFFECT[1] if video.effect else "", "",
        ])  # fmt: skip
    return out.getvalue().encode()


def apify(world: World, now: datetime, caught: set[str]) -> bytes:
    """Return a vendor's dump (Apify), with the row of an error in it, as they come."""
    items: list[dict[str, Any]] = []
    for video in (v for v in world.videos if v.id in caught and v.at < now):
        handle = video.author.handle
        items.append({
            "id": video.id,
            "text": video.text,
            "createTime": int(video.at.timestamp()),
            "createTimeISO": f"{video.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}",
            "isAd": False,
            "authorMeta": {"id": video.author.id, "name": handle, "nickName": handle.title(),
                           "verified": False, "fans": shown(video.author.followers)},
            "musicMeta": {"musicId": video.sound[0], "musicName": video.sound[1]},
            "webVideoUrl": f"https://www.tiktok.com/@{handle}/video/{video.id}",
            "videoMeta": {"duration": video.length},
            **counts(video, now),
            "hashtags": [{"name": tag} for tag in video.tags],
        })  # fmt: skip
    items.insert(
        3,
        {
            "url": "https://www.tiktok.com/@het.vidu",
            "error": "Post not found",
            "errorCode": "NOT_FOUND",
        },
    )
    return json.dumps(items, ensure_ascii=False, indent=1).encode()


def instagram(world: World, now: datetime) -> bytes:
    """Return a Zeeschuimer capture of Instagram; owners of six posts hide their likes."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    lines: list[str] = []
    for i in range(36):
        at = FIRST + (LAST - FIRST) * ((i + 0.5) / 36)
        key = (int(at.timestamp() * 1000) - 1_314_220_021_721 << 23) + world.draw(1, 2**23)
        code, rest = "", key
        while rest:
            rest, digit = divmod(rest, 64)
            code = letters[digit] + code
        author = i % 6 if i % 4 == 0 else 6 + i
        owner, number = world.authors[author], str(5_900_000_000 + author * 7_919)
        hidden = i % 6 == 2
        item = {
            "pk": str(key), "id": f"{key}_{number}", "code": code,
            "taken_at": int(at.timestamp()), "media_type": 2 if i % 3 else 1,
            "product_type": "clips" if i % 3 else "feed",
            "caption": {"text": f"{TEXTS[i % 7]} #{TAGS[i % 4]}"},
            "user": {"pk": number, "username": owner.handle, "is_verified": False},
            "like_count": 3 if hidden else world.size(140, 1.2),
            "comment_count": world.size(8, 1.0), "like_and_view_counts_disabled": hidden,
            "is_paid_partnership": False,
        }  # fmt: skip
        if i % 3:
            item["play_count"] = None if hidden else world.size(1_800, 1.3)
        lines.append(json.dumps({
            "nav_index": "1:1:0", "item_id": item["id"], "source_platform": "instagram.com",
            "timestamp_collected": int(now.timestamp() * 1000) + i * 30,
            "source_platform_url": "https://www.instagram.com/explore/tags/motcaychopho/",
            "source_url": "https://www.instagram.com/api/v1/tags/", "user_agent": "example",
            "data": item,
        }, ensure_ascii=False))  # fmt: skip
    return ("\n".join(lines) + "\n").encode()


def business_suite(world: World) -> bytes:
    """Return the content export of the campaign's own Instagram account: UTF-16, ``sep=,``."""
    out = io.StringIO(newline="")
    out.write("sep=,\r\n")
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerow([
        "Post ID", "Account ID", "Account username", "Account name", "Description",
        "Duration (sec)", "Publish time", "Permalink", "Post type", "Data comment", "Date",
        "Views", "Likes", "Shares", "Comments", "Saves", "Reach", "Follows",
    ])  # fmt: skip
    for i in range(10):
        at = FIRST + timedelta(days=1 + i, hours=9, minutes=5 * i)
        views = world.size(9_000, 0.6)
        table.writerow([
            18_020_000_000_000_000 + i * 1_003, 17_841_400_000_000_001, OFFICIAL, "Một cây cho phố",
            f"Ngày {i + 1}: {TEXTS[i % 7]} #MotCayChoPho", 0 if i % 2 else 31,
            f"{at:%m/%d/%Y %H:%M}", f"https://www.instagram.com/p/DAvidu{i:04d}/",
            "IG image" if i % 2 else "IG reel", "", "Lifetime", views, views // 14, views // 90,
            views // 210, views // 160, views * 7 // 10, i % 4,
        ])  # fmt: skip
    return b"\xff\xfe" + out.getvalue().encode("utf-16-le")


def youtube(world: World) -> bytes:
    """Return a reply of the YouTube Data API: counts are text, one video hides its likes."""
    items = []
    for i in range(8):
        at = (FIRST + timedelta(days=1 + i, hours=12, minutes=7 * i)).astimezone(UTC)
        views = world.size(5_000, 0.9)
        numbers = {"viewCount": str(views), "likeCount": str(views // 30),
                   "favoriteCount": "0", "commentCount": str(views // 400)}  # fmt: skip
        if i == 3:
            del numbers["likeCount"]
        items.append({
            "kind": "youtube#video", "etag": f"vidu{i}", "id": f"viduMCCP{i:03d}",
            "snippet": {"publishedAt": f"{at:%Y-%m-%dT%H:%M:%SZ}", "channelId": f"UCvidu{i % 3:018d}",
                        "title": f"Một cây cho phố, tập {i + 1}", "channelTitle": f"Kênh ví dụ {i % 3}",
                        "description": f"{TEXTS[i % 7]} #MotCayChoPho", "tags": ["MotCayChoPho"]},
            "contentDetails": {"duration": f"PT{4 + i}M5S"},
            "statistics": numbers,
        })  # fmt: skip
    reply = {"kind": "youtube#videoListResponse", "etag": "vidu", "items": items,
             "pageInfo": {"totalResults": 8, "resultsPerPage": 50}}  # fmt: skip
    return json.dumps(reply, ensure_ascii=False, indent=1).encode()


def notebook_sheet(folder: Path) -> None:
    """Write the sheet that the office keeps by hand, with a row that nobody can count."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Facebook"
    sheet.append(["Đường dẫn", "Mã bài", "Trang", "Ngày đăng", "Giờ xem", "Nội dung", "Lượt xem",
                  "Lượt thích", "Bình luận", "Chia sẻ", "Ghi chú"])  # fmt: skip
    rows = [("1,2 Tr", "45,1 N", "1.250", "3.104"), ("18.400", "912", "77", "140"),
            ("96,3 N", "4.020", "388", "1,1 N"), ("hỏi lại chị Ví Dụ", "350", "20", "12"),
            ("7.815", "604", "", "51"), ("240", "31", "2", "0")]  # fmt: skip
    for i, (views, likes, comments, shares) in enumerate(rows):
        sheet.append([
            f"https://www.facebook.com/motcaychopho.vidu/posts/10016000000000{i:03d}",
            f"10016000000000{i:03d}", "motcaychopho.vidu", f"{6 + 2 * i:02d}/10/2024 08:30",
            "19/10/2024 17:00", f"Bản tin số {i + 1} #MộtCâyChoPhố", views, likes, comments,
            shares, "chưa có số" if i == 3 else "",
        ])  # fmt: skip
    book.save(folder / "so-tay-van-phong.xlsx")


def main(folder: Path) -> None:
    """Write all files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    world = World(seed=20241005)
    seen_by = [{v.id for v in world.videos if world.happens(share)} for share in (0.72, 0.55, 0.5)]
    at = [datetime(2024, 10, day, 20, tzinfo=VIETNAM) for day in (12, 15, 19, 26)]
    captures = [zeeschuimer_tiktok(world, moment, seen_by[0]) for moment in at]
    (folder / "hashtag-12-10.ndjson").write_bytes(captures[0])
    for name, content in zip(("15-10", "19-10", "26-10"), captures[1:], strict=True):
        packed = gzip.compress(content, 9, mtime=0)
        (folder / f"hashtag-{name}.ndjson.gz").write_bytes(packed)
    (folder / "4cat-19-10.csv").write_bytes(four_cat(world, at[2], seen_by[1]))
    vendor = gzip.compress(apify(world, at[2], seen_by[2]), 9, mtime=0)
    (folder / "apify-19-10.json.gz").write_bytes(vendor)
    (folder / "instagram-19-10.ndjson").write_bytes(instagram(world, at[2]))
    (folder / "business-suite-19-10.csv").write_bytes(business_suite(world))
    (folder / "youtube-19-10.json").write_bytes(youtube(world))
    notebook_sheet(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "files")
