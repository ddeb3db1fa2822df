"""Recompute published figures, and flag what does not agree with itself or with another source. Pure.

Nothing is corrected and no source is preferred: both figures stay.

The frame is the `published` table: area_name, data_date, released, period, date_precision, indicator,
segment, value, unit, precision, address, note, and whatever else it carries.
"""

import re
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from data.analysis.published.percentages import digits, places
from data.dates import months_apart
from data.rounding import half_away

PARTS = ("PU", "BPU", "JAKON")
TOTALS = ("TOTAL", "TOTAL_TERCETAK")  # the second where the printed total is known not to be the sum
CARRIED = ("load_id", "seq", "source_row")
COLUMNS = ["row", *CARRIED, "rule", "printed", "recomputed", "unit", "message_id", "message_en"]
BASE_TOLERANCE = 0.02

# Sources call the same base potensi or angkatan kerja, so the two are held against each other.
DENOMINATORS = ("potensi", "angkatan_kerja")

# How many months apart two figures may be to be compared, and by how much they must differ to be flagged:
# a share of the smaller count, or percentage points.
ACTIVE_MONTHS, ACTIVE_SHARE = 7, 0.25
ELIGIBLE_MONTHS, ELIGIBLE_SHARE = 24, 0.15
PERCENT_MONTHS, PERCENT_POINTS = 7, 10.0

# A percentage that a source prints beside a count is kept as the first words of the note.
CLAIM = re.compile(r"^Persen tercetak ([0-9]+(?:[.,][0-9]+)?)\.")


@dataclass(frozen=True)
class Count:
    """A count and how far rounding may have moved it, in people."""

    value: float
    slack: float


Counts = dict[tuple[Any, ...], Count]


def claimed_percent(note: object) -> str | None:
    """The digits of a percentage printed beside a count, from the note that keeps it; None without one."""
    found = CLAIM.match(note) if isinstance(note, str) else None
    return digits(found.group(1)) if found else None


def claim_note(percent: str | None, note: str | None) -> str | None:
    """The note that keeps a percentage printed beside a count; the inverse of `claimed_percent`."""
    claim = f"Persen tercetak {percent.replace('.', ',')}." if percent else ""
    return " ".join(part for part in (claim, note or "") if part) or None


def _slack(value: float, precision: str) -> float:
    """Half of the last digit that an approximate count gives: 45,000 stands for 44,500 to 45,500."""
    if precision == "exact" or value <= 0:
        return 0.0
    digits = str(int(value))
    return float(5 * 10 ** (len(digits) - len(digits.rstrip("0")))) / 10


def event_of(row: Any) -> tuple[Any, ...]:
    """Figures that belong to one report: same area, same date of the data, same release."""
    return (row.area_name, row.data_date, row.released)


def counts_of(figures: pd.DataFrame) -> Counts:
    """Every printed count by report, indicator and segment; TOTAL also where only its parts are printed."""
    known: Counts = {}
    for row in figures[figures["unit"] == "orang"].itertuples():
        segment = "TOTAL" if row.segment in TOTALS else row.segment
        known.setdefault(
            (*event_of(row), row.indicator, segment), Count(row.value, _slack(row.value, row.precision))
        )
    for *event, indicator in sorted({key[:-1] for key in known}, key=str):
        total = _sum_of_parts(known, (*event, indicator))
        if total:
            known.setdefault((*event, indicator, "TOTAL"), total)
    return known


def _sum_of_parts(known: Counts, key: tuple[Any, ...]) -> Count | None:
    parts = [known.get((*key, part)) for part in PARTS]
    if any(part is None for part in parts):
        return None
    found = [part for part in parts if part is not None]
    return Count(sum(part.value for part in found), sum(part.slack for part in found))


def _last_digit(printed: str) -> float:
    """The worth of the last printed digit: 0.01 for 31.36, 1 for 35."""
    return float(10 ** -places(printed))


def _ratio(known: Counts, row: Any) -> tuple[float, float] | None:
    """Coverage in percent from the counts of the same report, and how far rounding may have moved it."""
    active = known.get((*event_of(row), "peserta_aktif", row.segment))
    eligible = known.get((*event_of(row), "potensi", row.segment))
    if active is None or eligible is None or eligible.value <= eligible.slack:
        return None
    middle = 100 * active.value / eligible.value
    highest = 100 * (active.value + active.slack) / (eligible.value - eligible.slack)
    lowest = 100 * (active.value - active.slack) / (eligible.value + eligible.slack)
    return middle, max(highest - middle, middle - lowest)


