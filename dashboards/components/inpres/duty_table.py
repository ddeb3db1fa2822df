"""Areas by duties, with the document and the evidence behind each status."""

from datetime import date
from typing import Any

from dashboards.components.common.source_link import source_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.components.inpres.duty_cards import duty_pill
from dashboards.insights.facts.duties import LATE, Duties
from dashboards.rendering.elements import Element, html
from dashboards.rendering.safe_link import safe_href
from dashboards.request.context import Context
from data.facts.duties import status_of


def state_links(context: Context, chosen: str, kept: dict[str, str]) -> Element:
    """All, each status, and what is overdue, as links that filter the table."""
    _, words = context.language.text, context.registry
    every = [*words.duty_statuses.values(), words.duty_not_reported]
    names = [("", _("Semua"))] + [(s.key, s.label[context.language.code]) for s in every]
    items: list[Any] = []
    for key, name in [*names, (LATE, _("Lewat tenggat"))]:
        here = {"aria-current": "true"} if key == chosen else {}
        items.append(html.A(name, href=context.selection.href("/inpres", **kept, keadaan=key), **here))
    return html.P(items, className="chips", **{"aria-label": _("Keadaan")})


def shown_areas(found: Duties, duties: list[str], state: str) -> list[str]:
    """The areas with a duty in this state, those with most undone first."""

    def fits(area: str) -> bool:
        if state == LATE:
            return any(found.late(area, duty) for duty in duties)
        return not state or any(status_of(found.found, area, duty).key == state for duty in duties)

    return sorted(filter(fits, found.areas), key=lambda area: (found.done(area), area))


def duty_table(context: Context, found: Duties, duties: list[str], state: str) -> Any:
    """One row an area, one column a duty."""
    _, language = context.language.text, context.language
    columns = [
        Column("daerah", _("Daerah"), lambda area: area_link(context, area), numeric=False, head=True),
        *(_duty_column(context, found, duty) for duty in duties),
    ]
    areas = shown_areas(found, duties, state)
    caption = _(
        "{n} dari {m} daerah; yang paling sedikit selesai di atas. Keadaan per {day}.",
        n=language.number(len(areas)),
        m=language.number(len(found.areas)),
        day=language.day(found.on),
    )
    return table(context, columns, areas, caption=caption)


def _duty_column(context: Context, found: Duties, duty: str) -> Column:
    label = context.registry.duties[duty].label[context.language.code]
    return Column(duty, label, lambda area: _cell(context, found, area, duty), numeric=False)


def _cell(context: Context, found: Duties, area: str, duty: str) -> list[Any]:
    """Status; document, its date and the evidence; until when."""
    row = found.row(area, duty)
    parts: list[Any] = [duty_pill(context, status_of(found.found, area, duty).key)]
    if row is None:
        return parts
    proof = _proof(context, row)
    if proof:
        parts.append(html.Span(proof, className="small", lang="id"))
    if row.due_on and not context.registry.duty_statuses[row.status].done:
        parts.append(_due(context, row.due_on, late=found.late(area, duty)))
    return parts


def _proof(context: Context, row: Any) -> list[Any]:
    """Number, date and evidence, parted by points; an address becomes a link."""
    words: list[Any] = [row.document_number]
    words.append(context.language.short_day(row.document_date) if row.document_date else None)
    named = context.language.text("bukti") if safe_href(row.evidence) else None
    words.append(source_link(context, row.evidence, named) if row.evidence else None)
    known = [word for word in words if word]
    return [piece for word in known for piece in (" · ", word)][1:]


def _due(context: Context, day: date, *, late: bool) -> Element:
    _, written = context.language.text, context.language.short_day(day)
    if late:
        return html.Span("! " + _("lewat tenggat {day}", day=written), className="small late")
    return html.Span(_("tenggat {day}", day=written), className="small")
