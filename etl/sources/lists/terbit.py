"""Published figures: one printed figure a row, each with the address it was printed at.

What is counted by month for an area becomes an observation too; branch offices never do.
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from data.analysis.published.checks import claim_note, flags
from data.definitions.registry import AREA_LEVEL, WHOLE_LEVEL
from etl.layouts.date_cells import printed
from etl.layouts.named_columns import ADDRESS, AREA, CODE, NOTE, Field, Record, column_name
from etl.model import Issue, Tidy
from etl.parsing import numbers
from etl.parsing.dates import last_day_planned
from etl.sources.lists.list_source import ListSource

LEVELS = {level: level for level in (WHOLE_LEVEL, AREA_LEVEL, "cabang")}
UNITS = {unit: unit for unit in ("orang", "persen")}
PRECISIONS = {"exact": "exact", "approx": "approx"}
FIELDS = (
    CODE,
    AREA,
    Field(
        "level",
        "pilihan",
        f"Angka {WHOLE_LEVEL}, daerah, atau kantor cabang.",
        AREA_LEVEL,
        choices=tuple(LEVELS),
    ),
    Field("tanggal_data", "tanggal", "Tahun, bulan, atau hari datanya, seperti tercetak.", "2024-05"),
    Field("tanggal_terbit", "tanggal", "Kapan diterbitkan.", "2024-06-03", False, False),
    Field("indikator", "teks", "peserta_aktif, potensi, peserta_nonaktif, cakupan, ...", "peserta_aktif"),
    Field("segmen", "teks", "Segmen seperti tercetak.", "BPU"),
    Field("nilai", "bilangan", "Angka seperti tercetak, menurut satuannya.", "19.000"),
    Field("satuan", "pilihan", "orang atau persen.", "orang", choices=tuple(UNITS)),
    Field(
        "presisi",
        "pilihan",
        "Kosong: exact; approx untuk angka kira-kira.",
        "approx",
        False,
        False,
        tuple(PRECISIONS),
    ),
    Field("basis", "teks", "Cara orang dihitung, seperti tercetak.", "NIK"),
    Field("persen_tercetak", "persen", "Persen yang tercetak di samping angkanya.", "", False, False),
    ADDRESS,
    NOTE,
)
MEASURES = {
    "peserta_aktif": "active_participants",
    "potensi": "eligible_workers",
    "peserta_nonaktif": "inactive_participants",
}
SEGMENTS = ("PU", "BPU", "JAKON", "PMI", "TOTAL")


def _figure(record: Record) -> dict[str, Any]:
    unit, precision = record.word("satuan", UNITS), "exact"
    if record.text("presisi"):
        precision = record.word("presisi", PRECISIONS) or precision
    value = record.amount("nilai", numbers.percent if unit == "persen" else numbers.count)
    record.needed("tanggal_data")
    indicator = column_name(record.needed("indikator"))
    ahead = last_day_planned() if indicator.startswith("target") else None
    dated = printed(record, "tanggal_data", until=ahead)
    released = printed(record, "tanggal_terbit")
    record.number("persen_tercetak", numbers.percent)
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "level": record.word("level", LEVELS),
        "data_date": dated and dated[0],
        "period": dated and dated[1],
        "date_precision": dated and dated[2],
        "released": released and released[0],
        "indicator": indicator,
        "segment": _segment(record.needed("segmen")),
        "value": value,
        "printed": _digits(record, "nilai") if unit == "persen" else record.text("nilai"),
        "unit": unit,
        "precision": precision,
        "basis": record.needed("basis"),
        "address": record.needed("sumber"),
        "note": claim_note(_digits(record, "persen_tercetak"), record.text("catatan")),
        **record.place,
        "source_column": "nilai",
    }


def _finish(rows: list[dict[str, Any]], result: Tidy) -> None:
    """Add the monthly counts of areas as observations, and contradictions as warnings."""
    if rows and not any(issue.severity == "error" for issue in result.issues):
        result.issues += _contradictions(result.frame)
    observed = [_observation(row) for row in _once(row for row in rows if _is_observed(row))]
    result.extra["observation"] = pd.DataFrame(observed, dtype=object)


def _once(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One of the rows of which two sources print the same count: it is one count, however many print it.

    Two different counts stay, and are refused as two statements of one thing.
    """
    same = ("area_code", "area_name", "period", "segment", "indicator", "basis", "value")
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in same), row)
    return list(found.values())


def _digits(record: Record, column: str) -> str | None:
    """A percentage as printed, to its last digit."""
    return numbers.printed_percent(record.cell(column))


def _is_observed(row: dict[str, Any]) -> bool:
    return (
        row["level"] in (WHOLE_LEVEL, AREA_LEVEL)
        and row["indicator"] in MEASURES
        and row["unit"] == "orang"
        and row["segment"] in SEGMENTS
        and row["date_precision"] in ("month", "day")
        and row["value"] is not None
    )


def _observation(row: dict[str, Any]) -> dict[str, Any]:
    kept = (
        "area_code",
        "area_name",
        "period",
        "segment",
        "value",
        "precision",
        "note",
        "sheet",
        "source_row",
    )
    return {
        **{name: row[name] for name in kept},
        "programme": "",
        "measure": MEASURES[row["indicator"]],
        "basis": _basis(row["basis"]),
        "provisional": False,
        "source_column": "nilai",
    }


def _segment(text: str) -> str:
    """As printed; one of ours in the letters we write it in."""
    return text.upper() if text.upper() in SEGMENTS else text


def _basis(text: str) -> str:
    """The basis of the vocabulary that the printed words name; the words themselves stay in `published`."""
    words = text.casefold().replace("/", " ").replace('"', " ").split()
    found = next((basis for basis in ("nik", "eligible", "kemnaker", "bps") if basis in words), None)
    return found or ("cabang" if words == ["cabang"] else "tak_disebut")


def _contradictions(frame: pd.DataFrame) -> list[Issue]:
    """Issues where recomputation or other sources contradict a figure; it is never mended."""
    return [
        Issue(flag.rule, "warning", flag.message_id, frame.at[flag.row, "sheet"], flag.source_row, "nilai",
                f"{flag.printed:g}" if flag.unit == "persen" else f"{flag.printed:.0f}")
        for flag in flags(frame).itertuples()
    ]  # fmt: skip


SOURCE = ListSource(
    name="terbit",
    title="Angka terbit (angka yang pernah diterbitkan, dengan sumbernya)",
    fields=FIELDS,
    table="published",
    make_row=_figure,
    load_title="Angka terbit",
    finish=_finish,
)