def _target_base(
    known: Counts, row: Any, percents: dict[tuple[Any, ...], float]
) -> tuple[float, float] | None:
    """The potensi of the same release beside the base that a target in people and percent implies."""
    percent = percents.get((*event_of(row), row.segment))
    if percent is None:
        return None
    for (name, _, released, indicator, segment), count in known.items():
        if (name, released, indicator, segment) == (row.area_name, row.released, "potensi", row.segment):
            return 100 * row.value / percent, count.value
    return None


def recompute(figures: pd.DataFrame) -> pd.DataFrame:
    """What can be computed again from figures of the same report, one row a check, agreeing or not.

    Columns: row (index label in `figures`), rule, printed, recomputed, unit, agrees. Rules: `jumlah_bagian`
    (a printed total against its parts), `persen_hitung_ulang` (a printed percentage against its counts; it
    agrees within one unit of its last digit and the rounding of the counts), `penyebut_target` (the base
    that a target implies against the potensi of the same release, within 2 %).
    """
    known = counts_of(figures)
    is_percent_target = (figures["indicator"] == "target_ucj") & (figures["unit"] == "persen")
    percents = {(*event_of(r), r.segment): r.value for r in figures[is_percent_target].itertuples()}
    rows: list[tuple[Any, ...]] = []
    for row in figures.itertuples():
        if row.unit == "orang" and row.segment in TOTALS:
            total = _sum_of_parts(known, (*event_of(row), row.indicator))
            if total:
                slack = total.slack + _slack(row.value, row.precision)
                agrees = abs(total.value - row.value) <= slack
                rows.append((row.Index, "jumlah_bagian", row.value, total.value, "orang", agrees))
        claim = claim_of(row)
        if claim is not None and (ratio := _ratio(known, row)):
            agrees = abs(ratio[0] - float(claim)) <= ratio[1] + _last_digit(claim)
            rows.append((row.Index, "persen_hitung_ulang", float(claim), ratio[0], "persen", agrees))
        if row.indicator == "target_orang" and (base := _target_base(known, row, percents)):
            agrees = abs(base[0] / base[1] - 1) <= BASE_TOLERANCE
            rows.append((row.Index, "penyebut_target", base[1], base[0], "orang", agrees))
    return pd.DataFrame(rows, columns=["row", "rule", "printed", "recomputed", "unit", "agrees"])


def claim_of(row: Any) -> str | None:
    """The digits of the percentage that a row prints for its counts."""
    return digits(row.printed) if row.indicator == "cakupan" else claimed_percent(row.note)


def _figure(value: float, unit: str, language: str, printed: str | None = None) -> str:
    """In words; a percentage with the decimals of its printed digits, where it has some."""
    orang = unit == "orang"
    text = f"{half_away(value):,f}" if orang else f"{half_away(value, 2):f}".rstrip("0").rstrip(".")
    if printed is not None and unit == "persen":
        text = f"{half_away(value, places(printed)):f}"
    if language == "id":
        text = text.translate(str.maketrans(",.", ".,"))
    if unit == "persen":
        return f"{text} %" if language == "id" else f"{text}%"
    return text


MESSAGES = {
    "jumlah_bagian": (
        "Bagian PU, BPU, dan jakon berjumlah {recomputed}, jumlah yang tercetak {printed}.",
        "The parts PU, BPU and construction add to {recomputed}; the printed total is {printed}.",
    ),
    "persen_hitung_ulang": (
        "Sumber menulis {printed}, hitungan dari jumlah orangnya {recomputed}.",
        "The source prints {printed}; its own counts give {recomputed}.",
    ),
    "penyebut_target": (
        "Target ini menyiratkan penyebut {recomputed}, potensi dalam terbitan yang sama {printed}.",
        "This target implies a base of {recomputed}; the eligible workers in the same release are {printed}.",
    ),
    "sumber_berbeda": (
        "Sumber lain menyebut {recomputed} ({date}), di sini {printed}.",
        "Another source says {recomputed} ({date}); here it is {printed}.",
    ),
}


