"""Plausibility across rows, and against the counts in force. Nothing is mended: there are issues."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from data.counts.packed import Kind, ordinal
from data.dates import month_end
from data.definitions.registry import registry
from data.provinces.definition import province
from data.repository.loads import COUNT_KEY
from etl.model import Issue
from etl.parsing.areas import Resolver
from etl.parsing.cells_to_facts import at, sentence
from etl.parsing.numbers import written
from etl.parsing.periods import name
from etl.parsing.units import rounding


def refusals(frame: pd.DataFrame, *, resolver: Resolver, rolls_up: bool) -> list[Issue]:
    """What refuses a file: programmes that a segment cannot have, counts that stand twice.

    And, where the collection adds areas up by itself, counts of anything but a district.
    """
    found = [*programmes(frame)]
    if rolls_up:
        found += level(frame, resolver)
    return [*found, *doubled(frame)]


def needed(frame: pd.DataFrame) -> dict[Kind, tuple[int, int]]:
    """The counts in force that `plausibility` compares with, beside the areas of the frame.

    Its kinds from the month a year before its first to its last (data.counts.packed.ordinal), those counted
    in another way too, and of potensi everything up to there.
    """
    spans: dict[Kind, tuple[int, int]] = {}
    for words, rows in frame.groupby(list(Kind._fields), sort=False):
        kind, first, last = (
            Kind(*words),
            ordinal(rows["period"].min()) - WITHIN,
            ordinal(rows["period"].max()),
        )
        counted = kind.measure in (ACTIVE, ELIGIBLE) and not kind.programme
        for basis in registry().bases if counted else (kind.basis,):
            one = kind._replace(basis=basis)
            spans[one] = min(first, spans.get(one, (first, last))[0]), max(last, spans.get(one, (0, 0))[1])
        if counted:
            eligible = kind._replace(measure=ELIGIBLE)
            spans[eligible] = 0, max(last, spans.get(eligible, (0, 0))[1])
    return spans


def plausibility(frame: pd.DataFrame, current: pd.DataFrame, *, resolver: Resolver) -> list[Issue]:
    """Warnings about new observations that no refusal met.

    `current`: the counts that stand in their collection (COUNT_KEY, value), at least those that are `needed`.
    """
    return [
        *parts(frame, resolver),
        *above_eligible(frame, current, resolver),
        *jumps(frame, current, resolver),
        *eligible_changed(frame, current, resolver),
        *basis_changed(frame, current),
        *missing(frame, resolver),
        *_revised(frame, current),
    ]


def level(frame: pd.DataFrame, resolver: Resolver) -> Iterator[Issue]:
    """An error for every count of anything but a district."""
    other = frame[~frame["area_code"].isin(resolver.districts)]
    for row in other.to_dict("records") if len(other) else ():
        area = resolver.names[row["area_code"]]
        message = f"{area} bukan {province().areas_word}; koleksi ini menjumlah daerahnya sendiri"
        yield at(row, "bukan_kabupaten_kota", "error", message, value=row["area_code"])


def doubled(frame: pd.DataFrame) -> Iterator[Issue]:
    """An error for every row whose count an earlier row has given."""
    first: dict[tuple[object, ...], dict[Any, Any]] = {}
    repeated = frame[frame.duplicated(COUNT_KEY, keep=False)]
    for row in repeated.to_dict("records") if len(repeated) else ():
        key = tuple(row[name] for name in COUNT_KEY)
        if key not in first:
            first[key] = row
            continue
        sheet = f"lembar {first[key]['sheet']} " if first[key]["sheet"] else ""
        where = f"{sheet}baris {first[key]['source_row']}"
        message = (
            f"{row['area_code']} {name(row['period'])} {row['segment']} {word(row['measure'])} "
            f"sudah ada di {where}; hapus salah satunya"
        )
        yield at(row, "kunci_ganda", "error", message, value=row["value"])


def programmes(frame: pd.DataFrame) -> Iterator[Issue]:
    """An error for every count of a programme that its segment cannot have."""
    known = registry().programmes
    named = frame[frame["programme"] != ""]
    pairs = zip(named["segment"], named["programme"], strict=True)
    wrong = named[[segment not in known[programme].segments for segment, programme in pairs]]
    for _, row in wrong.iterrows():
        allowed = ", ".join(key for key, p in known.items() if row["segment"] in p.segments)
        message = f"{row['segment']} tidak dapat mengikuti {row['programme']}; programnya hanya {allowed}"
        yield at(row, "program_segmen", "error", message, value=row["value"])


def parts(frame: pd.DataFrame, resolver: Resolver) -> Iterator[Issue]:
    """A stored total beside all of its parts."""
    total = registry().segments["TOTAL"]
    key = [column for column in COUNT_KEY if column != "segment"]
    wide = frame.pivot(index=key, columns="segment", values="value")
    if not {"TOTAL", *total.required} <= set(wide):
        return
    wide = wide.dropna(subset=["TOTAL", *total.required])
    required = wide[list(total.required)].sum(axis=1)
    optional = wide[[part for part in total.optional if part in wide]].sum(axis=1)
    wrong = wide[(wide["TOTAL"] != required) & (wide["TOTAL"] != required + optional)]
    rows = frame[frame["segment"] == "TOTAL"].set_index(key)
    for place in wrong.index:
        row, parts = rows.loc[place], int(required[place] + optional[place])
        message = (
            f"{resolver.names[place[0]]}: {word(place[3])} TOTAL tercetak {written(int(row['value']))}, "
            f"jumlah bagiannya {written(parts)} (selisih {written(int(row['value']) - parts)})"
        )
        yield at(row, "jumlah_tercetak", "warning", message, value=row["value"])


def above_eligible(frame: pd.DataFrame, current: pd.DataFrame, resolver: Resolver) -> Iterator[Issue]:
    """Active participants above the eligible workers last known."""
    known = by_key((current, frame), ELIGIBLE)
    for row in _of(frame, ACTIVE).itertuples():
        before = known.get((row.area_code, row.segment, row.basis), {})
        period = max((period for period in before if period <= row.period), default=None)
        if period and row.value > before[period]:
            message = (
                f"{resolver.names[row.area_code]}: peserta aktif {row.segment} {written(row.value)} "
                f"melebihi potensi {written(before[period])}; disimpan apa adanya"
            )
            yield at(frame.loc[row.Index], "melebihi_potensi", "warning", message, value=row.value)


def missing(frame: pd.DataFrame, resolver: Resolver) -> Iterator[Issue]:
    """Months without all districts."""
    for period, rows in frame.groupby("period"):
        there = set(rows["area_code"])
        absent = sorted(resolver.districts - there)
        if absent:
            names = [resolver.names[code] for code in (absent if len(absent) < len(there) else sorted(there))]
            listed = "tidak ada" if len(absent) < len(there) else "yang ada"
            total = len(resolver.districts)
            message = f"{name(period)}: {len(there)} dari {total} daerah ada; {listed}: {', '.join(names)}."
            yield Issue("wilayah_tidak_ada", "warning", message, rows.iloc[0]["sheet"])


def _revised(frame: pd.DataFrame, current: pd.DataFrame) -> Iterator[Issue]:
    if current.empty:
        return
    both = frame[COUNTS].merge(current, on=COUNT_KEY, suffixes=("", "_before"))
    yield from revised(int((both["value"] != both["value_before"]).sum()))


def revised(changed: int) -> Iterator[Issue]:
    """How many counts take the place of others."""
    if changed:
        message = f"{written(changed)} angka yang sudah ada diganti; edisi lama tetap menampilkan yang lama."
        yield Issue("angka_direvisi", "info", message)


JUMP_SHARE, JUMP_PEOPLE = 0.25, 500
SAME_FROM = 10  # areas
WITHIN = 12  # months: a figure is held against the newest of those before it
ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"
COUNTS = [*COUNT_KEY, "value"]


def jumps(frame: pd.DataFrame, current: pd.DataFrame, resolver: Resolver) -> Iterator[Issue]:
    """Stocks far from the newest figure before them."""
    stock = {key for key, measure in registry().measures.items() if measure.over_time == "stock"}
    values: dict[tuple[str, ...], dict[date, int]] = {}
    for rows in (current, frame):
        for code, period, *words, value in _rows(rows, COUNTS):
            values.setdefault((code, *words), {})[period] = int(value)
    for row in frame.loc[frame["measure"].isin(stock), COUNTS].itertuples():
        series = values[row.area_code, row.segment, row.programme, row.measure, row.basis]
        month = newest_before(series, row.period)
        before, now = series.get(month or row.period, 0), int(row.value)
        if month is None or abs(now - before) <= max(JUMP_PEOPLE, JUMP_SHARE * before):
            continue
        share = f" ({written(100 * (now - before) / before)} %)" if before else ""
        message = (
            f"{resolver.names[row.area_code]}: {word(row.measure)} {row.segment} dari {written(before)} "
            f"({name(month)}) menjadi {written(now)}{share}; pastikan benar"
        )
        yield at(frame.loc[row.Index], "lonjakan", "warning", message, value=now)


def eligible_changed(frame: pd.DataFrame, current: pd.DataFrame, resolver: Resolver) -> Iterator[Issue]:
    """Potensi that differs from the one before it in the same year, one line an area."""
    known = by_key((current, frame), ELIGIBLE)
    changed: dict[tuple[str, date], list[tuple[pd.Series[Any], str]]] = {}
    for row in _of(frame, ELIGIBLE).itertuples():
        period, before = row.period, known[row.area_code, row.segment, row.basis]
        earlier = max((p for p in before if p < period and p.year == period.year), default=None)
        if earlier and before[earlier] != row.value:
            step = f"{row.segment} {written(before[earlier])} -> {written(int(row.value))}"
            changed.setdefault((row.area_code, period), []).append((frame.loc[row.Index], step))
    for (code, period), rows in changed.items():
        parts = ", ".join(step for _, step in rows)
        message = (
            f"{resolver.names[code]}: potensi {name(period)} berubah di tengah tahun ({parts}); "
            "perubahan cakupan bulan ini bukan capaian"
        )
        yield at(rows[0][0], "potensi_berubah", "warning", message)


def unchanged(frame: pd.DataFrame, current: pd.DataFrame) -> Iterator[Issue]:
    """Participants that are exactly those of the month before in most areas: the old file sent once more.

    Not of migrants, who are few.
    """
    series = by_key((current, frame), ACTIVE)
    rows = _counted(frame)
    rows = rows[(rows["measure"] == ACTIVE) & (rows["segment"] != "PMI") & (rows["value"] > 0)]
    for (period, segment, basis), group in rows.groupby(["period", "segment", "basis"]):
        known = [series[code, segment, basis] for code in group["area_code"]]
        pairs = [(one[period], one[month]) for one in known if (month := newest_before(one, period))]
        same = sum(now == before for now, before in pairs)
        if same < SAME_FROM or 2 * same <= len(pairs):
            continue
        message = (
            f"{word(ACTIVE)} {segment} {name(period)} sama persis dengan angka sebelumnya di {same} dari "
            f"{len(pairs)} daerah; mungkin berkas bulan lalu terkirim lagi dengan judul baru. Pastikan "
            "bulannya"
        )
        yield at(group.iloc[0].drop("source_row"), "angka_sama", "warning", message)


def skipped(frame: pd.DataFrame, current: pd.DataFrame) -> Iterator[Issue]:
    """Months without any participants between two that have some, at most a year apart.

    One line, where they are not how often the reports come (every two or three months alike).
    """
    new, old_ones = (set(both.loc[both["measure"] == ACTIVE, "period"]) for both in (frame, current))
    known = sorted(new | old_ones)
    steps = [(old, ordinal(month) - ordinal(old), month) for old, month in pairwise(known)]
    lengths = {length for _, length, _ in steps}
    if len(steps) > 1 and len(lengths) == 1:
        return
    for old, length, month in steps:
        if 1 < length <= WITHIN and {old, month} & new:
            between = [name(month_end(old, ahead)) for ahead in range(1, length)]
            listed = " dan ".join(filter(None, (", ".join(between[:-1]), between[-1])))
            message = (
                f"tidak ada angka {listed}, di antara {name(old)} dan {name(month)}; perubahannya dihitung "
                "melompati bulan itu. Muat rekap yang terlewat bila ada"
            )
            yield Issue("bulan_terlewat", "warning", sentence(message))


def basis_changed(frame: pd.DataFrame, current: pd.DataFrame) -> Iterator[Issue]:
    """Figures whose newest ones before were counted in another way, one line for all that did so together."""
    known: dict[tuple[str, str, str], dict[date, dict[str, int]]] = {}
    columns = ["area_code", "segment", "measure", "period", "basis", "value"]
    for rows in (current, frame):
        for code, segment, measure, period, basis, value in _rows(_counted(rows), columns):
            known.setdefault((code, segment, measure), {}).setdefault(period, {})[basis] = int(value)
    moved: dict[tuple[Any, ...], list[tuple[Any, int]]] = {}
    for row in _counted(frame)[columns].itertuples():
        series = known[row.area_code, row.segment, row.measure]
        month = newest_before(series, row.period)
        before = {} if month is None else series[month]
        if before and row.basis not in before and not set(before) & set(series[row.period]):
            basis = min(before, key=list(registry().bases).index)
            key = (row.measure, row.period, row.basis, month, basis)
            moved.setdefault(key, []).append((frame.loc[row.Index], before[basis]))
    for (measure, period, basis, month, old), cases in moved.items():
        areas = {row["area_code"] for row, _ in cases}
        words = registry().bases
        message = (
            f"{word(measure)} {name(period)} dihitung {words[basis].label.id!r}, {name(month)} "
            f"{words[old].label.id!r} ({len(areas)} daerah, jumlahnya {written(sum(n for _, n in cases))} -> "
            f"{written(sum(int(row['value']) for row, _ in cases))}); selisihnya dapat berasal dari cara "
            "menghitung, bukan capaian. Samakan basisnya, atau terangkan di rapat"
        )
        yield Issue("basis_berubah", "warning", sentence(message), cases[0][0].get("sheet"))


def _counted(frame: pd.DataFrame) -> pd.DataFrame:
    """Participants and potensi, whatever the programmes."""
    return frame[frame["measure"].isin((ACTIVE, ELIGIBLE)) & (frame["programme"] == "")]


def _of(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The counts of one measure, whatever the programmes: of each only what names it, and its value."""
    return frame.loc[(frame["measure"] == measure) & (frame["programme"] == ""), COUNTS]


