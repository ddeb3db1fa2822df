"""A file beside what is stored: loaded before, rows left behind, mixed bases, cover beyond participants."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from data.counts.packed import Kind, ordinal
from data.definitions.registry import registry
from data.facts.latest import KEYS, is_newest, keyed
from data.facts.paid_cover import current_spells, paying
from data.repository import loads
from data.repository.loads import latest_counts
from etl.checks.load_report import LoadReport
from etl.checks.plausibility import ACTIVE, word
from etl.model import Issue, Options
from etl.parsing.areas import Resolver
from etl.parsing.cells_to_facts import sentence
from etl.parsing.dates import moment_text
from etl.parsing.numbers import written
from etl.parsing.periods import name

Areas = Mapping[str, set[str]]  # of each basis the areas that have a figure on it


def mixed(bases_by_month: Mapping[tuple[str, date], Areas]) -> Iterator[Issue]:
    """One warning for every basis that is found beside that of most areas, by segment and month of a file.

    `bases_by_month`: the areas with active participants on each basis once the file is stored. NIK goes
    before others where as many areas have them, as in the views (data.metrics.bases).
    """
    found: dict[tuple[str, str], dict[date, dict[str, int]]] = {}
    place = {segment: number for number, segment in enumerate(registry().segments)}
    for (segment, period), areas in sorted(
        bases_by_month.items(), key=lambda one: (one[0][1], place[one[0][0]])
    ):
        order = [basis for basis in registry().bases if areas.get(basis)]
        most = max(order, key=lambda basis: len(areas[basis]), default="")
        for basis in order:
            apart = areas[basis] - areas[most]
            if basis != most and apart:
                found.setdefault((most, basis), {}).setdefault(period, {})[segment] = len(apart)
    for (most, basis), months in found.items():
        yield Issue("basis_campur", "warning", sentence(_beside_words(most, basis, months)))


def _beside_words(most: str, basis: str, months: Mapping[date, Mapping[str, int]]) -> str:
    bases, last = registry().bases, max(months)
    parts = ", ".join(f"{segment} {count} daerah" for segment, count in months[last].items())
    more = f" (dan {len(months) - 1} bulan lain)" if len(months) > 1 else ""
    return (
        f"{word(ACTIVE)} {name(last)}{more} hanya ada menurut {bases[basis].label.id!r} di sebagian daerah "
        f"({parts}), sedang kebanyakan daerah {bases[most].label.id!r}. Dasar tidak dicampur: daerah itu "
        "ditampilkan tersendiri, tidak diperingkat dan tidak dijumlahkan. Bila cara menghitungnya sama, "
        "samakan basisnya"
    )


def beside(
    engine: Engine, collection: str, embargo_until: datetime | None, frame: pd.DataFrame
) -> list[Issue]:
    """`mixed` for the observations of a file, beside the counts in force of its months in every area."""
    active = _active(frame)
    if active.empty:
        return []
    over = ordinal(active["period"].min()), ordinal(active["period"].max())
    segments = active["segment"].unique()
    spans = {Kind(segment, "", ACTIVE, basis): over for segment in segments for basis in registry().bases}
    current = loads.latest_counts(engine, collection, embargo_until, spans=spans)
    wanted = set(zip(active["segment"], active["period"], strict=True))
    found: dict[tuple[str, date], dict[str, set[str]]] = {}
    columns = ("segment", "period", "basis", "area_code")
    for rows in (current, active):
        for segment, period, basis, code in zip(*(rows[column] for column in columns), strict=True):
            if (segment, period) in wanted:
                found.setdefault((segment, period), {}).setdefault(basis, set()).add(code)
    return list(mixed(found))


def _active(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[(frame["measure"] == ACTIVE) & (frame["programme"] == "")]


SEGMENT = "BPU"
ALL = (0, 1 << 20)  # months
NEWEST = 1 << 40  # the number of a load that has none yet


def beyond_participants(
    counts: pd.DataFrame, spells: pd.DataFrame, *, resolver: Resolver, places: Mapping[str, Any]
) -> Iterator[Issue]:
    """A warning for each area of `places` where more BPU are paid for than are active.

    It is about the newest month of `counts` (observations) in which that is so. `places`: area code -> row of
    the file, of which only sheet and source_row are read. `spells`: rows of the table funding with load_id;
    of equal ones the newest load is in force.
    """
    known = _active_bpu(counts)
    rows = spells.astype(object).where(spells.notna(), None)
    found = current_spells(list(rows.itertuples(index=False)))
    for period in sorted({period for _, period in known}, reverse=True):
        for area, workers in sorted(paying(found, period).items()):
            active = known.get((area, period))
            if active is None or workers <= active or area not in places:
                continue
            row = places[area]
            places = {code: place for code, place in places.items() if code != area}
            message = (
                f"{resolver.names[area]}: perlindungan BPU yang dibayarkan {name(period)} {written(workers)} "
                f"orang, peserta aktif BPU hanya {written(active)}; periksa jumlah dan bulan di daftar "
                "pendanaan, atau angka pesertanya"
            )
            yield Issue(
                "perlindungan_melebihi", "warning", sentence(message), row["sheet"], row["source_row"]
            )


def of_bpu(counts: pd.DataFrame) -> pd.DataFrame:
    """The rows that count active BPU participants, whatever their programmes."""
    kind = (counts["segment"] == SEGMENT) & (counts["measure"] == ACTIVE) & (counts["programme"] == "")
    return counts[kind]


def latest_bpu(engine: Engine, options: Options) -> pd.DataFrame:
    """The active BPU participants that stand, as observations."""
    spans = {Kind(SEGMENT, "", ACTIVE, basis): ALL for basis in registry().bases}
    return latest_counts(engine, options.collection, options.embargo_until, spans=spans)


def places_of(rows: pd.DataFrame) -> dict[str, Any]:
    """By area the first of its rows in the file."""
    first = rows.drop_duplicates("area_code")
    return {str(row["area_code"]): row for row in first.to_dict("records")}


def _active_bpu(counts: pd.DataFrame) -> dict[tuple[str, Any], int]:
    """By area and month; of several bases the first in the registry's order, of two loads the later row."""
    order = list(registry().bases)
    rows = of_bpu(counts)
    rows = rows.assign(place=[-order.index(basis) for basis in rows["basis"]])
    rows = rows.sort_values("place", kind="stable")
    return {
        (area, period): int(value)
        for area, period, value in zip(rows["area_code"], rows["period"], rows["value"], strict=True)
    }


