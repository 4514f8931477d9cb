"""`import lantoa` is quick because it loads next to nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import lantoa

HEAVY = ("django", "ibis", "pandas", "pyarrow", "deltalake", "duckdb", "numpy", "scipy", "rich")


def _loaded_after(statement: str) -> set[str]:
    code = f"{statement}; import sys; print(' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_library_loads_no_engine():
    assert _loaded_after("import lantoa") == set()


def test_asking_for_the_version_loads_no_engine():
    assert _loaded_after("import lantoa; lantoa.__version__") == set()


def test_the_command_line_starts_without_engines():
    assert _loaded_after("import lantoa.cli.app") == set()


def test_public_names_are_sorted_and_there():
    assert list(lantoa.__all__) == sorted(lantoa.__all__)
    for name in lantoa.__all__:
        assert getattr(lantoa, name) is not None


def test_public_names_are_listed_by_dir():
    assert set(lantoa.__all__) <= set(dir(lantoa))


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_name"):
        lantoa.no_such_name  # noqa: B018