def _rows(frame: pd.DataFrame, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    """The rows as plain tuples: a tenth of what `itertuples` costs a file of few rows."""
    return zip(*(frame[name] for name in columns), strict=True)


def newest_before(series: Iterable[date], period: date) -> date | None:
    """The newest of these months before a month, at most a year before it."""
    last = ordinal(period)
    return max((month for month in series if last - WITHIN <= ordinal(month) < last), default=None)


def by_key(frames: Iterable[pd.DataFrame], measure: str) -> dict[tuple[str, str, str], dict[date, int]]:
    """Values of a measure by place and month; of two the later row counts."""
    found: dict[tuple[str, str, str], dict[date, int]] = {}
    columns = ["area_code", "segment", "basis", "period", "value"]
    for frame in frames:
        for code, segment, basis, period, value in _rows(_of(frame, measure), columns):
            found.setdefault((code, segment, basis), {})[period] = int(value)
    return found


def word(measure: str) -> str:
    """A measure as files name it."""
    return registry().measures[measure].file_word.replace("_", " ")


WORK, NO_WORK, BOTH = "employed_people", "unemployed_people", "labour_force"


def labour_force(frame: pd.DataFrame, resolver: Resolver) -> Iterator[Issue]:
    """A warning for each stored labour force that its two parts beside it do not add up to."""
    if not {WORK, NO_WORK, BOTH} <= set(frame["measure"]):
        return
    key = [column for column in COUNT_KEY if column != "measure"]
    wide = frame.pivot(index=key, columns="measure", values="value")[[WORK, NO_WORK, BOTH]].dropna()
    rounded = frame[frame["precision"] != "exact"].set_index(key).index
    rows = frame[frame["measure"] == BOTH].set_index(key)
    for place, counts in wide.iterrows():
        row, parts = rows.loc[place], int(counts[WORK] + counts[NO_WORK])
        off = rounding(int(count) for count in counts) if place in rounded else 0
        if abs(int(counts[BOTH]) - parts) <= off:
            continue
        message = (
            f"{resolver.names[row.name[key.index('area_code')]]}, {name(row.name[key.index('period')])}: "
            f"penduduk bekerja {written(int(counts[WORK]))} dan pengangguran {written(int(counts[NO_WORK]))} "
            f"berjumlah {written(parts)}, angkatan kerja tertulis {written(int(counts[BOTH]))}; ketiganya "
            "disimpan apa adanya, periksa tabel asalnya"
        )
        yield at(row, "jumlah_tercetak", "warning", message, value=row["value"])
