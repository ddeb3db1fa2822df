"""The form for an office's own weights, and what they make of an area, with the arithmetic in view."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.common.layout import carried, folded
from dashboards.components.common.table import Column, table
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.facts.paritrana_evidence import Aspect
from dashboards.insights.facts.paritrana_weights import asked_weights, office_words, weighed_file
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.selection import KNOWN
from data.facts.award_weights import ASPECTS, Part

COLUMNS = (
    *("area", "area_name", "aspect", "office_weight", "things_there", "things_missing", "office_points"),
    *ORIGIN,
)


def weights_part(context: Context, code: str, found: Sequence[Aspect]) -> Element:
    """Folded until weights are typed: the form, the figure, and how it comes about."""
    _ = context.language.text
    typed = asked_weights(context)
    weighed = weighed_file(context, found)
    shown: list[Any] = [_form(context, code)]
    if typed:
        shown.insert(0, html.P(html.B(office_words(context, found))))
    if weighed is not None:
        shown.append(_arithmetic(context, weighed.parts, found))
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


def arithmetic_columns(context: Context, found: Sequence[Aspect]) -> list[Column]:
    """What stands of each aspect: its weight, what is there and missing, its points."""
    _, number = context.language.text, context.language.number
    names = {aspect.key: aspect.label for aspect in found}
    return [
        Column("aspek", _("Aspek"), lambda part: names[part.aspect], numeric=False, head=True),
        Column("bobot", _("Bobot"), lambda part: number(part.weight, 1)),
        Column("ada", _("Yang ada"), lambda part: number(part.there)),
        Column("belum", _("Yang belum ada"), lambda part: number(part.missing)),
        Column("nilai", _("Bobot × ada ÷ semua"), lambda part: number(part.points, 1)),
    ]


def _arithmetic(context: Context, parts: Sequence[Part], found: Sequence[Aspect]) -> Element:
    caption = context.language.text(
        "Setiap aspek: bobot kantor dikali yang ada, dibagi yang ada dan yang belum ada. Hitungan "
        "kami atas bobot itu; bobot dan rincian resminya tidak diterbitkan."
    )
    return table(context, arithmetic_columns(context, found), list(parts), caption=caption)


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
