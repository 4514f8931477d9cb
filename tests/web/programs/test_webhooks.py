"""Webhooks: signed, tried again, told to nobody inside, and only of one's own units."""

from __future__ import annotations

import json
import socket
from datetime import timedelta

import pytest
import time_machine

from lantoa.core import clock
from lantoa.core.errors import BadInput, Forbidden, NotFound
from lantoa.web.kit import jobs
from lantoa.web.kit.models import Job
from lantoa.web.programs import addresses, queries, services, signing
from lantoa.web.programs.models import Delivery, Webhook
from tests.web.programs.receiver import Receiver


@pytest.fixture
def inside(settings):
    settings.WEBHOOKS_MAY_STAY_INSIDE = True
    yield
    settings.WEBHOOKS_MAY_STAY_INSIDE = False


@pytest.fixture
def receiver(inside):
    with Receiver() as found:
        yield found


def _hook(cast, receiver, role="member", unit=None, events=("import.done",)):
    return services.make_webhook(
        by=cast.actor(role),
        unit_id=(unit or cast.here).pk,
        url=receiver.url + "in?a=b",
        events=events,
    )


def _work():
    jobs.sweep(jobs.run)


def test_what_happens_below_is_told_signed(cast, receiver):
    hook = _hook(cast, receiver)
    assert services.tell("import.done", unit=cast.below, facts={"import": "1"}) == 1
    _work()
    [(path, heads, body)] = receiver.came
    assert path == "/in?a=b"
    said = json.loads(body)
    assert (said["event"], said["unit"], said["facts"]) == (
        "import.done",
        cast.below.pk,
        {"import": "1"},
    )
    assert said["id"] == heads["Lantoa-Delivery"]
    secret = signing.secret_of(hook)
    assert signing.holds(secret, body, heads["Lantoa-Signature"])
    assert not signing.holds(secret, body + b" ", heads["Lantoa-Signature"])
    assert not signing.holds("whs_other", body, heads["Lantoa-Signature"])
    assert Delivery.objects.get().state == "sent"


def test_a_message_that_was_caught_cannot_be_played_later(cast, receiver):
    hook = _hook(cast, receiver)
    services.tell("import.done", unit=cast.here, facts={})
    _work()
    _, heads, body = receiver.came[0]
    with time_machine.travel(clock.now() + timedelta(seconds=signing.WINDOW_S + 2)):
        assert not signing.holds(signing.secret_of(hook), body, heads["Lantoa-Signature"])


@pytest.mark.parametrize(
    "head", ["", "t=,v1=", "t=abc,v1=x", "v1=x", "t=99999999999999999,v1=x", "t=²,v1=x"]
)
def test_a_head_that_is_no_signature_does_not_hold(site, head):
    assert not signing.holds("whs_x", b"", head)


def test_siblings_and_those_below_are_told_nothing(cast, receiver):
    _hook(cast, receiver)
    assert services.tell("import.done", unit=cast.beside, facts={}) == 0
    assert services.tell("import.done", unit=cast.root, facts={}) == 0
    assert services.tell("import.refused", unit=cast.here, facts={}) == 0


def test_what_did_not_arrive_is_sent_again_with_longer_and_longer_pauses(cast, receiver):
    _hook(cast, receiver)
    receiver.answers = [500, 302, 503]
    services.tell("import.done", unit=cast.here, facts={})
    pauses = []
    for _ in range(3):
        _work()
        job = Job.objects.get()
        pauses.append(round((job.due_at - clock.now()).total_seconds(), -1))
        Job.objects.update(due_at=job.made_at)
    assert pauses == [10, 20, 40]
    assert "answered 503" in Delivery.objects.get().error
    _work()
    assert Delivery.objects.get().state == "sent"
    assert len({json.loads(body)["id"] for _, _, body in receiver.came}) == 1
    assert [path for path, _, _ in receiver.came] == ["/in?a=b"] * 4, "a redirect is not followed"


def test_a_receiver_that_is_never_there_is_given_up(cast, inside):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    services.make_webhook(by=cast.actor("owner"), unit_id=cast.here.pk, url=f"http://127.0.0.1:{port}/",
                          events=["import.done"])  # fmt: skip
    services.tell("import.done", unit=cast.here, facts={})
    for _ in range(8):
        Job.objects.update(due_at="2020-01-01T00:00:00Z")
        _work()
    made = Delivery.objects.get()
    assert (made.state, made.tries) == ("failed", 8)
    assert "could not be reached" in made.error
    assert Job.objects.get().state == "done"


def test_an_ended_webhook_is_sent_nothing_more(cast, receiver):
    hook = _hook(cast, receiver)
    services.tell("import.done", unit=cast.here, facts={})
    services.revoke_webhook(by=cast.actor("member"), webhook_id=hook.pk)
    assert services.tell("import.done", unit=cast.here, facts={}) == 0
    _work()
    assert not receiver.came
    assert Delivery.objects.get().state == "failed"
    with pytest.raises(BadInput, match="ended"):
        services.try_webhook(by=cast.actor("member"), webhook_id=hook.pk)


def test_what_is_undone_is_told_to_nobody(cast, receiver):
    from django.db import transaction

    _hook(cast, receiver)
    with transaction.atomic():
        services.tell("import.done", unit=cast.here, facts={})
        transaction.set_rollback(True)
    _work()
    assert not receiver.came
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("url", [
    "http://example.vn/", "ftp://example.vn/", "javascript:alert(1)", "https://", "https://a b.vn/",
    "https://user:pass@example.vn/", "https://example.vn:99999/", "//example.vn", "https://[::1", "",
    "https://example.vn/a\nb", "https://" + "a" * 600,
])  # fmt: skip
def test_an_address_that_cannot_be_used_is_refused_at_once(cast, url):
    with pytest.raises(BadInput):
        services.make_webhook(
            by=cast.actor("owner"), unit_id=cast.here.pk, url=url, events=["import.done"]
        )
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "2002:7f00:1::", "224.0.0.1",
    "255.255.255.255",
])  # fmt: skip
def test_addresses_inside_are_refused_whatever_their_name(site, monkeypatch, address):
    told = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443))
        for one in ("93.184.216.34", address)
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: told)
    with pytest.raises(BadInput, match="inside a network"):
        addresses.public_addresses("hooks.example.vn", 443)


def test_an_address_that_moved_inside_meanwhile_is_not_sent_to(cast, monkeypatch):
    hook = services.make_webhook(by=cast.actor("owner"), unit_id=cast.here.pk, url="https://hooks.example.vn/",
                                 events=["import.done"])  # fmt: skip
    told = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: told)
    services.try_webhook(by=cast.actor("owner"), webhook_id=hook.pk)
    _work()
    made = Delivery.objects.get()
    assert made.state == "failed"
    assert "inside a network" in made.error


@pytest.mark.parametrize(("role", "failure"), [
    ("approver", Forbidden), ("sibling", NotFound), ("outsider", NotFound), ("network", NotFound),
    ("kol", NotFound), ("nobody", NotFound),
])  # fmt: skip
def test_only_who_may_take_data_out_has_an_address_told(cast, receiver, role, failure):
    with pytest.raises(failure):
        _hook(cast, receiver, role)
    hook = _hook(cast, receiver)
    for act in (services.try_webhook, services.revoke_webhook):
        with pytest.raises(NotFound):
            act(by=cast.actor(role), webhook_id=hook.pk)
    with pytest.raises(NotFound):
        queries.deliveries(by=cast.actor(role), webhook_id=hook.pk)
