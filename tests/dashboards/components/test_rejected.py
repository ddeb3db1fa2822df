"""Mutu data answers what was refused and by which rule, never what stood there; branch figures as such."""

import json
import re
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboards.components.datasets import intake_tables
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.repository.store import Store
from etl.pipeline.load_file import load_file
from etl.pipeline.rejected_files import keep
from tests.support.dashboards.html_tree import page, rows
from tests.support.etl import books

GOOD = "33.19,,2026-08,PU,peserta_aktif,390,,"
ROWS = (GOOD, "33.1,,2026-08,PU,peserta_aktif,5,,", ",Cabang Surakarta,2026-08,PU,peserta_aktif,9999,,")
SECRET = ("Siti Aminah", "3321014107850003", "081234567890", "akun.pribadi", "Gudang Rahasia")


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
    assert [(r["Muatan"], r["Lembar · baris"], r["Kolom · aturan"]) for r in rows(kept)] == [
        ("2", "3", "Kode dengan satu angka di belakang titik: 33.1 bisa 33.10 atau 33.01.")
    ]
    assert "baku · a.csv" in whole.text
    assert "baris 3 · Kode dengan satu angka di belakang titik" in whole.text
    assert rows(tree.card("Angka kantor cabang").one("table")) != []
    assert "Cabang Surakarta" in tree.card("Angka kantor cabang").text
    area = page(store, "/daerah/33.72", "edisi=resmi-terkini&periode=2026-08")
    assert "9.999" not in area.text


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_and_no_twin_tells_what_stood_there_or_whose_account(
    areas_engine: Engine, tmp_path: Path, language: str
) -> None:
    """A name, a number of a person, a nickname of a place, in a file refused and in one taken in part."""
    name, nik, phone, account, place = SECRET
    bad = (
        f"33.21,{name},2026-08,PU,peserta_aktif,{nik},,,{phone}",
        f",{place},2026-08,PU,peserta_aktif,7,,,",
        f"33.20,,2026-08,PU,{place},7,,,",
    )
    file = books.baku(tmp_path / "a.csv", GOOD, *bad, header=f"{books.BAKU},catatan")
    keep(areas_engine, file, load_file(areas_engine, file, loaded_by=account), actor=account)
    assert load_file(areas_engine, file, partial=True, loaded_by=account).outcome == "loaded"
    store = Store(areas_engine)
    search = f"bahasa={language}&edisi=resmi-terkini"
    shown = [page(store, path, search).text for path in ("/mutu-data", "/asal/33.19", "/")]
    twins = intake_tables(Context(store, parse(store, search)), "a", "b")
    shown += [json.dumps([list(map(str, row)) for row in table.rows]) for table in twins]
    for text in shown:
        assert [secret for secret in SECRET if secret in text] == []
    assert re.search(r"petugas data|data officer", shown[0])


def test_the_office_is_shown_where_one_is_set(
    areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANTAU_OFFICE", "Disnakertrans Provinsi")
    file = books.baku(tmp_path / "a.csv", *ROWS[:2])
    keep(areas_engine, file, load_file(areas_engine, file, loaded_by="akun"), actor="akun")
    load_file(areas_engine, file, partial=True, loaded_by="akun")
    monkeypatch.delenv("PANTAU_OFFICE")
    tree = page(Store(areas_engine), "/mutu-data", "edisi=resmi-terkini")
    assert [row["Oleh"] for row in rows(tree.card("Yang masuk").one("table"))] == ["Disnakertrans Provinsi"]
    whole = tree.card("Yang ditolak").all("table")[1]
    assert [row["Oleh"] for row in rows(whole)] == ["Disnakertrans Provinsi"]
    origin = page(Store(areas_engine), "/asal/33.19", "edisi=resmi-terkini&metrik=active_pu")
    assert "akun" not in origin.text


def test_an_earlier_edition_knows_no_later_refusal(areas_engine: Engine, tmp_path: Path) -> None:
    from data.repository.editions import create_edition

    load_file(areas_engine, books.baku(tmp_path / "baik.csv", GOOD))
    create_edition(areas_engine, "dulu", title="Dulu", collection="resmi")
    file = books.baku(tmp_path / "a.csv", ROWS[1])
    keep(areas_engine, file, load_file(areas_engine, file), actor="uji")
    store = Store(areas_engine)
    seen = {edition.slug: len(store.refusals(edition)) for edition in store.editions()}
    assert seen == {"resmi-terkini": 1, "dulu": 0}
