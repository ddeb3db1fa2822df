"""The parts of the page of published figures: filters, dots over time, the table with its flags."""

import re
from typing import Any

from dashboards.components.common.chart import chart
from dashboards.components.common.layout import carried, nothing
from dashboards.components.common.source_link import host, source_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import segment_words
from dashboards.components.published.wording import basis_words, indicator_words, printed_figure
from dashboards.figures.lines import Frame, Mark, lines
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import Language
from dashboards.rendering.theme import SEGMENT
from dashboards.request.context import Context, rows_of
from data.analysis.published.checks import flags as find_flags

Flags = dict[tuple[int, int], list[Any]]


def flagged_of(context: Context) -> Flags:
    """(load, seq) of a figure -> what contradicts it."""
    edition = context.published_edition
    if edition is None:
        return {}

    def make() -> Flags:
        found: Flags = {}
        for flag in rows_of(find_flags(context.store.facts(edition, "published"))):
            found.setdefault((flag.load_id, flag.seq), []).append(flag)
        return found

    return context.store.remember("published flags", make)


def selected(context: Context, figures: list[Any], flags: Flags) -> list[Any]:
    """The figures that the page's own filters leave, newest date first."""
    get = context.selection.get
    wanted = [
        f
        for f in figures
        if get("wilayah") in ("", f.area_code or f.area_name)
        and get("segmen") in ("", f.segment)
        and get("indikator") in ("", f.indicator)
        and (get("tanda") != "ya" or (f.load_id, f.seq) in flags)
    ]
    return sorted(wanted, key=lambda f: (f.released or f.data_date, f.area_name), reverse=True)


def filter_form(context: Context, figures: list[Any]) -> Element:
    """Choices that only this page has, as a plain form."""
    _, selection = context.language.text, context.selection
    areas = {
        f.area_code or f.area_name: context.name(f.area_code) if f.area_code else f.area_name for f in figures
    }
    segments = {f.segment: segment_words(context, f.segment) for f in figures}
    indicators = {f.indicator: indicator_words(context, f.indicator) for f in figures}
    choices = [
        ("wilayah", _("Daerah"), areas),
        ("segmen", _("Segmen"), segments),
        ("indikator", _("Ukuran"), indicators),
        ("tanda", _("Tampilkan"), {"ya": _("hanya yang bertentangan"), "semua": _("semua, satu tabel")}),
    ]
    fields: list[Any] = [
        carried(key, value)
        for key, value in selection.words().items()
        if key in selection.defaults and value and value != selection.defaults[key]
    ]
    for key, label, options in choices:
        chosen = selection.get(key)
        own = {"lang": "id"} if key == "wilayah" else {}
        fields.append(
            html.Label(
                [
                    html.Span(label),
                    html.Select(
                        [html.Option(_("menurut daerah") if key == "tanda" else _("semua"), value="")]
                        + [
                            html.Option(words, value=value, selected=value == chosen, **own)
                            for value, words in sorted(options.items(), key=lambda item: item[1])
                        ],
                        name=key,
                    ),
                ],
                className="choice" + (" chosen" if chosen else ""),
            )
        )
    fields.append(html.Button(_("Terapkan"), type="submit", className="apply"))
    return html.Form(
        fields,
        action="/angka-terbit",
        method="get",
        className="filters inline pick-figures",
        key=str(selection.extra),
    )


def published_chart(context: Context, figures: list[Any]) -> Any:
    """Published coverage by date, coloured by segment."""
    _, language = context.language.text, context.language
    dots = [f for f in figures if f.indicator == "cakupan" and f.segment in SEGMENT]
    if not dots:
        return nothing(_("Tidak ada angka cakupan dalam pilihan ini."))
    marks = [
        Mark(
            f.period,
            f.value,
            SEGMENT[f.segment],
            f"{f.area_name}, {segment_words(context, f.segment)}: {printed_figure(context, f)}"
            f"<br>{language.printed_date(f.data_date)}, {host(f.address)}",
        )
        for f in dots
    ]
    figure = lines(
        [],
        Frame(
            source=_("Angka terbit, sumber masing-masing di tabel"),
            mark="",
            height=250,
            marks=marks,
        ),
        language,
    )
    keys = html.P(
        [
            html.Span(
                [
                    html.Span("", className="swatch", style={"background": SEGMENT[key]}),
                    context.registry.segments[key].short[language.code],
                ]
            )
            for key in ("PU", "BPU", "JAKON", "TOTAL")
        ],
        className="legend",
    )
    lowest, highest = min(dots, key=lambda f: f.value), max(dots, key=lambda f: f.value)
    summary = _(
        "{n} angka cakupan, dari {low} ({a}) sampai {high} ({b}).",
        n=len(dots),
        low=printed_figure(context, lowest),
        a=lowest.area_name,
        high=printed_figure(context, highest),
        b=highest.area_name,
    )
    return html.Div([keys, chart(context, "published", figure, summary)])


def _named(figure: Any) -> Any:
    """The area of a figure; a branch office under the name its source gives it."""
    return figure.area_name if figure.area_code else html.Span(figure.area_name, lang="id")


def _message(language: Language, flag: Any) -> str:
    """What contradicts a figure, its dates as the language writes them."""
    words = flag.message_en if language.code == "en" else flag.message_id
    return re.sub(r"\b\d{4}-\d\d(-\d\d)?\b", lambda found: language.printed_date(found[0]), words)


def published_table(context: Context, figures: list[Any], flags: Flags) -> Any:
    """Every figure with date, basis, source; under it what recomputing or another source says."""
    _, language = context.language.text, context.language
    if not figures:
        return nothing(_("Tidak ada angka yang cocok dengan pilihan ini."))

    def remarks(figure: Any) -> Any:
        found = flags.get((figure.load_id, figure.seq), [])
        words: list[Any] = [
            html.Span(["! ", _message(language, flag)], className="flag") for flag in found[:3]
        ]
        if len(found) > 3:
            words.append(html.Span(_("dan {n} pertentangan lain", n=len(found) - 3), className="muted"))
        if figure.note:
            words.append(html.Span(figure.note, className="muted", lang="id"))
        return words

    columns = [
        Column("wilayah", _("Daerah"), lambda f: _named(f), numeric=False, head=True),
        Column("tanggal", _("Tanggal data"), lambda f: language.printed_date(f.data_date), numeric=False),
        Column("ukuran", _("Ukuran"), lambda f: indicator_words(context, f.indicator), numeric=False),
        Column("segmen", _("Segmen"), lambda f: segment_words(context, f.segment), numeric=False),
        Column("nilai", _("Nilai"), lambda f: html.B(printed_figure(context, f)), head=True),
        Column("dasar", _("Dasar"), lambda f: basis_words(context, f), numeric=False),
        Column(
            "sumber",
            _("Sumber"),
            lambda f: source_link(context, f.address),
            numeric=False,
        ),
        Column("catatan", _("Catatan"), remarks, numeric=False),
    ]
    return table(
        context,
        columns,
        figures,
        caption=_("Angka terbit menurut sumbernya, yang terakhir diterbitkan di atas."),
        row_class=lambda f: "flagged" if (f.load_id, f.seq) in flags else "",
    )
