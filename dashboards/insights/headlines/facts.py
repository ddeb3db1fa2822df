"""The headlines of pages of facts beside the counts: published figures, funding, duties."""

from dashboards.insights.facts.duties import Duties
from dashboards.insights.facts.paid_cover import Paid
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.facts.duties import status_of


def published(context: Context, shown: int, flagged: int, sources: int) -> Headline:
    """How many figures, from how many sources, how many that contradict."""
    language = context.language
    return Headline(
        language.text(
            "**{n} angka terbit** dari {s} sumber; {f} di antaranya bertentangan dengan angka lain "
            "atau dengan hitungannya sendiri.",
            n=language.number(shown),
            s=language.number(sources),
            f=language.number(flagged),
        )
    )


def funding(context: Context, found: Paid) -> Headline:
    """Whose paid cover lapses within six months, the largest by name."""
    _, language = context.language.text, context.language
    month = language.month(found.month)
    place = f" {context.name(context.selection.residency)}" if context.selection.residency else ""
    if not found.spells and not found.undated:
        return Headline(_("**Belum ada pendanaan{place} yang tercatat** dalam edisi ini.", place=place))
    if not found.lapsing and found.running:
        workers = sum(spell.of.workers for spell in found.running)
        return Headline(
            _(
                "**Tidak ada perlindungan{place} yang berakhir dalam enam bulan**; {n} berjalan pada "
                "{month}.",
                place=place,
                n=language.number(workers),
                month=month,
            )
        )
    if not found.lapsing and found.undated:
        everything = [*(spell.of for spell in found.spells), *found.undated]
        return Headline(
            _(
                "**{p} program bagi {n} pekerja{place} tercatat**; {m} di antaranya tidak menyebut "
                "bulannya, jadi kapan berakhirnya tidak diketahui.",
                p=len(everything),
                n=language.number(sum(spell.workers for spell in everything)),
                place=place,
                m=len(found.undated),
            )
        )
    if not found.lapsing:
        return Headline(
            _("**Tidak ada perlindungan{place} yang dibayar** pada {month}.", place=place, month=month)
        )
    most = max(found.lapsing, key=lambda spell: spell.lost)
    return Headline(
        _(
            "**{n} perlindungan di {m} daerah{place} berakhir dalam enam bulan**; terbesar {fund} {area}: "
            "{workers} orang, sampai {until}.",
            n=language.number(sum(spell.lost for spell in found.lapsing)),
            m=len({spell.area for spell in found.lapsing}),
            place=place,
            fund=most.of.fund,
            area=context.name(most.area),
            workers=language.number(most.lost),
            until=language.month(most.end),
        )
    )


def duty(context: Context, found: Duties) -> Headline:
    """Which of the four duties is undone in most areas, and how many promises are overdue."""
    _, language = context.language.text, context.language
    if not found.found:
        return Headline(_("**Belum ada laporan** tentang empat kewajiban Inpres 2/2021."))
    words = context.registry
    undone = {
        key: sum(not status_of(found.found, area, key).done for area in found.areas) for key in words.duties
    }
    worst = max(undone, key=lambda key: undone[key])
    fields = {
        "duty": words.duties[worst].label[language.code],
        "n": language.number(undone[worst]),
        "m": language.number(len(found.areas)),
        "late": language.number(len(found.overdue)),
    }
    if not undone[worst]:
        return Headline(_("**Keempat kewajiban selesai** di {m} daerah.", **fields), "tercapai")
    if not found.overdue:
        return Headline(_("**{duty} belum selesai di {n} dari {m} daerah**.", **fields), "perlu_percepatan")
    return Headline(
        _("**{duty} belum selesai di {n} dari {m} daerah**; {late} janji lewat tenggat.", **fields),
        "jauh_tertinggal",
    )
