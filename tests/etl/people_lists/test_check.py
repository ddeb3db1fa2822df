"""The lists of a clerk against literal answers, and what comes out of them."""

from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import Engine
from typer.testing import CliRunner

from data.definitions.registry import PROVINCE
from etl.__main__ import app
from etl.parsing.areas import district_names
from etl.people_lists.check import Kind, PeopleList, Rules, check
from etl.people_lists.files import csv_text, write_tables
from etl.people_lists.tables import counted_rows, marked_tables
from etl.pipeline.load_file import load_file
from etl.readers.read_file import read_people
from tests.support.people_lists import COUNTS, FARMERS_FOUND, FISHERS_FOUND, ON, files

RULES = Rules(dict(district_names()), PROVINCE, ON, area="33.18", fund="DBHCHT")
KINDS: dict[str, Kind] = {"petani": "orang", "nelayan": "orang", "meninggal": "meninggal", "pabrik": "upah"}


@pytest.fixture
def lists(tmp_path: Path) -> list[PeopleList]:
    found = files(tmp_path)
    return [PeopleList(found[stem].name, kind, read_people(found[stem])) for stem, kind in KINDS.items()]


def test_each_row_says_what_is_wrong_with_it(lists: list[PeopleList]) -> None:
    rows = check(lists, RULES)
    found = [
        {r.person.row: " ".join(key for key, _ in r.findings) for r in rows if r.at == at and r.findings}
        for at in (0, 1)
    ]
    assert found == [FARMERS_FOUND, FISHERS_FOUND]
    assert len(rows) == 15 + 3
    assert sum(row.counted for row in rows) == 7


def test_the_counts_are_a_file_of_the_format_pendanaan(
    lists: list[PeopleList], tmp_path: Path, areas_engine: Engine
) -> None:
    text = csv_text(counted_rows(lists, check(lists, RULES), RULES))
    assert text == COUNTS
    file = tmp_path / "pendanaan.csv"
    file.write_text(text, newline="")
    load_file(areas_engine, file)
    stored = pd.read_sql("SELECT area_code, workers FROM funding", areas_engine)
    assert stored.workers.tolist() == [3, 1, 1, 1, 1]
    assert set(stored.area_code) == {"33.18"}


def test_the_marked_workbook_keeps_each_row_at_its_place(lists: list[PeopleList], tmp_path: Path) -> None:
    file = tmp_path / "bertanda.xlsx"
    write_tables(file, marked_tables(lists, check(lists, RULES), RULES))
    book = CalamineWorkbook.from_path(file)
    assert book.sheet_names == ["Ringkasan", "Pendanaan", "Daftar 1", "Daftar 2"]
    assert book.get_sheet_by_name("Ringkasan").to_python()[:3] == [
        ["Daftar", "Baris", "dihitung", "tidak dihitung"],
        ["petani.xlsx", 15, 6, 9],
        ["nelayan.csv", 3, 1, 2],
    ]
    rows = book.get_sheet_by_name("Daftar 1").to_python()
    assert rows[2][5:] == ["Hasil", "Temuan"]
    assert rows[3][:6] == [1, "3318040510750001", "BUDI", "05-10-1975", "Petani", "dihitung"]
    assert rows[5][2:6] == ["'=HYPERLINK(1)", "", "'=Petani", "tidak dihitung"]
    assert rows[5][6].startswith("NIK yang sama sudah ada di petani.xlsx baris 4;")
    assert rows[7][1] == "3318040510750010"
    assert book.get_sheet_by_name("Daftar 2").to_python()[2][1:4] == ["'@Joko", "'-1+cmd", "dihitung"]


def test_without_an_area_that_pays_each_nik_says_its_own(lists: list[PeopleList]) -> None:
    rules = Rules(RULES.areas, PROVINCE, ON)
    counted = counted_rows(lists, check(lists, rules), rules)
    assert [row[0] for row in counted[1:]].count("33.74") == 1


def test_zeros_at_the_end_of_most_niks_are_damage() -> None:
    """Ten of twelve end in 0; by chance one would."""
    from etl.model import Sheet

    niks = [f"3318040510750{n}0" for n in range(10, 20)] + ["3318040510750021", "3318040510750022"]
    one = PeopleList("warga.csv", "orang", [Sheet(None, [["NIK"], *([nik] for nik in niks)])])
    rows = check([one], RULES)
    assert [row.findings for row in rows[:10]] == [[("nik_nol", {"share": "83"})]] * 10
    assert rows[10].findings == rows[11].findings == []
    assert all(row.counted for row in rows)


def test_the_command_says_the_same_and_no_name(tmp_path: Path) -> None:
    found = files(tmp_path)
    words = [
        "check-list",
        str(found["petani"]),
        str(found["nelayan"]),
        "--meninggal",
        str(found["meninggal"]),
    ]
    words += [
        "--upah",
        str(found["pabrik"]),
        "--daerah",
        "33.18",
        "--dana",
        "DBHCHT",
        "--tanggal",
        "2026-12-01",
    ]
    out = tmp_path / "hitung.csv"
    done = CliRunner().invoke(app, [*words, "--pendanaan", str(out), "--json"])
    assert done.exit_code == 0
    assert out.read_bytes().decode() == COUNTS
    assert '"dihitung": 7' in done.stdout
    assert "BUDI" not in done.stdout
    assert "3318040510750001" not in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--daerah", "33.99"], "bukan kode kabupaten/kota"),
        (["--tanggal", "31-06-2025"], "bukan tanggal"),
        (["--usia-dari", "70"], "harus di bawah --usia-belum 65"),
        ([], "tidak ada kolom NIK"),
    ],
)
def test_what_cannot_be_checked_is_said(words: list[str], said: str, tmp_path: Path) -> None:
    file = tmp_path / "warga.csv"
    file.write_text("nama,umur\nBUDI,40\n")
    done = CliRunner().invoke(app, ["check-list", str(file), *words])
    assert done.exit_code == 1
    assert said in done.output
