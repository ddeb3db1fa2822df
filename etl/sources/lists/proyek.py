"""Construction projects: whose, for how much, signed when, registered or not, for how many workers."""

from typing import Any

from etl.layouts.date_cells import day
from etl.layouts.named_columns import ADDRESS, AREA, CODE, NOTE, Field, Record
from etl.parsing.rupiah import rupiah
from etl.sources.lists.list_source import ListSource

YES_NO = {"ya": True, "sudah": True, "belum": False, "tidak": False}
FIELDS = (
    CODE,
    AREA,
    Field(
        "paket",
        "teks",
        "Nama atau nomor paket. Daerah, paket, dan tanggal kontrak yang sama memperbarui keadaannya.",
        "Rehabilitasi jalan Klaten–Jatinom",
    ),
    Field("pemilik", "teks", "Instansi pemilik pekerjaan, bukan nama orang.", "Dinas PUPR Klaten"),
    Field(
        "nilai_kontrak_rp",
        "rupiah",
        "Nilai kontrak; kosong bila tidak disebut.",
        "2.450.000.000",
        filled=False,
    ),
    Field("tanggal_kontrak", "tanggal", "Hari kontrak ditandatangani.", "2026-04-12"),
    Field("terdaftar", "pilihan", "Sudah didaftarkan: ya atau belum.", "belum", choices=("ya", "belum")),
    Field(
        "iuran_dibayar",
        "pilihan",
        "Iurannya sudah dibayar: ya atau belum; kosong bila tidak diketahui.",
        "belum",
        False,
        False,
        ("ya", "belum"),
    ),
    Field("pekerja", "orang", "Pekerja proyek itu; kosong bila tidak disebut.", "48", filled=False),
    ADDRESS,
    NOTE,
)


def _project(record: Record) -> dict[str, Any]:
    if record.given("tanggal_kontrak") is None:
        record.refuse("kosong", "kolom tanggal_kontrak kosong; isi kolom ini", "tanggal_kontrak")
    registered = record.word("terdaftar", YES_NO)
    paid = record.word("iuran_dibayar", YES_NO) if record.given("iuran_dibayar") else None
    if registered is False and paid:
        record.refuse(
            "proyek_tak_cocok",
            "iuran_dibayar ya, tetapi terdaftar belum; proyek yang iurannya dibayar tentu terdaftar, "
            "betulkan salah satunya",
            "iuran_dibayar",
        )
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "project": " ".join(record.needed("paket").split()),
        "owner": record.needed("pemilik"),
        "rupiah": record.number("nilai_kontrak_rp", rupiah),
        "contract_on": day(record, "tanggal_kontrak"),
        "registered": registered,
        "contribution_paid": paid,
        "workers": record.count("pekerja"),
        "address": record.needed("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "paket",
    }


SOURCE = ListSource(
    name="proyek",
    title="Proyek jasa konstruksi (pemilik, nilai, tanggal kontrak, terdaftar atau belum, pekerja)",
    fields=FIELDS,
    table="project",
    make_row=_project,
    load_title="Proyek jasa konstruksi",
)
