"""The key with which this workspace's server signs its forms, made on first use."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def secret_key(workspace: Path) -> str:
    """Return the key kept in ``web.key`` of a workspace; only its owner may read the file."""
    path = workspace / "web.key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        pass
    workspace.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        os.link(fresh, path)  # of two processes at once, one key wins
    except FileExistsError:
        pass
    fresh.unlink()
    return path.read_text(encoding="ascii")
