"""Are we on the path, who holds us back? The map over the whole screen, figures and list in its corners."""

from collections.abc import Sequence

from dashboards.components.maps.tile_map import spoken
from dashboards.insights.judged import is_net, people_short
from dashboards.insights.largest_shortfalls import largest_shortfalls
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.meeting.agenda import areas_of
from dashboards.meeting.map_corners import Holes, holes
from dashboards.meeting.marks import icon, name, segment_word, value_words, word
from dashboards.rendering.elements import Element, html
from dashboards.request.context import COVERAGES, PROVINCE, Context
from data.definitions.registry import AREA_LEVEL
from data.metrics.contracts import MetricRow

LISTED = 6  # areas short of most people


def screen(context: Context) -> list[Element | None]:
    """The map and the content of its corners; above and below it where it has none."""
    tiles = [row for row in context.rows() if row.level == AREA_LEVEL]
    place = holes(
        (int(area.tile_row), int(area.tile_column)) for area in (context.areas[row.area] for row in tiles)
    )
    figures, listed, key = _figures(context), _short(context), _key(context, tiles)
    inside = [
        _placed(figures, place.head),
        _placed(listed, place.foot),
        _placed(key, place.key),
        *(_tile(context, row) for row in tiles),
    ]
    grid = html.Div([part for part in inside if part], className="m-map", style=_lines(place))
    return [
        None if place.head else figures,
        grid,
        *(part for part, where in ((listed, place.foot), (key, place.key)) if part and not where),
    ]


def _lines(place: Holes) -> dict[str, str]:
    return {
        "gridTemplateColumns": f"repeat({place.columns}, minmax(0, 1fr))",
        "gridTemplateRows": f"minmax(0, 1.12fr) repeat({place.lines - 1}, minmax(0, 1fr))",
    }


def _placed(part: Element | None, where: str | None) -> Element | None:
    if part is None or where is None:
        return None
    part.properties["style"] = {"gridArea": where}
    return part


def _figures(context: Context) -> Element:
    """The four segments of the whole; each leads to the same meeting of its metric."""
    code = context.selection.residency or PROVINCE
    rows = context.rows(*COVERAGES, areas=(code,))
    return html.Nav(
        [_figure(context, row) for row in rows],
        className="m-figures",
        **{"aria-label": context.language.text("Segmen")},
    )


def _figure(context: Context, row: MetricRow) -> Element:
    _, language = context.language.text, context.language
    segment = context.registry.metrics[row.metric].segment
    lines: list[Element | str] = [_("tanpa target")] if row.value is not None else []
    if row.target is not None:
        lines = [_("target"), " ", html.B(language.number(row.target, 1))]
    if row.gap_people is not None:
        lines += [html.Br(), html.B(language.signed(-people_short(row))), " ", _("orang")]
    said = _("orang kurang (−) atau lebih (+) dari target")
    said += f" {_('(bersih)')}" if is_net(context, row) else ""
    chosen = {"aria-current": "true"} if row.metric == context.selection.metric else {}
    return html.A(
        [
            html.Span(
                [
                    html.B(
                        segment_word(context, row),
                        className="segment",
                        style={"color": f"var(--seg-{segment.lower()})"},
                    ),
                    word(context, row.status),
                ],
                className="line",
            ),
            html.B(language.number(row.value, 1), className="value"),
            html.Span(lines, className="people", title=said),
        ],
        href=context.selection.href("/rapat", metrik=row.metric),
        **chosen,
    )


def _short(context: Context) -> Element | None:
    """Who is short of most people, and what share of all that are missing anywhere."""
    number, found = context.language.number, largest_shortfalls(context, areas_of(context), LISTED)
    if found is None:
        return None
    lines = [html.Li([name(context, row.area), html.B(number(row.gap_people))]) for row in found.rows]
    return html.Section([html.H2(found.title), html.Ol(lines)], className="m-short")


def _key(context: Context, tiles: Sequence[MetricRow]) -> Element:
    """The statuses that are on the map, in words."""
    found = {row.status for row in tiles}
    keys = [
        html.Span(
            [
                html.Span(icon(context, key), className=f"swatch s-{key}"),
                known.label[context.language.code],
            ]
        )
        for key, known in context.registry.statuses.items()
        if key in found
    ]
    return html.P(keys, className="m-key")


def _tile(context: Context, row: MetricRow) -> Element:
    _, area, seen = context.language.text, context.areas[row.area], context.seen(row)
    value = value_words(context, seen)
    if seen.value is None:
        value = _("belum") if row.status == NOT_REPORTED else "–"
    words = spoken(context, row)
    return html.A(
        [
            html.Span(context.name(row.area), className="long"),
            html.Span(area.short, className="brief"),
            html.B(value, className="" if seen.value is not None else "none"),
            icon(context, row.status),
        ],
        href=context.selection.href(f"/daerah/{row.area}"),
        title=words,
        className=f"m-tile s-{row.status} {area.kind}" + ("" if context.inside(row.area) else " outside"),
        style={"gridColumn": int(area.tile_column) + 1, "gridRow": int(area.tile_row) + 1},
        **{"aria-label": words},
    )
