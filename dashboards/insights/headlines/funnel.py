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
                n=language.number(found.whole.stating_any),
                place=place,
            )
        )
    lost = {code: n for code, n in _lost(found).items() if n > 0}
    if not lost:
        return Headline(_all_active(context, found, place))
    most = max(lost, key=lambda code: (lost[code], code))
    return Headline(
        _(
            "**{n} pekerja terverifikasi{place} belum menjadi peserta aktif** di {m} daerah, {year}; "
            "terbanyak {area}: {k}.",
            n=language.number(sum(lost.values())),
            place=place,
            m=len(lost),
            year=found.year,
            area=context.name(most),
            k=language.number(lost[most]),
        )
    )


def _lost(found: Losses) -> dict[str, int]:
    """By area the verified people who never became active; below zero where a source gives more active."""
    parts = by(found.whole.rows, lambda row: str(row.area_code))
    return {code: part.never_active.lost for code, part in parts.items()}


def _all_active(context: Context, found: Losses, place: str) -> str:
    """That nobody was lost, of how many programmes that is known, and that a source gives more than came."""
    _, language, never = context.language.text, context.language, found.whole.never_active
    fields = {
        "place": place,
        "year": found.year,
        "n": language.number(never.programmes),
        "m": language.number(len(found.whole.rows)),
    }
    if not never.entered:
        return _(
            "**Tidak ada yang terverifikasi{place}**, tahun anggaran {year}, menurut {n} dari {m} program.",
            **fields,
        )
    if never.lost < 0:
        return _(
            "**Yang aktif lebih banyak daripada yang terverifikasi{place}**, tahun anggaran {year}, menurut "
            "{n} dari {m} program; periksa sumbernya.",
            **fields,
        )
    return _(
        "**Semua yang terverifikasi{place} menjadi peserta aktif**, tahun anggaran {year}, menurut {n} dari "
        "{m} program.",
        **fields,
    )
