"""A published percentage is shown with the decimals it was printed with."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.repository.store import Store
from etl.pipeline.load_file import load_file
from tests.support.dashboards.html_tree import page, rows
from tests.support.etl import books, stored

HEAD = "wilayah,level,tanggal_data,tanggal_terbit,indikator,segmen,nilai,satuan,basis,sumber,persen_tercetak"
ROW = 'Kabupaten Demak,kabkota,2026-07,2026-08-03,{},BPU,"{}",{},NIK,https://bps.go.id/x,"{}"'


@pytest.mark.parametrize(
    ("typed", "printed", "indonesian", "english"),
    [
        ("30,29", "30.29", "30,29 %", "30.29%"),
        ("30.29", "30.29", "30,29 %", "30.29%"),
        ("30,20 %", "30.20", "30,20 %", "30.20%"),
        ("30", "30", "30 %", "30%"),
    ],
)
def test_decimals_stay(
    areas_engine: Engine, tmp_path: Path, typed: str, printed: str, indonesian: str, english: str
) -> None:
    """Beside the counts it can be recomputed from: 30,290 of 100,000 are 30.29."""
    lines = (
        ROW.format("cakupan", typed, "persen", ""),
        ROW.format("peserta_aktif", "30.290", "orang", "30,29"),
        ROW.format("potensi", "100.000", "orang", ""),
    )
    report = load_file(areas_engine, books.baku(tmp_path / "t.csv", *lines, header=HEAD), collection="terbit")
    assert report.outcome == "loaded", [issue.message for issue in report.found("error")]
    told = [issue.message for issue in report.issues if issue.rule == "persen_hitung_ulang"]
    wrong = f"Sumber menulis {indonesian}, hitungan dari jumlah orangnya 30,29 %."
    assert told == ([] if printed in ("30.29", "30") else [wrong])
    kept = stored.rows(areas_engine, "published", "value", "printed", "note")
    assert [(float(value), text) for value, text, _ in kept] == [
        (float(printed), printed),
        (30_290.0, "30.290"),
        (100_000.0, "100.000"),
    ]
    assert kept[1][2] == "Persen tercetak 30,29."
    for language, words in (("id", indonesian), ("en", english)):
        tree = page(Store(areas_engine), "/angka-terbit", f"tanda=semua&bahasa={language}")
        shown = [list(row.values())[4] for row in rows(tree.all("table")[-1])]
        assert words.replace(" ", "\u00a0") in [text.replace(" ", "\u00a0") for text in shown]
        assert words.replace(" ", "\u00a0") in page(
            Store(areas_engine), "/daerah/33.21", f"bahasa={language}"
        ).text.replace(" ", "\u00a0")


def test_a_percentage_that_cannot_be_is_told_to_its_digits(areas_engine: Engine, tmp_path: Path) -> None:
    lines = (
        ROW.format("cakupan", "30,31", "persen", ""),
        ROW.format("peserta_aktif", "30.290", "orang", ""),
        ROW.format("potensi", "100.000", "orang", ""),
    )
    report = load_file(areas_engine, books.baku(tmp_path / "t.csv", *lines, header=HEAD), collection="terbit")
    (told,) = [issue for issue in report.issues if issue.rule == "persen_hitung_ulang"]
    assert told.message == "Sumber menulis 30,31 %, hitungan dari jumlah orangnya 30,29 %."
