"""Government-paid cover: who pays, for which group, for how many workers, from when, for how many months."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

from data.definitions.groups import group_of
from data.facts.funnel import growing
from etl.layouts.named_columns import ADDRESS, AREA, CODE, NOTE, Field, Record
from etl.model import Cell, Issue
from etl.parsing import numbers, periods
from etl.parsing.rupiah import rupiah
from etl.sources.lists.list_source import ListSource

STEPS = (  # column of the file, column of the table, what it counts, an example
    ("direncanakan", "planned", "Orang dalam daftar rencana, sebelum diperiksa.", "2.000"),
    ("terverifikasi", "verified", "Di antaranya yang lolos pemeriksaan NIK dan kelayakan.", "1.700"),
    ("dibayar", "paid", "Yang iurannya sungguh dibayar.", "1.500"),
    ("aktif", "active", "Yang menjadi peserta aktif karenanya.", "1.480"),
)
FIELDS = (
    CODE,
    AREA,
    Field("tahun", "tahun", "Tahun anggaran.", "2026"),
    Field("dana", "teks", "Asal dana: APBD, APBD-P, DBHCHT, APBDes, CSR, Baznas, ASN.", "DBHCHT"),
    Field("kelompok", "teks", "Siapa yang dibayarkan.", "buruh tani tembakau"),
    Field("pekerja", "orang", "Berapa pekerja yang dibayarkan.", "1.500"),
    Field("bulan_pertama", "bulan", "Bulan pertama yang dibayarkan.", "Januari 2026", False, False),
    Field(
        "bulan_iuran",
        "bilangan",
        "Berapa bulan dibayarkan, 1 sampai 12; kosong bila tidak disebut.",
        "12",
        filled=False,
    ),
    Field(
        "anggaran_rp",
        "rupiah",
        "Anggaran dalam rupiah; kosong bila tidak disebut.",
        "302.400.000",
        filled=False,
    ),
    *(Field(name, "orang", meaning, example, False, False) for name, _, meaning, example in STEPS),
    Field(
        "anggaran_perubahan_rp",
        "rupiah",
        "Anggaran sesudah perubahan tahun itu.",
        "282.240.000",
        False,
        False,
    ),
    Field(
        "realisasi_rp", "rupiah", "Yang sudah dibelanjakan dari anggaran itu.", "241.920.000", False, False
    ),
    Field(
        "menjadi_pppk",
        "orang",
        "Pegawai non-ASN di antaranya yang sesudah bulan terakhir menjadi PPPK: beralih, bukan hilang.",
        "",
        False,
        False,
    ),
    ADDRESS,
    NOTE,
)
STAFF = "non_asn"  # the group that can become PPPK (definitions/groups.toml)
LONGEST = 12  # months
PLANS_UNTIL = date(2100, 12, 31)  # a budget may name months that have not begun


def months(cell: Cell) -> int | None:
    """For how many months a budget pays: 12, "12 bulan". Raises NumberError."""
    if isinstance(cell, str):
        cell = re.sub(r"\s*(bulan|bln)\.?\s*\Z", "", cell, flags=re.IGNORECASE)
    found = numbers.count(cell)
    if found is not None and not 1 <= found <= LONGEST:
        raise numbers.NumberError(
            f"anggaran setahun membayar 1 sampai {LONGEST} bulan, tertulis {found}; tulis sebaris setiap "
            "tahun anggaran"
        )
    return found


def _programme(record: Record) -> dict[str, Any]:
    workers = record.amount("pekerja", numbers.count)
    steps = {stored: record.count(name) for name, stored, _, _ in STEPS}
    _weigh(record, steps)
    moved = _moved(record, workers)
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "group_name": record.needed("kelompok"),
        "fund": record.needed("dana"),
        "year": record.year("tahun"),
        "workers": workers,
        "first_month": _first_month(record),
        "months": record.number("bulan_iuran", months),
        "rupiah": record.number("anggaran_rp", rupiah),
        **steps,
        "rupiah_changed": record.number("anggaran_perubahan_rp", rupiah),
        "rupiah_spent": record.number("realisasi_rp", rupiah),
        "became_pppk": moved,
        "address": record.needed("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "pekerja",
    }


def _moved(record: Record, workers: int | None) -> int | None:
    """How many of the staff became PPPK; refused of others, of more than there are, without an end."""
    moved = record.count("menjadi_pppk")
    if not moved:
        return moved
    group = group_of(record.given("kelompok") or "")
    if group is None or group.key != STAFF:
        record.refuse(
            "peralihan_keliru",
            "menjadi_pppk hanya untuk kelompok pegawai non-ASN; kosongkan, atau betulkan kelompoknya",
            "menjadi_pppk",
        )
    elif workers is not None and moved > workers:
        record.refuse(
            "peralihan_keliru",
            f"{numbers.written(moved)} menjadi PPPK dari {numbers.written(workers)} pekerja; betulkan salah "
            "satunya",
            "menjadi_pppk",
        )
    elif record.given("bulan_pertama") is None or record.given("bulan_iuran") is None:
        record.refuse(
            "peralihan_keliru",
            "menjadi_pppk tanpa bulan: isi bulan_pertama dan bulan_iuran, agar bulan beralihnya diketahui",
            "menjadi_pppk",
        )
    return moved


def _weigh(record: Record, steps: dict[str, int | None]) -> None:
    """A warning where more came out of a step than went in; what is printed stays."""
    words = {stored: name for name, stored, _, _ in STEPS}
    for before, after in growing(SimpleNamespace(**steps)):
        message = (
            f"{words[after]} {numbers.written(steps[after] or 0)} melebihi {words[before]} "
            f"{numbers.written(steps[before] or 0)}; periksa keduanya. Disimpan apa adanya."
        )
        column = words[after]
        record.issues.append(
            Issue(
                "langkah_melebihi", "warning", message, record.sheet, record.row, column, record.text(column)
            )
        )


def _first_month(record: Record) -> date | None:
    cell = record.dated("bulan_pertama")
    if cell is None:
        return None
    end = record.reading(
        "bulan_pertama",
        lambda: periods.parse(cell, today=PLANS_UNTIL),
        periods.PeriodError,
        rule="bulan_keliru",
    )
    return end and end.replace(day=1)


SOURCE = ListSource(
    name="pendanaan",
    title="Pendanaan (iuran pekerja rentan yang dibayar pemerintah atau donatur)",
    fields=FIELDS,
    table="funding",
    make_row=_programme,
    load_title="Pendanaan iuran pekerja rentan",
)
