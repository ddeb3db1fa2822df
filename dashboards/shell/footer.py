"""The foot of every page: in one line what the figures are, and what can be taken along."""

from typing import Any

from dashboards.components.common.downloads import downloads
from dashboards.components.common.provenance import edition_words
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.page import View

UNSTATED = "tak_disebut"  # the basis of figures whose source does not say how people were counted


def footer(context: Context, path: str, view: View) -> Element:
    """Edition, month, basis and target; files of the page's rows, print, definitions."""
    _, selection = context.language.text, context.selection
    words: list[Any] = [_source(context, view)]
    if context.simulated and not view.real:
        words = [html.B(context.simulation_of(real_rows=view.real_rows)), " ", *words]
    return html.Footer(
        [
            html.P(words),
            html.Div(
                [
                    downloads(context, path, view),
                    html.Button(_("Cetak"), type="button", className="print"),
                    html.A(_("Definisi"), href=selection.href("/definisi")),
                    html.A("API", href=f"/api?bahasa={context.language.code}", rel="alternate"),
                    None if context.store.preview else _keeping(context),
                ],
                className="along",
            ),
        ]
    )


def _keeping(context: Context) -> Element:
    """The switch of what this device keeps to read without a network; a script shows it where it can."""
    _ = context.language.text
    words = {"data-on": _("Hapus halaman yang tersimpan di perangkat ini")}
    words["data-off"] = _("Simpan halaman yang dibuka untuk dibaca tanpa jaringan")
    return html.Button(type="button", className="keeps", value="/simpan.js", hidden=True, **words)


def _source(context: Context, view: View) -> str:
    """Where the figures of a page come from, as one phrase; the product alone where it has none."""
    _, selection = context.language.text, context.selection
    if selection.edition is None or view.real:
        return _("Pantau Jamsostek, Inpres 2/2021")
    parts = [_("Edisi {title}", title=edition_words(context))]
    if "periode" in view.filters and selection.period is not None:
        parts.append(context.language.month(selection.period))
        if not context.empty and (basis := context.basis()):
            counted = basis.split(",")[0].partition("/")[0]
            named = _("peserta menurut {basis}", basis=context.basis_label(counted))
            parts.append(_("cara menghitung peserta tidak disebut") if counted == UNSTATED else named)
        if "metrik" in view.filters and context.metric.segment == "TOTAL":
            parts.append(_("kepesertaan bukan orang"))
        if context.scheme_title is not None and "skema" in view.filters:
            parts.append(_("target {title}", title=context.scheme_title))
    return " · ".join(parts)
