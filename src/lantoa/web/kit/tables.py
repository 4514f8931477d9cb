"""One table for every list: it sorts, is searched and narrowed, turns pages, and goes out as a file.

All of it is addresses, so it works without script; on a phone its rows become labelled records.
A view calls ``table_files.exported`` first (having checked the right to export), then ``shown``:

```python
TABLE = Table(name="units", columns=(Column(key="name", name=("Tên", "Name"), ...), ...))
if (file := exported(TABLE, rows, request)) is not None:
    return file
facts = {"table": shown(TABLE, rows, request, may_export=True)}   # {% include "kit/table.html" %}
```
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, cast
from urllib.parse import urlencode

from django.db.models import F, QuerySet

from lantoa.core.formats import number
from lantoa.core.text import plain_key
from lantoa.web.kit.spoken import lang_of, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpRequest, QueryDict

    from lantoa.core.formats import Lang

    Words = tuple[str, str]
    """The same in Vietnamese and in English."""
    Rows = QuerySet[Any] | Sequence[Any]

Row = TypeVar("Row")
PAGE: Final = 50
_LONGEST: Final = 200
"""Letters of a search that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column.

    Parameters
    ----------
    value
        What a file says and a list is sorted by: text, number, day, instant, or ``None`` where it
        is not known.
    cell
        What the page says instead: text, or markup made by ``format_html``.
    order
        Fields by which a query is sorted; a query's column without them is not sortable.
    only
        ``page`` keeps it out of files (buttons), ``file`` off the page (details).
    """

    key: str
    name: Words
    value: Callable[[Row], Any]
    cell: Callable[[Row, Lang], str] | None = None
    order: tuple[str, ...] = ()
    sortable: bool = True
    head: bool = False
    numeric: bool = False
    only: Literal["", "page", "file"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way to narrow a table: a value out of several.

    Parameters
    ----------
    narrowed
        Takes the rows and the chosen value, gives the rows that stay.
    """

    key: str
    name: Words
    options: tuple[tuple[str, Words], ...]
    narrowed: Callable[[Any, str], Rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[Row]):
    """A table as it is declared, once for all who look at it.

    Parameters
    ----------
    name
        Of the file, and of the table's place on its page.
    search
        Takes a query and the words asked for; a list is searched by itself, in all its texts,
        without regard to case and diacritics.
    sort
        Key of the column by which it stands at first, ``-key`` for downwards.
    prefix
        Keeps apart the choices of two tables on one page.
    """

    name: str
    columns: tuple[Column[Row], ...]
    choices: tuple[Choice, ...] = ()
    search: Callable[[Any, str], Rows] | None = None
    sort: str = ""
    size: int = PAGE
    prefix: str = ""

    def sortable(self, rows: Rows) -> list[Column[Row]]:
        """Return the columns by which these rows can be sorted."""
        queried = isinstance(rows, QuerySet)
        return [c for c in self.columns if c.sortable and (c.order or not queried)]


@dataclass(frozen=True, slots=True)
class _Asked:
    words: str
    sort: str
    page: int
    chosen: dict[str, str]


def found(table: Table[Any], rows: Rows, said: QueryDict) -> Rows:
    """Return the rows that a person asked for, sorted, on all pages."""
    return _sorted(table, _narrowed(table, rows, asked := _asked(table, said)), asked.sort)


