"""Where a request comes from: what proxies of one's own say is believed, and no more."""

from __future__ import annotations

import pytest

from lantoa.web.kit.clients import address_of


@pytest.mark.parametrize(("hops", "told", "found"), [
    (0, "198.51.100.1", "127.0.0.1"),
    (1, "", "127.0.0.1"),
    (1, "198.51.100.1", "198.51.100.1"),
    (1, "10.0.0.1, 198.51.100.1", "198.51.100.1"),
    (2, "6.6.6.6, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
    (2, "198.51.100.1", "127.0.0.1"),
    (1, "not an address", "127.0.0.1"),
    (1, "2001:db8::1", "2001:db8::1"),
])  # fmt: skip
def test_only_what_ones_own_proxies_added_is_believed(rf, settings, hops, told, found):
    settings.TRUSTED_PROXIES = hops
    request = rf.get("/", headers={"X-Forwarded-For": told}, REMOTE_ADDR="127.0.0.1")
    assert address_of(request) == found


@pytest.fixture
def rf():
    from django.test import RequestFactory

    return RequestFactory()


@pytest.fixture
def settings(settings):
    before = settings.TRUSTED_PROXIES
    yield settings
    settings.TRUSTED_PROXIES = before
