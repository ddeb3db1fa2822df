"""Mutu data answers what was refused and why, and shows branch figures as such."""

from pathlib import Path

from sqlalchemy import Engine

from data.store import Store
from etl.pipeline import load_file
from etl.refused import keep
from tests.dashboards.reading import page, rows
from tests.etl import books

GOOD = "33.19,,2026-08,PU,peserta_aktif,390,,"
ROWS = (GOOD, "33.1,,2026-08,PU,peserta_aktif,5,,", ",Cabang Surakarta,2026-08,PU,peserta_aktif,9999,,")


def test_rows_files_and_branches(areas_engine: Engine, tmp_path: Path) -> None:
    store = Store(areas_engine)
    load_file(areas_engine, books.baku(tmp_path / "baik.csv", GOOD))
    tree = page(store, "/mutu-data", "edisi=resmi-terkini")
    assert "Tidak ada yang ditolak" in tree.card("Yang ditolak").text
    assert "Angka kantor cabang" not in tree.text
    file = books.baku(tmp_path / "a.csv", *ROWS)
    keep(areas_engine, file, load_file(areas_engine, file), actor="uji")
    load_file(areas_engine, file, partial=True)
    tree = page(store, "/mutu-data", "edisi=resmi-terkini")
    refused = tree.card("Yang ditolak")
    kept, whole = refused.all("table")
    assert "A: 33.1 · C: 2026-08 · D: PU · E: peserta_aktif · F: 5" in kept.text
    assert "Kabupaten Klaten (33.10) atau Kabupaten Cilacap (33.01)" in kept.text
    assert "baku · a.csv" in whole.text
    assert "baris 3 · Kode 33.1 terpotong" in whole.text
    assert rows(tree.card("Angka kantor cabang").one("table")) != []
    assert "Cabang Surakarta" in tree.card("Angka kantor cabang").text
    area = page(store, "/daerah/33.72", "edisi=resmi-terkini&periode=2026-08")
    assert "9.999" not in area.text


def test_an_earlier_edition_knows_no_later_refusal(areas_engine: Engine, tmp_path: Path) -> None:
    from data.editions import create_edition

    load_file(areas_engine, books.baku(tmp_path / "baik.csv", GOOD))
    create_edition(areas_engine, "dulu", title="Dulu", collection="resmi")
    file = books.baku(tmp_path / "a.csv", ROWS[1])
    keep(areas_engine, file, load_file(areas_engine, file), actor="uji")
    store = Store(areas_engine)
    seen = {edition.slug: len(store.refusals(edition)) for edition in store.editions()}
    assert seen == {"resmi-terkini": 1, "dulu": 0}
