"""Programs that look at a document from outside; a test without them is skipped and says so."""

import shutil
import subprocess

import pytest


def pdf_text(pdf, path):
    """Return the text of a PDF, as pdftotext finds it."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not on this machine")
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def converted(path, kind, folder):
    """Return `path` converted by LibreOffice."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not on this machine")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", folder, path],
        capture_output=True, check=True, timeout=180,
    )  # fmt: skip
    return folder / f"{path.stem}.{kind.partition(':')[0]}"
