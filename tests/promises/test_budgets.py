"""Files and functions stay small, and nobody is let off."""

from __future__ import annotations

import ast
import re
import tomllib

import pytest

from tests.promises.repository import ROOT, python_files

FILE_LINES = 500
FUNCTION_STATEMENTS = 40


def _names(path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture(scope="module")
def settings() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


def test_no_file_is_longer_than_500_lines():
    long = {
        _names(path): lines
        for path in python_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > FILE_LINES
    }
    assert not long


def test_no_function_has_more_than_40_statements():
    long = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                statements = sum(isinstance(part, ast.stmt) for part in ast.walk(node)) - 1
                if statements > FUNCTION_STATEMENTS:
                    long[f"{_names(path)}:{node.name}"] = statements
    assert not long


def test_the_linter_holds_complexity_and_statements(settings):
    lint = settings["ruff"]["lint"]
    assert lint["mccabe"]["max-complexity"] == 10
    assert lint["pylint"]["max-statements"] == FUNCTION_STATEMENTS
    assert {"C90", "PL"} <= set(lint["select"])
    ignored = {*lint["ignore"], *(r for rules in lint["per-file-ignores"].values() for r in rules)}
    assert not ignored & {"C90", "C901", "PL", "PLR", "PLR09", "PLR0912", "PLR0915"}


def test_no_line_buys_itself_free_of_a_budget():
    bought = re.compile(r"#\s*(ruff: *)?noqa(?!: *[A-Z]+\d)|noqa:.*(C901|PLR0912|PLR0915)")
    found = [
        f"{_names(path)}:{number}"
        for path in python_files()
        if path.name != "test_budgets.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if bought.search(line)
    ]
    assert not found


def test_contracts_between_rooms_have_no_exceptions(settings):
    contracts = settings["importlinter"]["contracts"]
    assert all(not any(key.startswith("ignore") for key in contract) for contract in contracts)
    layers = next(contract for contract in contracts if contract["type"] == "layers")
    assert layers["exhaustive"] is True
    assert "exhaustive_ignores" not in layers


def test_the_makefile_stays_readable():
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
