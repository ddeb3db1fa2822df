"""The form for an office's own weights, and what they make of an area, with the arithmetic in view."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.common.layout import carried, folded
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.facts.paritrana_evidence import Aspect
from dashboards.insights.facts.paritrana_weights import asked_weights, office_words, weighed_file
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.selection import KNOWN
from data.facts.award_weights import ASPECTS

COLUMNS = (
    *("area", "area_name", "aspect", "office_weight", "things_there", "things_missing", "office_points"),
    *ORIGIN,
)


def weights_part(context: Context, code: str, found: Sequence[Aspect]) -> Element:
    """Folded until weights are typed: the form, the figure, and how it comes about."""
    _ = context.language.text
    typed = asked_weights(context)
    shown: list[Any] = [_form(context, code)]
    if typed:
        shown.insert(0, html.P(html.B(office_words(context, found))))
    if lines := arithmetic(context, found):
        shown.append(html.Ul([html.Li(line) for line in lines], className="plain"))
        shown.append(html.P(arithmetic_note(context), className="muted"))
    note = _("bobot kantor, bukan skor resmi")
    return folded(_("Bobot kantor sendiri"), *shown, note=note, name="weights", opened=bool(typed))


def _form(context: Context, code: str) -> Element:
    """Four weights that add up to 100; the address holds them."""
    _, selection, typed = context.language.text, context.selection, asked_weights(context)
    words = selection.words()
    kept = [
        carried(key, words[key])
        for key in KNOWN
        if words.get(key) and words[key] != selection.defaults.get(key)
    ]
    names = (_("Kebijakan"), _("Peraturan"), _("Kinerja"), _("Wawancara"))
    labels = [
        html.Label(
            [
                html.Span(name),
                html.Input(
                    name=aspect,
                    value=typed.get(aspect, ""),
                    inputMode="decimal",
                    autoComplete="off",
                    size="5",
                    maxLength="8",
                ),
            ],
            className="choice",
        )
        for aspect, name in zip(ASPECTS, names, strict=True)
    ]
    button = html.Button(_("Hitung"), type="submit", className="apply")
    note = html.P(_("Empat bobot, bersama 100. Tersimpan dalam alamat halaman, tidak di server."))
    form = html.Form(
        [*kept, *labels, button], action=f"/paritrana/{code}", method="get", className="filters inline plan"
    )
    return html.Div([note, form])


def arithmetic(context: Context, found: Sequence[Aspect]) -> list[str]:
    """A line an aspect: Peraturan: 25 × 5 ÷ 8 = 15,6; empty without weights that can be used."""
    number, names = context.language.number, {aspect.key: aspect.label for aspect in found}
    weighed = weighed_file(context, found)
    return [
        f"{names[part.aspect]}: {number(part.weight, 1)} × {number(part.there)} ÷ "
        f"{number(part.there + part.missing)} = {number(part.points, 1)}"
        for part in (weighed.parts if weighed else ())
    ]


def arithmetic_note(context: Context) -> str:
    """What the lines of the arithmetic say."""
    return context.language.text(
        "Setiap aspek: bobot kantor × yang ada ÷ yang ada dan belum ada. Hitungan kami atas bobot itu; "
        "bobot dan rincian resminya tidak diterbitkan."
    )


def weights_table(context: Context, code: str, found: Sequence[Aspect]) -> list[Table]:
    """A row an aspect with its points; none without weights."""
    weighed = weighed_file(context, found)
    if weighed is None:
        return []
    around = {**origin(context.selection.edition), "area": code, "area_name": context.areas[code].name}
    records = [
        {
            **around,
            **{"aspect": part.aspect, "office_weight": part.weight, "things_there": part.there},
            **{"things_missing": part.missing, "office_points": part.points},
        }
        for part in weighed.parts
    ]
    title = context.language.text("Bobot kantor, bukan skor resmi")
    return [tabled("bobot", title, COLUMNS, records)]


def paper_link(context: Context, code: str) -> Element:
    """The Word document of an area's file, under the same weights."""
    href = context.selection.href(f"/paritrana/{code}.docx", **asked_weights(context))
    return html.A(context.language.text("Berkas Paritrana (Word)"), href=href, download=True)


def file_of_each(context: Context) -> Element:
    """The way to the file of each area, under the same weights."""
    typed = asked_weights(context)
    links = [
        html.Li(
            html.A(context.name(area.code), href=context.selection.href(f"/paritrana/{area.code}", **typed))
        )
        for area in context.kabkota
    ]
    return html.Ul(links, className="chips")
