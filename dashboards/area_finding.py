"""The finding of an area's page: its rank, how many people short, and what stands worse beside it."""

from typing import Any

from dashboards.apart import apart, basis_of
from dashboards.context import COVERAGES, Context
from dashboards.findings import Finding, metric_words
from dashboards.last_known import last_words


def area_finding(context: Context, row: Any) -> Finding:
    """Which rank, up or down, how many people short."""
    _, language = context.language.text, context.language
    if row.value is None:
        return without_value(context, row)
    words = language.percent if context.metric.unit == "percent" else language.number
    fields = {"area": context.formal(row.area), "metric": metric_words(context), "value": words(row.value)}
    text = _("{area}, {metric}: **{value}**", **fields)
    if row.rank is not None:
        fields |= {"rank": row.rank, "m": row.ranked, "move": _move_words(context, row)}
        text = _("{area} peringkat **{rank} dari {m}**{move}, {metric} {value}", **fields)
    if row.target is None:
        text += "."
    elif row.gap_people > 0:
        n, target = language.number(row.gap_people), words(row.target)
        text += _("; kurang {n} orang dari target {target}.", n=n, target=target)
    else:
        text += _("; target {target} tercapai.", target=words(row.target))
    return Finding(" ".join(filter(None, [text, _worse(context, row)])), row.status)


def _worse(context: Context, row: Any) -> str:
    """The coverage of the same area that stands worse than the chosen metric, so that nobody reads it as the
    whole; empty where none does."""
    _, language = context.language.text, context.language
    bands = list(context.registry.statuses)
    held = [one for one in context.rows(*COVERAGES, areas=(row.area,)) if one.target is not None]
    worst = max(
        (one for one in held if one.value is not None), key=lambda one: bands.index(one.status), default=None
    )
    if worst is None or row.target is None or bands.index(worst.status) <= bands.index(row.status):
        return ""
    return _(
        "{metric} {value}, kurang {n} orang dari target {target}.",
        metric=context.registry.metrics[worst.metric].label[language.code],
        value=language.percent(worst.value),
        n=language.number(worst.gap_people),
        target=language.percent(worst.target),
    )


def without_value(context: Context, row: Any) -> Finding:
    """Why an area has no figure: it has not reported, or nobody is eligible there."""
    _ = context.language.text
    fields = {"area": context.formal(row.area), "month": context.language.month(row.period)}
    if row.status == "belum_melapor":
        text = _("{area} **belum melapor** untuk {month}", **fields)
        return Finding("; ".join(filter(None, [text, last_words(context, row)])) + ".", row.status)
    if row.status == "dasar_lain":
        return Finding(_other_basis(context, row, fields), row.status)
    return Finding(_("{area} sudah melapor untuk {month}; **potensinya nol**.", **fields), row.status)


def _other_basis(context: Context, row: Any, fields: dict[str, str]) -> str:
    """An area that the view shows apart, or an area above of which all that reported are."""
    _, language = context.language.text, context.language
    if not apart(row):
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


def _move_words(context: Context, row: Any) -> str:
    _ = context.language.text
    if row.previous_rank is None:
        return ""
    step = row.previous_rank - row.rank
    if step == 0:
        return " " + _("(tetap)")
    return " " + (_("(naik {n})", n=step) if step > 0 else _("(turun {n})", n=-step))
