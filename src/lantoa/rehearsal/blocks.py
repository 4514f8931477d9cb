"""One table of a scenario file: values of a given kind, refused with their line where wrong."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lantoa.core.toml_file import TomlFile


@dataclass(frozen=True, slots=True)
class Block:
    """A ``[table]``, one of several ``[[table]]``, or the keys above all tables."""

    file: TomlFile
    table: str
    data: dict[str, Any]
    index: int = 0

    @classmethod
    def of(cls, file: TomlFile, table: str) -> Block:
        """Return the table of this dotted name, an empty one where the file has none."""
        data: Any = file.data
        for part in table.split("."):
            data = data.get(part, {})
            if not isinstance(data, dict):
                file.refuse(f"{table} must be a table: write [{table}] on a line of its own", part)
        return cls(file, table, data)

    @classmethod
    def several(cls, file: TomlFile, table: str) -> list[Block]:
        """Return every ``[[table]]``."""
        found = file.data.get(table, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            file.refuse(f"{table} must be written as [[{table}]] blocks", table, table)
        return [cls(file, table, one, index) for index, one in enumerate(found)]

    def refuse(self, key: str, reason: str) -> NoReturn:
        """Refuse the value of a key."""
        self.file.refuse(reason, key, self.table, self.index)

    def refuse_unknown(self, known: Sequence[str]) -> None:
        """Refuse a key that is none of `known`."""
        for key in self.data:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
                table = key if not self.table and not self.file.line_of(key) else self.table
                self.file.refuse(f"unknown key {key!r}: {hint}", key, table, self.index)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text that is not empty, or the default."""
        value = self.data.get(key, default)
        if value is None:
            self.refuse(key, f'{key} is missing: write {key} = "…"')
        if not isinstance(value, str) or (not value.strip() and value != default):
            self.refuse(key, f"{key} must be text in quotation marks")
        return value.strip()

    def plain(self, key: str) -> str:
        """Return a text of one line without quotation marks and backslashes."""
        value = self.text(key)
        if not value.isprintable() or '"' in value or "\\" in value:
            self.refuse(key, f"{key} must be one line without quotation marks and backslashes")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of words, empty where there is none."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.refuse(key, f"{key} must be a list of texts")
        words = tuple(one.strip().lstrip("#") for one in value)
        if not all(re.fullmatch(r"\w+", word) for word in words):
            self.refuse(key, f"{key} must hold words of letters and digits")
        return words

    def flag(self, key: str, default: bool = False) -> bool:
        """Return true or false."""
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            self.refuse(key, f"{key} must be true or false")
        return value

    def whole(self, key: str, least: int, most: int, default: int | None = None) -> int:
        """Return a whole number from `least` to `most`."""
        value = self.data.get(key, default)
        if value is None:
            self.refuse(key, f"{key} is missing: write {key} = {least}")
        if type(value) is not int or not least <= value <= most:
            self.refuse(key, f"{key} must be a whole number from {least} to {most}, not {value!r}")
        return value

    def number(self, key: str, least: float, most: float, default: float | None = None) -> float:
        """Return a number from `least` to `most`."""
        value = self.data.get(key, default)
        if value is None:
            self.refuse(key, f"{key} is missing: write {key} = {least}")
        if type(value) not in (int, float) or not least <= value <= most:
            self.refuse(key, f"{key} must be a number from {least} to {most}, not {value!r}")
        return float(value)

    def one_of(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Return one of the allowed words."""
        value = self.text(key, default)
        if value not in allowed:
            self.refuse(key, f"{key} must be one of {', '.join(allowed)}, not {value!r}")
        return value

    def day(self, key: str) -> date:
        """Return a day."""
        value = self.data.get(key)
        if isinstance(value, datetime) or not isinstance(value, date):
            self.refuse(key, f"{key} must be a day such as 2024-09-02")
        if not 2015 <= value.year <= 2099:
            self.refuse(key, f"{key} must lie between 2015 and 2099")
        return value

    def moment(self, key: str) -> datetime:
        """Return an instant that names its zone."""
        value = self.data.get(key)
        if not isinstance(value, datetime) or value.tzinfo is None:
            self.refuse(
                key, f"{key} must be a time with its zone, such as 2024-09-10T20:00:00+07:00"
            )
        if not 2015 <= value.year <= 2099:
            self.refuse(key, f"{key} must lie between 2015 and 2099")
        return value

    def zone(self, key: str) -> str:
        """Return the name of a time zone, Vietnam's by default."""
        name = self.text(key, "Asia/Ho_Chi_Minh")
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            self.refuse(key, f"no time zone is called {name!r}; Vietnam is Asia/Ho_Chi_Minh")
        return name

    def file_name(self, key: str) -> str:
        """Return what may stand in a file's name."""
        value = self.text(key)
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,60}", value):
            self.refuse(key, f"{key} must be small letters, digits and hyphens")
        return value
