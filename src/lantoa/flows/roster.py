"""A team's own list of KOLs, XLSX or CSV, read as rows with a reason for each cell that is wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping  # noqa: TC003 - kept rows are read back by these annotations
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import BadInput, Unreadable
from lantoa.core.numbers import count_of
from lantoa.core.text import nfc
from lantoa.flows.roster_columns import proposed, wrong_fields
from lantoa.language.normalise import readable
from lantoa.language.search import words_of
from lantoa.sources.addresses import Address, ShortLink, channel, platform_named, recognise
from lantoa.sources.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lantoa.sources.files.opening import OpenedFile

MOST_ROWS: Final = 100_000
"""A list with more rows is refused: it is no list of KOLs."""
SHOWN: Final = 20
LONGEST: Final = {"name": 200, "legal_name": 200, "network": 200, "home": 200, "email": 254,
                  "phone": 100, "native_id": 100}  # fmt: skip
_LONGEST_TEXT: Final = 4_000
_APART: Final = re.compile(r"[,;|/\n•·]+")
_CHANNELS_APART: Final = re.compile(r"[\s,;|]+")
_EMAIL: Final = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")
_PHONE: Final = re.compile(r"[+\d][\d .()/-]{6,}")
_BRANDS: Final = frozenset(("brand", "to chuc", "thuong hieu", "nhan hang", "cong ty", "doanh nghiep",
                            "organisation", "organization", "company", "fanpage", "page"))  # fmt: skip
_PERSONS: Final = frozenset(("person", "ca nhan", "individual", "kol", "koc", "nguoi", "nghe si"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChannel:
    """One channel of a row: where it is, and the followers that the list claims for it."""

    address: Address
    native_id: str | None = None
    followers: int | None = None
    followers_step: int | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys under which the channel may be known: by its id, and by its handle."""
        one = self.address
        found = (f"{one.platform}:{self.native_id or one.native_id}" if self.native_id or one.native_id
                 else None, f"{one.platform}:@{one.handle}" if one.handle else None)  # fmt: skip
        return tuple(key for key in found if key)


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell that could not be used, with what stood in it."""

    column: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One row that can be taken. What is wrong with single cells stands in `problems`."""

    number: int
    """Which data row of the file, from 1."""
    cells: Mapping[str, str]
    """The row as it came."""
    name: str
    legal_name: str = ""
    kind: str = "person"
    network: str = ""
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    home: str = ""
    phone: str = ""
    email: str = ""
    fee: str = ""
    notes: str = ""
    channels: tuple[RosterChannel, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """One row that cannot be taken: why, and the row as it came."""

    number: int
    reason: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The beginning of a list: its sheets, headings and first rows, and what they seem to hold."""

    members: tuple[str, ...]
    member: str
    columns: tuple[str, ...]
    shown: tuple[Mapping[str, str], ...]
    mapping: Mapping[str, str]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Roster:
    """A list that was read: rows that can be taken, rows that cannot, in the order of the file."""

    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    rows: list[RosterRow] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: tuple[str, ...] = ()


def roster_head(path: Path, *, name: str | None = None, member: str | None = None) -> Head:
    """Return the headings of a list and a proposal of what each column holds.

    Parameters
    ----------
    path
        XLSX, CSV or a relative of it, in any usual encoding, plain or packed.
    member
        Which sheet; the one that tells most of a KOL by default.

    Raises
    ------
    BadInput
        It is no table, or no sheet has that name.
    """
    with open_file(path, name=name) as opened:
        tables = {m: opened.head(m) for m in opened.members if opened.head(m).columns}
        if not tables:
            raise BadInput(f"{opened.name}: holds no table; save the list as XLSX or CSV")
        found = {m: proposed(h.columns, _texts(h.payloads)) for m, h in tables.items()}
        if member is not None and member not in tables:
            raise BadInput(f"{opened.name}: holds no sheet {member!r}")
        best = max(found, key=lambda m: len(found[m])) if member is None else member
        return Head(
            members=tuple(tables),
            member=best,
            columns=tables[best].columns,
            shown=tuple(_texts(tables[best].payloads)),
            mapping=found[best],
            notes=opened.notes,
        )


def read_roster(
    path: Path, *, mapping: Mapping[str, str], name: str | None = None, member: str | None = None
) -> Roster:
    """Read a list of KOLs by a mapping of its columns.

    Parameters
    ----------
    mapping
        Heading → field, as :func:`lantoa.flows.roster_columns.proposed` gives it.
    member
        Which sheet; as in :func:`roster_head`.

    Returns
    -------
    Roster
        Every data row of the file stands in it once, as taken or as refused.

    Raises
    ------
    BadInput
        It is no table, the mapping names no column that tells who a row is about, or the file
        has more than `MOST_ROWS` rows.
    """
    wrong = wrong_fields(mapping)
    if wrong:
        raise BadInput(f"two columns, or an unknown word, for {wrong[0]!r}")
    tells = {held.partition(":")[0] for held in mapping.values()}
    if not tells & {"name", "channel"}:
        raise BadInput("no column tells the name or the channel of a KOL")
    with open_file(path, name=name) as opened:
        chosen = _member(opened, member)
        roster = Roster(opened.head(chosen).columns, dict(mapping), notes=opened.notes)
        for number, payload in opened.payloads(chosen):
            if number > MOST_ROWS:
                raise BadInput(f"more than {MOST_ROWS} rows; cut the list into parts")
            _take(roster, number, payload)
    return roster


def _member(opened: OpenedFile, member: str | None) -> str:
    tables = [m for m in opened.members if opened.head(m).columns]
    if not tables:
        raise BadInput(f"{opened.name}: holds no table; save the list as XLSX or CSV")
    if member is not None and member not in tables:
        raise BadInput(f"{opened.name}: holds no sheet {member!r}")
    return tables[0] if member is None else member


def _texts(payloads: tuple[Mapping[str, Any], ...]) -> list[dict[str, str]]:
    return [{column: _text(cell) for column, cell in row.items()} for row in payloads[:SHOWN]]


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _take(roster: Roster, number: int, payload: Any) -> None:
    if isinstance(payload, Unreadable):
        roster.refused.append(Refused(number, str(payload), {}))
        return
    cells = {column: _text(cell) for column, cell in payload.items()}
    row = _Reader(cells, roster.mapping).row(number)
    if row.name:
        roster.rows.append(row)
        return
    why = "; ".join(p.reason for p in row.problems) or "neither a name nor a channel"
    roster.refused.append(Refused(number, why, cells))


class _Reader:
    """One row on its way from cells to fields, its problems collected."""

    def __init__(self, cells: Mapping[str, str], mapping: Mapping[str, str]) -> None:
        self.cells = cells
        self.problems: list[Problem] = []
        self.held: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for column, name in mapping.items():
            lines = (readable(line) for line in cells.get(column, "").split("\n"))
            if text := "\n".join(line for line in lines if line):
                self.held[name].append((column, text))

    def row(self, number: int) -> RosterRow:
        """Return the row; without name where it is about nobody."""
        channels = self.channels()
        name = self.one("name") or self.one("legal_name") or next(
            (c.address.handle or c.address.native_id or "" for c in channels), ""
        )  # fmt: skip
        return RosterRow(
            number=number, cells=self.cells, name=name, legal_name=self.one("legal_name"),
            kind=self.kind(), network=self.one("network"), topics=self.several("topics"),
            languages=self.several("languages"), home=self.one("home"), phone=self.phone(),
            email=self.email(), fee=self.joined("fee"), notes=self.joined("notes"),
            channels=channels, problems=tuple(self.problems),
        )  # fmt: skip

    def one(self, name: str) -> str:
        """Return the text of a field, cut with a problem where it is too long."""
        for column, text in self.held.get(name, ()):
            line = " ".join(text.split())
            most = LONGEST.get(name, _LONGEST_TEXT)
            if len(line) > most:
                self.wrong(column, text, f"longer than {most} characters")
                return line[:most].rstrip()
            return line
        return ""

    def several(self, name: str) -> tuple[str, ...]:
        """Return the words of a list in a cell, each once."""
        parts = (
            part.strip(" #.") for _, text in self.held.get(name, ()) for part in _APART.split(text)
        )
        return tuple(dict.fromkeys(part[:100] for part in parts if part))[:50]

    def joined(self, name: str) -> str:
        """Return what several columns say together, each with its heading."""
        found = self.held.get(name, [])
        if len(found) == 1:
            return found[0][1][:_LONGEST_TEXT]
        return "\n".join(f"{column}: {text}" for column, text in found)[:_LONGEST_TEXT]

    def kind(self) -> str:
        """Return person or brand; a person where nothing is said."""
        for column, text in self.held.get("kind", ()):
            said = " ".join(words_of(text))
            if said in _BRANDS:
                return "brand"
            if said not in _PERSONS:
                self.wrong(column, text, "neither a person nor a brand")
        return "person"

    def email(self) -> str:
        """Return the first e-mail address of the cell."""
        for column, text in self.held.get("email", ()):
            if found := _EMAIL.search(text):
                return found[0][: LONGEST["email"]]
            self.wrong(column, text, "not an e-mail address")
        return ""

    def phone(self) -> str:
        """Return the telephone number as it is written, or what else leads to the KOL."""
        for column, text in self.held.get("phone", ()):
            if "e+" in text.lower():
                self.wrong(column, text, "a spreadsheet has ruined the number")
            elif _PHONE.search(text) or "@" in text or len(words_of(text)) > 1:
                return text[: LONGEST["phone"]]
            else:
                self.wrong(column, text, "not a telephone number")
        return ""

    def channels(self) -> tuple[RosterChannel, ...]:
        """Return the channels of all columns, each once."""
        found: dict[str, RosterChannel] = {}
        platform = self.platform()
        for name, held in list(self.held.items()):
            kind, _, of = name.partition(":")
            if kind != "channel":
                continue
            for column, text in held:
                for address in self.addresses(column, text, of or platform):
                    found.setdefault(address.key, RosterChannel(address=address))
        return tuple(self.counted(list(found.values())))

    def addresses(self, column: str, text: str, platform: str | None) -> Iterator[Address]:
        """Yield the addresses of a cell, which may hold several."""
        for part in self.parts(text):
            read = channel(platform, part) if platform else recognise(part)
            if isinstance(read, Address) and read.kind == "post":
                read = channel(read.platform, part)
            if isinstance(read, Address):
                yield read
            elif isinstance(read, ShortLink):
                self.wrong(column, part, "a short link: open it, and give the address it leads to")
            elif part.startswith("@") and not platform:
                self.wrong(column, part, "a user name without its platform")
            else:
                self.wrong(column, part, read.reason)

    @staticmethod
    def parts(text: str) -> list[str]:
        """Return the addresses of a cell; one name with blanks stays whole, to be told as wrong."""
        pieces = [piece for piece in _CHANNELS_APART.split(text) if piece]
        linked = [piece for piece in pieces if "/" in piece or piece.startswith("@")]
        return linked if len(linked) > 0 and len(pieces) > 1 else [text.strip()]

    def platform(self) -> str | None:
        """Return the platform of the row, where a column tells it."""
        for column, text in self.held.get("platform", ()):
            if found := platform_named(text):
                return found
            self.wrong(column, text, "no platform known here")
        return None

    def counted(self, channels: list[RosterChannel]) -> Iterator[RosterChannel]:
        """Yield channels with the followers and the id that the row tells for them."""
        native = self.one("native_id") if len(channels) == 1 else ""
        if re.search(r"[eE]\+", native):
            self.wrong("native_id", native, "a spreadsheet has ruined the number")
            native = ""
        for one in channels:
            own = f"followers:{one.address.platform}"
            count = self.followers(own) if own in self.held else None
            if count is None and len(channels) == 1:
                count = self.followers("followers")
            yield RosterChannel(
                address=one.address, native_id=native or None,
                followers=count[0] if count else None, followers_step=count[1] if count else None,
            )  # fmt: skip
        if len(channels) != 1:
            for column, text in self.held.get("followers", ()):
                self.wrong(column, text, "followers, and not of which channel")

    def followers(self, name: str) -> tuple[int, int] | None:
        """Return followers and their rounding step, ``None`` where nothing is given."""
        for column, text in self.held.get(name, ()):
            try:
                count = count_of(text)
            except Unreadable as failure:
                self.wrong(column, text, failure.reason)
                continue
            if count.value is not None and count.step is not None:
                return count.value, count.step
        return None

    def wrong(self, column: str, text: str, reason: str) -> None:
        """Note that a cell cannot be used."""
        self.problems.append(Problem(column, nfc(text)[:500], reason))
