"""How an area got here: its line, the lines above it, the path to its target, what others have published."""

from collections.abc import Sequence
from datetime import date

from dashboards.components.common.chart import chart
from dashboards.components.common.layout import nothing
from dashboards.components.common.provenance import source_words
from dashboards.components.common.source_link import host
from dashboards.components.common.text import same_areas
from dashboards.components.inpres.outreach import outreach_ticks
from dashboards.components.published.wording import figures_published, printed_figure
from dashboards.components.trend.bends import bend_list, bend_uprights
from dashboards.components.trend.forecast import fan_bands, fan_lines, short_value
from dashboards.figures.lines import Frame, Line, Mark, lines
from dashboards.insights.bends import bends
from dashboards.insights.metric_history import History, histories_of
from dashboards.rendering.elements import Element, html
from dashboards.rendering.theme import MUTED, PATH, SEGMENT, STATUS, TONE
from dashboards.request.context import PROVINCE, Context
from data.definitions.registry import LEVELS
from data.metrics.contracts import MetricRow


def area_trend(context: Context, code: str, *, steady: bool = False) -> Element:
    """The line of the chosen metric of an area, beside the areas above it and the path to its target.

    Also what others have published about it, and its bends, numbered and explained; with `steady` a second
    line on the denominator of the last month.
    """
    _, language = context.language.text, context.language
    metric = context.metric
    colour = SEGMENT[metric.segment]
    every = histories_of(context)
    past = every.of(code)
    own = past.rows
    known = [row for row in own if row.value is not None]
    if not known:
        return nothing(_("Belum ada data untuk daerah ini."))
    percent = metric.unit == "percent"
    series = [] if all(row.path is None for row in own) else path_line(context, own)
    series.append(area_line(context, code, own, colour=colour, width=3.5))
    if steady:
        series += steady_line(context, code, past, colour=colour)
    series += lines_above(context, code)
    series += fan_lines(context, code, colour=colour)
    bent = bends(context, code)
    surroundings = Frame(
        source=source_words(context),
        mark=context.mark,
        percent=percent,
        marks=published_marks(context, code),
        uprights=bend_uprights(context, bent),
        ticks=outreach_ticks(context, code),
        bands=fan_bands(context, code, colour=colour),
    )
    summary = trend_words(context, code, known)
    drawn = chart(context, "trend", lines(series, surroundings, language), summary)
    return html.Div([drawn, bend_list(context, bent)])


def path_line(context: Context, rows: Sequence[MetricRow]) -> list[Line]:
    """The path until its target is due, and how far the last month is from it, in its status's colour."""
    _, language = context.language.text, context.language
    words = language.percent if context.metric.unit == "percent" else language.number
    days: list[date] = [row.period for row in rows]
    path = [row.path for row in rows]
    said = [language.month(day, short=True) for day in days]
    last, label = rows[-1], _("jalur")
    if last.target is not None and last.target_year and (due := date(last.target_year, 12, 31)) > days[-1]:
        days, path, said = [*days, due], [*path, last.target], [*said, language.month(due, short=True)]
        label = f"{_('target')} {short_value(context, last.target)}"
    hover = [f"{_('jalur ke target')}, {when}: {words(v)}" for when, v in zip(said, path, strict=True)]
    found = [Line(label, PATH, days, path, hover, dash="5px,4px", width=1.8)]
    if last.value is not None and last.path is not None and last.status in TONE:
        gap = [last.value, last.path]
        found.append(Line("", STATUS[last.status], [last.period] * 2, gap, width=3, joins=True))
    return found


def trend_words(context: Context, code: str, known: Sequence[MetricRow]) -> str:
    """From where to where, in words; `known` are the months with a figure."""
    _, language = context.language.text, context.language
    first, last = known[0], known[-1]
    percent = context.metric.unit == "percent"
    start, end = ((language.percent if percent else language.number)(row.value) for row in (first, last))
    names = {"metric": context.metric.label[language.code], "area": context.name(code)}
    if first is last:
        return _(
            "{metric} {area}: baru satu bulan, {a} pada {month}.",
            a=start,
            month=language.month(first.period),
            **names,
        )
    words = _(
        "{metric} {area}: dari {a} pada {from_month} ke {b} pada {to_month}.",
        a=start,
        from_month=language.month(first.period),
        b=end,
        to_month=language.month(last.period),
        **names,
    )
    return " ".join(filter(None, [words, _same_areas_change(context, first, last)]))


