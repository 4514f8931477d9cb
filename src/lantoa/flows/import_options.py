"""How files are to be read, beyond what they say themselves, and how a kept batch was read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Self
from zoneinfo import ZoneInfo

from lantoa.core.errors import BadInput
from lantoa.sources.adapter import Context
from lantoa.sources.files.mapping_file import Mapping, parse_mapping, read_mapping

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from lantoa.lake.states import StateRow
    from lantoa.sources.adapter import Adapter

_HOME_ZONE: Final = "Asia/Ho_Chi_Minh"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How files are to be read, besides what they say themselves."""

    mapping: Mapping | None = None
    seen_at: datetime | None = None
    zone: tzinfo | None = None
    capture: str = ""
    pseudonymise: bool = False

    @classmethod
    def of(
        cls,
        *,
        mapping: Path | None = None,
        seen_at: str | None = None,
        zone: str | None = None,
        capture: str = "",
        pseudonymise: bool = False,
    ) -> Self:
        """Return options from what a person typed.

        Raises
        ------
        BadInput
            The mapping, the time or the zone is wrong; the message says how to write it.
        """
        return cls(
            mapping=None if mapping is None else read_mapping(mapping),
            seen_at=None if seen_at is None else _moment(seen_at, _zone(zone)),
            zone=_zone(zone),
            capture=capture.strip(),
            pseudonymise=pseudonymise,
        )

    def written(self, adapters: dict[str, Adapter]) -> str:
        """Return all that decides what a file becomes, as canonical text: kept with the batch."""
        return json.dumps(
            {
                "adapters": sorted({f"{a.name}@{a.version}" for a in adapters.values()}),
                "mapping": self.mapping.text if self.mapping else None,
                "seen_at": self.seen_at.isoformat() if self.seen_at else None,
                "zone": str(self.zone),
                "pseudonymise": self.pseudonymise,
            },
            sort_keys=True,
            ensure_ascii=False,
        )


def options_of(state: StateRow) -> ImportOptions:
    """Return the options with which the batch of a state row was read."""
    said = json.loads(state.options or "{}")
    text = said.get("mapping")
    return ImportOptions(
        mapping=None if text is None else parse_mapping(text, "the mapping of the import"),
        seen_at=datetime.fromisoformat(said["seen_at"]) if said.get("seen_at") else None,
        zone=_zone(said.get("zone")),
        capture=state.capture or "",
        pseudonymise=bool(said.get("pseudonymise")),
    )


def context_again(state: StateRow, options: ImportOptions) -> Context:
    """Return the context of an earlier batch, to read some of its rows again."""
    if options.seen_at is not None:
        return Context(seen_at=options.seen_at, seen_source="given", zone=options.zone)
    return Context(seen_at=state.seen_to or state.at, seen_source="file", zone=options.zone)


def _zone(name: str | None) -> tzinfo:
    try:
        return ZoneInfo(name or _HOME_ZONE)
    except (KeyError, ValueError, OSError):
        raise BadInput(f"no time zone is called {name!r}; Vietnam is {_HOME_ZONE}") from None


def _moment(text: str, zone: tzinfo) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(f"--seen-at must look like 2024-09-10T08:00+07:00, not {text!r}") from None
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
