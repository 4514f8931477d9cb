"""Run a KOL campaign, and publish figures you can defend.

The names below are the public ones. Each is loaded when it is first asked for, so that
``import lantoa`` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lantoa.core.campaign import Campaign
    from lantoa.core.errors import LantoaError
    from lantoa.core.figures import Board, Figure, Passport, Verdict
    from lantoa.core.records import Batch
    from lantoa.flows.board import board_of
    from lantoa.flows.campaign_file import read_campaign
    from lantoa.flows.check_claims import check_claims
    from lantoa.flows.compare import compare_boards
    from lantoa.flows.import_files import import_file
    from lantoa.flows.import_options import ImportOptions
    from lantoa.flows.workspace import Workspace
    from lantoa.lake.lake import Lake
    from lantoa.language.places.matching import PlaceMatcher
    from lantoa.language.places.units import Gazetteer

    __version__: str

__all__ = [
    "Batch",
    "Board",
    "Campaign",
    "Figure",
    "Gazetteer",
    "ImportOptions",
    "Lake",
    "LantoaError",
    "Passport",
    "PlaceMatcher",
    "Verdict",
    "Workspace",
    "__version__",
    "board_of",
    "check_claims",
    "compare_boards",
    "import_file",
    "read_campaign",
]

_HOMES: Final = {
    "Batch": "core.records",
    "Board": "core.figures",
    "Campaign": "core.campaign",
    "Figure": "core.figures",
    "Gazetteer": "language.places.units",
    "ImportOptions": "flows.import_options",
    "Lake": "lake.lake",
    "LantoaError": "core.errors",
    "Passport": "core.figures",
    "PlaceMatcher": "language.places.matching",
    "Verdict": "core.figures",
    "Workspace": "flows.workspace",
    "board_of": "flows.board",
    "check_claims": "flows.check_claims",
    "compare_boards": "flows.compare",
    "import_file": "flows.import_files",
    "read_campaign": "flows.campaign_file",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return importlib.import_module("importlib.metadata").version("lantoa")
    if name not in _HOMES:
        raise AttributeError(f"module 'lantoa' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"lantoa.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
