"""The percentages printed about an area, on one axis with our own series and in a table with their grades."""

from typing import Any

from dashboards.components.common.chart import chart
from dashboards.components.common.layout import nothing
from dashboards.components.common.provenance import source_words
from dashboards.components.common.source_link import host, source_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import segment_words
from dashboards.components.datasets import origin
from dashboards.components.published.contradictions import percent_words
from dashboards.components.published.wording import basis_words
from dashboards.figures.lines import Frame, Line, Mark, lines
from dashboards.insights.printed import PrintedFigures, areas_printed
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.rendering.theme import SEGMENT, STATUS
from dashboards.request.context import COVERAGES, Context
from data.analysis.published.grades import Printed
from data.analysis.published.percentages import places

TONES = {"A": "tercapai", "B": "perlu_percepatan", "C": "jauh_tertinggal"}


def percentages_chart(context: Context, code: str, found: PrintedFigures) -> Any:
    """Every printed percentage as a dot by its date, our own series as lines, contradictions as red joins."""
    _, language = context.language.text, context.language
    dots = [item for item in found.percentages if item.figure.segment in SEGMENT]
    if not dots:
        return nothing(_("Tidak ada persen terbit yang dapat digambar untuk daerah ini."))
    segments = {item.figure.segment for item in dots}
    first = min(item.months for item in dots)
    series = [*_ours(context, code, segments, first), *_joins(found)]
    marks = [
        Mark(
            item.months,
            item.percent,
            SEGMENT[item.figure.segment],
            _hover(context, found, item),
            language.number(item.percent, places(item.digits)),
        )
        for item in dots
    ]
    frame = Frame(source=source_words(context), mark=context.mark, height=340, marks=marks)
    low, high = min(dots, key=lambda item: item.percent), max(dots, key=lambda item: item.percent)
    summary = _(
        "{n} angka persen terbit tentang {area}, dari {low} ({a}) sampai {high} ({b})."
        if len(dots) > 1
        else "Satu angka persen terbit tentang {area}: {low} ({a}).",
        n=language.number(len(dots)),
        area=context.name(code),
        low=percent_words(context, low),
        a=language.printed_date(low.figure.data_date),
        high=percent_words(context, high),
        b=language.printed_date(high.figure.data_date),
    )
    return chart(context, "printed", lines(series, frame, language), summary)


def percentages_key(context: Context, code: str, found: PrintedFigures) -> str:
    """What the marks of the chart are, of those that are drawn."""
    _, dots = context.language.text, [item for item in found.percentages if item.figure.segment in SEGMENT]
    if not dots:
        return ""
    ours = _ours(context, code, {item.figure.segment for item in dots}, min(item.months for item in dots))
    parts = [
        _("titik: tercetak, nyata"),
        _("garis: hitungan kami") if ours else "",
        _("garis tebal: tidak dapat benar keduanya") if _joins(found) else "",
    ]
    return "; ".join(filter(None, parts))


def _ours(context: Context, code: str, segments: set[str], first: Any) -> list[Line]:
    """Our own coverage of the segments that were printed about, from a year before the first of them."""
    _, language = context.language.text, context.language
    if context.empty:
        return []
    found, ours = [], _("hitungan kami")
    for metric in COVERAGES:
        known = context.registry.metrics[metric]
        if known.segment not in segments:
            continue
        rows = [
            row for row in context.rows(metric, months=(), areas=(code,)) if row.period.year >= first.year - 1
        ]
        if not any(row.value is not None for row in rows):
            continue
        short = context.registry.segments[known.segment].short[language.code]
        hover = [
            f"{short}, {ours}, {language.month(row.period, short=True)}: {language.percent(row.value)}"
            for row in rows
        ]
        days, values = [row.period for row in rows], [row.value for row in rows]
        last = next((value for value in reversed(values) if value is not None), None)
        label = f"{short} {language.number(last, 1)}"
        found.append(Line(label, SEGMENT[known.segment], days, values, hover))
    return found


def _joins(found: PrintedFigures) -> list[Line]:
    """A red line between two percentages that cannot both be true."""
    pairs = [
        (one.first, one.second)
        for one in found.contradictions
        if isinstance(one.second, Printed) and one.first.figure.segment in SEGMENT
    ]
    return [
        Line("", STATUS["jauh_tertinggal"], [a.months, b.months], [a.percent, b.percent], width=4)
        for a, b in pairs
    ]


