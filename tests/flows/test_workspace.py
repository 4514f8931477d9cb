"""Where a team's data lives."""

import pytest

from lantoa.core.errors import BadInput
from lantoa.flows.workspace import Workspace


def test_the_option_wins_over_the_environment_and_that_over_the_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LANTOA_WORKSPACE", raising=False)
    assert Workspace.at().root == tmp_path / "lantoa-data"
    monkeypatch.setenv("LANTOA_WORKSPACE", str(tmp_path / "b"))
    assert Workspace.at().root == tmp_path / "b"
    assert Workspace.at(tmp_path / "c").root == tmp_path / "c"


def test_a_workspace_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "a").write_text("x")
    with pytest.raises(BadInput, match="is a file"):
        Workspace.at(tmp_path / "a")


def test_the_key_of_pseudonyms_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    key = Workspace.at(tmp_path / "w").pseudonym_key()
    assert len(key) == 32
    assert Workspace.at(tmp_path / "w").pseudonym_key() == key
    assert (tmp_path / "w" / "pseudonym.key").stat().st_mode & 0o077 == 0


def test_a_damaged_key_is_refused_rather_than_replaced(tmp_path):
    (tmp_path / "pseudonym.key").write_bytes(b"short")
    with pytest.raises(BadInput, match="damaged"):
        Workspace.at(tmp_path).pseudonym_key()
