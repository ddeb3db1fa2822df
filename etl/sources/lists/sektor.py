"""Potensi, active and uncovered workers by industry sector, as printed for an area at a date."""

from typing import Any

from etl.layouts.date_cells import printed
from etl.layouts.named_columns import ADDRESS, AREA, CODE, NOTE, Field, Record
from etl.model import Issue
from etl.parsing.numbers import written
from etl.sources.lists.list_source import ListSource

FIELDS = (
    CODE,
    AREA,
    Field("tanggal_data", "tanggal", "Tahun, bulan, atau hari datanya, seperti tercetak.", "2025-12"),
    Field("sektor", "teks", "Nama sektor usaha seperti tercetak.", "Industri pengolahan"),
    Field("potensi", "orang", "Pekerja yang berhak di sektor itu.", "86.507", filled=False),
    Field("peserta_aktif", "orang", "Peserta aktif di sektor itu.", "43.340", False, False),
    Field("belum_terlindungi", "orang", "Yang belum menjadi peserta, bila tercetak.", "43.167", False, False),
    ADDRESS,
    NOTE,
)
COUNTS = ("potensi", "peserta_aktif", "belum_terlindungi")


def _sector(record: Record) -> dict[str, Any]:
    record.needed("tanggal_data")
    dated = printed(record, "tanggal_data")
    potensi, active, uncovered = (record.count(name) for name in COUNTS)
    _weigh(record, potensi, active=active, uncovered=uncovered)
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "data_date": dated and dated[0],
        "period": dated and dated[1],
        "sector": record.needed("sektor"),
        "eligible": potensi,
        "active": active,
        "uncovered": uncovered,
        "address": record.needed("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": None,
    }


def _weigh(record: Record, potensi: int | None, *, active: int | None, uncovered: int | None) -> None:
    """Something must be counted; and of three counts the third must be what the others leave.

    What does not agree stays as printed, with an issue.
    """
    if potensi is None and active is None and uncovered is None:
        if not any(issue.source_row == record.row for issue in record.issues):
            record.refuse("kosong", f"isi sedikitnya satu dari {', '.join(COUNTS)}", "potensi")
        return
    if potensi is None or active is None:
        return
    where = f"{record.text('wilayah')}, {record.text('sektor')}"
    if active > potensi:
        message = (
            f"{where}: peserta aktif {written(active)} melebihi potensi {written(potensi)}; "
            "disimpan apa adanya."
        )
        _tell(record, "melebihi_potensi", message, column="peserta_aktif")
    if uncovered is not None and uncovered != potensi - active:
        message = (
            f"{where}: belum terlindungi tercetak {written(uncovered)}, potensi dikurangi peserta aktif "
            f"{written(potensi - active)}; ketiganya disimpan apa adanya."
        )
        _tell(record, "selisih_tercetak", message, column="belum_terlindungi")


def _tell(record: Record, rule: str, message: str, *, column: str) -> None:
    found = Issue(rule, "warning", message, record.sheet, record.row, column, record.text(column))
    record.issues.append(found)


SOURCE = ListSource(
    name="sektor",
    title="Sektor usaha (potensi, peserta aktif, dan yang belum terlindungi per sektor)",
    fields=FIELDS,
    table="sector_gap",
    make_row=_sector,
    load_title="Pekerja belum terlindungi per sektor",
)
