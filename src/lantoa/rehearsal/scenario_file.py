"""A scenario read from its TOML file; an error names the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.core.errors import BadInput
from lantoa.core.text import hashtag_key, plain_key
from lantoa.core.toml_file import read_toml
from lantoa.rehearsal.blocks import Block
from lantoa.rehearsal.scenario import (
    KINDS,
    LEAST_POSTS,
    MOST_POSTS,
    VERDICTS,
    Asset,
    CapturePlan,
    InventedChannel,
    InventedClaim,
    Later,
    OneFile,
    Role,
    Scenario,
    Shape,
)

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from lantoa.core.toml_file import TomlFile

_TOP: Final = (
    "id", "name", "zone", "first_day", "last_day", "seed", "posts", "views", "hashtags",
    "ignore_diacritics", "misspelt", "spellings", "shape", "template", "sound", "roles", "channels",
    "captures", "panel", "late", "studio", "press", "claims",
)  # fmt: skip


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file.

    Raises
    ------
    BadInput
        Something in it is missing or wrong; the message names file and line.
    """
    return scenario_of(read_toml(path, BadInput))


def scenario_of(file: TomlFile) -> Scenario:
    """Return the scenario that a parsed file describes.

    Raises
    ------
    BadInput
        As :func:`read_scenario`.
    """
    top = Block(file, "", file.data)
    top.refuse_unknown(_TOP)
    first, last = top.day("first_day"), top.day("last_day")
    if not 0 <= (last - first).days < 120:
        top.refuse("last_day", f"last_day {last} must lie on or up to 119 days after first_day")
    hashtags = top.texts("hashtags")
    if not hashtags or len(hashtags) > 8 or not all(map(hashtag_key, hashtags)):
        top.refuse("hashtags", "hashtags must be a list of 1 to 8 hashtags")
    posts = top.whole("posts", LEAST_POSTS, MOST_POSTS)
    made = Scenario(
        id=top.file_name("id"),
        name=top.plain("name"),
        zone=top.zone("zone"),
        first_day=first,
        last_day=last,
        seed=top.whole("seed", 0, 2**63 - 1),
        posts=posts,
        views=top.whole("views", posts, 10**13),
        written_for=posts,
        hashtags=hashtags,
        ignore_diacritics=top.flag("ignore_diacritics"),
        spellings=_spellings(file, hashtags),
        misspelt=top.texts("misspelt"),
        shape=_shape(file, first, last),
        template=_asset(file, "template", posts),
        sound=_asset(file, "sound", posts),
        kol=_role(file, "kol", posts),
        official=_role(file, "official", posts),
        channels=tuple(_channel(block) for block in Block.several(file, "channels")),
        captures=tuple(_capture(block) for block in Block.several(file, "captures")),
        panel=_later(file, "panel"),
        late=_later(file, "late"),
        studio=_one_file(file, "studio"),
        press=_one_file(file, "press"),
        claims=tuple(_claim(block) for block in Block.several(file, "claims")),
    )
    _require_whole(file, made)
    return made


def _require_whole(file: TomlFile, made: Scenario) -> None:
    _require_captures(file, made)
    _require_names(file, made)
    _require_roles(file, made)


def _require_captures(file: TomlFile, made: Scenario) -> None:
    if not made.captures or made.captures[0].kind != "zeeschuimer":
        file.refuse(
            'the first [[captures]] block must be of kind "zeeschuimer"', "kind", "captures"
        )
    names = [capture.name for capture in made.captures]
    for index, capture in enumerate(made.captures):
        if names.count(capture.name) > 1:
            file.refuse("two captures have this name", "name", "captures", index)
        if capture.copies and capture.copies not in names[:index]:
            file.refuse(
                "copies must name a capture that stands above", "copies", "captures", index
            )


def _require_names(file: TomlFile, made: Scenario) -> None:
    ours = {plain_key(hashtag_key(tag)) for tag in made.hashtags}
    if len(ours) < len(made.hashtags):
        file.refuse("two hashtags are the same but for case and diacritics", "hashtags")
    if ours & {plain_key(hashtag_key(tag)) for tag in made.misspelt}:
        file.refuse("a misspelt hashtag is one of the campaign's own", "misspelt")
    listed = [capture.file for capture in made.captures]
    listed += [one.file for one in (made.panel, made.late, made.studio, made.press) if one]
    for name in listed:
        if listed.count(name) > 1 or f"{name}-instagram" in listed:
            file.refuse(f"two files would be named {name!r}")


def _require_roles(file: TomlFile, made: Scenario) -> None:
    for role, its in (("kol", made.kol), ("official", made.official)):
        if its.posts and not any(channel.role == role for channel in made.channels):
            file.refuse(f"no [[channels]] block has the role {role!r}", role, "roles")
    if made.kol.posts + made.official.posts > made.posts // 2:
        file.refuse("declared channels may hold at most half of the posts", "kol", "roles")
    if made.kol.views + made.official.views >= 1:
        file.refuse("declared channels cannot hold all views", "kol", "roles")
    if made.studio and not made.official.posts:
        file.refuse("a studio file needs an official channel with posts", "file", "studio")


