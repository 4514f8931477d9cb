"""A server that others reach: its settings hold what Django's own check of a deployment asks."""

from __future__ import annotations

import subprocess
import sys

from tests.web.upkeep.pool import environment

_CHECK = """
import django
django.setup()
from django.core.management import call_command
call_command("check", deploy=True, fail_level="INFO")
"""
_ASK = """
import django
django.setup()
from django.test import Client
for secure, host, headers in (
    (True, "kol.example.vn", {}), (False, "kol.example.vn", {}), (False, "localhost", {}),
    (False, "kol.example.vn", {"X-Forwarded-Proto": "https"}), (True, "evil.example.vn", {}),
):
    answer = Client(SERVER_NAME=host).get("/health", secure=secure, headers=headers)
    page = Client(SERVER_NAME=host).get("/import", secure=secure, headers=headers)
    print(answer.status_code, page.status_code, page.headers.get("Strict-Transport-Security", ""),
          page.cookies["csrftoken"]["secure"] if "csrftoken" in page.cookies else "")
"""


def _run(tmp_path, code, **more):
    told = environment(tmp_path / "ws") | {"DJANGO_SETTINGS_MODULE": "lantoa.web.settings"} | more
    return subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", code], env=told, capture_output=True,
        text=True, check=False,
    )  # fmt: skip


def test_djangos_check_of_a_deployment_finds_nothing(tmp_path):
    done = _run(tmp_path, _CHECK, LANTOA_HOSTS="kol.example.vn")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_others_come_by_https_under_the_names_given_and_no_other(tmp_path):
    (tmp_path / "ws").mkdir()
    prepare = "from lantoa.web.upkeep import worker; worker.prepare()\n"
    done = _run(tmp_path, prepare + _ASK, LANTOA_HOSTS="kol.example.vn")
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    assert rows[0] == ["200", "200", "max-age=31536000", "True"]
    assert rows[1][:2] == ["200", "301"]
    assert rows[2][:2] == ["200", "301"]
    assert rows[3][:2] == ["200", "200"]
    assert rows[4][:2] == ["421", "421"]
