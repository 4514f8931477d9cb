"""The campaign file of a rehearsal, and its claims at the rehearsal's size."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from lantoa.rehearsal.lines import user_id
from lantoa.rehearsal.looks import capture_files
from lantoa.rehearsal.words import MARK

if TYPE_CHECKING:
    from lantoa.rehearsal.looks import Look
    from lantoa.rehearsal.scenario import Scenario

_NUMBER: Final = re.compile(r"\{(\d+)\}")


def campaign_name(scenario: Scenario) -> str:
    """Return the campaign's name, which says that it is simulated."""
    return scenario.name if scenario.name.endswith(f"({MARK})") else f"{scenario.name} ({MARK})"


def claims_of(scenario: Scenario) -> list[tuple[str, str]]:
    """Return each claim at the rehearsal's size, with the verdict that is to come out.

    A number in braces grows with the campaign, rounded down to two digits; at the size of the
    scenario file it stands as it is.
    """
    return [(_NUMBER.sub(lambda m: _scaled(int(m[1]), scenario), claim.say), claim.verdict)
            for claim in scenario.claims]  # fmt: skip


def _scaled(number: int, scenario: Scenario) -> str:
    if scenario.posts != scenario.written_for:
        number = number * scenario.posts // scenario.written_for
        step = 10 ** max(len(str(number)) - 2, 0)
        number = number // step * step
    for unit, word in ((10**9, "tỷ"), (10**6, "triệu")):
        if number >= unit and number * 10 % unit == 0:
            return f"{number / unit:g} {word}".replace(".", ",")
    return f"{number:,}".replace(",", ".")


def campaign_toml(scenario: Scenario, files: list[Look]) -> str:
    """Return the campaign file."""
    told: dict[str, Any] = {
        "id": scenario.id, "name": campaign_name(scenario), "simulated": True,
        "zone": scenario.zone,
        "first_day": scenario.first_day, "last_day": scenario.last_day,
        "hashtags": list(scenario.hashtags), "ignore_diacritics": scenario.ignore_diacritics,
        "claims": [say for say, _ in claims_of(scenario)],
    }  # fmt: skip
    lines = [
        "# Chiến dịch mô phỏng do `lantoa rehearse` sinh ra: người, kênh, bài và số đều bịa.",
        "# A simulated campaign written by `lantoa rehearse`: everything in it is invented.",
        *_pairs(told),
    ]
    for table, asset in (("templates", scenario.template), ("sounds", scenario.sound)):
        if asset and asset.declared:
            lines += _block(table, {"id": asset.id, "name": asset.name})
    for number, channel in enumerate(scenario.channels):
        lines += _block("channels", {"platform": "tiktok", "handle": channel.handle,
                                     "id": user_id(number), "role": channel.role,
                                     "name": channel.name})  # fmt: skip
    for name, its in capture_files(scenario, files).items():
        if its:
            lines += _block("captures", {"name": name, "files": its})
    return "\n".join(lines) + "\n"


def _block(table: str, told: dict[str, Any]) -> list[str]:
    return ["", f"[[{table}]]", *_pairs(told)]


def _pairs(told: dict[str, Any]) -> list[str]:
    return [f"{key} = {_value(value)}" for key, value in told.items()]


def _value(value: Any) -> str:
    """Return a value as TOML: its texts, lists of them and booleans are those of JSON."""
    if isinstance(value, list):
        return "[\n" + "".join(f"  {_value(one)},\n" for one in value) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (str, bool)) else str(value)
