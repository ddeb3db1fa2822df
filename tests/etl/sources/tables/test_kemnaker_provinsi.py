"""Participants by province: only Jawa Tengah is stored, the others are named."""

from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

HEAD = "provinsi,kepesertaan_aktif,kepesertaan_non_aktif,source"
ROWS = (
    "DKI Jakarta,7498532,4699958,https://contoh.id",
    "Jawa Tengah,3947422,1306520,https://contoh.id",
    "DI Yogyakarta,558681,190397,https://contoh.id",
)
DECEMBER = date(2023, 12, 31)


def test_jawa_tengah_is_stored_and_the_others_are_named(areas_engine: Engine, tmp_path: Path) -> None:
    path = books.baku(tmp_path / "a.csv", *ROWS, header=HEAD)
    report = load_file(areas_engine, path, collection="terbit", period=DECEMBER)
    assert (report.outcome, report.source) == ("loaded", "kemnaker_provinsi")
    assert (report.rows_read, report.rows_accepted) == (3, 1)
    columns = ("area_code", "period", "segment", "measure", "basis", "value", "note", "source_row")
    rest = ("Sumber: https://contoh.id", 3)
    assert stored.rows(areas_engine, "observation", *columns) == [
        ("33", DECEMBER, "TOTAL", "active_participants", "kemnaker", 3_947_422, *rest),
        ("33", DECEMBER, "TOTAL", "inactive_participants", "kemnaker", 1_306_520, *rest),
    ]
    assert [f.message for f in report.issues if f.rule == "provinsi_lain"] == [
        "2 baris bukan Jawa Tengah dan tidak disimpan: DKI Jakarta, DI Yogyakarta."
    ]


def test_a_title_names_the_month_and_indonesia_is_the_nation(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ["Kepesertaan per 31 Desember 2023"],
        ["No", "Provinsi", "Aktif", "Tidak Aktif"],
        [1, "PROV. JAWA TENGAH", "3.947.422", 1306520],
        [None, "Indonesia", 41_560_938, "-"],
    ]
    report = load_file(areas_engine, books.plain(tmp_path / "a.xlsx", rows), collection="terbit")
    assert report.outcome == "loaded"
    columns = ("area_code", "period", "measure", "value", "source_row")
    assert stored.rows(areas_engine, "observation", *columns) == [
        ("33", DECEMBER, "active_participants", 3_947_422, 3),
        ("33", DECEMBER, "inactive_participants", 1_306_520, 3),
        ("00", DECEMBER, "active_participants", 41_560_938, 4),
    ]


def test_refused(areas_engine: Engine, tmp_path: Path) -> None:
    path = books.baku(tmp_path / "a.csv", *ROWS, header=HEAD)
    (issue,) = load_file(areas_engine, path, period=DECEMBER).found("error")
    assert (issue.rule, issue.message) == (
        "koleksi_keliru",
        "Angka provinsi hanya masuk koleksi terbit; tambahkan --koleksi terbit.",
    )
    (issue,) = load_file(areas_engine, path, collection="terbit").found("error")
    assert (issue.rule, issue.source_row) == ("bulan_keliru", 1)
    path = books.baku(tmp_path / "b.csv", ROWS[0], header=HEAD)
    (issue,) = load_file(areas_engine, path, collection="terbit", period=DECEMBER).found("error")
    assert issue.message.startswith("Tidak ada baris Jawa Tengah")
    path = books.baku(tmp_path / "c.csv", 'Jawa Tengah,"3,5 juta",1,', header=HEAD)
    (issue,) = load_file(areas_engine, path, collection="terbit", period=DECEMBER).found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == ("angka_keliru", 2, "peserta_aktif")
    path = books.baku(tmp_path / "d.csv", ROWS[1], "JAWA TENGAH,5,,", header=HEAD)
    (issue,) = load_file(areas_engine, path, collection="terbit", period=DECEMBER).found("error")
    assert (issue.rule, issue.source_row) == ("kunci_ganda", 3)


def test_a_month_in_each_row_and_periode(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ["Provinsi", "Aktif", "Tidak Aktif", "Bulan", "Tahun"],
        ["Jawa Tengah", 100, 20, "November", 2023],
    ]
    path = books.plain(tmp_path / "a.xlsx", rows)
    (issue,) = load_file(areas_engine, path, collection="terbit", period=DECEMBER).found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == ("periode_berbeda", 2, "Bulan, Tahun")
    assert load_file(areas_engine, path, collection="terbit").outcome == "loaded"
    assert set(stored.rows(areas_engine, "observation", "period")) == {(date(2023, 11, 30),)}
    path = books.plain(tmp_path / "b.xlsx", [["Per 31 Desember 2023"], *rows])
    (issue,) = load_file(areas_engine, path, collection="terbit").found("error")
    assert "kolom Bulan berisi November" in issue.message
    assert "judul menyebut Desember 2023" in issue.message
