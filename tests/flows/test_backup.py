"""A backup: whole or not there at all, and what it holds comes back as it was."""

from __future__ import annotations

import io
import json
import shutil
import signal
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from lantoa.core.errors import BadInput, LakeBroken
from lantoa.flows import backup as flow
from lantoa.flows.backup import backup
from lantoa.flows.import_files import import_file
from lantoa.flows.restore import restore, verified
from lantoa.flows.workspace import Workspace
from lantoa.lake import copying
from tests.flows.backups import FILES, filled, names, words
from tests.lake.observations import logical


@pytest.fixture
def workspace(tmp_path):
    return filled(tmp_path / "ws")


@pytest.fixture
def made(workspace, tmp_path):
    return backup(workspace, tmp_path / "a.tar")[0]


def _back(tmp_path, file, **more):
    there = Workspace.at(tmp_path / "there")
    return there, restore(file, there, **more)


def _left(folder: Path):
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_what_comes_back_is_what_was_there(workspace, tmp_path, made):
    there, (manifest, kept) = _back(tmp_path, made)
    assert kept is None
    assert logical(there.lake) == logical(workspace.lake)
    assert logical(there.lake, there.lake.state(1)) == logical(
        workspace.lake, workspace.lake.state(1)
    )
    assert there.lake.state().digest == workspace.lake.state().digest == manifest.digest
    assert words(there.root) == ["lan tỏa"]
    assert names(there.root) == {
        "app.sqlite3", "campaigns/Một cây cho phố.toml", "documents/ab/hop-dong.pdf", "uploads/0c9d/tệp.csv",
    }  # fmt: skip
    assert b"".join(there.lake.raw_bytes(there.lake.state(1).sha256))
    assert not _left(tmp_path)


def test_a_lake_that_came_back_takes_the_next_import(tmp_path, made):
    there, _ = _back(tmp_path, made)
    import_file(there, FILES / "hashtag-19-10.ndjson.gz")
    there.lake.compact()
    assert there.lake.state().state == 4


def test_keys_go_in_only_when_asked(workspace, tmp_path):
    path, manifest = backup(workspace, tmp_path / "s.tar", secrets=True)
    assert manifest.secrets == ("pseudonym.key", "web.key")
    there, _ = _back(tmp_path, path)
    assert (there.root / "web.key").read_text() == "secret"
    assert (there.root / "web.key").stat().st_mode & 0o77 == 0


def test_a_folder_gets_a_file_named_by_the_time(workspace, tmp_path):
    path, _ = backup(workspace, tmp_path)
    assert path.parent == tmp_path
    assert path.name.startswith("lantoa-2")


def test_a_backup_never_overwrites_anything(workspace, made):
    with pytest.raises(BadInput, match="exists already"):
        backup(workspace, made)


def test_states_that_are_cited_come_too_and_what_a_vacuum_took_is_no_fault(workspace, tmp_path):
    workspace.lake.cite(1, "a passport")
    workspace.lake.compact()
    workspace.lake.vacuum(keep_days=0)
    path, _ = backup(workspace, tmp_path / "v.tar")
    there, _ = _back(tmp_path, path)
    assert logical(there.lake, there.lake.state(1)) == logical(
        workspace.lake, workspace.lake.state(1)
    )
    assert logical(there.lake) == logical(workspace.lake)
    assert there.lake.cited() == {1}


def test_what_an_unfinished_import_left_in_the_tables_does_not_come(workspace, tmp_path):
    from lantoa.lake import delta

    folder = workspace.root / "lake/posts"
    delta.restore(folder, 0)
    path, manifest = backup(workspace, tmp_path / "u.tar")
    there, _ = _back(tmp_path, path)
    newest = delta.newest_version(there.root / "lake/posts")
    assert newest == workspace.lake.state().versions["posts"] < delta.newest_version(folder)
    assert logical(there.lake) == logical(workspace.lake)
    assert manifest.digest == workspace.lake.state().digest


