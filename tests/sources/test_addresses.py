"""Any address of a profile or post, as people paste it, becomes one spelling or a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.errors import Unreadable
from lantoa.sources.addresses import (
    PLATFORMS_KNOWN,
    Address,
    ShortLink,
    channel,
    platform_named,
    recognise,
)

VIDEO = "7506832681780355748"
CHANNEL = "UCabcdefghijklmnopqrstuv"
ACCOUNT = "2802088037247282112"

PROFILES = [
    ("https://www.tiktok.com/@An.Example", "https://www.tiktok.com/@an.example", "tiktok:@an.example"),
    ("tiktok.com/@an.example?lang=vi&_t=ZS-99&_r=1", "https://www.tiktok.com/@an.example", "tiktok:@an.example"),
    ("http://m.tiktok.com/%40an.example/", "https://www.tiktok.com/@an.example", "tiktok:@an.example"),
    ("https://www.tiktok.com/@an.example/live", "https://www.tiktok.com/@an.example", "tiktok:@an.example"),
    ("https://www.facebook.com/An.Example/?ref=page_internal&mibextid=x", "https://www.facebook.com/an.example", "facebook:@an.example"),
    ("https://m.facebook.com/profile.php?id=100012345678901&sk=about", "https://www.facebook.com/profile.php?id=100012345678901", "facebook:100012345678901"),
    ("https://www.facebook.com/people/An-V%C3%AD-D%E1%BB%A5/100012345678901/", "https://www.facebook.com/profile.php?id=100012345678901", "facebook:100012345678901"),
    ("https://www.facebook.com/p/An-Example-100012345678901/", "https://www.facebook.com/profile.php?id=100012345678901", "facebook:100012345678901"),
    ("vi-vn.facebook.com/an.example", "https://www.facebook.com/an.example", "facebook:@an.example"),
    ("fb.com/an.example", "https://www.facebook.com/an.example", "facebook:@an.example"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.tiktok.com%2F%40an.example%3Flang%3Dvi&h=AT0", "https://www.tiktok.com/@an.example", "tiktok:@an.example"),
    ("https://instagram.com/an.example?igshid=abc==", "https://www.instagram.com/an.example/", "instagram:@an.example"),
    ("https://www.instagram.com/_u/an.example", "https://www.instagram.com/an.example/", "instagram:@an.example"),
    ("youtube.com/@Tu%E1%BA%A5nV%C3%ADD%E1%BB%A5/videos", "https://www.youtube.com/@tu%E1%BA%A5nv%C3%ADd%E1%BB%A5", "youtube:@tuấnvídụ"),
    (f"https://m.youtube.com/channel/{CHANNEL}/featured", f"https://www.youtube.com/channel/{CHANNEL}", f"youtube:{CHANNEL}"),
    ("https://www.threads.net/@An.Example?xmt=AQ", "https://www.threads.com/@an.example", "threads:@an.example"),
    ("twitter.com/An_Example", "https://x.com/an_example", "x:@an_example"),
    ("https://x.com/intent/user?screen_name=An_Example", "https://x.com/an_example", "x:@an_example"),
    (f"https://zalo.me/{ACCOUNT}", f"https://zalo.me/{ACCOUNT}", f"zalo:{ACCOUNT}"),
    (f"https://rd.zapps.vn/articles?pageId={ACCOUNT}", f"https://zalo.me/{ACCOUNT}", f"zalo:{ACCOUNT}"),
]  # fmt: skip

POSTS = [
    (f"https://www.tiktok.com/@An.Example/video/{VIDEO}?is_from_webapp=1", f"https://www.tiktok.com/@an.example/video/{VIDEO}", f"tiktok:{VIDEO}"),
    (f"https://m.tiktok.com/v/{VIDEO}.html?u_code=x", f"https://www.tiktok.com/@/video/{VIDEO}", f"tiktok:{VIDEO}"),
    (f"tiktok.com/@an.example/photo/{VIDEO}", f"https://www.tiktok.com/@an.example/photo/{VIDEO}", f"tiktok:{VIDEO}"),
    (f"https://www.tiktok.com/embed/v2/{VIDEO}", f"https://www.tiktok.com/@/video/{VIDEO}", f"tiktok:{VIDEO}"),
    ("https://www.facebook.com/An.Example/posts/122158000000000001?__cft__[0]=A", "https://www.facebook.com/an.example/posts/122158000000000001", "facebook:122158000000000001"),
    ("https://www.facebook.com/an.example/posts/ten-bai/pfbid02abcDEF123", "https://www.facebook.com/an.example/posts/pfbid02abcDEF123", "facebook:pfbid02abcDEF123"),
    ("https://www.facebook.com/reel/1234567890123456/?s=single", "https://www.facebook.com/reel/1234567890123456", "facebook:1234567890123456"),
    ("https://www.facebook.com/watch/?v=1234567890123456&ref=sharing", "https://www.facebook.com/watch/?v=1234567890123456", "facebook:1234567890123456"),
    ("https://m.facebook.com/story.php?story_fbid=1234567890&id=100012345678901", "https://www.facebook.com/permalink.php?story_fbid=1234567890&id=100012345678901", "facebook:1234567890"),
    ("https://www.facebook.com/photo/?fbid=1234567890&set=a.1", "https://www.facebook.com/photo.php?fbid=1234567890", "facebook:1234567890"),
    ("https://www.instagram.com/reel/DcAwluvzFq6/?utm_source=ig_web_copy_link", "https://www.instagram.com/p/DcAwluvzFq6/", "instagram:DcAwluvzFq6"),
    ("https://www.instagram.com/an.example/p/DcAwluvzFq6", "https://www.instagram.com/p/DcAwluvzFq6/", "instagram:DcAwluvzFq6"),
    ("https://youtu.be/a1B2c3D4e5_?si=abc&t=3", "https://www.youtube.com/watch?v=a1B2c3D4e5_", "youtube:a1B2c3D4e5_"),
    ("youtube.com/shorts/-1B2c3D4e5_?feature=share", "https://www.youtube.com/watch?v=-1B2c3D4e5_", "youtube:-1B2c3D4e5_"),
    ("https://www.youtube.com/watch?list=PLx&v=a1B2c3D4e5_&pp=y", "https://www.youtube.com/watch?v=a1B2c3D4e5_", "youtube:a1B2c3D4e5_"),
    ("https://www.threads.net/@an.example/post/DcAwluvzFq6", "https://www.threads.com/t/DcAwluvzFq6", "threads:DcAwluvzFq6"),
    ("https://twitter.com/An_Example/status/1440717170493689866/photo/1?s=20", "https://x.com/an_example/status/1440717170493689866", "x:1440717170493689866"),
    ("https://x.com/i/web/status/1440717170493689866", "https://x.com/i/status/1440717170493689866", "x:1440717170493689866"),
    (f"https://rd.zapps.vn/detail/{ACCOUNT}?zarsrc=33&id=7bfb229abddf54810dce&pageId={ACCOUNT}", f"https://rd.zapps.vn/detail/{ACCOUNT}?id=7bfb229abddf54810dce&pageId={ACCOUNT}", "zalo:7bfb229abddf54810dce"),
]  # fmt: skip

SHORT = [
    ("https://vm.tiktok.com/ZMabc123/?utm=1", "tiktok", "https://vm.tiktok.com/ZMabc123"),
    ("vt.tiktok.com/ZSabc", "tiktok", "https://vt.tiktok.com/ZSabc"),
    ("https://www.tiktok.com/t/ZTabc/", "tiktok", "https://www.tiktok.com/t/ZTabc"),
    ("https://fb.watch/abcDEF/", "facebook", "https://fb.watch/abcDEF"),
    ("https://www.facebook.com/share/r/1Yxw/?mibextid=w", "facebook", "https://www.facebook.com/share/r/1Yxw"),
    ("https://www.youtube.com/c/AnExample", "youtube", "https://www.youtube.com/c/AnExample"),
    ("https://t.co/abc", "x", "https://t.co/abc"),
]  # fmt: skip

REFUSED = [
    ("https://tiktok.com.evil.vn/@an", "belongs to tiktok.com.evil.vn"),
    ("https://www.tiktok.com@evil.vn/@an", "a name before its site"),
    ("https://tiktok.com\\@evil.vn/@an", "backslash"),
    ("https://tıktok.com/@an", "only look like"),
    ("https://www.tіktok.com/@an", "only look like"),
    ("https://xn--tktok-q4a.com/@an", "only look like"),
    ("https://ｔｉｋｔｏｋ.com/@an", "only look like"),
    ("https://faceb00k.com/an", "no site known here"),
    ("https://notfacebook.com/an", "looks like facebook"),
    ("https://www.tiktok.com:8443/@an", "not a web address"),
    ("javascript:alert(1)", "not a web address"),
    ("ftp://tiktok.com/@an", "not a web address"),
    ("https://www.tiktok.com/tag/happyvietnam", "no profile and no post"),
    ("https://www.facebook.com/groups/1234567", "a group"),
    ("https://www.instagram.com/stories/an.example/123", "gone after a day"),
    ("https://www.youtube.com/playlist?list=PLx", "no channel and no video"),
    ("https://zalo.me/0912345678", "telephone"),
    ("https://zalo.me/84912345678", "telephone"),
    ("https://www.tiktok.com/@an%FF", "damaged"),
    ("", "no address"),
    ("chị An gửi sau nhé", "no address"),
    ("@an.example", "without its platform"),
]  # fmt: skip


@pytest.mark.parametrize(("pasted", "url", "key"), PROFILES, ids=range(len(PROFILES)))
def test_a_profile_is_recognised_and_made_canonical(pasted, url, key):
    found = recognise(pasted)
    assert isinstance(found, Address), found
    assert (found.kind, found.url, found.key) == ("profile", url, key)


@pytest.mark.parametrize(("pasted", "url", "key"), POSTS, ids=range(len(POSTS)))
def test_a_post_is_recognised_and_made_canonical(pasted, url, key):
    found = recognise(pasted)
    assert isinstance(found, Address), found
    assert (found.kind, found.url, found.key) == ("post", url, key)


@pytest.mark.parametrize(("pasted", "platform", "url"), SHORT)
def test_a_short_link_is_known_as_one_that_needs_opening(pasted, platform, url):
    assert recognise(pasted) == ShortLink(platform=platform, url=url)


@pytest.mark.parametrize(("pasted", "reason"), REFUSED)
def test_what_is_neither_is_refused_with_its_reason(pasted, reason):
    found = recognise(pasted)
    assert isinstance(found, Unreadable), found
    assert reason in found.reason


@pytest.mark.parametrize(
    "around",
    ["Kênh của em: {} nha chị!", "({}).", "«{}»", "<{}>", "\u200b{}\u200b", "{}, cảm ơn", "“{}”…"],
)
def test_a_chat_around_an_address_does_not_matter(around):
    found = recognise(around.format("https://www.tiktok.com/@an.example"))
    assert isinstance(found, Address)
    assert found.url == "https://www.tiktok.com/@an.example"


@pytest.mark.parametrize("case", PROFILES + POSTS, ids=range(len(PROFILES + POSTS)))
def test_a_canonical_address_is_its_own(case):
    found = recognise(case[0])
    assert isinstance(found, Address)
    again = recognise(found.url)
    assert isinstance(again, Address)
    assert (again.url, again.key, again.kind) == (found.url, found.key, found.kind)


HOSTS = st.sampled_from(
    ["tiktok.com", "www.facebook.com", "m.facebook.com", "instagram.com", "youtu.be", "youtube.com",
     "threads.net", "x.com", "twitter.com", "zalo.me", "rd.zapps.vn", "l.facebook.com", "vm.tiktok.com"]
)  # fmt: skip
PARTS = st.sampled_from(
    ["@an", "@", "posts", "video", "photo", "reel", "p", "status", "i", "channel", CHANNEL, VIDEO,
     "profile.php?id=12345678", "watch?v=a1B2c3D4e5_", "people", "groups", "share", "..", "%2F", "a.b",
     "detail", f"?id=7bfb229abddf54810dce&pageId={ACCOUNT}", "l.php?u=https://x.com/an", "#x", "Ứ", "\x00"]
)  # fmt: skip
ADDRESSES = st.builds(
    lambda scheme, host, parts: scheme + host + "/" + "/".join(parts),
    st.sampled_from(["https://", "http://", "", "//", "HTTPS://"]),
    HOSTS,
    st.lists(PARTS | st.text(max_size=12), max_size=5),
)


@given(st.text() | ADDRESSES)
def test_no_text_raises_and_what_is_canonical_stays_so(text):
    found = recognise(text)
    if isinstance(found, Address):
        again = recognise(found.url)
        assert isinstance(again, Address)
        assert (again.url, again.key, again.kind) == (found.url, found.key, found.kind)
        assert found.url.isascii()
        assert found.url.startswith("https://")
    if isinstance(found, ShortLink):
        assert recognise(found.url) == found


@given(st.sampled_from([*PLATFORMS_KNOWN, "press", ""]), st.text())
def test_no_name_of_a_channel_raises(platform, name):
    found = channel(platform, name)
    assert not isinstance(found, Address) or (found.platform, found.kind) == (platform, "profile")
    platform_named(name)


@pytest.mark.parametrize(
    ("platform", "name", "key"),
    [
        ("tiktok", "@An.Example", "tiktok:@an.example"),
        ("tiktok", "https://www.tiktok.com/@an.example", "tiktok:@an.example"),
        ("tiktok", f"https://www.tiktok.com/@an.example/video/{VIDEO}", "tiktok:@an.example"),
        ("facebook", "100012345678901", "facebook:100012345678901"),
        ("youtube", CHANNEL, f"youtube:{CHANNEL}"),
        ("instagram", "an.vn", "instagram:@an.vn"),
    ],
)
def test_a_channel_is_named_by_its_platform_and_a_name_or_address(platform, name, key):
    found = channel(platform, name)
    assert isinstance(found, Address)
    assert found.key == key
    assert found.kind == "profile"


@pytest.mark.parametrize(
    ("platform", "name", "reason"),
    [
        ("facebook", "https://www.tiktok.com/@an", "an address of tiktok, not of facebook"),
        ("youtube", "https://youtu.be/a1B2c3D4e5_", "does not name its channel"),
        ("tiktok", "An Ví Dụ", "not a user name"),
        ("press", "bao", "no platform known"),
        ("zalo", "0912 345 678", "telephone"),
    ],
)
def test_a_name_that_is_no_channel_of_the_platform_is_refused(platform, name, reason):
    found = channel(platform, name)
    assert isinstance(found, Unreadable)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("said", "platform"),
    [("TikTok", "tiktok"), ("Tik Tok", "tiktok"), ("FB", "facebook"), ("Fanpage", "facebook"),
     ("Kênh YouTube", "youtube"), ("IG", "instagram"), ("Twitter", "x"), ("Zalo OA", "zalo"),
     ("báo giấy", None), ("", None)],
)  # fmt: skip
def test_people_call_platforms_by_many_names(said, platform):
    assert platform_named(said) == platform
