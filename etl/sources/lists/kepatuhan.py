"""The four duties of Inpres 2/2021 by area: status, document, date, evidence. No row means not reported."""

from typing import Any

from data.definitions.registry import registry
from etl.layouts.date_cells import day
from etl.layouts.named_columns import AREA, CODE, NOTE, Field, Record
from etl.model import Issue
from etl.parsing import numbers, vocabulary
from etl.parsing.dates import last_day_planned
from etl.sources.lists.list_source import ListSource

FIELDS = (
    CODE,
    AREA,
    Field(
        "kewajiban",
        "pilihan",
        "Salah satu dari empat kewajiban; nomornya (1–4) juga diterima.",
        "regulasi",
        choices=tuple(registry().duties),
    ),
    Field(
        "status",
        "pilihan",
        "Sejauh mana. Kosong berarti belum melapor, bukan belum.",
        "selesai",
        filled=False,
        choices=tuple(registry().duty_statuses),
    ),
    Field(
        "nomor_dokumen", "teks", "Nomor Perda, Perbup/Perwali, SE, NKS.", "Perbup 12 Tahun 2025", False, False
    ),
    Field(
        "tanggal_dokumen", "tanggal", "Tanggal dokumen; tidak boleh belum tiba.", "2025-03-14", False, False
    ),
    Field("bukti", "teks", "Alamat atau uraian bukti.", "https://jdih.contoh.go.id/12", False, False),
    Field(
        "tenggat", "tanggal", "Dijanjikan atau diminta selesai pada tanggal ini.", "2026-12-31", False, False
    ),
    NOTE,
)
_DETAILS = ("nomor_dokumen", "tanggal_dokumen", "bukti", "tenggat", "catatan")


def _duty(record: Record) -> dict[str, Any] | None:
    if all(numbers.is_none(record.cell(name)) for name in ("status", *_DETAILS)):
        return None
    status = record.word("status", _statuses())
    row = {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "duty": record.word("kewajiban", _duties()),
        "status": status,
        "document_number": record.given("nomor_dokumen"),
        "document_date": day(record, "tanggal_dokumen"),
        "evidence": record.given("bukti"),
        "due_on": day(record, "tenggat", until=last_day_planned()),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "status",
    }
    if status in _done() and not (row["document_number"] or row["evidence"]):
        message = f"{row['area_name']}: {row['duty']} {status} tanpa nomor dokumen dan tanpa bukti; lengkapi."
        record.issues.append(
            Issue("tanpa_bukti", "warning", message, record.sheet, record.row, "nomor_dokumen")
        )
    return row


def _duties() -> dict[str, str]:
    """Keys, numbers and labels, as people write them."""
    return {
        word: key
        for key, duty in registry().duties.items()
        for word in (key, str(duty.number), vocabulary.plain(duty.label.id))
    }


def _statuses() -> dict[str, str]:
    return {
        word: key
        for key, status in registry().duty_statuses.items()
        for word in (key, vocabulary.plain(status.label.id))
    }


def _done() -> set[str]:
    return {key for key, status in registry().duty_statuses.items() if status.done}


def _not_reported(silent: list[Record]) -> list[Issue]:
    """One line a duty: which of the rows of the file leave its status empty."""
    known = _duties()
    by_duty: dict[str, list[Record]] = {}
    for record in silent:
        key = known.get((record.text("kewajiban") or "").lower(), "")
        by_duty.setdefault(key, []).append(record)
    issues = []
    for key in [*registry().duties, ""]:
        if not (rows := by_duty.get(key)):
            continue
        duty = registry().duties[key].label.id if key else "Tanpa nama kewajiban"
        names = ", ".join(record.text("wilayah") or "?" for record in rows[:5])
        more = f", dan {len(rows) - 5} lainnya" if len(rows) > 5 else ""
        message = f"{duty}: {len(rows)} baris tanpa status dicatat belum melapor: {names}{more}."
        issues.append(Issue("belum_melapor", "warning", message, rows[0].sheet, rows[0].row, "status"))
    return issues


SOURCE = ListSource(
    name="kepatuhan",
    title="Kepatuhan Inpres 2/2021 (empat kewajiban menurut daerah)",
    fields=FIELDS,
    table="compliance",
    make_row=_duty,
    load_title="Kepatuhan Inpres 2/2021",
    unstated=_not_reported,
)