def _spellings(file: TomlFile, hashtags: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    block = Block.of(file, "spellings")
    block.refuse_unknown(hashtags)
    return tuple(block.texts(tag) for tag in hashtags)


def _shape(file: TomlFile, first: date, last: date) -> Shape:
    block = Block.of(file, "shape")
    block.refuse_unknown(tuple(Shape.__dataclass_fields__))
    peak_day = block.day("peak_day")
    if not first <= peak_day <= last:
        block.refuse("peak_day", "peak_day must lie in the campaign")
    return Shape(
        peak_day=peak_day,
        peak=block.number("peak", 1, 100, 4),
        body_spread=block.number("body_spread", 0, 3, 1.5),
        tail_share=block.number("tail_share", 0, 1, 0.02),
        tail_power=block.number("tail_power", 0.5, 10, 1.3),
        tail_limit=block.number("tail_limit", 1, 10_000, 200),
        late_bursts=block.number("late_bursts", 0, 1, 0.02),
        noise=block.number("noise", 0, 1, 0.04),
        instagram=block.number("instagram", 0, 0.5, 0.0),
        hidden=block.number("hidden", 0, 1, 0.3),
        comments_off=block.number("comments_off", 0, 1, 0.006),
        deleted=block.number("deleted", 0, 0.5, 0.01),
        week_tilt=block.number("week_tilt", 0, 2, 0.2),
    )


def _asset(file: TomlFile, table: str, posts: int) -> Asset | None:
    if table not in file.data:
        return None
    block = Block.of(file, table)
    block.refuse_unknown(tuple(Asset.__dataclass_fields__))
    native_id = block.text("id")
    if not (native_id.isascii() and native_id.isdigit() and 6 <= len(native_id) <= 19):
        block.refuse("id", "id must be 6 to 19 digits")
    return Asset(
        id=native_id,
        name=block.plain("name"),
        uses=block.whole("uses", 0, posts // 2, 0),
        share=block.number("share", 0, 1, 0.0),
        without_hashtag=block.number("without_hashtag", 0, 1, 0.0),
        declared=block.flag("declared", True),
    )


def _role(file: TomlFile, role: str, posts: int) -> Role:
    Block.of(file, "roles").refuse_unknown(("kol", "official"))
    block = Block.of(file, f"roles.{role}")
    block.refuse_unknown(("posts", "views"))
    return Role(posts=block.whole("posts", 0, posts, 0), views=block.number("views", 0, 0.98, 0.0))


def _channel(block: Block) -> InventedChannel:
    block.refuse_unknown(tuple(InventedChannel.__dataclass_fields__))
    handle = block.text("handle").lstrip("@").lower()
    if not handle.endswith(".mophong") or not handle.replace(".", "").replace("_", "").isalnum():
        block.refuse(
            "handle", "an invented handle is letters, digits and dots, and ends with .mophong"
        )
    return InventedChannel(
        handle=handle, name=block.plain("name"), role=block.one_of("role", ("kol", "official"))
    )


def _capture(block: Block) -> CapturePlan:
    block.refuse_unknown(tuple(CapturePlan.__dataclass_fields__))
    return CapturePlan(
        name=block.plain("name"),
        file=block.file_name("file"),
        kind=block.one_of("kind", KINDS, "zeeschuimer"),
        at=block.moment("at"),
        hours=block.number("hours", 0.1, 48, 2),
        chance=block.number("chance", 0.01, 0.99),
        instagram=block.flag("instagram"),
        follows_channels=block.flag("follows_channels"),
        dirty=block.flag("dirty"),
        copies=block.text("copies", ""),
        copied=block.number("copied", 0, 1, 0.5),
    )


def _later(file: TomlFile, table: str) -> Later | None:
    if table not in file.data:
        return None
    block = Block.of(file, table)
    block.refuse_unknown(("file", "share", "at") if table == "late" else ("file", "share"))
    return Later(
        file=block.file_name("file"),
        share=block.number("share", 0, 1),
        at=block.moment("at") if table == "late" else None,
    )


def _one_file(file: TomlFile, table: str) -> OneFile | None:
    if table not in file.data:
        return None
    block = Block.of(file, table)
    block.refuse_unknown(("file", "at", "rows") if table == "press" else ("file", "at"))
    rows = block.whole("rows", 1, 5_000) if table == "press" else 0
    return OneFile(file=block.file_name("file"), at=block.moment("at"), rows=rows)


def _claim(block: Block) -> InventedClaim:
    block.refuse_unknown(("say", "verdict"))
    return InventedClaim(say=block.plain("say"), verdict=block.one_of("verdict", VERDICTS))
