"""A KOL's part of a campaign: the same figures, of their posts alone, each with its passport."""

from __future__ import annotations

import pytest

from lantoa.core.errors import BadInput, NotFound
from tests.web.kols.made import a_kol


@pytest.fixture
def told(copied):
    """A site with data and the stock cast."""
    from lantoa.web.campaigns import queries
    from lantoa.web.campaigns.models import Holding
    from lantoa.web.people.actors import Actor
    from tests.web.cast import Cast

    cast = Cast(copied)
    (campaign,) = queries.readable(by=Actor.system("test"))
    Holding.objects.create(file=queries.place_of(campaign.path), unit=cast.here)
    return cast


def author(board):
    """The channel with the most views of a board."""
    return board.figure("top_channels").rows[0]


def parts(told, kol, role="member"):
    from lantoa.web.campaigns.queries import readable
    from lantoa.web.dashboards.parts import part_of

    return part_of(readable(by=told.actor("owner"))[0], kol, by=told.actor(role))


def shown(listed):
    from lantoa.web.dashboards.boards import board_shown

    return board_shown(listed, "vi")


def test_a_part_is_the_same_figure_over_the_kols_own_posts(told):
    from lantoa.web.campaigns.queries import readable

    whole = shown(readable(by=told.actor("owner"))[0]).board
    first = author(whole)
    kol = a_kol(told, address=f"https://www.tiktok.com/@{first['handle']}")
    part = shown(parts(told, kol)).board
    posts, all_posts = part.figure("posts"), whole.figure("posts")
    assert 0 < posts.value < all_posts.value
    assert posts.passport.scope.outside_by["other_channel"] == all_posts.value - posts.value
    assert f"--channel tiktok:@{first['handle']}" in posts.passport.again


def test_a_kol_without_a_channel_has_no_part_rather_than_all_of_it(told):
    with pytest.raises(BadInput, match="no channel"):
        parts(told, a_kol(told))


def test_who_may_not_see_the_kol_finds_no_part(told):
    from lantoa.web.dashboards.parts import MARK, listed_named

    beside = a_kol(
        told, address="https://www.tiktok.com/@an.vidu", role="sibling", unit=told.beside
    )
    slug = f"mot-cay-cho-pho{MARK}{beside.pk.hex}"
    with pytest.raises(NotFound):
        listed_named(slug, by=told.actor("member"))
    assert listed_named(slug, by=told.actor("owner")) is not None
    for role in ("sibling", "outsider", "network", "kol"):
        assert listed_named(slug, by=told.actor(role)) is None
    with pytest.raises(NotFound):
        listed_named(f"mot-cay-cho-pho{MARK}khong-phai", by=told.actor("member"))


def test_every_number_of_the_page_has_its_own_passport_page(told):
    import re

    from lantoa.web.campaigns.queries import readable

    first = author(shown(readable(by=told.actor("owner"))[0]).board)
    kol = a_kol(told, address=f"https://www.tiktok.com/@{first['handle']}")
    site = told.seen_by("member")
    page = site.page(f"/kols/{kol.pk}/figures")
    values = re.findall(r'<p class="value[^"]*">', page)
    links = re.findall(r'href="(/c/[^"]+--kol-[0-9a-f]{32}/figures/[a-z_]+)', page)
    assert len(values) >= 8
    assert len(set(links)) >= len(values)
    for link in sorted(set(links))[:3]:
        assert kol.name in site.page(link)
    assert kol.name in site.page(f"/c/mot-cay-cho-pho--kol-{kol.pk.hex}/")
    told.seen_by("sibling").page(f"/c/mot-cay-cho-pho--kol-{kol.pk.hex}/", 404)
