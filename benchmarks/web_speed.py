"""Signed-in pages on SQLite: milliseconds a request, beside a view that does nothing, by wrk."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

from benchmarks.measuring import Result

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAGES = ("/", "/import", "/units", "/programs")
_TARGET_MS = 1000 / 150
"""150 requests a second, from both cores together."""
_SERVE = """
import multiprocessing, sys
from granian import Granian
from granian.constants import Interfaces
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn", force=True)
    Granian("lantoa.web.wsgi:application", address="127.0.0.1", port=int(sys.argv[1]),
            interface=Interfaces.WSGI, workers=2, blocking_threads=1, websockets=False).serve()
"""
_PREPARE = """
from lantoa.web.upkeep import worker
worker.prepare()
from django.test import Client
from lantoa.web.people.models import Membership, User
from lantoa.web.people.queries import root
from lantoa.web.people.rights import ALL
user = User.objects.create(email="an@example.vn", name="An")
Membership.objects.create(user=user, unit=root(), rights=int(ALL))
client = Client(SERVER_NAME="localhost")
client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
print(client.cookies["lantoa_session"].value)
"""


def results(folder: Path) -> Iterator[Result]:
    """Measure each page and the bare view in turn, three times."""
    if shutil.which("wrk") is None:
        print("web: skipped, wrk is not installed")
        return
    told = {
        k: v for k, v in os.environ.items() if not k.startswith(("LANTOA", "DJANGO", "DATABASE"))
    }
    told |= {
        "LANTOA_WORKSPACE": str(folder / "web"),
        "DJANGO_SETTINGS_MODULE": "benchmarks.bare_settings",
    }
    made = subprocess.run(
        [sys.executable, "-c", _PREPARE], env=told, capture_output=True, text=True, check=True
    )
    cookie = made.stdout.strip().splitlines()[-1]
    script = folder / "serve.py"
    script.write_text(_SERVE, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    told["PYTHONPATH"] = os.pathsep.join(filter(None, (str(_here()), told.get("PYTHONPATH"))))
    with subprocess.Popen([sys.executable, str(script), str(port)], env=told, start_new_session=True,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:  # fmt: skip
        _wait_for(f"http://127.0.0.1:{port}/health")
        rates: dict[str, list[float]] = {page: [] for page in ("/bare", *_PAGES)}
        for _ in range(3):
            for page, found in rates.items():
                found.append(_requests_a_second(f"http://127.0.0.1:{port}{page}", cookie))
        running.send_signal(signal.SIGINT)
        running.wait()
    bare = statistics.median(rates.pop("/bare"))
    for page, found in rates.items():
        rate = statistics.median(found)
        yield Result(f"signed-in page {page}", 1000 / rate, "ms", round(_TARGET_MS, 2),
                     f"{rate:.0f} requests/s, {rate / bare:.2f} of a bare view ({bare:.0f}/s)")  # fmt: skip


def _here() -> str:
    return os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120


def _wait_for(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def _requests_a_second(address: str, cookie: str) -> float:
    said = subprocess.run(
        ["wrk", "-t1", "-c8", "-d3s", "-H", f"Cookie: lantoa_session={cookie}", address],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    if refused:
        raise RuntimeError(f"{address}: {refused.group()}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    return float(found.group(1)) if found else 0.0
