"""The targets that an area is held against, as documents and files say them."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.source_link import source_link
from dashboards.components.common.table import Column, table
from dashboards.components.lineage.count_rows import file_words, place_words
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context, rows_of
from data.analysis.targets import scopes


def target_table(context: Context, code: str) -> Any:
    """Every target of the chosen scheme for the area and the metric's segment, the next one due first."""
    _, language = context.language.text, context.language
    if context.selection.scheme is None:
        return nothing(_("Tidak ada skema target yang dipilih, atau belum ada target dalam edisi ini."))
    rows = _targets(context, code)
    if not rows:
        return nothing(
            _("Skema ini tidak memuat target daerah ini; yang tampil jumlah target di bawahnya, bila ada.")
        )

    def document(row: Any) -> Element:
        named = html.Span(row.document, lang="id")
        return source_link(context, row.address, named)

    def figure(row: Any) -> str:
        ends = [row.value] if row.value_high is None else [row.value, row.value_high]  # a range as printed
        if row.unit == "people":
            return _("{n} orang", n=" – ".join(language.number(end) for end in ends))
        words = " – ".join(language.percent(end, 2) for end in ends)
        return _("naik {value} dari Desember lalu", value=words) if row.unit == "growth" else words

    def base(row: Any) -> Element:
        people = "" if row.base_value is None else f" ({_('{n} orang', n=language.number(row.base_value))})"
        return html.Span([html.Span(row.base, lang="id"), people])

    def file(row: Any) -> Element:
        return file_words(context, row.file_name, row.load_id)

    columns = [
        Column("tahun", _("Tahun"), lambda row: str(row.year), numeric=False, head=True),
        Column("target", _("Target"), figure),
        Column("dasar", _("Dasar"), base, numeric=False),
        Column("dokumen", _("Dokumen"), document, numeric=False),
        Column("berkas", _("Berkas"), file, numeric=False),
        Column("tempat", _("Tempatnya"), lambda row: place_words(context, row), numeric=False),
    ]
    caption = _(
        "Menurut {scheme}; di antara dua tahun target dibaca pada garis lurusnya.",
        scheme=context.scheme_title,
    )
    return table(context, columns, rows, caption=caption)


def _targets(context: Context, code: str) -> list[Any]:
    edition, period = context.selection.edition, context.selection.period
    assert edition is not None
    assert period is not None
    found = context.store.targets(edition)
    same = (found["scheme"] == context.selection.scheme) & (found["segment"] == context.metric.segment)
    by_scope: dict[tuple[str, str], list[Any]] = {}
    for row in rows_of(found[same]):
        by_scope.setdefault((row.scope, row.area_code), []).append(row)
    nearest: dict[int, list[Any]] = {}
    for place in scopes(context.store.areas(), code):
        years = {row.year for row in by_scope.get(place, ())} - set(nearest)
        nearest |= {year: [row for row in by_scope[place] if row.year == year] for year in years}
    return [
        row
        for year in sorted(nearest, key=lambda y: (y < period.year, abs(y - period.year)))
        for row in nearest[year]
    ]
