"""Rows of tokens, webhooks, the API and health.

No session opens the API, whoever's it is: before tokens its operations stand in `test_api`.
"""

from __future__ import annotations

from tests.web.rights.rows import INSIDE, Row

_ALL = "200 200 200 200 200 200 200"
_NONE = "404 404 404 404 404 404 404"
_NO_TOKEN = "401 401 401 401 401 401 401"
_MEMBERS = "404 404 404 404 302 404 302"


def _token(world):
    return [world.things["token"].pk]


def _hook(world):
    return [world.things["webhook"].pk]


def _new(world, **more):
    return {"unit": world.cast.here.pk, "name": "x", "days": "9", "rights": [], **more}


def _new_hook(world):
    return {
        "unit": world.cast.here.pk,
        "url": "https://hooks.example.vn/",
        "events": ["import.done"],
    }


def prepare(world) -> None:
    """Make a token of Bình's and a webhook of Tỉnh Mây."""
    from lantoa.web.people.rights import Right
    from lantoa.web.programs import services

    by, here = world.cast.actor("member"), world.cast.here.pk
    world.things["token"], _ = services.make_token(
        by=by, unit_id=here, name="x", rights=Right.VIEW, days=9
    )
    world.things["webhook"] = services.make_webhook(
        by=by, unit_id=here, url="https://hooks.example.vn/", events=["import.done"]
    )


def _api(name, method="GET", args=lambda world: []):
    return Row(name, method, _NO_TOKEN, args, nobody="401")


def _slug(world):
    return [world.campaign.slug]


ROWS = [
    Row("programs", "GET", INSIDE),
    Row("make-token", "POST", "404 404 404 404 200 403 200", data=_new),
    Row("make-token", "POST", "404 404 404 400 400 400 400", data=lambda w: _new(w, days="0")),
    Row("revoke-token", "POST", _MEMBERS, _token),
    Row("make-webhook", "POST", "404 404 404 404 302 403 302", data=_new_hook),
    Row("webhook", "GET", "404 404 404 404 200 404 200", _hook),
    Row("try-webhook", "POST", _MEMBERS, _hook),
    Row("revoke-webhook", "POST", _MEMBERS, _hook),
    Row("alive", "GET", _ALL, nobody="200"),
    Row("api-description", "GET", _ALL, nobody="200"),
    Row("api-nowhere", "GET", _NONE, lambda world: ["v9/x"], nobody="404"),
    _api("api-token"),
    _api("api-campaigns"),
    _api("api-campaign", args=_slug),
    _api("api-board", args=_slug),
    _api("api-figure", args=lambda world: [world.campaign.slug, "posts"]),
    _api("api-imports"),
    _api("api-imports", "POST"),
    _api("api-import-files"),
    _api("api-import-files", "POST"),
    _api("api-import", args=lambda world: [world.job.pk]),
    _api("api-quarantine"),
    _api("api-quarantine-retry", "POST"),
    _api("api-states"),
    _api("api-units"),
    _api("api-unit", args=lambda world: [world.cast.here.pk]),
    _api("api-members", args=lambda world: [world.cast.here.pk]),
    _api("api-audit"),
    _api("api-agreements"),
    _api("api-agreement", args=lambda world: [world.things["agreement"].pk]),
    _api("api-duties", args=lambda world: [world.things["agreement"].pk]),
    _api("api-evidence-said", "POST", lambda world: [world.things["agreement"].pk]),
]  # fmt: skip
