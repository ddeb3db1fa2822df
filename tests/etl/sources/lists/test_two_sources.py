"""One count that two newspapers print is one count with two percentages: neither row refuses the other."""

from pathlib import Path

from sqlalchemy import Engine

from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

HEAD = "wilayah,level,tanggal_data,indikator,segmen,nilai,satuan,basis,persen_tercetak,sumber"
ROW = 'Kota Magelang,kabkota,2025-09-30,peserta_aktif,TOTAL,{},orang,tak disebut,"{}",https://{}'


def test_makassar_prints_one_count_twice(areas_engine: Engine, tmp_path: Path) -> None:
    one = ROW.format("263.903", "52", "menitindonesia.com/a")
    other = ROW.format("263.903", "63,47", "sulseltimes.com/b")
    file = books.baku(tmp_path / "a.csv", one, other, header=HEAD)
    assert load_file(areas_engine, file, collection="terbit").outcome == "loaded"
    assert stored.rows(areas_engine, "published", "value", "address") == [
        (263_903.0, "https://menitindonesia.com/a"),
        (263_903.0, "https://sulseltimes.com/b"),
    ]


def test_two_counts_of_one_day_are_still_refused(areas_engine: Engine, tmp_path: Path) -> None:
    rows = (ROW.format("263.903", "52", "a.id"), ROW.format("263.904", "52", "b.id"))
    report = load_file(areas_engine, books.baku(tmp_path / "a.csv", *rows, header=HEAD), collection="terbit")
    assert [issue.rule for issue in report.found("error")] == ["kunci_ganda"]
