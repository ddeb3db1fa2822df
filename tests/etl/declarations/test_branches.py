"""Branch offices: kept as what they are; split over areas only by a declared document, to the last person."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from data.repository import loads
from etl.checks.load_report import LoadReport
from etl.declarations import branches
from etl.declarations.branches import Allocation, Branch
from etl.declarations.declared import Declared
from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

MAJAPAHIT = ",Kantor Cabang Semarang Majapahit,2024-12,PU,peserta_aktif,111970,,"
SHARES = {"33.74": 0.5, "33.21": 0.3, "33.15": 0.2}


def allocation(weights: dict[str, float], status: str = "berlaku") -> Allocation:
    return Allocation.model_validate(
        {"status": status, "document": "Nota 7/2024", "reason": "menurut NIK", "weights": weights}
    )


def load(engine: Engine, tmp_path: Path, rows: list[str], *known: Branch) -> LoadReport:
    declared = Declared(branches=known) if known else None
    return load_file(engine, books.baku(tmp_path / "a.csv", *rows), declared=declared)


def values(engine: Engine) -> dict[str, int]:
    frame = loads.latest_counts(engine, "resmi")
    return {row.area_code: int(row.value) for row in frame.itertuples()}


def figures(engine: Engine) -> list[tuple[object, ...]]:
    return stored.rows(
        engine, "published", "area_code", "area_name", "level", "segment", "value", "source_row"
    )


def test_without_an_allocation_it_is_a_branch_figure_and_no_area_s(
    areas_engine: Engine, tmp_path: Path
) -> None:
    rows = [
        MAJAPAHIT,
        ',"KC Solo",2024-12,PU,peserta_aktif,458754,,',
        "33.72,,2024-12,PU,peserta_aktif,100512,,",
    ]
    report = load(areas_engine, tmp_path, rows)
    assert report.outcome == "loaded"
    assert (report.rows_accepted, report.counts) == (3, {"published": 2, "observation": 1})
    assert values(areas_engine) == {"33.72": 100_512}
    assert figures(areas_engine) == [
        (None, "Cabang Semarang Majapahit", "cabang", "PU", 111_970.0, 2),
        (None, "Cabang Surakarta", "cabang", "PU", 458_754.0, 3),
    ]
    told = [f.source_row for f in report.issues if f.rule == "cabang_disimpan"]
    assert told == [2, 3]


def test_a_branch_nobody_declared_is_kept_under_its_name(areas_engine: Engine, tmp_path: Path) -> None:
    load(areas_engine, tmp_path, [",Cabang Purwokerto,2024-12,PU,peserta_aktif,5,,"])
    assert figures(areas_engine) == [(None, "Cabang Purwokerto", "cabang", "PU", 5.0, 2)]


def test_a_rekap_of_branches_is_held_against_its_own_totals(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ["Peserta aktif per 31 Desember 2024"],
        ["Kantor Cabang", "Aktif PU", "Aktif BPU", "Aktif Jakon", "Jumlah aktif"],
        ["Majapahit", 111_970, 42_414, 17_223, 170_607],
    ]
    report = load_file(areas_engine, books.plain(tmp_path / "a.xlsx", rows))
    assert report.outcome == "loaded"
    assert values(areas_engine) == {}
    assert sum(float(str(row[4])) for row in figures(areas_engine)) == 171_607
    (told,) = [issue.message for issue in report.issues if issue.rule == "jumlah_tercetak"]
    assert "tercetak 170.607, jumlah bagiannya 171.607" in told


def test_a_declared_allocation_is_exact_to_the_person(areas_engine: Engine, tmp_path: Path) -> None:
    branch = Branch(name="Cabang Semarang Majapahit", allocation=allocation(SHARES))
    report = load(areas_engine, tmp_path, [MAJAPAHIT.replace("111970", "111971")], branch)
    assert report.outcome == "loaded"
    assert values(areas_engine) == {"33.74": 55_986, "33.21": 33_591, "33.15": 22_394}
    rows = stored.rows(areas_engine, "observation", "basis", "precision", "source_row", "note")
    assert {row[:3] for row in rows} == {("cabang", "approx", 2)}
    assert "Kantor Cabang Semarang Majapahit (baris 2): 55986" in rows[0][3]
    (told,) = [issue.message for issue in report.issues if issue.rule == "cabang_dibagi"]
    assert told.endswith("dibagi ke 3 daerah menurut Nota 7/2024.")
    assert figures(areas_engine)[0][4] == 111_971.0  # and what was delivered stays readable


def test_a_refused_allocation_is_not_used(areas_engine: Engine, tmp_path: Path) -> None:
    branch = Branch(name="Cabang Semarang Majapahit", allocation=allocation(SHARES, "ditolak"))
    report = load(areas_engine, tmp_path, [MAJAPAHIT], branch)
    assert values(areas_engine) == {}
    (told,) = [issue.message for issue in report.issues if issue.rule == "cabang_disimpan"]
    assert told.endswith("pembagiannya ditolak: menurut NIK.")


def test_an_area_of_two_branches_waits_for_both(areas_engine: Engine, tmp_path: Path) -> None:
    east = Branch(name="Cabang Semarang Majapahit", allocation=allocation({"33.74": 1, "33.21": 1}))
    west = Branch(name="Cabang Semarang Pemuda", allocation=allocation({"33.74": 100}))
    report = load(areas_engine, tmp_path, [MAJAPAHIT], east, west)
    assert values(areas_engine) == {}
    (told,) = [issue.message for issue in report.issues if issue.rule == "cabang_tidak_lengkap"]
    assert "Cabang Semarang Pemuda" in told
    both = [MAJAPAHIT, ",Cabang Semarang Pemuda,2024-12,PU,peserta_aktif,10,,"]
    load(areas_engine, tmp_path, both, east, west)
    assert values(areas_engine) == {"33.74": 55_995, "33.21": 55_985}


def test_the_same_branch_twice_is_refused(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, [MAJAPAHIT, MAJAPAHIT.replace("Kantor Cabang", "KC")])
    assert report.refused
    assert [(f.rule, f.source_row) for f in report.found("error")] == [("kunci_ganda", 3)]


def test_the_big_way_gives_way_to_branches(areas_engine: Engine, tmp_path: Path) -> None:
    file = books.baku(tmp_path / "a.csv", MAJAPAHIT, "33.72,,2024-12,PU,peserta_aktif,7,,")
    assert load_file(areas_engine, file, big=1).outcome == "loaded"
    assert len(figures(areas_engine)) == 1
    assert values(areas_engine) == {"33.72": 7}


@given(
    st.integers(0, 10**9),
    st.dictionaries(st.sampled_from(["33.01", "33.02", "33.03", "33.04"]), st.floats(1e-6, 1e6), min_size=1),
)
def test_parts_add_up_and_none_is_off_by_one(people: int, weights: dict[str, float]) -> None:
    parts = branches.split(people, weights)
    assert sum(parts.values()) == people
    total = sum(weights.values())
    for code, part in parts.items():
        assert abs(part - people * weights[code] / total) < 1 + 1e-3


def test_what_ships_names_five_branches_and_allocates_none() -> None:
    shipped = branches.declared()
    names = ("Kudus", "Ungaran", "Surakarta", "Semarang Majapahit", "Pekalongan")
    assert [branch.name for branch in shipped] == [f"Cabang {name}" for name in names]
    assert not [branch for branch in shipped if branch.allocation]


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ('{ "33.74" = 0.5, "33.21" = 0.4 }', "berjumlah 0.9; bagian harus berjumlah 1"),
        ('{ "33.74" = 0.5, "33.21" = 25000 }', "dan orang bilangan bulat semua"),
        ('{ "33.74" = nan }', "di atas nol"),
        ('{ "33.74" = 0 }', "di atas nol"),
        ("{}", "weights keliru"),
        ('{ "33.74" = 3, "33.99" = 4 }', "kode daerah 33.99 tidak dikenal"),
    ],
)
def test_weights_that_do_not_add_up_are_refused(weights: str, told: str) -> None:
    head = '[[branch]]\nname = "Cabang A"\n[branch.allocation]\nstatus = "berlaku"'
    text = f'{head}\ndocument = "d"\nreason = "r"\nweights = {weights}'
    with pytest.raises(ValueError, match=told):
        branches.parse(text)
