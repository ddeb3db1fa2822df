"""Everything that is known of the four segments of an area, folded away under the switch of the page."""

from typing import Any

from dashboards.components.area.coverage_card import coverage_card
from dashboards.components.common.layout import nothing
from dashboards.components.common.provenance import provenance
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context


def whole_figures(context: Context, coverage: list[Any]) -> Element:
    """One tap away: the four segments with everything that is known of them, and where it comes from."""
    words = context.language.text("Angka lengkap keempat segmen: peserta, potensi, jalur, perubahan, asal")
    cards = html.Div([coverage_card(context, row, traced=True) for row in coverage], className="figures")
    return html.Details(
        [html.Summary(words), cards, _provenance(context, coverage)], className="whole-figures"
    )


def _provenance(context: Context, coverage: list[Any]) -> Any:
    known = [row for row in coverage if row.value is not None]
    held = [row for row in known if row.target is not None]
    return (
        provenance(context, (held or known)[-1])
        if known
        else nothing(context.language.text("Pilih bulan lain, atau buka halaman Angka terbit."))
    )
