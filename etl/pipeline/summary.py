"""What a file would change, or changed, as one plain value: printed, written as JSON, and drawn as a page."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from data.changes.impact import Changes
from data.definitions.registry import registry
from etl.checks.load_report import LoadReport
from etl.pipeline.change_wording import cell_words, fact_words, flip_words, integer_or_none

OUTCOMES = {
    "loaded": "dimuat",
    "already": "sudah ada",
    "refused": "ditolak",
    "dry_run": "dapat dimuat",
    "draft": "diajukan",
}
SEVERITIES = {"error": "galat", "warning": "awas", "info": "info"}


def summary(
    report: LoadReport, found: Changes | None, names: dict[Any, str], *, most: int | None = None
) -> dict[str, Any]:
    """The report of a load and its changes, in Indonesian, as one JSON object.

    `found`: None where nothing changes. `names`: area code to name. `most`: so many of its cells, None for
    all. Counts are people; ranks are among the areas that have one.
    """
    return {
        "berkas": report.file,
        "hasil": OUTCOMES[report.outcome],
        "koleksi": report.collection,
        "simulasi": registry().collections[report.collection].simulated,
        "sumber": report.source,
        "judul": report.title,
        "muatan": report.load_id,
        "baris": {
            "dibaca": report.rows_read,
            "dipakai": report.rows_accepted,
            "ditolak": report.rows_rejected,
        },
        "bulan": report.periods,
        "isi": report.counts,
        "temuan": {
            "jumlah": {word: len(report.found(severity)) for severity, word in SEVERITIES.items()},
            "daftar": [_issue(asdict(issue)) for issue in report.issues],
        },
        "perubahan": None if found is None else _changes(found, names, most),
    }


def _issue(issue: dict[str, Any]) -> dict[str, Any]:
    return {
        "tingkat": SEVERITIES[issue["severity"]],
        "aturan": issue["rule"],
        "lembar": issue["sheet"],
        "baris": issue["source_row"],
        "kolom": issue["source_column"],
        "isi": issue["value"],
        "pesan": issue["message"],
    }


def _changes(found: Changes, names: dict[Any, str], most: int | None) -> dict[str, Any]:
    kinds = Counter(found.cells["kind"])
    return {
        "jumlah": {kind: kinds.get(kind, 0) for kind in ("berubah", "baru", "hilang")},
        "sel": [cell_words(row, names) for row in found.cells[:most].itertuples()],
        "bulan_terbaru": {
            "lama": f"{found.old_month:%Y-%m}" if found.old_month else None,
            "baru": f"{found.month:%Y-%m}" if found.month else None,
        },
        "daerah_bertambah": [_area(code, names) for code in found.gained],
        "daerah_berkurang": [_area(code, names) for code in found.lost],
        "peringkat": [_rank(row, names) for row in found.ranks.itertuples()],
        "fakta": [fact_words(change, names) for change in found.facts],
        "status": [flip_words(flip, names) for flip in found.flips],
    }


def _area(code: str, names: dict[Any, str]) -> dict[str, str]:
    return {"kode_wilayah": code, "wilayah": names.get(code, code)}


def _rank(row: Any, names: dict[Any, str]) -> dict[str, Any]:
    return {
        "metrik": registry().metrics[row.metric].label["id"],
        **_area(row.area, names),
        "bulan_lama": f"{row.old_period:%Y-%m}",
        "bulan": f"{row.period:%Y-%m}",
        "lama": integer_or_none(row.old),
        "baru": integer_or_none(row.new),
        "naik": integer_or_none(row.gained),
    }
