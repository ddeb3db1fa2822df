"""Why an area has no figure.

Nothing reported, a segment missing, nobody eligible, potensi unknown, or a figure of another basis.
"""

from collections.abc import Iterable
from typing import Literal

from dashboards.insights.judged import below
from dashboards.rendering.language import inside
from dashboards.request.context import Context
from dashboards.request.other_basis import STATUS as OTHER
from data.metrics.contracts import MetricRow

Reason = Literal["belum", "segmen", "nol", "potensi", "dasar"]
NOT_REPORTED = "belum_melapor"  # the status of who has reported nothing at all of the month


def segment_of(context: Context, row: MetricRow) -> str:
    """PU, BPU, Jakon, Semua: the segment of a row's metric, in short."""
    metric = context.registry.metrics[row.metric]
    return context.registry.segments[metric.segment].short[context.language.code]


def reason(context: Context, row: MetricRow) -> Reason | None:
    """Why a row has no value; None where it has one."""
    if row.value is not None:
        return None
    if row.status == OTHER:
        return "dasar"
    if row.status == NOT_REPORTED:
        return "belum"
    if row.denominator == 0 or any(one.denominator == 0 for one in below(context, row)):
        return "nol"
    metric = context.registry.metrics[row.metric]
    if metric.kind == "ratio":
        counted = [
            key
            for key, one in context.registry.metrics.items()
            if (one.kind, one.numerator, one.segment) == ("count", metric.numerator, metric.segment)
        ]
        found = context.rows(*counted, months=(row.period,), areas=(row.area,)) if counted else []
        if any(one.value is not None for one in found):
            return "potensi"
    return "segmen"


def by_reason(context: Context, rows: Iterable[MetricRow]) -> dict[Reason, list[MetricRow]]:
    """The rows without a value under why they have none, who has not reported first."""
    found: dict[Reason, list[MetricRow]] = {"belum": [], "segmen": [], "nol": [], "potensi": [], "dasar": []}
    for row in rows:
        if (why := reason(context, row)) is not None:
            found[why].append(row)
    return {why: listed for why, listed in found.items() if listed}


def reason_words(context: Context, why: Reason, segment: str) -> str:
    """The reason in words, to be followed by a list of areas."""
    _, segment = context.language.text, inside(segment)
    return {
        "belum": _("Belum melapor") if context.adds_up else _("Belum terbit"),
        "segmen": _("Tanpa angka {segment}", segment=segment),
        "nol": _("Potensi {segment} nol", segment=segment),
        "potensi": _("Potensi {segment} belum dimuat", segment=segment),
        "dasar": _("Dasar lain, tidak dijumlahkan"),
    }[why]


def without_figure(context: Context, row: MetricRow) -> str:
    """Why a row has no value this month, as a sentence of its own."""
    _, segment = context.language.text, inside(segment_of(context, row))
    return {
        "segmen": _("Laporan bulan ini tanpa angka {segment}.", segment=segment),
        "nol": _("Sudah melapor; potensi {segment} nol, jadi cakupan tidak dapat dihitung.", segment=segment),
        "potensi": _(
            "Sudah melapor; potensi {segment} belum dimuat, jadi cakupan belum dapat dihitung.",
            segment=segment,
        ),
    }.get(reason(context, row) or "", _("Belum ada angka untuk bulan ini."))


def reported_words(context: Context, row: MetricRow) -> str:
    """4 dari 5 daerah melapor; where some have reported but lack this figure: how many have it."""
    _ = context.language.text
    fields = {"n": row.reported, "m": row.areas}
    if not context.adds_up or any(
        one.value is None and one.status != NOT_REPORTED for one in below(context, row)
    ):
        return _(
            "{n} dari {m} daerah punya angka {segment}", segment=inside(segment_of(context, row)), **fields
        )
    return _("{n} dari {m} daerah melapor", **fields)
