"""Where an area stands: its rank as the anchor, and its four segments as a table, the switch of the page."""

from typing import Any

from dashboards.components.area.coverage_card import meter
from dashboards.components.common.text import movement, status_word
from dashboards.components.ranking.rank_uncertainty import range_of
from dashboards.insights.judged import ON_TRACK, below, judged
from dashboards.insights.missing_value import segment_of
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.definitions.registry import AREA_LEVEL
from data.metrics.contracts import MetricRow


def rank_and_segments(
    context: Context, row: MetricRow, coverage: list[MetricRow], *, linked: bool = True
) -> Element:
    """`row` is the area's of the chosen metric, `coverage` the four segments; on paper none is `linked`."""
    anchor = _rank(context, row, linked=linked) if row.level == AREA_LEVEL else _below(context, row)
    path = f"/daerah/{row.area}" if linked else ""
    return html.Div([anchor, _segments(context, coverage, path)], className="standing")


def _anchor(title: str, number: Any, *lines: Any) -> Element:
    return html.Div(
        [
            html.P(title),
            html.P(number, className="rank"),
            html.P([html.Span(line) for line in lines if line]),
        ],
        className="anchor",
    )


def _rank(context: Context, row: MetricRow, *, linked: bool) -> Element:
    """The rank among those that have one, whence it came, and with whom it is as good as shared.

    `linked`, it leads to the row of the area in the ranking.
    """
    _, language = context.language.text, context.language
    title = _("Peringkat {segment}", segment=segment_of(context, row))
    if row.rank is None:
        ranked = _("dari {m}", m=language.number(row.ranked)) if row.ranked else ""
        return _anchor(title, "–", _("tanpa peringkat bulan ini"), ranked)
    number = language.number(row.rank)
    way = f"{context.selection.href('/peringkat')}#{row.area}"
    return _anchor(
        title,
        html.A(number, href=way, title=_("Semua peringkat")) if linked else number,
        [_among(context, row), " ", movement(context, row)],
        _previous_rank(context, row),
        range_of(context, row.area),
    )


def _among(context: Context, row: MetricRow) -> str:
    if row.ranked == 1:
        return context.language.text("satu-satunya yang berperingkat")
    return context.language.text("dari {m}", m=context.language.number(row.ranked))


def _previous_rank(context: Context, row: MetricRow) -> str:
    """The rank of the report before, as it stood."""
    if row.previous_rank is None or row.previous_period is None:
        return ""
    then = context.language.month(row.previous_period, short=True)
    return context.language.text("{month}: {rank}", month=then, rank=row.previous_rank)


def _below(context: Context, row: MetricRow) -> Element:
    """Of an area above: how many of those below it are on the path or beyond their target."""
    _, language = context.language.text, context.language
    known = judged(below(context, row))
    title = _("Tercapai atau di jalur, {segment}", segment=segment_of(context, row))
    if not known:
        return _anchor(title, "–", _("belum ada yang dapat dinilai"))
    count = sum(one.status in ON_TRACK for one in known)
    return _anchor(title, language.number(count), _("dari {m} daerah", m=language.number(len(known))))


def _segments(context: Context, rows: list[MetricRow], path: str) -> Element:
    _ = context.language.text
    ranked = rows[0].level == AREA_LEVEL
    bars = _("0 – 100 %, garis tegak: target") if judged(rows) else "0 – 100 %"
    heads = [
        *((_("Segmen"), ""), (_("Capaian, %"), "n"), (bars, "wide-only")),
        *((_("Target, %"), "n"), (_("Kurang, orang"), "n"), (_("Status"), ""), (_("Peringkat"), "n")),
    ]
    head = html.Tr([html.Th(words, scope="col", className=name) for words, name in heads[: 6 + ranked]])
    body = [_segment(context, row, path, ranked=ranked) for row in rows]
    return html.Table([html.Thead(head), html.Tbody(body)], className="own-segments")


def _segment(context: Context, row: MetricRow, path: str, *, ranked: bool) -> Element:
    """One segment; its name is the link that looks at it on this page."""
    _, language = context.language.text, context.language
    segment = context.registry.segments[context.registry.metrics[row.metric].segment]
    shown, chosen = context.seen(row), row.metric == context.selection.metric
    words, colour = segment.short[language.code], {"color": f"var(--seg-{segment.key.lower()})"}
    name = html.B(words, style=colour)
    if path:
        name = html.A(
            words,
            href=context.selection.href(path, metrik=row.metric),
            title=segment.label[language.code],
            style=colour,
            **({"aria-current": "true"} if chosen else {}),
        )
    short = "–" if row.gap_people is None else _short(context, row.gap_people)
    cells: list[tuple[Any, str, str]] = [
        (html.B(language.number(shown.value, 1)), "n value", ""),
        (meter(shown, segment.key) if shown.value is not None else "", "bullet", ""),
        (language.number(row.target, 1), "n target", _("target")),
        (html.B(short), "n short", _("kurang") if (row.gap_people or 0) > 0 else ""),
        (status_word(context, row.status), "status", ""),
    ]
    if ranked:
        rank = [html.B(language.number(row.rank)), " ", movement(context, row)]
        cells.append((rank if row.rank is not None else "–", "n place", _("peringkat")))
    return html.Tr(
        [
            html.Th(name, scope="row"),
            *(
                html.Td(cell, className=kind, **({"data-label": label} if label else {}))
                for cell, kind, label in cells
            ),
        ],
        className="chosen" if chosen else "",
    )


def _short(context: Context, people: float) -> str:
    """People short, or that the target is reached and by how many it is passed."""
    _, language = context.language.text, context.language
    if people > 0:
        return language.number(people)
    return _("lebih {n}", n=language.number(-people)) if people < 0 else "0"
