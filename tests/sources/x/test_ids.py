from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lantoa.core.errors import Unreadable
from lantoa.sources.x.ids import post_id, posted_at


def test_an_id_is_text_whatever_it_came_as():
    assert post_id(1712345678901234567, "id") == post_id(" 1712345678901234567 ", "id")


@pytest.mark.parametrize("value", ["1.71E+18", 1.7e18, None, "", "abc", "0", "-5", "9" * 20, [1]])
def test_what_is_no_id_is_refused(value):
    with pytest.raises(Unreadable) as refused:
        post_id(value, "rest_id")
    assert refused.value.field == "rest_id"


def test_an_id_holds_its_time():
    number = (1_770_000_000_000 - 1_288_834_974_657) << 22
    assert posted_at(str(number)) == datetime.fromtimestamp(1_770_000_000, UTC)


def test_an_old_id_holds_none():
    assert posted_at("20") is None
