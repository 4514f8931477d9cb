"""The site's own settings, and one more address that does nothing."""

from __future__ import annotations

from lantoa.web.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bare_urls"
