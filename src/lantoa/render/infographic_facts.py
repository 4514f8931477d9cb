"""What an infographic shows of a board: two numbers, the days, their key, the source, the code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lantoa.core.figures import Figure, Passport, Scope
from lantoa.core.formats import moment, number
from lantoa.render import infographic_parts as parts
from lantoa.render.honest import honest, taken_apart, written
from lantoa.render.infographic_spiral import dot_size
from lantoa.render.infographic_words import period, short_day, words
from lantoa.render.tile_map import tile_map

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.figures import Board
    from lantoa.core.formats import Lang
    from lantoa.render.tile_map import TileMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is read from a board, in words of one language.

    Parameters
    ----------
    days, zone
        The campaign's first and last day, and their time zone.
    again
        Address or command for the QR code.
    sentences
        Figure id to the sentence that may be published of it.
    """

    board: Board
    days: tuple[date, date]
    zone: str
    lang: Lang
    again: str
    sentences: Mapping[str, str]

    def figures(self) -> tuple[Figure, Figure]:
        """Return the two headline figures, views and posts."""
        return self._figure("views"), self._figure("posts")

    def _figure(self, figure_id: str) -> Figure:
        try:
            return self.board.figure(figure_id)
        except KeyError:
            return _unknown(figure_id)

    def said(self, figure: Figure) -> tuple[str, str, str]:
        """Return word, number and what it counts: as judged where that was done."""
        judged = taken_apart(self.sentences.get(figure.id, ""), self.lang)
        its = judged[0] if judged else honest(figure, self.lang)
        return its.word, its.number, parts.counted_as(figure, self.lang)

    def map(self) -> TileMap | None:
        """Return the tile map where the campaign declares places and one can be drawn."""
        if not any(figure.id == "posts_by_province" for figure in self.board.figures):
            return None
        drawn = tile_map(self.board, lang=self.lang)
        return drawn if drawn.tiles else None

    def rows(self) -> list[tuple[date, int]]:
        """Return each day with its posts; none at all where no day has any."""
        rows = self._figure("posts_by_day").rows
        found = [(date.fromisoformat(str(row["key"])), int(row["value"] or 0)) for row in rows]
        return found if any(posts for _, posts in found) else []

    def peak(self, rows: list[tuple[date, int]]) -> int | None:
        """Return which day has most posts, the first of equals; one day alone does not stand out."""
        numbers = [posts for _, posts in rows]
        return numbers.index(max(numbers)) if len(rows) > 1 else None

    def peak_words(self, posts: int) -> str:
        """Return what stands under the day that stands out."""
        return words("peak", self.lang, n=number(posts, self.lang))

    def key(self, rows: list[tuple[date, int]]) -> str:
        """Return what one dot is, and in which order they lie."""
        lang, size = self.lang, dot_of(rows)
        dot = (
            words("dot_one", lang)
            if size == 1
            else words("dot", lang, n=written(size, lang).replace(" ", "\u00a0"))
        )
        first, last = (short_day(rows[n][0], lang).replace(" ", "\u00a0") for n in (0, -1))
        order = "order" if len(rows) > 1 else "order_one"
        return f"{dot} {words(order, lang, first=first, last=last)}"

    def source(self) -> list[str]:
        """Return the lines of the source: where from, read when, which passports, which state."""
        lang = self.lang
        views, posts = self.figures()
        its = posts.passport
        seen = views.passport.as_of or its.as_of
        platforms = [
            str(row.get("label") or row["key"]) for row in self._figure("posts_by_platform").rows
        ]
        many = "file" if len(its.sources) == 1 else "files"
        files = words(many, lang, n=number(len(its.sources), lang))
        if not platforms or seen is None:
            first = words("source_none", lang, files=files)
        else:
            ends = [moment(end, self.zone, lang) for end in seen]
            read = (
                ends[1]
                if ends[0] == ends[1]
                else words("from_to", lang, first=ends[0], last=ends[1])
            )
            first = words(
                "source", lang, platforms=_listed(platforms, lang), files=files, seen=read
            )
        digest = self.board.state_digest
        state = words("state", lang, digest=f"{digest[:6]}…{digest[-4:]}")
        return [first, state]

    def code(self) -> str:
        """Return what the QR code holds; the state is always in it."""
        digest = self.board.state_digest
        return self.again if digest in self.again else f"{self.again}\n{digest}".strip()

    def in_words(self) -> str:
        """Return the picture in one sentence for those who do not see it."""
        views, posts = (" ".join(filter(None, self.said(f))) for f in self.figures())
        simulated = f" {words('simulated', self.lang)}." if self.board.simulated else ""
        days = period(*self.days, self.lang)
        drawn = self.map()
        places = f" {drawn.chart.finding}" if drawn is not None else ""
        return (
            f"{words('title', self.lang)}. {self.board.name}, {days}: {views}, {posts}."
            f"{places}{simulated}"
        )


def dot_of(rows: list[tuple[date, int]]) -> int:
    """Return how many posts one dot stands for."""
    return dot_size(sum(posts for _, posts in rows))


def _listed(names: list[str], lang: Lang) -> str:
    return (
        names[0]
        if len(names) == 1
        else f"{', '.join(names[:-1])} {words('and', lang)} {names[-1]}"
    )


def _unknown(figure_id: str) -> Figure:
    its = Passport(
        definition=figure_id, version=0, page="", scope=Scope(rule="", seen=0, inside=0)
    )
    return Figure(
        id=figure_id, label="", value=None, lower=None, upper=None, unit="", passport=its
    )
