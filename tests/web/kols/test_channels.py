"""A channel belongs to one party of a unit at a time; renamed, moved and closed with its history."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.core.errors import BadInput
from tests.web.kols.made import a_kol, a_network

URL = "https://www.tiktok.com/@an.vidu"


def add(cast, owner, address=URL, **more):
    from lantoa.web.kols.channel_services import add_channel

    return add_channel(by=cast.actor("member"), owner=owner, address=address, **more)


def test_any_spelling_of_an_address_is_the_same_channel(cast):
    kol = a_kol(cast)
    channel = add(cast, kol, "m.tiktok.com/@AN.vidu?lang=vi", followers="541.2K")
    assert (channel.url, channel.followers, channel.followers_step) == (URL, 541_200, 100)
    with pytest.raises(BadInput, match="already"):
        add(cast, kol, "tiktok.com/@an.vidu")
    kol.refresh_from_db()
    assert kol.followers == 541_200


def test_a_post_that_names_its_channel_gives_the_channel(cast):
    channel = add(cast, a_kol(cast), f"{URL}/video/7506832681780355748")
    assert channel.keys == ("tiktok:@an.vidu",)


@pytest.mark.parametrize("address", ["https://vm.tiktok.com/ZM1/", "https://youtu.be/a1B2c3D4e5_", "chữ",
                                     "https://tiktok.com.evil.vn/@an"])  # fmt: skip
def test_what_is_no_profile_is_refused(cast, address):
    with pytest.raises(BadInput):
        add(cast, a_kol(cast), address)


def test_a_channel_of_somebody_else_is_named_and_moved_only_where_asked(cast):
    first, second = a_kol(cast, "Thứ nhất"), a_kol(cast, "Thứ hai")
    add(cast, first)
    with pytest.raises(BadInput, match="belongs to Thứ nhất"):
        add(cast, second)
    moved = add(cast, second, move=True)
    assert first.channels.get().until is not None
    assert moved.until is None
    assert "an vidu" not in type(first).objects.get(pk=first.pk).folded


def test_the_database_itself_holds_that_a_channel_has_one_owner(cast):
    from django.db import IntegrityError, transaction

    from lantoa.web.kols.models import Channel

    first, second = a_kol(cast, "Thứ nhất"), a_kol(cast, "Thứ hai")
    add(cast, first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Channel.objects.create(
            unit=cast.here, kol=second, platform="tiktok", handle="an.vidu", url=URL
        )


def test_units_that_do_not_see_each_other_may_both_know_a_channel(cast):
    from lantoa.web.kols.channel_services import add_channel

    add(cast, a_kol(cast))
    other = a_kol(cast, role="sibling", unit=cast.beside)
    assert add_channel(by=cast.actor("sibling"), owner=other, address=URL).kol == other


def test_a_renamed_channel_keeps_its_old_name_as_history(cast):
    from lantoa.web.kols import queries
    from lantoa.web.kols.channel_services import rename_channel

    kol, by = a_kol(cast), cast.actor("member")
    channel = add(cast, kol, native_id="123456789")
    rename_channel(by=by, channel=channel, address="@an.moi")
    channel.refresh_from_db()
    assert [f.handle for f in channel.former.all()] == ["an.vidu"]
    assert queries.lake_keys(by=by, kol=kol) == ("tiktok:123456789", "tiktok:@an.moi")


def test_a_channel_is_not_renamed_into_another(cast):
    from lantoa.web.kols.channel_services import rename_channel

    kol = a_kol(cast)
    add(cast, kol)
    other = add(cast, kol, "https://www.tiktok.com/@hai")
    with pytest.raises(BadInput, match="another channel"):
        rename_channel(by=cast.actor("member"), channel=other, address=URL)


def test_a_closed_channel_is_history_and_may_begin_anew_elsewhere(cast):
    from lantoa.web.kols.channel_services import close_channel

    first, second = a_kol(cast, "Thứ nhất"), a_kol(cast, "Thứ hai")
    close_channel(by=cast.actor("member"), channel=add(cast, first))
    assert add(cast, second).until is None
    assert first.channels.count() == 1


def test_followers_are_what_somebody_read_on_a_day(cast):
    from lantoa.web.kols.channel_services import count_followers

    channel = add(cast, a_kol(cast))
    counted = count_followers(
        by=cast.actor("member"), channel=channel, followers="1,2 Tr", on=date(2026, 1, 2)
    )
    assert (counted.followers, counted.followers_step, counted.followers_on) == (
        1_200_000,
        100_000,
        date(2026, 1, 2),
    )
    with pytest.raises(BadInput):
        count_followers(
            by=cast.actor("member"), channel=channel, followers="nhiều", on=date(2026, 1, 2)
        )


def test_a_network_has_channels_too(cast):
    network = a_network(cast)
    assert add(cast, network, "https://www.facebook.com/mang.luoi").network == network
    with pytest.raises(BadInput, match="belongs to Mạng lưới Mẫu"):
        add(cast, a_kol(cast), "https://www.facebook.com/mang.luoi")


def test_a_pasted_address_says_what_it_is_and_whose(cast):
    from lantoa.web.kols import queries

    by = cast.actor("member")
    kol = a_kol(cast, address=URL)
    found = queries.pasted(by=by, text=f"xem {URL}/video/7506832681780355748 nhé")
    assert found["kind"] == "post"
    assert [c.kol for c in found["owners"]] == [kol]
    assert queries.pasted(by=cast.actor("sibling"), text=URL)["owners"] == []
    assert "short" in queries.pasted(by=by, text="https://vm.tiktok.com/ZM1/")
    assert "problem" in queries.pasted(by=by, text="không phải")
