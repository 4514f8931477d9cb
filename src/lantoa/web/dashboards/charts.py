"""Charts of a board for the browser and for whoever has no script, and the bundle that draws them."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from lantoa.render.charts import NARROW, VEGA_LITE, WIDE, chart_of, chart_svg
from lantoa.render.svg_fonts import with_fonts
from lantoa.web.campaigns.queries import workspace
from lantoa.web.dashboards.board_page import named_figures
from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.core.formats import Lang
    from lantoa.render.charts import Chart
    from lantoa.web.dashboards.boards import Shown

Size = Literal["wide", "narrow"]
GROWTH: Final = ("days", "views_gained_by_day")
SPREAD: Final = ("concentration",)
SHOWN: Final = (*GROWTH, *SPREAD)
_WIDTHS: Final = {"wide": WIDE, "narrow": NARROW}


def chart(shown: Shown, name: str, lang: Lang, size: Size = "wide", theme: str = "light") -> Chart:
    """Return one chart of a board; raises ``KeyError`` for a name that is none."""
    if name not in SHOWN:
        raise KeyError(name)
    return chart_of(
        shown.board, name, lang=lang, width=_WIDTHS[size],
        theme=cast("Any", "dark" if theme == "dark" else "light"), zone=shown.listed.declared.zone,
    )  # fmt: skip


def charts_listed(shown: Shown, names: tuple[str, ...], lang: Lang) -> list[dict[str, Any]]:
    """Return charts for a page: their words and table; the drawings come after."""
    found = []
    for name in names:
        one = chart(shown, name, lang)
        figures = named_figures(shown.board, one.figures)
        found.append({"name": name, "chart": one, "figures": figures, "words": {
            "table": say(lang, "Bảng số của biểu đồ", "The chart's numbers")}})  # fmt: skip
    return found


def spec_json(shown: Shown, name: str, lang: Lang, size: Size, theme: str) -> bytes:
    """Return the Vega-Lite spec of a chart, with its locale, as JSON."""
    return json.dumps(
        dict(chart(shown, name, lang, size, theme).spec), ensure_ascii=False
    ).encode()


@lru_cache(maxsize=128)
def _svg(spec: str) -> bytes:
    return with_fonts(chart_svg(json.loads(spec))).encode()


def svg(shown: Shown, name: str, lang: Lang, size: Size, theme: str) -> bytes:
    """Return a chart as SVG, for browsers without script."""
    return _svg(spec_json(shown, name, lang, size, theme).decode())


def bundle() -> Path:
    """Return the file with the browser's Vega, made once from what vl-convert carries."""
    path = workspace().cache / f"vega-{version('vl-convert-python')}-{VEGA_LITE}.js"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text(_bundled(), encoding="utf-8")
        fresh.replace(path)
    return path


def _bundled() -> str:
    import vl_convert

    # Its type says that a snippet is needed; without one the bundle leaves Vega on the window.
    carried: Any = vl_convert.javascript_bundle
    made: str = carried(vl_version=VEGA_LITE)
    return made
