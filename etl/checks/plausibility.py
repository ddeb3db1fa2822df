"""Plausibility across rows, and against what stands already. Nothing is mended: it is told."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.counts.packed import Kind, ordinal
from data.definitions.registry import registry
from data.repository.loads import COUNT_KEY
from etl.checks.earlier import ACTIVE, ELIGIBLE, WITHIN, basis_changed, by_key, eligible_changed, jumps, word
from etl.model import Finding
from etl.parsing.areas import Resolver
from etl.parsing.facts import at
from etl.parsing.numbers import written
from etl.parsing.periods import name


def refusals(frame: pd.DataFrame, *, resolver: Resolver, rolls_up: bool) -> list[Finding]:
    """What refuses a file: programmes that a segment cannot have, counts that stand twice; and, where the
    collection adds areas up by itself, counts of anything but a district."""
    found = [*programmes(frame)]
    if rolls_up:
        found += level(frame, resolver)
    return [*found, *doubled(frame)]


def needed(frame: pd.DataFrame) -> dict[Kind, tuple[int, int]]:
    """What `plausibility` may ask of what stands, beside the areas of the frame: its kinds from the month
    a year before its first to its last (data.counts.packed.ordinal), those counted in another way too, and of
    potensi everything up to there."""
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


def plausibility(frame: pd.DataFrame, current: pd.DataFrame, *, resolver: Resolver) -> list[Finding]:
    """Warnings about new observations that no refusal met. `current`: the counts that stand in their
    collection (COUNT_KEY, value), at least those that are `needed`."""
    return [
        *parts(frame, resolver),
        *above_eligible(frame, current, resolver),
        *jumps(frame, current, resolver),
        *eligible_changed(frame, current, resolver),
        *basis_changed(frame, current),
        *missing(frame, resolver),
        *_revised(frame, current),
    ]


def level(frame: pd.DataFrame, resolver: Resolver) -> Iterator[Finding]:
    """An error for every count of anything but a district."""
    for row in frame[~frame["area_code"].isin(resolver.districts)].to_dict("records"):
        area = resolver.names[row["area_code"]]
        message = f"{area} bukan kabupaten/kota; koleksi ini menjumlah daerahnya sendiri"
        yield at(row, "bukan_kabupaten_kota", "error", message, value=row["area_code"])


def doubled(frame: pd.DataFrame) -> Iterator[Finding]:
    """An error for every row whose count stands in an earlier row."""
    first: dict[tuple[object, ...], dict[Any, Any]] = {}
    repeated = frame[frame.duplicated(COUNT_KEY, keep=False)]
    for row in repeated.to_dict("records"):
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
            f"{resolver.names[place[0]]}: {word(place[3])} TOTAL tercetak {written(int(row['value']))}, "
            f"jumlah bagiannya {written(parts)} (selisih {written(int(row['value']) - parts)})"
        )
        yield at(row, "jumlah_tercetak", "warning", message, value=row["value"])


def above_eligible(frame: pd.DataFrame, current: pd.DataFrame, resolver: Resolver) -> Iterator[Finding]:
    """Active participants above the eligible workers last known."""
    known = by_key(pd.concat([current, frame]), ELIGIBLE)
    for row in frame[(frame["measure"] == ACTIVE) & (frame["programme"] == "")].itertuples():
        before = known.get((row.area_code, row.segment, row.basis), {})
        period = max((period for period in before if period <= row.period), default=None)
        if period and row.value > before[period]:
            message = (
                f"{resolver.names[row.area_code]}: peserta aktif {row.segment} {written(row.value)} "
                f"melebihi potensi {written(before[period])}; disimpan apa adanya"
            )
            yield at(frame.loc[row.Index], "melebihi_potensi", "warning", message, value=row.value)


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
