"""All areas by the four duties on one screen: a cell is icon and word.

Opened, a row says what stands behind its four cells.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from dashboards.components.common.source_link import source_link
from dashboards.components.common.text import area_link
from dashboards.insights.facts.agreements import agreements_now
from dashboards.insights.facts.duties import FEWEST, LATE, NAME, PLACE, Duties, ordered
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import inside
from dashboards.rendering.safe_link import safe_href
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from data.definitions.registry import Duty, DutyStatus
from data.facts.duties import status_of

COLUMNS = 3
ORDERS = ("", FEWEST, PLACE, NAME)


def order_links(context: Context, chosen: str) -> Element:
    """The ways to order the rows, each a link."""
    _, selection = context.language.text, context.selection
    names = (_("Lewat tenggat dahulu"), _("Paling sedikit selesai"), _("Menurut letak"), _("A–Z"))
    kept = {key: selection.get(key) for key in ("kewajiban", "keadaan")}
    links = [
        html.A(
            name,
            href=selection.href("/inpres", **kept, urut=order),
            **({"aria-current": "true"} if order == chosen else {}),
        )
        for order, name in zip(ORDERS, names, strict=True)
    ]
    return html.P(links, className="chips", **{"aria-label": _("Urutan")})


def duty_key(context: Context) -> Element:
    """Icon and word of each status, and what the frame around a cell says."""
    _, words = context.language.text, context.registry
    every = [*words.duty_statuses.values(), words.duty_not_reported]
    parts: list[Any] = [
        html.Span(
            [
                html.Span(icon(status.icon), className=f"swatch d-{status.key}"),
                inside(status.label[context.language.code]),
            ]
        )
        for status in every
    ]
    return html.P([*parts, html.Span(_("bingkai: lewat tenggat"))], className="duty-key")


def shown_areas(found: Duties, duty: str, state: str) -> list[str]:
    """The areas with a duty, or any of them where none is named, in a state; all where no state is named."""
    if not state:
        return found.areas
    duties = [duty] if duty else list({duty for _area, duty in found.found})
    return [area for area in found.areas if any(found.fits(area, one, state) for one in duties)]


def narrowed_words(context: Context, found: Duties, duty: str, state: str, shown: int) -> Element | None:
    """What a chosen state leaves of the areas, and the way back to all of them."""
    _, language, words = context.language.text, context.language, context.registry
    if not state:
        return None
    every = {**words.duty_statuses, words.duty_not_reported.key: words.duty_not_reported}
    label = _("lewat tenggat") if state == LATE else inside(every[state].label[language.code])
    name = words.duties[duty].label[language.code] if duty else _("salah satu kewajiban")
    said = _(
        "{n} dari {m} daerah: {duty} {state}.",
        n=language.number(shown),
        m=language.number(len(found.areas)),
        duty=name,
        state=label,
    )
    return html.P([html.B(said), " ", html.A(_("Tampilkan semua"), href=context.selection.href("/inpres"))])


def duty_grid(context: Context, found: Duties, areas: list[str], order: str) -> Element:
    """The rows in columns, read down one and on in the next."""
    listed = ordered(context, found, areas, order)
    height = -(-len(listed) // COLUMNS)
    agreed = Counter(row.area_code for row in agreements_now(context).open)
    columns = [
        html.Div(
            [_head(context), *(_row(context, found, agreed[area], area) for area in listed[at : at + height])]
        )
        for at in range(0, len(listed), height or 1)
    ]
    return html.Div(columns, className="duty-grid")


def _head(context: Context) -> Element:
    code = context.language.code
    names = [html.Span(duty.short[code]) for duty in context.registry.duties.values()]
    return html.Div([html.Span(context.language.text("Daerah")), *names], className="head")


@dataclass(frozen=True)
class _Cell:
    """How far an area is with a duty: what was reported, if anything, and for how many days it is overdue."""

    duty: Duty
    row: Any
    status: DutyStatus
    days: int


def _row(context: Context, found: Duties, agreed: int, area: str) -> Element:
    every = context.registry.duties.values()
    cells = [
        _Cell(
            duty,
            found.row(area, duty.key),
            status_of(found.found, area, duty.key),
            found.days_late(area, duty.key),
        )
        for duty in every
    ]
    said = "; ".join(_cell_words(context, cell) for cell in cells)
    summary = html.Summary([_cell(context, cell) for cell in cells], **{"aria-label": said})
    return html.Div(
        [area_link(context, area), html.Details([summary, _strip(context, cells, agreed, area)])],
        className="row",
        id=f"d-{area}",
    )


def _cell_words(context: Context, cell: _Cell) -> str:
    """A cell in words: PTSP: In progress, 150 days overdue."""
    code = context.language.code
    words = f"{cell.duty.short[code]}: {inside(cell.status.label[code])}"
    return f"{words}, {_late(context, cell.days)}" if cell.days else words


def _late(context: Context, days: int) -> str:
    return context.language.text("lewat {n} hari", n=days)


def _cell(context: Context, cell: _Cell) -> Element:
    language, days = context.language, cell.days
    word = language.text("{n} hari", n=days) if days else cell.status.short[language.code]
    return html.Span(
        [icon(cell.status.icon), html.Span(word)],
        className=f"cell d-{cell.status.key}" + (" late" if days else ""),
    )


def _strip(context: Context, cells: list[_Cell], agreed: int, area: str) -> Element:
    """What stands behind the four cells of an area, and the ways on."""
    _, href = context.language.text, context.selection.href
    links: list[Any] = [html.A(_("Buka {area}", area=context.name(area)), href=href(f"/daerah/{area}"))]
    if agreed:
        words = _("{n} kesepakatan terbuka", n=agreed)
        links += [" · ", html.A(words, href=href("/kesepakatan", wilayah=area))]
    return html.Div([*(html.P(_behind(context, cell)) for cell in cells), html.P(links)], className="strip")


def _behind(context: Context, cell: _Cell) -> list[Any]:
    """The duty and how far it is; until when; its document and evidence, or that there is none."""
    _, language, row = context.language.text, context.language, cell.row
    label = cell.status.label[language.code]
    words: list[Any] = [html.B(f"{cell.duty.short[language.code]}: {inside(label)}")]
    if row is None:
        return words
    if row.due_on is not None and not cell.status.done:
        words.append(", " + _("tenggat {day}", day=language.short_day(row.due_on)))
        if cell.days:
            words += [", ", html.B(_late(context, cell.days), className="down")]
    return [*words, html.Span(_proof(context, row), className="proof", lang="id")]


def _proof(context: Context, row: Any) -> list[Any]:
    """Number, date and evidence, parted by points; an address becomes a link."""
    _ = context.language.text
    dated = context.language.short_day(row.document_date) if row.document_date else ""
    named = _("bukti") if safe_href(row.evidence) else None
    evidence = source_link(context, row.evidence, named) if row.evidence else _("bukti: belum dikirim")
    said = ", ".join(filter(None, [row.document_number, dated])) or _("dokumen: belum ada")
    return [said, " · ", evidence]
