"""A KOL is entered, changed, put aside; who may not see it learns nothing."""

from __future__ import annotations

import pytest

from lantoa.core.errors import BadInput, Forbidden, NotFound
from tests.web.kols.made import a_kol, a_network


def test_a_kol_is_entered_with_its_line_in_the_log(cast):
    from lantoa.web.people.models import AuditEntry

    kol = a_kol(cast, legal_name="Trần Ví Dụ", phone="0900 000 001")
    line = AuditEntry.objects.get(verb="kols.add")
    assert line.object_id == str(kol.pk)
    assert "Trần" not in line.facts_text
    assert "legal_name" in line.facts["fields"]


def test_without_a_name_nothing_is_entered(cast):
    from lantoa.web.kols.models import Kol

    with pytest.raises(BadInput, match="without a name"):
        a_kol(cast, "  ")
    assert not Kol.objects.exists()


def test_where_the_first_channel_is_wrong_the_kol_is_not_entered_either(cast):
    from lantoa.web.kols.models import Kol

    with pytest.raises(BadInput):
        a_kol(cast, address="https://tiktok.com.evil.vn/@an")
    assert not Kol.objects.exists()


def test_search_finds_by_name_handle_topic_and_place_without_marks(cast):
    from lantoa.web.kols import queries, services

    by = cast.actor("member")
    kol = a_kol(cast, "Hoa hậu vỉa hè", address="https://www.tiktok.com/@lan.toa")
    services.edit_kol(by=by, kol=kol, said=services.KolSaid(home="Đồng Tháp"))
    for question in ("hoa hau via he", "VỈA", "lan toa", "am thuc", "dong thap", "he hoa"):
        assert list(queries.searched(queries.roster(by=by), question)) == [kol], question
    for question in ("oa hau", "hoahau", "%", "_"):
        found = list(queries.searched(queries.roster(by=by), question))
        assert found == ([kol] if question in "%_" else []), question


def test_two_people_at_once_do_not_overwrite_each_other(cast):
    from lantoa.web.kols import services

    kol, by = a_kol(cast), cast.actor("member")
    services.edit_kol(by=by, kol=kol, said=services.KolSaid(home="Huế"), version=1)
    with pytest.raises(BadInput, match="meanwhile"):
        services.edit_kol(by=by, kol=kol, said=services.KolSaid(home="Vinh"), version=1)


def test_what_does_not_change_leaves_no_line(cast):
    from lantoa.web.kols import services
    from lantoa.web.people.models import AuditEntry

    kol, by = a_kol(cast), cast.actor("member")
    services.edit_kol(by=by, kol=kol, said=services.KolSaid(name="An Ví Dụ"))
    assert not AuditEntry.objects.filter(verb="kols.edit").exists()


def test_a_kol_put_aside_is_out_of_the_roster_and_comes_back(cast):
    from lantoa.web.kols import queries, services

    kol, by = a_kol(cast), cast.actor("member")
    services.archive_kol(by=by, kol=kol)
    assert not queries.roster(by=by).exists()
    assert queries.roster(by=by, archived=True).exists()
    services.archive_kol(by=by, kol=kol, back=True)
    assert queries.roster(by=by).exists()


def test_siblings_do_not_see_each_other_and_ancestors_see_both(cast):
    from lantoa.web.kols import queries

    here, beside = a_kol(cast, "Ở đây"), a_kol(cast, "Bên kia", role="sibling", unit=cast.beside)
    assert list(queries.roster(by=cast.actor("member"))) == [here]
    assert list(queries.roster(by=cast.actor("sibling"))) == [beside]
    assert queries.roster(by=cast.actor("owner")).count() == 2
    for role in ("outsider", "network", "kol", "nobody"):
        assert not queries.roster(by=cast.actor(role)).exists()
    with pytest.raises(NotFound):
        queries.kol(by=cast.actor("sibling"), id=here.pk)


def test_the_restricted_part_is_seen_by_who_may_edit_and_by_nobody_else(cast):
    from lantoa.web.kols import queries

    kol = a_kol(cast, phone="0900 000 001")
    held = queries.private_of(by=cast.actor("member"), kol=kol)
    assert held is not None
    assert held.phone == "0900 000 001"
    assert queries.private_of(by=cast.actor("owner"), kol=kol) is not None
    for role in ("approver", "sibling", "network", "kol"):
        assert queries.private_of(by=cast.actor(role), kol=kol) is None, role


@pytest.mark.parametrize(("role", "failure"), [("approver", Forbidden), ("sibling", NotFound),
                                               ("network", NotFound), ("nobody", NotFound)])  # fmt: skip
def test_who_may_not_edit_changes_nothing(cast, role, failure):
    from lantoa.web.kols import channel_services, services

    kol, by = a_kol(cast), cast.actor(role)
    with pytest.raises(failure):
        services.edit_kol(by=by, kol=kol, said=services.KolSaid(name="Khác"))
    with pytest.raises(failure):
        services.archive_kol(by=by, kol=kol)
    with pytest.raises(failure):
        channel_services.add_channel(by=by, owner=kol, address="x.com/an")


def test_membership_of_a_network_has_its_days(cast):
    from datetime import date

    from lantoa.web.kols import services

    kol, network, by = a_kol(cast), a_network(cast), cast.actor("member")
    held = services.join_network(by=by, kol=kol, network=network, since=date(2024, 1, 1))
    with pytest.raises(BadInput, match="already"):
        services.join_network(by=by, kol=kol, network=network)
    with pytest.raises(BadInput, match="before it begins"):
        services.leave_network(by=by, belonging=held, until=date(2023, 1, 1))
    services.leave_network(by=by, belonging=held, until=date(2025, 1, 1))
    services.join_network(by=by, kol=kol, network=network, since=date(2026, 1, 1))
    assert kol.belongings.count() == 2


def test_a_scale_holds_below_its_unit_and_a_unit_below_may_set_its_own(cast):
    from lantoa.web.kols import queries, services
    from lantoa.web.kols.tiers import DEFAULT

    assert queries.tiers_of(cast.below) == DEFAULT
    services.set_tiers(
        by=cast.actor("owner"), unit_id=cast.root.id, steps=[("Nhỏ", 0), ("Lớn", 5000)]
    )
    assert queries.tiers_of(cast.below) == (("Nhỏ", 0), ("Lớn", 5000))
    services.set_tiers(by=cast.actor("member"), unit_id=cast.here.id, steps=[("Một", 10)])
    assert queries.tiers_of(cast.below) == (("Một", 10),)
    assert queries.tiers_of(cast.beside) == (("Nhỏ", 0), ("Lớn", 5000))


@pytest.mark.parametrize("steps", [[], [("a", 5), ("b", 5)], [("a", 9), ("b", 5)], [("", 1)],
                                   [("a", 1), ("a", 2)], [("a", -1)], [(str(n), n) for n in range(9)]])  # fmt: skip
def test_what_is_no_scale_is_refused(cast, steps):
    from lantoa.web.kols import services

    with pytest.raises(BadInput):
        services.set_tiers(by=cast.actor("member"), unit_id=cast.here.id, steps=steps)
