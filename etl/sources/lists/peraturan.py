"""Regulations of areas: kind, number, day, subject, where it can be read, and when it was revoked."""

from datetime import date, datetime
from typing import Any

from data.facts.regulations import KINDS, document_number
from etl.layouts.date_cells import day
from etl.layouts.named_columns import ADDRESS, AREA, CODE, NOTE, Field, Record
from etl.parsing import vocabulary
from etl.sources.lists.list_source import ListSource

VILLAGE = "perdes"
FIELDS = (
    CODE,
    AREA,
    Field(
        "jenis",
        "pilihan",
        "Jenis peraturan; keputusan: keputusan kepala daerah, se: surat edaran.",
        "perda",
        choices=tuple(KINDS),
    ),
    Field(
        "nomor",
        "teks",
        "Nomor, sebagai teks. 12, 12/2025, dan Nomor 12 Tahun 2025 adalah nomor yang sama.",
        "12 Tahun 2025",
    ),
    Field("tanggal", "tanggal", "Hari ditetapkan; yang belum tiba ditolak.", "2025-03-14"),
    Field(
        "tentang", "teks", "Perihalnya.", "Penyelenggaraan jaminan sosial ketenagakerjaan bagi pekerja rentan"
    ),
    Field("desa", "teks", "Nama desanya; hanya untuk perdes, dan di situ wajib.", "", False, False),
    Field("dicabut", "tanggal", "Hari tidak berlaku lagi; kosong selama masih berlaku.", "", False, False),
    ADDRESS,
    NOTE,
)


def _regulation(record: Record) -> dict[str, Any]:
    kind = record.word("jenis", _kinds())
    if record.given("tanggal") is None:
        record.refuse("kosong", "kolom tanggal kosong; isi kolom ini", "tanggal")
    issued, revoked = day(record, "tanggal"), day(record, "dicabut")
    if issued and revoked and revoked < issued:
        record.refuse(
            "tanggal",
            f"dicabut {revoked:%d-%m-%Y} sebelum ditetapkan, {issued:%d-%m-%Y}; betulkan salah satunya",
            "dicabut",
        )
    village = " ".join((record.given("desa") or "").split())
    if kind == VILLAGE and not village:
        record.refuse("peraturan_keliru", "perdes tanpa nama desa; isi kolom desa", "desa")
    elif kind and kind != VILLAGE and village:
        record.refuse(
            "peraturan_keliru", f"desa hanya untuk perdes, baris ini {kind}; kosongkan desa", "desa"
        )
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "regulation_kind": kind,
        "village": village,
        "document_number": _number(record, kind, issued),
        "issued_on": issued,
        "subject": " ".join(record.needed("tentang").split()),
        "revoked_on": revoked,
        "address": record.needed("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "nomor",
    }


def _number(record: Record, kind: str | None, issued: date | None) -> str | None:
    """The number in one spelling; a workbook that made a date of 12/2025 gets a message that says so."""
    if isinstance(record.cell("nomor"), datetime | date):
        record.refuse(
            "peraturan_keliru",
            "nomor terbaca sebagai tanggal; jadikan kolomnya teks, lalu tulis misalnya 12 Tahun 2025",
            "nomor",
        )
        return None
    written = record.needed("nomor")
    if kind is None or issued is None or not written:
        return written
    return record.reading(
        "nomor",
        lambda: document_number(kind, written, issued.year),
        ValueError,
        rule="peraturan_keliru",
    )


def _kinds() -> dict[str, str]:
    """Keys and what they are called, as people write them."""
    also = {"perwali": "perwal", "sk": "keputusan", "peraturan daerah": "perda", "peraturan desa": "perdes"}
    named = {"peraturan gubernur": "pergub", "peraturan bupati": "perbup", "peraturan wali kota": "perwal"}
    return (
        {key: key for key in KINDS}
        | {vocabulary.plain(name): key for key, name in KINDS.items()}
        | also
        | named
    )


SOURCE = ListSource(
    name="peraturan",
    title="Peraturan daerah dan desa (jenis, nomor, tanggal, perihal, alamat)",
    fields=FIELDS,
    table="regulation",
    make_row=_regulation,
    load_title="Peraturan",
)
