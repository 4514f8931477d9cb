"""Rows of imports, quarantine, batches, raw lines and captures."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.rights.rows import HERE, INSIDE, Row


def _job(world):
    return [world.job.id]


def _batch(world):
    return [world.states[0].state]


def _batch_above(world):
    return [world.states[-1].state]


def _file(world):
    return [world.states[0].sha256]


def _line(world):
    return [world.states[0].sha256, 1]


def _file_above(world):
    return [world.states[-1].sha256]


def _upload(world):
    return {"files": [SimpleUploadedFile("a.ndjson", b"{}\n")]}


ROWS = [
    Row("imports", "GET", INSIDE),
    Row("imports", "POST", "404 404 404 302 302 403 302", data=_upload),
    Row("imports", "POST", "404 404 404 404 302 403 302",
        data=lambda w: _upload(w) | {"unit": w.cast.here.id}),
    Row("jobs", "GET", INSIDE),
    Row("map-columns", "POST", "404 404 404 404 302 403 302", _job,
        lambda w: {"text": w.job.mapping}),
    Row("drop", "POST", "404 404 404 404 302 403 302", _job),
    Row("quarantine-csv", "GET", "404 404 404 403 200 403 200"),
    Row("quarantine-retry", "POST", "404 404 404 302 302 403 302"),
    Row("batch", "GET", HERE, _batch),
    Row("batch", "GET", "404 404 404 404 404 404 200", _batch_above),
    Row("raw-file", "GET", "404 404 404 404 200 403 200", _file),
    Row("raw-file", "GET", "404 404 404 404 404 404 200", _file_above),
    Row("raw", "GET", HERE, _line),
    Row("raw", "GET", "404 404 404 404 404 404 200", lambda w: [*_file_above(w), 2],
        lambda w: {"member": "Facebook"}),
    Row("health", "GET", INSIDE),
]  # fmt: skip
