"""A real server on loopback and Debian's Chromium; skipped, clearly, where either is missing."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.example import EXAMPLE, FILES

# Should a page ask for another machine, nothing answers, and the request is seen.
_NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items):
    reason = ""
    if find_spec("playwright") is None:
        reason = "playwright is not installed: uv sync --group browser"
    elif CHROMIUM is None:
        reason = "no chromium on this machine: sudo apt install chromium"
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _served(workspace: Path):
    """Run `lantoa serve` over a workspace and the example's campaign; gives its address."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LANTOA", "DJANGO"))}
    command = [sys.executable, "-c", "from lantoa.cli import main; main()", "serve",
               "--port", str(port), "--workspace", str(workspace), "--campaigns", str(EXAMPLE)]  # fmt: skip
    with subprocess.Popen(
        command, cwd=workspace, env=environment, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        try:
            _wait_for(address, running)
            yield address
        finally:
            running.send_signal(signal.SIGINT)
            try:
                running.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of pages over a workspace of their own; tests drop files there."""
    with _served(tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def owned(tmp_path_factory):
    """Pages of a workspace with units and people, and what a browser needs to go about there."""
    workspace = tmp_path_factory.mktemp("owned")
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.seed", str(workspace)],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with _served(workspace) as address:
        yield address.replace("127.0.0.1", "localhost"), json.loads(done.stdout)


@pytest.fixture
def fresh(tmp_path):
    """The address of a workspace of one's own, by name, as the first start needs it."""
    with _served(tmp_path) as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="session")
def bare(tmp_path_factory):
    """The address of pages over a workspace in which nothing was ever imported."""
    with _served(tmp_path_factory.mktemp("bare")) as address:
        yield address


def _wait_for(address: str, running: subprocess.Popen) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and running.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail("the server did not answer")


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", _NOWHERE]
        )
        yield browser
        browser.close()


class Looked:
    """A page in a browser, with all that it asked for and complained of."""

    def __init__(self, page, server):
        self.page = page
        self.server = server
        self.outside: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._asked)
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request):
        if not request.url.startswith((f"{self.server}/", "data:", "blob:")):
            self.outside.append(request.url)

    def open(self, address: str):
        self.page.goto(self.server + address)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def drop(self, name: str, text: str):
        """Drop a file on the page, as a hand does."""
        held = self.page.evaluate_handle(
            """([name, text]) => {
              const held = new DataTransfer();
              held.items.add(new File([text], name));
              return held;
            }""",
            [name, text],
        )
        target = self.page.locator("[data-drop]")
        target.dispatch_event("dragover", {"dataTransfer": held})
        target.dispatch_event("drop", {"dataTransfer": held})


SIZES = {"phone": (390, 844), "desk": (1440, 900)}


@pytest.fixture
def look(chromium, server):
    """Open pages: ``look(size, theme, script)`` gives a `Looked`; none may leave this machine."""
    contexts, all_looked = [], []

    def opened(
        size: str = "desk",
        theme: str = "light",
        *,
        script: bool = True,
        csp: bool = True,
        at=server,
    ):
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme,
            java_script_enabled=script, bypass_csp=not csp, has_touch=size == "phone",
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(30_000)
        all_looked.append(Looked(context.new_page(), at))
        return all_looked[-1]

    yield opened
    for context in contexts:
        context.close()
    assert not [address for looked in all_looked for address in looked.outside]


@pytest.fixture(scope="session")
def with_data(server, chromium):
    """The server once the example's files were chosen on its import page."""
    context = chromium.new_context()
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(f"{server}/import")
    page.set_input_files("input[type=file]", FILES)
    page.wait_for_url("**/import#tep-da-tha")
    page.get_by_text("Đã đọc xong.").wait_for()
    context.close()
    return server
