"""Employers that have not registered, or only in part: by area, sector and what they leave out."""

from typing import Any

from data.facts.employers import MISSING, NONE, PART, STATES
from etl.layouts.date_cells import printed
from etl.layouts.named_columns import ADDRESS, AREA, CODE, NOTE, Field, Record
from etl.parsing import numbers
from etl.sources.lists.list_source import ListSource

WORDS = {NONE: NONE, PART: PART, "pwbd": NONE, "pds": PART, "belum_daftar": NONE, "daftar_sebagian": PART}
LEFT_OUT = {word: word for word in MISSING} | {"tk": MISSING[0], "tenaga_kerja": MISSING[0]}
FIELDS = (
    CODE,
    AREA,
    Field("tanggal_data", "tanggal", "Tahun, bulan, atau hari datanya.", "2026-09-30"),
    Field("sektor", "teks", "Sektor usaha seperti tercetak.", "Industri pengolahan"),
    Field(
        "status",
        "pilihan",
        "belum (belum daftar sama sekali, PWBD) atau sebagian (daftar sebagian, PDS).",
        "sebagian",
        choices=STATES,
    ),
    Field(
        "sebagian_dalam",
        "pilihan",
        "Yang belum didaftarkan bila sebagian; kosong bila tidak disebut.",
        "tenaga kerja",
        filled=False,
        choices=MISSING,
    ),
    Field("pemberi_kerja", "bilangan", "Berapa pemberi kerja.", "125"),
    Field(
        "pekerja",
        "orang",
        "Pekerja pada pemberi kerja itu; kosong bila tidak disebut.",
        "3.400",
        filled=False,
    ),
    ADDRESS,
    NOTE,
)


def _employer(record: Record) -> dict[str, Any]:
    record.needed("tanggal_data")
    dated = printed(record, "tanggal_data")
    status = record.word("status", WORDS)
    left_out = record.word("sebagian_dalam", LEFT_OUT) if record.given("sebagian_dalam") else ""
    if status == NONE and left_out:
        record.refuse(
            "kata_tak_dikenal",
            "sebagian_dalam hanya untuk status sebagian; kosongkan, atau betulkan statusnya",
            "sebagian_dalam",
        )
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "data_date": dated and dated[0],
        "period": dated and dated[1],
        "sector": record.needed("sektor"),
        "registration": status,
        "left_out": left_out,
        "employers": record.amount("pemberi_kerja", numbers.count),
        "workers": record.count("pekerja"),
        "address": record.needed("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "pemberi_kerja",
    }


SOURCE = ListSource(
    name="pemberi_kerja",
    title="Pemberi kerja (belum daftar atau daftar sebagian, menurut daerah dan sektor)",
    fields=FIELDS,
    table="employer",
    make_row=_employer,
    load_title="Pemberi kerja belum daftar atau daftar sebagian",
)
