"""The API: by token alone, scoped by who made it, in pages, with refusals that programs can read."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import msgspec
import pytest
from django.urls import reverse

from lantoa.web.people.rights import ALL, Right
from tests.web.programs.doors import Program, token_of
from tests.web.roles import ROLES

FILES = Path(__file__).parents[2] / "examples/mot-cay-cho-pho/files"


@pytest.fixture
def asks(world):
    """A program of each of the cast: ``asks("owner")``."""
    return lambda role, lang="vi", rights=ALL: Program(token_of(world.cast, role, rights), lang)


def _slug(world):
    return {"slug": world.campaign.slug}


def _figure(world):
    return {"slug": world.campaign.slug, "figure": "posts"}


def _here(world):
    return {"unit_id": world.cast.here.pk}


def _beside(world):
    return {"unit_id": world.cast.beside.pk}


def _job(world):
    return {"job_id": world.job.pk}


def _upload(world):
    return {"unit": world.cast.here.pk, "files": [(FILES / "instagram-19-10.ndjson").open("rb")]}


_numbers = itertools.count(1)


def _kol(world):
    return {"kol": world.things["kol"].pk}


def _new_kol(world):
    return {"unit": world.cast.here.pk, "name": "Mới"}


def _new_channel(world):
    return {"address": f"https://x.com/khoa_{next(_numbers)}"}


def _agreement(world):
    return {"agreement": world.things["agreement"].pk}


def _decision(world):
    return {"pieces": [str(world.things["piece"].pk)], "said": "confirmed"}


IN = "200 200 200 200 200 200 200"
HERE = "404 404 404 404 200 200 200"
ROWS = [
    ("api-token", "GET", IN, None, None),
    ("api-campaigns", "GET", IN, None, None),
    ("api-campaign", "GET", HERE, _slug, None),
    ("api-board", "GET", HERE, _slug, None),
    ("api-figure", "GET", HERE, _figure, None),
    ("api-imports", "GET", IN, None, None),
    ("api-import-files", "POST", "404 404 404 404 202 403 202", None, _upload),
    ("api-import", "GET", HERE, _job, None),
    ("api-quarantine", "GET", IN, None, None),
    ("api-quarantine-retry", "POST", "403 403 403 202 202 403 202", None, None),
    ("api-states", "GET", IN, None, None),
    ("api-units", "GET", IN, None, None),
    ("api-unit", "GET", HERE, _here, None),
    ("api-unit", "GET", "404 404 404 200 404 404 200", _beside, None),
    ("api-members", "GET", "404 404 404 404 403 403 200", _here, None),
    ("api-audit", "GET", IN, None, None),
    ("api-kols", "GET", IN, None, None),
    ("api-kol-add", "POST", "404 404 404 404 201 403 201", None, _new_kol),
    ("api-kol", "GET", HERE, _kol, None),
    ("api-kol-channels", "POST", "404 404 404 404 201 403 201", _kol, _new_channel),
    ("api-networks", "GET", IN, None, None),
    ("api-trust", "GET", HERE, _kol, None),
    ("api-agreements", "GET", IN, None, None),
    ("api-agreement", "GET", HERE, _agreement, None),
    ("api-duties", "GET", HERE, _agreement, None),
    ("api-evidence-said", "POST", "404 404 404 404 403 200 200", _agreement, _decision),
]  # fmt: skip
"""Each operation before a token of each role (outsider, kol, network, sibling, member, approver, owner)."""
LISTS = ("campaigns", "imports", "quarantine", "states", "units", "audit")


def _answer(program, world, name, method, args, data):
    address = reverse(name, kwargs=args(world) if args else None)
    said = data(world) if data else {}
    files = {} if "files" in said or not said else {"content_type": "application/json"}
    response = getattr(program.client, method.lower())(address, said, **files)
    for file in said.get("files", []):
        file.close()
    if response.status_code >= 400:
        Program.said(response, response.status_code)
    return str(response.status_code)


def test_each_operation_answers_each_as_the_matrix_says(world, asks):
    programs = {role: asks(role) for role in ROLES}
    found = [
        (
            name,
            method,
            " ".join(_answer(programs[role], world, name, method, args, data) for role in ROLES),
        )
        for name, method, _, args, data in ROWS
    ]
    assert found == [row[:3] for row in ROWS]


def test_without_a_token_no_operation_answers_whatever_session_there_is(world):
    clients = (world.cast.client("owner"), Program().client, Program("lt_wrong").client)
    for name, method, _, args, _ in ROWS:
        address = reverse(name, kwargs=args(world) if args else None)
        for client in clients:
            response = getattr(client, method.lower())(address)
            Program.said(response, 401)
            assert response.headers["WWW-Authenticate"] == "Bearer"


def test_every_operation_has_a_row():
    from lantoa.web.api import addresses

    named = {one.name for one in addresses()}
    listed = {row[0] for row in ROWS}
    # A GET and a POST of one address share its first name.
    assert named <= listed
    described = [op for path in _description()["paths"].values() for op in path.values()]
    assert len(described) == len(listed)


def _description():
    from lantoa.web.api import api

    return api.get_openapi_schema(path_prefix="/api/v1/")


def test_what_may_not_be_known_of_answers_byte_for_byte_as_what_is_not_there(world, asks):
    for role in ("outsider", "kol", "network", "sibling"):
        client = asks(role).client
        for there, gone in (
            (f"campaigns/{world.campaign.slug}", "campaigns/no-such"),
            (f"campaigns/{world.campaign.slug}/board", "campaigns/no-such/board"),
            (f"units/{world.cast.here.pk}", "units/aaaaaaaaaaaa"),
            (f"units/{world.cast.here.pk}/members", "units/aaaaaaaaaaaa/members"),
            (f"imports/{world.job.pk}", "imports/00000000-0000-0000-0000-000000000000"),
        ):
            first, second = (client.get(f"/api/v1/{one}") for one in (there, gone))
            assert first.status_code == second.status_code == 404
            assert first.content == second.content


def test_who_sees_nothing_is_given_empty_lists(world, asks):
    for role in ("outsider", "kol", "network"):
        program = asks(role)
        for name in LISTS:
            assert program.ask(f"/{name}")["items"] == [] or name == "states"
        for state in program.ask("/states")["items"]:
            assert (state["file"], state["rows"]) == ("", None)


def test_a_board_is_the_same_that_the_command_and_the_page_give(world, asks):
    from lantoa.flows.check_claims import check_claims
    from lantoa.web.campaigns.queries import workspace

    said = asks("owner").ask(f"/campaigns/{world.campaign.slug}/board")
    board, verdicts = check_claims(
        workspace(), world.campaign.declared, lang="vi", campaign_file=str(world.campaign.path)
    )
    assert said["board"] == json.loads(msgspec.json.encode(board))
    assert said["claims"] == json.loads(msgspec.json.encode(verdicts))
    page = world.cast.client("owner").get(f"/c/{world.campaign.slug}/board.json")
    assert json.loads(page.content) == said
    one = asks("owner").ask(f"/campaigns/{world.campaign.slug}/figures/posts")
    assert one == next(f for f in said["board"]["figures"] if f["id"] == "posts")


def test_a_state_is_asked_for_by_number_or_digest(world, asks):
    first = asks("owner").ask(f"/campaigns/{world.campaign.slug}/board?at=1")["board"]
    assert first["state"] == 1
    again = asks("owner").ask(
        f"/campaigns/{world.campaign.slug}/board?at={first['state_digest'][:12]}"
    )
    assert again["board"] == first
    asks("owner").ask(f"/campaigns/{world.campaign.slug}/board?at=999", 404)


def test_pages_follow_one_another_without_a_gap_or_a_repeat(world, asks):
    owner = asks("owner")
    for name in LISTS:
        whole = owner.ask(f"/{name}?limit=200")["items"]
        found, cursor = [], ""
        while True:
            page = owner.ask(f"/{name}?limit=1" + (f"&cursor={cursor}" if cursor else ""))
            found += page["items"]
            cursor = page["next"]
            if cursor is None:
                break
        if name == "audit":
            continue
        assert found == whole, name


def test_a_cursor_that_was_not_given_out_is_refused_or_empty_but_never_a_fault(world, asks):
    client = asks("owner").client
    for name in LISTS:
        for cursor in ("x", "e30", "WzFd", "WzEsMl0", "////", "W251bGwsbnVsbF0", "\0", "MQ"):
            response = client.get(f"/api/v1/{name}", {"cursor": cursor})
            assert response.status_code in (200, 400, 422), (name, cursor, response.content)


def test_a_refusal_speaks_the_language_that_is_asked_for(world, asks):
    vietnamese = asks("owner").ask("/units?cursor=x", 400)
    english = asks("owner", "en-GB,en;q=0.8").ask("/units?cursor=x", 400)
    assert "con trỏ" in vietnamese["detail"]
    assert english["detail"] == "this cursor was not given out here: begin without one"
    assert vietnamese["type"] == english["type"] == "urn:lantoa:problem:bad-request"
    wrong = asks("owner").ask("/units?limit=0", 422)
    assert wrong["errors"][0]["where"] == "query.limit"


def test_a_file_comes_in_and_its_way_can_be_followed(world, asks):
    member = asks("member")
    with (FILES / "instagram-19-10.ndjson").open("rb") as file:
        made = member.send("/imports", 202, {"unit": world.cast.here.pk, "files": [file]})
    [job] = made["items"]
    assert member.ask(f"/imports/{job['id']}")["state"] == "waiting"
    member.send("/imports", 422, {"unit": world.cast.here.pk})


def test_what_a_program_does_stands_in_the_log_under_its_makers_name_and_its_own(world, asks):
    with (FILES / "instagram-19-10.ndjson").open("rb") as file:
        asks("member").send("/imports", 202, {"unit": world.cast.here.pk, "files": [file]})
    line = asks("owner").ask("/audit?limit=1")["items"][0]
    assert line["verb"] == "collection.take"
    assert line["actor"] == "Bình · member"


def test_a_token_with_fewer_rights_than_its_maker_does_less(world, asks):
    viewing = asks("owner", rights=Right.VIEW)
    assert viewing.ask("/token")["rights"] == ["view"]
    viewing.ask(f"/units/{world.cast.here.pk}/members", 403)
    with (FILES / "instagram-19-10.ndjson").open("rb") as file:
        viewing.send("/imports", 403, {"unit": world.cast.here.pk, "files": [file]})
    assert viewing.ask("/audit")["items"] == []


def test_too_many_requests_are_refused_until_the_minute_is_over(world, asks, settings):
    settings.API_REQUESTS_A_MINUTE = 2
    program = asks("owner")
    try:
        answers = [program.client.get("/api/v1/token") for _ in range(4)]
    finally:
        settings.API_REQUESTS_A_MINUTE = 600
    assert 429 in [answer.status_code for answer in answers]
    last = answers[-1]
    if last.status_code == 429:
        assert 1 <= int(last.headers["Retry-After"]) <= 60


def test_an_address_that_the_api_lacks_is_a_problem_too(world, asks):
    client = asks("owner").client
    for address in ("/api/", "/api/v1/", "/api/v2/units", "/api/v1/units/", "/api/v1/nothing"):
        Program.said(client.get(address), 404)


def test_a_fault_of_ours_says_nothing_of_itself(world, asks, monkeypatch):
    from lantoa.web.people import queries

    def broken(**_):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(queries, "units", broken)
    said = asks("owner").ask("/units", 500)
    assert "secret detail" not in json.dumps(said)


def test_the_description_is_openapi_3_1_and_names_every_operation(world):
    response = world.cast.client("nobody").get("/api/v1/openapi.json")
    said = json.loads(response.content)
    assert said["openapi"].startswith("3.1")
    names = [op["operationId"] for path in said["paths"].values() for op in path.values()]
    assert len(set(names)) == len(names)
    for path in said["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert operation["description"]
            assert operation["security"]