def test_a_lake_without_a_needed_file_is_refused_not_copied(workspace, tmp_path):
    state = workspace.lake.state()
    Path(workspace.lake.files("counts", state)[0]).unlink()
    with pytest.raises(LakeBroken, match="files of the lake"):
        backup(workspace, tmp_path / "b.tar")
    assert not (tmp_path / "b.tar").exists()
    assert not _left(tmp_path)


def test_a_vacuum_in_between_has_the_copy_begun_again(workspace, tmp_path, monkeypatch):
    look = copying.whole
    hits: list[int] = []

    def whole_then_vacuum(root):
        found = look(root)
        if not hits:
            hits.append(1)
            workspace.lake.compact()
            workspace.lake.vacuum(keep_days=0)
        return found

    monkeypatch.setattr(flow, "whole", whole_then_vacuum)
    path, manifest = backup(workspace, tmp_path / "v.tar")
    assert manifest.state == 4
    there, _ = _back(tmp_path, path)
    assert logical(there.lake) == logical(workspace.lake)


def test_an_empty_workspace_is_backed_up_too(tmp_path):
    empty = Workspace.at(tmp_path / "empty")
    with pytest.raises(BadInput, match="no workspace"):
        backup(empty, tmp_path / "e.tar")
    empty.root.mkdir()
    path, manifest = backup(empty, tmp_path / "e.tar")
    assert (manifest.state, manifest.database) == (None, None)
    there, _ = _back(tmp_path, path)
    assert not there.lake.exists


def _members(file):
    with tarfile.open(file) as tar:
        return [(m, held.read() if (held := tar.extractfile(m)) else b"") for m in tar]


def _written(file, members):
    with tarfile.open(file, "w") as tar:
        for member, data in members:
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))


@pytest.mark.parametrize("place", [0.05, 0.5, 0.9, 0.999])
def test_one_changed_byte_is_found_before_anything_is_touched(workspace, tmp_path, made, place):
    data = bytearray(made.read_bytes())
    with tarfile.open(made) as tar:
        members = [m for m in tar if m.size]
    member = members[min(int(len(members) * place), len(members) - 2)]
    data[member.offset_data + member.size // 2] ^= 1
    made.write_bytes(data)
    with pytest.raises(BadInput, match="is not as it was written"):
        verified(made)
    (tmp_path / "there").mkdir()
    with pytest.raises(BadInput, match="is not as it was written"):
        _back(tmp_path, made)
    assert not list((tmp_path / "there").iterdir())
    assert not _left(tmp_path)


@pytest.mark.parametrize("part", [0.0, 0.001, 0.3, 0.9])
def test_a_file_that_breaks_off_is_no_backup(tmp_path, made, part):
    data = made.read_bytes()
    made.write_bytes(data[: int(len(data) * part)])
    with pytest.raises(BadInput, match=r"no whole backup|breaks off"):
        _back(tmp_path, made)
    assert not (tmp_path / "there").exists()


def _dropped(members):
    return [pair for pair in members if not pair[0].name.endswith("hop-dong.pdf")]


def _added(members):
    return [(tarfile.TarInfo("workspace/more.txt"), b"x"), *members]


def _climbing(members):
    return [(tarfile.TarInfo("workspace/../../out.txt"), b"x"), *members]


def _absolute(members):
    return [(tarfile.TarInfo("/etc/out.txt"), b"x"), *members]


def _twice(members):
    return [members[0], *members]


def _linked(members):
    link = tarfile.TarInfo("workspace/link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return [(link, b""), *members]


@pytest.mark.parametrize("change", [_dropped, _added, _climbing, _absolute, _twice, _linked])
def test_a_backup_that_somebody_has_changed_is_refused(tmp_path, made, change):
    _written(made, change(_members(made)))
    with pytest.raises(BadInput):
        _back(tmp_path, made)
    assert {p.name for p in tmp_path.iterdir()} == {"ws", "a.tar"}


def test_a_tar_of_something_else_is_no_backup(tmp_path):
    with tarfile.open(tmp_path / "x.tar", "w") as tar:
        tar.add(FILES, "files")
    with pytest.raises(BadInput, match="no backup"):
        verified(tmp_path / "x.tar")


def test_a_newer_backup_asks_for_a_newer_program(tmp_path, made):
    members = _members(made)
    said = json.loads(members[-1][1])
    members[-1] = (members[-1][0], json.dumps({**said, "format_version": 99}).encode())
    _written(made, members)
    with pytest.raises(BadInput, match="newer Lan Toả"):
        verified(made)


def test_a_workspace_that_is_not_empty_is_left_alone_unless_told(workspace, tmp_path, made):
    (workspace.root / "web.key").write_text("now")
    with pytest.raises(BadInput, match="not empty"):
        restore(made, workspace)
    assert words(workspace.root) == ["lan tỏa"]
    shutil.rmtree(workspace.root / "campaigns")
    _, kept = restore(made, workspace, replace=True)
    assert (workspace.root / "campaigns").is_dir()
    assert (workspace.root / "web.key").read_text() == "now", "keys that the backup lacks stay"
    assert kept is not None
    assert (kept / "app.sqlite3").exists()
    assert not (kept / "campaigns").exists()


def test_a_workspace_in_use_is_not_replaced(workspace, made):
    from lantoa.web.upkeep.starting import in_use

    with in_use(workspace.root), pytest.raises(BadInput, match="stop lantoa serve"):
        restore(made, workspace, replace=True)
    with workspace.lake.write(), pytest.raises(BadInput, match="a program works in"):
        restore(made, workspace, replace=True)


def test_a_damaged_database_is_said_and_not_copied(workspace, tmp_path):
    (workspace.root / "app.sqlite3").write_bytes(b"no database at all" * 100)
    with pytest.raises(BadInput, match="database is damaged"):
        backup(workspace, tmp_path / "d.tar")
    assert not (tmp_path / "d.tar").exists()


def test_a_backup_of_another_kind_of_database_is_refused(tmp_path, made):
    with pytest.raises(BadInput, match="unset DATABASE_URL"):
        _back(tmp_path, made, database_url="postgres://u@127.0.0.1/x")


def test_a_disk_that_is_too_small_is_said_before_writing(workspace, tmp_path, monkeypatch):
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 10, 0))
    with pytest.raises(BadInput, match="the backup needs"):
        backup(workspace, tmp_path / "f.tar")


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from lantoa.flows.backup import backup
from lantoa.flows.restore import restore
from lantoa.flows.workspace import Workspace
from lantoa.lake import copying
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))
what, source, target = sys.argv[1:]
if what == "backup":
    backup(Workspace.at(source), Path(target))
