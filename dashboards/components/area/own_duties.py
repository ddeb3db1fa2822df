"""What an area still owes: its four duties, and what meetings agreed, in one list."""

from datetime import date
from typing import Any

from dashboards.components.common.layout import folded, nothing
from dashboards.components.common.text import area_link
from dashboards.insights.facts.agreements import agreements_now
from dashboards.insights.facts.duties import Duties, duties
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from data.definitions.registry import AREA_LEVEL, Duty
from data.facts.agreements import AgreementRow
from data.facts.duties import done, status_of

MOST = 4  # agreements


def own_duties(context: Context, code: str) -> Element:
    """The section; of an area above, how many of its areas have done each duty, and what all agreed."""
    _, language = context.language.text, context.language
    found, agreed = duties(context), agreements_now(context, code)
    single = context.areas[code].level == AREA_LEVEL
    residency = code if context.areas[code].level == "karesidenan" else None
    items: list[Any] = []
    if found.found:
        line = _duty_of_area if single else _duty_of_areas_below
        items += [line(context, found, code, duty) for duty in context.registry.duties.values()]
    items += [_agreed(context, row, agreed.on, single=single) for row in agreed.open[:MOST]]
    rest = len(agreed.open) - MOST
    href = context.selection.href
    ways: list[Any] = [html.A(_("Kewajiban semua daerah"), href=href("/inpres", kares=residency))]
    if single:
        words = _("Berkas Paritrana")
        ways += [" · ", html.A(words, href=href(f"/paritrana/{code}"))]
    if agreed.found:
        count = len(agreed.found)
        words = _("Semua {n} kesepakatan", n=count) if count > 1 else _("Satu kesepakatan")
        ways += [" · ", html.A(words, href=href("/kesepakatan", wilayah=code))]
    return folded(
        _("Kewajiban dan kesepakatan"),
        nothing(_("Belum ada laporan kepatuhan dalam edisi ini.")) if not found.found else None,
        html.Ul(items, className="owed"),
        html.P(_("dan {n} kesepakatan lagi", n=language.number(rest)), className="muted")
        if rest > 0
        else None,
        html.P(ways, className="onward"),
        note=_("Inpres 2/2021, dan yang disepakati rapat"),
        name="wide-open owed-section",
    )


def _item(kind: str, sign: str, words: Any, under: Any, aside: Any = "", late: bool = False) -> Element:
    return html.Li(
        [
            html.Span(icon(sign), className=f"swatch d-{kind}"),
            html.Span([words, html.Span(under, className="small")]),
            html.Span(aside, className="aside down" if late else "aside"),
        ]
    )


def _duty_of_area(context: Context, found: Duties, code: str, duty: Duty) -> Element:
    _, language = context.language.text, context.language
    row, status = found.row(code, duty.key), status_of(found.found, code, duty.key)
    words = f"{duty.label[language.code]}: {status.label[language.code].lower()}"
    proof = []
    if row is not None:
        dated = language.short_day(row.document_date) if row.document_date else None
        proof = [html.Span(part, lang="id") for part in (row.document_number, dated) if part]
    under = [piece for part in proof for piece in (", ", part)][1:] or _("dokumen: belum ada")
    days = found.days_late(code, duty.key)
    aside = ""
    if days:
        aside = _("lewat {n} hari", n=language.number(days))
    elif row is not None and row.due_on is not None and not status.done:
        aside = _("tenggat {day}", day=language.short_day(row.due_on))
    return _item(status.key, status.icon, words, under, aside, late=bool(days))


def _duty_of_areas_below(context: Context, found: Duties, code: str, duty: Duty) -> Element:
    _, language = context.language.text, context.language
    inside = context.kabkota_in(code)
    count = sum(done(found.row(area, duty.key)) for area in inside)
    late = sum(found.late(area, duty.key) for area in inside)
    words = _("{n} dari {m} daerah selesai", n=language.number(count), m=language.number(len(inside)))
    aside = _("{n} lewat", n=language.number(late)) if late else ""
    status = "selesai" if count == len(inside) else "sebagian" if count else "belum"
    sign = context.registry.duty_statuses[status].icon
    return _item(status, sign, duty.label[language.code], words, aside, late=bool(late))


def _agreed(context: Context, row: AgreementRow, on: date, *, single: bool) -> Element:
    """An agreement that is open: of an area above, also whose."""
    _, language = context.language.text, context.language
    status = context.registry.duty_statuses[row.status]
    words: list[Any] = [] if single else [area_link(context, row.area_code), ": "]
    under = [
        html.Span(row.responsible, lang="id"),
        ", ",
        _("rapat {day}", day=language.short_day(row.met_on)),
    ]
    days = (on - row.due_on).days if row.due_on else 0
    aside = ""
    if days > 0:
        aside = _("lewat {n} hari", n=language.number(days))
    elif row.due_on:
        aside = _("tenggat {day}", day=language.short_day(row.due_on))
    words.append(html.Span(row.agreed, lang="id"))
    return _item(row.status, status.icon, words, under, aside, late=days > 0)
