"""A rehearsal: an invented campaign written as files, with the truth beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import BadInput
from lantoa.flows.import_files import import_file
from lantoa.flows.import_options import ImportOptions
from lantoa.rehearsal.campaign_toml import campaign_toml
from lantoa.rehearsal.files import made_files
from lantoa.rehearsal.press import MAPPING_NAME, mapping
from lantoa.rehearsal.scenario_file import read_scenario
from lantoa.rehearsal.truth import truth
from lantoa.rehearsal.world import invented

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lantoa.core.records import Batch
    from lantoa.flows.workspace import Workspace

    Progress = Callable[[int, int], None]

CAMPAIGN_NAME: Final = "campaign.toml"
TRUTH_NAME: Final = "truth.json"
_MARK: Final = "mo-phong-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What was written."""

    out: Path
    files: tuple[dict[str, Any], ...]
    """As ``truth.json`` tells them: name, kind, rows, capture, seen_at, mapping, dirty."""
    truth: dict[str, Any]

    @property
    def campaign(self) -> Path:
        """The campaign file."""
        return self.out / CAMPAIGN_NAME


def rehearse(
    scenario_file: Path,
    out: Path,
    *,
    posts: int | None = None,
    seed: int | None = None,
    progress: Progress | None = None,
) -> Rehearsed:
    """Write an invented campaign: its files, its campaign file, and the truth.

    Same scenario, size and seed give the same bytes.

    Parameters
    ----------
    scenario_file
        TOML; ``docs/how-to/rehearse.md`` lists its keys.
    out
        A new or empty folder, or that of an earlier rehearsal, whose files are then replaced.
    posts
        Posts in the campaign's scope, 600 to 600,000; those of the scenario by default.
    seed
        Another seed gives another campaign of the same kind.
    progress
        Called with (rows written, rows in all).

    Raises
    ------
    BadInput
        The scenario is wrong (file and line are named), a number lies out of range, or `out`
        holds something else.
    """
    scenario = read_scenario(scenario_file)
    if posts is not None:
        scenario = scenario.sized(posts)
    if seed is not None:
        if not 0 <= seed < 2**63:
            raise BadInput(f"seed must be between 0 and 2^63 - 1, not {seed}")
        scenario = replace(scenario, seed=seed)
    _make_room(out)
    world = invented(scenario)
    looks, files = made_files(world)
    total, done = sum(file.rows for file in files), 0
    for file in files:
        with (out / file.name).open("wb") as target:
            for piece in file.pieces:
                target.write(piece)
                done += piece.count(b"\n")
                if progress:
                    progress(done, total)
    if scenario.press:
        _write(out / MAPPING_NAME, mapping(scenario, scenario.press))
    _write(out / CAMPAIGN_NAME, campaign_toml(scenario, looks))
    told = [file.told() for file in files]
    known = truth(world, looks) | {"files": told}
    _write(out / TRUTH_NAME, json.dumps(known, ensure_ascii=False, indent=1) + "\n")
    return Rehearsed(out=out, files=tuple(told), truth=known)


def require_room(workspace: Workspace) -> None:
    """Refuse a workspace that holds anything but rehearsals.

    Raises
    ------
    BadInput
        Simulated posts would lie among real ones.
    """
    for state in workspace.lake.states():
        if state.file and not PurePath(state.file).name.startswith(_MARK):
            raise BadInput(
                f"{workspace.root} holds {PurePath(state.file).name}, which is not simulated: "
                "name a workspace of its own with --workspace"
            )


def import_rehearsed(
    workspace: Workspace, made: Rehearsed, *, progress: Progress | None = None
) -> list[Batch]:
    """Import every file of a rehearsal, each as its kind needs, and return one batch a file.

    Parameters
    ----------
    progress
        Called with (bytes read, bytes in all).

    Raises
    ------
    BadInput
        The workspace holds anything but rehearsals.
    """
    require_room(workspace)
    sizes = [(made.out / file["name"]).stat().st_size for file in made.files]
    batches: list[Batch] = []
    for number, file in enumerate(made.files):
        options = ImportOptions.of(
            mapping=made.out / file["mapping"] if file["mapping"] else None,
            seen_at=file["seen_at"],
        )
        before = sum(sizes[:number])

        def told(done: int, _: int, before: int = before) -> None:
            if progress:
                progress(before + done, sum(sizes))

        batches.append(import_file(workspace, made.out / file["name"], options, progress=told))
    return batches


def _make_room(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise BadInput(f"{out} is a file: name a folder")
    there = [path.name for path in out.iterdir()] if out.is_dir() else []
    simulated = [name for name in there if name.startswith(_MARK)]
    others = set(there) - {*simulated, CAMPAIGN_NAME, TRUTH_NAME}
    if others or (there and not simulated):
        raise BadInput(f"{out} is not empty: name a new folder, so that nothing is overwritten")
    out.mkdir(parents=True, exist_ok=True)
    # The truth comes last: a folder that holds it is whole.
    for name in (TRUTH_NAME, *simulated):
        (out / name).unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
