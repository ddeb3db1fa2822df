"""The last figure of an area that has not reported: said as of its month, never counted as of now."""

from typing import Any

from dashboards.request.context import Context


def last_known(context: Context, row: Any) -> Any | None:
    """The newest row before one without a figure that has one, of the same area and metric; else None."""
    if row.value is not None:
        return None
    before = context.rows(row.metric, months=(), areas=(row.area,))
    found = [one for one in before if one.period < row.period and one.value is not None]
    return found[-1] if found else None


def last_words(context: Context, row: Any) -> str:
    """terakhir 21,7 % (36.400 dari 167.800), Agustus 2026; empty where nothing was ever known."""
    _, language, last = context.language.text, context.language, last_known(context, row)
    if last is None:
        return ""
    month, n = language.month(last.period), language.number(last.numerator)
    if last.denominator is None:
        return _("terakhir {n}, {month}", n=n, month=month)
    counts = _("{n} dari {d}", n=n, d=language.number(last.denominator))
    return _(
        "terakhir {value} ({counts}), {month}", value=language.percent(last.value), counts=counts, month=month
    )
