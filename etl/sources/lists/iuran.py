"""Contribution rates by segment and programme, each with the dates it holds for."""

from typing import Any

from etl.layouts.date_cells import printed
from etl.layouts.named_columns import ADDRESS, NOTE, Field, Record
from etl.parsing.dates import last_day_planned
from etl.sources.lists.list_source import ListSource

FIELDS = (
    Field("segmen", "teks", "Segmen menurut peraturan.", "BPU"),
    Field("program", "teks", "Program menurut peraturan.", "JKK"),
    Field("tarif", "teks", "Besar iuran seperti tercetak.", "10.000"),
    Field("satuan", "teks", "Satuan tarif.", "rupiah per bulan"),
    Field("dibayar", "teks", "Siapa yang membayar.", "peserta"),
    Field("berlaku_dari", "tanggal", "Mulai berlaku; kosong bila tidak disebut.", "2026-01", filled=False),
    Field("berlaku_sampai", "tanggal", "Sampai kapan; kosong bila tidak disebut.", "2027-03", filled=False),
    ADDRESS,
    Field("keandalan", "teks", "Seberapa pasti sumbernya.", "peraturan", False, False),
    NOTE,
)


def _rate(record: Record) -> dict[str, Any]:
    starts, ends = (
        printed(record, name, until=last_day_planned()) for name in ("berlaku_dari", "berlaku_sampai")
    )
    if starts and ends and ends[1] < starts[1]:
        record.refuse(
            "tanggal", "berlaku_sampai sebelum berlaku_dari; betulkan salah satunya", "berlaku_sampai"
        )
    return {
        "segment": record.needed("segmen"),
        "programme": record.needed("program"),
        "rate": record.needed("tarif"),
        "unit": record.needed("satuan"),
        "payer": record.needed("dibayar"),
        "valid_from": starts and starts[0],
        "valid_to": ends and ends[0],
        "address": record.needed("sumber"),
        "reliability": record.given("keandalan") or "tidak disebut",
        "note": record.text("catatan"),
        **record.place,
        "source_column": "tarif",
    }


SOURCE = ListSource(
    name="iuran",
    title="Tarif iuran menurut segmen dan program",
    fields=FIELDS,
    table="contribution_rate",
    make_row=_rate,
    load_title="Tarif iuran",
)
