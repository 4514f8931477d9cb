"""What every command about a campaign begins with: its file, its workspace, the language, a meter."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from lantoa.cli.progress import Meter
from lantoa.cli.speech import speak
from lantoa.flows.campaign_file import read_campaign
from lantoa.flows.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lantoa.cli.speech import Lang
    from lantoa.core.campaign import Campaign


class Given(TypedDict):
    """What the flows about one campaign take alike."""

    at: str | None
    lang: Lang
    campaign_file: str
    progress: Meter


@dataclass(frozen=True, slots=True)
class Opened:
    """A campaign that a command is about."""

    workspace: Workspace
    campaign: Campaign
    given: Given

    @property
    def lang(self) -> Lang:
        """The language of this run."""
        return self.given["lang"]


@contextmanager
def opened(
    campaign: Path, *, workspace: Path | None, at: str | None, lang: Lang | None
) -> Iterator[Opened]:
    """Read a campaign's file and show how far the work on it is while the context is open."""
    spoken = speak(lang)
    declared = read_campaign(campaign)
    with Meter(declared.name) as meter:
        given = Given(at=at, lang=spoken, campaign_file=str(campaign), progress=meter)
        yield Opened(Workspace.at(workspace), declared, given)
