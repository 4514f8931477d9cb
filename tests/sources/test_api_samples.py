"""Real replies of the YouTube and Graph APIs, where they are at hand: nothing of them is lost."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from lantoa.core.errors import HoldsSecrets, Unreadable
from lantoa.sources import facebook, youtube, ytdlp
from lantoa.sources.adapter import Head
from tests.sources.mangled import CONTEXT

SAMPLES = Path(__file__).parents[2] / ".." / "shared" / "samples"
ADAPTERS = [a for room in (youtube, facebook, ytdlp) for a in room.ADAPTERS if a.shape == "json"]
needs_samples = pytest.mark.skipif(
    not (SAMPLES / "graph-api").is_dir(), reason="the real samples are not at hand"
)


def read(adapter, payload):
    """Return (records, ``""``) or (``None``, the reason of the refusal)."""
    try:
        return adapter.records(payload, CONTEXT), ""
    except Unreadable as refused:
        return None, refused.reason


def outcome_of(path):
    """Return (adapter, what became of the payloads) of one file."""
    document = json.loads(path.read_text(encoding="utf-8"))
    head = Head(name=path.name, shape="json", payloads=(document,), document=document)
    (adapter,) = [adapter for adapter in ADAPTERS if adapter.recognises(head)]
    try:
        payloads = adapter.items(document)
    except HoldsSecrets:
        return adapter.name, Counter(credential=1)
    found: Counter[str] = Counter()
    for payload in payloads:
        records, reason = read(adapter, payload)
        if records is None:
            assert reason, path
            assert "known" not in reason, path
            found["refused"] += 1
        else:
            assert records.posts or records.counts or records.channels or records.comments
            assert "token" not in repr(records)
            found["kept"] += 1
    return adapter.name, found


@needs_samples
@pytest.mark.parametrize(
    ("folder", "files", "credentials"), [("youtube-api", 79, 5), ("graph-api", 154, 8)]
)
def test_every_file_is_recognised_and_every_item_kept_or_refused(folder, files, credentials):
    paths = sorted((SAMPLES / folder).rglob("*.json"))
    total: Counter[str] = Counter()
    for path in paths:
        name, found = outcome_of(path)
        assert name == folder
        total += found
    assert (len(paths), total["credential"]) == (files, credentials)
    assert total["kept"] > 0


@needs_samples
@pytest.mark.parametrize("name", ["zeeschuimer-instagram.ndjson", "x-api-v2.jsonl"])
def test_the_lines_of_others_are_not_taken(name):
    lines = (SAMPLES / name).read_text(encoding="utf-8").splitlines()[:20]
    head = Head(name=name, shape="lines", payloads=tuple(json.loads(line) for line in lines))
    everything = [a for room in (youtube, facebook, ytdlp) for a in room.ADAPTERS]
    assert not [a.name for a in everything if a.recognises(head)]
