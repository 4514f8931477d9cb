"""Schemathesis against the real server: all operations, no fault, answers as they are described."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

from tests.web.conftest import Site
from tests.web.programs.doors import token_of
from tests.web.upkeep.pool import environment

# A cursor, an instant or a unit may be well written and still be none that there is: 400, not 422.
CONFIG = schemathesis.Config.from_dict({
    "checks": {"positive_data_acceptance": {
        "expected-statuses": ["2xx", "400", "401", "403", "404", "409", "410", "429"],
    }}
})  # fmt: skip
EXAMPLES = int(os.environ.get("LANTOA_API_EXAMPLES", "6"))


@pytest.fixture(scope="module")
def served(imported, tmp_path_factory):
    """`lantoa serve` over a copy of the example's workspace; its address and the owner's token."""
    from django.conf import settings as its
    from django.db import connections

    from tests.web import databases
    from tests.web.conftest import _forget
    from tests.web.world import World

    root = tmp_path_factory.mktemp("served") / "workspace"
    shutil.copytree(imported, root)
    before = {name: getattr(its, name) for name in ("WORKSPACE", "UPLOADS")}
    _forget()
    its.WORKSPACE, its.UPLOADS = root, root / "uploads"
    databases.move_to(root)
    token = token_of(World(Site(root, None)).cast, "owner")
    connections["default"].close()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    told = environment(root) | {"LANTOA_API_REQUESTS_A_MINUTE": "100000"}
    with subprocess.Popen(
        [sys.executable, "-c", "from lantoa.cli import main; main()", "serve", "--no-work",
         "--port", str(port)], env=told, cwd=root, start_new_session=True, stdout=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/health", running)
        yield address, token
        running.send_signal(signal.SIGINT)
        running.wait(timeout=30)
    for name, value in before.items():
        setattr(its, name, value)
    _forget()


def _wait_for(address, running):
    until = time.monotonic() + 60
    while time.monotonic() < until and running.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            continue
    pytest.fail("the server did not answer")


def _tried(operation, mode, token) -> None:
    """Send what schemathesis makes up for one operation, and hold each answer to its description."""

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
        phases=(Phase.generate,), suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def try_once(case) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"})

    try_once()


def test_every_operation_answers_as_it_is_described(served):
    address, token = served
    schema = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json", config=CONFIG)
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) == 25
    for operation in operations:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            try:
                _tried(operation, mode, token)
            except Unsatisfiable:
                assert mode is GenerationMode.NEGATIVE, (
                    "nothing is asked for, so nothing can be wrong"
                )