def shown(
    table: Table[Any],
    rows: Rows,
    request: HttpRequest,
    *,
    may_export: bool = False,
) -> dict[str, Any]:
    """Return what the template of the table needs: one page of the rows asked for."""
    lang, asked = lang_of(request), _asked(table, request.GET)
    kept = _sorted(table, _narrowed(table, rows, asked), asked.sort)
    total = kept.count() if isinstance(kept, QuerySet) else len(kept)
    last_page = max(1, -(-total // table.size))
    page = min(asked.page, last_page)
    first = (page - 1) * table.size
    held = list(kept[first : first + table.size])
    columns = [c for c in table.columns if c.only != "file"]
    address = _Addresses(table, request.GET)
    return {
        "name": table.name,
        "prefix": table.prefix,
        "q": asked.words,
        "searchable": table.search is not None or not isinstance(rows, QuerySet),
        "narrowed": bool(asked.words or any(asked.chosen.values())),
        "choices": [_choice(one, asked, lang) for one in table.choices],
        "columns": [_column(c, table, rows, asked, address, lang) for c in columns],
        "sorts": _sorts(table, rows, asked, lang),
        "rows": [[_cell(c, row, lang) for c in columns] for row in held],
        "any": bool(held),
        "total": number(total, lang),
        "first": number(first + 1, lang),
        "last": number(first + len(held), lang),
        "paged": total > table.size,
        "before": address.to(page=str(page - 1)) if page > 1 else "",
        "after": address.to(page=str(page + 1)) if page < last_page else "",
        "clear": "?" + urlencode(address.others()) + f"#{table.name}",
        "others": address.others(),
        "csv": address.to(export="csv") if may_export and held else "",
        "xlsx": address.to(export="xlsx") if may_export and held else "",
    }


def _asked(table: Table[Any], said: QueryDict) -> _Asked:
    def of(name: str) -> str:
        return said.get(table.prefix + name, "")

    page = of("page")
    whole = page.isascii() and page.isdigit() and len(page) < 9
    known = {key for c in table.columns for key in (c.key, f"-{c.key}")}
    chosen = {}
    for one in table.choices:
        value = of(one.key)
        chosen[one.key] = value if value in {option for option, _ in one.options} else ""
    return _Asked(
        words=" ".join(of("q").replace("\0", " ").split())[:_LONGEST],
        sort=of("sort") if of("sort") in known else table.sort,
        page=max(int(page), 1) if whole else 1,
        chosen=chosen,
    )


def _narrowed(table: Table[Any], rows: Rows, asked: _Asked) -> Rows:
    for choice in table.choices:
        if value := asked.chosen[choice.key]:
            rows = choice.narrowed(rows, value)
    if not asked.words:
        return rows
    if table.search is not None:
        return table.search(rows, asked.words)
    if isinstance(rows, QuerySet):
        return rows
    wanted = plain_key(asked.words).split()
    return [row for row in rows if all(word in _text(table, row) for word in wanted)]


def _text(table: Table[Any], row: Any) -> str:
    values = (column.value(row) for column in table.columns)
    return plain_key(" ".join(str(value) for value in values if value is not None))


def _sorted(table: Table[Any], rows: Rows, sort: str) -> Rows:
    down, key = sort.startswith("-"), sort.removeprefix("-")
    column = next((c for c in table.sortable(rows) if c.key == key), None)
    if column is None:
        return rows
    if isinstance(rows, QuerySet):
        # What is not known stands last either way; the id keeps the pages apart.
        order = [
            F(field).desc(nulls_last=True) if down else F(field).asc(nulls_last=True)
            for field in column.order
        ]
        return rows.order_by(*order, "pk")
    known = [(value, row) for row in rows if (value := column.value(row)) is not None]
    unknown = [row for row in rows if column.value(row) is None]
    known.sort(key=lambda pair: _order(pair[0]), reverse=down)
    return [row for _, row in known] + unknown


def _order(value: Any) -> Any:
    return plain_key(value) if isinstance(value, str) else value


class _Addresses:
    """Addresses of the same page with other choices for this table."""

    def __init__(self, table: Table[Any], said: QueryDict) -> None:
        self._name, self._prefix = table.name, table.prefix
        own = {"q", "sort", "page", "export", *(choice.key for choice in table.choices)}
        self._own = {table.prefix + key for key in own}
        self._said = said

    def others(self) -> dict[str, str]:
        """What the address says that is not about this table."""
        return {key: str(self._said[key]) for key in self._said if key not in self._own}

    def to(self, **changes: str) -> str:
        """Return the address with changes; turning to a page is the only one that keeps it."""
        held = {k: str(self._said[k]) for k in self._said if k in self._own}
        held.pop(f"{self._prefix}page", None)
        held |= {self._prefix + name: value for name, value in changes.items()}
        kept = {name: value for name, value in (self.others() | held).items() if value}
        tail = "" if "export" in changes else f"#{self._name}"
        return f"?{urlencode(kept)}{tail}"


def _choice(choice: Choice, asked: _Asked, lang: Lang) -> dict[str, Any]:
    taken = asked.chosen[choice.key]
    return {
        "key": choice.key,
        "name": say(lang, *choice.name),
        "options": [(value, say(lang, *words), value == taken) for value, words in choice.options],
    }


def _column(
    column: Column[Any], table: Table[Any], rows: Rows, asked: _Asked, address: _Addresses,
    lang: Lang,
) -> dict[str, Any]:  # fmt: skip
    key = column.key
    order = {key: "ascending", f"-{key}": "descending"}.get(asked.sort, "")
    down = column.numeric if not order else order == "ascending"
    sortable = column in table.sortable(rows)
    return {
        "name": say(lang, *column.name),
        "numeric": column.numeric,
        "order": order if sortable else "",
        "sort": address.to(sort=f"-{key}" if down else key) if sortable else "",
    }


def _sorts(table: Table[Any], rows: Rows, asked: _Asked, lang: Lang) -> list[dict[str, Any]]:
    ways = (("", ("tăng dần", "upwards")), ("-", ("giảm dần", "downwards")))
    return [
        {"value": mark + c.key, "name": f"{say(lang, *c.name)}, {say(lang, *words)}",
         "taken": asked.sort == mark + c.key}
        for c in table.sortable(rows) if c.only != "file" for mark, words in ways
    ]  # fmt: skip


def _cell(column: Column[Any], row: Any, lang: Lang) -> dict[str, Any]:
    said: Any = column.cell(row, lang) if column.cell else column.value(row)
    known = said is not None and said != ""
    if isinstance(said, (int, float)) and not isinstance(said, bool):
        said = number(said, lang)
    return {
        "label": say(lang, *column.name),
        "text": cast("str", said),
        "known": known,
        "head": column.head,
        "numeric": column.numeric,
    }
