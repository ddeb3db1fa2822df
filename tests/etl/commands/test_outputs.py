"""Files that commands write, and names and cells that would command a screen."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.atomic_file import atomic_write
from data.database.engine import begin_writing
from data.safe_text import UNSAFE
from etl.commands.console import print_json
from etl.pipeline.load_file import load_file
from etl.readers import fingerprint, read_file
from etl.readers.limits import UnreadableError
from tests.etl.large_files.test_safe import big
from tests.support.etl import books, hostile
from tests.support.etl.stored import everything
from tests.support.running import call_etl

pytestmark = pytest.mark.slow

ANY_DATABASE = True
COMMANDS = "\x1b]0;saya\x07\x1b[2J\x9b31m\u202e"


def run(engine: Engine, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return call_etl(engine.url.render_as_string(hide_password=False), *map(str, words))


def test_what_a_file_says_commands_no_screen(areas_engine: Engine, tmp_path: Path) -> None:
    file, page = tmp_path / f"a{COMMANDS}.csv", tmp_path / "laporan.html"
    file.write_bytes(hostile.HEAD + hostile.ROW.replace(b"12", f'"{COMMANDS}"'.encode()))
    done = run(areas_engine, "load", file, "--laporan", page)
    assert done.returncode == 1
    assert "angka_keliru" in done.stdout
    for said in (done.stdout, done.stderr, page.read_text("utf-8")):
        assert not UNSAFE.search(said)


def test_json_loses_nothing_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"isi": COMMANDS + "\ud800"})
    said = capsys.readouterr().out
    assert not UNSAFE.search(said)
    assert json.loads(said) == {"isi": COMMANDS + "\ud800"}


def test_a_name_that_is_no_text_is_told(areas_engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9.csv")
    file.write_bytes(hostile.HEAD + hostile.ROW)
    done = run(areas_engine, "load", file)
    assert done.returncode == 2
    assert "bukan UTF-8; ganti nama berkasnya" in done.stderr


@pytest.mark.parametrize("size", ["small", "big"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    """Else its old figures stand under the digest of the new, and the new never come in."""
    file = books.baku(tmp_path / "a.csv", "33.19,,2026-09,PU,potensi,5,,")
    looked = fingerprint.Seen.__init__

    def then_written(seen: fingerprint.Seen, path: Path) -> None:
        looked(seen, path)
        with path.open("a", encoding="utf-8") as more:
            more.write("\n")

    with monkeypatch.context() as changing:
        changing.setattr(fingerprint.Seen, "__init__", then_written)
        report = load_file(areas_engine, file, big=1 if size == "big" else 10**9)
    assert (report.outcome, [issue.rule for issue in report.issues]) == ("refused", ["berkas_berubah"])
    assert load_file(areas_engine, file).outcome == "loaded"


def test_a_file_that_goes_or_cannot_be_named_is_no_fault_of_the_database(
    areas_engine: Engine, tmp_path: Path
) -> None:
    done = run(areas_engine, "load", tmp_path / f"{'x' * 300}.csv")
    assert (done.returncode, "namanya terlalu panjang" in done.stdout) == (1, True)
    (tmp_path / "putar.csv").symlink_to(tmp_path / "putar.csv")
    done = run(areas_engine, "load", tmp_path / "putar.csv", "--laporan", tmp_path / "a.html")
    assert (done.returncode, "tautannya berputar" in done.stdout) == (1, True)


def test_a_full_disk_is_told_in_words(areas_engine: Engine) -> None:
    done = run(areas_engine, "template", "rekap", "--keluar", "/dev/full")
    assert done.returncode == 1
    assert "/dev/full tidak dapat ditulis: cakramnya penuh." in done.stderr


def test_what_stood_there_stays_until_the_new_is_whole(tmp_path: Path) -> None:
    file, link = tmp_path / f"{'x' * 240}.html", tmp_path / "tautan.html"
    file.write_text("lama")
    file.chmod(0o600)
    link.symlink_to(file)
    with pytest.raises(OSError, match="No space"):
        _half(link)
    assert (file.read_text(), len(list(tmp_path.iterdir()))) == ("lama", 2)
    with atomic_write(link) as waiting:
        waiting.write_text("baru")
    assert (file.read_text(), link.is_symlink(), len(list(tmp_path.iterdir()))) == ("baru", True, 2)
    assert file.stat().st_mode & 0o777 == 0o600


def _half(path: Path) -> None:
    with atomic_write(path) as waiting:
        waiting.symlink_to("/dev/full")
        waiting.write_text("setengah")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xef\xbb\xbf <HTML><table></table></HTML>", "halaman web"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "halaman web"),
    ],
)
def test_a_web_page_by_its_name(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "a.xls").write_bytes(content)
    with pytest.raises(UnreadableError, match=why):
        read_file.read_sheets(tmp_path / "a.xls")


def test_utf_32_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("kode_wilayah,nilai\n33.19,5\n".encode("utf-32"))
    assert read_file.read_sheets(tmp_path / "a.csv")[0].rows == [["kode_wilayah", "nilai"], ["33.19", "5"]]


def _wait_until_it_minds(process: subprocess.Popen[str], asked: int) -> None:
    """Until the process has set its own answer to a signal, however long a busy machine needs to start it."""
    while process.poll() is None:
        (caught,) = re.findall(r"SigCgt:\s*(\w+)", Path(f"/proc/{process.pid}/status").read_text())
        if int(caught, 16) >> (asked - 1) & 1:
            return
        time.sleep(0.05)
    raise AssertionError(f"it ended by itself: {process.communicate()}")


def test_asked_to_end_it_rolls_back_and_says_so(areas_engine: Engine, tmp_path: Path, root: Path) -> None:
    before = everything(areas_engine)
    command = [sys.executable, "-m", "etl", "load", str(big(tmp_path / "a.csv"))]
    url = areas_engine.url.render_as_string(hide_password=False)
    with begin_writing(areas_engine):  # so that it waits, with its file open
        child = subprocess.Popen(
            command,
            cwd=root,
            env={**os.environ, "PANTAU_DATABASE_URL": url},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        _wait_until_it_minds(child, signal.SIGTERM)
        time.sleep(1)
        child.terminate()
    told = child.communicate(timeout=60)[1]
    assert ("Dibatalkan." in told, "Traceback" in told) == (True, False)
    # A shell says 130 of either: an interrupt that comes while Python executes text (a dataclass being made)
    # ends the process by SIGINT, after all was rolled back and said.
    assert child.returncode in (130, -signal.SIGINT)
    assert everything(areas_engine) == before
