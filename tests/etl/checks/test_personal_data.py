"""What identifies a person is not kept of a refused file: rule and place stay, a command removes the rest."""

# ruff: noqa: F811
import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.repository.rejected_files import refusals
from etl.checks.personal_data import identifies, personal
from etl.model import Issue, Sheet
from etl.pipeline.load_file import load_file
from etl.pipeline.rejected_files import keep
from tests.etl.commands.test_commands import Run, run  # noqa: F401  (a fixture)
from tests.support.etl import books, stored

NIK, PHONE, NAME = "3321014107850003", "081234567890", "Siti Aminah"
GOOD = "33.19,,2026-08,PU,peserta_aktif,390,,"
HEADER = f"{books.BAKU},catatan"


@pytest.mark.parametrize(
    "cell",
    [
        *(
            NIK,
            f"'{NIK}",
            int(NIK),
            float(NIK),
            f"NIK: {NIK}.",
            "33.21.01.410785.0003",
            "3321 0141 0785 0003",
        ),
        *("332101-410785-0003", "3,32101E+15", "3.32101E+15", "33\u200b21014107850003"),
        *(PHONE, "0812-3456-7890", "+62 812 3456 7890", "62812 3456 789", 81234567891, "(0291) 438691"),
        "024-8311729",
    ],
)
def test_what_identifies(cell: object) -> None:
    assert identifies(cell)


@pytest.mark.parametrize(
    "cell",
    [
        *(None, True, "", "390", 390, "1.361.448", "12.345.678", 8_064_000_000, "8.064.000.000", "Rp16.800"),
        *("2026-08-31", "31/08/2026", "33.21", "2026-08-31T00:00:00", "1.361.448 dari 12.800.000"),
        *("196.234 + 374.505 + 86.260 = 656.999", float("nan"), float("inf"), "NIK", "Perda 3/2021"),
    ],
)
def test_what_does_not(cell: object) -> None:
    assert not identifies(cell)


def test_a_name_beside_a_number_is_not_kept_and_another_is() -> None:
    sheet = Sheet("A", [["nama", "nik"], [NAME, NIK], ["Kab. Demak", 390]])
    people = personal([sheet])
    assert people.rows == {("A", 2)}
    assert people.beside == {NAME}
    row = people.kept(Issue("wilayah_tak_dikenal", "error", f"'{NAME}' tidak dikenal.", "A", 2, "A", NAME))
    assert (row.message, row.value) == ("Nama daerah tidak dikenal; nama yang mirip disarankan.", None)
    assert (row.sheet, row.source_row, row.source_column) == ("A", 2, "A")
    told = Issue("kolom_dilewati", "info", f"Contoh isinya: {NAME}.", "A", 1, "A")
    assert NAME not in people.kept(told).message
    plain = Issue("angka_keliru", "error", "'x' bukan angka.", "A", 3, "B", "x")
    assert people.kept(plain) == plain
    assert people.kept(Issue("kosong", "error", "Kosong.", "A", 1, f"B · {NIK}")).source_column is None


def test_many_names_make_a_list_of_people() -> None:
    rows = [[f"Orang Nomor {'abcdefghij'[n % 10]}{n}", NIK] for n in range(201)]
    people = personal([Sheet(None, [["nama", "nik"], *rows])])
    assert people.kept(Issue("kosong", "error", "apa saja", None, 1)).message == "Kolom wajib kosong."


def everything_in(engine: Engine) -> str:
    return json.dumps(stored.everything(engine))


def test_a_refused_file_keeps_its_places(areas_engine: Engine, tmp_path: Path) -> None:
    bad = f"33.21,{NAME},2026-08,PU,peserta_aktif,{NIK},,,{PHONE}"
    file = books.baku(tmp_path / "a.csv", GOOD, bad, "33.1,,2026-08,PU,peserta_aktif,5,,", header=HEADER)
    report = load_file(areas_engine, file)
    assert NAME in " ".join(issue.message for issue in report.issues)  # who loads is told
    keep(areas_engine, file, report, actor="uji")
    (kept,) = refusals(areas_engine)["findings"]
    assert {(one["rule"], one["source_row"]) for one in kept} >= {
        ("wilayah_tak_dikenal", 3),
        ("kode_terpotong", 4),
    }
    assert "Kode 33.1 terpotong" in json.dumps(kept)  # nobody's name: it stays
    for part in (NIK, PHONE, NAME):
        assert part not in everything_in(areas_engine)


def test_a_file_that_no_source_knows_keeps_no_person(areas_engine: Engine, tmp_path: Path) -> None:
    file = books.plain(tmp_path / "a.xlsx", [[NAME, NIK, PHONE], ["Budi Santoso", NIK, PHONE]])
    keep(areas_engine, file, load_file(areas_engine, file), actor="uji")
    assert len(refusals(areas_engine)) == 1
    for part in (NIK, PHONE, NAME, "Budi Santoso"):
        assert part not in everything_in(areas_engine)


def test_a_file_in_part_keeps_no_cell_of_such_a_row(areas_engine: Engine, tmp_path: Path) -> None:
    bad = f"33.21,{NAME},2026-08,PU,peserta_aktif,5,,,{PHONE}"
    file = books.baku(tmp_path / "a.csv", GOOD, bad, "33.1,,2026-08,PU,peserta_aktif,5,,", header=HEADER)
    assert load_file(areas_engine, file, partial=True).outcome == "loaded"
    kept = stored.rows(areas_engine, "rejected", "source_row", "cells")
    assert [(row, bool(json.loads(cells))) for row, cells in kept] == [(3, False), (4, True)]
    for part in (PHONE, NAME):
        assert part not in everything_in(areas_engine)


def test_forget_removes_what_was_kept(run: Run, areas_engine: Engine, tmp_path: Path) -> None:
    file = books.baku(tmp_path / "a.csv", GOOD, "33.1,Rahasia,2026-08,PU,peserta_aktif,5,,")
    assert run("load", str(file)).returncode == 1
    assert run("load", str(file), "--sebagian").returncode == 0
    assert "Rahasia" in everything_in(areas_engine)
    assert "Sebut salah satu" in run("forget").stderr
    assert "Penolakan 9 tidak ada" in run("forget", "9").stderr
    assert "Muatan 9 tidak menyimpan baris yang ditolak." in run("forget", "--muatan", "9").stderr
    done = run("forget", "1")
    assert "✓ Yang disimpan dari penolakan 1 dihapus." in done.stdout, done.stderr
    done = run("forget", "--muatan", "1")
    assert "Isi 1 baris yang ditolak dari muatan 1 dihapus" in done.stdout, done.stderr
    assert "Rahasia" not in everything_in(areas_engine)
    assert stored.rows(areas_engine, "rejected", "source_row", "cells", "reasons") == [(3, "{}", "")]
    assert stored.rows(areas_engine, "observation", "value") == [(390,)]
    assert ("forget", "refusal 1") in [(row[3], row[4]) for row in actions(areas_engine)]
    if areas_engine.dialect.name == "sqlite":
        file_of = Path(str(areas_engine.url.database))
        for part in (file_of, file_of.with_name(file_of.name + "-wal")):
            assert not part.exists() or b"Rahasia" not in part.read_bytes()


def actions(engine: Engine) -> list[tuple[object, ...]]:
    from sqlalchemy import select

    from data.database import tables

    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(tables.action))]
