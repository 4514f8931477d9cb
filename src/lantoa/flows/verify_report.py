"""A package of a report, held against the lake: computed again, and equal or where not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import msgspec

from lantoa.core.errors import BadCampaign, BadInput
from lantoa.core.toml_file import parse_toml
from lantoa.flows.campaign_file import campaign_in
from lantoa.flows.report import CAMPAIGN_FILE, Kept, figures_json, made_with, report_of
from lantoa.render.documents.package import FORMATS, MANIFEST, changed, documents_of, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lantoa.core.figures import Figure
    from lantoa.core.formats import Lang
    from lantoa.flows.board import Progress
    from lantoa.flows.workspace import Workspace
    from lantoa.render.documents.contents import Report

_SAME: Final = 1e-12
"""Ratios may differ by so little, relatively, from one machine to another."""
_WORDS: Final = {
    "only_there": ("chỉ có trong báo cáo", "only in the report"),
    "not_there": ("không có trong báo cáo", "not in the report"),
    "none": ("không có", "none"),
    "rows": ("{} dòng", "{} rows"),
    "claim": ("câu “{}”", "claim “{}”"),
    "claims": ("các câu", "claims"),
    "sentence": ("câu viết được", "sentence"),
    "unreadable": ("không đọc được: {}", "cannot be read: {}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What verifying a package found."""

    state: int
    state_digest: str
    figures: int
    """Figures that were computed again."""
    damaged: tuple[str, ...] = ()
    """Files that are not what the manifest says."""
    differing: tuple[tuple[str, str], ...] = ()
    """Figures, claims or facts that come out otherwise: (id, how)."""
    foreign: tuple[str, ...] = ()
    """Files that no report of this campaign holds, whatever the manifest says."""
    rewritten: tuple[str, ...] = ()
    """Documents that agree with the manifest and yet are not what these figures give."""
    rebuilt: bool = False
    """Whether the documents were made again; other versions of the libraries write other bytes."""

    @property
    def equal(self) -> bool:
        """Whether nothing differs."""
        return not (self.damaged or self.foreign or self.differing or self.rewritten)


