"""/cocok: the pairs that were really printed elsewhere, as their sentences; budgets of an area's own file."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.repository.store import Store
from etl.pipeline.load_file import load_file
from tests.support.dashboards.html_tree import page
from tests.support.etl import books

HEAD = "wilayah,level,tanggal_data,indikator,segmen,nilai,satuan,basis,persen_tercetak,sumber"
PEOPLE = "{},kabkota,{},{},TOTAL,{},orang,tak disebut,{},https://{}"
PERCENT = '{},kabkota,{},{},TOTAL,"{}",persen,tak disebut,,https://{}'
BUDGETS = "wilayah,tahun,dana,kelompok,pekerja,bulan_pertama,bulan_iuran,anggaran_rp,sumber"


@pytest.fixture
def store(areas_engine: Engine, tmp_path: Path) -> Store:
    """Makassar's figures under the name of Kota Magelang, Bali's of Kota Tegal, a swapped gap of Salatiga."""
    magelang, tegal, salatiga = "Kota Magelang", "Kota Tegal", "Kota Salatiga"
    rows = (
        PEOPLE.format(magelang, "2025-09-30", "peserta_aktif", "263.903", 52, "menitindonesia.com/a"),
        PERCENT.format(magelang, "2025-09-30", "capaian_target", "63,47", "sulseltimes.com/b"),
        PERCENT.format(magelang, "2026-02-15", "cakupan", "63,47", "manyala.co/c"),
        PEOPLE.format(magelang, "2026-02-20", "peserta_aktif", "296.178", 53, "newsurban.id/d"),
        PEOPLE.format(tegal, "2025-06-30", "peserta_aktif", "935.079", '"50,88"', "bali.id/a"),
        PEOPLE.format(tegal, "2025-06-30", "potensi", "1.873.899", "", "bali.id/a"),
        PERCENT.format(salatiga, "2025-06-30", "cakupan", "40", "koran.id/a"),
        PERCENT.format(salatiga, "2025-06-30", "selisih_target", "60", "koran.id/a"),
    )
    file = books.baku(tmp_path / "terbit.csv", *rows, header=HEAD)
    assert load_file(areas_engine, file, collection="terbit").outcome == "loaded"
    return Store(areas_engine)


def sentences(store: Store, code: str, search: str = "") -> str:
    found = page(store, f"/cocok/{code}", search).one("main").text
    return found.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "33.71",
            "Dasarnya bergeser: 52 % (30 Sep 2025) dihitung dari 507.506 (tersirat) orang, 53 % (20 Feb "
            "2026) dari 558.826 (tersirat); pesertanya +12,2 %, cakupannya +1 poin.",
        ),
        (
            "33.71",
            "63,47 % juga dicetak sebagai bagian target yang tercapai (30 Sep 2025), bukan bagian potensi.",
        ),
        ("33.76", "50,88 % membantah jumlahnya sendiri: 935.079 dari 1.873.899 orang adalah 49,90 %."),
        ("33.73", "60 poin yang disebut kurang dari target adalah jarak 40 % ke 100 % potensi"),
        ("33.73", "Satu angka persen terbit tentang Kota Salatiga: 40 % (30 Jun 2025)."),
    ],
)
def test_pairs_that_were_printed(store: Store, code: str, sentence: str) -> None:
    assert sentence in sentences(store, code)


def test_a_day_that_does_not_exist_is_refused(areas_engine: Engine, tmp_path: Path) -> None:
    row = PERCENT.format("Kota Salatiga", "2025-06-31", "cakupan", "40", "koran.id/a")
    file = books.baku(tmp_path / "a.csv", row, header=HEAD)
    (issue,) = load_file(areas_engine, file, collection="terbit").found("error")
    assert "2025-06-31 tidak ada" in issue.message


def test_budgets_of_an_areas_own_file(store: Store, areas_engine: Engine, tmp_path: Path) -> None:
    """Pati's 262.08 million pay for exactly 2,600; what staff cost nobody can say; Blora's budget agrees."""
    counts = "33.18,2025-07,BPU,peserta_aktif,5000", "33.18,2025-07,BPU,potensi,9000"
    rows = (
        "Kabupaten Pati,2025,DBHCHT,buruh tani,2874,2025-07,6,262080000,DPA 2025",
        "Kabupaten Pati,2025,APBD,pegawai non-ASN,100,2025-07,6,99999,DPA 2025",
        "Kabupaten Blora,2025,APBD,RT/RW,1500,2025-01,12,302400000,DPA 2025",
    )
    for name, head, lines in (
        ("baku", "kode_wilayah,periode,segmen,ukuran,nilai", counts),
        ("pendanaan", BUDGETS, rows),
    ):
        file = books.baku(tmp_path / f"{name}.csv", *lines, header=head)
        assert load_file(areas_engine, file, collection="resmi").outcome == "loaded"
    store = Store(areas_engine)
    said = sentences(store, "33.18")
    assert (
        "2.874 orang selama 6 bulan menelan Rp289.699.200 pada tarif bulannya; berkas daerah menganggarkan "
        "Rp262.080.000, yang tepat untuk 2.600 orang. DPA 2025" in said
    )
    assert "non-ASN" not in said
    assert "Anggaran yang tidak cocok" not in sentences(store, "33.16")
