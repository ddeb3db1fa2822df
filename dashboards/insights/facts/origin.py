"""From a fact to the rows of files it stands in: paid cover, benefits, programmes, lists, monthly reports.

`fakta` in the address names the kind; `kelompok`, `dana`, `tahun` and `bulan` say which rows a figure is of.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashboards.insights.facts.benefits import benefits_of, lag_asked, newest_month
from dashboards.insights.facts.duties import judged_on
from dashboards.insights.facts.paid_cover import spells_of
from dashboards.insights.facts.registration import employers, projects
from dashboards.insights.facts.regulations import regulations
from dashboards.insights.programmes import programmes
from dashboards.request.context import Context, rows_of
from data.dates import month_end
from data.facts.benefits import WINDOW, disjoint, group_key, inside
from data.facts.latest import key_of
from data.facts.paid_cover import last_month

TABLES = {
    **{"iuran": "funding", "manfaat": "benefit", "pemberi-kerja": "employer", "proyek": "project"},
    "peraturan": "regulation",
}
KINDS = (*TABLES, "program", "laporan")
WORDS = ("fakta", "kelompok", "dana", "tahun", "bulan", "jeda")
LONGEST = 160  # characters that a word of an address keeps
REPORT = "active_participants"


@dataclass(frozen=True)
class FactRow:
    """A row of a file with its load (None where a later file took its place).

    `reason` is empty where it counts, else why not: replaced, older, later, outside, twice, basis, revoked.
    """

    row: Any
    load: Any
    reason: str = ""
    by: int | None = None  # the load in force, where another replaced it


@dataclass(frozen=True)
class Origin:
    """`rows` counts first; `asked` holds the words of the address that narrowed them."""

    kind: str
    rows: Sequence[FactRow]
    asked: dict[str, str]

    @property
    def counted(self) -> list[FactRow]:
        """The rows that a figure is made of."""
        return [one for one in self.rows if not one.reason]

    @property
    def others(self) -> list[FactRow]:
        """What else files say of it."""
        return [one for one in self.rows if one.reason]


def kind_asked(context: Context) -> str:
    """The kind of fact in the address; empty where none is asked for."""
    word = context.selection.get("fakta")
    return word if word in KINDS else ""


def origin_of(context: Context, code: str, kind: str) -> Origin:
    """Every row of an area, or of those it is made of; the context must not be empty."""
    areas = set(context.kabkota_in(code)) | {code}
    if kind == "program":
        return Origin(kind, _programme_rows(context, sorted(areas)), {})
    asked = {word: text for word in WORDS[1:] if (text := context.selection.get(word))}
    asked, wanted = _narrowed(kind, asked)
    table = TABLES[kind]
    counts = {(row.load_id, row.seq) for row in _counting(context, code, kind)}
    stated = context.facts(table)
    newest: dict[Any, int] = {}
    for row in stated:
        key = key_of(table, row)
        newest[key] = max(newest.get(key, 0), row.load_id)
    end = newest_month(context) if kind == "manfaat" else None
    loads = {load.id: load for load in context.loads}
    found = []
    for row in stated:
        if row.area_code not in areas or not wanted(row):
            continue
        last = newest[key_of(table, row)]
        if (row.load_id, row.seq) in counts:
            found.append(FactRow(row, loads.get(row.load_id)))
        elif last != row.load_id:
            found.append(FactRow(row, loads.get(row.load_id), "replaced", last))
        else:
            found.append(FactRow(row, loads.get(row.load_id), _reason_not_counted(context, kind, row, end)))
    return Origin(kind, sorted(found, key=_order), asked)


def _narrowed(kind: str, asked: dict[str, str]) -> tuple[dict[str, str], Callable[[Any], bool]]:
    """The words that narrow a kind, and the rows they leave; what is no year or month is not asked."""
    known = {"iuran": ("kelompok", "dana", "tahun", "bulan"), "manfaat": ("kelompok",)}.get(kind, ())
    kept = {word: text for word, text in asked.items() if word in known}
    if not (len(kept.get("tahun", "")) == 4 and kept["tahun"].isdecimal()):
        kept.pop("tahun", None)
    try:
        month = month_end(datetime.strptime(kept.get("bulan", ""), "%Y-%m").date())
    except ValueError:
        month = None
        kept.pop("bulan", None)

    def wanted(row: Any) -> bool:
        if "kelompok" in kept and group_key(str(row.group_name or "")[:LONGEST]) != group_key(
            kept["kelompok"]
        ):
            return False
        if "dana" in kept and row.fund != kept["dana"]:
            return False
        if "tahun" in kept and row.year != int(kept["tahun"]):
            return False
        end = last_month(row) if month else None
        return month is None or (end is not None and row.first_month <= month <= end)

    return kept, wanted


def _counting(context: Context, code: str, kind: str) -> Sequence[Any]:
    """The rows that the pages count."""
    if kind == "iuran":
        return spells_of(context)
    if kind == "pemberi-kerja":
        return employers(context, code).rows
    if kind == "proyek":
        return projects(context, code).rows
    if kind == "peraturan":
        return [row for area in (code, *context.kabkota_in(code)) for row in regulations(context, area)]
    end = newest_month(context)
    return disjoint(inside(benefits_of(context), end)) if end else []


def paid_beside(context: Context, code: str) -> Origin:
    """The paid cover whose contributions are held against the benefits of an area: of the same months."""
    end, lag = newest_month(context), lag_asked(context)
    found = origin_of(context, code, "iuran")
    if end is None:
        return found
    first, last = month_end(end, -(WINDOW - 1) - lag), month_end(end, -lag)
    rows = [
        one
        for one in found.rows
        if (stop := last_month(one.row)) is None or (one.row.first_month <= last and stop >= first)
    ]
    return Origin("beside", rows, found.asked)


def _reason_not_counted(context: Context, kind: str, row: Any, end: date | None) -> str:
    """Why a row that no other file replaced is in no figure of the chosen month."""
    month = context.selection.period
    assert month is not None
    if kind == "manfaat":
        return "twice" if end and inside([row], end) else "outside"
    if kind == "peraturan":
        return "later" if row.issued_on > judged_on(context) else "revoked"
    day = row.contract_on if kind == "proyek" else row.period if kind == "pemberi-kerja" else None
    if day is not None and day > month:
        return "later"
    return "older"


def _order(one: FactRow) -> tuple[Any, ...]:
    return bool(one.reason), one.row.area_code, one.row.load_id, one.row.seq


def _programme_rows(context: Context, areas: Sequence[str]) -> list[FactRow]:
    """The participants by programme of the month that /program shows, and those active beside them."""
    edition, found = context.selection.edition, programmes(context)
    if edition is None or found is None:
        return []
    loads, month = {load.id: load for load in context.loads}, found.month
    stated = context.store.programme_counts(edition)
    newest = {
        (row.area_code, row.segment, row.programme): row for row in rows_of(stated[stated["period"] == month])
    }
    rows = rows_of(context.store.programme_rows(edition, areas, month))
    segments = {segment for _area, segment, _programme in newest}
    active = context.store.counts(edition)
    same = active[(active["period"] == month) & (active["measure"] == REPORT)]
    newest |= {(row.area_code, row.segment, ""): row for row in rows_of(same)}
    cells = [(REPORT, segment, month) for segment in sorted(segments)]
    rows += rows_of(context.store.source_rows(edition, areas, cells))
    return sorted(
        (_counted(row, newest.get((row.area_code, row.segment, row.programme)), loads) for row in rows),
        key=lambda one: (
            bool(one.reason),
            one.row.area_code,
            one.row.segment,
            one.row.programme,
            -one.row.load_id,
        ),
    )


def _counted(row: Any, newest: Any, loads: dict[int, Any]) -> FactRow:
    """A row beside the newest count."""
    load = loads.get(row.load_id)
    if newest is None or newest.basis != row.basis:
        return FactRow(row, load, "basis")
    if newest.load_id != row.load_id:
        return FactRow(row, load, "replaced", int(newest.load_id))
    return FactRow(row, load, "" if newest.value == row.value else "repeated")