def verify_report(
    workspace: Workspace,
    package: Path,
    *,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Verified:
    """Check a package's digests, then compute its figures again at the state that it cites.

    Nothing of the package is written to disk.

    Parameters
    ----------
    lang
        In which differences are worded, whatever the report's own language.

    Raises
    ------
    BadInput
        The file is no package of a report.
    NoSuchState
        This workspace's lake never was in the state that the report cites.
    StateGone
        It was, and its files were vacuumed away.
    """
    manifest, files = unpacked(package)
    damaged = tuple(changed(manifest, files))
    kept = _kept(package, files)
    if kept is None:
        if "figures.json" not in damaged:
            raise BadInput(f"{package}: its figures.json cannot be read as figures")
        return Verified(state=0, state_digest="", figures=0, damaged=damaged)
    its_lang: Lang = "en" if kept.lang == "en" else "vi"
    again = report_of(
        workspace, kept.campaign, at=kept.board.state_digest, lang=its_lang, fresh=True,
        progress=progress,
    )  # fmt: skip
    compared = _Comparison(lang)
    differing = tuple(
        one
        for one in (*compared.reports(kept, again), *compared.surroundings(manifest, files, again))
        if one[0] not in damaged
    )
    foreign = tuple(name for name in files if name not in damaged and name not in _known(again))
    rebuilt = not differing and manifest.get("made_with") == made_with()
    return Verified(
        state=again.board.state,
        state_digest=again.board.state_digest,
        figures=len(again.board.figures),
        damaged=damaged,
        differing=differing,
        foreign=foreign,
        rewritten=tuple(_rewritten(again, files, (*damaged, *foreign))) if rebuilt else (),
        rebuilt=rebuilt,
    )


def _kept(package: Path, files: Mapping[str, bytes]) -> Kept | None:
    if "figures.json" not in files:
        raise BadInput(f"{package}: holds no figures.json, so nothing can be computed again")
    try:
        return msgspec.json.decode(files["figures.json"], type=Kept)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None


def _known(again: Report) -> frozenset[str]:
    """Return the names of all files that a package of this report may hold."""
    tables = ("figures", "claims", *(figure.id for figure in again.board.figures))
    return frozenset((
        "figures.json", CAMPAIGN_FILE, *(f"csv/{table}.csv" for table in tables),
        *(f"report.{again.lang}.{kind}" for kind in FORMATS),
    ))  # fmt: skip


def _rewritten(again: Report, files: Mapping[str, bytes], known: Sequence[str]) -> list[str]:
    """Return the documents that come out otherwise when they are made again."""
    kinds = {name.rpartition(".")[2] for name in files if name not in known}
    formats = [kind for kind in FORMATS if kind in kinds]
    made = documents_of(again, formats, figures_json(again))
    return [
        name for name, content in made.items() if name not in known and files.get(name) != content
    ]


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What a package says beside what is so, each difference as (where, how)."""

    lang: Lang

    def reports(self, kept: Kept, again: Report) -> Iterator[tuple[str, str]]:
        yield from self._figures(
            {figure.id: figure for figure in kept.board.figures},
            {figure.id: figure for figure in again.board.figures},
        )
        for one, two in zip(kept.verdicts, again.verdicts, strict=False):
            for how in self._how(one, two):
                yield self._say("claim", one.claim), how
        if len(kept.verdicts) != len(again.verdicts):
            yield self._say("claims"), f"{len(kept.verdicts)} → {len(again.verdicts)}"
        for key in sorted({*kept.sentences, *again.sentences}):
            was, now = kept.sentences.get(key), again.sentences.get(key)
            if was != now:
                yield key, f"{self._say('sentence')}: {self._short(was)} → {self._short(now)}"
        of_board = ("campaign", "name", "state", "state_digest", "simulated")
        for how in self._how(
            {"lang": kept.lang} | {key: getattr(kept.board, key) for key in of_board},
            {"lang": again.lang} | {key: getattr(again.board, key) for key in of_board},
        ):
            yield "figures.json", how

    def surroundings(
        self, manifest: Mapping[str, Any], files: Mapping[str, bytes], again: Report
    ) -> Iterator[tuple[str, str]]:
        """Compare what the manifest and the campaign's file say with the report itself."""
        facts = {
            "campaign": again.campaign.id, "simulated": again.board.simulated, "lang": again.lang,
            "state": again.board.state, "state_digest": again.board.state_digest,
        }  # fmt: skip
        for how in self._how({key: manifest.get(key) for key in facts}, facts):
            yield MANIFEST, how
        if CAMPAIGN_FILE not in files:
            return
        try:
            text = files[CAMPAIGN_FILE].decode("utf-8-sig")
            declared = campaign_in(parse_toml(text, CAMPAIGN_FILE, BadCampaign))
        except (BadCampaign, UnicodeDecodeError) as failure:
            yield CAMPAIGN_FILE, self._say("unreadable", failure)
            return
        for how in self._how(declared, again.campaign):
            yield CAMPAIGN_FILE, how

    def _figures(
        self, said: Mapping[str, Figure], now: Mapping[str, Figure]
    ) -> Iterator[tuple[str, str]]:
        for figure_id in dict.fromkeys((*now, *said)):
            if figure_id not in said or figure_id not in now:
                yield figure_id, self._say("only_there" if figure_id in said else "not_there")
                continue
            for how in self._how(said[figure_id], now[figure_id]):
                yield figure_id, how

    def _how(self, was: Any, now: Any) -> Iterator[str]:
        for where, one, two in self._apart(msgspec.to_builtins(was), msgspec.to_builtins(now), ""):
            if where != "passport.code":  # which version computed it is no part of what it says
                yield f"{where}: {one} → {two}"

    def _apart(self, one: Any, two: Any, where: str) -> Iterator[tuple[str, str, str]]:
        if isinstance(one, dict) and isinstance(two, dict):
            for key in dict.fromkeys((*one, *two)):
                inner = f"{where}.{key}" if where else str(key)
                yield from self._apart(one.get(key), two.get(key), inner)
        elif isinstance(one, (list, tuple)) and isinstance(two, (list, tuple)):
            if len(one) != len(two):
                yield where, self._say("rows", len(one)), self._say("rows", len(two))
                return
            for n, (a, b) in enumerate(zip(one, two, strict=True)):
                row = a.get("key", n) if isinstance(a, dict) else n
                yield from self._apart(a, b, f"{where}[{row}]")
        elif not _equal(one, two):
            yield where, self._short(one), self._short(two)

    def _short(self, value: Any) -> str:
        text = self._say("none") if value is None else str(value)
        return text if len(text) <= 60 else text[:59] + "…"

    def _say(self, key: str, fact: object = "") -> str:
        return _WORDS[key][self.lang == "en"].format(fact)


def _equal(one: Any, two: Any) -> bool:
    if isinstance(one, float) and isinstance(two, (int, float)) and not isinstance(two, bool):
        return abs(one - two) <= _SAME * max(abs(one), abs(two))
    return bool(one == two and isinstance(one, bool) == isinstance(two, bool))
