"""The contribution rates as published, each with the days between which it holds."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.source_link import source_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import segment_words
from dashboards.rendering.elements import html
from dashboards.request.context import Context


def rates(context: Context) -> Any:
    """The table of contribution rates, as published."""
    _, language = context.language.text, context.language
    edition = context.published_edition
    found = context.facts("contribution_rate", edition) if edition else []
    if not found:
        return nothing(_("Tarif iuran belum dimuat."))

    def span(r: Any) -> str:
        return (
            " – ".join(language.printed_date(day) if day else "…" for day in (r.valid_from, r.valid_to))
            if r.valid_from or r.valid_to
            else "–"
        )

    columns = [
        Column("segmen", _("Segmen"), lambda r: segment_words(context, r.segment), numeric=False),
        Column(
            "program",
            _("Program"),
            lambda r: html.Span(language.figures(r.programme), lang="id"),
            numeric=False,
        ),
        Column("tarif", _("Tarif"), lambda r: html.B(language.figures(r.rate), lang="id"), numeric=False),
        Column("satuan", _("Satuan"), lambda r: html.Span(r.unit, lang="id"), numeric=False),
        Column("dibayar", _("Pembayar"), lambda r: html.Span(r.payer, lang="id"), numeric=False),
        Column("berlaku", _("Berlaku"), span, numeric=False),
        Column(
            "sumber",
            _("Sumber"),
            lambda r: source_link(context, r.address),
            numeric=False,
        ),
    ]
    return table(context, columns, found, caption=_("Tarif iuran menurut sumber terbit."))
