"""The tile map of Vietnam: one tile a province, Hoàng Sa and Trường Sa each with its own.

It is a scheme, drawn by hand, not to scale and no map of borders; no published geometry is in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from lantoa.core.formats import number
from lantoa.render.charts_marks import Chart, table_of
from lantoa.render.colours import THEMES, mixed
from lantoa.render.fonts import FAMILY
from lantoa.render.svg_fonts import with_fonts
from lantoa.render.tile_words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.figures import Board
    from lantoa.core.formats import Lang
    from lantoa.render.colours import Colours, Theme

WIDTH: Final = 358
HEIGHT: Final = 718
_PITCH_X, _PITCH_Y, _TILE_X, _TILE_Y = 49, 40, 46, 37
_SEA: Final = 17
_CODE: Final = 2
LEVELS: Final = 5
PLACES: Final[dict[str, tuple[str, int, int]]] = {
    "12": ("Lai Châu", 1, 0), "15": ("Lào Cai", 2, 0), "08": ("Tuyên Quang", 3, 0),
    "04": ("Cao Bằng", 4, 0), "11": ("Điện Biên", 0, 1), "14": ("Sơn La", 1, 1),
    "25": ("Phú Thọ", 2, 1), "19": ("Thái Nguyên", 3, 1), "20": ("Lạng Sơn", 4, 1),
    "01": ("Hà Nội", 2, 2), "24": ("Bắc Ninh", 3, 2), "22": ("Quảng Ninh", 4, 2),
    "37": ("Ninh Bình", 2, 3), "33": ("Hưng Yên", 3, 3), "31": ("Hải Phòng", 4, 3),
    "38": ("Thanh Hóa", 2, 4), "40": ("Nghệ An", 2, 5), "42": ("Hà Tĩnh", 3, 6),
    "44": ("Quảng Trị", 3, 7), "46": ("Huế", 4, 8), "48": ("Đà Nẵng", 4, 9),
    "51": ("Quảng Ngãi", 5, 10), "52": ("Gia Lai", 5, 11), "66": ("Đắk Lắk", 5, 12),
    "68": ("Lâm Đồng", 4, 13), "56": ("Khánh Hòa", 5, 13), "80": ("Tây Ninh", 2, 14),
    "75": ("Đồng Nai", 3, 14), "91": ("An Giang", 0, 15), "82": ("Đồng Tháp", 1, 15),
    "86": ("Vĩnh Long", 2, 15), "79": ("TP. HCM", 3, 15), "92": ("Cần Thơ", 1, 16),
    "96": ("Cà Mau", 1, 17),
    "20333": ("Hoàng Sa", 6, 8), "22736": ("Trường Sa", 6, 15),
}  # fmt: skip
"""Code of a province of today, or of an archipelago → name on its tile, column, row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One tile: where it stands and what it says."""

    code: str
    name: str
    lines: tuple[tuple[str, int], ...]
    """Words of the name with the height of their baseline."""
    x: int
    y: int
    middle: int
    level: int
    """0, none, to 4, most; −1 where nothing was counted."""
    said: str
    ring_x: int = 0
    ring_y: int = 0
    gap: bool = False
    """Whether a place in it that the campaign wants shown is shown by nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TileMap:
    """The map with its key, and the same in words and in a table."""

    chart: Chart
    tiles: tuple[Tile, ...] = ()
    key: tuple[tuple[int, str, int], ...] = ()
    """Level, what it stands for, height of its line."""
    heading: str = ""
    gap_words: str = ""
    """What the ring on a tile says; "" where no tile has one."""
    ring_words: str = ""
    """The same where the key cannot show a ring."""
    width: int = WIDTH
    height: int = HEIGHT
    tile_width: int = _TILE_X
    tile_height: int = _TILE_Y
    key_x: int = 5 * _PITCH_X + _SEA


def tile_map(board: Board, *, lang: Lang = "vi") -> TileMap:
    """Return the map of a board's posts by province.

    Raises
    ------
    KeyError
        The board has no figure ``posts_by_province``: its campaign declares no places.
    """
    figure = board.figure("posts_by_province")
    by_code = {str(row["key"]).partition("@")[0]: row for row in figure.rows}
    drawable = set(PLACES) <= set(by_code)
    why = figure.refused or ("" if drawable else words("other_provinces", lang))
    if why:
        chart = Chart(id="tile_map", title=figure.label, finding=why, refused=why,
                      figures=(figure.id,))  # fmt: skip
        return TileMap(chart=chart)
    values = {code: int(by_code[code]["value"] or 0) for code in PLACES}
    ends = _ends(max(values.values()))
    gaps = _gaps(board)
    columns, table = table_of(figure, [str(row["label"]) for row in figure.rows], lang, "col_row")
    figures = [one.id for one in board.figures if one.id in ("posts_by_province", "coverage_gaps")]
    finding = _finding(values, {key: int(by_code[key]["value"] or 0) for key in by_code}, lang)
    chart = Chart(
        id="tile_map", title=figure.label, finding=finding, headline=finding,
        figures=tuple(figures), notes=(words("scheme", lang), *figure.passport.notes),
        columns=columns, table=table,
    )  # fmt: skip
    tiles = tuple(
        _tile(code, value, ends, lang, gap=code in gaps) for code, value in values.items()
    )
    return TileMap(
        chart=chart, tiles=tiles, key=_key(ends, lang), heading=words("heading", lang),
        gap_words=words("gap", lang) if gaps & set(PLACES) else "",
        ring_words=words("ring", lang) if gaps & set(PLACES) else "",
    )  # fmt: skip


