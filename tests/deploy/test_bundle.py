"""The bundle installs without a network, names its parts and their licences, and holds what runs."""

import base64
import hashlib
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dashboards.list_check.libraries import libraries
from data.version import version
from deploy import bundle
from deploy.shipped import licences, shipped
from tests.project.files import REPOSITORY, read

pytestmark = pytest.mark.slow


def tiny_wheel(folder: Path) -> Path:
    """A library of one module under the MIT licence, as pip takes it."""
    about = "Metadata-Version: 2.4\nName: kecil\nVersion: 1.5\nLicense-Expression: MIT\n"
    files = {
        "kecil.py": "ANGKA = 7\n",
        "kecil-1.5.dist-info/METADATA": about,
        "kecil-1.5.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},{_digest(text)},{len(text)}\n" for name, text in files.items())
    files["kecil-1.5.dist-info/RECORD"] = record + "kecil-1.5.dist-info/RECORD,,\n"
    wheel = folder / "kecil-1.5-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return wheel


def _digest(text: str) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock of that one library; pip is shown its folder and no index."""
    index = tmp_path / "wheels"
    index.mkdir()
    digest = hashlib.sha256(tiny_wheel(index).read_bytes()).hexdigest()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"kecil==1.5 --hash=sha256:{digest}\n")
    return lock


def test_what_a_bundle_holds(tmp_path: Path, lock: Path) -> None:
    place = bundle.bundle(tmp_path / "keluar", lock=lock)
    top = f"pantau-{version()}"
    assert place.name.startswith(f"{top}-cp3{sys.version_info.minor}-")
    with zipfile.ZipFile(place) as made:
        made.extractall(tmp_path / "terbuka")
        modes = {entry.filename: entry.external_attr >> 16 for entry in made.infolist()}
    root = tmp_path / "terbuka" / top
    for name in ("app.py", "pantau.py", "etl/__main__.py", "data/provinces/33/areas.csv", "LICENSE"):
        words = ["git", "show", f"HEAD:{name}"]
        assert (root / name).read_bytes() == subprocess.check_output(words, cwd=REPOSITORY)
    assert not (root / "tests").exists()
    assert (root / "wheels" / "kecil-1.5-py3-none-any.whl").exists()
    bill = json.loads((root / "sbom.json").read_text())
    named = [(part["name"], part.get("version")) for part in bill["components"]]
    beside = [(part["name"], part.get("version")) for part in shipped(root)]
    assert named == [("kecil", "1.5"), *beside]
    lines = (root / "LISENSI-PUSTAKA.txt").read_text().splitlines()
    assert {"kecil 1.5: MIT", "Lato: OFL-1.1"} <= set(lines)
    assert len(lines) == len(named)
    assert modes[f"{top}/scripts/make_venv.sh"] == 0o755
    assert modes[f"{top}/app.py"] == 0o644
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=root, check=True)


def test_a_library_with_another_digest_makes_no_bundle(
    tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lock.write_text(f"kecil==1.5 --hash=sha256:{'0' * 64}\n")
    make = bundle.bundle
    monkeypatch.setattr(bundle, "bundle", lambda folder: make(folder, lock=lock))
    monkeypatch.setattr(sys, "argv", ["bundle", "--keluar", str(tmp_path / "keluar")])
    assert bundle.main() == 1
    assert capsys.readouterr().err.startswith("✗ -m pip")
    assert list((tmp_path / "keluar").iterdir()) == []


def test_scripts_of_others_are_parts_once_they_are_there(tmp_path: Path) -> None:
    assert shipped(tmp_path) == []
    vendor = tmp_path / "dashboards" / "vendor"
    vendor.mkdir(parents=True)
    for one in libraries():
        (vendor / one.file_name).write_text("")
    (vendor / "plotly-basic.min.js").write_text("/**\n* plotly.js (basic - minified) v4.1.1\n*/")
    parts = shipped(tmp_path)
    assert [part["purl"].partition("@")[0] for part in parts] == [
        "pkg:npm/papaparse",
        "pkg:npm/read-excel-file",
        "pkg:npm/write-excel-file",
        "pkg:npm/plotly.js-basic-dist-min",
    ]
    assert {len(part["hashes"][0]["content"]) for part in parts[:3]} == {128}
    first, _, reader, _ = licences({"components": parts}).splitlines()
    assert first.startswith("papaparse 5.")
    assert first.endswith(": MIT")
    assert reader.endswith(": MIT; di dalamnya fflate (MIT), saxen (MIT)")


def test_a_part_without_a_licence_is_said() -> None:
    bill = {"components": [{"name": "b", "version": "2"}, {"name": "A", "version": "1", "licenses": []}]}
    assert licences(bill) == "A 1: (tidak disebut)\nb 2: (tidak disebut)\n"


def test_the_changelog_begins_with_this_version() -> None:
    """Or with what came after it and is not released."""
    headings = [line for line in read("CHANGELOG.md").splitlines() if line.startswith("## ")]
    assert headings[0].startswith("## Unreleased")
    assert any(re.search(rf"\b{re.escape(version())}\b", heading) for heading in headings[:2])


def test_the_command_says_its_version_and_knows_every_command() -> None:
    def said(*words: str) -> str:
        command = [sys.executable, REPOSITORY / "pantau.py", *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert said("--version") == f"Pantau Jamsostek {version()}\n"
    assert {"serve", "load", "status"} <= set(said("--help").replace("│", "").split())
