"""Every address of agreements, and where a browser looks at each."""

from __future__ import annotations

PAGES: dict[str, tuple[str, ...]] = {
    "agreements": ("/agreements", "/agreements?lang=en", "/agreements?q=khong-co"),
    "agreement-new": ("/agreements/new",),
    "calendars": ("/agreements/calendars",),
    "agreement": ("/agreements/{agreement}", "/agreements/{draft}"),
    "agreement-edit": ("/agreements/{agreement}/edit",),
    "obligation-new": ("/agreements/{agreement}/obligations/new",),
    "evidence": ("/agreements/{agreement}/evidence", "/agreements/{agreement}/evidence?said="),
    "agreement-review": ("/agreements/{agreement}/review?year=2024",),
    "obligation": ("/obligations/{obligation}",),
    "due": ("/dues/{due}",),
}
"""Pages for the owner of the invented constellation."""
NO_PAGES = (
    "agreement-do", "agreement-document", "calendar-feed", "api-agreements", "api-agreement",
    "api-duties", "api-evidence-said",
)  # fmt: skip
"""Addresses that take a form, give a file or answer programs."""
NAMES = (*PAGES, *NO_PAGES)
