"""Rank by improvement beside rank by level: who is high, and who is getting better."""

from dataclasses import dataclass
from typing import Any

from dashboards.components.common.layout import nothing, section
from dashboards.components.common.table import Column, sorted_rows, table
from dashboards.components.common.text import area_link, change
from dashboards.components.ranking.rank_uncertainty import range_columns, range_rule
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.improvement import QUARTER, YEAR, improvement, places
from data.dates import month_end
from data.definitions.registry import AREA_LEVEL
from data.metrics.contracts import MetricRow

KEPT = ("tampilan", "status", "turun")  # words of the ranking that its headings carry along


@dataclass(frozen=True)
class Move:
    """How much an area improved in so many months, in people and on the same denominator, and its rank."""

    people: float | None
    value: float | None
    rank: int | None


Moves = dict[str, Move]


def moves(context: Context, months: int) -> Moves:
    """The movement of every kabupaten/kota to the chosen month."""
    assert context.selection.period is not None
    ratio = context.metric.kind == "ratio"
    then = month_end(context.selection.period, -months)
    earlier = {row.area: row.numerator for row in context.rows(months=(then,))}
    rows = [row for row in context.rows() if row.level == AREA_LEVEL]

    def moved(row: MetricRow, *, points: bool) -> float | None:
        return improvement(row.numerator, earlier.get(row.area), row.denominator, ratio=points)

    values = {row.area: moved(row, points=ratio) for row in rows}
    rank = places(values, higher_is_better=context.metric.better != "lower")
    return {row.area: Move(moved(row, points=False), values[row.area], rank.get(row.area)) for row in rows}


def movement_table(context: Context, areas: list[Any]) -> Element:
    """The section: one area a row, its rank by level, its ranks by improvement over a year and a quarter."""
    _, language = context.language.text, context.language
    title, note = (
        _("Peringkat kenaikan dan rentang"),
        _("dengan potensi bulan ini, di samping peringkat capaian"),
    )
    year, quarter = moves(context, YEAR), moves(context, QUARTER)
    if not any(move.rank for move in (*year.values(), *quarter.values())):
        words = _("Belum ada bulan pembanding setahun atau tiga bulan lalu. Muat rekap bulan-bulan itu.")
        return section(title, nothing(words), note=note)
    columns = [
        Column(
            "nama",
            _("Daerah"),
            lambda r: area_link(context, r.area),
            lambda r: context.name(r.area),
            False,
            head=True,
        ),
        Column("level", _("Per. capaian"), lambda r: language.number(r.rank), lambda r: r.rank),
        *range_columns(context),
        *_span(context, year, "setahun", (_("Per. setahun"), _("Setahun"), _("Peserta setahun"))),
        *_span(context, quarter, "triwulan", (_("Per. triwulan"), _("Tiga bulan"), _("Peserta tiga bulan"))),
    ]
    key, down = context.selection.get("urut"), context.selection.get("arah") == "turun"
    own = key in {column.key for column in columns}
    by = key if own else "per-setahun"
    ordered = sorted_rows(areas, columns, by, descending=own and down)
    caption = _(
        "Kenaikan = (peserta sekarang − peserta dulu) ÷ potensi sekarang, dalam poin; untuk jumlah orang: "
        "orang. Nilai yang sama berbagi peringkat. Judul kolom mengurutkan tabel."
    )
    caption = " ".join(filter(None, [caption, range_rule(context)]))
    listing = table(context, columns, ordered, caption=caption, path="/peringkat", keep=KEPT)
    return section(title, listing, note=note, name="moves")


def _span(context: Context, found: Moves, word: str, titles: tuple[str, str, str]) -> list[Column]:
    """Rank, change and people of one span."""
    language = context.language
    decimals = 1 if context.metric.kind == "ratio" else 0
    rank, value, people = titles
    return [
        Column(
            f"per-{word}",
            rank,
            lambda r: html.B(language.number(found[r.area].rank)),
            lambda r: found[r.area].rank,
        ),
        Column(
            f"naik-{word}",
            value,
            lambda r: change(context, found[r.area].value, decimals=decimals),
            lambda r: found[r.area].value,
        ),
        Column(
            f"orang-{word}",
            people,
            lambda r: language.signed(found[r.area].people),
            lambda r: found[r.area].people,
        ),
    ]
