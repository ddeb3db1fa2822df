"""What exactly is counted?"""

from dashboards.components.common.layout import columns, section, stack
from dashboards.components.datasets import definition_table
from dashboards.components.definitions.definitions import (
    bands,
    bases,
    measures,
    metrics,
    rules,
    schemes_table,
)
from dashboards.components.funding.contribution_rates import rates
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """What exactly is counted."""
    _ = context.language.text
    return View(
        title=_("Definisi"),
        headline=Headline(
            _("Cakupan adalah **peserta aktif dibagi potensi**, dijumlahkan dulu, dibagi kemudian.")
        ),
        body=[
            columns(
                section(_("Metrik"), metrics(context), note=_("yang dapat dipilih di setiap halaman")),
                stack(
                    section(_("Status"), bands(context), note=_("capaian dibagi target")),
                    section(_("Yang dihitung"), measures(context)),
                    section(
                        _("Dasar penghitungan"), bases(context), note=_("yang pertama dipakai lebih dulu")
                    ),
                ),
                name="half",
            ),
            section(_("Aturan hitung"), rules(context)),
            section(
                _("Skema target"), schemes_table(context), note=_("edisi ini; setiap target punya dokumen")
            ),
            section(_("Iuran"), rates(context), note=_("tarif menurut sumber terbit")),
        ],
        filters=("edisi",),
        tables=lambda: (definition_table(context, _("Metrik")),),
    )
