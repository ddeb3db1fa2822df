"""`make bundle`: one ZIP that installs without a network. It holds the program, the wheels of
requirements.lock for this kind of machine and this Python, the parts (CycloneDX) and their licences."""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from data.atomic_file import atomic_write
from data.settings import ROOT
from data.version import version
from deploy.shipped import VENDOR, licences, shipped

REPOSITORY = ROOT.parent
LEFT_OUT = ("tests/", "docs/screenshots/", ".ci/", ".git", ".pre-commit", "scripts/hooks/", "schemathesis")
MOMENT = (2026, 1, 1, 0, 0, 0)  # of every entry: the same input gives the same bytes


class BundleError(Exception):
    """The bundle cannot be made; says in Indonesian why."""


def committed(folder: Path, root: Path = REPOSITORY) -> list[str]:
    """Put the last commit into a folder, and the scripts that were fetched; what of it is needed to install
    and run, relative to the folder. What is being written at this moment is in no bundle."""
    done = subprocess.run(["git", "archive", "--format=tar", "HEAD"], cwd=root, capture_output=True)
    if done.returncode:
        raise BundleError("Paket dibuat dari repositori git; di sini tidak ada.")
    with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    if (root / VENDOR).is_dir():
        shutil.copytree(root / VENDOR, folder / VENDOR, ignore=shutil.ignore_patterns(".*"))
    found = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()]
    return sorted(name for name in found if not name.startswith(LEFT_OUT))


def fetch_wheels(lock: Path, folder: Path) -> None:
    """Every library of the lock as a wheel; each must have the digest that stands in the lock."""
    words = ["download", "--require-hashes", "--only-binary=:all:", "--no-deps", "-r", lock, "-d", folder]
    _run([sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *words])


def install(lock: Path, wheels: Path, place: Path) -> Path:
    """The wheels in a new virtual environment, asking nobody; the Python of it."""
    _run([sys.executable, "-m", "venv", place])
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    offline = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
    words = ["install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    _run([python, "-m", "pip", *words], env=offline)
    _run([python, "-m", "pip", "uninstall", "--quiet", "--yes", "pip", "setuptools"])
    return python


def parts(python: Path) -> dict[str, Any]:
    """The software bill of materials (CycloneDX, JSON) of what is installed beside a Python."""
    words = ["environment", "--pyproject", str(REPOSITORY / "pyproject.toml"), "--output-reproducible"]
    done = _run([sys.executable, "-m", "cyclonedx_py", *words, "--of", "JSON", str(python)])
    found: dict[str, Any] = json.loads(done)
    return found


def write(place: Path, source: Path, program: Iterable[str], wheels: Path, made: dict[str, str]) -> None:
    """The ZIP: files of `program` in `source`, wheels, texts that were `made`, and SHA256SUMS of them all."""
    sums = []
    with atomic_write(place) as waiting, zipfile.ZipFile(waiting, "w", zipfile.ZIP_DEFLATED) as bundle:

        def put(name: str, body: bytes, *, runs: bool = False) -> None:
            entry = zipfile.ZipInfo(f"{top}/{name}", MOMENT)
            entry.external_attr = (0o755 if runs else 0o644) << 16
            bundle.writestr(entry, body, None if name.endswith(".whl") else zipfile.ZIP_DEFLATED)
            sums.append(f"{hashlib.sha256(body).hexdigest()}  {name}")

        top = f"pantau-{version()}"
        for name in program:
            file = source / name
            put(name, file.read_bytes(), runs=os.access(file, os.X_OK))
        for wheel in sorted(wheels.glob("*.whl")):
            put(f"wheels/{wheel.name}", wheel.read_bytes())
        for name, text in made.items():
            put(name, text.encode())
        put("SHA256SUMS", ("\n".join(sums) + "\n").encode())


def bundle(folder: Path, *, lock: Path = REPOSITORY / "requirements.lock") -> Path:
    """Make the bundle in a folder; it is installed once, without a network, before it is written."""
    machine = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    place = folder / f"pantau-{version()}-{python}-{machine}.zip"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        wheels, work, source = Path(name) / "wheels", Path(name), Path(name) / "sumber"
        program = committed(source)
        fetch_wheels(lock, wheels)
        bill = parts(install(lock, wheels, work / "venv"))
        bill.setdefault("components", []).extend(shipped(source))
        made = {"sbom.json": json.dumps(bill, indent=1) + "\n", "LISENSI-PUSTAKA.txt": licences(bill)}
        write(place, source, program, wheels, made)
    return place


def _run(words: list[Any], *, env: dict[str, str] | None = None) -> str:
    done = subprocess.run([str(word) for word in words], env=env, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "tanpa keterangan").splitlines()[-1]
        raise BundleError(f"{' '.join(map(str, words[1:5]))} gagal: {last}")
    return done.stdout


def main() -> int:
    """Says where the bundle is, or why there is none."""
    parser = argparse.ArgumentParser(description="Paket pemasangan tanpa internet.")
    parser.add_argument("--keluar", metavar="FOLDER", type=Path, default=REPOSITORY / "dist")
    try:
        place = bundle(parser.parse_args().keluar)
    except (BundleError, OSError) as fault:
        print(f"✗ {fault}", file=sys.stderr)
        return 1
    print(f"✓ {place} ({place.stat().st_size / 1e6:.0f} MB), sudah dicoba dipasang tanpa internet.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
