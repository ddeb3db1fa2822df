"""The limits of the four UCJ classes, as the office's own document gives them; none is published."""

from typing import Any

from data.facts.ucj_class import CLASSES, MEASURED, coherent
from etl.layouts.named_columns import ADDRESS, CODE, NOTE, Field, Record
from etl.model import Cell, Issue, Tidy
from etl.parsing import numbers
from etl.sources.lists.list_source import ListSource

WORDS = {key.replace("_", " "): key for key in CLASSES} | {key: key for key in CLASSES}
FIELDS = (
    CODE,
    Field("wilayah", "teks", "Provinsi: berlaku bagi semua daerahnya. Atau satu daerah.", "Kabupaten Klaten"),
    Field("tahun", "tahun", "Berlaku mulai tahun ini.", "2026"),
    Field(
        "kelas",
        "pilihan",
        "Sangat rendah, rendah, sedang, tinggi; keempatnya sebaris masing-masing.",
        "sedang",
        choices=tuple(key.replace("_", " ") for key in CLASSES),
    ),
    Field("mulai_persen", "persen", "Kelas itu mulai dari persen ini; sangat rendah mulai dari 0.", "40"),
    Field(
        "terhadap",
        "pilihan",
        "Yang diukur: cakupan (peserta aktif semua segmen per potensi), atau capaian (cakupan per target).",
        "cakupan",
        choices=MEASURED,
    ),
    ADDRESS,
    NOTE,
)
MOST = 200  # percent


def _limit(record: Record) -> dict[str, Any]:
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "year": record.year("tahun"),
        "ucj_class": record.word("kelas", WORDS),
        "start": record.amount("mulai_persen", _percent),
        "measured": record.word("terhadap", {word: word for word in MEASURED}),
        "address": record.needed("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "mulai_persen",
    }


def _percent(cell: Cell) -> float | None:
    """A limit in percent: 40, 40,5, "40 %". Raises NumberError."""
    found = numbers.percent(cell)
    if found is not None and not 0 <= found <= MOST:
        raise numbers.NumberError(f"batas kelas dari 0 sampai {MOST} persen, tertulis {found:g}")
    if found is not None and 0 < found < 1:
        raise numbers.NumberError(
            f"tertulis {found:g}: selnya mungkin berformat persen; jadikan Teks dan ketik angkanya"
        )
    return found


def _whole(rows: list[dict[str, Any]], result: Tidy) -> None:
    """All four classes of an area and year, rising from 0, by one measure: else the file is refused."""
    groups: dict[tuple[Any, Any], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault((row["area_name"], row["year"]), []).append(row)
    for (area, year), own in groups.items():
        starts = {row["ucj_class"]: row["start"] for row in own}
        if None in starts or None in starts.values():
            continue  # refused already
        whole = len(own) == len(starts) and coherent([starts[key] for key in CLASSES if key in starts])
        if whole and len({row["measured"] for row in own}) == 1:
            continue
        message = (
            f"Batas kelas UCJ {area} {year} tidak utuh: perlu keempat kelas sekali masing-masing, sangat "
            "rendah mulai dari 0, setiap kelas mulai lebih tinggi daripada yang di bawahnya, semuanya "
            "terhadap ukuran yang sama. Lengkapi barisnya, lalu muat lagi."
        )
        first = own[0]
        result.issues.append(
            Issue("kelas_tak_utuh", "error", message, first["sheet"], first["source_row"], "mulai_persen")
        )


SOURCE = ListSource(
    name="kelas_ucj",
    title="Kelas UCJ (batas sangat rendah, rendah, sedang, tinggi menurut dokumen kantor)",
    fields=FIELDS,
    table="ucj_class",
    make_row=_limit,
    load_title="Batas kelas UCJ",
    finish=_whole,
)
