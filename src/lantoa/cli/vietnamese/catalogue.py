"""A message in English, put into Vietnamese by the pattern that it fits."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from lantoa.cli.vietnamese import (
    agreements,
    commands,
    core,
    files,
    flows,
    kols,
    lake,
    mapping,
    platforms,
    programs,
    rehearsal,
    reports,
    upkeep,
    web,
)

CATALOGUE: Final = {
    **agreements.MESSAGES, **core.MESSAGES, **platforms.MESSAGES, **files.MESSAGES, **mapping.MESSAGES,
    **lake.MESSAGES, **flows.MESSAGES, **rehearsal.MESSAGES, **reports.MESSAGES,
    **commands.MESSAGES, **programs.MESSAGES, **upkeep.MESSAGES, **web.MESSAGES, **kols.MESSAGES,
}  # fmt: skip
"""English pattern → Vietnamese pattern, with the same ``{fields}``."""

SPOKEN: Final = frozenset(("reason", "what", "more"))
"""Fields that hold a message themselves; every other field is carried over as it is."""

_FIELD: Final = re.compile(r"\{(\w+)\}")
_DEEPEST: Final = 4
_PREFIXES: Final = 12


class _Pattern(NamedTuple):
    literals: tuple[str, ...]
    fields: tuple[str, ...]
    vietnamese: tuple[str, ...]
    """Texts and names of fields in turn."""

    def held(self, line: str) -> dict[str, str] | None:
        """Return what the fields hold in `line`, ``None`` where the pattern does not fit.

        Each literal is looked for once, from left to right, so a long or hostile line costs no
        more than its length.
        """
        if not self.fields:
            return {} if line == self.literals[0] else None
        start, *middle, end = self.literals
        at, stop = len(start), len(line) - len(end)
        if at > stop or not line.startswith(start) or not line.endswith(end):
            return None
        values: list[str] = []
        for literal in middle:
            found = line.find(literal, at, stop)
            if found < 0:
                return None
            values.append(line[at:found])
            at = found + len(literal)
        values.append(line[at:stop])
        return dict(zip(self.fields, values, strict=True))


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """All patterns, those with the most words of their own first."""
    made = []
    for english, vietnamese in CATALOGUE.items():
        parts, said = _FIELD.split(english), tuple(_FIELD.split(vietnamese))
        made.append(_Pattern(tuple(parts[::2]), tuple(parts[1::2]), said))
    return tuple(sorted(made, key=lambda pattern: -sum(map(len, pattern.literals))))


def in_vietnamese(line: str) -> str:
    """Return a message in Vietnamese, or as it is where the catalogue does not know it.

    What stands in front of the message (``file: ``, ``file:LINE: ``) stays there.

    Examples
    --------
    >>> in_vietnamese("a.toml:3: unknown key 'zoen': did you mean 'zone'?")
    "a.toml:3: không có khoá 'zoen'; ý bạn là 'zone'?"
    """
    return _translated(line, 0) or line


def _translated(line: str, depth: int) -> str | None:
    prefix, rest = "", line
    for _ in range(_PREFIXES):
        if (said := _fitting(rest, depth)) is not None:
            return prefix + said
        before, mark, rest = rest.partition(": ")
        if not mark:
            break
        prefix += before + mark
    return None


def _fitting(line: str, depth: int) -> str | None:
    for pattern in _patterns():
        held = pattern.held(line)
        if held is None:
            continue
        said = {name: _said(name, value, depth) for name, value in held.items()}
        if pattern.literals[0] or not _has_prefix(pattern.fields[0], held, said):
            parts = enumerate(pattern.vietnamese)
            return "".join(said[part] if place % 2 else part for place, part in parts)
    return None


def _said(name: str, value: str, depth: int) -> str:
    if name in SPOKEN and depth < _DEEPEST:
        return _translated(value, depth + 1) or value
    return value


def _has_prefix(first: str, held: dict[str, str], said: dict[str, str]) -> bool:
    # A pattern that opens with a field must not take a file's name for a part of it: unless the
    # field is a message that is known, prefix and all, the prefix is set apart first.
    return ": " in held[first] and held[first] == said[first]
