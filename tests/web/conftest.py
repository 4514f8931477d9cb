"""A site of its own for every test: a fresh workspace, no server, no network."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.web import databases
from tests.web.cast import Cast
from tests.web.world import World

EXAMPLE = Path(__file__).parents[2] / "examples/mot-cay-cho-pho"
# Settings are read once a process; each test then moves them to its own folder.
_FIRST = tempfile.mkdtemp(prefix="lantoa-web-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.web.settings")


def _set_up():
    told = {"LANTOA_WORKSPACE": _FIRST, "DATABASE_URL": databases.SERVER}
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        import django

        django.setup()
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


_set_up()


def _forget():
    from django.db import connections

    from lantoa.web.campaigns import queries
    from lantoa.web.dashboards import boards

    for cached in (queries.workspace, queries.lake):
        cached.cache_clear()
    queries._read.clear()
    for kept in (boards._boards, boards._pages):
        kept._held.clear()
    connections["default"].close()


def _move(settings, root: Path, database: Path):
    _forget()
    root.mkdir(exist_ok=True)
    (root / "uploads").mkdir(exist_ok=True)
    settings.WORKSPACE = root
    settings.UPLOADS = settings.FILE_UPLOAD_TEMP_DIR = root / "uploads"
    settings.CAMPAIGN_FOLDERS = ()
    databases.move_to(database)


class Site:
    """A browser without script, and what it looks at."""

    def __init__(self, root: Path, client):
        self.root = root
        self.client = client

    def page(self, address: str, status: int = 200, **more) -> str:
        """Return the text of a page, having checked its status."""
        response = self.client.get(address, **more)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        assert response.status_code == status, body[:2000]
        return body.decode()

    def add_campaign(self, text: str = "", name: str = "campaign.toml"):
        """Put a campaign file into the workspace, the example's where no text is given."""
        folder = self.root / "campaigns"
        folder.mkdir(exist_ok=True)
        said = text or (EXAMPLE / "campaign.toml").read_text(encoding="utf-8")
        (folder / name).write_text(said, encoding="utf-8")

    def drop(self, *files: Path, **fields):
        """Send files as the import page does, and let them be read."""
        handles = [file.open("rb") for file in files]
        try:
            return self.client.post("/import", {"files": handles, **fields})
        finally:
            for handle in handles:
                handle.close()


@pytest.fixture
def settings():
    """The site's settings; what a test changes is put back."""
    from django.conf import settings as its

    names = ("WORKSPACE", "UPLOADS", "FILE_UPLOAD_TEMP_DIR", "CAMPAIGN_FOLDERS",
             "UPLOAD_LIMIT_BYTES")  # fmt: skip
    before = {name: getattr(its, name) for name in names}
    yield its
    for name, value in before.items():
        setattr(its, name, value)


def _opened(settings, monkeypatch, root: Path, database: Path) -> Site:
    from django.test import Client

    from lantoa.web.collection import runner, services

    _move(settings, root, database)
    monkeypatch.setattr(services, "wake", runner.run)
    return Site(root, Client(SERVER_NAME="localhost"))


@pytest.fixture
def site(tmp_path, settings, monkeypatch):
    """An empty workspace, and uploads read at once instead of by a process."""
    yield _opened(settings, monkeypatch, tmp_path / "workspace", tmp_path)
    _forget()


def pytest_collection_modifyitems(items):
    if reason := databases.missing():
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def cast(site):
    """The stock cast in an empty workspace: see `tests.web.cast`."""
    return Cast(site)


@pytest.fixture
def world(full, settings, tmp_path, monkeypatch):
    """The stock cast before all that there is: see `tests.web.world`. What they send is theirs."""
    from lantoa.web.collection import services

    settings.UPLOADS = settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "sent"
    settings.UPLOADS.mkdir()
    monkeypatch.setattr(services, "wake", lambda: None)
    return World(full)


@pytest.fixture(scope="session")
def imported(tmp_path_factory):
    """A workspace with the example's campaign and three of its files, one row in quarantine."""
    from lantoa.flows.import_files import import_file
    from lantoa.flows.import_options import ImportOptions
    from lantoa.flows.workspace import Workspace

    workspace = Workspace.at(tmp_path_factory.mktemp("imported"))
    for name in ("hashtag-12-10.ndjson", "hashtag-19-10.ndjson.gz"):
        import_file(workspace, EXAMPLE / "files" / name)
    options = ImportOptions.of(mapping=EXAMPLE / "mapping.toml")
    import_file(workspace, EXAMPLE / "files/so-tay-van-phong.xlsx", options)
    Site(workspace.root, None).add_campaign()
    return workspace.root


@pytest.fixture
def full(imported, tmp_path, settings, monkeypatch):
    """A site with data, shared: for tests that only look; its database is their own."""
    yield _opened(settings, monkeypatch, imported, tmp_path)
    _forget()


@pytest.fixture
def copied(imported, tmp_path, settings, monkeypatch):
    """A site with data of its own: for tests that change it."""
    shutil.copytree(imported, tmp_path / "copied")
    yield _opened(settings, monkeypatch, tmp_path / "copied", tmp_path)
    _forget()
