"""One area: its coverages, its way here, what the target takes, what lapses, what is undone."""

from dashboards.components.planning.requirements import headline
from dashboards.components.trend.area_trend import trend_words
from dashboards.insights.facts.duties import duties
from dashboards.insights.facts.paid_cover import spells_of
from dashboards.insights.metric_history import histories_of
from dashboards.insights.missing_value import segment_of
from dashboards.meeting.agenda import area_item
from dashboards.office.content.area_picture import area_picture
from dashboards.office.content.coverage import coverage_grid, marked, unit_words
from dashboards.office.content.section import Chart, Section, Series, words
from dashboards.office.content.sources import sources
from dashboards.rendering.theme import MUTED, PATH, SEGMENT
from dashboards.request.context import COVERAGES, PROVINCE, Context
from data.dates import month_end
from data.definitions.registry import AREA_LEVEL, LEVELS
from data.facts.duties import status_of
from data.facts.paid_cover import dated
from data.metrics.contracts import MetricRow

MONTHS = 36


def known(context: Context, code: str) -> bool:
    """Whether an area of this code can be put on a slide."""
    return code in context.areas and context.areas[code].level in LEVELS


def area_section(context: Context, code: str, *, base: str = "") -> Section:
    """The area in one view; the context must not be empty."""
    item = area_item(context, code)
    rows = context.rows(*COVERAGES, areas=(code,))
    row = context.rows(areas=(code,))[0]
    chart = trend_chart(context, code)
    return Section(
        label=item.label,
        headline=item.headline,
        notes=sources(context, item.path, rows=[row], metrics=(context.metric.key,), base=base),
        chart=chart,
        picture=area_picture(context, code, chart),
        grid=coverage_grid(context, code, rows),
        points=tuple(
            point
            for point in (_needed(context, row), _lapsing(context, code), _undone(context, code))
            if point
        ),
    )


def _needed(context: Context, row: MetricRow) -> str:
    if not context.metric.targets or row.numerator is None:
        return ""
    return words(headline(context, row))


def _lapsing(context: Context, code: str) -> str:
    """Whose paid cover ends within six months."""
    _, language, month = context.language.text, context.language, context.selection.period
    assert month is not None
    members = set(context.kabkota_in(code))
    found = [spell for spell in dated(spells_of(context)) if spell.area in members and spell.lapses(month)]
    if not found:
        return _("Tidak ada iuran dibayar yang berakhir dalam enam bulan.")
    return _(
        "Iuran dibayar bagi **{n} orang** berakhir dalam enam bulan, yang pertama {month} ({fund}).",
        n=language.number(sum(spell.lost for spell in found)),
        month=language.month(found[0].end),
        fund=found[0].of.fund,
    )


def _undone(context: Context, code: str) -> str:
    """The duties of Inpres 2/2021 that are not done."""
    _, language = context.language.text, context.language
    found = duties(context)
    if context.areas[code].level != AREA_LEVEL or not found.found:
        return ""
    names = [
        f"{duty.label[language.code]} ({status_of(found.found, code, key).label[language.code].lower()})"
        for key, duty in context.registry.duties.items()
        if not status_of(found.found, code, key).done
    ]
    if not names:
        return _("Keempat kewajiban Inpres 2/2021 selesai.")
    return _("Kewajiban yang belum selesai: {list}.", list=language.joined(names))


def trend_chart(context: Context, code: str) -> Chart | None:
    """The chosen metric of the last three years, heavy; the province, and the path to the target."""
    _, language, metric = context.language.text, context.language, context.metric
    period = context.selection.period
    assert period is not None
    since = month_end(period, -MONTHS)
    own = [row for row in histories_of(context).rows(code) if row.period > since]
    seen = [row for row in own if row.value is not None]
    if not seen:
        return None
    colour = SEGMENT[metric.segment]
    values = tuple(row.value for row in own)
    series = [Series(context.name(code), values, colour, heavy=True, short=segment_of(context, own[-1]))]
    if code != PROVINCE and metric.unit == "percent":
        above = {row.period: row.value for row in context.rows(months=(), areas=(PROVINCE,))}
        series.append(Series(context.name(PROVINCE), tuple(above.get(row.period) for row in own), MUTED))
    if any(row.path is not None for row in own):
        path = tuple(row.path for row in own)
        series.append(Series(_("jalur ke target"), path, PATH, dashed=True, short=_("jalur")))
    title = _("{metric}, {unit}", metric=metric.label[language.code], unit=unit_words(context))
    return Chart(
        "line",
        marked(context, title),
        tuple(language.month(row.period, short=True) for row in own),
        tuple(series),
        trend_words(context, code, seen),
        decimals=1 if metric.unit == "percent" else 0,
        days=tuple(row.period for row in own),
    )
