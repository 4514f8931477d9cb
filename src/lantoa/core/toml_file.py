"""TOML files that people write by hand: read so that an error can name the line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.core.errors import BadInput


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A parsed TOML file that still knows its lines."""

    name: str
    text: str
    data: dict[str, Any]
    error: type[BadInput]

    def line_of(self, key: str, table: str = "", index: int = 0) -> int:
        """Return the 1-based line of `key` in the `index`-th ``[table]``; 0 where not found."""
        here, seen = "", -1
        found = 0
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$", line):
                here = header[1]
                seen += here == table
                if here == table and seen == index:
                    found = number
                continue
            inside = here == table and (seen == index or not table)
            if inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
        return found

    def refuse(self, reason: str, key: str = "", table: str = "", index: int = 0) -> NoReturn:
        """Raise this file's error with its name, the line of `key`, and the reason."""
        line = self.line_of(key, table, index)
        raise self.error(f"{self.name}:{line}: {reason}" if line else f"{self.name}: {reason}")


def read_toml(path: Path, error: type[BadInput]) -> TomlFile:
    """Read a TOML file written by a person.

    Raises
    ------
    BadInput
        As `error`: the file is missing, is not UTF-8, or is not TOML; the line is named.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as failure:
        raise error(f"{path}: cannot be read ({failure.strerror})") from None
    except UnicodeDecodeError as failure:
        raise error(
            f"{path}: is not UTF-8 text (byte {failure.start}): save it as UTF-8"
        ) from None
    return parse_toml(text, str(path), error)


def parse_toml(text: str, name: str, error: type[BadInput]) -> TomlFile:
    """Parse TOML text; `name` is what errors call it."""
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as failure:
        said = str(failure)
        where = re.search(r"\(at line (\d+), column \d+\)", said)
        line = f":{where[1]}" if where else ""
        what = said.partition(" (at ")[0]
        raise error(f"{name}{line}: not TOML: {what}") from None
    return TomlFile(name=name, text=text, data=data, error=error)
