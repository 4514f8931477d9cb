"""The command line, run in this process, in a workspace of its own."""

import json
from types import SimpleNamespace

import pytest

from lantoa.cli import speech
from lantoa.cli.app import run


@pytest.fixture
def lantoa(tmp_path, monkeypatch, capfdbinary):
    """Run `lantoa ARGUMENTS`; returns code, out, err, and `data` where the output is JSON."""
    monkeypatch.setenv("LANTOA_WORKSPACE", str(tmp_path / "workspace"))
    monkeypatch.delenv("LANTOA_LANG", raising=False)

    def _lantoa(*arguments):
        speech._spoken.clear()
        try:
            code = run([str(a) for a in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        finally:
            speech._spoken.clear()
        out, err = (text.decode() for text in capfdbinary.readouterr())
        data = json.loads(out) if "--json" in arguments and out else None
        return SimpleNamespace(code=code, out=out, err=err, data=data)

    return _lantoa