# What sources say about their basis; other words are names and stay.
BASIS_EN = {
    "tak disebut": "basis not stated",
    "cabang": "by branch office",
    "eligible": "meeting the criteria",
    "pemerintah": "the government",
    "rencana cabang": "branch plan",
    '"angkatan kerja"': "“labour force”",
    '"angkatan kerja" BPS': "“labour force”, BPS",
    '"penduduk bekerja"': "“employed population”",
}


def _flag(row: Any, rule: str, figures: tuple[float, float, str], there: Any = None) -> dict[str, Any]:
    """`there`: the row that contradicts, where it is another one."""
    printed, recomputed, unit = figures
    here, other = (claim_of(row), None) if there is None else (row.printed, there.printed)
    date, basis = ("", "") if there is None else (there.data_date, there.basis)
    texts = [
        text.format(
            printed=_figure(printed, unit, language, here),
            recomputed=_figure(recomputed, unit, language, other),
            date=f"{date}, {basis if language == 'id' else BASIS_EN.get(basis, basis)}",
        )
        for text, language in zip(MESSAGES[rule], ("id", "en"), strict=True)
    ]
    return {
        "row": row.Index,
        **{name: getattr(row, name, None) for name in CARRIED},
        "rule": rule,
        "printed": printed,
        "recomputed": recomputed,
        "unit": unit,
        "message_id": texts[0],
        "message_en": texts[1],
    }


def flags(figures: pd.DataFrame) -> pd.DataFrame:
    """Every figure that its own report or another source contradicts, in the order of `figures`.

    Columns: row (index label in `figures`), load_id, seq and source_row where `figures` has them, rule
    (those of `recompute`, and `sumber_berbeda`), printed, recomputed (for `sumber_berbeda` the other
    source's figure), unit, message_id, message_en. A figure may be flagged more than once.
    """
    rows = {row.Index: row for row in figures.itertuples()}
    found = [
        _flag(rows[check.row], str(check.rule), (check.printed, check.recomputed, check.unit))
        for check in recompute(figures).itertuples()
        if not check.agrees
    ]
    for pair in conflicts(figures).itertuples():
        here, there = rows[pair.row], rows[pair.other]
        values = (here.value, there.value, here.unit)
        found.append(_flag(here, "sumber_berbeda", values, there))
    position = {label: order for order, label in enumerate(figures.index)}
    return pd.DataFrame(sorted(found, key=lambda flag: position[flag["row"]]), columns=COLUMNS)


def _contradict(first: Any, second: Any) -> bool:
    if first.address == second.address:
        return False
    months, difference = abs(months_apart(first.period, second.period)), abs(first.value - second.value)
    if first.unit == "persen":
        return months <= PERCENT_MONTHS and difference >= PERCENT_POINTS
    eligible = first.indicator in DENOMINATORS
    limit, share = (ELIGIBLE_MONTHS, ELIGIBLE_SHARE) if eligible else (ACTIVE_MONTHS, ACTIVE_SHARE)
    return months <= limit and difference >= share * min(first.value, second.value)


def conflicts(figures: pd.DataFrame) -> pd.DataFrame:
    """Pairs of published figures that contradict each other.

    Pairs of figures of one area, indicator and segment, from different addresses, near in time, that are
    further apart than growth explains. Only figures dated to the month or day are compared.

    Columns: row, other (index labels in `figures`; each pair appears twice, once from either side).
    """
    compared = figures["indicator"].isin(["peserta_aktif", "cakupan", *DENOMINATORS])
    dated = figures[compared & (figures["date_precision"] != "year")]
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for row in dated.dropna(subset=["area_name", "segment", "unit"]).itertuples():
        kind = "penyebut" if row.indicator in DENOMINATORS else row.indicator
        groups.setdefault((row.area_name, kind, row.segment, row.unit), []).append(row)
    pairs: list[tuple[Any, Any]] = []
    for group in groups.values():
        for first, second in combinations(group, 2):
            if _contradict(first, second):
                pairs += [(first.Index, second.Index), (second.Index, first.Index)]
    return pd.DataFrame(pairs, columns=["row", "other"])
