"""A correction of a list: what its forerunner still counts is told, and one command puts it in its place."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.repository import loads
from data.repository.store import Store
from etl.checks.load_report import LoadReport
from etl.pipeline.dry_run import rehearse
from etl.pipeline.load_file import load_file
from tests.support.etl import books
from tests.support.etl.large_files import ALWAYS, NEVER

HEAD = "wilayah,tahun,dana,kelompok,pekerja,bulan_pertama,bulan_iuran,anggaran_rp,sumber"
CILACAP = "Kab. Cilacap,2026,APBD,nelayan kecil,5200,Maret 2026,8,,DPA"
RENAMED = CILACAP.replace("nelayan kecil", "nelayan")
KLATEN = "Kab. Klaten,2026,ASN,pekerja rentan,2500,,,,DPA"
SEMARANG = "Kota Semarang,2026,APBD,pekerja rentan,11000,September 2026,4,,DPA"


def load(engine: Engine, path: Path, *rows: str, head: str = HEAD, **how: int) -> LoadReport:
    return load_file(engine, books.baku(path, *rows, header=head), **how)  # type: ignore[arg-type]


def told(report: LoadReport, rule: str) -> list[str]:
    return [issue.message for issue in report.issues if issue.rule == rule]


def workers(engine: Engine) -> int:
    return int(loads.current_facts(engine, "resmi", "funding")["workers"].sum())


def test_rows_that_a_correction_no_longer_has_are_named(areas_engine: Engine, tmp_path: Path) -> None:
    load(areas_engine, tmp_path / "a.csv", CILACAP, KLATEN, SEMARANG)
    report = load(areas_engine, tmp_path / "b.csv", RENAMED, KLATEN, SEMARANG)
    assert told(report, "baris_tertinggal") == [
        "1 baris muatan 1 (a.csv) tidak ada di berkas ini dan masih dihitung: Kabupaten Cilacap, "
        "nelayan kecil, APBD, 2026, Maret 2026, 5.200 orang. Bila berkas ini penggantinya, muat dengan "
        "--ganti 1; bila sudah dimuat, tarik yang lama: python -m etl withdraw 1 --alasan diganti."
    ]
    again = load(areas_engine, tmp_path / "c.csv", KLATEN, SEMARANG)
    assert [message[:30] for message in told(again, "baris_tertinggal")] == [
        "1 baris muatan 1 (a.csv) tidak",
        "1 baris muatan 2 (b.csv) tidak",
    ]


def test_a_file_that_only_adds_replaces_nothing(areas_engine: Engine, tmp_path: Path) -> None:
    load(areas_engine, tmp_path / "a.csv", CILACAP, KLATEN, SEMARANG)
    for rows in ([CILACAP, RENAMED], [CILACAP, KLATEN, SEMARANG, RENAMED]):
        assert not told(load(areas_engine, tmp_path / "b.csv", *rows), "baris_tertinggal")


def test_a_duty_and_a_target_left_out_are_named_too(areas_engine: Engine, tmp_path: Path) -> None:
    head = "wilayah,kewajiban,status,bukti"
    rows = ["Kab. Cilacap,1,selesai,x", "Kab. Cilacap,2,selesai,x"]
    load(areas_engine, tmp_path / "a.csv", *rows, head=head)
    (message,) = told(
        load(areas_engine, tmp_path / "b.csv", rows[0], "Kab. Cilacap,2,,", head=head), "baris_tertinggal"
    )
    assert "masih dihitung: Kabupaten Cilacap, kepesertaan. Bila" in message
    head = "skema,judul_skema,dokumen,wilayah,segmen,tahun,nilai,satuan,basis,sumber"
    goals = [f"nks,NKS,NKS 1,{area},BPU,2026,40,persen,potensi,NKS" for area in ("Kab. Kudus", "Kab. Pati")]
    load(areas_engine, tmp_path / "c.csv", *goals, head=head)
    (message,) = told(load(areas_engine, tmp_path / "d.csv", goals[0], head=head), "baris_tertinggal")
    assert "masih dihitung: Kabupaten Pati, nks, BPU, 2026. Bila" in message


def test_the_old_load_goes_when_the_new_one_comes(areas_engine: Engine, tmp_path: Path) -> None:
    load(areas_engine, tmp_path / "a.csv", CILACAP, KLATEN)
    new = books.baku(tmp_path / "b.csv", RENAMED, KLATEN, header=HEAD)
    rehearsed, _ = rehearse(areas_engine, new, replaces=1)
    assert (rehearsed.outcome, rehearsed.issues) == ("dry_run", [])
    assert workers(areas_engine) == 7_700
    assert load_file(areas_engine, new, replaces=1, loaded_by="uji").outcome == "loaded"
    assert workers(areas_engine) == 7_700
    old = loads.loads(areas_engine).set_index("id").loc[1]
    assert (old["status"], old["withdrawn_reason"]) == ("withdrawn", "diganti muatan 2")
    deed = loads.actions(areas_engine).iloc[0]
    assert (deed["kind"], deed["subject"], deed["actor"]) == ("withdraw", "1", "uji")


def test_what_cannot_be_replaced_is_refused_whole(areas_engine: Engine, tmp_path: Path) -> None:
    load(areas_engine, tmp_path / "a.csv", CILACAP)
    report = load(areas_engine, tmp_path / "b.csv", RENAMED, replaces=9)
    assert (report.outcome, told(report, "muatan_tidak_ada")) == (
        "refused",
        [
            "Muatan 9 tidak ada di koleksi resmi, atau sudah ditarik; lihat nomornya "
            "dengan python -m etl status."
        ],
    )
    load(areas_engine, tmp_path / "b.csv", RENAMED)
    (message,) = told(load(areas_engine, tmp_path / "b.csv", RENAMED, replaces=1), "muatan_tidak_ada")
    assert message.endswith("Tarik saja: python -m etl withdraw 1 --alasan diganti.")
    assert workers(areas_engine) == 10_400
    broken = load(areas_engine, tmp_path / "c.csv", RENAMED.replace("5200", "x"), replaces=1)
    assert broken.outcome == "refused"
    assert workers(areas_engine) == 10_400


BEYOND = (
    "Kota Semarang: perlindungan BPU yang dibayarkan September 2026 11.000 orang, peserta aktif BPU "
    "hanya 4.033; periksa jumlah dan bulan di daftar pendanaan, atau angka pesertanya."
)
COUNTS = ["33.74,,2026-09,BPU,peserta_aktif,4033,,", "33.01,,2026-09,BPU,peserta_aktif,9000,,"]


@pytest.mark.parametrize("big", [ALWAYS, NEVER])
def test_more_paid_for_than_active_is_told_whichever_comes_first(
    areas_engine: Engine, tmp_path: Path, big: int
) -> None:
    """11,000 of whom 4,033 are active. 300 are staff, 5,200 of Cilacap's 9,000 paid for: nothing to tell."""
    staff = SEMARANG.replace("pekerja rentan,11000", "pegawai non-ASN,300")
    spells = books.baku(tmp_path / "a.csv", CILACAP, staff, SEMARANG, header=HEAD)
    load_file(areas_engine, spells)
    report = load_file(areas_engine, books.baku(tmp_path / "b.csv", *COUNTS), big=big)
    assert told(report, "perlindungan_melebihi") == [BEYOND]
    shown = next(e for e in Store(areas_engine).editions() if e.collection == "resmi")
    assert BEYOND in list(Store(areas_engine).issues(shown)["message"])
    changed = SEMARANG.replace(",4,,DPA", ",3,,DPA")
    (issue,) = [
        issue
        for issue in load(areas_engine, tmp_path / "c.csv", changed).issues
        if issue.rule == "perlindungan_melebihi"
    ]
    assert (issue.message, issue.source_row) == (BEYOND, 2)
    assert loads.latest_counts(areas_engine, "resmi")["period"].max() == date(2026, 9, 30)


def test_a_number_of_workers_nobody_can_read_is_refused_beside_counts(
    areas_engine: Engine, tmp_path: Path
) -> None:
    """It stopped the load where the active participants of the area were known."""
    load_file(areas_engine, books.baku(tmp_path / "a.csv", *COUNTS))
    report = load(areas_engine, tmp_path / "b.csv", SEMARANG.replace("11000", "sebelas"), CILACAP)
    assert [(one.rule, one.source_row) for one in report.found("error")] == [("angka", 2)]
