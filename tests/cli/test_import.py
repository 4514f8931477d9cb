"""`lantoa import`: the JSON contract, and what a person sees."""

from datetime import timedelta

from tests.cli.campaigns import START, ndjson, tiktok_item

KEYS = [
    "file", "sha256", "adapter", "rows", "ok", "quarantined", "new_posts", "new_counts",
    "already_seen",
]  # fmt: skip


def test_a_batch_says_what_came_of_its_file(lantoa, tmp_path):
    file = ndjson(tmp_path / "a.bin", [tiktok_item(n) for n in range(20)])
    batch = lantoa("import", file, "--json").data["batches"][0]
    assert list(batch) == KEYS
    assert batch["file"] == str(file)
    assert len(batch["sha256"]) == 64
    assert batch["adapter"] == "zeeschuimer.tiktok"
    assert (batch["rows"], batch["ok"], batch["quarantined"]) == (20, 20, 0)
    assert (batch["new_posts"], batch["new_counts"], batch["already_seen"]) == (20, 20, 0)


def test_the_same_file_again_adds_nothing(lantoa, tmp_path):
    file = ndjson(tmp_path / "a.ndjson", [tiktok_item(n) for n in range(20)])
    lantoa("import", file)
    before = lantoa("states", "--json").data
    batch = lantoa("import", file, "--json").data["batches"][0]
    assert (batch["rows"], batch["new_posts"], batch["new_counts"]) == (20, 0, 0)
    assert batch["already_seen"] == 20
    assert lantoa("states", "--json").data == before


def test_a_shuffled_a_split_and_a_joined_file_add_nothing(lantoa, tmp_path):
    items = [tiktok_item(n) for n in range(20)]
    lantoa("import", ndjson(tmp_path / "a.ndjson", items))
    shuffled = items[::3] + items[1::3] + items[2::3]
    for name, part in (("b", shuffled), ("c", items[:7]), ("d", items + items)):
        batch = lantoa("import", ndjson(tmp_path / name, part), "--json").data["batches"][0]
        assert (batch["new_posts"], batch["new_counts"]) == (0, 0)
        assert batch["already_seen"] == len(part)


def test_a_video_captured_twice_has_two_counts(lantoa, tmp_path):
    later = START + timedelta(days=25)
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(1)]))
    again = ndjson(tmp_path / "b", [tiktok_item(1, seen_at=later, views=5000)])
    batch = lantoa("import", again, "--json").data["batches"][0]
    assert (batch["new_posts"], batch["new_counts"]) == (0, 1)


def test_a_row_that_cannot_be_read_does_not_stop_the_rest(lantoa, tmp_path):
    items = [tiktok_item(0), "{broken", tiktok_item(2, id="7.5E+18"), tiktok_item(3)]
    batch = lantoa("import", ndjson(tmp_path / "a", items), "--json").data["batches"][0]
    assert (batch["rows"], batch["ok"], batch["quarantined"]) == (4, 2, 2)
    rows = lantoa("quarantine", "list", "--json").data["quarantine"]
    assert [(r["line"], bool(r["reason"])) for r in rows] == [(2, True), (3, True)]


def test_a_file_of_no_known_kind_is_refused_in_one_line(lantoa, tmp_path):
    file = tmp_path / "a.ndjson"
    file.write_text('{"nothing": 1}\n{"nothing": 2}\n', encoding="utf-8")
    ran = lantoa("import", file)
    assert ran.code == 2
    assert ran.out == ""
    assert len(ran.err.strip().splitlines()) == 1
    assert "a.ndjson" in ran.err
    assert not lantoa("states", "--json").data["states"]


def test_a_refused_file_does_not_stop_the_others(lantoa, tmp_path):
    good = ndjson(tmp_path / "good", [tiktok_item(1)])
    ran = lantoa("import", tmp_path / "none", good, "--json")
    assert ran.code == 2
    assert [b["file"] for b in ran.data["batches"]] == [str(good)]
    assert "none" in ran.err


def test_a_wrong_option_is_one_line_and_no_traceback(lantoa, tmp_path):
    for arguments in (
        ["import"],
        ["import", "--nope", "x"],
        ["nothing"],
        ["import", "a", "--seen-at", "soon"],
    ):
        ran = lantoa(*arguments)
        assert ran.code == 2
        assert len(ran.err.strip().splitlines()) == 1, ran.err


def test_pseudonyms_leave_no_author_in_the_workspace(lantoa, tmp_path):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(n) for n in range(3)]), "--pseudonymise")
    for path in (tmp_path / "workspace").rglob("*"):
        if path.is_file():
            assert b"kenh." not in path.read_bytes(), path


def test_people_read_vietnamese_first_and_english_where_asked(lantoa, tmp_path):
    file = ndjson(tmp_path / "a", [tiktok_item(1)])
    assert "Bài mới" in lantoa("import", file).out
    assert "New posts" in lantoa("import", file, "--lang", "en").out


def test_the_callers_token_is_not_kept(lantoa, tmp_path):
    reply = {
        "data": [{"id": "1_2", "message": "Xin chào", "created_time": "2024-08-27T03:00:00+0000"}],
        "paging": {"next": "https://graph.example.vn/1/posts?access_token=EAABsecret&after=x"},
    }
    file = ndjson(tmp_path / "a.json", [reply])
    batch = lantoa("import", file, "--json").data["batches"][0]
    assert batch["ok"] == 1
    shown = lantoa("row", "a.json", "1").out
    assert "EAABsecret" not in shown
    assert "Xin ch" in shown
    for path in (tmp_path / "workspace").rglob("*"):
        if path.is_file():
            assert b"EAABsecret" not in path.read_bytes(), path
