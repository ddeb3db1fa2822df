"""The headline of the ranking: who leads, who is last, among how many."""

from collections.abc import Sequence

from dashboards.insights.judged import metric_words, on_track
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow

NAMED = 3  # areas of one rank that the sentence names


def ranking(context: Context, areas: Sequence[MetricRow]) -> Headline:
    """Of the rows of kabupaten/kota shown: those of the best and of the last rank, all of them named."""
    _ = context.language.text
    ranked = sorted((row for row in areas if row.rank is not None), key=lambda row: (row.rank, row.area))
    if not ranked:
        if any(row.status != NOT_REPORTED for row in areas):
            return Headline(
                _(
                    "Daerah sudah melapor, tetapi **belum ada angka {metric}** bulan ini.",
                    metric=metric_words(context),
                )
            )
        return Headline(_("Belum ada daerah yang melapor untuk bulan ini."))
    pieces = [_without(context, areas), on_track(context, areas)]
    rest = "; ".join(filter(None, pieces))
    return Headline(
        _ends(context, ranked) + ".", ranked[0].status, f"{rest[0].upper()}{rest[1:]}." if rest else ""
    )


def _ends(context: Context, ranked: list[MetricRow]) -> str:
    """The first and the last; of several on one rank each by its name."""
    _, language = context.language.text, context.language
    words = language.percent if context.metric.unit == "percent" else language.number
    first = [row for row in ranked if row.rank == ranked[0].rank]
    last = [row for row in ranked if row.rank == ranked[-1].rank]
    fields = {
        "first": language.listed([context.name(row.area) for row in first], NAMED),
        "a": words(first[0].value),
        "last": language.listed([context.name(row.area) for row in last], NAMED),
        "b": words(last[0].value),
        "n": len(ranked),
    }
    if any(row.provisional for row in ranked):
        fields |= {key: _("{value}, sementara", value=fields[key]) for key in "ab"}
    if len(ranked) == 1:
        return _("**Hanya {first} yang punya angka** ({a})", **fields)
    if len(first) == len(ranked):
        return _("**{n} daerah sama tinggi** ({a}): {first}", **fields)
    if len(first) > 1:
        return _("**{first} memimpin bersama** ({a}), terakhir {last} ({b})", **fields)
    return _("**{first} memimpin** ({a}), terakhir {last} ({b})", **fields)


def _without(context: Context, areas: Sequence[MetricRow]) -> str:
    """How many of those shown are not among them, and why."""
    _ = context.language.text
    silent = sum(row.rank is None and row.status == NOT_REPORTED for row in areas)
    lacking = sum(row.rank is None and row.status != NOT_REPORTED for row in areas)
    words = [
        (_("{n} belum melapor", n=silent) if context.adds_up else _("{n} belum terbit", n=silent))
        if silent
        else "",
        _("{n} tanpa angka", n=lacking) if lacking else "",
    ]
    return ", ".join(filter(None, words))
