"""A roster comes in: read, looked over, its doubles settled, entered once, and taken back."""

from __future__ import annotations

import pytest

from lantoa.core.errors import BadInput, Forbidden, NotFound
from tests.web.rosters.lists import handed_in, imported, row, undone, upload, work

AN = row("An Ví Dụ", "https://www.tiktok.com/@an.vidu", "1,2 Tr", "MCN Mẫu", "ẩm thực, du lịch",
         legal="Trần Thị Ví Dụ", phone="0900 000 001", fee="20 triệu", home="Đồng Tháp")  # fmt: skip
BINH = row("Hoa hậu vỉa hè", "https://www.tiktok.com/@hoahau.vidu", "541.2K", "MCN Mẫu")


def test_every_row_becomes_a_kol_with_channel_network_and_private_part(cast):
    from lantoa.web.kols.models import Kol, Network

    made = imported(cast, AN, BINH)
    assert (made.state, made.outcome["made"]) == ("done", 2)
    an = Kol.objects.get(name="An Ví Dụ")
    assert an.unit == cast.here
    assert an.topics == ["ẩm thực", "du lịch"]
    assert an.followers == 1_200_000
    assert an.private.legal_name == "Trần Thị Ví Dụ"
    assert an.private.fee == "20 triệu"
    assert [c.keys for c in an.channels.all()] == [("tiktok:@an.vidu",)]
    assert [b.network.name for b in an.belongings.all()] == ["MCN Mẫu"]
    assert Network.objects.count() == 1


def test_one_line_in_the_log_tells_of_the_whole_import_and_the_chain_holds(cast):
    from lantoa.web.people import audit
    from lantoa.web.people.models import AuditEntry

    made = imported(cast, AN, BINH)
    (line,) = AuditEntry.objects.filter(verb="rosters.import")
    assert line.facts["made"] == 2
    assert line.object_id == str(made.pk)
    assert line.actor == "Bình"
    assert "Ví Dụ" not in line.facts_text
    assert len(line.facts["rows_sha256"]) == 64
    assert audit.verify().broken is None


def test_nothing_is_entered_before_a_person_says_so(cast):
    from lantoa.web.kols.models import Kol

    made = handed_in(cast, AN, BINH)
    assert made.state == "preview"
    assert not Kol.objects.exists()
    assert made.outcome["rows"] == 2


def test_the_same_channel_is_merged_and_what_is_missing_is_added(cast):
    from lantoa.web.kols.models import Kol

    imported(cast, row("An Ví Dụ", "https://www.tiktok.com/@an.vidu"))
    made = imported(cast, AN)
    (an,) = Kol.objects.all()
    assert made.outcome["merged"] == 1
    assert an.home == "Đồng Tháp"
    assert an.version == 2
    assert an.channels.get().followers == 1_200_000
    assert an.followers == 1_200_000


def test_what_is_known_stays_and_the_other_word_is_told(cast):
    from lantoa.web.kols.models import Kol
    from lantoa.web.rosters.models import ImportedRow

    imported(cast, AN)
    made = imported(cast, row("AN VI DU", "tiktok.com/@AN.vidu", legal="Người Khác", home="Huế"))
    an = Kol.objects.get()
    assert (an.private.legal_name, an.home) == ("Trần Thị Ví Dụ", "Đồng Tháp")
    told = ImportedRow.objects.get(of=made).left_out
    assert {name for name, _ in told} == {"legal_name", "home"}
    assert made.rows.count() == 1  # the row stays to be taken out


def test_a_folded_name_waits_as_new_and_merges_only_where_a_person_says_so(cast):
    from lantoa.web.kols.models import Kol
    from lantoa.web.rosters import services

    imported(cast, BINH)
    other = row("HOA HAU VIA HE", "https://www.facebook.com/hoahau.vidu")
    made = handed_in(cast, other)
    staged = made.rows.get()
    assert staged.choice == "new"
    assert staged.matches[0]["by"] == "name"
    by = cast.actor("member")
    services.choose(by=by, roster=made, choices={1: "merge"})
    services.import_list(by=by, roster=made)
    work()
    assert [c.platform for c in Kol.objects.get().channels.all()] == ["facebook", "tiktok"]


