"""Invented captures in the shape that tools write them, as many as wanted, the same for the same seed.

Nobody in them exists. Sizes and repetitions are those of real captures: about 6 KB an item,
signed addresses that never repeat, a few accounts and sounds that very many posts share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_SECOND = 1_756_166_400  # 26 August 2025, 00:00 UTC
PERIOD_S = 15 * 86_400
_TAGS = (
    "80namquockhanh", "tựhàoviệtnam", "NgayQuocKhanh", "hàgiang", "HaGiang", "đấtnướctôi",
    "xuhuong", "fyp", "ẩmthực", "dulichviệt", "🇻🇳", "yêuviệtnam", "mùathu", "catba",
    "huếthương", "thanhphốhồchíminh", "sapa", "áodài", "capcut", "quêhương", "bienxanh",
)  # fmt: skip
_WORDS = (
    "Một", "sáng", "mùa", "thu", "ở", "phố", "cổ", "cùng", "bà", "ngoại", "và", "lá", "cờ",
    "đỏ", "sao", "vàng", "🇻🇳", "❤️", "giữa", "quảng", "trường", "người", "người", "hát",
    "vang", "bài", "ca", "👨‍👩‍👧‍👦", "đường", "về", "nhà", "nắng", "lên", "rồi", "✨", "ngày", "hội",
)  # fmt: skip
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Linh", "Minh", "Ngọc", "Thảo")


def tiktok_lines(n: int, seed: int, *, recaptures: float = 0.0) -> Iterator[bytes]:
    """Yield lines of Zeeschuimer NDJSON, each with its line end.

    Parameters
    ----------
    n
        How many lines.
    seed
        Same seed, same lines.
    recaptures
        Share of the lines, from 0 to 1, that show an earlier item again some days later, with
        grown counts.

    Yields
    ------
    bytes
        One captured video of about 6 KB.
    """
    rng = np.random.default_rng(seed)
    encode = msgspec.json.Encoder().encode
    kept: list[dict[str, Any]] = []
    for row in range(n):
        if kept and rng.random() < recaptures:
            line = _later(kept[int(rng.integers(len(kept)))], row, rng)
        else:
            line = _line(row, rng)
            if recaptures and len(kept) < 50_000:
                kept.append(line)
        yield encode(line) + b"\n"


def _line(row: int, rng: np.random.Generator) -> dict[str, Any]:
    uploaded = FIRST_SECOND + int(rng.integers(PERIOD_S))
    native_id = str((uploaded << 32) | int(rng.integers(1 << 32)))
    seen = (uploaded + int(rng.integers(3_600, 20 * 86_400))) * 1_000 + int(rng.integers(1_000))
    author = _author(int(min(rng.zipf(1.3), 400_000)))
    return {
        "id": row + 1,
        "nav_index": f"1:{row // 30}:0",
        "item_id": native_id,
        "timestamp_collected": seen,
        "last_updated": seen,
        "source_platform": "tiktok.com",
        "source_platform_url": "https://www.tiktok.com/tag/80namquockhanh",
        "source_url": f"https://www.tiktok.com/api/challenge/item_list/?aid=1988&cursor={row}",
        "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
        "data": _item(native_id, uploaded, author, rng),
    }


def _item(
    native_id: str, uploaded: int, author: dict[str, Any], rng: np.random.Generator
) -> dict[str, Any]:
    tags = [_TAGS[i] for i in np.unique(rng.zipf(1.4, size=int(rng.integers(0, 7))) % len(_TAGS))]
    words = " ".join(
        _WORDS[i] for i in rng.integers(0, len(_WORDS), size=int(rng.integers(3, 22)))
    )
    caption = " ".join([words, *(f"#{tag}" for tag in tags)])
    extras = _extras(caption, tags)
    stats, exact = _stats(rng)
    length = int(rng.integers(5, 180))
    item: dict[str, Any] = {
        "AIGCDescription": "",
        "CategoryType": int(rng.integers(100, 122)),
        "author": author["author"],
        "authorStats": author["stats"],
        "backendSourceEventTracking": "",
        "challenges": [
            {"coverLarger": "", "desc": "", "id": str(1_600_000_000 + sum(tag.encode())),
             "profileLarger": "", "title": tag}
            for tag in tags
        ],
        "collected": False,
        "contents": [{"desc": caption, "textExtra": extras}],
        "createTime": uploaded + int(rng.integers(2, 30)),
        "desc": caption,
        "digged": False,
        "duetDisplay": 0,
        "forFriend": False,
        "id": native_id,
        "isAd": bool(rng.random() < 0.01),
        "itemCommentStatus": 0,
        "item_control": {"can_repost": True},
        "locationCreated": "VN",
        "music": _music(int(min(rng.zipf(1.5), 200_000)), rng),
        "officalItem": False,
        "originalItem": False,
        "privateItem": False,
        "secret": False,
        "shareEnabled": True,
        "stats": stats,
        "statsV2": exact,
        "stitchDisplay": 0,
        "textExtra": extras,
        "textLanguage": "vi",
        "textTranslatable": True,
        "video": _video(native_id, length, rng),
    }  # fmt: skip
    if rng.random() < 0.1:
        item["effectStickers"] = [{"ID": str(rng.integers(10**6, 10**8)), "name": "Lá thu"}]
    return item


def _stats(rng: np.random.Generator) -> tuple[dict[str, Any], dict[str, str]]:
    views = int(rng.lognormal(8, 2.2))
    parts = {
        "collectCount": int(views * rng.beta(1, 60)),
        "commentCount": int(views * rng.beta(1, 200)),
        "diggCount": int(views * rng.beta(2, 40)),
        "playCount": views,
        "shareCount": int(views * rng.beta(1, 150)),
    }
    shown: dict[str, Any] = {name: _as_shown(value) for name, value in parts.items()}
    return shown, {name: str(value) for name, value in shown.items()} | {"repostCount": "0"}


def _as_shown(value: int) -> int:
    if value < 10_000:
        return value
    step = 100 if value < 10**6 else 10**5
    return value // step * step


def _extras(caption: str, tags: list[str]) -> list[dict[str, Any]]:
    found = []
    for tag in tags:
        start = caption.find(f"#{tag}")
        found.append(
            {"awemeId": "", "start": start, "end": start + len(tag) + 1, "hashtagName": tag,
             "isCommerce": False, "subType": 0, "type": 1, "secUid": "", "userId": "",
             "userUniqueId": ""}
        )  # fmt: skip
    return found


_AUTHORS: dict[int, dict[str, Any]] = {}


def _author(number: int) -> dict[str, Any]:
    if number not in _AUTHORS:
        rng = np.random.default_rng(number)
        name = f"{_FAMILIES[number % 10]} {_GIVEN[number % 11]}"
        followers = _as_shown(int(rng.lognormal(8, 2)))
        hearts = _as_shown(int(rng.lognormal(11, 2)))
        _AUTHORS[number] = {
            "author": {
                "avatarLarger": _picture(rng, "avt", 1080),
                "avatarThumb": _picture(rng, "avt", 100),
                "commentSetting": 0,
                "downloadSetting": 0,
                "duetSetting": 0,
                "ftc": False,
                "id": str(6_800_000_000_000_000_000 + number * 7_919),
                "isADVirtual": False,
                "isEmbedBanned": False,
                "nickname": f"{name} ví dụ {number}",
                "openFavorite": False,
                "privateAccount": False,
                "relation": 0,
                "secUid": "MS4wLjABAAAA" + rng.bytes(24).hex(),
                "secret": False,
                "signature": f"Tài khoản bịa số {number} 🌿 lienhe{number}@example.vn",
                "stitchSetting": 0,
                "uniqueId": f"vidu.{number}",
                "verified": number % 97 == 0,
            },
            "stats": {"diggCount": 12, "followerCount": followers, "followingCount": number % 900,
                      "friendCount": 3, "heart": hearts, "heartCount": hearts,
                      "videoCount": number % 400 + 1},
        }  # fmt: skip
    return _AUTHORS[number]


def _music(number: int, rng: np.random.Generator) -> dict[str, Any]:
    return {
        "authorName": f"Nhạc ví dụ {number}",
        "coverLarge": _picture(rng, "avt", 1080),
        "coverThumb": _picture(rng, "avt", 100),
        "duration": 30,
        "id": str(7_000_000_000_000_000_000 + number * 104_729),
        "isCopyrighted": False,
        "original": True,
        "playUrl": f"https://sf16.example.vn/obj/tos-alisg-ve-2774/{rng.bytes(16).hex()}",
        "title": f"nhạc nền - ví dụ {number}",
    }


def _video(native_id: str, length: int, rng: np.random.Generator) -> dict[str, Any]:
    play = _film(rng)
    return {
        "VQScore": "61.5",
        "bitrate": 1_021_234,
        "bitrateInfo": [
            {"Bitrate": 1_021_234 // part, "CodecType": "h264", "GearName": f"normal_{part}",
             "PlayAddr": {"DataSize": 3_712_345, "FileHash": rng.bytes(16).hex(), "Height": 1024,
                          "UrlKey": f"v12044gd0000_h264_{rng.bytes(6).hex()}",
                          "UrlList": [_film(rng)], "Width": 576},
             "QualityType": 20}
            for part in (1,)
        ],
        "codecType": "h264",
        "cover": _picture(rng, "p", 720),
        "definition": "540p",
        "downloadAddr": play,
        "duration": length,
        "dynamicCover": _picture(rng, "p", 720),
        "encodeUserTag": "",
        "encodedType": "normal",
        "format": "mp4",
        "height": 1024,
        "id": native_id,
        "originCover": _picture(rng, "p", 720),
        "playAddr": play,
        "ratio": "540p",
        "videoQuality": "normal",
        "volumeInfo": {"Loudness": -14.2, "Peak": 0.79433},
        "width": 576,
    }  # fmt: skip


def _picture(rng: np.random.Generator, kind: str, size: int) -> str:
    key = rng.bytes(30).hex()
    return (
        f"https://p16-sign.example.vn/tos-alisg-{kind}-0037/{key[:32]}~c5_{size}x{size}.jpeg"
        f"?dr=14577&refresh_token={key[32:40]}&x-expires=1757000000&x-signature={key[40:]}%3D"
        "&t=4d5b0474&ps=13740610&idc=my"
    )


def _film(rng: np.random.Generator) -> str:
    key = rng.bytes(44).hex()
    return (
        f"https://v16-webapp-prime.example.vn/video/tos/alisg/tos-alisg-pve-0037c001/{key[:32]}/"
        f"?a=1988&bti=ODszNWYuMDE6&ch=0&cr=3&dr=0&lr=all&cd=0%7C0%7C0%7C&cv=1&br=1994&bt=997"
        f"&cs=0&ds=6&ft={key[32:52]}&mime_type=video_mp4&qs=0&rc={key[52:80]}"
        f"&expire=1757000000&l={key[80:]}&ply_type=2&policy=2&tk=tt_chain_token"
    )


def _later(line: dict[str, Any], row: int, rng: np.random.Generator) -> dict[str, Any]:
    data, grown = dict(line["data"]), 1 + float(rng.beta(1, 4))
    stats = {name: _as_shown(int(value * grown)) for name, value in data["stats"].items()}
    data["stats"] = stats
    data["statsV2"] = {name: str(value) for name, value in stats.items()} | {"repostCount": "0"}
    seen = line["last_updated"] + int(rng.integers(3_600, 9 * 86_400)) * 1_000
    return line | {"id": row + 1, "timestamp_collected": seen, "last_updated": seen, "data": data}
