"""The ranked bars and the columns of the ranking table."""

from typing import Any

from dashboards.components.common.chart import chart
from dashboards.components.common.layout import nothing
from dashboards.components.common.provenance import apart_words, source_words
from dashboards.components.common.table import Column
from dashboards.components.common.text import area_link, change, movement, pill
from dashboards.figures.bars import Bar, bars
from dashboards.insights.headlines.ranking import ranking
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.rendering.elements import html
from dashboards.rendering.theme import STATUS
from dashboards.request.context import Context
from dashboards.request.other_basis import is_other_basis
from data.metrics.contracts import MetricRow


def ranking_chart(context: Context, areas: list[Any]) -> Any:
    """Bars in the order of rank, target as a tick; those that have not reported at the foot."""
    _, language = context.language.text, context.language
    if not any(row.value is not None for row in areas):
        return nothing(_("Belum ada data untuk bulan dan metrik ini."))
    percent = context.metric.unit == "percent"

    def words(value: Any) -> str:
        return language.number(value, 1) if percent else language.number(value)

    def text(row: MetricRow) -> str:
        if is_other_basis(row):
            return f"{words(context.seen(row).value)} {context.registry.statuses[row.status].icon}"
        if row.value is None:
            return _("belum") if row.status == NOT_REPORTED else "–"
        return words(row.value)

    items = [
        Bar(
            label=f"{row.rank or '–'}  {context.name(row.area)}",
            value=row.value,
            colour=STATUS[row.status],
            text=text(row),
            hover=_apart_hover(context, row)
            if is_other_basis(row)
            else f"{context.areas[row.area].name}: {words(row.value)}"
            + (f" · {_('target')} {words(row.target)}" if row.target is not None else "")
            + "<br>"
            + _("{n} dari {d}", n=language.number(row.numerator), d=language.number(row.denominator)),
            target=row.target,
        )
        for row in areas
    ]
    figure = bars(
        items,
        label_width=132,
        text_width=72,
        row=20,
        source=source_words(context),
        mark=context.mark,
    )
    return chart(context, "ranking", figure, ranking(context, areas).plain)


def _apart_hover(context: Context, row: MetricRow) -> str:
    return f"{context.areas[row.area].name}: {apart_words(context, row)}"


def ranking_columns(context: Context) -> list[Column]:
    """Rank, area, status, value, target, gaps, people, changes: one row of a MetricFrame each."""
    _, language = context.language.text, context.language
    percent = context.metric.unit == "percent"

    def figure(value: Any) -> str:
        return language.number(value, 1 if percent else 0)

    def rank(row: MetricRow) -> Any:
        return [
            str(row.rank) if row.rank is not None else "–",
            movement(context, row),
        ]

    unit = "%" if percent else _("orang")
    previous = context.previous
    then = language.month(previous, short=True) if previous else _("laporan sebelumnya")
    columns = [
        Column("peringkat", _("Per."), rank, lambda r: r.rank, head=True),
        Column(
            "lalu",
            _("Per. {month}", month=then),
            lambda r: language.number(r.previous_rank),
            lambda r: r.previous_rank,
        ),
        Column(
            "daerah",
            _("Daerah"),
            lambda r: area_link(context, r.area),
            lambda r: context.name(r.area),
            numeric=False,
            head=True,
        ),
        Column(
            "status",
            _("Status"),
            lambda r: pill(context, r.status),
            lambda r: list(context.registry.statuses).index(r.status),
            numeric=False,
            head=True,
        ),
        Column(
            "capaian", _("Capaian, {unit}", unit=unit), lambda r: html.B(figure(r.value)), lambda r: r.value
        ),
        Column("target", _("Target, {unit}", unit=unit), lambda r: figure(r.target), lambda r: r.target),
        Column("jalur", _("Jalur, {unit}", unit=unit), lambda r: figure(r.path), lambda r: r.path),
        Column("kurang", _("Kurang, orang"), lambda r: language.number(r.gap_people), lambda r: r.gap_people),
        Column(
            "peserta",
            _("Peserta aktif") if percent else context.metric.label[language.code],
            lambda r: language.number(r.numerator),
            lambda r: r.numerator,
        ),
    ]
    if percent:
        columns.insert(
            7,
            Column(
                "selisih",
                _("Selisih, poin"),
                lambda r: language.number(r.gap_points, 1),
                lambda r: r.gap_points,
            ),
        )
        columns += [
            Column(
                "potensi", _("Potensi"), lambda r: language.number(r.denominator), lambda r: r.denominator
            ),
            Column(
                "belum", _("Belum terlindungi"), lambda r: language.number(r.uncovered), lambda r: r.uncovered
            ),
        ]
    decimals = 1 if percent else 0
    columns += [
        Column(
            "bulan",
            _("Sejak {month}", month=then),
            lambda r: change(context, r.same_base_month, decimals=decimals),
            lambda r: r.same_base_month,
        ),
        Column(
            "tahun",
            _("Sejak tahun lalu"),
            lambda r: change(context, r.same_base_year, decimals=decimals),
            lambda r: r.same_base_year,
        ),
    ]
    return columns
