"""Units form one tree: added, renamed, moved, closed, always within one's rights and in the log."""

from __future__ import annotations

import pytest

from lantoa.core.errors import BadInput, Forbidden, NotFound
from lantoa.web.people import audit, services
from lantoa.web.people.models import AuditEntry, Membership, Unit
from lantoa.web.people.rights import ALL, Right


def _fresh(unit: Unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


def test_a_unit_is_added_below_its_parent_and_leaves_its_line(cast):
    an = cast.actor("owner")
    made = services.add_unit(by=an, parent=cast.beside, name="  Xã\u200b  Suối ", kind="commune")
    assert made.name == "Xã Suối"
    assert made.path == f"{cast.beside.path}{made.id}/"
    line = AuditEntry.objects.latest("seq")
    assert (line.verb, line.actor, line.unit_path) == ("people.add_unit", "An", made.path)
    assert audit.verify().broken is None


@pytest.mark.parametrize("name", ["", "   ", "\0\n"])
def test_a_unit_needs_a_name(cast, name):
    with pytest.raises(BadInput):
        services.add_unit(by=cast.actor("owner"), parent=cast.root, name=name, kind="other")
    assert Unit.objects.count() == 4
    assert AuditEntry.objects.count() == 0


def test_who_lacks_the_right_is_refused_and_who_may_not_see_is_told_nothing(cast):
    for role, refused in (("member", Forbidden), ("sibling", NotFound), ("kol", NotFound)):
        with pytest.raises(refused):
            services.add_unit(by=cast.actor(role), parent=cast.here, name="X", kind="other")


def test_a_unit_moves_with_all_below_it_and_so_does_who_sees_it(cast):
    services.move_unit(by=cast.actor("owner"), unit=cast.here, parent=cast.beside)
    here, below = _fresh(cast.here), _fresh(cast.below)
    assert here.path == f"{cast.beside.path}{here.id}/"
    assert below.path == f"{here.path}{below.id}/"
    assert cast.actor("sibling").may(Right.VIEW, below)
    assert cast.actor("member").may(Right.EDIT, below)
    assert not cast.actor("member").may(Right.VIEW, _fresh(cast.beside))


def test_a_unit_never_hangs_below_itself_and_the_root_stays(cast):
    an = cast.actor("owner")
    for unit, parent in ((cast.here, cast.below), (cast.here, cast.here), (cast.root, cast.here)):
        with pytest.raises(BadInput):
            services.move_unit(by=an, unit=unit, parent=parent)
    assert _fresh(cast.here).path == cast.here.path


def test_moving_needs_the_right_at_both_ends(cast):
    Membership.objects.create(user=cast.users["member"], unit=cast.below, rights=int(ALL))
    binh = cast.actor("member")
    with pytest.raises(NotFound):
        services.move_unit(by=binh, unit=cast.below, parent=cast.beside)
    with pytest.raises(Forbidden):
        services.move_unit(by=binh, unit=cast.below, parent=cast.here)


def test_the_tree_is_no_deeper_than_it_says(cast):
    an, parent = cast.actor("owner"), cast.root
    for level in range(services.DEEPEST - 1):
        parent = services.add_unit(by=an, parent=parent, name=str(level), kind="other")
    with pytest.raises(BadInput, match="deep"):
        services.add_unit(by=an, parent=parent, name="too deep", kind="other")
    with pytest.raises(BadInput, match="deep"):
        services.move_unit(by=an, unit=cast.here, parent=parent)


def test_a_closed_unit_lets_its_own_people_in_no_more_and_opens_again(cast):
    an = cast.actor("owner")
    services.set_active(by=an, unit=cast.here, active=False)
    assert not _fresh(cast.below).active
    assert not cast.actor("member").grants
    assert cast.actor("owner").may(Right.VIEW, cast.below)
    with pytest.raises(BadInput, match="closed"):
        services.set_active(by=an, unit=_fresh(cast.below), active=True)
    services.set_active(by=an, unit=_fresh(cast.here), active=True)
    assert cast.actor("member").may(Right.EDIT, cast.here)
    with pytest.raises(BadInput):
        services.set_active(by=an, unit=cast.root, active=False)


def test_nobody_gives_rights_that_they_lack(cast):
    held = Membership.objects.get(user=cast.users["approver"])
    Membership.objects.filter(user=cast.users["member"]).update(
        rights=int(Right.VIEW | Right.PEOPLE)
    )
    binh = cast.actor("member")
    with pytest.raises(Forbidden):
        services.set_rights(by=binh, membership=held, rights=Right.VIEW)
    with pytest.raises(Forbidden):
        services.end_membership(by=binh, membership=held)
    own = Membership.objects.get(user=cast.users["member"])
    with pytest.raises(Forbidden):
        services.set_rights(by=binh, membership=own, rights=ALL)
    with pytest.raises(Forbidden):
        services.reset_key(by=binh, user=cast.users["approver"])
    with pytest.raises(NotFound):
        services.reset_key(by=binh, user=cast.users["owner"])


def test_somebody_with_every_right_stays_at_the_root(cast):
    an, held = cast.actor("owner"), Membership.objects.get(user=cast.users["owner"])
    with pytest.raises(BadInput, match="stay"):
        services.end_membership(by=an, membership=held)
    with pytest.raises(BadInput, match="stay"):
        services.set_rights(by=an, membership=held, rights=Right.VIEW)
    Membership.objects.create(user=cast.users["outsider"], unit=cast.root, rights=int(ALL))
    services.end_membership(by=an, membership=held)
    assert not cast.actor("owner").grants


def test_an_ended_membership_ends_once(cast):
    an, held = cast.actor("owner"), Membership.objects.get(user=cast.users["member"])
    services.end_membership(by=an, membership=held)
    with pytest.raises(BadInput, match="ended"):
        services.end_membership(by=an, membership=held)
    assert not cast.actor("member").may(Right.VIEW, cast.here)
