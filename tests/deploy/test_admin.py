"""docs/admin.md: every `pantau` command in it runs, in the order of the page, on a database of its
own; what is of the system a shell understands, and it names what the installation has."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.files import REPOSITORY, read

pytestmark = pytest.mark.slow
PAGE = read("docs/admin.md")
BLOCKS = re.findall(r"^```(sh|console)\n(.*?)^```", PAGE, re.M | re.S)
COMMANDS = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
BACKUP = "cadangan-20261130T190000Z.zip"  # in the page


def run(line: str, folder: Path, *, code: int = 0) -> str:
    """A line of the page, with the backup that is there for the one it names."""
    made = sorted((folder / "cadangan").glob("cadangan-*.zip"))
    words = [str(made[-1]) if word == BACKUP else word for word in shlex.split(line)]
    assert words[0] == "pantau"
    settings = {
        "PANTAU_DATABASE_URL": f"sqlite:///{folder}/pantau.sqlite3",
        "PANTAU_ACCOUNTS_URL": f"sqlite:///{folder}/akun.sqlite3",
        "PANTAU_ACCOUNTS_KEY": str(folder / "akun.kunci"),
        "PANTAU_QUARANTINE": str(folder / "karantina"),
        "PANTAU_BACKUPS": str(folder / "cadangan"),
        "PANTAU_AUDIT_HEADS": str(folder / "kepala.jsonl"),
    }
    done = subprocess.run(
        [sys.executable, REPOSITORY / "pantau.py", *words[1:]],
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_every_pantau_command_of_the_page_runs(full_file: Path, tmp_path: Path) -> None:
    (tmp_path / "pantau.sqlite3").write_bytes(full_file.read_bytes())
    assert len(COMMANDS) == 13
    said = [run(line, tmp_path) for line in COMMANDS]
    assert said[0].startswith("Pantau Jamsostek ")
    assert "siti" in said[3]
    assert (tmp_path / "coba.sqlite3").exists()
    assert len(list((tmp_path / "cadangan-luar").glob("*.zip"))) == 1


def test_commands_in_a_sentence_run(full_file: Path, tmp_path: Path) -> None:
    """Those that are nowhere in a block, with a load, an account and a list that are there."""
    (tmp_path / "pantau.sqlite3").write_bytes(full_file.read_bytes())
    run("pantau users add ani --peran penyunting", tmp_path)
    (tmp_path / "salah.csv").write_text("wilayah,periode,segmen,ukuran,nilai\nEntah,2026-10,BPU,potensi,1\n")
    run("pantau load salah.csv", tmp_path, code=1)  # a refusal, to be forgotten
    (tmp_path / "daftar.csv").write_text("nama,nik\nSiti,3310015505900001\n", "utf-8")
    named = set(re.findall(r"`(pantau [^`]*)`", PAGE)) - set(COMMANDS)
    for line in sorted(named, key=lambda line: "forget" in line):  # what is withdrawn is still to be there
        words = line.replace("NOMOR", "1").replace("NAMA", "ani").replace("daftar.xlsx", "daftar.csv")
        assert run(words, tmp_path), line
    assert len(named) == 7


def test_the_rest_is_understood_by_a_shell_and_known_to_the_installation() -> None:
    text = "\n".join(text for kind, text in BLOCKS if kind == "console")
    done = subprocess.run(["bash", "-n"], input=text.replace("….", "x."), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for script in ("install.sh", "try_install.sh", "pantau"):
        subprocess.run(["bash", "-n", REPOSITORY / "deploy" / script], check=True)
    units = set(re.findall(r"\b(pantau-\w+)\b(?!\.conf)", " ".join(re.findall("systemctl[^`\n]*", PAGE))))
    assert units == {"pantau-intake", "pantau-backup", "pantau-notify"}
    assert all((REPOSITORY / "deploy" / "systemd" / f"{unit}.service").exists() for unit in units)
    for name in ("/etc/pantau/pantau.env", "/etc/pantau/rahasia", "/usr/local/lib/pantau/kini"):
        assert name in read("deploy/install.sh").replace("$lib", "/usr/local/lib/pantau")
