"""Sphinx settings: Markdown sources, Vietnamese first, no network."""

from __future__ import annotations

from importlib.metadata import version as installed

project = "Lan Toả"
author = "The Lan Toả authors"
project_copyright = "The Lan Toả authors, Apache-2.0"
release = version = installed("lantoa")
language = "vi"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_title = "Lan Toả"
html_show_sphinx = False
html_copy_source = False
