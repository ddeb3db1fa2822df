"""The form of choices: plain selects; a script submits it as one changes."""

from typing import Any

from dashboards.components.common.layout import carried
from dashboards.components.common.provenance import edition_title, edition_words
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.selection import NO_SCHEME, rivals, schemes
from data.definitions.registry import PROVINCE

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
