"""Charts of bars one under the other: platforms, roles, hashtags, top posts, concentration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.render.charts_marks import Chart, Spec, bounds, heading, layer, shown, table_of, whole
from lantoa.render.charts_words import title_of, unit_of, words
from lantoa.render.colours import mixed
from lantoa.render.fonts import shortened
from lantoa.render.fonts import width as text_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lantoa.core.figures import Board, Figure
    from lantoa.core.formats import Lang
    from lantoa.render.colours import Colours

ROWS: Final = (
    "posts_by_platform", "views_by_platform", "posts_by_role", "views_by_role",
    "posts_by_hashtag", "views_by_hashtag", "uses_of_asset", "top_posts", "top_channels",
)  # fmt: skip
_SHARES: Final = ("top_1_percent_share", "top_10_percent_share")
_OVERLAPPING: Final = ("posts_by_hashtag", "views_by_hashtag", "uses_of_asset")
_APART: Final = "views_by_platform"
_MOST_ROWS: Final = 20
_THICK: Final = 10


def rows_chart(figure: Figure, lang: Lang, width: int, colours: Colours) -> Chart:
    """Return bars from zero, one a row of the figure, with value and interval."""
    title, method = title_of(figure)
    if figure.refused or not figure.rows:
        why = figure.refused or words("nothing", lang)
        return Chart(id=figure.id, title=title, finding=why, refused=why, figures=(figure.id,))
    names = _names(figure)
    unit = unit_of(figure, lang)
    entries = list(zip(names, figure.rows, strict=True))[:_MOST_ROWS]
    ends = [row.get(key) or 0 for _, row in entries for key in ("value", "upper")]
    best = None if figure.id == _APART else _best([row for _, row in entries])
    under = f"{unit} · {method}" if method else unit
    strips = [heading(title, under if width > 500 else unit, width, colours),
              _bars(entries, max(ends), best, lang, width, colours, unit=unit)]  # fmt: skip
    finding = _finding(title, entries, best, unit, lang)
    columns, table = table_of(figure, [row.get("label") or row["key"] for row in figure.rows],
                              lang, "col_row")  # fmt: skip
    return Chart(
        id=figure.id, title=title, finding=finding, figures=(figure.id,), columns=columns,
        table=table, notes=_notes(figure, lang),
        spec=whole(figure.id, finding, strips, colours, width),
    )  # fmt: skip


def concentration_chart(board: Board, lang: Lang, width: int, colours: Colours) -> Chart:
    """Return which share of all views the top 1% and 10% of posts hold."""
    figures = [board.figure(figure_id) for figure_id in _SHARES]
    title = words("concentration", lang)
    known = [f for f in figures if f.value is not None]
    if not known:
        why = next((f.refused for f in figures if f.refused), words("nothing", lang))
        return Chart(id="concentration", title=title, finding=why, refused=why, figures=_SHARES)
    entries = [
        (words(f.id, lang), {"value": f.value, "lower": f.lower, "upper": f.upper}) for f in known
    ]
    strips = [heading(title, title_of(known[0])[1], width, colours),
              _bars(entries, 1, entries[0][1], lang, width, colours, ratio=True)]  # fmt: skip
    finding = "; ".join(
        words("holds", lang, label=name, value=shown(row["value"], lang, ratio=True),
              interval=bounds(row, lang, ratio=True)) for name, row in entries
    ) + "."  # fmt: skip
    columns = tuple(words(key, lang) for key in ("col_figure", "share", "col_low", "col_high"))
    table = tuple(
        (name, *(shown(row[key], lang, ratio=True) for key in ("value", "lower", "upper")))
        for name, row in entries
    )
    return Chart(
        id="concentration", title=title, finding=finding, figures=_SHARES, columns=columns,
        table=table, spec=whole("concentration", finding, strips, colours, width),
    )  # fmt: skip


def _bars(
    entries: Sequence[tuple[str, Mapping[str, Any]]],
    most: float,
    best: Mapping[str, Any] | None,
    lang: Lang,
    width: int,
    colours: Colours,
    *,
    unit: str = "",
    ratio: bool = False,
) -> Spec:
    """Return the bars: name and value above each on a phone, left and right of it elsewhere."""
    values = [_value_text(row, lang, ratio=ratio) for _, row in entries]
    room = max(text_width(text, 14, 600) for text in values) + 12
    wide = width > 500
    left = min(300, max(text_width(name, 14) for name, _ in entries) + 16) if wide else 0
    right = width - room if wide else width
    pitch = 32 if wide else 46
    name_room = left - 16 if wide else width - room
    placed: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    for n, ((name, row), text) in enumerate(zip(entries, values, strict=True)):
        middle = n * pitch + (16 if wide else 32)
        value = row.get("value")
        low, high = row.get("lower"), row.get("upper")
        said = (
            f"{name}: {text if value is None else shown(value, lang, ratio=ratio)} {unit}".strip()
        )
        placed[row is best].append({
            "name": shortened(name, name_room, 14), "text": text, "zero": 0, "value": value or 0,
            "low": value or 0 if low is None else low, "high": value or 0 if high is None else high,
            "most": most or 1, "y": middle, "y_text": middle if wide else middle - 16,
            "said": said + bounds(row, lang, ratio=ratio), "known": value is not None,
        })  # fmt: skip
    scale = {"domain": [0, most or 1], "range": [left, right], "nice": False}
    height = len(entries) * pitch
    layers = _layers(placed, colours, width)
    for one in layers:
        if "x" in one["encoding"]:
            one["encoding"]["x"] |= {"axis": None, "scale": scale}
        one["encoding"]["y"] |= {
            "axis": None, "scale": {"domain": [0, height], "range": [0, height], "nice": False},
        }  # fmt: skip
    return {"width": width, "height": height, "layer": layers}


def _layers(
    placed: Mapping[bool, list[dict[str, Any]]], colours: Colours, width: int
) -> list[Spec]:
    rows = [row for some in placed.values() for row in some]
    known, unknown = ([r for r in rows if r["known"] is k] for k in (True, False))
    said, size = {"field": "said"}, {"type": "bar", "size": _THICK}
    layers = [
        layer(known, {**size, "color": colours.d4}, x="zero", x2={"field": "most"}, y="y", tooltip=said),
        layer(unknown, {**size, "size": _THICK - 1, "fill": None, "stroke": colours.d2, "strokeDash": [3, 3]},
              x="zero", x2={"field": "most"}, y="y", tooltip=said),
    ]  # fmt: skip
    for is_best, solid in ((False, colours.d1), (True, colours.accent)):
        some = [row for row in placed[is_best] if row["known"]]
        band = [row for row in some if row["low"] != row["high"]]
        layers += [
            layer(some, {**size, "color": solid}, x="zero", x2={"field": "low"}, y="y", tooltip=said),
            layer(band, {**size, "color": mixed(solid, colours.paper, 0.6)}, x="low",
                  x2={"field": "high"}, y="y", tooltip=said),
            layer(band, {"type": "tick", "color": solid, "size": _THICK, "thickness": 2, "orient": "vertical"},
                  x="value", y="y", tooltip=said),
        ]  # fmt: skip
    text = {"type": "text", "baseline": "middle", "fontSize": 14}
    layers.append(
        layer(rows, {**text, "align": "left", "x": 0}, y="y_text", text={"field": "name"})
    )
    for some, ink in ((known, {"fontWeight": 600}), (unknown, {"color": colours.ink_3})):
        layers.append(layer(some, {**text, "align": "right", "x": width, **ink}, y="y_text",
                            text={"field": "text"}))  # fmt: skip
    return [one for one in layers if one["data"]["values"]]


def _value_text(row: Mapping[str, Any], lang: Lang, *, ratio: bool) -> str:
    if row.get("value") is None:
        return words("unmeasured", lang)
    return shown(row["value"], lang, ratio=ratio)


def _names(figure: Figure) -> list[str]:
    """Return short names: a post is its author's handle, and its number where handles repeat."""
    names = []
    for row in figure.rows:
        label, handle = str(row.get("label") or row["key"]), row.get("handle")
        if handle and figure.id in ("top_posts", "top_channels"):
            label = f"@{handle}"
        names.append(label)
    if figure.id != "top_posts":
        return names
    return [
        f"{name} · {_tail(str(row['key']))}" if names.count(name) > 1 else name
        for name, row in zip(names, figure.rows, strict=True)
    ]


