"""Files into the database: whole or not at all, to the digit."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from data.database import tables
from data.repository import load_writer, loads
from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import books

NOVEMBER = date(2023, 11, 30)
TITLE = ("REKAPITULASI KEPESERTAAN", "Posisi 30 November 2023")


def stored(engine: Engine) -> dict[tuple[str, str], int]:
    """Values by segment and measure; the tests load one area and month."""
    frame = loads.latest_counts(engine, "resmi")
    return {(row.segment, row.measure): int(row.value) for row in frame.itertuples()}


def rows_in_all_tables(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in tables.metadata.tables.items()
        }


def rules(report: LoadReport, severity: str = "error") -> list[str]:
    return [issue.rule for issue in report.found(severity)]


def test_kudus_comes_out_to_the_digit(areas_engine: Engine, tmp_path: Path) -> None:
    path = books.rekap(tmp_path / "kudus.xlsx", [books.KUDUS], title=TITLE, total=books.KUDUS[1:])
    report = load_file(areas_engine, path, loaded_by="uji")
    assert report.outcome == "loaded"
    assert (report.rows_read, report.rows_accepted, report.counts) == (2, 1, {"observation": 6})
    counts = stored(areas_engine)
    assert counts == {
        ("PU", "eligible_workers"): 279_223,
        ("BPU", "eligible_workers"): 140_885,
        ("JAKON", "eligible_workers"): 64_940,
        ("PU", "active_participants"): 223_396,
        ("BPU", "active_participants"): 9_128,
        ("JAKON", "active_participants"): 21_563,
    }
    active = sum(value for (_, measure), value in counts.items() if measure == "active_participants")
    assert active == 254_087
    frame = loads.latest_counts(areas_engine, "resmi")
    assert set(frame["area_code"]) == {"33.19"}
    assert set(frame["period"]) == {NOVEMBER}
    assert set(frame["basis"]) == {"nik"}


def test_the_sum_kudus_printed_wrong_is_told_with_both_figures(areas_engine: Engine, tmp_path: Path) -> None:
    path = books.rekap(tmp_path / "kudus.xlsx", [books.KUDUS], title=TITLE, total=books.KUDUS[1:])
    report = load_file(areas_engine, path)
    told = [issue for issue in report.issues if issue.rule == "jumlah_tercetak"]
    assert [(issue.source_row, issue.value) for issue in told] == [(7, "485.049"), (8, "485.049")]
    assert told[0].message == (
        "Kab. Kudus: potensi TOTAL tercetak 485.049, jumlah bagiannya 485.048 (selisih 1). "
        "Yang disimpan bagiannya."
    )


def test_issues_are_stored_with_their_place(areas_engine: Engine, tmp_path: Path) -> None:
    path = books.rekap(tmp_path / "kudus.xlsx", [books.KUDUS], title=TITLE)
    report = load_file(areas_engine, path)
    assert report.load_id is not None
    issues = loads.issues(areas_engine, report.load_id)
    assert len(issues) == len(report.issues)
    row = issues[issues["rule"] == "jumlah_tercetak"].iloc[0]
    assert (row["severity"], row["sheet"], row["source_row"]) == ("warning", "Rekap", 7)
    assert row["source_column"] == "F · Potensi · Jumlah"


def test_the_same_file_twice_changes_nothing(areas_engine: Engine, tmp_path: Path) -> None:
    path = books.rekap(tmp_path / "kudus.xlsx", [books.KUDUS], title=TITLE)
    first = load_file(areas_engine, path)
    before = rows_in_all_tables(areas_engine)
    again = load_file(areas_engine, path.rename(tmp_path / "nama-lain.xlsx"))
    assert (again.outcome, again.load_id, again.refused) == ("already", first.load_id, False)
    assert rows_in_all_tables(areas_engine) == before


def test_a_dry_run_stores_nothing_and_stands_in_no_ones_way(areas_engine: Engine, tmp_path: Path) -> None:
    path = books.rekap(tmp_path / "kudus.xlsx", [books.KUDUS], title=TITLE)
    before = rows_in_all_tables(areas_engine)
    report = load_file(areas_engine, path, dry_run=True)
    assert (report.outcome, report.load_id, report.counts) == ("dry_run", None, {"observation": 6})
    assert rows_in_all_tables(areas_engine) == before
    assert load_file(areas_engine, path).outcome == "loaded"


def test_a_fault_in_the_middle_leaves_nothing(
    areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_connection: object, _collection: str) -> None:
        raise RuntimeError("listrik padam")

    path = books.rekap(tmp_path / "a.xlsx", [books.KUDUS], title=TITLE)
    before = rows_in_all_tables(areas_engine)
    with monkeypatch.context() as patch:
        patch.setattr(load_writer, "_open_collection", fail)
        with pytest.raises(RuntimeError, match="listrik padam"):
            load_file(areas_engine, path)
    assert rows_in_all_tables(areas_engine) == before
    assert load_file(areas_engine, path).outcome == "loaded"


def test_one_bad_cell_refuses_the_whole_file(areas_engine: Engine, tmp_path: Path) -> None:
    bad = ["Kab. Pati", "12.5", *books.KUDUS[2:]]
    path = books.rekap(tmp_path / "a.xlsx", [books.KUDUS, bad], title=TITLE)
    before = rows_in_all_tables(areas_engine)
    report = load_file(areas_engine, path)
    (issue,) = report.found("error")
    assert report.refused
    assert issue.rule == "angka_keliru"
    assert (issue.sheet, issue.source_row, issue.source_column) == ("Rekap", 8, "C · Potensi · PU")
    assert issue.value == "12.5"
    assert issue.message.startswith("Jumlah orang harus bilangan bulat, tertulis 12.5; ")
    assert rows_in_all_tables(areas_engine) == before


@pytest.mark.parametrize(
    ("name", "rule", "why"),
    [
        ("Semarang", "wilayah_ganda", "bisa Kabupaten Semarang (33.22) atau Kota Semarang (33.74)"),
        ("Kab. Kuduss", "wilayah_tak_dikenal", "maksudnya Kabupaten Kudus (33.19)?"),
    ],
)
def test_an_area_is_never_guessed(
    areas_engine: Engine, tmp_path: Path, name: str, rule: str, why: str
) -> None:
    path = books.rekap(tmp_path / "a.xlsx", [[name, *books.KUDUS[1:]]], title=TITLE)
    report = load_file(areas_engine, path)
    (issue,) = report.found("error")
    assert (issue.rule, issue.source_row, issue.value) == (rule, 7, name)
    assert why.casefold() in issue.message.casefold()


def test_an_area_with_no_active_figure_has_not_reported(areas_engine: Engine, tmp_path: Path) -> None:
    pati = ["Kab. Pati", "200.000", "300.000", "11.111", None, "-", None, "...", None, None]
    path = books.rekap(tmp_path / "a.xlsx", [books.KUDUS, pati], title=TITLE)
    report = load_file(areas_engine, path)
    assert report.outcome == "loaded"
    assert [f.message for f in report.issues if f.rule == "belum_melapor"] == [
        "Kab. Pati belum melapor peserta aktif PU, BPU, JAKON; dicatat kosong, bukan nol."
    ]
    frame = loads.latest_counts(areas_engine, "resmi")
    pati_rows = frame[frame["area_code"] == "33.18"]
    assert set(pati_rows["measure"]) == {"eligible_workers"}


def test_a_signature_below_a_table_without_a_total_is_no_area(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ["September 2026"],
        ["Kab/Kota", "Peserta PU"],
        ["Kab. Kudus", 10],
        ["Plt. Asisten"],
        ["Drs. Anu"],
    ]
    report = load_file(areas_engine, books.plain(tmp_path / "a.xlsx", rows))
    assert report.outcome == "loaded"
    assert [f.source_row for f in report.issues if f.rule == "catatan_berkas"] == [4, 5]


def test_published_figures_never_mix_with_official_ones(areas_engine: Engine, root: Path) -> None:
    report = load_file(areas_engine, root / "data" / "provinces" / "33" / "published" / "figures.csv")
    assert rules(report) == ["koleksi_keliru"]
    assert report.source == "terbit"


def test_a_file_of_no_known_shape_is_told_what_is_looked_for(areas_engine: Engine, tmp_path: Path) -> None:
    report = load_file(areas_engine, books.plain(tmp_path / "a.xlsx", [["halo"], ["dunia"]]))
    (issue,) = report.found("error")
    assert issue.rule == "sumber_tak_dikenal"
    for name in ("baku", "rekap", "terbit", "target", "pendanaan", "sektor", "iuran"):
        assert f"  {name}: " in issue.message


def test_a_file_that_is_not_of_the_named_source(areas_engine: Engine, tmp_path: Path) -> None:
    path = books.rekap(tmp_path / "a.xlsx", [books.KUDUS], title=TITLE)
    assert rules(load_file(areas_engine, path, source="baku")) == ["bukan_tabel"]
    assert rules(load_file(areas_engine, path, source="tebak")) == ["sumber_tak_dikenal"]


def test_a_database_without_areas_says_what_to_do(engine: Engine, tmp_path: Path) -> None:
    report = load_file(engine, books.rekap(tmp_path / "a.xlsx", [books.KUDUS], title=TITLE))
    assert rules(report) == ["daerah_belum_ada"]


def test_a_missing_file(areas_engine: Engine, tmp_path: Path) -> None:
    assert rules(load_file(areas_engine, tmp_path / "tidak-ada.xlsx")) == ["berkas_tidak_ada"]
