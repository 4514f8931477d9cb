"""The same KOL twice is found by channel and by name, in the list and in the register."""

from __future__ import annotations

from lantoa.flows.roster import RosterChannel, RosterRow
from lantoa.flows.roster_doubles import Known, Match, doubles, proposed_choices
from lantoa.sources.addresses import Address, recognise


def row(number, name, *addresses, native_id=None):
    channels = []
    for text in addresses:
        found = recognise(text)
        assert isinstance(found, Address)
        channels.append(RosterChannel(address=found, native_id=native_id))
    return RosterRow(number=number, cells={}, name=name, channels=tuple(channels))


def test_the_same_channel_is_the_same_kol_whatever_the_name():
    rows = [row(1, "An", "tiktok.com/@an.vidu"), row(2, "Bình", "m.tiktok.com/@AN.vidu?x=1")]
    found = doubles(rows, [])
    assert found == {2: (Match("file", "1", "channel", "tiktok:@an.vidu"),)}
    assert proposed_choices(rows, found) == {2: "merge"}


def test_a_folded_name_is_told_and_is_somebody_else_until_a_person_says_so():
    rows = [row(1, "HOA HẬU VIA HÈ", "tiktok.com/@hai")]
    found = doubles(
        rows, [Known(id="7", name="Hoa hậu vỉa hè", channels=frozenset(["tiktok:@mot"]))]
    )
    assert [(m.where, m.which, m.by) for m in found[1]] == [("register", "7", "name")]
    assert proposed_choices(rows, found) == {1: "new"}


def test_a_list_with_one_row_a_channel_is_one_kol():
    rows = [row(1, "An", "tiktok.com/@an"), row(2, "An", "fb.com/an.vidu")]
    assert proposed_choices(rows, doubles(rows, [])) == {2: "merge"}


def test_the_channel_stands_before_the_name_and_the_register_before_the_file():
    known = [Known(id="9", name="Ai đó", channels=frozenset(["x:@an"]))]
    rows = [row(1, "An", "tiktok.com/@an"), row(2, "An", "x.com/an")]
    matches = doubles(rows, known)[2]
    assert [(m.where, m.by) for m in matches] == [("register", "channel"), ("file", "name")]


def test_a_channel_is_known_by_its_id_after_its_handle_has_changed():
    known = [Known(id="9", name="Ai đó", channels=frozenset(["tiktok:123", "tiktok:@cu"]))]
    found = doubles([row(1, "An", "tiktok.com/@moi", native_id="123")], known)
    assert found[1][0].by == "channel"


def test_one_name_ten_thousand_times_stays_quick_and_told():
    rows = [row(number, "Trùng") for number in range(1, 10_001)]
    found = doubles(rows, [])
    assert len(found) == 9_999
    assert all(len(matches) <= 5 for matches in found.values())


def test_who_matches_nobody_is_left_out():
    assert doubles([row(1, "An"), row(2, "Bình"), row(3, "…")], []) == {}


def test_one_row_a_channel_follows_the_list_and_not_a_namesake_in_the_register():
    known = [Known(id="9", name="An", channels=frozenset(["x:@an"]))]
    rows = [row(1, "An", "tiktok.com/@an"), row(2, "An", "fb.com/an.vidu")]
    found = doubles(rows, known)
    assert [(m.where, m.by) for m in found[2]] == [("file", "name"), ("register", "name")]
    assert proposed_choices(rows, found) == {1: "new", 2: "merge"}