SHOWN = 5
MOST = 2  # a new file that has every second key of a load, or more, is taken for its correction


def missing_rows(
    table: str, frame: pd.DataFrame, active: pd.DataFrame, *, names: dict[Any, str]
) -> Iterator[Issue]:
    """A warning for each load whose correction the new frame seems to be, but for rows that are missing.

    `active`: the table's rows in active loads, with load_id and file_name. Most keys of the load must be in
    the new frame, and rows of it that count today must be missing from it.
    """
    if table not in KEYS or frame.empty or active.empty:
        return
    new = set(keyed(table, frame))
    active = active.assign(key=list(keyed(table, active)), counts=is_newest(table, active))
    for number, rows in active.groupby("load_id"):
        keys = set(rows["key"])
        missing = rows[rows["counts"] & ~rows["key"].isin(new)]
        if missing.empty or len(keys & new) * MOST < len(keys):
            continue
        shown = [_row(table, row, names) for _, row in missing[:SHOWN].iterrows()]
        more = f"; dan {len(missing) - SHOWN} lagi" if len(missing) > SHOWN else ""
        message = (
            f"{len(missing)} baris muatan {number} ({rows.iloc[0]['file_name']}) tidak ada di berkas ini dan "
            f"masih dihitung: {'; '.join(shown)}{more}. Bila berkas ini penggantinya, muat dengan --ganti "
            f"{number}; bila sudah dimuat, tarik yang lama: python -m etl withdraw {number} --alasan diganti."
        )
        yield Issue("baris_tertinggal", "warning", message)


def _row(table: str, row: "pd.Series[Any]", names: dict[Any, str]) -> str:
    words = [names.get(row["area_code"], str(row["area_code"]))]
    cells = [(key, row[key]) for key in KEYS[table] if key not in ("area_code", "scope")]
    words += [name(cell) if key == "first_month" else str(cell) for key, cell in cells if pd.notna(cell)]
    words += [f"{written(int(row['workers']))} orang"] if table == "funding" else []
    return ", ".join(words)


def report_already_loaded(engine: Engine, report: LoadReport, load_id: int, options: Options) -> LoadReport:
    """The report of a file that is an active load already.

    Nothing to do, or an error where it was to be hidden otherwise, or to take the place of another load.
    """
    replaces = options.replaces
    if (until := loads.hidden_until(engine, load_id)) != options.embargo_until:
        embargo = f"diembargo sampai {moment_text(until)}" if until else "tanpa embargo"
        message = (
            f"Berkas ini sudah dimuat sebagai muatan {load_id}, {embargo}, dan tidak ada yang berubah. "
            f"Tarik dulu, lalu muat lagi: python -m etl withdraw {load_id} --alasan embargo."
        )
        report.issues = [Issue("embargo_berbeda", "error", message)]
        return report
    if replaces not in (None, load_id):
        message = (
            f"Berkas ini sudah dimuat sebagai muatan {load_id}, jadi tidak ada yang dimuat, dan muatan "
            f"{replaces} masih dihitung. Tarik saja: python -m etl withdraw {replaces} --alasan diganti."
        )
        report.issues = [Issue("muatan_tidak_ada", "error", message)]
        return report
    report.outcome, report.load_id = "already", load_id
    return report
