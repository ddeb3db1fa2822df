"""Paid cover with its steps and its money: what stands in a file, what stays unknown, what is told."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

OLD = "wilayah,tahun,dana,kelompok,pekerja,bulan_iuran,anggaran_rp,sumber"
HEAD = f"{OLD},direncanakan,terverifikasi,dibayar,aktif,anggaran_perubahan_rp,realisasi_rp"
COLUMNS = ("workers", "planned", "verified", "paid", "active", "rupiah", "rupiah_changed", "rupiah_spent")


def test_steps_and_money_as_they_stand(areas_engine: Engine, tmp_path: Path) -> None:
    file = books.baku(
        tmp_path / "a.csv",
        'Kab. Klaten,2026,APBD,nelayan,1.500,12,"302.400.000",x,2.000,1.700,1.500,1.480,'
        "282.240.000,Rp 241.920.000",
        "Kab. Blora,2026,CSR,nelayan,10,-,,x,20,-,,,,",
        header=HEAD,
    )
    report = load_file(areas_engine, file)
    assert (report.outcome, report.source, report.found("warning")) == ("loaded", "pendanaan", [])
    assert stored.rows(areas_engine, "funding", *COLUMNS) == [
        (1_500, 2_000, 1_700, 1_500, 1_480, 302_400_000, 282_240_000, 241_920_000),
        (10, 20, None, None, None, None, None, None),
    ]


def test_a_file_of_before_still_loads(areas_engine: Engine, tmp_path: Path) -> None:
    file = books.baku(tmp_path / "a.csv", "Kab. Blora,2026,CSR,nelayan,10,6,1.008.000,x", header=OLD)
    assert load_file(areas_engine, file).outcome == "loaded"
    assert stored.rows(areas_engine, "funding", *COLUMNS) == [(10, *[None] * 4, 1_008_000, None, None)]


def test_more_after_a_step_than_before_it_is_told_and_stays(areas_engine: Engine, tmp_path: Path) -> None:
    file = books.baku(tmp_path / "a.csv", "Kab. Blora,2026,CSR,nelayan,10,6,,x,100,,120,90,,", header=HEAD)
    (found,) = load_file(areas_engine, file).found("warning")
    assert (found.rule, found.source_row, found.source_column) == ("langkah_melebihi", 2, "dibayar")
    assert found.message == ("Dibayar 120 melebihi direncanakan 100; periksa keduanya. Disimpan apa adanya.")
    assert stored.rows(areas_engine, "funding", "planned", "paid", "active") == [(100, 120, 90)]


MOVED = "wilayah,tahun,dana,kelompok,pekerja,bulan_pertama,bulan_iuran,anggaran_rp,menjadi_pppk,sumber"


def test_staff_that_became_pppk(areas_engine: Engine, tmp_path: Path) -> None:
    rows = (
        "Kab. Blora,2026,APBD,pegawai non-ASN,1.500,2026-01,6,,1.200,x",
        "Kab. Blora,2026,CSR,nelayan,10,,,,-,x",
    )
    file = books.baku(tmp_path / "a.csv", *rows, header=MOVED)
    assert load_file(areas_engine, file).outcome == "loaded"
    assert stored.rows(areas_engine, "funding", "workers", "became_pppk") == [(1_500, 1_200), (10, None)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Kab. Blora,2026,APBD,nelayan,1.500,2026-01,6,,1.200,x", "hanya untuk kelompok pegawai non-ASN"),
        ("Kab. Blora,2026,APBD,non-ASN,1.000,2026-01,6,,1.200,x", "1.200 menjadi PPPK dari 1.000 pekerja"),
        ("Kab. Blora,2026,APBD,non-ASN,1.500,2026-01,,,1.200,x", "isi bulan_pertama dan bulan_iuran"),
        ("Kab. Blora,2026,APBD,PPPK paruh waktu,1.500,2026-01,6,,1.200,x", "hanya untuk kelompok"),
    ],
)
def test_who_cannot_have_become_pppk(areas_engine: Engine, tmp_path: Path, row: str, words: str) -> None:
    report = load_file(areas_engine, books.baku(tmp_path / "a.csv", row, header=MOVED))
    assert [issue.rule for issue in report.found("error")] == ["peralihan_keliru"]
    assert words in report.found("error")[0].message
