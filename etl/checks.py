"""Plausibility across rows, and against what stands already. Nothing is mended: it is told."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd

from data.blocks import Kind, ordinal
from data.ledger import COUNT_KEY
from data.registry import registry
from etl.areas import Resolver
from etl.facts import at
from etl.numbers import written
from etl.periods import name
from etl.source import Finding

JUMP_SHARE, JUMP_PEOPLE = 0.25, 500
ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"


def refusals(frame: pd.DataFrame, *, resolver: Resolver, rolls_up: bool) -> list[Finding]:
    """What refuses a file: programmes that a segment cannot have; and, where the collection adds areas up by
    itself, counts that stand twice and counts of anything but a district."""
    found = [*programmes(frame)]
    if rolls_up:
        found += [*level(frame, resolver), *doubled(frame)]
    return found


def needed(frame: pd.DataFrame) -> dict[Kind, tuple[int, int]]:
    """What `plausibility` may ask of what stands, beside the areas of the frame: its kinds from the month
    before its first to its last (data.blocks.ordinal), and of potensi everything up to there."""
    spans: dict[Kind, tuple[int, int]] = {}
    for words, rows in frame.groupby(list(Kind._fields), sort=False):
        kind, first, last = Kind(*words), ordinal(rows["period"].min()) - 1, ordinal(rows["period"].max())
        spans[kind] = min(first, spans.get(kind, (first, last))[0]), max(last, spans.get(kind, (0, 0))[1])
        if kind.measure in (ACTIVE, ELIGIBLE) and not kind.programme:
            eligible = kind._replace(measure=ELIGIBLE)
            spans[eligible] = 0, max(last, spans.get(eligible, (0, 0))[1])
    return spans


def plausibility(frame: pd.DataFrame, current: pd.DataFrame, *, resolver: Resolver) -> list[Finding]:
    """Warnings about new observations that no refusal met. `current`: the counts that stand in their
    collection (COUNT_KEY, value), at least those that are `needed`."""
    return [
        *parts(frame, resolver),
        *above_eligible(frame, current, resolver),
        *jumps(frame, current, resolver),
        *eligible_changed(frame, current, resolver),
        *missing(frame, resolver),
        *_revised(frame, current),
    ]


def level(frame: pd.DataFrame, resolver: Resolver) -> Iterator[Finding]:
    """An error for every count of anything but a district."""
    for _, row in frame[~frame["area_code"].isin(resolver.districts)].iterrows():
        area = resolver.names[row["area_code"]]
        message = f"{area} bukan kabupaten/kota; koleksi ini menjumlah daerahnya sendiri"
        yield at(row, "bukan_kabupaten_kota", "error", message, value=row["area_code"])


def doubled(frame: pd.DataFrame) -> Iterator[Finding]:
    """An error for every row whose count stands in an earlier row."""
    first: dict[tuple[object, ...], pd.Series[Any]] = {}
    repeated = frame[frame.duplicated(COUNT_KEY, keep=False)]
    for _, row in repeated.iterrows():
        key = tuple(row[name] for name in COUNT_KEY)
        if key not in first:
            first[key] = row
            continue
        sheet = f"lembar {first[key]['sheet']} " if first[key]["sheet"] else ""
        where = f"{sheet}baris {first[key]['source_row']}"
        message = (
            f"{row['area_code']} {name(row['period'])} {row['segment']} {_word(row['measure'])} "
            f"sudah ada di {where}; hapus salah satunya"
        )
        yield at(row, "kunci_ganda", "error", message, value=row["value"])


def programmes(frame: pd.DataFrame) -> Iterator[Finding]:
    """An error for every count of a programme that its segment cannot have."""
    known = registry().programmes
    named = frame[frame["programme"] != ""]
    pairs = zip(named["segment"], named["programme"], strict=True)
    wrong = named[[segment not in known[programme].segments for segment, programme in pairs]]
    for _, row in wrong.iterrows():
        allowed = ", ".join(key for key, p in known.items() if row["segment"] in p.segments)
        message = f"{row['segment']} tidak dapat mengikuti {row['programme']}; programnya hanya {allowed}"
        yield at(row, "program_segmen", "error", message, value=row["value"])


def parts(frame: pd.DataFrame, resolver: Resolver) -> Iterator[Finding]:
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
            f"{resolver.names[place[0]]}: {_word(place[3])} TOTAL tercetak {written(int(row['value']))}, "
            f"jumlah bagiannya {written(parts)} (selisih {written(int(row['value']) - parts)})"
        )
        yield at(row, "jumlah_tercetak", "warning", message, value=row["value"])


def above_eligible(frame: pd.DataFrame, current: pd.DataFrame, resolver: Resolver) -> Iterator[Finding]:
    """Active participants above the eligible workers last known."""
    known = _by_key(pd.concat([current, frame]), ELIGIBLE)
    for row in frame[(frame["measure"] == ACTIVE) & (frame["programme"] == "")].itertuples():
        before = known.get((row.area_code, row.segment, row.basis), {})
        period = max((period for period in before if period <= row.period), default=None)
        if period and row.value > before[period]:
            message = (
                f"{resolver.names[row.area_code]}: peserta aktif {row.segment} {written(row.value)} "
                f"melebihi potensi {written(before[period])}; disimpan apa adanya"
            )
            yield at(frame.loc[row.Index], "melebihi_potensi", "warning", message, value=row.value)


def jumps(frame: pd.DataFrame, current: pd.DataFrame, resolver: Resolver) -> Iterator[Finding]:
    """Stocks far from those of the month before."""
    stock = {key for key, measure in registry().measures.items() if measure.over_time == "stock"}
    both = pd.concat([current[[*COUNT_KEY, "value"]], frame[[*COUNT_KEY, "value"]]])
    values = {tuple(row[:-1]): int(row[-1]) for row in both.itertuples(index=False)}
    for row in frame[frame["measure"].isin(stock)].itertuples():
        month = row.period.replace(day=1) - timedelta(days=1)
        key = (row.area_code, month, row.segment, row.programme, row.measure, row.basis)
        before, now = values.get(key), int(row.value)
        if before is None or abs(now - before) <= max(JUMP_PEOPLE, JUMP_SHARE * before):
            continue
        share = f" ({written(100 * (now - before) / before)} %)" if before else ""
        message = (
            f"{resolver.names[row.area_code]}: {_word(row.measure)} {row.segment} dari {written(before)} "
            f"({name(month)}) menjadi {written(now)}{share}; pastikan benar"
        )
        yield at(frame.loc[row.Index], "lonjakan", "warning", message, value=now)


def eligible_changed(frame: pd.DataFrame, current: pd.DataFrame, resolver: Resolver) -> Iterator[Finding]:
    """Potensi that differs from the one before it in the same year, one line an area."""
    known = _by_key(pd.concat([current, frame]), ELIGIBLE)
    changed: dict[tuple[str, date], list[pd.Series[Any]]] = {}
    for row in frame[(frame["measure"] == ELIGIBLE) & (frame["programme"] == "")].itertuples():
        period, before = row.period, known[row.area_code, row.segment, row.basis]
        earlier = max((p for p in before if p < period and p.year == period.year), default=None)
        if earlier and before[earlier] != row.value:
            changed.setdefault((row.area_code, period), []).append(frame.loc[row.Index])
    for (code, period), rows in changed.items():
        parts = ", ".join(f"{row['segment']} {written(int(row['value']))}" for row in rows)
        message = (
            f"{resolver.names[code]}: potensi {name(period)} berubah di tengah tahun ({parts}); "
            "perubahan cakupan bulan ini bukan capaian"
        )
        yield at(rows[0], "potensi_berubah", "warning", message)


def missing(frame: pd.DataFrame, resolver: Resolver) -> Iterator[Finding]:
    """Months without all districts."""
    for period, rows in frame.groupby("period"):
        there = set(rows["area_code"])
        absent = sorted(resolver.districts - there)
        if absent:
            names = [resolver.names[code] for code in (absent if len(absent) < len(there) else sorted(there))]
            listed = "tidak ada" if len(absent) < len(there) else "yang ada"
            total = len(resolver.districts)
            message = f"{name(period)}: {len(there)} dari {total} daerah ada; {listed}: {', '.join(names)}."
            yield Finding("wilayah_tidak_ada", "warning", message, rows.iloc[0]["sheet"])


def _revised(frame: pd.DataFrame, current: pd.DataFrame) -> Iterator[Finding]:
    both = frame.merge(current, on=COUNT_KEY, suffixes=("", "_before"))
    yield from revised(int((both["value"] != both["value_before"]).sum()))


def revised(changed: int) -> Iterator[Finding]:
    """How many counts take the place of others."""
    if changed:
        message = f"{written(changed)} angka yang sudah ada diganti; edisi lama tetap menampilkan yang lama."
        yield Finding("angka_direvisi", "info", message)


def _by_key(frame: pd.DataFrame, measure: str) -> dict[tuple[str, str, str], dict[date, int]]:
    """Values of a measure by place and month; of two the later row stands."""
    rows = frame[(frame["measure"] == measure) & (frame["programme"] == "")]
    found: dict[tuple[str, str, str], dict[date, int]] = {}
    columns = ["area_code", "segment", "basis", "period", "value"]
    for code, segment, basis, period, value in rows[columns].itertuples(index=False):
        found.setdefault((code, segment, basis), {})[period] = int(value)
    return found


def _word(measure: str) -> str:
    return registry().measures[measure].file_word.replace("_", " ")
