"""One key for a post, from its id or its address."""

from __future__ import annotations

import pytest

from lantoa.core.errors import Unreadable
from lantoa.sources.files.post_ids import post_key, url_platform

TIKTOK = "https://www.tiktok.com/@an.example/video/7506832681780355748?is_copy_url=1"


@pytest.mark.parametrize(
    ("platform", "value", "url", "key"),
    [
        ("tiktok", "7506832681780355748", None, "tiktok:7506832681780355748"),
        ("tiktok", "7.50683E+18", TIKTOK, "tiktok:7506832681780355748"),
        ("tiktok", None, TIKTOK.replace("video", "photo"), "tiktok:7506832681780355748"),
        ("tiktok", TIKTOK, None, "tiktok:7506832681780355748"),
        ("instagram", "3963381371133254330", None, "instagram:DcAwluvzFq6"),
        ("instagram", "3963381371133254330_123", None, "instagram:DcAwluvzFq6"),
        ("instagram", "DcAwluvzFq6", None, "instagram:DcAwluvzFq6"),
        ("instagram", "17895695668004550", "https://www.instagram.com/reel/DcAwluvzFq6/", "instagram:DcAwluvzFq6"),
        ("youtube", None, "https://youtu.be/a1B2c3D4e5_?t=3", "youtube:a1B2c3D4e5_"),
        ("youtube", None, "https://www.youtube.com/watch?list=x&v=-1B2c3D4e5_", "youtube:-1B2c3D4e5_"),
        ("youtube", " -1B2c3D4e5_", "https://www.youtube.com/shorts/-1B2c3D4e5_", "youtube:-1B2c3D4e5_"),
        ("x", None, "https://twitter.com/an_example/status/1440717170493689866?s=20", "x:1440717170493689866"),
        ("facebook", "1.22158E+17", "https://www.facebook.com/an/posts/122158000000000001", "facebook:122158000000000001"),
        ("threads", None, "https://www.threads.net/@an.example/post/DcAwluvzFq6", "threads:DcAwluvzFq6"),
        ("press", None, "https://bao.example.vn/bai-1.html?token=t", "press:https://bao.example.vn/bai-1.html"),
        ("press", "bai-1", None, "press:bai-1"),
    ],
    ids=range(16),
)  # fmt: skip
def test_a_post_is_known_by_its_id_or_its_address(platform, value, url, key):
    assert post_key(platform, value, url, "id") == key


@pytest.mark.parametrize(
    ("platform", "value", "url", "reason"),
    [
        ("tiktok", None, None, "no id"),
        ("tiktok", "7.5E+18", None, "floating-point"),
        ("tiktok", "7.5E+18", "https://vm.tiktok.com/ZM123/", "names no post"),
        ("tiktok", "abc", None, "not the id"),
        ("tiktok", "7506832681780355749", TIKTOK, "different posts"),
        ("instagram", "17895695668004550", None, "Graph API"),
        ("instagram", None, "https://www.instagram.com/an.example/", "no id"),
        ("youtube", "short", None, "not the id"),
        ("press", None, None, "neither"),
        ("facebook", None, "https://www.facebook.com/an", "names no post"),
    ],
    ids=range(10),
)
def test_a_row_that_names_no_post_says_why(platform, value, url, reason):
    with pytest.raises(Unreadable, match=reason):
        post_key(platform, value, url, "id")


@pytest.mark.parametrize(
    ("url", "platform"),
    [(TIKTOK, "tiktok"), ("http://m.facebook.com/x", "facebook"), ("https://x.com/a", "x"),
     ("https://netflix.com/a", None), ("no address", None), ("https://an@youtu.be:443/x", "youtube")],
)  # fmt: skip
def test_the_platform_of_an_address(url, platform):
    assert url_platform(url) == platform
