"""Labelled captions, read and held against what the matcher finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lantoa.language.places.keys import composed

if TYPE_CHECKING:
    from lantoa.language.places.deciding import Mention
    from lantoa.language.places.matching import PlaceMatcher
    from lantoa.language.places.units import Gazetteer, Unit

FOLDER = Path(__file__).parent / "captions"


@dataclass(frozen=True)
class Label:
    """A name in a caption, and the unit or the possible units that it means."""

    name: str
    units: frozenset[Unit]

    def says(self, mention: Mention) -> bool:
        """Whether a mention is this label: the one unit, or at least all possible ones."""
        if mention.text.casefold() != self.name.casefold():
            return False
        if len(self.units) == 1:
            return self.units == set(mention.units)
        return len(mention.units) > 1 and self.units <= set(mention.units)


@dataclass(frozen=True)
class Labelled:
    """A caption and its labels."""

    day: date
    text: str
    labels: tuple[Label, ...]


@dataclass
class Score:
    """Mentions found and labels met, over a file."""

    captions: int = 0
    right: int = 0
    found: int = 0
    labels: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.labels


def read(half: str, gazetteer: Gazetteer) -> list[Labelled]:
    """Read ``tuning`` or ``judging``; a label that names no unit or several is an error."""
    text = (FOLDER / f"{half}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [_labelled(line, gazetteer) for line in lines]


def score(captions: list[Labelled], matcher: PlaceMatcher) -> Score:
    """Hold what the matcher finds against the labels, name by name."""
    total = Score()
    for caption in captions:
        found = list(matcher.mentions(caption.text, on=caption.day))
        left = list(found)
        missed = []
        for label in caption.labels:
            met = next((mention for mention in left if label.says(mention)), None)
            if met is None:
                missed.append(label.name)
            else:
                left.remove(met)
        total.captions += 1
        total.found += len(found)
        total.labels += len(caption.labels)
        total.right += len(found) - len(left)
        if left or missed:
            also = [f"{m.text} → {[u.full_name for u in m.units][:4]} ({m.how})" for m in left]
            total.wrong.append(f"{caption.day} {caption.text}\n   wrong {also} missed {missed}")
    return total


def _labelled(line: str, gazetteer: Gazetteer) -> Labelled:
    day, text, said = (part.strip() for part in [*line.split(" | "), ""][:3])
    labels = [_label(one, day, gazetteer) for one in said.rstrip("|").split(" ; ") if one.strip()]
    names = Counter(label.name for label in labels)
    plain = composed(text)
    for name, times in names.items():
        assert plain.count(name) >= times, f"{name!r} is not in {text!r}"
    return Labelled(date.fromisoformat(day), text.removesuffix("|").strip(), tuple(labels))


def _label(said: str, day: str, gazetteer: Gazetteer) -> Label:
    name, units = said.split(" ? " if " ? " in said else " = ")
    return Label(name.strip(), frozenset(_unit(one, day, gazetteer) for one in units.split(" / ")))


def _unit(said: str, day: str, gazetteer: Gazetteer) -> Unit:
    full, _, inside = said.strip().partition("<")
    named = [unit for unit in gazetteer.units if unit.full_name == full]
    if inside:
        named = [u for u in named if any(inside == outer.name for outer in gazetteer.ground(u))]
    held = [unit for unit in named if unit.holds_on(day)]
    held = held or [unit for unit in named if unit.valid_to and unit.valid_to <= day]
    assert len(held) == 1, f"{said!r} on {day} is {[unit.key for unit in held]}"
    return held[0]
