"""What was received besides rupiah, what the segments received as a whole, and the rows behind an area."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.table import Column, table
from dashboards.components.datasets import ORIGIN, origin
from dashboards.components.lineage.count_rows import file_words, place_words
from dashboards.insights.facts.benefits import Received, benefits_of, by_programme
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.facts.benefits import COUNTED, total

PAIRS = (
    *("area", "area_name", "group_name", "period", "months_told", "lag", "programmes", "rupiah_paid"),
    *("rupiah_budgeted", "rupiah_received", "cases", "heirs", "scholarships", *ORIGIN),
)
ROWS, ON_A_PHONE = 40, 6  # of an area shown on the page; all are in the files


def facts(context: Context, found: Received) -> Element:
    """Three figures: cases, heirs, scholarships, each over the rows that state it."""
    _, language = context.language.text, context.language
    rows = sum(len(pair.rows) for pair in found.whole.compared)
    items = []
    for column in ("cases", "heirs", "scholarships"):
        people, stating = found.whole.stated(column)
        if not stating:
            continue
        n, k, m = (language.number(value) for value in (people, stating, rows))
        words = {
            "cases": (
                _("{n} kasus", n=n),
                _("klaim yang dibayar; {k} dari {m} baris menyebutnya.", k=k, m=m),
            ),
            "heirs": (
                _("{n} ahli waris", n=n),
                _("menerima santunan kematian; {k} dari {m} baris menyebutnya.", k=k, m=m),
            ),
            "scholarships": (
                _("{n} beasiswa", n=n),
                _("bagi anak peserta; {k} dari {m} baris menyebutnya.", k=k, m=m),
            ),
        }
        items.append(words[column])
    return html.Ul([html.Li([html.B(value), html.Span(text)]) for value, text in items], className="three")


def whole_table(context: Context, found: Received) -> Element:
    """Benefits of the whole segments by programme, also of those who pay themselves."""
    _, language = context.language.text, context.language
    programmes = by_programme(context, found.end)
    if not programmes:
        return nothing(_("Tidak ada manfaat dalam dua belas bulan ini."))
    rows = sorted(programmes.items())

    def segment(row: Any) -> str:
        return context.registry.segments[row[0][0]].short[language.code]

    columns = [
        Column("segmen", _("Segmen"), segment, numeric=False, head=True),
        Column("program", _("Program"), lambda row: row[0][1], numeric=False),
        Column("daerah", _("Daerah"), lambda row: str(len({r.area_code for r in row[1]}))),
        Column("kasus", _("Kasus"), lambda row: language.number(total(row[1], "cases"))),
        Column("rupiah", _("Rp"), lambda row: language.short(total(row[1], "rupiah"))),
    ]
    caption = _("Jumlah ditulis bila setiap barisnya menyebutnya.")
    return table(context, columns, rows, caption=caption)


def behind(context: Context, found: Received) -> Element:
    """The rows of benefits of one area in these months, with file, sheet and row."""
    _, language = context.language.text, context.language
    files = {load.id: load.file_name for load in context.loads}
    rows = [
        row
        for pair in found.whole.pairs
        for row in sorted(pair.rows, key=lambda r: (r.period, r.programme), reverse=True)
    ]
    if not rows:
        return nothing(_("Tidak ada baris manfaat daerah ini dalam dua belas bulan ini."))

    def months(row: Any) -> str:
        last = language.month(row.period, short=True)
        first = language.month(row.first_month, short=True)
        return last if first == last else f"{first} – {last}"

    columns = [
        Column("bulan", _("Bulan"), months, numeric=False, head=True),
        Column("kelompok", _("Kelompok"), lambda r: html.Span(r.group_name, lang="id"), numeric=False),
        Column("program", _("Program"), lambda r: r.programme, numeric=False),
        Column("kasus", _("Kasus"), lambda r: language.number(r.cases)),
        Column("rupiah", _("Rp"), lambda r: language.number(r.rupiah)),
        Column(
            "berkas",
            _("Berkas"),
            lambda r: file_words(context, files.get(r.load_id, ""), r.load_id, r.address),
            numeric=False,
        ),
        Column("tempat", _("Tempatnya"), lambda r: place_words(context, r), numeric=False),
    ]
    shown = _("{m} baris; semuanya di Excel.", m=len(rows))
    late = {id(row) for row in rows[ON_A_PHONE:]}
    return table(
        context,
        columns,
        rows[:ROWS],
        caption=shown,
        row_class=lambda row: "beyond" if id(row) in late else "",
    )


def pairs_table(context: Context, title: str, found: Received | None) -> Table:
    """A row a group of an area: months reported, money out and back, cases; unknown stays empty."""
    around = origin(context.selection.edition)
    records = (
        {
            **around,
            "area": pair.area,
            "area_name": context.areas[pair.area].name,
            "group_name": pair.group,
            "period": found.end,
            "months_told": pair.months,
            "lag": found.lag,
            "programmes": pair.paid.programmes,
            "rupiah_paid": pair.paid.rupiah,
            "rupiah_budgeted": pair.paid.budgeted if pair.paid.rupiah is not None else None,
            "rupiah_received": total(pair.rows, "rupiah"),
            **{name: total(pair.rows, name) for name in COUNTED if name != "rupiah"},
        }
        for found in ([found] if found else [])
        for pair in found.whole.pairs
    )
    return tabled("manfaat", title, PAIRS, records)


def rows_table(context: Context, title: str) -> Table:
    """Every row of benefits in force, as its file gives it."""
    around = origin(context.selection.edition)
    records = (
        {
            **row._asdict(),
            "area": row.area_code,
            "area_name": context.areas[row.area_code].name,
            "rupiah_received": row.rupiah,
            **around,
        }
        for row in benefits_of(context)
        if context.inside(row.area_code)
    )
    columns = (
        *("area", "area_name", "segment", "programme", "group_name", "first_month", "period", "cases"),
        *("rupiah_received", "heirs", "scholarships", "address", "note", "load_id", "source_row", *ORIGIN),
    )
    return tabled("manfaat-baris", title, columns, records)
