"""Benefits that the people of an area received: by segment, programme, group and months."""

from datetime import date
from typing import Any

from data.analysis.programmes import may_join
from data.definitions.registry import registry
from etl.layouts.date_cells import printed
from etl.layouts.named_columns import ADDRESS, AREA, CODE, NOTE, Field, Record
from etl.parsing import numbers, periods
from etl.parsing.rupiah import rupiah
from etl.sources.lists.list_source import ListSource

SEGMENTS = ("PU", "BPU", "JAKON", "PMI")
COUNTS = ("kasus", "rupiah")
FIELDS = (
    CODE,
    AREA,
    Field("periode", "tanggal", "Bulan terakhirnya, atau tahun bila setahun penuh.", "2026-09"),
    Field(
        "sejak",
        "bulan",
        "Bulan pertama, bila angkanya merangkum beberapa bulan; kosong: hanya bulan itu.",
        "2026-07",
        False,
        False,
    ),
    Field("segmen", "pilihan", "Segmen penerima.", "BPU", choices=SEGMENTS),
    Field("program", "pilihan", "Program yang membayar.", "JKM", choices=tuple(registry().programmes)),
    Field(
        "kelompok",
        "teks",
        "Kelompok yang iurannya dibayar pemerintah, seperti dalam pendanaan; kosong: seluruh segmen, juga "
        "yang membayar sendiri.",
        "nelayan",
        False,
        False,
    ),
    Field("kasus", "bilangan", "Berapa klaim yang dibayar; nol bila tidak ada.", "12", filled=False),
    Field("rupiah", "rupiah", "Manfaat yang dibayarkan.", "504.000.000", filled=False),
    Field("ahli_waris", "orang", "Ahli waris yang menerima, bila disebut.", "15", False, False),
    Field("beasiswa", "orang", "Anak penerima beasiswa, bila disebut.", "9", False, False),
    ADDRESS,
    NOTE,
)


def _benefit(record: Record) -> dict[str, Any]:
    segment = record.word("segmen", {word.casefold(): word for word in SEGMENTS})
    programme = record.word("program", {word.casefold(): word for word in registry().programmes})
    if segment and programme and not may_join(segment, programme):
        record.refuse(
            "program_segmen",
            f"{segment} tidak berhak atas {programme}; betulkan segmen atau programnya",
            "program",
        )
    cases, money = record.count("kasus"), record.number("rupiah", rupiah)
    if cases is None and money is None and not _refused(record):
        record.refuse("kosong", f"isi sedikitnya satu dari {', '.join(COUNTS)}", "kasus")
    first, last = _months(record)
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "segment": segment,
        "programme": programme,
        "group_name": record.given("kelompok"),
        "first_month": first,
        "period": last,
        "cases": cases,
        "rupiah": money,
        "heirs": record.count("ahli_waris"),
        "scholarships": record.count("beasiswa"),
        "address": record.needed("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "rupiah",
    }


def _refused(record: Record) -> bool:
    """Whether a count of this row could not be read: that issue exists already."""
    return any(issue.source_row == record.row and issue.source_column in COUNTS for issue in record.issues)


def _months(record: Record) -> tuple[date | None, date | None]:
    """The first day of the first month and the last day of the last; None, and an issue, where unknown."""
    record.needed("periode")
    found = printed(record, "periode")
    if found is None:
        return None, None
    _text, last, precision = found
    if precision == "day":
        record.refuse("tanggal", "periode menyebut hari; tulis bulannya (2026-09) atau tahunnya", "periode")
        return None, None
    first = last.replace(month=1, day=1) if precision == "year" else last.replace(day=1)
    cell = record.dated("sejak")
    if numbers.is_none(cell):
        return first, last
    since = record.reading("sejak", lambda: periods.parse(cell), periods.PeriodError, rule="bulan_keliru")
    if since is None:
        return None, None
    if precision == "year" or since > last:
        why = "periode sudah setahun penuh" if precision == "year" else "sejak sesudah periode"
        record.refuse("tanggal", f"{why}; betulkan salah satunya", "sejak")
    return since.replace(day=1), last


SOURCE = ListSource(
    name="manfaat",
    title="Manfaat yang diterima (daerah, segmen, program, bulan: kasus dan rupiah)",
    fields=FIELDS,
    table="benefit",
    make_row=_benefit,
    load_title="Manfaat yang diterima",
)
