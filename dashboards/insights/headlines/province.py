"""The headline of the first page: the chosen metric as a whole, and who is short of most people.

Where one area alone has a figure, nothing is said of the whole.
"""

from collections.abc import Sequence
from typing import Any

from dashboards.insights.judged import (
    against_target,
    below,
    below_path,
    figure_words,
    judged,
    metric_words,
    on_track,
    people_short,
    shortage,
)
from dashboards.insights.missing_value import segment_of
from dashboards.rendering.headline import Headline
from dashboards.request.context import COVERAGES, PROVINCE, Context
from data.metrics.contracts import MetricRow


def is_single_area(row: MetricRow) -> bool:
    """Whether a row adds up several areas, of which one has a figure."""
    return bool(row.reported == 1 < row.areas)


def single_area_headline(context: Context, row: MetricRow) -> Headline:
    """Which area it is and its status; that the whole cannot be judged."""
    _ = context.language.text
    only = next(one for one in below(context, row) if one.value is not None)
    fields: dict[str, Any] = {"area": context.name(only.area), "metric": metric_words(context)}
    fields |= {"value": figure_words(context, only), "place": context.name(row.area), "m": row.areas}
    text = _("**Hanya {area}** yang punya angka {metric}, {value}", **fields)
    if only.target is not None:
        text += _(" (target {target}, {short}, {where})", **against_target(context, only))
    return Headline(text + _("; {place}, dengan {m} daerah, belum dapat dinilai.", **fields), only.status)


NAMED = 3  # areas of an eks-karesidenan that the sentence names


def province_headline(context: Context, areas: Sequence[MetricRow]) -> Headline:
    """Of the province, or of the chosen eks-karesidenan; `areas` are the rows of the kabupaten/kota in it."""
    _, code = context.language.text, context.selection.residency or PROVINCE
    row = context.rows(areas=(code,))[0]
    if row.value is None:
        return _unknown(context, code)
    if is_single_area(row):
        return single_area_headline(context, row)
    parts = [one for one in context.rows(*COVERAGES[:-1], areas=(code,)) if one.value is not None]
    short = [one for one in judged(parts) if people_short(one) > 0]
    most = max(short, key=people_short, default=None)
    if most is None and len(judged(parts)) == len(COVERAGES) - 1 and row.target is not None:
        first = _("**Semua segmen mencapai target** di {place}", place=_subject(context, row))
    elif most is not None and most.metric == row.metric:
        first = _holding(context, row)
    else:
        first = _value_against_target(context, row)
    pieces = [
        against_target(context, row)["where"] if row.target is not None and people_short(row) > 0 else "",
        on_track(context, areas, total_shown=row.reported < row.areas),
        _others(context, most, row),
        _named(context, areas),
    ]
    return Headline(f"{first}.", row.status, _sentence(pieces))


def _sentence(pieces: Sequence[str]) -> str:
    """What there is of these as one sentence."""
    words = "; ".join(filter(None, pieces))
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _subject(context: Context, row: MetricRow) -> str:
    """The area itself where all below it are in the figure; else how many areas the sentence is about."""
    _ = context.language.text
    name = context.whole_word if row.area == PROVINCE else context.name(row.area)
    if row.reported < row.areas:
        return _("{place} ({n} dari {m} daerah)", n=row.reported, m=row.areas, place=context.name(row.area))
    return name


def _against(context: Context, row: MetricRow) -> dict[str, str]:
    return {"place": _subject(context, row), **against_target(context, row)}


def _holding(context: Context, row: MetricRow) -> str:
    """The chosen segment is the one that is short of most people."""
    _ = context.language.text
    fields = _against(context, row) | {"segment": segment_of(context, row)}
    if not below_path(context, row) or row.reported < row.areas:
        return _(
            "{segment} kurang orang terbanyak di {place}: **{value}, target {target}**, {short}",
            **fields,
        )
    return _("{segment} menahan {place}: **{value}, target {target}**, {short}", **fields)


def _value_against_target(context: Context, row: MetricRow) -> str:
    """The chosen metric, where another segment is short of more people or none is known to be short."""
    _, language = context.language.text, context.language
    name, fields = (
        context.metric.label[language.code],
        {"value": figure_words(context, row), "place": _subject(context, row)},
    )
    fields["metric"] = name
    if row.target is None:
        if row.denominator is None:
            return _("{metric} {place}: **{value} orang**", **fields)
        fields |= {"n": language.number(row.numerator), "d": language.number(row.denominator)}
        fields["u"] = language.number(_uncovered(row))
        return _("{metric} {place}: **{value}**, {n} dari {d}, belum terlindungi {u}", **fields)
    fields |= _against(context, row)
    if people_short(row) > 0:
        return _("{metric} {place}: **{value}, target {target}**, {short}", **fields)
    return _("{metric} {place}: **{value}, target {target} tercapai**, {short}", **fields)


def _uncovered(row: MetricRow) -> float:
    """People not covered; nobody where there are more participants than potensi."""
    assert row.uncovered is not None
    return max(row.uncovered, 0)


def _others(context: Context, most: MetricRow | None, row: MetricRow) -> str:
    """Which segment is short of most people, where it is not the chosen one."""
    if most is None or most.metric == row.metric:
        return ""
    _ = context.language.text
    fields = {"segment": segment_of(context, most), "short": shortage(context, most)}
    if below_path(context, most):
        return _("terbesar {segment}: {short}, di bawah jalurnya", **fields)
    return _("terbesar {segment}: {short}, tidak di bawah jalurnya", **fields)


def _named(context: Context, areas: Sequence[MetricRow]) -> str:
    """The areas of a chosen eks-karesidenan that are below their path, most people short first."""
    if context.selection.residency is None:
        return ""
    _, language = context.language.text, context.language
    behind = sorted((row for row in areas if below_path(context, row)), key=lambda row: -people_short(row))
    if not behind:
        return ""
    return _(
        "di bawah jalur: {list}", list=language.listed([context.name(row.area) for row in behind], NAMED)
    )


def _unknown(context: Context, code: str) -> Headline:
    """No figure of the chosen metric: coverage of all segments, where that is known."""
    _, language, period = context.language.text, context.language, context.selection.period
    assert period is not None
    fields = {"metric": metric_words(context), "place": context.name(code), "month": language.month(period)}
    none = _("belum ada {metric} {place} untuk {month}", **fields)
    total = context.rows(COVERAGES[-1], areas=(code,))[0]
    if total.value is None:
        return Headline(_("**Belum ada {metric} {place}** untuk {month} dalam data ini.", **fields))
    return Headline(
        _(
            "**{value} pekerja {where} terlindungi**: {n} dari {d}, belum terlindungi {u}; {none}.",
            value=figure_words(context, total),
            where=_subject(context, total),
            n=language.number(total.numerator),
            d=language.number(total.denominator),
            u=language.number(_uncovered(total)),
            none=none,
        )
    )
