"""How do these areas differ?"""

from dashboards.components.common.layout import folded, folds
from dashboards.components.common.provenance import provenance
from dashboards.components.comparison.composition import structure
from dashboards.components.comparison.composition_tables import makeup_tables
from dashboards.components.comparison.mosaic import mosaics
from dashboards.components.comparison.scatter import poverty_table, scatter
from dashboards.components.comparison.segment_rows import segment_rows
from dashboards.components.comparison.side_by_side import (
    beside_lines,
    beside_rows,
    beside_table,
    choice_form,
    chosen_areas,
    comparison_headline,
    not_areas,
    ready_choices,
)
from dashboards.components.comparison.slope import beside_slope
from dashboards.components.comparison.what_they_do import what_they_do
from dashboards.components.datasets import metric_table, series
from dashboards.components.registration.area_comparison import registration_beside
from dashboards.components.registration.employers import employer_tables
from dashboards.components.registration.projects import project_tables
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """How the chosen areas differ."""
    _, language = context.language.text, context.language
    codes = chosen_areas(context)
    rows = beside_rows(context, codes)
    chosen = [rows[context.selection.metric, code] for code in codes]
    known = [row for row in chosen if row.value is not None] or chosen
    return View(
        title=_("Bandingkan"),
        headline=comparison_headline(context, codes, rows),
        body=[
            not_areas(context),
            choice_form(context, codes),
            ready_choices(context),
            mosaics(context, codes),
            segment_rows(context, codes, rows),
            what_they_do(context, codes),
            folds(
                folded(
                    _("Dalam satu bagan"),
                    beside_lines(context, codes),
                    note=context.metric.label[language.code],
                ),
                folded(
                    _("Berdampingan"),
                    beside_table(context, codes, rows),
                    provenance(context, known[0]),
                    note=_("setiap angka utuh"),
                    name="beside",
                ),
                structure(context, codes),
                registration_beside(context, codes),
                scatter(context, codes),
                beside_slope(context, codes),
            ),
        ],
        carries=("dan", "dari", "sebar"),
        tables=lambda: (
            metric_table(context, "berdampingan", _("Berdampingan"), list(rows.values())),
            series(context, "deret", context.metric.label[language.code], codes),
            *makeup_tables(context, codes),
            *poverty_table(context),
            *employer_tables(context, codes),
            *project_tables(context, codes),
        ),
    )
