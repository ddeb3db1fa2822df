"""Paid cover as tables: every programme, what lapses and what keeping it costs, people paid for by month."""

from typing import Any

from dashboards.components.datasets import ORIGIN, origin
from dashboards.components.funding.lapses import spell_rows
from dashboards.insights.facts.cliff import AHEAD, BEFORE
from dashboards.insights.facts.paid_cover import Paid, year_cost
from dashboards.rendering.dataset import Drawing, Table, tabled
from dashboards.request.context import Context
from data.dates import month_end, months_apart
from data.facts.cliff import paid_by_month
from data.facts.paid_cover import Spell

LAPSES = (
    *("area", "area_name", "group_name", "fund", "year", "segment", "period", "last_month", "months_paid"),
    *("workers", "people_lapsing", "rupiah_to_keep", "rupiah_to_keep_less", "numerator", "denominator"),
    *("coverage_now", "coverage_lapsed", "rank", "rank_lapsed", "address", "load_id", "source_row", *ORIGIN),
)
MONTHS = ("area", "area_name", "paid_month", "people_paid", "programmes", *ORIGIN)


def spells_table(context: Context, title: str, found: Paid) -> Table:
    """Every spell of paid cover, in the order of the page."""

    def record(row: Any) -> dict[str, Any]:
        of, end = (row.of, row.end) if isinstance(row, Spell) else (row, None)
        name = context.areas[of.area_code].name
        around = origin(context.selection.edition)
        return {**of._asdict(), "area": of.area_code, "area_name": name, "last_month": end, **around}

    columns = (
        *("area", "area_name", "group_name", "fund", "year", "workers", "first_month", "months"),
        *("last_month", "rupiah", "planned", "verified", "paid", "active", "rupiah_changed", "rupiah_spent"),
        *("became_pppk", "address", "note", "load_id", "source_row", *ORIGIN),
    )
    drawing = Drawing("bar", "area_name", "workers")
    return tabled("pendanaan", title, columns, map(record, spell_rows(found)), drawing=drawing)


def lapses_table(context: Context, found: Paid | None) -> Table:
    """What leaves somebody without cover within six months, the first to end at the top."""
    around = origin(context.selection.edition)

    def record(spell: Spell) -> dict[str, Any]:
        row, of = found.bpu.get(spell.area) if found else None, spell.of
        assert found is not None
        return {
            **of._asdict(),
            **around,
            "area": spell.area,
            "area_name": context.areas[spell.area].name,
            "segment": "BPU" if spell.bpu else "PU",
            "period": found.month,
            "last_month": spell.end,
            "months_paid": months_apart(found.month, spell.end),
            "people_lapsing": spell.lost,
            "rupiah_to_keep": year_cost(spell),
            "rupiah_to_keep_less": year_cost(spell, "other"),
            "numerator": row.numerator if row else None,
            "denominator": row.denominator if row else None,
            "coverage_now": row.value if row else None,
            "coverage_lapsed": found.coverage_after(spell),
            "rank": row.rank if row else None,
            "rank_lapsed": found.rank_after(spell),
        }

    spells = sorted(found.lapsing, key=lambda s: (s.end, -s.lost, s.area)) if found else []
    title = context.language.text("Siapa keluar, kapan")
    return tabled("berakhir", title, LAPSES, map(record, spells))


def months_table(context: Context, found: Paid | None) -> Table:
    """Of each area with cover paid in any month of the cliff the people paid for in each of them."""
    around = origin(context.selection.edition)
    own: dict[str, list[Spell]] = {}
    for spell in found.spells if found else ():
        if found and any(spell.pays(month_end(found.month, step)) for step in range(-BEFORE, AHEAD)):
            own.setdefault(spell.area, []).append(spell)
    records = (
        {
            **around,
            "area": area,
            "area_name": context.areas[area].name,
            "paid_month": month,
            "people_paid": people,
            "programmes": sum(spell.pays(month) for spell in spells),
        }
        for area, spells in sorted(own.items())
        if found
        for month, people in paid_by_month(spells, month_end(found.month, -BEFORE), BEFORE + AHEAD)
    )
    return tabled("dibayar-bulanan", context.language.text("Dibayar menurut bulan"), MONTHS, records)
