"""Every address is a page that the browser tests look at, or no page at all."""

from __future__ import annotations

import pytest

from tests.browser import agreement_pages, signed_in
from tests.browser.example import FILES, NO_PAGES, PAGES


def _names(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _names(pattern)
        else:
            yield pattern.name


def test_every_address_is_looked_at_in_a_browser_or_named_as_no_page():
    from django.urls import get_resolver

    assert sorted(_names(get_resolver())) == sorted(
        [*PAGES, *NO_PAGES, *signed_in.NAMES, *agreement_pages.NAMES]
    )


@pytest.mark.parametrize("name", PAGES)
def test_what_a_browser_looks_at_is_the_page_of_that_name(site, name):
    from django.urls import resolve

    site.add_campaign()
    site.drop(FILES[0])
    for address in PAGES[name]:
        assert resolve(address.partition("?")[0]).url_name == name
        at_one = address.replace("unseen_posts", "posts")
        assert "<html" in site.page(at_one), address


@pytest.mark.parametrize("name", NO_PAGES)
def test_what_is_named_as_no_page_is_none(full, name):
    from django.urls import resolve

    assert resolve(NO_PAGES[name]).url_name == name
    response = full.client.get(NO_PAGES[name])
    body = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    assert response.status_code in (200, 405)
    # What is served as another kind is no page, whatever words it holds: the charts' bundle has some.
    if response.headers["Content-Type"].startswith("text/html"):
        assert b"<html" not in body
