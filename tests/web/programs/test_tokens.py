"""Tokens: shown once, kept as a digest, never stronger than whoever made them."""

from __future__ import annotations

import pytest
import time_machine

from lantoa.core.errors import BadInput, Forbidden, NotFound
from lantoa.web.people.rights import ALL, Right
from lantoa.web.programs import queries, services, tokens
from lantoa.web.programs.models import Token


def _made(cast, role="member", rights=Right.EDIT, **more):
    said = {"unit_id": cast.here.pk, "name": "bảng của Sở", "days": 30} | more
    return services.make_token(by=cast.actor(role), rights=rights, **said)


def _opened(token) -> Token:
    found = tokens.open_token(token)
    assert found is not None
    return found


def _acts(token):
    return tokens.actor_of_token(_opened(token))


def test_a_token_is_kept_as_its_digest_alone(cast):
    made, token = _made(cast)
    assert token.startswith("lt_")
    held = Token.objects.filter(pk=made.pk).values().get()
    assert token not in str(held)
    assert held["begins"] == token[:8]
    opened = tokens.open_token(token)
    assert opened is not None
    assert opened.pk == made.pk


def test_a_token_does_what_it_was_given_at_its_unit_and_below(cast):
    _, token = _made(cast)
    actor = _acts(token)
    assert actor.rights(cast.here) == Right.VIEW | Right.EDIT
    assert actor.may(Right.EDIT, cast.below)
    assert not actor.may(Right.VIEW, cast.beside)
    assert not actor.may(Right.VIEW, cast.root)


def test_a_token_shrinks_with_whoever_made_it(cast):
    from lantoa.web.people.models import Membership

    _, token = _made(cast)
    its = Membership.objects.filter(user=cast.users["member"])
    its.update(rights=int(Right.VIEW))
    assert _acts(token).rights(cast.here) == Right.VIEW
    its.update(until="2020-01-01T00:00:00Z")
    assert not _acts(token).may_somewhere(Right.VIEW)


def test_a_token_made_before_there_were_accounts_ends_with_the_first(site):
    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import User
    from lantoa.web.people.queries import root

    _, token = services.make_token(
        by=Actor.alone(), unit_id=root().pk, name="x", rights=Right.VIEW, days=1
    )
    assert _acts(token).may(Right.VIEW, root())
    User.objects.create(email="an@example.vn", name="An")
    assert not _acts(token).may(Right.VIEW, root())


@pytest.mark.parametrize(("role", "rights", "failure"), [
    ("approver", Right.VIEW, Forbidden), ("member", Right.APPROVE, Forbidden),
    ("member", ALL, Forbidden), ("owner", Right.PEOPLE, Forbidden), ("sibling", Right.VIEW, NotFound),
    ("outsider", Right.VIEW, NotFound), ("kol", Right.VIEW, NotFound), ("nobody", Right.VIEW, NotFound),
])  # fmt: skip
def test_nobody_makes_a_token_stronger_than_themselves(cast, role, rights, failure):
    with pytest.raises(failure):
        _made(cast, role, rights)
    assert not Token.objects.exists()


@pytest.mark.parametrize("wrong", [{"name": "  "}, {"days": 0}, {"days": 367}])
def test_a_token_needs_a_name_and_an_end(cast, wrong):
    with pytest.raises(BadInput):
        _made(cast, **wrong)


def test_a_token_that_ended_opens_nothing(cast):
    made, token = _made(cast, days=1)
    with time_machine.travel(made.expires_at):
        assert tokens.open_token(token) is None
    assert tokens.open_token(token)
    services.revoke_token(by=cast.actor("member"), token_id=made.pk)
    assert tokens.open_token(token) is None
    services.revoke_token(by=cast.actor("member"), token_id=made.pk)


@pytest.mark.parametrize(
    "said", ["", "lt_", "lt_wrong", "Bearer", "lt_\0", "lt_" + "x" * 10_000, "ệ"]
)
def test_what_is_no_token_opens_nothing(cast, said):
    assert tokens.open_token(said) is None


def test_ones_own_tokens_and_those_where_one_manages_people_are_seen(cast):
    made, _ = _made(cast)
    seen = {role: [t.pk for t in queries.tokens(by=cast.actor(role))] for role in
            ("owner", "member", "approver", "sibling", "outsider", "kol", "nobody")}  # fmt: skip
    assert [role for role, its in seen.items() if its == [made.pk]] == ["owner", "member"]
    with pytest.raises(NotFound):
        services.revoke_token(by=cast.actor("approver"), token_id=made.pk)
    services.revoke_token(by=cast.actor("owner"), token_id=made.pk)


def test_making_and_ending_a_token_stands_in_the_log(cast):
    from lantoa.web.people.models import AuditEntry

    made, token = _made(cast)
    services.revoke_token(by=cast.actor("member"), token_id=made.pk)
    lines = list(AuditEntry.objects.order_by("seq"))
    assert [line.verb for line in lines] == ["programs.make_token", "programs.revoke_token"]
    assert token not in str([line.facts_text for line in lines])


def test_uses_are_counted_by_the_minute(cast, settings):
    _, token = _made(cast)
    its = _opened(token)
    settings.API_REQUESTS_A_MINUTE = 2
    with time_machine.travel("2026-11-25T08:00:10Z", tick=False) as clock:
        assert tokens.count_use(its) == (1, 50)
        assert tokens.count_use(its)[0] == 0
        assert tokens.count_use(its)[0] == -1
        clock.shift(50)
        assert tokens.count_use(its) == (1, 60)
    its.refresh_from_db()
    assert str(its.last_used_at) == "2026-11-25 08:01:00+00:00"
    settings.API_REQUESTS_A_MINUTE = 600
