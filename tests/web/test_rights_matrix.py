"""Every address and every method, before each of seven people and one who has not signed in.

A new address without a row fails here; so does a method that a view takes and no row names.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.rights import APPS, ROWS
from tests.web.rights.rows import IN, Row
from tests.web.roles import ROLES

ELSEWHERE = ("static",)


def _names(resolver: URLResolver | None = None) -> Iterator[str]:
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from _names(one)
        else:
            assert isinstance(one, URLPattern)
            assert one.name, f"{one.pattern} has no name"
            yield one.name


def _answer(client: Client, row: Row, world) -> str:
    """The answer in a word; whatever it changed in the database is undone."""
    address, cookies = reverse(row.name, args=row.args(world)), deepcopy(client.cookies)
    with transaction.atomic():
        response = getattr(client, row.method.lower())(address, row.data(world))
        transaction.set_rollback(True)
    response.close()
    client.cookies = cookies
    if 300 <= response.status_code < 400:
        return IN if response["Location"].startswith(reverse("account_login")) else "302"
    return str(response.status_code)


def test_every_address_has_a_row():
    named = {row.name for row in ROWS}
    assert not set(_names()) - named - set(ELSEWHERE)


def test_every_row_is_about_an_address():
    assert not {row.name for row in ROWS} - set(_names())


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.__name__.rpartition(".")[2])
def test_each_is_answered_as_the_matrix_says(world, app):
    clients = [world.cast.client(role) for role in (*ROLES, "nobody")]
    found = {}
    for number, row in enumerate(app.ROWS):
        said = " ".join(_answer(client, row, world) for client in clients)
        if said != f"{row.answers} {row.nobody}":
            found[f"{number} {row}"] = f"{said}, not {row.answers} {row.nobody}"
    assert not found, "\n".join(f"{name}: {said}" for name, said in found.items())


def test_a_method_without_a_row_is_taken_by_no_view(world):
    owner, taken = world.cast.client("owner"), {}
    for name in sorted({row.name for row in ROWS}):
        rows = [row for row in ROWS if row.name == name]
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - {row.method for row in rows}:
            row = Row(name, method, rows[0].answers, rows[0].args)
            if (said := _answer(owner, row, world)) not in ("405", "404"):
                taken[str(row)] = said
    assert not taken


def test_what_an_outsider_may_not_know_of_is_answered_as_what_is_not_there(world):
    """The same bytes, so that no difference tells."""
    for role in ("outsider", "kol", "network", "sibling"):
        client = world.cast.client(role)
        there = client.get(f"/c/{world.campaign.slug}/")
        gone = client.get("/c/khong-co-chien-dich-nay/")
        assert there.status_code == gone.status_code == 404
        assert there.content == gone.content
        one, other = (client.get(f"/units/{key}") for key in (world.cast.here.id, "aaaaaaaaaaaa"))
        assert one.status_code == other.status_code == 404
        assert one.content == other.content
