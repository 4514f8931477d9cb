"""Work of collecting that no page waits for."""

from __future__ import annotations

from lantoa.web.collection import runner


def read_waiting() -> None:
    """Read every upload that waits into the lake."""
    runner.run()
