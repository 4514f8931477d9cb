"""The queue between those who ask for work and the processes that do it."""

from __future__ import annotations

from typing import Any, Final

# Jobs are rows of our own, with a lease: the queue only carries their numbers. So nothing is
# acknowledged late, tried again or kept by it; what a killed process held, the sweep takes back.
QUEUE: Final[dict[str, Any]] = {
    "name": "lantoa",
    "orm": "default",
    "workers": 2,
    "timeout": 6 * 3600,
    "retry": 7 * 3600,
    "poll": 0.5,
    "bulk": 1,
    "queue_limit": 4,
    "recycle": 100,
    "max_rss": 1_500_000,
    "ack_failures": True,
    "max_attempts": 1,
    "save_limit": -1,
    "catch_up": False,
    "log_level": "WARNING",
}
