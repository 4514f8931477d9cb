"""What is public is documented, and the documentation is what the code says."""

from __future__ import annotations

import inspect
import re
import runpy

import pytest

from lantoa.core import errors
from lantoa.measure.registry import DEFINITIONS, PLACE_DEFINITIONS
from lantoa.sources.registry import ADAPTERS
from tests.promises.repository import ROOT, python_files

DOCS = ROOT / "docs"
REFERENCE = runpy.run_path(str(DOCS / "generate_reference.py"), run_name="reference")


def _page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_reference_is_generated_from_the_code_as_it_is():
    stale = [
        name
        for name, text in REFERENCE["pages"]().items()
        if not (DOCS / "reference" / name).exists() or _page(f"reference/{name}") != text
    ]
    assert not stale, "run: uv run python docs/generate_reference.py"


def test_every_command_and_option_is_in_the_reference():
    page = _page("reference/cli.md")
    found = list(REFERENCE["commands"](REFERENCE["load"]()))
    assert len(found) >= 10
    for name, command in found:
        assert f"## `{name}`" in page
        for argument in REFERENCE["options"](command):
            assert all(f"`{one}`" in page for one in REFERENCE["shown_names"](argument))


def test_every_command_and_option_says_what_it_does():
    silent = [
        f"{name} {argument.names[0]}"
        for name, command in REFERENCE["commands"](REFERENCE["load"]())
        for argument in REFERENCE["options"](command)
        if REFERENCE["shown_names"](argument)[0].startswith("--") and not argument.parameter.help
    ]
    assert not silent


def test_every_figure_has_its_page():
    index = _page("measures/index.md")
    for page in {definition.page for definition in (*DEFINITIONS, *PLACE_DEFINITIONS)} | {
        "unseen_posts.md"
    }:
        assert (DOCS / "measures" / page).is_file(), page
        assert page.removesuffix(".md") in index


def test_every_page_that_the_code_names_is_there():
    named = {
        page
        for path in python_files("src")
        for page in re.findall(r"docs/[\w/-]+\.md", path.read_text(encoding="utf-8"))
    }
    assert named
    assert not [page for page in named if not (ROOT / page).is_file()]


def test_every_file_kind_has_a_how_to():
    how_to = "\n".join(
        path.read_text(encoding="utf-8") for path in (DOCS / "how-to/files").glob("*.md")
    )
    assert not [adapter.name for adapter in ADAPTERS if f"`{adapter.name}`" not in how_to]


def test_every_error_is_drawn_in_the_tree_where_it_stands():
    drawn: dict[str, str] = {}
    path: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"\s*([│├└─ ]*)(\w+)", line)
        if found and found[2].isidentifier() and hasattr(errors, found[2]):
            depth = len(found[1]) // 4
            path[depth:] = [found[2]]
            drawn[found[2]] = path[depth - 1] if depth else "Exception"
    kinds = {
        name: kind
        for name, kind in vars(errors).items()
        if inspect.isclass(kind) and issubclass(kind, Exception)
    }
    assert drawn == {name: kind.__bases__[0].__name__ for name, kind in kinds.items()}


@pytest.mark.parametrize("name", ["adr", "platforms", "how-to", "why", "measures", "releases"])
def test_every_page_is_in_its_index(name):
    folder = DOCS / name
    index = _page(f"{name}/index.md")
    pages = (path.relative_to(folder).with_suffix("") for path in folder.rglob("*.md"))
    assert not [str(page) for page in pages if page.name != "index" and str(page) not in index]


def test_the_readme_begins_with_what_it_is_and_the_two_commands():
    screen = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:40])
    assert "make demo" in screen
    assert "make test" in screen
    assert "hộ chiếu" in screen


def test_the_board_in_the_readme_is_the_one_of_the_tutorial():
    shown = (ROOT / "README.md").read_text(encoding="utf-8").partition("```text\n")[2]
    assert shown.partition("```")[0] in _page("tutorial/first-board.md")


def test_every_released_version_has_its_page():
    from lantoa import __version__

    major, minor, *_ = __version__.split(".")
    assert (DOCS / f"releases/{major}.{minor}.md").is_file()


def test_the_notebook_page_uses_public_names_only():
    from lantoa import __all__ as public

    used = set(re.findall(r"\blantoa\.(\w+)", _page("how-to/notebook.md")))
    assert used
    assert used <= set(public)
