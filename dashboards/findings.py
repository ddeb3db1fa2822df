"""The finding of each page as one sentence, computed from its rows; ** marks what to emphasise."""

from dataclasses import dataclass
from typing import Any

from dashboards.context import Context
from dashboards.duties import Duties
from dashboards.language import inside
from dashboards.paid import Paid
from data.duties import status_of

ON_TRACK = ("tercapai", "di_jalur")


@dataclass(frozen=True)
class Finding:
    """`tone` is the status the emphasised part is about, or empty."""

    text: str
    tone: str = ""

    @property
    def plain(self) -> str:
        return self.text.replace("**", "")


def province(context: Context, coverage: list[Any], areas: list[Any]) -> Finding:
    """Is the province on the path, and which segment holds it back?"""
    _, language = context.language.text, context.language
    parts = [row for row in coverage if not row.metric.endswith("_total")]
    total = next((row for row in coverage if row.metric.endswith("_total")), None)
    held = [row for row in parts if row.value is not None and row.target is not None]
    if held:
        worst = min(held, key=lambda row: row.value / row.target if row.target else 1.0)
        reached = sum(row.status in ON_TRACK for row in areas)
        fields = {
            "segment": _segment(context, worst),
            "segments": language.joined([_segment(context, row) for row in held]),
            "value": language.percent(worst.value),
            "target": language.percent(worst.target),
            "gap": language.number(worst.gap_people),
            "metric": "" if worst.metric == context.metric.key else f" ({metric_words(context)})",
            "n": reached,
            "m": len(areas),
        }
        text = _(
            "{segment} menahan provinsi: **{value}, target {target}**, kurang {gap} orang; "
            "{n} dari {m} daerah tercapai atau di jalur{metric}.",
            **fields,
        )
        if worst.gap_people <= 0 and len(held) == len(parts):
            text = _(
                "**Semua segmen mencapai target**; {n} dari {m} daerah tercapai atau di jalur{metric}.",
                **fields,
            )
        elif worst.gap_people <= 0:
            text = _(
                "**{segments} mencapai target**, segmen lain tanpa angka atau target; {n} dari {m} daerah "
                "tercapai atau di jalur{metric}.",
                **fields,
            )
        return Finding(text, worst.status)
    if total is not None and total.value is not None:
        return Finding(
            _(
                "**{value} pekerja terlindungi**: {n} dari {d}; belum terlindungi {u}.",
                value=language.percent(total.value),
                n=language.number(total.numerator),
                d=language.number(total.denominator),
                u=language.number(max(total.uncovered, 0)),
            )
        )
    assert context.selection.period is not None
    month = language.month(context.selection.period)
    return Finding(_("Belum ada cakupan provinsi untuk {month} dalam data ini.", month=month))


def _segment(context: Context, row: Any) -> str:
    metric = context.registry.metrics[row.metric]
    return context.registry.segments[metric.segment].short[context.language.code]


def metric_words(context: Context) -> str:
    """The chosen metric within a sentence."""
    return inside(context.metric.label[context.language.code])


def ranking(context: Context, areas: list[Any]) -> Finding:
    """Who leads, who lags, how many are on track."""
    _, language = context.language.text, context.language
    ranked = sorted((row for row in areas if row.rank is not None), key=lambda row: row.rank)
    if not ranked:
        return Finding(_("Belum ada daerah yang melapor untuk bulan ini."))
    percent = context.metric.unit == "percent"

    def figure(row: Any) -> str:
        return language.percent(row.value) if percent else language.number(row.value)

    first, last = ranked[0], ranked[-1]
    fields = {"first": context.name(first.area), "a": figure(first)}
    fields |= {"last": context.name(last.area), "b": figure(last)}
    if first is last:
        text = _("**Baru {first} yang melapor** ({a})", **fields)
    elif first.rank == last.rank:
        text = _("**{n} daerah sama tinggi** ({a})", n=len(ranked), **fields)
    elif len(ranked) == 2:
        text = _("**{first} di atas** ({a}), {last} di bawahnya ({b}); lainnya belum melapor", **fields)
    else:
        text = _("**{first} memimpin** ({a}), {last} terakhir ({b})", **fields)
    if any(row.target is not None for row in ranked):
        good = sum(row.status in ON_TRACK for row in ranked)
        text += "; " + _("{n} dari {m} daerah tercapai atau di jalur", n=good, m=len(areas))
    return Finding(text + ".", first.status)


def published(context: Context, shown: int, flagged: int, sources: int) -> Finding:
    """How many figures, from how many sources, how many that contradict."""
    language = context.language
    return Finding(
        language.text(
            "**{n} angka terbit** dari {s} sumber; {f} di antaranya bertentangan dengan angka lain "
            "atau dengan hitungannya sendiri.",
            n=language.number(shown),
            s=language.number(sources),
            f=language.number(flagged),
        )
    )


def funding(context: Context, found: Paid) -> Finding:
    """Whose paid cover lapses within six months, the largest by name."""
    _, language = context.language.text, context.language
    month = language.month(found.month)
    place = f" {context.name(context.selection.residency)}" if context.selection.residency else ""
    if not found.spells and not found.undated:
        return Finding(_("**Belum ada pendanaan{place} yang tercatat** dalam edisi ini.", place=place))
    if not found.lapsing and found.running:
        workers = sum(spell.of.workers for spell in found.running)
        return Finding(
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
        return Finding(
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
        return Finding(
            _("**Tidak ada perlindungan{place} yang dibayar** pada {month}.", place=place, month=month)
        )
    most = max(found.lapsing, key=lambda spell: spell.lost)
    return Finding(
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


def duty(context: Context, found: Duties) -> Finding:
    """Which of the four duties is undone in most areas, and how many promises are overdue."""
    _, language = context.language.text, context.language
    if not found.found:
        return Finding(_("**Belum ada laporan** tentang empat kewajiban Inpres 2/2021."))
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
        return Finding(_("**Keempat kewajiban selesai** di {m} daerah.", **fields), "tercapai")
    if not found.overdue:
        return Finding(_("**{duty} belum selesai di {n} dari {m} daerah**.", **fields), "perlu_percepatan")
    return Finding(
        _("**{duty} belum selesai di {n} dari {m} daerah**; {late} janji lewat tenggat.", **fields),
        "jauh_tertinggal",
    )
