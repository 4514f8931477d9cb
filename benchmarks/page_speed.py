"""The board's page as a browser gets it: under load, from fresh workers, and beside a bare view.

Two workers serve, as `lantoa serve` runs them; `wrk` asks. The bare view is a Django view behind
the same middleware that says two words, measured in the same run.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import Result

if TYPE_CHECKING:
    from collections.abc import Iterator

SCENARIO = Path(__file__).parent.parent / "examples/huong-ve-la-co/scenario.toml"
_LANTOA = str(Path(sys.executable).parent / "lantoa")
_PACKED = {"Accept-Encoding": "gzip", "Accept-Language": "vi"}
_SERVER = """
import multiprocessing, os, sys
from granian import Granian
from granian.constants import Interfaces
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn", force=True)
    Granian("benchmarks.bare_view:application", address="127.0.0.1", port=int(sys.argv[1]),
            interface=Interfaces.WSGI, workers=len(os.sched_getaffinity(0)), blocking_threads=1,
            websockets=False).serve()
"""


def results(folder: Path) -> list[Result]:
    """Measure a page of a small rehearsed campaign (its size is no part of a seen state's page)."""
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is missing: sudo apt install wrk")
    env = _rehearsed(folder / "page")
    lantoa = [_LANTOA, "serve", "--campaigns", str(folder / "page/campaigns/bench")]
    with _serving([*lantoa, "--port"], env) as port:
        address = _board_address(port)
        _ask(port, address)
    with _serving([*lantoa, "--port"], env) as port:
        for _ in range(40):  # until every worker has loaded
            _ask(port, "/static/kit/mark.svg")
        first = [_ask(port, address)[0] for _ in range(12)]
        size = _first_view(port, address)
        ours, p95 = _wrk(port, address)
    with _serving([sys.executable, "-c", _SERVER], env) as port:
        bare, _ = _wrk(port, "/")
    load = f"load {os.getloadavg()[0]:.1f}"
    return [
        Result("board page of a seen state, p95 of 8 askers at once", p95, "ms", 50, load),
        Result("board page, slowest of the first 12 of fresh workers", max(first) * 1000, "ms", 50,
               f"median {statistics.median(first) * 1000:.1f} ms"),
        Result("300 ÷ requests a second for the board page", 300 / ours, "×", 1,
               f"{ours:,.0f}/s, {ours / bare:.2f} of a bare view's {bare:,.0f}/s"),
        Result("first page view before charts", size / 1024, "KB", 150),
    ]  # fmt: skip


def _rehearsed(folder: Path) -> dict[str, str]:
    env = os.environ | {"LANTOA_WORKSPACE": str(folder)}
    if not (folder / "campaigns").exists():
        asked = [_LANTOA, "rehearse", str(SCENARIO), "--posts", "600", "--import",
                 "--out", str(folder / "campaigns/bench")]  # fmt: skip
        subprocess.run(asked, env=env, check=True, stdout=subprocess.DEVNULL)
    return env


@contextmanager
def _serving(command: list[str], env: dict[str, str]) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = subprocess.Popen([*command, str(port)], env=env, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def _ask(port: int, path: str) -> tuple[float, bytes]:
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers=_PACKED)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != http.client.OK:
        raise SystemExit(f"{path}: {answer.status}")
    return time.perf_counter() - began, body


def _plain(port: int, path: str) -> str:
    import gzip

    body = _ask(port, path)[1]
    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()


def _board_address(port: int) -> str:
    found = re.search(r'href="(/c/[^"/?]+/)', _plain(port, "/"))
    if found is None:
        raise SystemExit("no campaign is listed")
    return found[1]


def _first_view(port: int, address: str) -> int:
    """Return the bytes on the wire of the page with its style, pictures, script and type."""
    linked = set(re.findall(r'(?:href|src)="(/static/[^"#]+)', _plain(port, address)))
    fonts = {f"be-vietnam-pro-{part}-{weight}-normal" for part in ("latin", "vietnamese")
             for weight in (400, 600, 800)}  # fmt: skip
    fonts |= {f"lantoa-figures-{weight}" for weight in (400, 600, 800)}
    linked |= {f"/static/fonts/{name}.woff2" for name in fonts}
    return sum(len(_ask(port, one)[1]) for one in {address, *linked})


def _wrk(port: int, path: str) -> tuple[float, float]:
    """Return requests a second, and the 95th percentile in milliseconds."""
    script = 'done = function(s, l, r) io.write("p95=" .. l:percentile(95) .. "\\n") end'
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
        lua.write(script)
        lua.flush()
        asked = ["wrk", "-t1", "-c8", "-d6s", "-s", lua.name]
        asked += [part for name, value in _PACKED.items() for part in ("-H", f"{name}: {value}")]
        said = subprocess.run([*asked, f"http://127.0.0.1:{port}{path}"], check=True, text=True,
                              capture_output=True).stdout  # fmt: skip
    if "Non-2xx" in said:
        raise SystemExit(said)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    slow = re.search(r"p95=([\d.]+)", said)
    assert rate is not None
    assert slow is not None
    return float(rate[1]), float(slow[1]) / 1000
