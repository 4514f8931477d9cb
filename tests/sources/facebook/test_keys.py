from __future__ import annotations

import pytest

from lantoa.core.errors import Unreadable
from lantoa.sources.facebook.keys import address_of, number_in, post_key


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("https://www.facebook.com/100/posts/22222", "22222"),
        ("https://www.facebook.com/anexample/posts/mot-ngay-hoi/22222/?x=1", "22222"),
        ("https://www.facebook.com/anexample/posts/pfbid0abcDEF", "pfbid0abcDEF"),
        ("https://www.facebook.com/anexample/videos/22222/", "22222"),
        ("https://www.facebook.com/anexample/photos/a.33333/22222/?type=3", "22222"),
        ("https://www.facebook.com/groups/100/permalink/22222/", "22222"),
        ("https://www.facebook.com/permalink.php?story_fbid=22222&id=100", "22222"),
        ("https://www.facebook.com/photo.php?fbid=22222&set=a.1", "22222"),
        ("https://www.facebook.com/watch/?v=22222", "22222"),
        ("https://www.facebook.com/reel/22222", "22222"),
        ("https://www.facebook.com/anexample", None),
        ("https://www.instagram.com/p/DcAwluvzFq6/", None),
        (None, None),
    ],
)
def test_an_address_names_its_post(address, number):
    assert number_in(address) == number


def test_page_and_post_and_post_alone_are_one_key():
    assert post_key("100_22222", None, "id") == post_key("22222", None, "id") == "facebook:22222"


def test_an_id_ruined_by_a_spreadsheet_is_saved_by_the_address():
    address = "https://www.facebook.com/100/posts/122158000000000001"
    assert post_key("1.22158E+17", address, "Post ID") == "facebook:122158000000000001"
    with pytest.raises(Unreadable, match="floating-point"):
        post_key("1.22158E+17", "https://www.facebook.com/anexample", "Post ID")


def test_an_address_is_made_whole_and_loses_its_token():
    assert (
        address_of("/anexample/videos/1/", "url") == "https://www.facebook.com/anexample/videos/1/"
    )
    assert address_of("https://a.vn/?access_token=x&id=1", "url") == "https://a.vn/?id=1"
    assert address_of("  ", "url") is None
