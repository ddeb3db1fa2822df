"""The list of rapor: the province and its kabupaten/kota, by eks-karesidenan, and all of them as files."""

from typing import Any

from dashboards.components.common.layout import carried
from dashboards.components.common.provenance import provenance
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import pill
from dashboards.rendering.elements import Element, html
from dashboards.request.context import PROVINCE, Context
from dashboards.request.selection import KNOWN
from data.definitions.registry import AREA_LEVEL, LEVELS
from data.metrics.contracts import MetricRow


def listed(context: Context) -> list[str]:
    """The kabupaten/kota of the chosen part of the province, by code."""
    return sorted(area.code for area in context.kabkota if context.inside(area.code))


def listing(context: Context) -> tuple[str, str, list[Any]]:
    """Title, description and parts."""
    _, href, language = context.language.text, context.selection.href, context.language
    codes = listed(context)
    assert context.selection.period is not None
    title = _("Rapor {n} daerah, {month}", n=len(codes), month=language.month(context.selection.period))
    above = [a.code for a in context.areas.values() if a.level in LEVELS[:-1]]
    rows = {row.area: row for row in context.rows()}
    files = [
        html.A(_("Semua dalam satu PDF"), href=href("/rapor.pdf")),
        html.A(_("Semua sebagai ZIP"), href=href("/rapor.zip")),
    ]
    name = context.metric.label[language.code]
    main = html.Main(
        [
            html.H1(title),
            html.P(files, className="actions screen"),
            provenance(context, rows[context.selection.residency or PROVINCE]),
            _form(context) if context.residencies else None,
            _table(context, [rows[c] for c in above if context.selection.residency in (None, c)], name),
            _table(context, [context.seen(rows[c]) for c in codes], name),
        ],
        className="list",
        id="isi",
        tabIndex="-1",
    )
    return title, _("Satu halaman bagi tiap daerah, untuk dibaca, dicetak atau diunduh."), [main]


def _table(context: Context, rows: list[MetricRow], name: str) -> Element:
    _, language = context.language.text, context.language

    def link(row: MetricRow) -> Element:
        named = context.formal if row.level == AREA_LEVEL else context.name
        return html.A(named(row.area), href=context.selection.href(f"/rapor/{row.area}"))

    def file(row: MetricRow) -> Element:
        words = {"aria-label": _("PDF {area}", area=context.formal(row.area))}
        return html.A("PDF", href=context.selection.href(f"/rapor/{row.area}.pdf"), **words)

    def counts(row: MetricRow) -> str:
        return f"{language.number(row.numerator)} / {language.number(row.denominator)}"

    columns = [
        Column("daerah", _("Daerah"), link, numeric=False),
        Column("cakupan", "%", lambda row: html.B(language.number(row.value, 1))),
        Column("orang", _("Peserta dari potensi"), counts, wide_only=True),
        Column("target", _("Target, %"), lambda row: language.number(row.target, 1), wide_only=True),
        Column("kurang", _("Kurang, orang"), lambda row: language.number(row.gap_people)),
        Column(
            "peringkat",
            _("Peringkat"),
            lambda row: "–" if row.rank is None else str(row.rank),
            wide_only=True,
        ),
        Column("status", _("Status"), lambda row: pill(context, row.status), numeric=False),
        Column("berkas", _("Berkas"), file, numeric=False),
    ]
    return table(context, columns, rows, caption=name)


def _form(context: Context) -> Element:
    """Which part of the province, as a plain form."""
    _, selection = context.language.text, context.selection
    words = selection.words()
    kept = [
        carried(key, words[key])
        for key in KNOWN
        if key != "kares" and words.get(key) and words[key] != selection.defaults.get(key)
    ]
    parts = context.residencies
    options = [html.Option(_("Seluruh provinsi"), value="")]
    options += [html.Option(context.name(c), value=c, selected=c == selection.residency) for c in parts]
    choice = html.Label([html.Span(_("Eks-karesidenan")), html.Select(options, name="kares")])
    return html.Form(
        [*kept, choice, html.Button(_("Terapkan"), type="submit")],
        action="/rapor",
        method="get",
        className="screen",
    )
