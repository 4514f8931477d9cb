"""The places that a campaign's TOML file declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.core.campaign import DeclaredPlace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lantoa.core.toml_file import TomlFile

_MAPS: Final = ("today", "then")


def declared_places(
    file: TomlFile, blocks: Sequence[Mapping[str, Any]]
) -> tuple[DeclaredPlace, ...]:
    """Return the ``[[places]]`` of a campaign file.

    Raises
    ------
    BadCampaign
        A block lacks something, or no list has its unit; file and line are named.
    """
    return tuple(_place(file, block, index) for index, block in enumerate(blocks))


def map_of(file: TomlFile) -> str:
    """Return which provinces the campaign's map shows: of today, or of its first day."""
    value = file.data.get("map_of", "today")
    if value not in _MAPS:
        file.refuse(f"map_of must be one of {', '.join(_MAPS)}", "map_of")
    return str(value)


def _place(file: TomlFile, block: Mapping[str, Any], index: int) -> DeclaredPlace:
    from lantoa.language.places.units import Gazetteer

    for key in ("name", "unit"):
        if not isinstance(block.get(key), str) or not block[key].strip():
            file.refuse(f'a [[places]] block needs {key} = "…"', key, "places", index)
    kind, also = block.get("kind", ""), block.get("also", [])
    if not isinstance(kind, str):
        file.refuse("kind must be text in quotation marks", "kind", "places", index)
    if not isinstance(also, list) or not all(isinstance(one, str) and one.strip() for one in also):
        file.refuse("also must be a list of texts", "also", "places", index)
    gazetteer = Gazetteer.shipped()
    unit = gazetteer.unit(block["unit"].strip())
    if unit is None:
        file.refuse(
            f"no unit has the code {block['unit']!r}; `lantoa places search NAME` finds it",
            "unit", "places", index,
        )  # fmt: skip
    today = {gazetteer.province(one).key for one in gazetteer.followed(unit, "9999-12-31")}
    return DeclaredPlace(
        name=block["name"].strip(),
        unit=unit.key,
        kind=kind.strip(),
        province=today.pop() if len(today) == 1 else "",
        also=tuple(one.strip() for one in also),
    )
