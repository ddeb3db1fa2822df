"""The register of regulations: those of an area; of a larger one how many of its areas have which kind."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.provenance import origin_words
from dashboards.components.common.source_link import source_link
from dashboards.components.common.table import Column, table
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.facts.regulations import registered, regulations
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.definitions.registry import AREA_LEVEL
from data.facts.regulations import KINDS, title

MOST = 6
COLUMNS = (
    *("area", "area_name", "regulation_kind", "village", "document_number", "issued_on", "subject"),
    *("revoked_on", "address", "note", "load_id", "source_row", *ORIGIN),
)


def regulations_here(context: Context, code: str) -> Element | None:
    """None where no register was loaded, or an area of areas has nothing in it."""
    _ = context.language.text
    if not registered(context):
        return None
    single, own = context.areas[code].level == AREA_LEVEL, regulations(context, code)
    parts: list[Any] = [_listed(context, own)] if own or single else []
    if not single:
        parts.append(_by_kind(context, code))
    parts.append(html.P(origin_words(context, code, "peraturan")))
    return html.Div(parts)


def _listed(context: Context, rows: Sequence[Any]) -> Element:
    _, language = context.language.text, context.language
    if not rows:
        return nothing(_("Belum ada peraturan daerah ini dalam daftar yang dimuat."))
    columns = [
        Column(
            "peraturan", _("Peraturan"), lambda r: html.Span(title(r), lang="id"), numeric=False, head=True
        ),
        Column("tentang", _("Tentang"), lambda r: html.Span(r.subject, lang="id"), numeric=False),
        Column("tanggal", _("Ditetapkan"), lambda r: language.short_day(r.issued_on), numeric=False),
        Column("sumber", _("Sumber"), lambda r: source_link(context, r.address), numeric=False),
    ]
    shown = _("{n} dari {m} peraturan yang berlaku, terbaru di atas.", n=min(MOST, len(rows)), m=len(rows))
    return table(context, columns, list(rows[:MOST]), caption=shown)


def _by_kind(context: Context, code: str) -> Element:
    """How many areas have a regulation of each kind in force, and how many there are."""
    _ = context.language.text
    below = [one for one in context.kabkota_in(code) if one != code]
    found = {one: regulations(context, one) for one in below}
    counted = []
    for kind, name in KINDS.items():
        having = sum(any(row.regulation_kind == kind for row in rows) for rows in found.values())
        every = sum(row.regulation_kind == kind for rows in found.values() for row in rows)
        if every:
            counted.append((name, having, every))
    columns = [
        Column("jenis", _("Jenis"), lambda r: html.Span(r[0], lang="id"), numeric=False, head=True),
        Column("daerah", _("Daerah yang punya"), lambda r: str(r[1])),
        Column("jumlah", _("Peraturan"), lambda r: context.language.number(r[2])),
    ]
    caption = _(
        "{n} dari {m} daerah punya peraturan yang berlaku dalam daftar yang dimuat.",
        n=sum(bool(rows) for rows in found.values()),
        m=len(below),
    )
    return table(context, columns, counted, caption=caption) if counted else html.P(caption)


def regulation_tables(context: Context, codes: Sequence[str]) -> list[Table]:
    """Every regulation of these areas as its list says it, revoked ones too; none where there are none."""
    around = origin(context.selection.edition)
    records = [
        {**row._asdict(), **around, "area": row.area_code, "area_name": context.areas[row.area_code].name}
        for code in codes
        for row in registered(context).get(code, [])
    ]
    return [tabled("peraturan", context.language.text("Peraturan"), COLUMNS, records)] if records else []
