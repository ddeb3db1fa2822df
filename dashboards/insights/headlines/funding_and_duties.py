"""The headlines of pages of facts beside the counts: published figures, funding, duties."""

from dashboards.insights.facts.duties import Duties
from dashboards.insights.facts.paid_cover import Paid, year_cost
from dashboards.rendering.headline import Headline
from dashboards.rendering.language import inside
from dashboards.request.context import Context


def published(context: Context, shown: int, flagged: int, sources: int) -> Headline:
    """How many figures, from how many sources, how many that contradict."""
    language = context.language
    if not shown:
        return Headline(language.text("**Belum ada angka terbit** dalam pilihan ini."))
    return Headline(
        language.text(
            "**{n} angka terbit** dari {s} sumber; {f} bertentangan dengan yang lain "
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
        ),
        "perlu_percepatan",
    )


def before_budget(context: Context, found: Paid) -> Headline:
    """Who drops out before next year's budget and what a year more costs; without any, `funding`."""
    _, language, lapsing = context.language.text, context.language, found.before_budget
    if not lapsing:
        return funding(context, found)
    place = f" {context.name(context.selection.residency)}" if context.selection.residency else ""
    most = max(lapsing, key=lambda spell: spell.lost)
    money = sum(year_cost(spell) or 0 for spell in lapsing)
    return Headline(
        _(
            "**{n} perlindungan di {m} daerah{place} berakhir sebelum APBD {year}**; {rupiah}terbesar "
            "{area}: {workers} orang.",
            n=language.number(sum(spell.lost for spell in lapsing)),
            m=len({spell.area for spell in lapsing}),
            place=place,
            year=found.month.year + 1,
            rupiah=_("Rp{n} untuk meneruskan BPU setahun, ", n=language.short(money)) if money else "",
            area=context.name(most.area),
            workers=language.number(most.lost),
        )
    )


def duty(context: Context, found: Duties) -> Headline:
    """How many promises are overdue in how many areas, and which of the four duties fewest have fulfilled."""
    _, language = context.language.text, context.language
    if not found.found:
        return Headline(_("**Belum ada laporan** tentang empat kewajiban Inpres 2/2021."))
    words = context.registry
    fewest = min(words.duties, key=found.finished)
    fields = {
        "duty": inside(words.duties[fewest].label[language.code]),
        "done": language.number(found.finished(fewest)),
        "m": language.number(len(found.areas)),
        "late": language.number(len(found.overdue)),
        "k": language.number(len({row.area_code for row in found.overdue})),
    }
    if found.overdue:
        text = _(
            "**{late} janji lewat tenggat** di {k} daerah; {duty} baru selesai di {done} dari {m}.", **fields
        )
        return Headline(text, "jauh_tertinggal")
    if found.finished(fewest) == len(found.areas):
        return Headline(_("**Keempat kewajiban selesai** di {m} daerah.", **fields), "tercapai")
    text = _("**{duty} baru selesai di {done} dari {m} daerah**; tidak ada yang lewat tenggat.", **fields)
    return Headline(text[:2] + text[2:3].upper() + text[3:], "perlu_percepatan")
