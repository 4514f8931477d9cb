"""Places of a team's own: a cave, a market, a festival, each inside a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantoa.core.errors import BadInput
from lantoa.core.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import Any

    from lantoa.core.toml_file import TomlFile
    from lantoa.language.places.units import Gazetteer, Unit

_KEYS = ("name", "kind", "unit", "also")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """A place that no list of units has; it lies inside `unit`."""

    name: str
    kind: str
    unit: Unit
    also: tuple[str, ...] = ()
    """Other names by which people call it."""


def read_own_places(path: Path, gazetteer: Gazetteer) -> tuple[OwnPlace, ...]:
    """Read a team's places: ``[[places]]`` blocks with name, kind, unit and also.

    Raises
    ------
    BadInput
        A block lacks something, or its unit is in no list; file and line are named.
    """
    file = read_toml(path, BadInput)
    blocks = file.data.get("places", [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        file.refuse("places must be written as [[places]] blocks", "places", "places")
    return tuple(_place(file, blocks, index, gazetteer) for index in range(len(blocks)))


def _place(
    file: TomlFile, blocks: list[Mapping[str, Any]], index: int, gazetteer: Gazetteer
) -> OwnPlace:
    block = blocks[index]
    for key in block:
        if key not in _KEYS:
            file.refuse(f"unknown key {key!r}; known are {', '.join(_KEYS)}", key, "places", index)
    for key in ("name", "kind", "unit"):
        if not isinstance(block.get(key), str) or not block[key].strip():
            file.refuse(f'a [[places]] block needs {key} = "…"', key, "places", index)
    unit = gazetteer.unit(block["unit"].strip())
    if unit is None:
        file.refuse(
            f"no unit has the code {block['unit']!r}; `lantoa places search NAME` finds it",
            "unit", "places", index,
        )  # fmt: skip
    also = block.get("also", [])
    if not isinstance(also, list) or not all(isinstance(one, str) and one.strip() for one in also):
        file.refuse("also must be a list of texts", "also", "places", index)
    return OwnPlace(
        name=block["name"].strip(), kind=block["kind"].strip(), unit=unit, also=_trimmed(also)
    )


def _trimmed(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts)
