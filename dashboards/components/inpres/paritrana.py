"""The Paritrana file on a page: of each aspect what is there and what is missing; its rows for files."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboards.components.common.layout import nothing, section
from dashboards.components.common.source_link import source_link
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.facts.paritrana_evidence import Aspect, Evidence
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context

MOST = 6  # of a list on the page; documents and files hold all


def aspect_section(context: Context, code: str, aspect: Aspect, most: int = MOST) -> Element:
    """One aspect: evidence with date, document and source; then what is missing, in words.

    `most` of either: documents and files hold all.
    """
    _ = context.language.text
    there = [html.Li(_proof(context, one)) for one in aspect.there[:most]]
    missing = [html.Li(words) for words in aspect.missing[:most]]
    return section(
        aspect.label,
        html.Div(
            [
                html.Div(
                    [
                        html.H3(_("Yang ada: {n}", n=len(aspect.there))),
                        html.Ul([*there, *_rest(context, aspect.there, most)], className="plain")
                        if there
                        else nothing(_("Tidak ada bukti dalam data ini.")),
                    ]
                ),
                html.Div(
                    [
                        html.H3(_("Yang belum ada: {n}", n=len(aspect.missing))),
                        html.Ul([*missing, *_rest(context, aspect.missing, most)], className="plain")
                        if missing
                        else nothing(_("Tidak ada yang kurang menurut data ini.")),
                    ]
                ),
            ],
            className="there-and-missing",
        ),
        html.P(aspect.by_hand, className="muted") if aspect.by_hand else None,
        _origin(context, code) if aspect.key == "kinerja" and there else None,
        note=aspect.about,
    )


def _origin(context: Context, code: str) -> Element:
    """From which files the figures come."""
    link = html.A(context.language.text("Asal angka"), href=context.selection.href(f"/asal/{code}"))
    return html.P(link, className="onward")


def _rest(context: Context, items: Sequence[Any], most: int) -> list[Element]:
    rest = len(items) - most
    words = context.language.text("dan {n} lagi, dalam dokumen Word dan berkas tabel", n=rest)
    return [html.Li(words, className="muted")] if rest > 0 else []


def _proof(context: Context, one: Evidence) -> list[Any]:
    """The words, and below them date, document and source."""
    language, parts = context.language, list[Any]()
    if one.day is not None:
        parts.append(language.short_day(one.day))
    if one.document:
        parts.append(html.Span(one.document, lang="id"))
    if one.source:
        parts.append(source_link(context, one.source))
    under = [piece for part in parts for piece in (" · ", part)][1:]
    return [one.words, html.Span(under, className="small")] if under else [one.words]


def paritrana_table(context: Context, title: str, files: Iterable[tuple[str, Sequence[Aspect]]]) -> Table:
    """Every line of the files of areas: what is there first, then what is missing, aspect by aspect."""
    around = origin(context.selection.edition)

    def records() -> Iterable[dict[str, Any]]:
        for code, aspects in files:
            own = {"area": code, "area_name": context.areas[code].name, **around}
            for aspect in aspects:
                lines = [("ada", one) for one in aspect.there]
                lines += [("belum_ada", Evidence(words)) for words in aspect.missing]
                for kind, one in lines:
                    yield {
                        **own,
                        **{"aspect": aspect.key, "proof_kind": kind, "statement": one.words},
                        **{"proof_amount": one.amount, "unit": one.unit or None, "dated_on": one.day},
                        **{"document_number": one.document or None, "evidence": one.source or None},
                        **{"load_id": one.load_id, "source_row": one.source_row},
                    }

    columns = (
        *("area", "area_name", "aspect", "proof_kind", "statement", "proof_amount", "unit", "dated_on"),
        *("document_number", "evidence", "load_id", "source_row", *ORIGIN),
    )
    return tabled("paritrana", title, columns, records())