def _hover(context: Context, found: PrintedFigures, item: Printed) -> str:
    language, figure = context.language, item.figure
    numbers = "".join(f" · {place}" for place in found.numbers(item))
    return (
        f"{segment_words(context, figure.segment)}: {percent_words(context, item)}<br>"
        f"{language.printed_date(figure.data_date)}, {host(figure.address)}, {item.grade}{numbers}"
    )


def grade_mark(item: Printed) -> Element:
    """The grade as letter and colour."""
    return html.Span(item.grade, className=f"pill s-{TONES[item.grade]}")


def percentages_table(context: Context, found: PrintedFigures) -> Any:
    """Each percentage with what it was made of and how far it may be used, the newest first."""
    _, language = context.language.text, context.language
    if not found.percentages:
        return nothing(_("Belum ada persen terbit tentang daerah ini."))

    def base(item: Printed) -> Any:
        if item.base is None:
            return "–"
        kind = _("tersirat") if item.implied else _("tercetak")
        return [f"{language.number(item.base)}\N{NO-BREAK SPACE}", html.Span(kind, className="of")]

    def grade(item: Printed) -> Any:
        links = [
            html.A(str(place), href=f"#tentang-{place}", className="numbered")
            for place in found.numbers(item)
        ]
        return [grade_mark(item), *links]

    columns = [
        Column("persen", _("Persen"), lambda i: html.B(percent_words(context, i)), head=True),
        Column("segmen", _("Segmen"), lambda i: segment_words(context, i.figure.segment), numeric=False),
        Column(
            "tanggal", _("Tanggal data"), lambda i: language.printed_date(i.figure.data_date), numeric=False
        ),
        Column("peserta", _("Peserta"), lambda i: language.number(i.count)),
        Column("potensi", _("Dasar, orang"), base),
        Column("cara", _("Cara hitung"), lambda i: basis_words(context, i.figure), numeric=False),
        Column("sumber", _("Sumber"), lambda i: source_link(context, i.figure.address), numeric=False),
        Column("nilai", _("Nilai"), grade, numeric=False),
    ]
    rows = sorted(found.percentages, key=lambda item: (item.months, item.figure.data_date), reverse=True)
    caption = _("Dasar tersirat = jumlah peserta dibagi persen yang tercetak.")
    return table(context, columns, rows, caption=caption)


def grade_key(context: Context) -> Element:
    """What the three grades mean."""
    _ = context.language.text
    words = {
        "A": _("peserta, potensi, tanggal, dan cara hitung tercetak, dan hasil baginya cocok"),
        "B": _("kurang satu di antaranya, atau dasarnya lain: dipakai dengan catatan"),
        "C": _("hanya persen, atau membantah dirinya atau yang lain: dicatat, tidak dipakai"),
    }
    return html.Ul(
        [
            html.Li([html.Span(grade, className=f"pill s-{TONES[grade]}"), " ", text])
            for grade, text in words.items()
        ],
        className="grades",
    )


def other_areas(context: Context, code: str) -> Element:
    """The areas about which percentages were printed."""
    links = [
        html.Li(html.A(context.name(other), href=context.selection.href(f"/cocok/{other}")))
        for other in areas_printed(context)
        if other != code
    ]
    return html.Details(
        [html.Summary(context.language.text("Daerah lain")), html.Ul(links, className="chips")]
    )


def percentages_rows(context: Context, title: str, code: str, found: PrintedFigures) -> Table:
    """The table as it leaves the screen."""
    around = origin(context.published_edition)
    records = (
        {
            **item.figure._asdict(),
            **around,
            "area": code,
            "area_name": context.areas[code].name,
            "percent": item.percent,
            "numerator": item.count,
            "denominator": item.base,
            "implied": item.implied,
            "grade": item.grade,
        }
        for item in found.percentages
    )
    columns = (
        *("area", "area_name", "data_date", "segment", "percent", "printed", "numerator", "denominator"),
        *("implied", "basis", "grade", "address", "note", "load_id", "source_row"),
        *("edition", "collection", "simulated", "mark"),
    )
    return tabled("persen-terbit", title, columns, records)
