"""The examples of docs/api.md, run as they stand against a server, in Python and in R."""

import re
import subprocess
import sys
from typing import Any

import pytest
from flask.testing import FlaskClient

from data.settings import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture
def wanted(client: FlaskClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/api/v1/rankings?metrik=coverage_bpu").json["data"]  # type: ignore[index]
    return found


def example(language: str, app_url: str) -> str:
    """The code of the documents, asking this server."""
    text = (ROOT.parent / "docs" / "api.md").read_text("utf-8")
    code = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)[0]
    assert len(code.splitlines()) <= 12
    return code.replace("http://127.0.0.1:8050", app_url)


def lines(*command: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.splitlines()


def test_python(app_url: str, wanted: list[dict[str, Any]]) -> None:
    printed = [line.split("\t") for line in lines(sys.executable, "-c", example("python", app_url))]
    assert [line[:3] for line in printed] == [
        [str(r["rank"]), r["area_name"], str(r["value"])] for r in wanted
    ]
    assert all(line[3] == "SIMULASI" for line in printed)


def test_r(app_url: str, wanted: list[dict[str, Any]]) -> None:
    """R prints seven digits, and NA for the rank of an area that has not reported."""
    printed = [line.split() for line in lines("Rscript", "--vanilla", "-e", example("r", app_url))]
    rows = [line for line in printed if line[-1] == "TRUE"]
    assert len(rows) == len(wanted) == 35
    for row, want in zip(rows, wanted, strict=True):
        assert row[1] == ("NA" if want["rank"] is None else str(want["rank"]))
        assert " ".join(row[2:-2]) == want["area_name"]
        if want["value"] is None:
            assert row[-2] == "NA"
        else:
            assert float(row[-2]) == pytest.approx(want["value"], rel=1e-5)
