"""What a meeting agreed: in which area, what, who does it, by when, and how far it is."""

from typing import Any

from data.definitions.registry import registry
from data.facts.agreements import STATUSES
from etl.layouts.date_cells import day
from etl.layouts.named_columns import AREA, CODE, NOTE, Field, Record
from etl.model import Issue
from etl.parsing import vocabulary
from etl.parsing.dates import last_day_planned
from etl.sources.lists.list_source import ListSource

FIELDS = (
    Field("tanggal_rapat", "tanggal", "Hari rapat; yang belum berlangsung ditolak.", "2026-07-15"),
    CODE,
    AREA,
    Field(
        "isi",
        "teks",
        "Apa yang disepakati. Rapat, daerah, dan isi yang sama di berkas berikutnya memperbarui keadaannya.",
        "Menganggarkan iuran 2.000 nelayan dalam APBD Perubahan",
    ),
    Field("penanggung_jawab", "teks", "Siapa yang mengerjakannya.", "Dinas Tenaga Kerja"),
    Field(
        "tenggat",
        "tanggal",
        "Selesai paling lambat; kosong bila tidak ditetapkan.",
        "2026-09-30",
        filled=False,
    ),
    Field("status", "pilihan", "Sejauh mana; dalam proses juga diterima.", "belum", choices=STATUSES),
    Field("bukti", "teks", "Alamat atau uraian bukti.", "Perubahan APBD Nomor 7", False, False),
    NOTE,
)


def _agreement(record: Record) -> dict[str, Any]:
    if record.given("tanggal_rapat") is None:
        record.refuse("kosong", "kolom tanggal_rapat kosong; isi kolom ini", "tanggal_rapat")
    met_on = day(record, "tanggal_rapat")
    due_on = day(record, "tenggat", until=last_day_planned())
    if met_on and due_on and due_on < met_on:
        record.refuse(
            "tanggal",
            f"tenggat {due_on:%d-%m-%Y} sebelum rapatnya, {met_on:%d-%m-%Y}; betulkan salah satunya",
            "tenggat",
        )
    row = {
        "met_on": met_on,
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "agreed": " ".join(record.needed("isi").split()),
        "responsible": record.needed("penanggung_jawab"),
        "due_on": due_on,
        "status": record.word("status", _statuses()),
        "evidence": record.given("bukti"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "isi",
    }
    if row["status"] == "selesai" and not row["evidence"]:
        message = f"{row['area_name']}: kesepakatan selesai tanpa bukti; lengkapi."
        record.issues.append(Issue("tanpa_bukti", "warning", message, record.sheet, record.row, "bukti"))
    return row


def _statuses() -> dict[str, str]:
    """Keys and labels, as people write them."""
    known = registry().duty_statuses
    return {word: key for key in STATUSES for word in (key, vocabulary.plain(known[key].label.id))}


SOURCE = ListSource(
    name="kesepakatan",
    title="Kesepakatan rapat (siapa mengerjakan apa di daerah mana, sampai kapan, sejauh mana)",
    fields=FIELDS,
    table="agreement",
    make_row=_agreement,
    load_title="Kesepakatan rapat",
)
