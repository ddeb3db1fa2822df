"""What a meeting agreed: what is stored, what is refused and where, what a later file makes of it."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine

from data.facts.agreements import current_agreements, last_meeting
from data.repository.editions import create_edition
from data.repository.load_writer import withdraw
from data.repository.store import Store
from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

HEAD = "tanggal_rapat;wilayah;isi;penanggung_jawab;tenggat;status;bukti"
BREBES = "15 Juli 2026;Kab. Brebes;Menganggarkan iuran 2.000 nelayan;Bappeda;2026-09-30;belum;"
JATENG = "15-07-2026;Provinsi Jawa Tengah;Rekonsiliasi data;Disnakertrans;-;Dalam Proses;"


def load(engine: Engine, tmp_path: Path, *rows: str) -> LoadReport:
    return load_file(engine, books.baku(tmp_path / "a.csv", *rows, header=HEAD))


def test_rows_as_they_stand(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, BREBES, JATENG)
    assert (report.outcome, report.source, report.counts) == ("loaded", "kesepakatan", {"agreement": 2})
    columns = ("area_code", "met_on", "agreed", "responsible", "due_on", "status", "evidence", "source_row")
    july = date(2026, 7, 15)
    assert stored.rows(areas_engine, "agreement", *columns) == [
        ("33.29", july, "Menganggarkan iuran 2.000 nelayan", "Bappeda", date(2026, 9, 30), "belum", None, 2),
        ("33", july, "Rekonsiliasi data", "Disnakertrans", None, "proses", None, 3),
    ]


@pytest.mark.parametrize(
    ("row", "rule", "column", "why"),
    [
        (";Kab. Pati;a;b;;belum;", "kosong", "tanggal_rapat", "kolom tanggal_rapat kosong"),
        ("2091-08-12;Kab. Pati;a;b;;belum;", "tanggal", "tanggal_rapat", "tanggal 12-08-2091 belum tiba"),
        ("2026-07-15;Tegal;a;b;;belum;", "wilayah_ganda", None, "Kabupaten Tegal (33.28) atau Kota Tegal"),
        ("2026-07-15;Kab. Pati;;b;;belum;", "kosong", "isi", "kolom isi kosong"),
        ("2026-07-15;Kab. Pati;a;;;belum;", "kosong", "penanggung_jawab", "kolom penanggung_jawab kosong"),
        ("2026-07-15;Kab. Pati;a;b;;;", "kosong", "status", "kolom status kosong"),
        (
            "2026-07-15;Kab. Pati;a;b;;sebagian;",
            "kata_tak_dikenal",
            "status",
            "belum, proses, dalam proses, selesai",
        ),
        ("2026-07-15;Kab. Pati;a;b;2026-07-14;belum;", "tanggal", "tenggat", "14-07-2026 sebelum rapatnya"),
        (
            BREBES,
            "baris_ganda",
            "isi",
            "33.29 2026-07-15 Menganggarkan iuran 2.000 nelayan sudah ada di baris 2",
        ),
    ],
)
def test_refused_with_its_place(
    areas_engine: Engine, tmp_path: Path, row: str, rule: str, column: str | None, why: str
) -> None:
    report = load(areas_engine, tmp_path, BREBES, row)
    assert report.refused
    (issue,) = report.found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == (rule, 3, column)
    assert why.casefold() in issue.message.casefold()
    assert stored.rows(areas_engine, "agreement", "seq") == []


def test_a_later_file_says_how_far_it_is_and_an_edition_keeps_what_it_saw(
    areas_engine: Engine, tmp_path: Path
) -> None:
    """The same meeting, area and words, however spaced and capitalised, are one agreement; withdrawn, the
    later file no longer speaks."""
    load(areas_engine, tmp_path, BREBES, JATENG)
    create_edition(areas_engine, "juli", title="Juli", collection="resmi")
    done = "2026-07-15;Brebes;menganggarkan iuran  2.000 nelayan.;Bappeda;2026-09-30;selesai;APBD-P 7"
    later = load(areas_engine, tmp_path, done, "2026-10-14;Kab. Pati;a;b;;belum;")
    assert later.outcome == "loaded"
    store = Store(areas_engine)
    slugs = {edition.slug: edition for edition in store.editions()}

    def told(slug: str) -> list[tuple[str, str]]:
        rows = current_agreements(store.facts(slugs[slug], "agreement").itertuples())
        return [(row.area_code, row.status) for row in rows]

    assert told("juli") == [("33.29", "belum"), ("33", "proses")]
    assert told("resmi-terkini") == [("33.29", "selesai"), ("33", "proses"), ("33.18", "belum")]
    assert len(stored.rows(areas_engine, "agreement", "seq")) == 4
    assert later.load_id is not None
    withdraw(areas_engine, later.load_id, "keliru")
    assert told("resmi-terkini") == [("33.29", "belum"), ("33", "proses")]


def test_done_without_evidence_is_told(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, BREBES.replace("belum", "selesai"))
    assert [(found.rule, found.source_column) for found in report.found("warning")] == [
        ("tanpa_bukti", "bukti")
    ]


def test_the_last_meeting_is_the_one_before() -> None:
    """Who meets on 14 October asks about July; of a first meeting there is only its own day."""
    days = (date(2026, 4, 22), date(2026, 7, 15), date(2026, 10, 14))
    rows = [SimpleNamespace(met_on=day) for day in days]
    assert last_meeting(rows, date(2026, 10, 14)) == date(2026, 7, 15)
    assert last_meeting(rows, date(2026, 10, 15)) == date(2026, 10, 14)
    assert last_meeting(rows[2:], date(2026, 10, 14)) == date(2026, 10, 14)
    assert last_meeting([], date(2026, 10, 14)) is None
