"""load on the command line: --kering --json --laporan, --perbaikan, --sebagian, --embargo; refusals kept."""

# ruff: noqa: F811
import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine

from data.repository import loads
from data.repository.load_writer import withdraw
from data.repository.rejected_files import refusals
from data.repository.store import Store
from etl.pipeline.load_file import load_file
from etl.pipeline.rejected_files import keep
from tests.etl.commands.test_commands import Run, run  # noqa: F401  (a fixture)
from tests.etl.pipeline.test_load_file import rows_in_all_tables
from tests.support.etl import books
from tests.support.etl.large_files import ALWAYS, NEVER

BAD = "33.1,,2026-08,PU,peserta_aktif,5,,"
GOOD = "33.19,,2026-08,PU,peserta_aktif,390,,"


def test_a_refusal_is_kept_shown_and_can_be_mended(run: Run, areas_engine: Engine, tmp_path: Path) -> None:
    file, out = books.baku(tmp_path / "b.csv", GOOD, BAD), tmp_path / "m.xlsx"
    before = rows_in_all_tables(areas_engine)
    done = run("load", str(file), "--perbaikan", str(out))
    assert done.returncode == 1
    assert "Tidak ada angka yang berubah" in done.stdout
    assert "Data" in openpyxl.load_workbook(out).sheetnames
    assert rows_in_all_tables(areas_engine) == {**before, "refusal": 1}
    shown = run("status").stdout
    assert "Berkas yang ditolak seluruhnya" in shown
    assert "b.csv" in shown


def test_a_rehearsal_speaks_json_alone_and_keeps_nothing(
    run: Run, areas_engine: Engine, tmp_path: Path
) -> None:
    file, page = books.baku(tmp_path / "b.csv", GOOD, BAD), tmp_path / "uji.html"
    before = rows_in_all_tables(areas_engine)
    done = run("load", str(file), "--kering", "--sebagian", "--json", "--laporan", str(page))
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["hasil"], told["baris"]["ditolak"]) == ("dapat dimuat", 1)
    assert [cell["baru"] for cell in told["perubahan"]["sel"]] == [390]
    assert "33.19 Kabupaten Kudus" in page.read_text("utf-8")
    assert rows_in_all_tables(areas_engine) == before


def test_an_embargo_hides_a_load_until_its_moment(run: Run, areas_engine: Engine, tmp_path: Path) -> None:
    file = books.baku(tmp_path / "b.csv", GOOD)
    done = run("load", str(file), "--embargo", "2099-01-20 08:00")
    assert done.returncode == 0, done.stderr
    assert "1 baru" in done.stdout  # the operator is told all the same
    (until,) = loads.loads(areas_engine)["embargo_until"]
    assert until == datetime(2099, 1, 20, 1, 0)
    for preview, seen in ((False, 0), (True, 1)):
        store = Store(areas_engine, preview=preview)
        assert len(store.counts(store.editions()[0])) == seen


def test_the_reasons_of_an_embargoed_file_quote_nothing(areas_engine: Engine, tmp_path: Path) -> None:
    file = books.baku(tmp_path / "b.csv", "33.19,,2026-08,PU,peserta_aktif,-777,,")
    report = load_file(areas_engine, file)
    keep(areas_engine, file, report, actor="uji", hidden=True)
    keep(areas_engine, file, report, actor="uji")
    bare, full = refusals(areas_engine)["findings"][1], refusals(areas_engine)["findings"][0]
    assert "777" in json.dumps(full)
    assert "777" not in json.dumps(bare)
    assert bare[0]["message"] == "Sel tidak dapat dibaca sebagai jumlah orang."


def test_a_refused_file_under_embargo_is_quoted_to_its_sender_only(
    run: Run, areas_engine: Engine, tmp_path: Path
) -> None:
    """What is kept of the refusal is public at once: it must not say what the file says."""
    file = books.baku(tmp_path / "b.csv", "33.19,,2026-08,PU,peserta_aktif,-54321,,")
    done = run("load", str(file), "--embargo", "2099-01-20 08:00")
    assert (done.returncode, "54321" in done.stdout) == (1, True)
    (kept,) = refusals(areas_engine)["findings"]
    assert (len(kept), "54321" in json.dumps(kept)) == (1, False)


def test_a_file_that_is_not_there_is_no_refusal(areas_engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "tidak-ada.csv"
    keep(areas_engine, file, load_file(areas_engine, file), actor="uji")
    assert refusals(areas_engine).empty


@pytest.mark.parametrize("big", [ALWAYS, NEVER])
def test_the_same_file_under_another_embargo_is_refused_and_told(
    areas_engine: Engine, tmp_path: Path, big: int
) -> None:
    """Else who asks for an embargo afterwards takes open figures for hidden ones."""
    file, later = books.baku(tmp_path / "a.csv", "33.10,,2026-09,PU,peserta_aktif,5,,"), datetime(2098, 1, 1)
    assert load_file(areas_engine, file, big=big).outcome == "loaded"
    again = load_file(areas_engine, file, embargo_until=later, big=big)
    assert (again.outcome, [one.rule for one in again.issues]) == ("refused", ["embargo_berbeda"])
    assert "muatan 1, tanpa embargo" in again.issues[0].message
    assert load_file(areas_engine, file, big=big).outcome == "already"
    withdraw(areas_engine, 1, "embargo")
    assert load_file(areas_engine, file, embargo_until=later, big=big).outcome == "loaded"
    assert load_file(areas_engine, file, embargo_until=later, big=big).outcome == "already"
    opened = load_file(areas_engine, file, big=big)
    assert "muatan 2, diembargo sampai 2098-01-01 07.00 WIB" in opened.issues[0].message