def test_two_doubles_in_one_file_are_one_kol_and_a_row_left_out_stays_out(cast):
    from lantoa.web.kols.models import Kol
    from lantoa.web.rosters import services
    from lantoa.web.rosters.models import ImportedRow

    made = handed_in(
        cast, AN, row("An Ví Dụ", "fb.com/an.vidu"), row("Khác", "tiktok.com/@an.vidu")
    )
    assert [r.choice for r in made.rows.all()] == ["", "merge", "merge"]
    by = cast.actor("member")
    services.choose(by=by, roster=made, choices={3: "skip"})
    services.import_list(by=by, roster=made)
    work()
    assert Kol.objects.get().channels.count() == 2
    assert [r.did for r in ImportedRow.objects.filter(of=made)] == ["made", "merged", "skipped"]


def test_a_channel_of_somebody_else_is_not_taken_from_them(cast):
    from lantoa.web.kols.models import Channel, Kol
    from lantoa.web.rosters import services
    from lantoa.web.rosters.models import ImportedRow

    imported(cast, AN)
    made = handed_in(cast, row("Người Khác", "https://www.tiktok.com/@an.vidu"))
    by = cast.actor("member")
    services.choose(by=by, roster=made, choices={1: "new"})
    services.import_list(by=by, roster=made)
    work()
    assert Channel.objects.get().kol == Kol.objects.get(name="An Ví Dụ")
    assert ImportedRow.objects.get(of=made).left_out == [
        ["tiktok:@an.vidu", "belongs to somebody else"]
    ]


def test_the_same_list_twice_adds_nothing(cast):
    from lantoa.web.kols.models import Belonging, Channel, Kol

    imported(cast, AN, BINH)
    imported(cast, AN, BINH)
    assert (Kol.objects.count(), Channel.objects.count(), Belonging.objects.count()) == (2, 2, 2)


def test_a_task_that_runs_twice_writes_once(cast):
    from lantoa.web.kols.models import Kol
    from lantoa.web.people.models import AuditEntry
    from lantoa.web.rosters import tasks

    made = imported(cast, AN, BINH)
    for task in (tasks.read_list, tasks.import_list, tasks.undo_list):
        task(str(made.pk))
    assert Kol.objects.count() == 2
    assert AuditEntry.objects.filter(verb="rosters.import").count() == 1


def test_a_stop_in_the_middle_leaves_nothing_half(cast, monkeypatch):
    from lantoa.web.kols.models import Channel, Kol
    from lantoa.web.rosters import services, writing
    from lantoa.web.rosters.models import ImportedRow, RosterImport

    made = handed_in(cast, AN, BINH)
    services.import_list(by=cast.actor("member"), roster=made)
    with monkeypatch.context() as patched:
        patched.setattr(ImportedRow.objects, "bulk_create", _killed)
        with pytest.raises(KeyboardInterrupt):
            writing.run(str(made.pk))
    assert not Kol.objects.exists()
    assert not Channel.objects.exists()
    assert RosterImport.objects.get(pk=made.pk).state == "importing"
    work()
    assert Kol.objects.count() == 2


def _killed(*_, **__):
    raise KeyboardInterrupt


def test_an_import_is_taken_back_whole(cast):
    from lantoa.web.kols.models import Belonging, Channel, Kol, Network, Private
    from lantoa.web.rosters.models import StagedRow

    made = undone(cast, imported(cast, AN, BINH))
    assert (made.state, made.outcome["deleted"], made.outcome["kept"]) == ("undone", 2, [])
    for model in (Kol, Channel, Private, Belonging, Network, StagedRow):
        assert not model.objects.exists(), model


def test_taking_back_leaves_what_was_edited_since_and_says_so(cast):
    from lantoa.web.kols import services
    from lantoa.web.kols.models import Kol, Network

    made = imported(cast, AN, BINH)
    an = Kol.objects.get(name="An Ví Dụ")
    services.edit_kol(by=cast.actor("member"), kol=an, said=services.KolSaid(home="Huế"))
    after = undone(cast, made)
    assert after.outcome["kept"] == [str(an.pk)]
    assert after.outcome["deleted"] == 1
    assert [k.name for k in Kol.objects.all()] == ["An Ví Dụ"]
    assert Network.objects.count() == 1  # An still belongs to it