def _tail(key: str) -> str:
    number = key.rpartition(":")[2]
    return number if len(number) <= 8 else "…" + number[-6:]


def _best(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    known = [row for row in rows if row.get("value")]
    return max(known, key=lambda row: row["value"]) if len(known) > 1 else None


def _finding(
    title: str,
    entries: Sequence[tuple[str, Mapping[str, Any]]],
    best: Mapping[str, Any] | None,
    unit: str,
    lang: Lang,
) -> str:
    said = [
        words("most" if best else "each", lang, label=name, value=shown(row["value"], lang), unit=unit,
              interval=bounds(row, lang))
        for name, row in entries if row.get("value") is not None and (best is None or row is best)
    ]  # fmt: skip
    if not said:
        return f"{title}: {words('unmeasured', lang)}."
    return f"{title}. " + "; ".join(said).removesuffix(".") + "."


def _notes(figure: Figure, lang: Lang) -> tuple[str, ...]:
    notes = []
    if any(
        row.get("value") is not None and row.get("lower") != row.get("upper")
        for row in figure.rows
    ):
        notes.append(words("band", lang))
    if figure.id == _APART:
        notes.append(words("apart", lang))
    if figure.id in _OVERLAPPING:
        notes.append(words("overlap", lang))
    return tuple(notes)
