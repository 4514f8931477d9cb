"""A workspace: the one folder in which a team's lake, caches and keys live."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lantoa.core.errors import BadInput

if TYPE_CHECKING:
    from lantoa.lake.lake import Lake


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where everything of one team lies."""

    root: Path

    @classmethod
    def at(cls, folder: str | Path | None = None) -> Workspace:
        """Return the workspace in `folder`, in ``$LANTOA_WORKSPACE``, or ``./lantoa-data``."""
        chosen = folder or os.environ.get("LANTOA_WORKSPACE") or "lantoa-data"
        root = Path(chosen).expanduser().absolute()
        if root.exists() and not root.is_dir():
            raise BadInput(f"{root} is a file; a workspace is a folder")
        return cls(root)

    @property
    def lake(self) -> Lake:
        """The lake; opening it writes nothing."""
        from lantoa.lake.lake import Lake

        return Lake(self.root / "lake")

    @property
    def cache(self) -> Path:
        """Folder of what can be computed again."""
        return self.root / "cache"

    def pseudonym_key(self) -> bytes:
        """Return the key of this workspace's pseudonyms (32 bytes), made on first use."""
        path = self.root / "pseudonym.key"
        try:
            key = path.read_bytes()
        except FileNotFoundError:
            self.root.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(f".{os.getpid()}")
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(32))
                file.flush()
                os.fsync(file.fileno())
            try:
                os.link(fresh, path)  # of two processes at once, one key wins
            except FileExistsError:
                pass
            fresh.unlink()
            key = path.read_bytes()
        if len(key) != 32:
            raise BadInput(f"{path} is damaged: it must hold 32 bytes. Restore it from a backup: "
                           "with another key the same authors would get other pseudonyms")  # fmt: skip
        return key
