"""The source is written as the house says."""

from __future__ import annotations

import ast
import re
import unicodedata

from tests.promises.repository import PACKAGE, ROOT, packages, python_files, shipped_texts

BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
# What a person's own machine looks like; a shipped text that names one was written for that machine.
MACHINE = re.compile(r"(?<![\w.~$}/])/(?:home|root|Users|work|mnt)/\w")


def test_every_text_is_in_unicode_form_c():
    # Tests may hold the other form on purpose, spelled with escapes.
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for path, text in shipped_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if not unicodedata.is_normalized("NFC", line)
    ]
    assert not wrong


def test_no_module_has_a_name_that_says_nothing():
    named = {
        path: {*path.relative_to(PACKAGE).parts[:-1], path.stem} for path in python_files("src")
    }
    assert not [str(path) for path, parts in named.items() if parts & BANNED_NAMES]


def test_every_module_opens_with_one_sentence():
    silent = []
    for path in python_files("src"):
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if said.partition("\n\n")[0].rstrip()[-1:] not in (".", ":", "?"):
            silent.append(str(path.relative_to(ROOT)))
    assert not silent


def test_no_shipped_text_names_somebodys_machine():
    named = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path, text in shipped_texts()
        if path.name != "test_source.py"
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert not named


def test_nothing_is_left_to_be_done_later():
    later = re.compile(r"#\s*(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in python_files("src")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if later.search(line)
    ]
    assert not found


def test_every_package_is_described_by_its_line_in_the_tree():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tree = text.partition("```text\n")[2].partition("```")[0]
    drawn: dict[str, str] = {}
    path: list[str] = []
    for line in tree.splitlines()[1:]:
        found = re.fullmatch(r"((?:  )+)(\w+)/\s+(.+)", line)
        assert found, line
        depth = len(found[1]) // 2
        path[depth - 1 :] = [found[2]]
        drawn["/".join(path)] = found[3]
    described = {
        str(folder.relative_to(PACKAGE)): ast.get_docstring(
            ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
        )
        for folder in packages()
        if folder != PACKAGE
    }
    assert drawn == {name: (said or "").splitlines()[0] for name, said in described.items()}
