"""What is looked at, as a sentence; one tap opens the form that changes it."""

from typing import Any

from dashboards.components.common.provenance import edition_title, hidden_words
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.rendering.elements import Element, html
from dashboards.request.context import COVERAGES, Context
from dashboards.request.page import View
from dashboards.shell.filter_bar import filter_bar
from data.definitions.registry import AREA_LEVEL

Part = tuple[str, Any]  # the choice it belongs to (none: it is only said), and its words


def context_line(context: Context, path: str, view: View) -> Element | None:
    """The line under the header; None where a page listens to no choice."""
    if not view.filters:
        return None
    _ = context.language.text
    said: list[Any] = []
    for key, words in _parts(context, view):
        part = html.Span(words, className="part", **{"data-for": key}) if key else html.Span(words)
        said.append(html.Span([" · " if said else "", part], className=f"piece of-{key or 'reports'}"))
    summary = html.Summary(
        [html.Span(said, className="said"), " ", html.Span(_offer(context, view), className="edit")]
    )
    form = filter_bar(context, path, view.filters, view.carries)
    return html.Details([summary, form], className="asked")


def _offer(context: Context, view: View) -> str:
    _ = context.language.text
    return _("Ubah bulan, target, edisi") if "periode" in view.filters else _("Ubah edisi")


def _parts(context: Context, view: View) -> list[Part]:
    """Metric, month, target, edition, part of the province, the edition beside it, and who has reported."""
    _, language, selection = context.language.text, context.language, context.selection
    parts: list[Part] = []
    if "metrik" in view.filters and not (view.switch and selection.metric in COVERAGES):
        parts.append(("metrik", context.metric.label[language.code]))
    if "periode" in view.filters and selection.period is not None:
        parts.append(("periode", _month(context)))
    if "skema" in view.filters and selection.edition is not None:
        parts.append(("skema", _target(context)))
    if selection.edition is not None and _other_edition(context, view):
        parts.append(("edisi", _("edisi {title}", title=edition_title(context, selection.edition))))
    if "kares" in view.filters and selection.residency:
        parts.append(("kares", context.name(selection.residency)))
    if selection.compared is not None:
        words = _("dibanding {title}", title=edition_title(context, selection.compared))
        parts.append(("banding", words))
    if "periode" in view.filters and not context.empty and not view.real:
        parts.append(("", _reported(context)))
    return parts


def _other_edition(context: Context, view: View) -> bool:
    """Whether the edition is to be named: not open yet, another than the usual one, or the only choice."""
    edition = context.selection.edition
    assert edition is not None
    if hidden_words(context.language, edition):
        return True
    return edition.slug != context.selection.defaults.get("edisi") or "periode" not in view.filters


def _month(context: Context) -> str:
    _, period = context.language.text, context.selection.period
    assert period is not None
    month = context.language.month(period)
    return _("{month}, sementara", month=month) if period in context.provisional_months else month


def _target(context: Context) -> list[Any]:
    _ = context.language.text
    if context.scheme_title is None:
        return [_("tanpa target")]
    return [_("target"), " ", html.Span(context.scheme_title, lang="id")]


def _reported(context: Context) -> str:
    """How many of the shown kabupaten/kota have reported the month."""
    rows = [row for row in context.rows() if row.level == AREA_LEVEL and context.inside(row.area)]
    known = sum(row.status != NOT_REPORTED for row in rows)
    return context.language.text(
        "{n} dari {m} daerah melapor",
        n=context.language.number(known),
        m=context.language.number(len(rows)),
    )
