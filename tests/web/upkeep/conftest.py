"""Real processes look for the database in the workspace itself, so here it lies there."""

from __future__ import annotations

import pytest

from tests.web.conftest import _forget, _opened


@pytest.fixture
def site(tmp_path, settings, monkeypatch):
    """An empty workspace with its database in it."""
    root = tmp_path / "workspace"
    root.mkdir()
    yield _opened(settings, monkeypatch, root, root)
    _forget()
