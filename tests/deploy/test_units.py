"""The units that ship are understood by systemd, harden the service, and run what is there."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.project.files import REPOSITORY, read

FOLDER = REPOSITORY / "deploy" / "systemd"
SERVICES = sorted(path.name for path in FOLDER.glob("*.service"))
LIB = "/usr/local/lib/pantau/kini"


def test_what_ships() -> None:
    names = ["pantau-backup.service", "pantau-intake.service", "pantau-notify.service", "pantau.service"]
    assert names == SERVICES
    timers = ["pantau-backup.timer", "pantau-notify.timer"]
    assert sorted(path.name for path in FOLDER.glob("*.timer")) == timers


def _service(name: str) -> dict[str, str]:
    """The section; a key that stands twice keeps the last."""
    found = configparser.RawConfigParser(strict=False, interpolation=None, allow_no_value=True)
    found.optionxform = str  # type: ignore[assignment, method-assign]
    found.read_string(read(f"deploy/systemd/{name}"))
    return dict(found["Service"])


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_runs_what_is_there_as_an_ordinary_account(name: str) -> None:
    service = _service(name)
    python, script, *words = service["ExecStart"].split()
    assert (python, service["WorkingDirectory"]) == (f"{LIB}/.venv/bin/python", LIB)
    assert (REPOSITORY / script).exists()
    said = subprocess.run(
        [REPOSITORY / ".venv/bin/python", script, *words, "--help"], cwd=REPOSITORY, capture_output=True
    )
    assert said.returncode == 0
    assert service["User"] == "pantau"
    assert service["LoadCredential"] == "pantau:/etc/pantau/rahasia"


@pytest.mark.slow  # and needs systemd-analyze, which `make quick` does without
@pytest.mark.parametrize("name", SERVICES)
def test_systemd_understands_and_calls_it_hardened(name: str, tmp_path: Path) -> None:
    """In a root where the program and the account are; exposure at most 2.0 of 10."""
    units = tmp_path / "etc/systemd/system"
    units.mkdir(parents=True)
    for file in FOLDER.iterdir():
        shutil.copy(file, units)
    python = tmp_path / LIB[1:] / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\n")
    python.chmod(0o755)
    (units / "multi-user.target").write_text("[Unit]\nDescription=x\n")
    for target in ("sysinit", "basic", "shutdown", "network", "timers"):
        (units / f"{target}.target").write_text("[Unit]\nDescription=x\nDefaultDependencies=no\n")
    words = ["systemd-analyze", "verify", "--man=no", f"--root={tmp_path}", str(units / name)]
    said = subprocess.run(words, capture_output=True, text=True)
    ours = [line for line in said.stderr.splitlines() if f"/{name}:" in line or "pantau" in line]
    assert ours == []
    words = ["systemd-analyze", "security", "--offline=yes", "--threshold=20", str(FOLDER / name)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout.splitlines()[-1]


def test_the_folders_of_the_settings_are_those_of_the_script_and_the_units() -> None:
    settings, script = read("deploy/pantau.env"), read("deploy/install.sh")
    for name in ("/var/lib/pantau", "/var/cache/pantau", "/var/backups/pantau"):
        assert name in settings
        assert re.search(rf"^folder 7\d0 pantau:pantau {name}$", script, re.M)
    assert "ReadWritePaths=/var/backups/pantau" in read("deploy/systemd/pantau-backup.service")
