"""A package tells what was changed in it, and whether its figures come out again."""

import hashlib
import json
import zipfile
from dataclasses import replace

import pytest

from lantoa.core.errors import BadInput, NoSuchState
from lantoa.flows.campaign_file import read_campaign
from lantoa.flows.import_files import import_file
from lantoa.flows.report import report_of, write_report
from lantoa.flows.verify_report import verify_report
from lantoa.flows.workspace import Workspace
from lantoa.render.documents.archives import zip_of
from tests.cli.campaigns import ndjson, tiktok_item


def rewritten(package, change, *, digests):
    """Change members of a package; with `digests`, the manifest is made to fit."""
    with zipfile.ZipFile(package) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    changed = change(files)
    files = {name: content for name, content in (files | changed).items() if content is not None}
    if digests:
        manifest = json.loads(files["manifest.json"])
        manifest["sha256"] = {
            name: hashlib.sha256(content).hexdigest()
            for name, content in files.items() if name != "manifest.json"
        }  # fmt: skip
        files["manifest.json"] = json.dumps(manifest).encode()
    package.write_bytes(zip_of(files))


def with_more_views(files):
    kept = json.loads(files["figures.json"])
    views = next(f for f in kept["board"]["figures"] if f["id"] == "views")
    views["value"] += 1
    return {"figures.json": json.dumps(kept).encode()}


def test_an_untouched_package_is_equal(place, package):
    found = verify_report(place, package)
    assert found.equal
    assert found.rebuilt
    assert found.figures > 20


def test_a_changed_byte_is_named_by_its_file(place, package):
    rewritten(
        package, lambda files: {"csv/figures.csv": files["csv/figures.csv"] + b" "}, digests=False
    )
    found = verify_report(place, package)
    assert found.damaged == ("csv/figures.csv",)
    assert not found.equal


def test_a_changed_figure_is_named_even_where_the_digests_fit(place, package):
    rewritten(package, with_more_views, digests=True)
    found = verify_report(place, package)
    assert found.damaged == ()
    assert [name for name, _ in found.differing] == ["views"]
    assert found.differing[0][1] == "value: 20191 → 20190"


def test_a_document_rewritten_together_with_its_digest_is_found(place, package):
    rewritten(
        package, lambda files: {"csv/figures.csv": b"key,value\r\nviews,9\r\n"}, digests=True
    )
    found = verify_report(place, package)
    assert found.rewritten == ("csv/figures.csv",)
    assert not found.equal


def test_figures_that_cannot_be_read_are_damaged(place, package):
    rewritten(package, lambda _: {"figures.json": b"{"}, digests=False)
    assert verify_report(place, package).damaged == ("figures.json",)
    rewritten(package, lambda _: {"figures.json": b"{"}, digests=True)
    with pytest.raises(BadInput, match="cannot be read as figures"):
        verify_report(place, package)


@pytest.mark.parametrize(
    "name", ["figures.json", "csv/figures.csv", "report.vi.xlsx", "campaign.toml"]
)
def test_a_changed_byte_in_any_member_is_named(place, package, name):
    rewritten(package, lambda files: {name: files[name][:-1] + b"?"}, digests=False)
    assert verify_report(place, package).damaged == (name,)


def test_a_lacking_and_an_added_member_are_named(place, package):
    rewritten(package, lambda _: {"csv/figures.csv": None, "more.pdf": b"%PDF"}, digests=False)
    assert verify_report(place, package).damaged == ("csv/figures.csv", "more.pdf")
    rewritten(package, lambda _: {}, digests=True)
    found = verify_report(place, package)
    assert found.foreign == ("more.pdf",)
    assert found.rewritten == ("csv/figures.csv",)


def test_a_campaign_file_that_declares_something_else_is_found(place, package):
    rewritten(package, lambda files: {
        "campaign.toml": files["campaign.toml"].replace(b"simulated = true", b"simulated = false"),
    }, digests=True)  # fmt: skip
    assert verify_report(place, package).differing == (
        ("campaign.toml", "simulated: False → True"),
    )
    rewritten(package, lambda _: {"campaign.toml": b"id ="}, digests=True)
    ((name, how),) = verify_report(place, package, lang="vi").differing
    assert name == "campaign.toml"
    assert how.startswith("không đọc được")


def test_a_manifest_that_says_something_else_is_found(place, package):
    def unmarked(files):
        manifest = json.loads(files["manifest.json"]) | {"simulated": False, "state": 9}
        return {"manifest.json": json.dumps(manifest).encode()}

    rewritten(package, unmarked, digests=False)
    assert verify_report(place, package).differing == (
        ("manifest.json", "simulated: False → True"), ("manifest.json", "state: 9 → 1"),
    )  # fmt: skip


def test_the_figures_of_another_campaign_do_not_pass_for_these(place, package, campaign, tmp_path):
    its = report_of(place, replace(read_campaign(campaign), id="khac", hashtags=("Khac",)))
    write_report(its, tmp_path / "its", formats=("json",))
    figures = (tmp_path / "its/figures.json").read_bytes()
    rewritten(package, lambda _: {"figures.json": figures}, digests=True)
    found = verify_report(place, package)
    assert {name for name, _ in found.differing} == {"manifest.json", "campaign.toml"}
    assert not found.equal


def test_a_board_that_hides_that_it_is_simulated_is_found(place, package):
    def unmarked(files):
        kept = json.loads(files["figures.json"])
        kept["board"]["simulated"] = False
        return {"figures.json": json.dumps(kept).encode()}

    rewritten(package, unmarked, digests=True)
    assert ("figures.json", "simulated: False → True") in verify_report(place, package).differing


def test_another_lake_never_was_in_that_state(package, tmp_path):
    other = Workspace.at(tmp_path / "other")
    import_file(other, ndjson(tmp_path / "b.ndjson", [tiktok_item(n) for n in range(3)]))
    with pytest.raises(NoSuchState):
        verify_report(other, package)


def test_a_kept_board_is_not_believed(place, package):
    for path in (place.cache / "boards").glob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"20190", b"20999"))
    assert verify_report(place, package).equal


def test_pages_drawn_by_other_code_are_not_called_rewritten(place, package, monkeypatch):
    monkeypatch.setattr("lantoa.flows.report._drawn_by", lambda: "later")
    rewritten(package, lambda files: {"csv/figures.csv": files["csv/figures.csv"]}, digests=True)
    found = verify_report(place, package)
    assert found.equal
    assert not found.rebuilt
