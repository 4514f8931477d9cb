"""Data flows up, rights flow down, and siblings do not see each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.errors import Forbidden, NotFound
from lantoa.web.people.actors import Actor, Grant
from lantoa.web.people.rights import ALL, Right, from_names, named, rights_of
from tests.web.cast import KOL_ID, NETWORK_ID

paths = st.lists(st.sampled_from("abc"), min_size=1, max_size=5).map(
    lambda p: "/" + "/".join(p) + "/"
)


def test_a_right_at_a_unit_holds_for_all_below_it_and_nothing_beside_or_above(cast):
    binh = cast.actor("member")
    assert binh.may(Right.EDIT, cast.here)
    assert binh.may(Right.EDIT, cast.below)
    assert not binh.may(Right.VIEW, cast.beside)
    assert not binh.may(Right.VIEW, cast.root)


def test_what_belongs_to_a_unit_is_seen_at_every_ancestor_and_by_no_sibling(cast):
    from lantoa.web.people.queries import units

    names = {
        role: [one.name for one in units(by=cast.actor(role))]
        for role in ("owner", "member", "sibling", "outsider", "network", "nobody")
    }
    assert set(names["owner"]) == {cast.root.name, "Tỉnh Mây", "Xã Lá", "Tỉnh Gió"}
    assert set(names["member"]) == {"Tỉnh Mây", "Xã Lá"}
    assert names["sibling"] == ["Tỉnh Gió"]
    assert names["outsider"] == names["network"] == names["nobody"] == []


def test_who_may_not_view_a_thing_is_told_that_there_is_nothing(cast):
    with pytest.raises(NotFound):
        cast.actor("sibling").need(Right.EDIT, cast.here)
    with pytest.raises(Forbidden):
        cast.actor("approver").need(Right.EDIT, cast.here)
    cast.actor("approver").need(Right.APPROVE, cast.below)


def test_a_path_that_only_begins_alike_is_no_ancestor():
    actor = Actor(kind="member", grants=(Grant("/a/b/", ALL),))
    assert not actor.may(Right.VIEW, "/a/bc/")
    assert actor.may(Right.VIEW, "/a/b/c/")


@given(held=paths, asked=paths, right=st.sampled_from(list(Right)))
def test_a_grant_reaches_exactly_its_own_subtree(held, asked, right):
    actor = Actor(kind="member", grants=(Grant(held, rights_of(right)),))
    inside = asked.split("/")[1:-1][: len(held.split("/")[1:-1])] == held.split("/")[1:-1]
    assert actor.may(right, asked) is inside
    assert actor.may(Right.VIEW, asked) is inside


def test_an_ended_membership_and_a_closed_unit_give_nothing(cast):
    from lantoa.core.clock import now
    from lantoa.web.people.models import Membership

    Membership.objects.filter(user=cast.users["sibling"]).update(until=now())
    assert not cast.actor("sibling").grants
    type(cast.here).objects.filter(pk=cast.here.pk).update(active=False)
    assert not cast.actor("member").grants


def test_an_outside_party_speaks_for_itself_and_is_no_member(cast):
    ha, khoa = cast.actor("network"), cast.actor("kol")
    assert ha.speaks_for("network", NETWORK_ID)
    assert not ha.speaks_for("kol", KOL_ID)
    assert khoa.party_ids("kol") == (KOL_ID,)
    assert not ha.may_somewhere(Right.VIEW)
    with pytest.raises(NotFound):
        khoa.need(Right.VIEW, cast.here)


def test_an_account_that_was_closed_is_nobody(cast):
    cast.users["owner"].is_active = False
    from lantoa.web.people.queries import actor_of

    assert actor_of(cast.users["owner"]).kind == "nobody"


def test_the_system_and_whoever_is_alone_may_do_all(cast):
    for actor in (Actor.system("doctor"), Actor.alone()):
        assert actor.may(ALL, cast.below)
        assert actor.within(type(cast.here).objects.all(), Right.PEOPLE, "path").count() == 4
    assert not Actor.nobody().may_somewhere(Right.VIEW)


@given(st.integers(0, 2**12))
def test_any_right_brings_the_right_to_view(held):
    found = rights_of(held)
    assert (Right.VIEW in found) == (held & 63 != 0)
    assert from_names(named(found)) == found
