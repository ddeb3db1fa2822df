"""What exactly is counted?"""

from dashboards.components.common.layout import columns, folded, folds, section
from dashboards.components.datasets import definition_table
from dashboards.components.definitions.definitions import (
    bands,
    bases,
    groups_table,
    measures,
    metrics,
    rules,
    schemes_table,
)
from dashboards.components.definitions.official_words import official_words
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
                section(_("Yang perlu diketahui"), official_words(context)),
                section(
                    _("Status"),
                    bands(context),
                    note=_("diukur terhadap jalur bulan itu dan target tahun itu"),
                ),
                name="wide-left",
            ),
            folds(
                folded(_("Cara menghitung"), rules(context), note=_("setiap aturan, lengkap")),
                folded(_("Metrik"), metrics(context), note=_("yang dapat dipilih di setiap halaman")),
                folded(_("Yang dihitung"), measures(context), note=_("dan katanya dalam berkas")),
                folded(_("Dasar penghitungan"), bases(context), note=_("yang pertama dipakai lebih dulu")),
                folded(
                    _("Skema target"),
                    schemes_table(context),
                    note=_("edisi ini; setiap target punya dokumen"),
                ),
                folded(
                    _("Kelompok yang dibayar"), groups_table(context), note=_("dan kata yang mengenalinya")
                ),
                folded(_("Iuran"), rates(context), note=_("tarif menurut sumber terbit")),
            ),
        ],
        filters=("edisi",),
        tables=lambda: (definition_table(context, _("Metrik")),),
    )
