"""Logs: lines of JSON that say what happened, and nothing of whom."""

from __future__ import annotations

import io
import json
import logging

import pytest

from lantoa.web.kit.logs import Lines

PRIVATE = (
    "an.nguyen@example.vn", "Nguyễn Văn An", "s3cr3t-tok3n-0123456789abcdefABCDEF_xyz", "hoa-hau",
    "0912345678", "203.0.113.7", "c/chien-dich-kin",
)  # fmt: skip


@pytest.fixture
def lines():
    """Everything that is logged, as our handler writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    ours = logging.getLogger("lantoa")
    before = root.level, ours.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    ours.setLevel(logging.DEBUG)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(before[0])
    ours.setLevel(before[1])


def _clean(said) -> None:
    text = json.dumps(said, ensure_ascii=False)
    for private in PRIVATE:
        assert private not in text


def test_a_request_is_a_line_without_its_address(site, lines):
    site.client.get("/c/chien-dich-kin/?q=hoa-hau&email=an.nguyen@example.vn",
                    headers={"X-Forwarded-For": "203.0.113.7", "Authorization": f"Bearer {PRIVATE[2]}"},
                    REMOTE_ADDR="203.0.113.7")  # fmt: skip
    site.client.get("/import")
    found = [line for line in lines() if line["event"] == "request"]
    assert [(f["method"], f["route"], f["status"]) for f in found][1] == ("GET", "imports", 200)
    assert all(
        set(f) <= {"at", "level", "from", "event", "method", "route", "status", "ms"}
        for f in found
    )
    _clean(lines())


@pytest.mark.parametrize("private", PRIVATE)
def test_arguments_extras_and_words_of_errors_are_left_out(lines, private):
    log = logging.getLogger("lantoa.anything")
    log.warning("somebody signed in: %s", private)
    log.warning("a job failed", extra={"task": private, "email": private, "status": private})
    try:
        raise ValueError(f"no account {private}")
    except ValueError:
        log.exception("sign-in failed")
    found = lines()
    assert [line["event"] for line in found] == [
        "somebody signed in: %s",
        "a job failed",
        "sign-in failed",
    ]
    assert found[2]["error"] == "ValueError"
    assert "test_logs.py" in found[2]["where"][0]
    assert private not in json.dumps(found[0], ensure_ascii=False)
    assert private not in json.dumps(found[2], ensure_ascii=False)
    assert "email" not in found[1]


@pytest.mark.parametrize("message", [
    f"mail to {PRIVATE[0]} bounced", f"token {PRIVATE[2]} is old", "GET /c/chien-dich-kin/?q=hoa-hau",
    "from 203.0.113.7",
])  # fmt: skip
def test_what_stands_in_a_message_itself_is_blacked_out(lines, message):
    logging.getLogger("somebody.elses").warning(message)
    _clean(lines())


def test_a_fault_of_a_page_is_logged_by_type_and_line_alone(site, lines, monkeypatch):
    from lantoa.web.campaigns import queries

    def broken(**_):
        raise RuntimeError(f"{PRIVATE[0]} {PRIVATE[1]}")

    monkeypatch.setattr(queries, "campaigns", broken)
    site.client.raise_request_exception = False
    assert site.client.get("/?email=an.nguyen@example.vn").status_code == 500
    found = lines()
    assert any(line.get("error") == "RuntimeError" for line in found)
    _clean(found)


def test_the_real_settings_use_these_lines():
    from django.conf import settings

    assert settings.LOGGING["handlers"]["stderr"]["formatter"] == "lines"
    assert settings.LOGGING["formatters"]["lines"]["()"] == f"{Lines.__module__}.{Lines.__name__}"
    assert all(
        set(its.get("handlers", [])) <= {"stderr"} for its in settings.LOGGING["loggers"].values()
    )
