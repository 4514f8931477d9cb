from __future__ import annotations

import pytest

from lantoa.sources.x.post import kind_of


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        ([], "text"),
        (["photo"], "image"),
        (["photo", "photo"], "carousel"),
        (["photo", "video"], "video"),
        (["animated_gif"], "video"),
        (["something new"], "text"),
    ],
)
def test_the_kind_of_a_post_is_that_of_its_media(types, kind):
    assert kind_of(types) == kind
