"""What has been published, by whom, and where do sources disagree?"""

from dashboards.components.common.layout import section
from dashboards.components.datasets import published_rows
from dashboards.components.published.figures import (
    filter_form,
    flagged_of,
    published_chart,
    published_table,
    selected,
)
from dashboards.components.published.wording import figures_published
from dashboards.insights.headlines import facts as headlines
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """What has been published, by whom, and where sources disagree."""
    _ = context.language.text
    figures = figures_published(context)
    flags = flagged_of(context)
    shown = selected(context, figures, flags)
    sources = len({figure.address for figure in shown})
    flagged = sum((figure.load_id, figure.seq) in flags for figure in shown)
    return View(
        title=_("Angka terbit"),
        headline=headlines.published(context, len(shown), flagged, sources),
        body=[
            filter_form(context, figures),
            section(
                _("Cakupan yang pernah diterbitkan"),
                published_chart(context, shown),
                note=_("% menurut sumbernya; penyebutnya berbeda-beda"),
            ),
            section(
                _("Semua angka"),
                published_table(context, shown, flags),
                note=_(
                    "± angka bulat menurut sumber; ! bertentangan; tidak ada yang dirata-ratakan atau "
                    "diperbaiki"
                ),
            ),
        ],
        filters=(),
        real=True,
        tables=lambda: (published_rows(context, _("Semua angka"), shown, flags),),
    )
