"""A big canonical file goes in by another way, and nobody can tell from what is found and stored."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from data.database.engine import make_engine, migrate
from data.repository.load_writer import withdraw
from etl.checks.load_report import MOST
from etl.large_files.load import long_file
from etl.parsing.areas import district_names, ensure_areas
from etl.pipeline.load_file import load_file
from tests.support.etl.large_files import ALWAYS, NEVER, assert_alike, contents
from tests.support.world import wipe

pytestmark = pytest.mark.slow

HEADER = "kode_wilayah,wilayah,periode,segmen,ukuran,nilai,program,basis,presisi,sementara,catatan,rse"
GOOD = [
    f"{code},{name},{month},{segment},{measure},{1000 + place},,nik,,,,"
    for place, (code, name) in enumerate(district_names())
    for month in ("2025-01", "Februari 2025", "2025-03-31")
    for segment in ("PU", "BPU", "Jakon")
    for measure in ("peserta_aktif", "potensi")
]
WARNED = [
    "33.01,,2025-04,PU,peserta_aktif,500000,,nik,,,,",
    "33.01,,2025-04,PU,potensi,20,,nik,kira-kira,ya,catatan,3.5",
    "33.02,,2025-04,TOTAL,potensi,20,,nik,,,,1.5",
    "33.02,,2025-04,PU,potensi,20,,nik,,,,",
    "33.02,,2025-04,BPU,potensi,1.020,,nik,,,,",
    "33.02,,2025-04,JAKON,potensi,nihil,,nik,,,,",
    ",Kab. Kudus,2025-04,PU,peserta_aktif,-,,nik,,,,",
    ",,,,,,,,,,,",
    "33,,2025-04,PU,potensi,41,,nik,,,,",
    ",JUMLAH,2025-04,PU,potensi,77,,nik,,,,",
    ",Jumlah Entah,2025-04,PU,potensi,1,,nik,,,,",
    "33.03,,2025-04,PU,peserta_aktif,9,JKK,nik,,,,",
]
BROKEN = [
    "33.1,,2025-04,PU,potensi,1,,,,,,",
    "33.04,,2099-04,PU,potensi,1,,,,,,",
    "33.04,,,PU,potensi,x,,,,,,",
    "33.04,,2025-04,XX,potensi,x,,,,,,",
    "33.04,,2025-04,BPU,peserta_aktif,1,JP,,,,,",
    "33.04,,2025-04,PU,potensi,-5,,nik,,,,",
    "33.04,,2025-04,PU,potensi,5,,nik,,,,5000",
    "33.04,,2025-04,PU,potensi,6,,nik,,,,-1",
    "kr-pati,,2025-04,PU,potensi,6,,nik,,,,",
    "33.05,,2025-04",
    "33.01,,2025-04,PU,potensi,21,,nik,,,,",
    "xx,,2025-04,PU,potensi,-,,nik,,,,",
    ",Semarang,2025-04,PU,potensi,7,,nik,,,,",
    '33.06,"Kab. Purworejo",2025-04,PU,potensi,"7",,nik,,,"a, b\nc",',
    "33.07,,2025-04,PU,potensi,1,,nik,,,,,,terlalu panjang",
]


def write(
    path: Path, rows: list[str], *, header: str = HEADER, encoding: str = "utf-8", end: str = "\n"
) -> Path:
    path.write_bytes((end.join([header, *rows]) + end).encode(encoding))
    return path


@pytest.fixture
def other_engine(tmp_path: Path) -> Engine:
    """A second database; SQLite, whatever kind the first one is."""
    return sqlite(tmp_path / "lain.sqlite3")


def sqlite(file: Path) -> Engine:
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    ensure_areas(engine)
    return engine


@pytest.fixture(scope="module")
def two_engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Engine]]:
    """Two of SQLite: a refused load leaves a gap in the numbers that PostgreSQL gives."""
    folder = tmp_path_factory.mktemp("dua")
    two = sqlite(folder / "umum.sqlite3"), sqlite(folder / "cepat.sqlite3")
    yield two
    for engine in two:
        engine.dispose()


def test_good_warned_and_broken_files_are_told_and_stored_alike(
    areas_engine: Engine, other_engine: Engine, tmp_path: Path
) -> None:
    good = assert_alike(other_engine, areas_engine, write(tmp_path / "a.csv", GOOD))
    assert (good.outcome, good.counts, good.issues) == ("loaded", {"observation": 630}, [])
    warned = assert_alike(other_engine, areas_engine, write(tmp_path / "b.csv", WARNED))
    assert warned.outcome == "loaded"
    assert {issue.rule for issue in warned.issues} == {
        *("belum_melapor", "jumlah_tercetak", "melebihi_potensi", "lonjakan", "potensi_berubah"),
        *("wilayah_tidak_ada", "jumlah_tak_dikenal"),
    }
    broken = assert_alike(other_engine, areas_engine, write(tmp_path / "c.csv", WARNED + BROKEN))
    assert (broken.outcome, broken.load_id) == ("refused", None)
    assert {issue.rule for issue in broken.found("error")} == {
        *("kode_terpotong", "wilayah_ganda", "bulan_keliru", "angka_keliru", "angka", "kosong"),
        *("kata_tak_dikenal", "program_segmen", "bukan_kabupaten_kota", "kunci_ganda"),
    }
    again = assert_alike(other_engine, areas_engine, tmp_path / "a.csv")
    assert (again.outcome, again.load_id) == ("already", 1)


@pytest.mark.parametrize(
    ("encoding", "end", "delimiter"),
    [("utf-8-sig", "\r\n", ";"), ("cp1252", "\n", "\t"), ("utf-8", "\r\n", ",")],
)
def test_however_it_is_written(
    areas_engine: Engine, other_engine: Engine, tmp_path: Path, *, encoding: str, end: str, delimiter: str
) -> None:
    rows = [row.replace("catatan", "§ catatan é") for row in GOOD[:60] + WARNED]
    rows = [row.replace(",", delimiter) for row in rows]
    header = HEADER.replace(",", delimiter) + delimiter + "lain"
    file = write(tmp_path / "a.csv", rows, header=header, encoding=encoding, end=end)
    report = assert_alike(other_engine, areas_engine, file)
    assert report.outcome == "loaded"
    assert "kolom_dilewati" in {issue.rule for issue in report.issues}


def test_lines_above_the_header_and_columns_in_another_order(
    areas_engine: Engine, other_engine: Engine, tmp_path: Path
) -> None:
    rows = ["periode,nilai,ukuran,segmen,wilayah", "2025-01,1.000,potensi,PU,Kab. Kudus", "", "2025-01,x"]
    file = write(tmp_path / "a.csv", rows, header="Data Jamsostek\n")
    report = assert_alike(other_engine, areas_engine, file)
    assert [issue.source_row for issue in report.found("error")] == [6, 6, 6]


CELLS = {
    "code": st.sampled_from(["33.01", "3302", "33.71", "", "33.1", "33", "99.99"]),
    "name": st.sampled_from(["", "", "Kab. Cilacap", "Kota Magelang", "Magelang", "Jumlah", "Total Kota"]),
    "period": st.sampled_from(["2025-01", "2025-02", "Maret 2025", "31/12/2024", "", "2099-01", "x"]),
    "segment": st.sampled_from(["PU", "BPU", "jakon", "TOTAL", "pmi", "PU", "x", ""]),
    "measure": st.sampled_from(["peserta_aktif", "potensi", "potensi", "PESERTA_AKTIF ", "badan_usaha", "x"]),
    "value": st.integers(0, 3_000).map(str)
    | st.sampled_from(
        ["", "-", "1.234", "12.5", "007", "1e3", "1000000000", "1000000001", "５", "2 345", "12²"]
    ),
    "programme": st.sampled_from(["", "", "", "jkk", "JP", "x"]),
    "basis": st.sampled_from(["", "nik", "nik", "bps", "x"]),
    "precision": st.sampled_from(["", "", "approx", "x"]),
    "provisional": st.sampled_from(["", "ya", "tidak", "x"]),
    "note": st.sampled_from(["", " a ", "''"]),
    "rse": st.sampled_from(["", "", "3,5".replace(",", "."), "-", "x", "0", "100", "101"]),
}
ODD = st.tuples(*CELLS.values()).map(",".join)
PLAIN = st.tuples(
    st.sampled_from(["33.01", "33.02", "33.71"]),
    st.just(""),
    st.sampled_from(["2024-03", "2024-12", "2025-01", "2025-03"]),
    st.sampled_from(["PU", "BPU", "JAKON", "TOTAL", "PMI"]),
    st.sampled_from(["peserta_aktif", "potensi"]),
    st.integers(0, 3_000).map(str),
    st.sampled_from([",nik,,,,", ",nik,,,,", ",bps,,,,"]),
).map(",".join)


@settings(  # the same files each time: what a search of its own finds would fail by chance
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    before=st.lists(PLAIN, max_size=12, unique_by=lambda row: tuple(row.split(",")[:5])),
    rows=st.lists(PLAIN, max_size=14, unique_by=lambda row: tuple(row.split(",")[:5])),
    odd=st.lists(ODD, max_size=4),
)
def test_any_two_files(
    two_engines: tuple[Engine, Engine], tmp_path: Path, *, before: list[str], rows: list[str], odd: list[str]
) -> None:
    for engine in two_engines:
        wipe(engine)
        ensure_areas(engine)
    assert_alike(*two_engines, write(tmp_path / "a.csv", before))
    mixed = rows + odd
    random.Random(len(mixed)).shuffle(mixed)
    assert_alike(*two_engines, write(tmp_path / "b.csv", mixed))


def test_unknown_areas_beside_a_known_one_are_told_one_by_one(
    areas_engine: Engine, other_engine: Engine, tmp_path: Path
) -> None:
    """The known row is read by another way than the three refused ones: the file is of this province."""
    rows = [
        f"{code},,2025-01,PU,potensi,{code[-1]},,nik,,,," for code in ("33.02", "99.91", "99.92", "99.93")
    ]
    report = assert_alike(other_engine, areas_engine, write(tmp_path / "a.csv", rows))
    assert [(issue.rule, issue.source_row) for issue in report.found("error")] == [
        *(("kode_tak_dikenal", row) for row in (3, 4, 5)),
    ]


def test_segments_on_another_basis_are_told_in_the_order_of_the_registry(
    areas_engine: Engine, other_engine: Engine, tmp_path: Path
) -> None:
    row = "33.{},,2025-01,{},peserta_aktif,400,,{},,,,"
    before = [row.format(area, segment, "nik") for area in ("01", "02") for segment in ("PU", "JAKON")]
    assert_alike(other_engine, areas_engine, write(tmp_path / "a.csv", before))
    after = [row.format("71", segment, "bps") for segment in ("JAKON", "PU")]
    report = assert_alike(other_engine, areas_engine, write(tmp_path / "b.csv", after))
    (mixed,) = [issue.message for issue in report.issues if issue.rule == "basis_campur"]
    assert "(PU 1 daerah, JAKON 1 daerah)" in mixed


def test_a_trial_stores_nothing(areas_engine: Engine, other_engine: Engine, tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", GOOD)
    assert assert_alike(other_engine, areas_engine, file, dry_run=True).outcome == "dry_run"
    assert not any(contents(areas_engine).values())


def test_a_withdrawn_load_is_no_longer_what_stands(
    areas_engine: Engine, other_engine: Engine, tmp_path: Path
) -> None:
    file = write(tmp_path / "a.csv", GOOD)
    assert_alike(other_engine, areas_engine, file)
    for engine in (areas_engine, other_engine):
        withdraw(engine, 1, "uji")
    report = assert_alike(other_engine, areas_engine, write(tmp_path / "b.csv", [*GOOD[:-1], WARNED[0]]))
    assert not [issue for issue in report.issues if issue.rule == "angka_direvisi"]


@pytest.mark.parametrize("big", [ALWAYS, NEVER])
def test_a_million_bad_cells_make_a_short_report(areas_engine: Engine, tmp_path: Path, *, big: int) -> None:
    rows = [f"33.01,,2025-01,PU,potensi,x{place},,,,,," for place in range(3_000)]
    report = load_file(areas_engine, write(tmp_path / "a.csv", rows), big=big)
    assert report.outcome == "refused"
    assert len(report.issues) == MOST + 1
    assert report.issues[-1].message == "… dan 2.000 lagi dengan aturan yang sama."


def test_reading_stops_where_everything_is_wrong(areas_engine: Engine, tmp_path: Path) -> None:
    rows = ["33.01,,2025-01,PU,potensi,x,,,,,,"] * 30_000
    report = load_file(areas_engine, write(tmp_path / "a.csv", rows), big=ALWAYS)
    assert report.outcome == "refused"
    assert [issue.message for issue in report.issues[-2:]] == [
        "Pemeriksaan berhenti di baris 10001: terlalu banyak galat.",
        "… dan 9.000 lagi dengan aturan yang sama.",
    ]


def test_which_files_go_the_quick_way(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", GOOD)
    assert long_file(file, None, "resmi", at_least=ALWAYS) is not None
    assert long_file(file, None, "resmi") is None  # small
    assert long_file(file, "rekap", "resmi", at_least=ALWAYS) is None
    assert long_file(file, None, "terbit", at_least=ALWAYS) is None  # its figures may stand twice
    file.write_bytes(file.read_bytes() + b"\0")
    assert long_file(file, None, "resmi", at_least=ALWAYS) is None