def test_taking_back_a_merge_restores_what_was_before(cast):
    from lantoa.web.kols.models import Kol

    imported(cast, row("An Ví Dụ", "https://www.tiktok.com/@an.vidu"))
    made = imported(cast, AN, row("An Ví Dụ", "fb.com/an.vidu"))
    assert Kol.objects.get().channels.count() == 2
    after = undone(cast, made)
    an = Kol.objects.get()
    assert (an.home, an.topics, an.private.fee, an.followers) == ("", [], "", None)
    assert an.channels.count() == 1
    assert not an.belongings.exists()
    assert after.outcome["reverted"] == 2
    assert after.outcome["kept"] == []


def test_a_merge_that_was_edited_since_stays_as_it_is(cast):
    from lantoa.web.kols import channel_services
    from lantoa.web.kols.models import Kol

    imported(cast, row("An Ví Dụ", "https://www.tiktok.com/@an.vidu"))
    made = imported(cast, AN)
    channel_services.add_channel(
        by=cast.actor("member"), owner=Kol.objects.get(), address="x.com/an_vidu"
    )
    assert undone(cast, made).outcome["kept"] == [str(Kol.objects.get().pk)]
    assert Kol.objects.get().home == "Đồng Tháp"


def test_a_kol_whose_consent_was_entered_since_is_not_deleted(cast):
    from datetime import date

    from lantoa.web.kols.models import Kol
    from lantoa.web.trust import consent_services

    made = imported(cast, AN)
    consent_services.add_consent(by=cast.actor("member"), kol=Kol.objects.get(), purpose="Giữ liên hệ",
                                 given_on=date(2024, 1, 1))  # fmt: skip
    assert undone(cast, made).outcome["deleted"] == 0


def test_rows_that_cannot_be_taken_are_kept_with_their_reasons(cast):
    made = imported(cast, AN, row("", "", phone="0900 000 009"), row("Cường", "không có"))
    rows = {r.number: r for r in made.rows.all()}
    assert set(rows) == {2, 3}
    assert "neither a name" in rows[2].refused
    assert rows[2].cells["SĐT"] == "0900 000 009"
    assert rows[3].read["problems"][0]["column"] == "Link kênh"


def test_what_is_no_table_is_refused_and_leaves_no_file_behind(cast, site):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from lantoa.web.rosters import services
    from lantoa.web.rosters.models import RosterImport

    for content in (b"", b"%PDF-1.4", b"\x89PNG"):
        with pytest.raises(BadInput):
            services.take_list(by=cast.actor("member"), unit_id=cast.here.id,
                               file=SimpleUploadedFile("a.xlsx", content))  # fmt: skip
    assert not RosterImport.objects.exists()
    assert not list((site.root / "uploads").glob("roster-*"))


@pytest.mark.parametrize(("role", "failure"), [
    ("approver", Forbidden), ("sibling", NotFound), ("outsider", NotFound), ("network", NotFound),
    ("kol", NotFound), ("nobody", NotFound),
])  # fmt: skip
def test_who_may_not_edit_hands_nothing_in(cast, role, failure):
    from lantoa.web.rosters import services

    with pytest.raises(failure):
        services.take_list(by=cast.actor(role), unit_id=cast.here.id, file=upload(AN))


def test_a_sibling_finds_no_double_in_a_roster_that_they_may_not_see(cast):
    imported(cast, AN)
    made = handed_in(cast, AN, role="sibling", unit=cast.beside)
    assert made.rows.get().matches == []


def test_a_list_moves_on_one_step_at_a_time(cast):
    from lantoa.web.rosters import services

    made = imported(cast, AN)
    by = cast.actor("member")
    for step in (services.import_list, services.drop_list):
        with pytest.raises(BadInput, match="moved on"):
            step(by=by, roster=made)


def test_a_list_that_is_dropped_leaves_nothing(cast, site):
    from lantoa.web.rosters import services
    from lantoa.web.rosters.models import RosterImport, StagedRow

    made = handed_in(cast, AN)
    services.drop_list(by=cast.actor("member"), roster=made)
    assert not RosterImport.objects.exists()
    assert not StagedRow.objects.exists()
    assert not list((site.root / "uploads").glob("roster-*"))


def test_the_file_goes_once_its_rows_are_in_the_register(cast, site):
    made = imported(cast, AN)
    assert not list((site.root / "uploads").glob("roster-*"))
    assert "shown" not in made.head