else:
    restore(Path(source), Workspace.at(target))
"""


@pytest.mark.parametrize("what", ["backup", "restore"])
def test_a_disk_that_fills_up_leaves_nothing_behind(workspace, tmp_path, made, what):
    source, target = (workspace.root, "full.tar") if what == "backup" else (made, "there")
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, what, source, tmp_path / target],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert "too large" in done.stderr or "could not be copied" in done.stderr
    assert {p.name for p in tmp_path.iterdir()} == {"ws", "a.tar"}


_SLOW = """
import sys
from pathlib import Path
from lantoa.flows.backup import backup
from lantoa.flows.workspace import Workspace
from lantoa.lake import copying
print("ready", flush=True)
while True:
    backup(Workspace.at(sys.argv[1]), Path(sys.argv[2]))
    Path(sys.argv[2]).rename(sys.argv[3])
"""


def test_a_backup_killed_at_any_moment_is_whole_or_not_there(workspace, tmp_path):
    import numpy as np

    chance = np.random.default_rng()
    target, last = tmp_path / "k.tar", tmp_path / "last.tar"
    for _ in range(8):
        running = subprocess.Popen(
            [sys.executable, "-c", _SLOW, workspace.root, target, last], stdout=subprocess.PIPE
        )
        assert running.stdout is not None
        running.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(timeout=0.4 * float(chance.random()))
        running.send_signal(signal.SIGKILL)
        running.wait()
        running.stdout.close()
        for path in (target, last):
            if path.exists():
                verified(path)
                path.unlink()
    backup(workspace, target)
    assert not _left(tmp_path), "what killed ones left is cleared away by the next"
