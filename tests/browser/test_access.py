"""Nothing that axe finds, on any page, at both sizes, light and dark, with data and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.example import BOARD, EVERY_PAGE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = pytest.mark.parametrize(
    ("size", "theme"), [(size, theme) for size in ("phone", "desk") for theme in ("light", "dark")]
)


@pytest.fixture(scope="session")
def axe():
    package = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    return (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def _found(page, axe):
    """What axe finds once everything that folds in it is open; no page is wider than the screen."""
    page.evaluate(
        "document.querySelectorAll('main details').forEach((one) => { one.open = true })"
    )
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate(axe)
    found = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
    assert found["passes"]
    return [
        (one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]
    ]


@LOOKS
@pytest.mark.parametrize("address", EVERY_PAGE)
def test_axe_finds_nothing_on_any_page(look, with_data, axe, address, size, theme):
    page = look(size, theme, csp=False).open(address)
    assert _found(page, axe) == []


@LOOKS
@pytest.mark.parametrize("address", ["/", "/import", "/captures", "/compare", BOARD])
def test_axe_finds_nothing_where_nothing_was_imported(look, bare, axe, address, size, theme):
    page = look(size, theme, csp=False, at=bare).open(address)
    assert _found(page, axe) == []


@LOOKS
def test_axe_finds_nothing_once_the_charts_are_drawn(look, with_data, axe, size, theme):
    page = look(size, theme, csp=False).open(BOARD)
    boxes = page.locator(".drawing")
    for number in range(boxes.count()):
        boxes.nth(number).scroll_into_view_if_needed()
    page.locator(".drawing svg").nth(boxes.count() - 1).wait_for()
    assert _found(page, axe) == []


@LOOKS
def test_axe_finds_nothing_where_an_upload_is_refused(look, bare, axe, size, theme):
    page = look(size, theme, csp=False, at=bare).open("/import")
    page.locator("[name=modified]").evaluate("(field) => { field.form.noValidate = true }")
    page.locator("[data-drop]").evaluate("(form) => form.submit()")
    page.locator("[role=alert]").wait_for()
    assert _found(page, axe) == []
