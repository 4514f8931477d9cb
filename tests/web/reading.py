"""Reading a page as a test does: what must be there is there, or the test says what is not."""

from __future__ import annotations

import re


def part(pattern: str, text: str) -> re.Match[str]:
    """Return where a page says something; dots match line ends."""
    found = re.search(pattern, text, re.DOTALL)
    assert found is not None, f"nothing like {pattern!r} on the page"
    return found
