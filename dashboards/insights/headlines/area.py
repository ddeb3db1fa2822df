"""The headline of an area's page: its rank, people short, its year, and which coverage is further behind."""

from typing import Any

from dashboards.insights.headlines.province import is_single_area, single_area_headline
from dashboards.insights.judged import ON_TRACK, below_path, metric_words, path_of, people_short, shortage
from dashboards.insights.metric_history import last_words
from dashboards.insights.missing_value import reason, segment_of
from dashboards.insights.ranks.movement import moved_words
from dashboards.rendering.headline import Headline
from dashboards.rendering.language import inside
from dashboards.request.context import COVERAGES, Context
from dashboards.request.other_basis import basis_of, is_other_basis
from data.analysis.trend import clearly_lower
from data.definitions.registry import AREA_LEVEL
from data.metrics.contracts import MetricRow

FALL_POINTS, FALL_SHARE = (
    1.0,
    0.02,
)  # what is clearly a fall within a year: points of coverage, share of a count


def area_headline(context: Context, row: MetricRow) -> Headline:
    """Which rank, up or down, how many people short.

    A clear fall within a year is said, and takes the colour of success away.
    """
    _ = context.language.text
    if row.value is None:
        return without_value(context, row)
    if is_single_area(row):
        return single_area_headline(context, row)
    fields: dict[str, Any] = {"area": context.formal(row.area), "metric": metric_words(context)}
    if context.metric.kind == "ratio":
        fields["metric"] = segment_of(context, row)
    fields["value"] = _words(context, row.value)
    if row.rank is not None:
        fields |= {"rank": row.rank, "m": row.ranked, "move": _move_words(context, row)}
        text = _("{area} peringkat {rank} dari {m}{move}; {metric} {value}", **fields)
        if row.ranked == 1:
            text = _("{area}, satu-satunya yang berperingkat{move}; {metric} {value}", **fields)
    elif row.reported < row.areas:
        text = _("{area}, {n} dari {m} daerah; {metric} {value}", n=row.reported, m=row.areas, **fields)
    else:
        text = _("{area}; {metric} {value}", **fields)
    judged, path = _against(context, row)
    fall = fallen_words(context, row)
    tone = "perlu_percepatan" if fall and row.status in ON_TRACK else row.status
    early = _("Angka sementara.") if row.provisional else ""
    rest = " ".join(filter(None, [early, path, fall, _worse(context, row)]))
    return Headline(text + judged + ".", tone, rest)


def _words(context: Context, value: float | None) -> str:
    return (context.language.percent if context.metric.unit == "percent" else context.language.number)(value)


def _against(context: Context, row: MetricRow) -> tuple[str, str]:
    """How far from the target, the clause that judges emphasised; and the path of the month, or nothing."""
    _, language = context.language.text, context.language
    if row.target is None:
        return "", ""
    fields = {"short": shortage(context, row), "target": _words(context, row.target)}
    if people_short(row) <= 0:
        return _(", **target {target} tercapai**, {short}", **fields), ""
    if not below_path(context, row):
        return _(", **tidak di bawah jalur**; {short} dari target {target}", **fields), ""
    fields["path"] = _words(context, path_of(row))
    path = _("Target {target}; jalur bulan ini {path}.", **fields)
    points = language.number(row.gap_points, 1)
    if context.metric.unit != "percent" or not points.strip("0,."):
        return _(", **di bawah jalur**: {short} dari target {target}", **fields), path
    return _(", **{points} poin di bawah target**: {short}", points=points, **fields), path


def fallen_words(context: Context, row: MetricRow) -> str:
    """How far an area has clearly fallen within a year on this month's potensi; empty where it has not."""
    _, language = context.language.text, context.language
    same = row.same_base_year
    if same is None or row.value is None:
        return ""
    ratio = context.metric.kind == "ratio"
    if not clearly_lower(same, then=row.value - same, ratio=ratio):
        return ""
    fields = {
        "n": _("{n} poin", n=language.number(-same, 1))
        if ratio
        else _("{n} orang", n=language.number(-same)),
        "people": language.signed(row.people_year),
        "moved": f", {words}" if (words := _year_rank(context, row)) else "",
    }
    if ratio:
        return _("Dalam setahun turun {n} dengan potensi bulan ini ({people} peserta){moved}.", **fields)
    return _("Dalam setahun turun {n}{moved}.", **fields)


def _year_rank(context: Context, row: MetricRow) -> str:
    """How many places in a year; empty where it stayed or cannot be said."""
    if not row.rank_change_year:
        return ""
    return context.language.text("peringkat {words}", words=moved_words(context, row.rank_change_year))


def _worse(context: Context, row: MetricRow) -> str:
    """The coverage of the same area that is worse than the chosen metric, as a sentence; empty if none is.

    So that nobody takes the chosen segment for the whole.
    """
    _, language = context.language.text, context.language
    bands = list(context.registry.statuses)
    held = [one for one in context.rows(*COVERAGES, areas=(row.area,)) if one.target is not None]
    worst = max(
        (one for one in held if one.value is not None), key=lambda one: bands.index(one.status), default=None
    )
    if worst is None or row.target is None or bands.index(worst.status) <= bands.index(row.status):
        return ""
    return _(
        "{metric} {value}, {short} dari target {target}.",
        metric=context.registry.metrics[worst.metric].label[language.code],
        value=language.percent(worst.value),
        short=shortage(context, worst),
        target=language.percent(worst.target),
    )


def without_value(context: Context, row: MetricRow) -> Headline:
    """Why an area has no figure: nothing reported, this segment missing, nobody eligible, potensi unknown."""
    _, why = context.language.text, reason(context, row)
    fields = {"area": context.formal(row.area), "month": context.language.month(row.period)}
    fields["segment"] = inside(segment_of(context, row))
    if not context.adds_up and why != "dasar":
        text = _("{area}: **angka {segment} {month} belum terbit**", **fields)
    elif why == "belum":
        text = _("{area} **belum melapor** untuk {month}", **fields)
        if row.level != AREA_LEVEL:
            text = _("{area}: **belum ada yang melapor** untuk {month}", **fields)
    elif why == "dasar":
        return Headline(_other_basis(context, row, fields), row.status)
    elif why == "nol":
        text = _("{area} sudah melapor untuk {month}; **potensinya nol**", **fields)
    elif why == "potensi":
        text = _("{area} sudah melapor untuk {month}; **potensi {segment} belum dimuat**", **fields)
    else:
        text = _("{area} sudah melapor untuk {month}, tetapi **tanpa angka {segment}**", **fields)
    return Headline("; ".join(filter(None, [text, last_words(context, row)])) + ".", row.status)


def _other_basis(context: Context, row: MetricRow, fields: dict[str, str]) -> str:
    """An area that the view shows apart, or an area above of which all that reported are."""
    _, language = context.language.text, context.language
    if not is_other_basis(row):
        return _("{area}: **semua laporan {month} memakai dasar lain**, jadi tidak dijumlahkan.", **fields)
    shown = context.seen(row)
    words = language.percent if context.metric.unit == "percent" else language.number
    return _(
        "{area}, {metric}: **{value}** menurut dasar {basis}; tidak diperingkat dan tidak dijumlahkan dengan "
        "daerah lain.",
        metric=metric_words(context),
        value=words(shown.value),
        basis=context.basis_label(basis_of(row)),
        **fields,
    )


def _move_words(context: Context, row: MetricRow) -> str:
    words = moved_words(context, row.rank_change)
    return f" ({words})" if words else ""
