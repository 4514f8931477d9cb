"""A small simulated campaign, its report, and the package of it."""

import pytest

from lantoa.flows.campaign_file import read_campaign
from lantoa.flows.import_files import import_file
from lantoa.flows.report import report_of, write_report
from lantoa.flows.workspace import Workspace
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
