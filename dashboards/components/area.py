"""The parts of an area's page: its trend, those it is compared with, what was published, what is paid."""

from typing import Any

from dash import html

from dashboards.causes import last_month
from dashboards.components.chart import chart
from dashboards.components.layout import nothing
from dashboards.components.provenance import source_words
from dashboards.components.text import area_link, pill, segment_words
from dashboards.context import PROVINCE, Context
from dashboards.figures.lines import Frame, Line, Mark, lines
from dashboards.language import inside
from dashboards.theme import MUTED, SEGMENT


def area_trend(context: Context, code: str) -> Any:
    """The chosen metric of an area, heavy, beside the areas above it, with the path to its target and what
    others have published about it."""
    _, language = context.language.text, context.language
    metric = context.metric
    colour = SEGMENT[metric.segment]
    own = _until_now(context, code)
    known = [row for row in own if row.value is not None]
    if not known:
        return nothing(_("Belum ada data untuk daerah ini."))
    percent = metric.unit == "percent"

    def words(value: Any) -> str:
        return language.percent(value) if percent else language.number(value)

    series = [_line(context, code, own, colour=colour, width=3.5)]
    above = [context.areas[code].parent, PROVINCE] if code != PROVINCE else []
    for other in dict.fromkeys(above):
        if percent and other in context.areas and context.areas[other].level != "nasional":
            series.append(_line(context, other, _until_now(context, other), colour=MUTED, width=1.5))
    if any(row.path is not None for row in own):
        hover = [
            f"{_('jalur ke target')}, {language.month(r.period, short=True)}: {words(r.path)}" for r in own
        ]
        days, path = [row.period for row in own], [row.path for row in own]
        series.append(Line(_("jalur"), colour, days, path, hover, dash="5px,4px", width=1.6))
    surroundings = Frame(
        source=source_words(context),
        mark=context.mark,
        percent=percent,
        marks=_marks(context, code) if percent else (),
    )
    summary = _(
        "{metric} {area}: dari {a} pada {from_month} ke {b} pada {to_month}.",
        metric=metric.label[language.code],
        area=context.name(code),
        a=words(known[0].value),
        from_month=language.month(known[0].period),
        b=words(known[-1].value),
        to_month=language.month(known[-1].period),
    )
    return chart(context, "trend", lines(series, surroundings, language), summary)


def _until_now(context: Context, code: str) -> list[Any]:
    assert context.selection.period is not None
    return [r for r in context.rows(months=(), areas=(code,)) if r.period <= context.selection.period]


def _line(context: Context, code: str, rows: list[Any], *, colour: str, width: float) -> Line:
    language = context.language
    percent = context.metric.unit == "percent"
    name = context.name(code)
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
        label=f"<b>{name}</b>" if width > 2 else name,
        colour=colour,
        days=[row.period for row in rows],
        values=[row.value for row in rows],
        hover=hover,
        width=width,
    )


def figures_published(context: Context) -> list[Any]:
    """Every published figure, whichever edition is open: they are real and carry their own source."""
    edition = context.published_edition
    return context.facts("published", edition) if edition else []


def _marks(context: Context, code: str) -> list[Mark]:
    """Published coverage of the same segment within the months of the trend."""
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


def host(address: str) -> str:
    """The site of an address, for reading."""
    return address.split("://")[-1].split("/")[0].removeprefix("www.")


def compared(context: Context, codes: list[str], *, own: str) -> Any:
    """Areas side by side as small bars with their target tick, best first."""
    language = context.language
    rows = context.rows(areas=tuple(codes))
    percent = context.metric.unit == "percent"
    known = sorted((r for r in rows if r.value is not None), key=lambda r: -r.value)
    most = max((v for r in known for v in (r.value, r.target) if v is not None), default=1) or 1
    items = []
    for row in [*known, *(r for r in rows if r.value is None)]:
        bar: list[Any] = []
        if row.value is not None:
            bar.append(
                html.Span(className=f"fill s-{row.status}", style={"width": f"{row.value / most * 100:.1f}%"})
            )
        if row.target is not None:
            bar.append(
                html.Span(className="tick", style={"left": f"{min(row.target / most * 100, 100):.1f}%"})
            )
        value = language.number(row.value, 1 if percent else 0)
        items.append(
            html.Li(
                [
                    area_link(context, row.area),
                    html.Span(bar, className="meter thin", **{"aria-hidden": "true"}),
                    html.B(value),
                    pill(context, row.status),
                ],
                className="own" if row.area == own else "",
            )
        )
    return html.Ul(items, className="compared")


def published_here(context: Context, code: str) -> Any:
    """What others have published about an area, newest first."""
    _, language = context.language.text, context.language
    found = sorted(
        (f for f in figures_published(context) if f.area_code == code),
        key=lambda f: f.data_date,
        reverse=True,
    )
    if not found:
        return nothing(_("Belum ada angka terbit untuk daerah ini."))
    items = [
        html.Li(
            [
                html.Span(
                    f"{indicator_words(context, f.indicator)}, {inside(segment_words(context, f.segment))}: "
                ),
                html.B(printed_figure(context, f)),
                html.Span(f" · {language.printed_date(f.data_date)} · ", className="muted"),
                html.A(host(f.address), href=f.address, rel="noopener"),
            ]
        )
        for f in found[:10]
    ]
    more = html.A(
        _("Semua {n} angka", n=len(found)), href=context.selection.href("/angka-terbit", wilayah=code)
    )
    return html.Div([html.Ul(items, className="plain"), html.P(more)])


def printed_figure(context: Context, figure: Any) -> str:
    """The digits as the source gives them, in the language's own signs."""
    language = context.language
    if figure.unit == "persen":
        decimals = len(figure.printed.partition(".")[2]) if "." in figure.printed else 0
        words = language.percent(figure.value, decimals)
    else:
        words = language.number(figure.value)
    return f"± {words}" if figure.precision == "approx" else words


def indicator_words(context: Context, indicator: str) -> str:
    _ = context.language.text
    return {
        "cakupan": _("cakupan"),
        "peserta_aktif": _("peserta aktif"),
        "peserta_nonaktif": _("peserta nonaktif"),
        "potensi": _("potensi"),
        "belum_terlindungi": _("belum terlindungi"),
        "angkatan_kerja": _("angkatan kerja"),
        "penduduk_bekerja": _("penduduk bekerja"),
        "target_ucj": _("target UCJ"),
        "target_orang": _("target orang"),
        "target_rpjmd": _("target RPJMD"),
        "target_rpjpd": _("target RPJPD"),
    }.get(indicator, indicator.replace("_", " "))


def funded(context: Context, code: str) -> Any:
    """Spells of paid cover, newest first: who pays, for how many, until when."""
    _, language = context.language.text, context.language
    spells = [s for s in context.facts("funding") if s.area_code == code]
    spells.sort(key=lambda s: (s.first_month is not None and str(s.first_month), s.year), reverse=True)
    if not spells:
        return nothing(_("Tidak ada program yang tercatat dalam edisi ini."))
    items = []
    for spell in spells[:8]:
        end = last_month(spell)
        until = _(" · sampai {month}", month=language.month(end, short=True)) if end else ""
        start = language.month(spell.first_month, short=True) if spell.first_month else str(spell.year)
        money = _(" · Rp{n}", n=language.short(spell.rupiah)) if spell.rupiah else ""
        items.append(
            html.Li(
                [
                    html.B(language.number(spell.workers)),
                    " ",
                    html.Span(f"{spell.group_name} · {spell.fund}", lang="id"),
                    f" · {start}{until}{money}",
                ]
            )
        )
    return html.Ul(items, className="plain")
