"""The tile map as a part of the infographic: its tiles, names and key, at the size that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.render.infographic_canvas import Box, Style
from lantoa.render.tile_map import shades

if TYPE_CHECKING:
    from lantoa.render.colours import Colours
    from lantoa.render.infographic_canvas import Canvas
    from lantoa.render.tile_map import TileMap

_TEXT: Final = 12
_LARGEST: Final = 0.5
"""Share of the picture's width that the map may take."""


def map_width(drawn: TileMap, box: Box) -> float:
    """Return how wide a map is that is as high as the box, at most half as wide."""
    return min(box.height * drawn.width / drawn.height, box.width * _LARGEST)


def draw_map(canvas: Canvas, box: Box, drawn: TileMap, colours: Colours) -> None:
    """Draw a map into a box; what is still lacking is the team's affair and not drawn."""
    scale = min(box.width / drawn.width, box.height / drawn.height)
    left = box.right - scale * drawn.width
    top = box.top + (box.height - scale * drawn.height) / 2
    fills = shades(colours)

    def rect(x: float, y: float, wide: float, high: float, fill: str) -> None:
        place = Box(left + x * scale, top + y * scale, left + (x + wide) * scale,
                    top + (y + high) * scale)  # fmt: skip
        canvas.rect(place, colours.d3)
        edge = max(scale, 0.5)
        canvas.rect(Box(place.left + edge, place.top + edge, place.right - edge,
                        place.bottom - edge), fill)  # fmt: skip

    for tile in drawn.tiles:
        fill, ink = fills[tile.level]
        rect(tile.x, tile.y, drawn.tile_width, drawn.tile_height, fill)
        for word, y in tile.lines:
            style = Style(_TEXT * scale, 600, ink)
            canvas.text(word, left + tile.middle * scale, top + y * scale, style, "centre")
    small = Style(_TEXT * scale, 400, colours.ink_2)
    canvas.text(drawn.heading, left + drawn.key_x * scale, top + 11 * scale,
                Style(_TEXT * scale, 600, colours.ink))  # fmt: skip
    for level, said, y in drawn.key:
        rect(drawn.key_x, y, 13, 13, fills[level][0])
        canvas.text(said, left + (drawn.key_x + 20) * scale, top + (y + 11) * scale, small)
