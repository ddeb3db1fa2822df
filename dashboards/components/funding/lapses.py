"""The calendar of what lapses in the next six months, and what is not known well enough to stand in it."""

from typing import Any

from dashboards.components.common.chart import chart
from dashboards.components.common.layout import nothing, section
from dashboards.components.common.provenance import source_words
from dashboards.components.common.source_link import source_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.figures.bars import Bar, bars
from dashboards.insights.facts.paid_cover import Paid
from dashboards.rendering.elements import Element, html
from dashboards.rendering.safe_link import safe_href
from dashboards.rendering.theme import SEGMENT
from dashboards.request.context import Context
from data.dates import month_end, today
from data.facts.paid_cover import AHEAD, Spell


def calendar(context: Context, found: Paid) -> Any:
    """One bar a month: how many workers nobody pays for any more after it."""
    _, language = context.language.text, context.language
    if not found.lapsing:
        return nothing(no_lapse(context, found))
    items, words = [], []
    for step in range(AHEAD):
        month = month_end(found.month, step)
        ending = [spell for spell in found.lapsing if spell.end == month]
        workers = sum(spell.lost for spell in ending)
        n, name = language.number(workers), language.month(month, short=True)
        who = ", ".join(f"{context.name(spell.area)} {language.number(spell.lost)}" for spell in ending)
        items.append(Bar(name, float(workers), SEGMENT["BPU"], f"<b>{n}</b>", f"{name}: {n}<br>{who or '–'}"))
        words.append(f"{name} {n}")
    figure = bars(
        items, label_width=72, text_width=60, row=30, source=source_words(context), mark=context.mark
    )
    summary = _("Perlindungan yang berakhir menurut bulan terakhirnya: {list}.", list=language.joined(words))
    return chart(context, "lapses", figure, summary)


def no_lapse(context: Context, found: Paid) -> str:
    """Why nothing is in the calendar, and what to do."""
    _ = context.language.text
    if found.undated and not found.running:
        return _(
            "Kalender memerlukan bulan pertama dan lama iuran. Lengkapi kolom bulan_pertama dan bulan_iuran "
            "dalam berkas pendanaan, lalu muat lagi dengan python -m etl load."
        )
    if found.spells:
        return _("Tidak ada yang berakhir dalam enam bulan sejak bulan ini. Pilih bulan lain di atas.")
    return _(
        "Muat daftar pendanaan (wilayah, tahun, dana, kelompok, pekerja, bulan_pertama, bulan_iuran, "
        "anggaran_rp, sumber) dengan python -m etl load pendanaan.csv."
    )


def lapse_list(context: Context, found: Paid) -> Element:
    """Every spell that lapses, by month: whose, who pays, for how many."""
    language = context.language
    items = []
    for spell in found.lapsing:
        items.append(
            html.Li(
                [
                    html.Span(language.month(spell.end, short=True), className="muted"),
                    html.Span(
                        [
                            area_link(context, spell.area),
                            " ",
                            html.Span(
                                f"{spell.of.group_name} · {spell.of.fund}", className="muted", lang="id"
                            ),
                            _over(context, spell),
                        ]
                    ),
                    html.B(language.number(spell.lost)),
                ]
            )
        )
    return html.Ul(items, className="lapses")


def to_confirm(context: Context, found: Paid) -> Element | None:
    """Spells without a first month that can only end with their year, if that is near."""
    _, language = context.language.text, context.language
    if not found.year_long:
        return None
    items = [
        html.Li(
            [
                area_link(context, spell.area_code),
                ": ",
                html.Span(f"{spell.group_name} · {spell.fund}", lang="id"),
                _(
                    ", {n} orang: {m} bulan dalam {year} tanpa bulan mulai, jadi hanya dapat berakhir "
                    "Desember {year}. Lengkapi bulan_pertama.",
                    n=language.number(spell.workers),
                    m=int(spell.months),
                    year=int(spell.year),
                ),
            ]
        )
        for spell in found.year_long
    ]
    return section(_("Perlu dipastikan"), html.Ul(items))


def _over(context: Context, spell: Spell) -> Any:
    """What ended before today is no plan any more."""
    if spell.end >= today():
        return None
    return html.Span([" · ", html.B(context.language.text("sudah berakhir"))], className="down")


def spell_rows(found: Paid) -> list[Any]:
    """What runs (the first to end at the top), what is planned, what ended, what is not dated."""
    running = sorted(found.running, key=lambda spell: (spell.end, -spell.of.workers))
    return [*running, *found.planned, *found.lapsed, *found.undated]


def undated_list(context: Context, found: Paid) -> Element | None:
    """Programmes whose months the source does not give: they may run or not; None where there are none."""
    _, language = context.language.text, context.language
    if not found.undated:
        return None
    kinds = [
        Column(
            "daerah", _("Daerah"), lambda row: area_link(context, row.area_code), numeric=False, head=True
        ),
        Column("kelompok", _("Kelompok"), lambda row: html.Span(row.group_name, lang="id"), numeric=False),
        Column("dana", _("Dana"), lambda row: html.Span(row.fund, lang="id"), numeric=False),
        Column("pekerja", _("Pekerja"), lambda row: html.B(language.number(row.workers))),
        Column("tahun", _("Tahun"), lambda row: str(row.year), numeric=False),
        Column("rupiah", _("Anggaran, Rp"), lambda row: language.short(row.rupiah)),
        Column("sumber", _("Sumber"), lambda row: _source(context, row), numeric=False),
    ]
    caption = _("Bulan mulai atau lamanya tidak disebut sumbernya, jadi kapan berakhirnya tidak diketahui.")
    return section(
        _("Program tanpa bulan"), table(context, kinds, found.undated, caption=caption), name="spells"
    )


def _source(context: Context, spell: Any) -> Any:
    source = source_link(context, spell.address)
    noted = spell.note and safe_href(spell.address)
    return [source, html.Span(spell.note, className="muted", lang="id")] if noted else source
