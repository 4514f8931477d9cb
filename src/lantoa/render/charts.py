"""A board's charts: one Vega-Lite spec each, the same for browser, PNG, SVG and PDF."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from lantoa.render.charts_days import days_chart, gains_chart
from lantoa.render.charts_marks import NARROW, VEGA_LITE, WIDE, Chart
from lantoa.render.charts_rows import ROWS, concentration_chart, rows_chart
from lantoa.render.colours import THEMES
from lantoa.render.fonts import FOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.figures import Board
    from lantoa.core.formats import Lang
    from lantoa.render.colours import Theme

__all__ = ["CHARTS", "NARROW", "VEGA_LITE", "WIDE", "Chart", "chart_of", "chart_png", "chart_svg", "charts_of"]  # fmt: skip

CHARTS: Final = ("days", "views_gained_by_day", *ROWS[:-2], "concentration", *ROWS[-2:])
"""Ids of the charts of a board, in the order in which they are shown."""


def chart_of(
    board: Board,
    chart_id: str,
    *,
    lang: Lang = "vi",
    width: int = WIDE,
    theme: Theme = "light",
    zone: str = "Asia/Ho_Chi_Minh",
) -> Chart:
    """Return one chart of a board.

    Parameters
    ----------
    chart_id
        One of `CHARTS`.
    width
        In pixels: `WIDE` or `NARROW`; a wide drawing is never shrunk.
    zone
        The campaign's time zone, in which capture moments are placed on its days.

    Raises
    ------
    KeyError
        No chart has this id, or the board lacks its figure.
    """
    colours = THEMES[theme]
    if chart_id == "days":
        return days_chart(board, lang, width, colours)
    if chart_id == "views_gained_by_day":
        return gains_chart(board, lang, width, colours, zone)
    if chart_id == "concentration":
        return concentration_chart(board, lang, width, colours)
    if chart_id not in ROWS:
        raise KeyError(chart_id)
    return rows_chart(board.figure(chart_id), lang, width, colours)


def charts_of(
    board: Board,
    *,
    lang: Lang = "vi",
    width: int = WIDE,
    theme: Theme = "light",
    zone: str = "Asia/Ho_Chi_Minh",
) -> tuple[Chart, ...]:
    """Return every chart of a board; one that cannot be drawn says why in `refused`."""
    return tuple(
        chart_of(board, chart_id, lang=lang, width=width, theme=theme, zone=zone)
        for chart_id in CHARTS
    )


def chart_svg(spec: Mapping[str, Any]) -> str:
    """Return a chart as SVG with real text in the package's font; no address is ever opened."""
    svg: str = _drawing().vegalite_to_svg(
        dict(spec), vl_version=VEGA_LITE, allowed_base_urls=[], show_warnings=False
    )
    return svg


def chart_png(
    spec: Mapping[str, Any], *, scale: float = 2.0, background: str | None = "#ffffff"
) -> bytes:
    """Return a chart as PNG.

    Parameters
    ----------
    scale
        Pixels of the picture to one of the chart.
    background
        Colour behind the chart; ``None`` leaves it clear.
    """
    png: bytes = _drawing().vegalite_to_png(
        {**spec, "background": background}, vl_version=VEGA_LITE, scale=scale,
        allowed_base_urls=[], show_warnings=False,
    )  # fmt: skip
    return png


@cache
def _drawing() -> Any:
    import vl_convert

    vl_convert.register_font_directory(str(FOLDER))
    return vl_convert
