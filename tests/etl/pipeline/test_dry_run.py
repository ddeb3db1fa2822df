"""--kering: exactly what would change, and nothing that does; the same report after a real load."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from data.changes.impact import State, changes
from data.database import tables
from data.dates import now
from data.repository.store import Store
from etl.pipeline.change_wording import fact_words
from etl.pipeline.dry_run import load_and_compare, rehearse
from etl.pipeline.load_file import load_file
from etl.pipeline.summary import summary
from etl.pipeline.summary_page import page
from tests.etl.pipeline.test_load_file import rows_in_all_tables
from tests.support.cheaper import Begin
from tests.support.etl import books

FIRST = (
    "33.19,,2026-08,PU,peserta_aktif,100,,",
    "33.19,,2026-08,PU,potensi,400,,",
    "33.18,,2026-08,PU,peserta_aktif,300,,",
    "33.18,,2026-08,PU,potensi,400,,",
)
SECOND = (
    "33.19,,2026-08,PU,peserta_aktif,390,,",
    "33.20,,2026-08,PU,peserta_aktif,200,,",
    "33.20,,2026-08,PU,potensi,400,,",
)
CELLS = [
    ("33.19", "PU", "active_participants", "berubah", 100, 390),
    ("33.20", "PU", "active_participants", "baru", None, 200),
    ("33.20", "PU", "eligible_workers", "baru", None, 400),
]
RANKS = {("33.18", 1, 2, -1), ("33.19", 2, 1, 1), ("33.20", None, 3, None)}


@pytest.fixture
def loaded(areas_engine: Engine, tmp_path: Path, begin: Begin) -> Engine:
    file = books.baku(tmp_path / "a.csv", *FIRST)
    begin("dry run", areas_engine, lambda: load_and_compare(areas_engine, file))
    return areas_engine


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(table))]
            for name, table in tables.metadata.tables.items()
        }


def plain(value: object) -> int | None:
    return None if str(value) == "<NA>" else int(str(value))


def test_what_would_change_is_told_and_nothing_changes(loaded: Engine, tmp_path: Path) -> None:
    before = everything(loaded)
    report, found = rehearse(loaded, books.baku(tmp_path / "b.csv", *SECOND))
    assert everything(loaded) == before
    assert (report.outcome, report.load_id) == ("dry_run", None)
    assert found is not None
    cells = [
        (row.area_code, row.segment, row.measure, row.kind, plain(row.old), plain(row.new))
        for row in found.cells.itertuples()
    ]
    assert cells == CELLS
    assert (found.gained, found.lost) == (["33.20"], [])
    ranks = {
        (row.area, plain(row.old), plain(row.new), plain(row.gained))
        for row in found.ranks.itertuples()
        if row.metric == "coverage_pu"
    }
    assert ranks == RANKS
    assert {row.metric for row in found.ranks.itertuples()} == {"coverage_pu"}


def test_the_load_then_changes_just_that(loaded: Engine, tmp_path: Path) -> None:
    file = books.baku(tmp_path / "b.csv", *SECOND)
    told = rehearse(loaded, file)[1]
    report, found = load_and_compare(loaded, file)
    assert report.outcome == "loaded"
    assert told is not None
    assert found is not None
    assert told.cells.to_dict("records") == found.cells.to_dict("records")
    assert told.ranks.to_dict("records") == found.ranks.to_dict("records")
    assert rehearse(loaded, file)[0].outcome == "already"


def test_who_comes_in_moves_nobody(loaded: Engine, tmp_path: Path) -> None:
    """33.20 comes in at the top: 33.18 and 33.19 stand one lower and have been passed by nobody they were
    compared with."""
    rows = ("33.20,,2026-08,PU,peserta_aktif,399,,", "33.20,,2026-08,PU,potensi,400,,")
    found = rehearse(loaded, books.baku(tmp_path / "d.csv", *rows))[1]
    assert found is not None
    assert [(row.area, plain(row.old), plain(row.new)) for row in found.ranks.itertuples()] == [
        ("33.20", None, 1)
    ]


def test_a_new_month_in_which_an_area_is_silent_loses_it(loaded: Engine, tmp_path: Path) -> None:
    file = books.baku(tmp_path / "c.csv", "33.18,,2026-09,PU,peserta_aktif,310,,")
    found = rehearse(loaded, file)[1]
    assert found is not None
    assert (found.gained, found.lost) == ([], ["33.19"])
    assert (str(found.old_month), str(found.month)) == ("2026-08-31", "2026-09-30")
    (row,) = [row for row in found.ranks.itertuples() if row.area == "33.19"]
    assert (plain(row.old), plain(row.new)) == (2, None)


def test_a_month_that_comes_late_is_held_against_no_later_one(loaded: Engine, tmp_path: Path) -> None:
    """August stands; a file about June ranks 33.19 alone there, and moves nobody of August."""
    rows = ("33.19,,2026-06,PU,peserta_aktif,100,,", "33.19,,2026-06,PU,potensi,400,,")
    found = rehearse(loaded, books.baku(tmp_path / "c.csv", *rows))[1]
    assert found is not None
    assert len(found.cells) == 2
    assert list(found.ranks.itertuples()) == []


def test_the_same_on_loads_that_were_never_packed(loaded: Engine, tmp_path: Path) -> None:
    with loaded.begin() as connection:
        connection.execute(tables.count_block.delete())
    found = rehearse(loaded, books.baku(tmp_path / "b.csv", *SECOND))[1]
    assert found is not None
    assert [row.kind for row in found.cells.itertuples()] == ["berubah", "baru", "baru"]


def test_what_is_withdrawn_is_a_lost_cell(loaded: Engine) -> None:
    store = Store(loaded, preview=True)
    before = State.of(store, "resmi")
    found = changes(before, State(before.codes))
    assert (found.count("hilang"), found.lost) == (4, ["33.18", "33.19"])


def test_the_summary_as_json_and_as_a_page(loaded: Engine, tmp_path: Path) -> None:
    file = books.baku(tmp_path / "<b>.csv", *SECOND)
    report, changed = rehearse(loaded, file)
    found = summary(report, changed, {"33.19": "Kabupaten Kudus"})
    assert json.loads(json.dumps(found)) == found
    assert found["perubahan"]["sel"][0] == {
        "kode_wilayah": "33.19",
        "wilayah": "Kabupaten Kudus",
        "periode": "2026-08",
        "segmen": "PU",
        "ukuran": "peserta_aktif",
        "perubahan": "berubah",
        "lama": 100,
        "baru": 390,
    }
    assert found["temuan"]["jumlah"] == {"galat": 0, "awas": 1, "info": 1}
    shown = page(found, at=datetime(2026, 10, 5, 8, 30))
    assert "&lt;b&gt;.csv" in shown
    assert "<b>.csv" not in shown
    assert "33.19 Kabupaten Kudus" in shown
    assert "http" not in shown
    assert "SIMULASI" not in shown
    assert "SIMULASI" in page({**found, "simulasi": True}, at=datetime(2026, 10, 5))


@pytest.mark.slow
@pytest.mark.parametrize(("own", "old"), [(False, 100), (True, 54_321)])
@pytest.mark.parametrize("tell", [rehearse, load_and_compare])
def test_what_others_may_not_see_yet_is_not_told(
    loaded: Engine, tmp_path: Path, *, own: bool, old: int, tell: Any
) -> None:
    until = now() + timedelta(days=9)
    secret = books.baku(tmp_path / "rahasia.csv", "33.19,,2026-08,PU,peserta_aktif,54321,,")
    load_and_compare(loaded, secret, embargo_until=until)
    file = books.baku(tmp_path / "b.csv", *SECOND)
    report, found = tell(loaded, file, embargo_until=until if own else None)
    words = json.dumps(summary(report, found, {}))
    assert [cell["lama"] for cell in json.loads(words)["perubahan"]["sel"]] == [old, None, None]
    assert ("54321" in words) == own


def test_a_refused_file_has_issues_and_no_changes(loaded: Engine, tmp_path: Path) -> None:
    before = rows_in_all_tables(loaded)
    report, changed = rehearse(loaded, books.baku(tmp_path / "b.csv", "33.1,,2026-09,PU,potensi,1,,"))
    found = summary(report, changed, {})
    assert (report.outcome, changed, found["perubahan"]) == ("refused", None, None)
    assert "Ditolak" in page(found, at=datetime(2026, 10, 5))
    assert rows_in_all_tables(loaded) == before


GOALS = "skema,judul_skema,dokumen,wilayah,segmen,tahun,nilai,satuan,basis,sumber"
SPELLS = "wilayah,tahun,dana,kelompok,pekerja,bulan_pertama,bulan_iuran,anggaran_rp,sumber"
DUTIES = "wilayah,kewajiban,status,bukti"


def goal(percent: str) -> str:
    return f'nks,NKS,NKS 1,Kab. Kudus,PU,2026,"{percent}",persen,potensi,NKS'


def spell(workers: int) -> str:
    return f"Kab. Kudus,2026,APBD,nelayan,{workers},Maret 2026,8,,DPA"


@pytest.mark.slow
def test_facts_besides_counts_are_told_old_and_new(loaded: Engine, tmp_path: Path) -> None:
    """A target of 25 % that 100 of 400 just reach becomes 40; a spell loses workers; a duty is done."""
    first = [(GOALS, goal("25")), (SPELLS, spell(60)), (DUTIES, "Kab. Kudus,1,proses,x")]
    second = [(GOALS, goal("40,5")), (SPELLS, spell(50)), (DUTIES, "Kab. Kudus,1,selesai,x")]
    for number, (header, row) in enumerate(first):
        load_and_compare(loaded, books.baku(tmp_path / f"{number}.csv", row, header=header))
    told = []
    for number, (header, row) in enumerate(second):
        report, changed = rehearse(loaded, books.baku(tmp_path / f"n{number}.csv", row, header=header))
        found = summary(report, changed, {"33.19": "Kudus"})["perubahan"]
        told += [(one["tabel"], one["rincian"], one["lama"], one["baru"]) for one in found["fakta"]]
        flips = [(one["wilayah"], one["lama"], one["baru"]) for one in found["status"] if "19" in str(one)]
        assert flips == ([("Kudus", "Tercapai", "Jauh tertinggal")] if header == GOALS else [])
        words = page(summary(report, changed, {}), at=datetime(2026, 10, 5))
        assert all(text in words for text in told[-1][2:])
    assert told == [
        ("target", "nks, PU, 2026", "25 %", "40,5 %"),
        ("pendanaan", "nelayan, APBD, 2026, Maret 2026", "60 orang, 8 bulan", "50 orang, 8 bulan"),
        ("kewajiban", "Regulasi dan anggaran", "Dalam proses", "Selesai"),
    ]


def test_a_replaced_load_is_told_as_gone(loaded: Engine, tmp_path: Path) -> None:
    old = load_and_compare(loaded, books.baku(tmp_path / "a.csv", spell(60), header=SPELLS))[0]
    file = books.baku(tmp_path / "b.csv", spell(60).replace("nelayan", "petani"), header=SPELLS)
    _, found = rehearse(loaded, file, replaces=old.load_id)
    assert found is not None
    assert [(one.key[1], one.kind) for one in found.facts] == [("nelayan", "hilang"), ("petani", "baru")]


def test_agreements_are_told_old_and_new_too(areas_engine: Engine, tmp_path: Path) -> None:
    head = "tanggal_rapat,wilayah,isi,penanggung_jawab,tenggat,status"
    kept, lost = (
        "2026-07-15,Kab. Klaten,Anggarkan iuran,Disnaker,2026-09-30",
        "2026-07-15,Kota Tegal,Data,Dinas,",
    )
    load_file(areas_engine, books.baku(tmp_path / "a.csv", f"{kept},belum", f"{lost},belum", header=head))
    again = books.baku(tmp_path / "b.csv", f"{kept.replace('iuran', 'IURAN.')},proses", header=head)
    report, changed = rehearse(areas_engine, again)
    assert changed is not None
    (fact,) = [fact_words(change, {}) for change in changed.facts]
    assert (fact["tabel"], fact["kode_wilayah"], fact["rincian"]) == (
        *("kesepakatan", "33.10"),
        "2026-07-15, anggarkan iuran",
    )
    assert (fact["lama"], fact["baru"]) == (
        "Belum, Disnaker, tenggat 2026-09-30",
        "Dalam proses, Disnaker, tenggat 2026-09-30",
    )
    assert [one.rule for one in report.issues] == ["baris_tertinggal"]


def test_sectors_too(areas_engine: Engine, tmp_path: Path) -> None:
    head, row = "wilayah,tanggal_data,sektor,potensi,sumber", "Kota Tegal,2025-12,Jasa,{},x"
    load_file(areas_engine, books.baku(tmp_path / "a.csv", row.format(1900), header=head))
    _, changed = rehearse(areas_engine, books.baku(tmp_path / "b.csv", row.format(2000), header=head))
    assert changed is not None
    (fact,) = [fact_words(change, {}) for change in changed.facts]
    assert (fact["tabel"], fact["rincian"]) == ("sektor", "2025-12-31, Jasa")
    assert (fact["lama"], fact["baru"]) == ("potensi 1.900", "potensi 2.000")
