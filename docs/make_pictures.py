"""Take the pictures of the documentation: board, passport, import and infographic of the rehearsal.

    make pictures

A campaign is rehearsed at full size, imported, served on this machine and looked at with Chromium;
everything in the pictures is simulated, and says so. ``made-of.json`` beside them holds the digest
of every file that decides what they show: a test fails when one of those has changed since.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from lantoa.render.few_colours import few_colours

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
PICTURES: Final = ROOT / "docs" / "pictures"
MADE_OF: Final = PICTURES / "made-of.json"
SCENARIO: Final = "examples/huong-ve-la-co/scenario.toml"
INPUTS: Final = (
    SCENARIO,
    "docs/make_pictures.py",
    "src/lantoa/rehearsal/*.py",
    "src/lantoa/render/*.py",
    "src/lantoa/web/kit/templatetags/*.py",
    "src/lantoa/web/dashboards/*.py",
    "src/lantoa/web/*/static/**/*",
    "src/lantoa/web/kit/templates/**/*",
    "src/lantoa/web/collection/templates/**/*",
    "src/lantoa/web/dashboards/templates/**/*",
)
"""What decides how the pictures look: a change there asks for new ones."""
DROPPED: Final = ("mo-phong-doi-b-tim-kiem.ndjson", "mo-phong-bao-chi.csv")
"""Left for the import page: rows that cannot be read, and a table that waits for a person."""
BOARD: Final = "/c/huong-ve-la-co/"
DESK: Final = (1280, 1440)
PHONE: Final = (390, 844)
_SCALE: Final = 1.5
_POSTED_WIDTH: Final = 864


def inputs() -> dict[str, str]:
    """Return the digest of every file that decides what the pictures show, by its path."""
    found = {path for pattern in INPUTS for path in ROOT.glob(pattern) if path.is_file()}
    return {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in sorted(found)
        if "__pycache__" not in path.parts
    }


def main() -> None:
    """Take all pictures anew."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("no chromium on this machine: sudo apt install chromium")
    began = inputs()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="lantoa-pictures-") as folder:
        work = Path(folder)
        made = work / "workspace" / "campaigns" / "huong-ve-la-co"
        _rehearse(work, made)
        with _served(work) as address:
            _look(chromium, address, [made / name for name in DROPPED], work)
        _lantoa(
            work, "infographic", made / "campaign.toml", "--out", work / "out", "--size", "4x5"
        )
        for shot in sorted(work.glob("*.png")):
            (PICTURES / shot.name).write_bytes(few_colours(shot.read_bytes()))
        posted = _as_on_a_phone(next((work / "out").glob("*.png")))
        (PICTURES / "infographic.png").write_bytes(few_colours(posted))
    MADE_OF.write_text(json.dumps(began, indent=1) + "\n", encoding="utf-8")
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.relative_to(ROOT)} ({picture.stat().st_size // 1024} KB)")


def _rehearse(work: Path, made: Path) -> None:
    """Write the campaign and import all of it but what the import page is to show."""
    told = _lantoa(work, "rehearse", ROOT / SCENARIO, "--out", made, "--json")
    for file in json.loads(told)["files"]:
        if file["name"] in DROPPED:
            continue
        more = ["--seen-at", file["seen_at"]] if file["seen_at"] else []
        _lantoa(work, "import", made / file["name"], *more)


def _lantoa(work: Path, *arguments: str | Path) -> str:
    done = subprocess.run(
        _command(*arguments), cwd=work, env=_environment(work), stdout=subprocess.PIPE, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"lantoa {arguments[0]} failed")
    return done.stdout


def _command(*arguments: str | Path) -> list[str]:
    begin = [sys.executable, "-c", "from lantoa.cli import main; main()"]
    return [*begin, *(str(one) for one in arguments)]


def _environment(work: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LANTOA", "DJANGO"))}
    return kept | {"LANTOA_WORKSPACE": str(work / "workspace")}


@contextmanager
def _served(work: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = _command("serve", "--port", str(port), "--campaigns", work / "workspace/campaigns")
    with subprocess.Popen(
        command, cwd=work, env=_environment(work), start_new_session=True,
        stdout=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        try:
            yield _answering(f"http://127.0.0.1:{port}", running)
        finally:
            running.send_signal(signal.SIGINT)
            try:
                running.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)


def _answering(address: str, running: subprocess.Popen[bytes]) -> str:
    host, port = "127.0.0.1", int(address.rpartition(":")[2])
    until = time.monotonic() + 120
    while time.monotonic() < until and running.poll() is None:
        try:
            socket.create_connection((host, port), timeout=10).close()
        except OSError:
            time.sleep(0.2)
        else:
            return address
    sys.exit("the pages did not answer")


def _look(chromium: str, address: str, dropped: list[Path], work: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        desk, phone = _page(browser, DESK), _page(browser, PHONE)
        desk.goto(f"{address}/import")
        desk.set_input_files("input[type=file]", dropped)
        desk.get_by_text("Đã đọc xong.").wait_for()
        desk.goto(f"{address}/import")
        _shot(desk, work / "import.png")
        for page, name, where in (
            (desk, "board", BOARD),
            (phone, "board-phone", BOARD),
            (desk, "passport", f"{BOARD}figures/views"),
        ):
            page.goto(address + where)
            _shot(page, work / f"{name}.png")
        browser.close()


def _page(browser: Any, size: tuple[int, int]) -> Any:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=_SCALE,
        color_scheme="light", locale="vi-VN",
    )  # fmt: skip
    context.set_default_timeout(120_000)
    return context.new_page()


def _shot(page: Any, path: Path) -> None:
    """Take the first screen once letters and charts are there."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=path, animations="disabled", caret="hide")


def _as_on_a_phone(path: Path) -> bytes:
    """Return the infographic in the width in which people meet it."""
    drawn = Image.open(path).convert("RGB")
    height = round(drawn.height * _POSTED_WIDTH / drawn.width)
    written = io.BytesIO()
    drawn.resize((_POSTED_WIDTH, height), Image.Resampling.LANCZOS).save(written, "PNG")
    return written.getvalue()


if __name__ == "__main__":
    main()
