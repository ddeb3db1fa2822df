"""The headline of the agenda: who is below the path, by how many people, and which of them get worse."""

from typing import Any

from dashboards.insights.judged import metric_words, path_of
from dashboards.insights.watchlist import Agenda
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow

NAMED = 3


def weighed(context: Context, found: Agenda, most: int, *, formal: bool = False) -> str:
    """Banyumas (27.418 orang), Cilacap (27.172, memburuk), dan 5 lagi."""
    language = context.language
    named = context.formal if formal else context.name
    return language.listed(
        [f"{named(row.area)} ({_people(context, found, row, at)})" for at, row in enumerate(found.rows)], most
    )


def _people(context: Context, found: Agenda, row: MetricRow, at: int) -> str:
    _, language = context.language.text, context.language
    n = language.number(row.gap_people)
    words = n if at else _("{n} orang", n=n)
    return f"{words}, {_('memburuk')}" if row.area in found.worse else words


def watchlist_headline(context: Context, found: Agenda) -> Headline:
    """Of how many that can be judged; that nobody can be judged is not that nobody is behind."""
    _, language = context.language.text, context.language
    fields: dict[str, Any] = {"metric": metric_words(context), "all": found.shown, "m": found.judged}
    if not found.judged:
        return Headline(
            _(
                "**Belum dapat dinilai**: bulan ini belum ada daerah yang punya capaian dan target {metric}.",
                **fields,
            )
        )
    whole = found.judged == found.shown
    if not found.rows:
        text = _(
            "**Tidak ada daerah di bawah jalur** {metric}: {m} dari {m} daerah di jalur atau di atasnya.",
            **fields,
        )
        if not whole:
            text = _(
                "**Tidak ada daerah di bawah jalur** {metric} di antara {m} yang dapat dinilai "
                "(seluruhnya {all}).",
                **fields,
            )
        return Headline(text, "di_jalur")
    fields |= {
        "n": language.number(len(found.rows)),
        "names": weighed(context, found, NAMED),
        "gap": language.number(sum(row.gap_people for row in found.rows)),
    }
    text = _(
        "**{n} dari {m} daerah di bawah jalur** {metric}: {names}; bersama kurang {gap} orang dari target",
        **fields,
    )
    if not whole:
        text = _(
            "**{n} dari {m} daerah yang dapat dinilai di bawah jalur** {metric} (seluruhnya {all}): {names}; "
            "bersama kurang {gap} orang dari target",
            **fields,
        )
    return Headline(f"{text}; {marks(context, found)}.", "jauh_tertinggal")


def marks(context: Context, found: Agenda) -> str:
    """Which of the listed get worse, beyond those already named."""
    _, language = context.language.text, context.language
    if found.rule == "belum":
        return _("siapa yang memburuk belum dapat dihitung")
    span = found.span.words(context) if found.span else ""
    unknown = _(", {n} belum dapat dihitung", n=found.unmarked) if found.unmarked else ""
    if not found.worse:
        none = _("tidak ada yang turun {span}", span=span) if found.span else _("tidak ada yang memburuk")
        return none + unknown
    names = language.listed([context.name(row.area) for row in found.worsening], NAMED)
    said = _("memburuk: {names}", names=names)
    if found.span:
        said = _("turun {span}: {names}", span=span, names=names)
    return said + unknown


def path_words(context: Context, row: MetricRow) -> str:
    """What the path asks this month, as it is written."""
    language = context.language
    return (
        language.percent(path_of(row)) if context.metric.unit == "percent" else language.number(path_of(row))
    )
