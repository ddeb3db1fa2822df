"""Targets: one a row, by document (scheme), area, segment and year."""

from typing import Any

from data.definitions.registry import registry
from etl.layouts.named_columns import ADDRESS, AREA, CODE, NOTE, Field, Record
from etl.model import Cell, Issue
from etl.parsing import numbers, vocabulary
from etl.sources.lists.list_source import ListSource

SCOPES = {"daerah": "area", "tiap_daerah": "each"}
UNITS = {"persen": "percent", "orang": "people", "kenaikan": "growth"}
WRITTEN = UNITS | {"%": "percent"}
PRECISIONS = {word: word for word in ("exact", "approx", "range")}

FIELDS = (
    Field("skema", "kode", "Nama pendek dokumen; target satu dokumen memakai nama yang sama.", "ucj-2026"),
    Field("judul_skema", "teks", "Nama dokumen seperti tampil di dasbor.", "UCJ 2026"),
    Field("dokumen", "teks", "Nomor dan nama dokumen asal target.", "NKS 12/2025"),
    CODE,
    AREA,
    Field(
        "lingkup",
        "pilihan",
        "daerah itu sendiri, atau tiap daerah di bawahnya. Kosong: daerah.",
        "daerah",
        False,
        False,
        tuple(SCOPES),
    ),
    Field("segmen", "teks", "PU, BPU, JAKON, PMI, atau TOTAL.", "BPU"),
    Field("tahun", "tahun", "Jatuh tempo 31 Desember tahun ini.", "2026"),
    Field("nilai", "bilangan", "Nilai target menurut satuannya.", "31,5"),
    Field("nilai_tertinggi", "bilangan", "Batas atas, bila target berupa rentang.", "", False, False),
    Field(
        "satuan",
        "pilihan",
        "persen, orang, atau kenaikan (persen terhadap Desember lalu).",
        "persen",
        choices=tuple(UNITS),
    ),
    Field("basis", "teks", "Penyebut menurut dokumen.", "potensi"),
    Field("nilai_basis", "orang", "Penyebut dalam orang, bila dokumen menyebutnya.", "", False, False),
    Field("presisi", "pilihan", "Kosong: exact.", "exact", False, False, tuple(PRECISIONS)),
    ADDRESS,
    NOTE,
)
MOST = 200  # percent: people work where they do not live


_STATED = ("skema", "judul_skema", "dokumen", "nilai", "nilai_tertinggi", "nilai_basis", "sumber", "catatan")


def _target(record: Record) -> dict[str, Any] | None:
    if all(numbers.is_none(record.cell(name)) for name in _STATED):
        return None  # a row that the template began and nobody went on with
    unit = record.word("satuan", WRITTEN)
    read = numbers.count if unit == "people" else share
    value, highest = record.amount("nilai", read), record.number("nilai_tertinggi", read)
    if value is not None and highest is not None and highest < value:
        record.refuse("angka", "nilai_tertinggi di bawah nilai; betulkan salah satunya", "nilai_tertinggi")
    base = record.count("nilai_basis")
    if base == 0:
        record.refuse("angka", "nilai_basis nol tidak mungkin; kosongkan bila tidak disebut", "nilai_basis")
    return {
        "scheme": record.needed("skema"),
        "scheme_title": record.needed("judul_skema"),
        "document": record.needed("dokumen"),
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "scope": record.word("lingkup", SCOPES) if record.text("lingkup") else "area",
        "segment": _segment(record),
        "year": record.year("tahun"),
        "value": value,
        "value_high": highest,
        "unit": unit,
        "base": record.needed("basis"),
        "base_value": base,
        "precision": record.word("presisi", PRECISIONS) if record.text("presisi") else "exact",
        "address": record.needed("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "nilai",
    }


def share(cell: Cell) -> float | None:
    """A target in percent: 31.5, "31,5 %".

    A number below 1 may be 31.5 % as Excel keeps it in a cell that is formatted as percent, and is refused.
    Raises NumberError.
    """
    found = numbers.percent(cell)
    if found is not None and 0 < found < 1 and "%" not in str(cell):
        shown = f"{found:g}".replace(".", ",")
        raise numbers.NumberError(
            f"tertulis {shown}: bila maksudnya {f'{found * 100:g}'.replace('.', ',')} persen, selnya "
            f"berformat persen; jadikan Teks dan ketik angkanya. Bila memang {shown} persen, ketik "
            f"'{shown} %' sebagai teks"
        )
    if found is not None and found > MOST:
        raise numbers.NumberError(f"target {found:g} persen tidak mungkin; paling besar {MOST}")
    return found


def _segment(record: Record) -> str:
    """The segment by its key; one that is not counted here stays as printed, with an issue."""
    text = record.needed("segmen")
    known = None if vocabulary.beyond_segment(text) or "?" in text else vocabulary.segment(text)
    if text and known is None:
        message = (
            f"Segmen {text!r} tidak dihitung di sini ({', '.join(registry().segments)}): target ini disimpan "
            "dan ditampilkan seperti tercetak, tanpa status."
        )
        record.issues.append(
            Issue("segmen_target", "warning", message, record.sheet, record.row, "segmen", text)
        )
    return known or text


SOURCE = ListSource(
    name="target",
    title="Target (katalog target menurut dokumen, daerah, segmen, dan tahun)",
    fields=FIELDS,
    table="target",
    make_row=_target,
    load_title="Target menurut dokumen",
)
