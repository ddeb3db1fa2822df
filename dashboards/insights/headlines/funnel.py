"""How many verified people never became active participants, where most, and at which step most are lost."""

from dashboards.insights.facts.funnel import Losses
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.facts.funnel import by


def funnel_headline(context: Context, found: Losses | None) -> Headline:
    """Without a status: no rule says how many may be lost, so nothing is judged."""
    _, language = context.language.text, context.language
    place = f" {context.name(context.selection.residency)}" if context.selection.residency else ""
    if found is None:
        return Headline(
            _("**Belum ada program{place} yang menyebut langkahnya** dalam edisi ini.", place=place)
        )
    never = found.whole.never_active
    if not never.programmes:
        return Headline(
            _(
                "**{n} program{place} menyebut langkahnya**, tidak satu pun sekaligus yang terverifikasi dan "
                "yang aktif.",
                n=language.number(found.whole.told),
                place=place,
            )
        )
    if never.lost <= 0:
        return Headline(
            _(
                "**Semua yang terverifikasi{place} menjadi peserta aktif**, tahun anggaran {year}.",
                place=place,
                year=found.year,
            )
        )
    areas = by(found.whole.rows, lambda row: str(row.area_code))
    most = max(areas, key=lambda code: (areas[code].never_active.lost, code))
    return Headline(
        _(
            "**{n} pekerja terverifikasi{place} belum menjadi peserta aktif** di {m} daerah, {year}; "
            "terbanyak {area}: {k}.",
            n=language.number(never.lost),
            place=place,
            m=found.areas_losing,
            year=found.year,
            area=context.name(most),
            k=language.number(areas[most].never_active.lost),
        )
    )
