"""How many paid covers end within six months, in one line that leads to them."""

from dashboards.components.common.layout import section
from dashboards.insights.facts.paid_cover import paid
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context


def lapse_pointer(context: Context) -> Element | None:
    """None where no cover is known."""
    _, language = context.language.text, context.language
    found = paid(context)
    if not found.spells:
        return None
    title = _("Perlindungan yang berakhir")
    link = html.A(_("Jurang perlindungan →"), href=context.selection.href("/jurang"))
    if not found.lapsing:
        return section(title, html.P([_("Tidak ada yang berakhir dalam enam bulan."), " ", link]))
    most = max(found.lapsing, key=lambda spell: spell.lost)
    words = _(
        "perlindungan dibayar berakhir dalam enam bulan; terbesar {area}, {n} orang sampai {until}.",
        area=context.name(most.area),
        n=language.number(most.lost),
        until=language.month(most.end, short=True),
    )
    people = language.number(sum(spell.lost for spell in found.lapsing))
    return section(title, html.P([html.B(people, className="count"), " ", words, " ", link]), name="pointer")
