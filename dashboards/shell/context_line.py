"""What is looked at, as a sentence; one tap opens the form that changes it.

The form are plain selects; a script submits it as one changes.
"""

from typing import Any

from dashboards.components.common.layout import carried
from dashboards.components.common.provenance import edition_title, edition_words, hidden_words
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.rendering.elements import Element, html
from dashboards.request.context import COVERAGES, Context
from dashboards.request.page import View
from dashboards.request.selection import NO_SCHEME, rivals, schemes
from data.definitions.registry import AREA_LEVEL, PROVINCE

Choices = list[tuple[str, str]]


def filter_bar(context: Context, path: str, keys: tuple[str, ...], carries: tuple[str, ...] = ()) -> Element:
    """Selects for the words a page listens to; what is chosen is always visible.

    `carries` names the page's own words that stay.
    """
    selection = context.selection
    words = selection.words()
    kinds = {
        "edisi": (context.language.text("Edisi"), _editions),
        "periode": (context.language.text("Periode"), _periods),
        "skema": (context.language.text("Target"), _schemes),
        "metrik": (context.language.text("Metrik"), _metrics),
        "kares": (context.language.text("Wilayah"), _residencies),
        "banding": (context.language.text("Banding"), _rivals),
    }
    fields: list[Any] = []
    wanted = _with_rival(keys)
    for key, (label, choices) in kinds.items():
        if key not in wanted:
            continue
        found = choices(context)
        if found:
            fields.append(
                _field(key, label, found, chosen=words[key], default=selection.defaults.get(key, ""))
            )
    fields += [carried(key, selection.get(key)) for key in carries if selection.get(key)]
    if selection.basis:
        fields.append(carried("basis", selection.basis))
    if words["bahasa"] != selection.defaults["bahasa"]:
        fields.append(carried("bahasa", words["bahasa"]))
    fields.append(html.Button(context.language.text("Terapkan"), type="submit", className="apply"))
    return html.Form(
        fields,
        action=path,
        method="get",
        className="filters",
        key=selection.href(path, **{key: selection.get(key) for key in carries}),
        **{"aria-label": context.language.text("Pilihan")},
    )


def _with_rival(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Wherever an edition is chosen, another one can stand beside it."""
    return (*keys, "banding") if {"edisi", "periode"} <= set(keys) else keys


def _field(name: str, label: str, choices: Choices, *, chosen: str, default: str) -> Element:
    own = {"lang": "id"} if name == "skema" else {}  # titles of documents stay as they are
    options = [
        html.Option(words, value=value, selected=value == chosen, **({} if value == NO_SCHEME else own))
        for value, words in choices
    ]
    return html.Label(
        [html.Span(label), html.Select(options, name=name, **{"data-default": default})], className="choice"
    )


def _editions(context: Context) -> Choices:
    return [(e.slug, edition_words(context, e)) for e in context.selection.editions]


def _rivals(context: Context) -> Choices:
    found = rivals(context.selection.editions, context.selection.edition)
    if not found or context.empty:
        return []
    return [("", "–")] + [(e.slug, edition_title(context, e)) for e in found]


def _periods(context: Context) -> Choices:
    mark = " " + context.language.text("(sementara)")
    return [
        (
            f"{month:%Y-%m}",
            context.language.month(month) + (mark if month in context.provisional_months else ""),
        )
        for month in reversed(context.months)
    ]


def _schemes(context: Context) -> Choices:
    if context.selection.edition is None:
        return []
    found = schemes(context.store, context.selection.edition)
    return [(str(key), str(title)) for key, title in found["title"].items()] + [
        (NO_SCHEME, context.language.text("tanpa target"))
    ]


def _residencies(context: Context) -> Choices:
    """Nothing to choose where the province has none."""
    parts = [(code, context.full(code)) for code in context.residencies]
    return [("", context.name(PROVINCE)), *parts] if parts else []


def _metrics(context: Context) -> Choices:
    return [(key, metric.label[context.language.code]) for key, metric in context.registry.metrics.items()]


Part = tuple[str, Any]  # the choice it belongs to (none: it is only said), and its words


def context_line(context: Context, path: str, view: View) -> Element | None:
    """The line under the header; None where a page listens to no choice."""
    if not view.filters:
        return None
    _ = context.language.text
    said: list[Any] = []
    parts = _parts(context, view)
    for at, (key, words) in enumerate(parts, start=1):
        part = html.Span(words, className="part", **{"data-for": key}) if key else html.Span(words)
        mark = " · " if at < len(parts) else ""
        said.append(html.Span([part, mark], className=f"piece of-{key or 'reports'}"))
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
    _, number = context.language.text, context.language.number
    fields = {"n": number(known), "m": number(len(rows))}
    reported = _("{n} dari {m} daerah melapor", **fields)
    return reported if context.adds_up else _("{n} dari {m} daerah punya angka", **fields)
