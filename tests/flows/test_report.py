"""A report: the same state gives the same bytes, and a package tells what was changed in it."""

import hashlib
import json
import zipfile

import pytest

from lantoa.core.errors import BadInput, NoSuchState
from lantoa.flows.campaign_file import read_campaign
from lantoa.flows.import_files import import_file
from lantoa.flows.publishable import publishable
from lantoa.flows.report import report_of, verify_report, write_report
from lantoa.flows.workspace import Workspace
from lantoa.render.documents.archives import zip_of
from tests.cli.campaigns import CAMPAIGN, ndjson, tiktok_item


@pytest.fixture
def place(tmp_path):
    workspace = Workspace.at(tmp_path / "workspace")
    import_file(workspace, ndjson(tmp_path / "a.ndjson", [tiktok_item(n) for n in range(20)]))
    return workspace


@pytest.fixture
def campaign(tmp_path):
    path = tmp_path / "campaign.toml"
    path.write_text("simulated = true\n" + CAMPAIGN, encoding="utf-8")
    return path


@pytest.fixture
def made(place, campaign):
    return report_of(place, read_campaign(campaign), campaign_file=str(campaign))


@pytest.fixture
def package(made, campaign, tmp_path):
    write_report(made, tmp_path / "out", formats=("json", "csv", "xlsx"), campaign_file=campaign)
    return tmp_path / "out/report.vi.zip"


def rewritten(package, change, *, digests):
    """Change members of a package; with `digests`, the manifest is made to fit."""
    with zipfile.ZipFile(package) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files |= change(files)
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


def test_the_same_state_gives_the_same_bytes(place, campaign, tmp_path):
    for out in ("one", "two"):
        made = report_of(place, read_campaign(campaign), campaign_file=str(campaign), fresh=True)
        write_report(made, tmp_path / out, campaign_file=campaign)
    one = {p.name: p.read_bytes() for p in (tmp_path / "one").rglob("*") if p.is_file()}
    two = {p.name: p.read_bytes() for p in (tmp_path / "two").rglob("*") if p.is_file()}
    assert one == two
    assert {"report.vi.pdf", "report.vi.docx", "report.vi.xlsx", "figures.json", "figures.csv",
            "report.vi.zip"} <= set(one)  # fmt: skip


def test_nothing_in_it_names_this_machine(made, campaign, tmp_path):
    write_report(made, tmp_path / "out", campaign_file=campaign)
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            assert str(tmp_path).encode() not in path.read_bytes(), path.name


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


def test_another_lake_never_was_in_that_state(package, tmp_path):
    other = Workspace.at(tmp_path / "other")
    import_file(other, ndjson(tmp_path / "b.ndjson", [tiktok_item(n) for n in range(3)]))
    with pytest.raises(NoSuchState):
        verify_report(other, package)


def test_a_kept_board_is_not_believed(place, package):
    for path in (place.cache / "boards").glob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"20190", b"20999"))
    assert verify_report(place, package).equal


def test_every_sentence_that_may_be_published_is_one_the_board_supports(made):
    from lantoa.language.claims import assertions_in
    from lantoa.measure.verdicts import judge

    sentences = publishable(made.board, made.campaign)
    assert sentences["posts"]
    for figure_id in ("posts", "authors", "views", "likes"):
        said = sentences[figure_id]
        assert judge(said, assertions_in(said), made.board, made.campaign).verdict == "supported"


def test_a_folder_that_is_a_file_is_refused(made, tmp_path):
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="is a file"):
        write_report(made, tmp_path / "out", formats=("json",))


def test_a_rate_over_posts_with_all_four_numbers_misses_none(made):
    assert made.board.figure("engagement_rate").passport.missing == {}
    assert "absent" not in made.board.figure("engagement_rate").passport.parts[0].states
