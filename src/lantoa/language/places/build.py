"""Build ``units.tsv`` from the two published lists: ``python -m lantoa.language.places.build FOLDER``.

`FOLDER` holds ``units-2026.json`` (the units in force since 30 April 2026) and
``legacy-to-2025.csv`` (every commune of before 1 July 2025 with the one that took its ground);
`NOTICE.md` says where both come from. The same input gives the same bytes.

A unit's version ends where its name, its kind, its level above or its ground changes. The 11
provinces that were not merged go on as one version; every commune begins anew on 1 July 2025,
when the districts above them ended.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, Final, NamedTuple

from lantoa.language.normalise import match_key, readable

MERGED_ON: Final = "2025-07-01"
"""Districts end, 63 provinces become 34 (NQ 202/2025/QH15)."""
CITY_ON: Final = "2026-04-30"
"""Đồng Nai becomes a city, ten of its communes wards (NQ 30/2026/QH16, NQ 237/NQ-UBTVQH16)."""
KINDS: Final = (
    "thành phố", "thị xã", "thị trấn", "phường", "quận", "huyện", "tỉnh", "đặc khu", "xã",
)  # fmt: skip
HEADER: Final = ("code", "from", "to", "kind", "name", "parent", "next")


class Line(NamedTuple):
    """One version of a unit, as the file holds it."""

    code: str
    since: str
    until: str
    kind: str
    name: str
    parent: str
    after: str = ""
    """Codes that took over its ground on the day `until`, with spaces."""


def main(folder: Path, target: Path | None = None) -> None:
    """Write ``units.tsv``, beside this module unless told otherwise, and print what it holds."""
    today = json.loads((folder / "units-2026.json").read_text(encoding="utf-8"))
    with (folder / "legacy-to-2025.csv").open(encoding="utf-8", newline="") as file:
        moves = [_clean(row) for row in csv.DictReader(file)]
    now = {ward["Code"]: (ward, province) for province in today for ward in province["Wards"]}
    renumbered = _renumbered(now, moves)
    moves = [
        m | {"newWardCode": renumbered.get(m["newWardCode"], m["newWardCode"])} for m in moves
    ]
    lines = [*_provinces(today, moves), *_districts(moves), *_communes(now, moves)]
    lines.sort(key=lambda line: (len(line.code), line.since, line.code))
    text = "\n".join("\t".join(row) for row in (HEADER, *lines)) + "\n"
    target = target or Path(__file__).with_name("units.tsv")
    target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{target.name}: {len(lines)} versions of units, {len(text.encode())} bytes")  # noqa: T201


def _clean(row: dict[str, str]) -> dict[str, str]:
    return row | {
        "provinceCode": row["provinceCode"].zfill(2),
        "districtCode": row["districtCode"].zfill(3),
        "wardCode": str(int(float(row["wardCode"]))).zfill(5) if row["wardCode"] else "",
        "newProvinceCode": row["newProvinceCode"].zfill(2),
    }


def _split(full: str) -> tuple[str, str]:
    """Return kind and name; both sources write the kind in front, in any case."""
    said = readable(full)
    for kind in KINDS:
        if match_key(said).startswith(kind + " "):
            return kind, said[len(kind) + 1 :]
    raise ValueError(f"no kind in front of {full!r}")


def _provinces(today: list[Any], moves: list[dict[str, str]]) -> list[Line]:
    before = {m["provinceCode"]: m for m in moves}
    went: defaultdict[str, set[str]] = defaultdict(set)
    came: defaultdict[str, set[str]] = defaultdict(set)
    for m in moves:
        went[m["provinceCode"]].add(m["newProvinceCode"])
        came[m["newProvinceCode"]].add(m["provinceCode"])
    lines = []
    for code, m in before.items():
        goes_on = went[code] == {code} and came[code] == {code}
        kind, name = _split(m["province"])
        until, after = ("", "") if goes_on else (MERGED_ON, " ".join(sorted(went[code])))
        lines.append(Line(code, "", until, kind, name, "", after))
    named = {m["newProvinceCode"]: m["newProvince"] for m in moves}
    for province in today:
        code = province["Code"]
        if came[code] == {code}:
            continue
        lines += _versions(code, named[code], province["FullName"], "")
    return lines


def _versions(code: str, first: str, last: str, parent: str) -> list[Line]:
    """One version since the merger, or two where it was renamed or raised in rank since."""
    now, then = _split(last), _split(first)
    if match_key(" ".join(now)) == match_key(" ".join(then)):
        return [Line(code, MERGED_ON, "", *now, parent)]
    return [
        Line(code, MERGED_ON, CITY_ON, *then, parent, code),
        Line(code, CITY_ON, "", *now, parent),
    ]


def _districts(moves: list[dict[str, str]]) -> list[Line]:
    found = {m["districtCode"]: m for m in moves}
    bare: defaultdict[str, set[str]] = defaultdict(set)
    for m in moves:
        if not m["wardCode"]:
            bare[m["districtCode"]].add(m["newWardCode"])
    return [
        Line(code, "", MERGED_ON, *_split(m["district"]), m["provinceCode"],
             " ".join(sorted(bare[code])))
        for code, m in found.items()
    ]  # fmt: skip


def _communes(now: dict[str, Any], moves: list[dict[str, str]]) -> list[Line]:
    went: defaultdict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for m in moves:
        went[m["wardCode"]].add(m["newWardCode"])
        first[m["newWardCode"]] = m["newWard"]
    before = {m["wardCode"]: m for m in moves if m["wardCode"]}
    lines = [
        Line(code, "", MERGED_ON, *_split(m["ward"]), m["districtCode"],
             " ".join(sorted(went[code])))
        for code, m in before.items()
    ]  # fmt: skip
    for code, (ward, province) in now.items():
        lines += _versions(code, first.get(code, ward["FullName"]), ward["FullName"],
                           province["Code"])  # fmt: skip
    return lines


def _renumbered(now: dict[str, Any], moves: list[dict[str, str]]) -> dict[str, str]:
    """Codes that only the older list has, by name and province: old code to the code in force."""
    known = {(p["Code"], match_key(ward["FullName"])): code for code, (ward, p) in now.items()}
    return {
        m["newWardCode"]: known[m["newProvinceCode"], match_key(m["newWard"])]
        for m in moves
        if m["newWardCode"] not in now
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
