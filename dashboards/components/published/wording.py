"""Published figures in words: the digits as printed, what they measure, whose they are."""

from typing import Any

from dashboards.rendering.elements import html
from dashboards.request.context import Context
from data.analysis.published.grades import UNSTATED
from data.analysis.published.percentages import places


def figures_published(context: Context) -> list[Any]:
    """Every published figure, whichever edition is open: they are real and carry their own source."""
    edition = context.published_edition
    return context.facts("published", edition) if edition else []


def printed_figure(context: Context, figure: Any) -> str:
    """The digits as the source gives them, in the language's own signs."""
    language = context.language
    if figure.unit == "persen":
        words = language.percent(figure.value, places(figure.printed))
    else:
        words = language.number(figure.value)
    return f"± {words}" if figure.precision == "approx" else words


def basis_words(context: Context, figure: Any) -> Any:
    """How people were counted: what has a word of ours by that, else as the source says it."""
    key = "tak_disebut" if figure.basis in UNSTATED else figure.basis
    return context.basis_label(key) or html.Span(figure.basis, lang="id")


def indicator_words(context: Context, indicator: str) -> str:
    """The name of a published indicator in the language of the page."""
    _ = context.language.text
    return {
        "cakupan": _("cakupan"),
        "peserta_aktif": _("peserta aktif"),
        "peserta_nonaktif": _("peserta nonaktif"),
        "potensi": _("potensi"),
        "belum_terlindungi": _("belum terlindungi"),
        "angkatan_kerja": _("angkatan kerja"),
        "penduduk_bekerja": _("penduduk bekerja"),
        "target_ucj": _("target UCJ"),
        "target_orang": _("target orang"),
        "target_rpjmd": _("target RPJMD"),
        "target_rpjpd": _("target RPJPD"),
    }.get(indicator, indicator.replace("_", " "))
