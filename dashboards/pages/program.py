"""Who is in which of the five programmes, and how deep does cover go?"""

from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import section
from dashboards.components.common.provenance import origin_words
from dashboards.components.programme.depths import depths, programme_rows, sort_links
from dashboards.components.programme.people import facts, people
from dashboards.insights.headlines.programmes import programmes_headline
from dashboards.insights.programmes import programmes
from dashboards.rendering.elements import html
from dashboards.request.context import PROVINCE, Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """The programmes of the chosen month, or of the last one before it in which areas reported them."""
    _, language = context.language.text, context.language
    found = programmes(context)
    filters = ("edisi", "periode", "kares")
    title, rows = _("Program"), _("Peserta menurut program")
    headline = programmes_headline(context, found)
    if found is None:
        words = _(
            "Belum ada peserta menurut program. Isi kolom program (JKK, JKM, JHT, JP, JKP) di format baku, "
            "lalu kirim."
        )
        return View(
            title=title,
            headline=headline,
            body=[how_to_load(context, "baku", words)],
            filters=filters,
            tables=lambda: (programme_rows(context, rows, found),),
        )
    whole = context.selection.residency or PROVINCE
    at = _(
        "{month}, {n} daerah melapor menurut program; antarprogram tidak dijumlahkan, karena orangnya sama",
        month=language.month(found.month),
        n=len(found.reported),
    )
    return View(
        title=title,
        headline=headline,
        body=[
            section(
                _("Peserta aktif menurut program"),
                people(context, found),
                html.P(origin_words(context, whole, "program")),
                note=at,
            ),
            facts(context, found),
            section(
                _("Kedalaman perlindungan tiap daerah"),
                sort_links(context),
                depths(context, found),
                html.P(_("Tidak ada target menurut program, jadi tidak ada status."), className="muted"),
                note=_(
                    "dari 100 peserta PU berapa punya JHT, JP, JKP; dari 100 peserta BPU berapa memilih JHT "
                    "(batang 0–25); garis: seluruhnya"
                ),
            ),
        ],
        filters=filters,
        tables=lambda: (programme_rows(context, rows, found),),
    )
