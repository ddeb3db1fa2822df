"""Construction projects: signed, registered, paid, and what the circular of 2025 asks for."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.common.provenance import fact_link, origin_words
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.facts.registration import projects
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.facts.projects import CIRCULAR, CIRCULAR_DAY, Projects

MOST = 6  # projects shown
COLUMNS = (
    *("area", "area_name", "project", "owner", "contract_rupiah", "contract_on", "registered"),
    *("contribution_paid", "workers", "address", "note", "load_id", "source_row", *ORIGIN),
)


def projects_here(context: Context, code: str) -> Element | None:
    """Signed, registered, paid; those not registered, the largest first. None without a project."""
    _, language, found = context.language.text, context.language, projects(context, code)
    if not found.rows:
        return None
    open_ = found.open
    below = context.kabkota_in(code)
    columns = [
        Column("paket", _("Belum terdaftar"), lambda row: html.Span(row.project, lang="id"), numeric=False),
        Column("pemilik", _("Pemilik"), lambda row: html.Span(row.owner, lang="id"), numeric=False),
        Column("nilai", _("Nilai, Rp"), lambda row: language.short(row.rupiah)),
        Column("kontrak", _("Kontrak"), lambda row: language.short_day(row.contract_on)),
        Column("pekerja", _("Pekerja"), lambda row: language.number(row.workers)),
    ]
    if below != [code]:
        first = Column("daerah", _("Daerah"), lambda row: area_link(context, row.area_code), numeric=False)
        columns = [first, *columns]
    caption = _(
        "{n} dari {m} proyek yang belum terdaftar, nilai terbesar dahulu.",
        n=min(MOST, open_.signed),
        m=language.number(open_.signed),
    )
    lines = [
        html.P(_sentence(context, found)),
        html.P([_since_circular(context, found), " ", origin_words(context, code, "proyek")]),
    ]
    if below != [code]:
        lines.append(html.P(_("{n} dari {m} daerah punya daftar.", n=len(found.areas), m=len(below))))
    return html.Div(
        [
            *lines,
            table(context, columns, list(open_.rows[:MOST]), caption=caption) if open_.rows else None,
        ]
    )


def _sentence(context: Context, found: Projects) -> str:
    _, language = context.language.text, context.language
    paid = language.number(found.paid) if found.paid is not None else _("tidak diketahui")
    return _(
        "{n} kontrak ditandatangani, {m} terdaftar ({p}), iuran dibayar: {paid}.",
        n=language.number(found.signed),
        m=language.number(found.registered),
        p=language.percent(found.share),
        paid=paid,
    )


def _since_circular(context: Context, found: Projects) -> str:
    """Those signed since the circular, which asks that all of them be registered."""
    _, language, asked = context.language.text, context.language, found.asked
    return _(
        "Sejak {circular} ({day}), yang meminta setiap proyek didaftarkan: {n} ditandatangani, "
        "{m} terdaftar, {left} belum.",
        circular=CIRCULAR,
        day=language.day(CIRCULAR_DAY),
        n=language.number(asked.signed),
        m=language.number(asked.registered),
        left=language.number(asked.signed - asked.registered),
    )


def projects_beside(context: Context, codes: Sequence[str]) -> Element | None:
    """A row an area; None where none of them has a project."""
    _, language = context.language.text, context.language
    found = [(code, projects(context, code)) for code in codes]
    if not any(one.rows for _code, one in found):
        return None

    def number(read: Any) -> Any:
        return lambda pair: language.number(read(pair[1]) if pair[1].rows else None)

    columns = [
        Column("daerah", _("Daerah"), lambda pair: area_link(context, pair[0]), numeric=False, head=True),
        Column("kontrak", _("Kontrak"), lambda pair: _signed(context, *pair)),
        Column("terdaftar", _("Terdaftar"), number(lambda one: one.registered)),
        Column("persen", _("Terdaftar, %"), lambda pair: language.percent(pair[1].share)),
        Column("dibayar", _("Iuran dibayar"), number(lambda one: one.paid)),
        Column("edaran", _("Sejak edaran, belum"), number(lambda one: one.asked.open.signed)),
        Column("pekerja", _("Pekerja, belum terdaftar"), number(lambda one: one.open.workers)),
    ]
    rows = [pair for pair in found if pair[1].rows] + [pair for pair in found if not pair[1].rows]
    caption = _(
        "Proyek jasa konstruksi menurut daftar yang dimuat; edaran: {circular}, {day}.",
        circular=CIRCULAR,
        day=language.day(CIRCULAR_DAY),
    )
    return table(context, columns, rows, caption=caption)


def _signed(context: Context, code: str, found: Projects) -> Any:
    """How many, which leads to their rows."""
    number = context.language.number
    return fact_link(context, number(found.signed), code, "proyek") if found.rows else number(None)


def project_tables(context: Context, codes: Sequence[str]) -> list[Table]:
    """Every project as its list says it; none where there are none."""
    around = origin(context.selection.edition)
    records = [
        {
            **row._asdict(),
            **around,
            "area": row.area_code,
            "area_name": context.areas[row.area_code].name,
            "contract_rupiah": row.rupiah,
        }
        for code in codes
        for row in projects(context, code).rows
    ]
    title = context.language.text("Proyek jasa konstruksi")
    return [tabled("proyek", title, COLUMNS, records)] if records else []
