"""Health: whether a server is of use, told to anybody, with nothing private in it."""

from __future__ import annotations

import json

import pytest

from lantoa.web.upkeep import queries


def test_a_server_in_order_is_well(site):
    assert json.loads(site.page("/health")) == {
        "status": "ok", "database": True, "lake": True, "disk": True,
    }  # fmt: skip


@pytest.mark.parametrize("what", ["database", "lake", "disk"])
def test_a_server_that_lacks_something_says_so_with_503(site, monkeypatch, what):
    monkeypatch.setattr(queries, {"database": "_answers", "lake": "_is_readable", "disk": "_has_room"}[what],
                        lambda: False)  # fmt: skip
    said = json.loads(site.page("/health", 503))
    assert said["status"] == "broken"
    assert said[what] is False


def test_a_broken_lake_is_not_well(site):
    folder = site.root / "lake/states/_delta_log"
    folder.mkdir(parents=True)
    (folder / f"{0:020}.json").write_text("no json")
    assert json.loads(site.page("/health", 503))["lake"] is False


def test_health_is_asked_for_with_get_alone(site):
    assert site.client.post("/health").status_code == 405
