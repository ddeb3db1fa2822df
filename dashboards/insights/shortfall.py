"""Figure, target, people short of it and the path of the month, as parts of a sentence."""

from dashboards.insights.judged import below_path, path_of, people_short
from dashboards.rendering.language import inside
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow


def metric_words(context: Context) -> str:
    """The chosen metric within a sentence."""
    return inside(context.metric.label[context.language.code])


def below(context: Context, row: MetricRow) -> list[MetricRow]:
    """The rows of the kabupaten/kota that an area's row adds up, of its metric and month.

    None for one of them, or where figures do not add up.
    """
    codes = tuple(code for code in context.members(row.area) if code != row.area)
    return context.rows(row.metric, months=(row.period,), areas=codes) if codes else []


def is_net(context: Context, row: MetricRow) -> bool:
    """Whether some of those below an area are short and the surplus of others is deducted from that."""
    gaps = [one.gap_people for one in below(context, row) if one.gap_people is not None]
    return any(gap < 0 for gap in gaps) and any(gap > 0 for gap in gaps)


def shortage(context: Context, row: MetricRow, *, net: bool = True) -> str:
    """The distance to the target in people: kurang 22.000 orang, or lebih.

    With (bersih) where the surplus of some areas is deducted, unless the place says so itself (not `net`).
    Nobody short and nobody over is exactly that.
    """
    _, people = context.language.text, context.language.number(abs(people_short(row)))
    if people == "0":
        return _("tepat pada target")
    if net and is_net(context, row):
        return (
            _("kurang {n} orang (bersih)", n=people)
            if people_short(row) > 0
            else _("lebih {n} orang (bersih)", n=people)
        )
    return _("kurang {n} orang", n=people) if people_short(row) > 0 else _("lebih {n} orang", n=people)


def shortage_brief(context: Context, row: MetricRow) -> str:
    """The same where the word for people stands elsewhere: kurang 22.000, lebih 300, tepat."""
    _, people = context.language.text, context.language.number(abs(people_short(row)))
    if people == "0":
        return _("tepat")
    said = _("kurang {n}", n=people) if people_short(row) > 0 else _("lebih {n}", n=people)
    return _("{short} (bersih)", short=said) if is_net(context, row) else said


def figure_words(context: Context, row: MetricRow) -> str:
    """The value; said where it may still change."""
    _, language = context.language.text, context.language
    percent = context.registry.metrics[row.metric].unit == "percent"
    words = language.percent(row.value) if percent else language.number(row.value)
    return _("{value} (sementara)", value=words) if row.provisional else words


def against_target(context: Context, row: MetricRow) -> dict[str, str]:
    """`value`, `target`, `short` and `where` of a row that has both a value and a target."""
    _, language = context.language.text, context.language
    words = language.percent if context.registry.metrics[row.metric].unit == "percent" else language.number
    where = _("tidak di bawah jalur")
    if below_path(context, row):
        where = _("di bawah jalur bulan ini, {path}", path=words(path_of(row)))
    return {
        "value": figure_words(context, row),
        "target": words(row.target),
        "short": shortage(context, row),
        "where": where,
    }
