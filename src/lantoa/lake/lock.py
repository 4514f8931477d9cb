"""One writer at a time: a lock on the lake's folder that frees itself when its process ends."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from lantoa.core.errors import LakeBusy, LakeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILE: Final = ".lock"


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lake's lock; the folder is made where it is missing.

    Raises
    ------
    LakeBusy
        Another process (or another writer of this one) holds it: at once, without waiting.
    LakeError
        The folder cannot be written.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(root / _FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as failure:
        raise LakeError(f"The lake in {root} cannot be written: {failure.strerror}") from failure
    try:
        try:
            # flock, not lockf: that one is lost when any handle of the file is closed.
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as failure:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
            who = f"process {holder}" if holder.isdigit() else "another process"
            raise LakeBusy(
                f"{who[0].upper()}{who[1:]} is writing to the lake in {root}; "
                "try again when it has finished"
            ) from failure
        with suppress(OSError):  # only for the message above
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)
