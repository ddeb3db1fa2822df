"""Can I trust this, what came in, what was refused, what changed?"""

from dashboards.components.common.layout import folded, folds, section
from dashboards.components.datasets import intake_tables
from dashboards.components.quality.loads import findings_list, loads_table, revisions_table
from dashboards.components.quality.quality import facts_of, heat, lamp, quality_headline, report_grid
from dashboards.components.quality.rejected import branch_section, refused_section
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """Whether the data can be trusted: what came in, what was refused, what changed."""
    _, language = context.language.text, context.language
    grid = report_grid(context)
    facts = facts_of(context, grid)
    metric = context.metric.label[language.code]
    calendar = _("Siapa melapor, bulan demi bulan") if context.adds_up else _("Yang terbit, bulan demi bulan")
    return View(
        title=_("Mutu data"),
        headline=quality_headline(context, facts),
        body=[
            section(_("Dapat dipercaya?"), lamp(context, facts), note=_("dan mengapa"), name="trust"),
            section(calendar, heat(context, grid), note=metric, name="calendar"),
            folds(
                folded(
                    _("Temuan saat dimuat"), findings_list(context), note=_("menurut aturan"), name="issues"
                ),
                folded(_("Yang direvisi"), revisions_table(context), note=_("angka semula dan menjadi")),
                folded(_("Yang masuk"), loads_table(context), note=_("muatan yang dilihat edisi ini")),
                refused_section(context),
                branch_section(context),
            ),
        ],
        filters=("edisi", "periode", "kares", "metrik"),
        tables=lambda: intake_tables(context, _("Yang masuk"), _("Temuan saat dimuat")),
    )
