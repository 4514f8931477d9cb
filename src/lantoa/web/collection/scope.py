"""Which files somebody may look into: those that their unit, or one below it, brought in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantoa.web.collection.models import ImportJob
from lantoa.web.people.queries import root
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from lantoa.web.people.actors import Actor


@dataclass(frozen=True, slots=True)
class FilesSeen:
    """Files by digest.

    Parameters
    ----------
    digests
        ``None`` where all are seen, those too that came by no page.
    """

    digests: frozenset[str] | None

    def __contains__(self, sha256: object) -> bool:
        """Whether a file is seen."""
        return self.digests is None or sha256 in self.digests

    @property
    def key(self) -> str:
        """The same for all who see the same files."""
        if self.digests is None:
            return "all"
        return hashlib.sha256(" ".join(sorted(self.digests)).encode()).hexdigest()


def files_seen(*, by: Actor, right: Right = Right.VIEW) -> FilesSeen:
    """Return the files at whose unit somebody has a right; at the root, that is all files."""
    if by.may_all or by.may(right, root()):
        return FilesSeen(None)
    jobs = by.within(ImportJob.objects.exclude(sha256=""), right)
    return FilesSeen(frozenset(jobs.values_list("sha256", flat=True).distinct()))
