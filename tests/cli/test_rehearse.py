from tests.rehearsal.small import TEXT


def _scenario(tmp_path, text=TEXT):
    path = tmp_path / "duyet.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rehearsal_prints_its_files_and_the_commands_to_import_them(lantoa, tmp_path):
    ran = lantoa("rehearse", _scenario(tmp_path), "--out", tmp_path / "out")
    assert ran.code == 0
    assert "Duyệt thử (mô phỏng)" in ran.out
    assert "mo-phong-a-instagram.ndjson" in ran.out
    commands = [line.strip() for line in ran.out.splitlines() if line.startswith("  lantoa ")]
    assert len(commands) == 6
    assert f"--mapping {tmp_path}/out/mo-phong-press.mapping.toml" in commands[3]
    for command in commands[:-1]:
        _, name, *arguments = command.split()
        assert lantoa(name, *arguments).code == 0, command


def test_size_and_seed_may_be_chosen(lantoa, tmp_path):
    ran = lantoa(
        "rehearse", _scenario(tmp_path), "--out", tmp_path / "out", "--posts", "700", "--seed", "8",
        "--json",
    )  # fmt: skip
    assert (ran.data["posts"], ran.data["seed"]) == (700, 8)
    assert {file["name"] for file in ran.data["files"]} >= {
        "mo-phong-a.ndjson",
        "mo-phong-bao.csv",
    }


def test_a_wrong_scenario_is_one_line_with_its_line_number(lantoa, tmp_path):
    path = _scenario(tmp_path, TEXT.replace("noise = 0.1", "noise = 2"))
    ran = lantoa("rehearse", path, "--out", tmp_path / "out", "--lang", "en")
    assert ran.code == 2
    assert ran.err == f"lantoa: {path}:17: noise must be a number from 0 to 1, not 2\n"
    assert not (tmp_path / "out").exists()


def test_a_size_out_of_range_is_refused(lantoa, tmp_path):
    ran = lantoa("rehearse", _scenario(tmp_path), "--out", tmp_path / "out", "--posts", "10")
    assert ran.code == 2
    assert "posts phải từ 600 đến 600000, không phải 10" in ran.err


def test_the_files_are_imported_at_once_where_asked(lantoa, tmp_path):
    ran = lantoa("rehearse", _scenario(tmp_path), "--out", tmp_path / "out", "--import", "--json")
    assert ran.code == 0
    assert [b["rows"] for b in ran.data["batches"]] == [f["rows"] for f in ran.data["files"]]


def test_nothing_is_written_where_the_workspace_holds_real_posts(lantoa, tmp_path):
    lantoa("rehearse", _scenario(tmp_path), "--out", tmp_path / "first")
    (tmp_path / "first/mo-phong-a.ndjson").rename(tmp_path / "that.ndjson")
    assert lantoa("import", tmp_path / "that.ndjson").code == 0
    ran = lantoa("rehearse", _scenario(tmp_path), "--out", tmp_path / "out", "--import")
    assert ran.code == 2
    assert "không phải dữ liệu mô phỏng" in ran.err
    assert not (tmp_path / "out").exists()