def map_svg(drawn: TileMap, colours: Colours, *, background: str = "") -> str:
    """Return a map as SVG that stands alone, its letters inside."""
    fills = shades(colours)
    wide, high = drawn.width + 2, drawn.height + 2
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {wide} {high}" width="{wide}" '
        f'height="{high}" role="img" font-family="{FAMILY}" font-size="12">'
    )
    parts = [opening, f"<title>{escape(drawn.chart.finding)}</title>"]
    if background:
        parts.append(f'<rect x="-1" y="-1" width="{drawn.width + 2}" '
                     f'height="{drawn.height + 2}" fill="{background}"/>')  # fmt: skip
    parts += [tile_svg(drawn, tile, fills, colours) for tile in drawn.tiles]
    if drawn.key:
        parts.append(f'<text x="{drawn.key_x}" y="11" font-weight="600" '
                     f'fill="{colours.ink}">{escape(drawn.heading)}</text>')  # fmt: skip
    for level, said, y in drawn.key:
        parts.append(f'<rect x="{drawn.key_x}" y="{y}" width="13" height="13" fill="{fills[level][0]}" '
                     f'stroke="{colours.d3}"/><text x="{drawn.key_x + 20}" y="{y + 11}" '
                     f'fill="{colours.ink_2}">{escape(said)}</text>')  # fmt: skip
    return with_fonts("".join(parts) + "</svg>")


def tile_svg(
    drawn: TileMap, tile: Tile, fills: Mapping[int, tuple[str, str]], colours: Colours
) -> str:
    """Return one tile as SVG."""
    fill, ink = fills[tile.level]
    said = "".join(
        f'<text x="{tile.middle}" y="{y}" font-weight="600" text-anchor="middle" fill="{ink}">'
        f"{escape(word)}</text>"
        for word, y in tile.lines
    )
    ring = (
        f'<circle cx="{tile.ring_x}" cy="{tile.ring_y}" r="4" fill="{colours.paper}" '
        f'stroke="{colours.accent}" stroke-width="1.5"/>'
        if tile.gap
        else ""
    )
    return (
        f'<g><title>{escape(tile.said)}</title><rect x="{tile.x}" y="{tile.y}" '
        f'width="{drawn.tile_width}" height="{drawn.tile_height}" fill="{fill}" '
        f'stroke="{colours.d3}"/>{said}{ring}</g>'
    )


def shades(colours: Colours) -> dict[int, tuple[str, str]]:
    """Return fill and ink of each level."""
    return {
        -1: (colours.paper, colours.ink), 0: (colours.paper, colours.ink),
        1: (colours.d4, colours.ink), 2: (colours.d3, colours.ink),
        3: (mixed(colours.d1, colours.d2, 0.3), colours.paper), 4: (colours.ink, colours.paper),
    }  # fmt: skip


def blank_map(*, lang: Lang = "vi", theme: Theme = "light") -> str:
    """Return the map without any number, as SVG."""
    colours = THEMES[theme]
    tiles = tuple(_tile(code, None, (), lang) for code in PLACES)
    said = words("blank", lang)
    chart = Chart(id="tile_map", title=said, finding=said, figures=())
    return map_svg(TileMap(chart=chart, tiles=tiles), colours, background=colours.paper)


def _tile(
    code: str, value: int | None, ends: tuple[int, ...], lang: Lang, *, gap: bool = False
) -> Tile:
    name, column, row = PLACES[code]
    x = column * _PITCH_X + (_SEA if len(code) > _CODE else 0)
    y = row * _PITCH_Y
    lines = name.split(" ")
    first = y + (23 if len(lines) == 1 else 15)
    level = -1 if value is None else sum(value >= end for end in ends) if value else 0
    said = name if value is None else words("tile", lang, name=name, posts=number(value, lang))
    if gap:
        said += "; " + words("gap", lang)
    return Tile(
        code=code, name=name, x=x, y=y, middle=x + _TILE_X // 2, level=level, said=said, gap=gap,
        ring_x=x + _TILE_X - 1, ring_y=y + _TILE_Y - 1,
        lines=tuple((word, first + 14 * n) for n, word in enumerate(lines)),
    )  # fmt: skip


def _ends(most: int) -> tuple[int, ...]:
    """Return the smallest numbers of levels 1 to 4: each level is four times the one below.

    >>> _ends(1000), _ends(3)
    ((1, 16, 63, 250), (1, 2, 3))
    """
    steps = (1, -(-most // 64), -(-most // 16), -(-most // 4))
    return (
        tuple(sorted({max(step, 1) for step in steps})) if most > 3 else tuple(range(1, most + 1))
    )


def _key(ends: tuple[int, ...], lang: Lang) -> tuple[tuple[int, str, int], ...]:
    said = [(0, words("none", lang))]
    for n, low in enumerate(ends):
        high = ends[n + 1] - 1 if n + 1 < len(ends) else None
        shown = number(low, lang)
        if high is None:
            said.append((n + 1, words("from", lang, low=shown)))
        else:
            said.append((n + 1, shown if high == low else f"{shown} – {number(high, lang)}"))
    return tuple((level, text, 20 + 19 * n) for n, (level, text) in enumerate(said))


def _gaps(board: Board) -> set[str]:
    """Codes of the provinces in which a declared place is shown by nobody."""
    found = next((one for one in board.figures if one.id == "coverage_gaps"), None)
    rows = found.rows if found is not None else ()
    return {str(row["province"]).partition("@")[0] for row in rows if not row["value"]}


def _finding(values: Mapping[str, int], every: Mapping[str, int], lang: Lang) -> str:
    named = {code: n for code, n in values.items() if len(code) == _CODE and n}
    if not named:
        return words("nowhere", lang)
    best = max(named, key=lambda code: (named[code], code))
    return words(
        "finding", lang, name=PLACES[best][0], posts=number(named[best], lang),
        provinces=number(len(named), lang), open=number(every.get("unresolved", 0), lang),
    )  # fmt: skip
