"""Options that several commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import msgspec
from cyclopts import Parameter

WorkspaceOption = Annotated[
    Path | None,
    Parameter(
        name="--workspace",
        help="Folder of the team's data (default ./lantoa-data, or LANTOA_WORKSPACE).",
    ),
]
JsonOption = Annotated[bool, Parameter(name="--json", negative=(), help="Print JSON.")]
AtOption = Annotated[
    str | None,
    Parameter(name="--at", help="State of the lake, by number or digest (default: the newest)."),
]


def print_json(value: Any) -> None:
    """Print `value` as one JSON document, UTF-8 whatever the terminal says."""
    document = msgspec.json.format(msgspec.json.encode(value), indent=2)
    sys.stdout.flush()
    sys.stdout.buffer.write(document + b"\n")
    sys.stdout.buffer.flush()