def _same_areas_change(context: Context, first: MetricRow, last: MetricRow) -> str:
    """By how much the areas moved that reported both times, where those are not all of the areas below."""
    _, language = context.language.text, context.language
    step = histories_of(context).of(last.area).between(first.period, last.period) if last.areas > 1 else None
    said = same_areas(context, last.areas, step.areas) if step else ""
    if not step or not said:
        return ""
    if context.metric.unit == "percent":
        return _("Perubahan {same}: {n} poin.", same=said, n=language.signed(step.raw, 1))
    return _("Perubahan {same}: {n} orang.", same=said, n=language.signed(step.raw))


def area_line(context: Context, code: str, rows: Sequence[MetricRow], *, colour: str, width: float) -> Line:
    """An area's line with its name at the end, bold where the line is heavy."""
    language = context.language
    percent = context.metric.unit == "percent"
    name = context.name(code)
    known = [row.value for row in rows if row.value is not None]
    label = f"{name} {short_value(context, known[-1])}" if known else name
    hover = []
    for row in rows:
        value = language.percent(row.value) if percent else language.number(row.value)
        of = language.text(
            "{n} dari {d}", n=language.number(row.numerator), d=language.number(row.denominator)
        )
        hover.append(
            f"{name}, {language.month(row.period, short=True)}: {value}" + (f"<br>{of}" if percent else "")
        )
    return Line(
        label=f"<b>{label}</b>" if width > 2.2 else label,
        colour=colour,
        days=[row.period for row in rows],
        values=[row.value for row in rows],
        hover=hover,
        width=width,
    )


def lines_above(context: Context, code: str) -> list[Line]:
    """The coverage of the areas that an area lies in, as far as it is known."""
    every, home = histories_of(context), context.areas[code].parent
    codes = dict.fromkeys([home, PROVINCE] if code != PROVINCE and context.metric.unit == "percent" else [])
    return [
        area_line(context, other, every.rows(other), colour=MUTED, width=1.5)
        for other in codes
        if other in context.areas
        and context.areas[other].level in LEVELS
        and any(row.value is not None for row in every.rows(other))
    ]


def steady_line(context: Context, code: str, past: History, *, colour: str) -> list[Line]:
    """The same participants on the last potensi, where that ever differs from the line itself."""
    _, language = context.language.text, context.language
    shown = [(r.value, v) for r, v in zip(past.rows, past.steady, strict=True) if r.value is not None]
    if past.bottom is None or all(v is None or abs(value - v) < 0.05 for value, v in shown):
        return []
    name = f"{context.name(code)}, {_('potensi bulan ini')}"
    hover = [
        f"{name}, {language.month(day, short=True)}: {language.percent(v)}"
        for day, v in zip(past.days, past.steady, strict=True)
    ]
    return [Line("", colour, past.days, past.steady, hover, dash="1px,3px", width=2.2)]


def published_marks(context: Context, code: str) -> list[Mark]:
    """Published coverage of the same segment within the months of the trend; none beside counts."""
    if context.metric.unit != "percent":
        return []
    _, language = context.language.text, context.language
    segment = context.metric.segment
    first, last = context.months[0], context.selection.period
    assert last is not None
    return [
        Mark(
            day=f.period,
            value=f.value,
            colour=SEGMENT[segment],
            hover=f"{_('Angka terbit')}, {language.printed_date(f.data_date)}: {printed_figure(context, f)}"
            f"<br>{host(f.address)}",
        )
        for f in figures_published(context)
        if (f.area_code, f.indicator, f.segment) == (code, "cakupan", segment) and first <= f.period <= last
    ]
