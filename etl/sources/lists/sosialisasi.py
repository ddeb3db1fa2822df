"""Outreach events: where, when, about what, for whom, how many came."""

from typing import Any

from etl.layouts.date_cells import day
from etl.layouts.named_columns import AREA, CODE, NOTE, Field, Record
from etl.sources.lists.list_source import ListSource

FIELDS = (
    CODE,
    AREA,
    Field("tanggal", "tanggal", "Hari kegiatan; yang belum berlangsung ditolak.", "2026-08-12"),
    Field("topik", "teks", "Apa yang disampaikan.", "Manfaat JKK dan JKM bagi BPU"),
    Field("sasaran", "teks", "Siapa yang diundang.", "nelayan"),
    Field("orang", "orang", "Berapa orang yang hadir; kosong bila tidak dihitung.", "120", filled=False),
    Field("sumber", "teks", "Alamat atau nama dokumen.", "Notulen Disnaker 12-8-2026", False, False),
    NOTE,
)


def _event(record: Record) -> dict[str, Any]:
    if record.given("tanggal") is None:
        record.refuse("kosong", "kolom tanggal kosong; isi kolom ini", "tanggal")
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "held_on": day(record, "tanggal"),
        "topic": record.needed("topik"),
        "audience": record.needed("sasaran"),
        "people": record.count("orang"),
        "address": record.given("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "orang",
    }


SOURCE = ListSource(
    name="sosialisasi",
    title="Sosialisasi (kegiatan menurut daerah, tanggal, topik, dan sasaran)",
    fields=FIELDS,
    table="outreach",
    make_row=_event,
    load_title="Kegiatan sosialisasi",
)
