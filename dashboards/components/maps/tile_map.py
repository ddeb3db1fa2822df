"""The tile map: the 35 at equal size, coloured by status, each a link to its page."""

from typing import Any

from dashboards.components.common.provenance import basis_words
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import missing
from dashboards.request.context import Context
from dashboards.request.other_basis import apart, basis_of


def tile_map(context: Context, rows: list[Any]) -> Element:
    """A tile for each kabupaten/kota row; a kota has a dashed inner edge; others outside the chosen
    eks-karesidenan are faint."""
    tiles = [_tile(context, row) for row in rows if row.level == "kabkota"]
    return html.Div([html.Div(tiles, className="tiles"), _legend(context)])


def spoken(context: Context, row: Any) -> str:
    """An area in words: its name, its value, its status, how many people short."""
    _, language = context.language.text, context.language
    parts, shown = [], context.seen(row)
    percent = context.metric.unit == "percent"
    if shown.value is not None:
        parts.append(language.percent(shown.value) if percent else language.number(shown.value))
    parts.append(context.registry.statuses[row.status].label[language.code])
    if apart(row):
        parts.append(basis_words(context, basis_of(row)))
    elif not missing(row.path):
        path = language.percent(row.path) if percent else language.number(row.path)
        parts.append(_("jalur {path}", path=path))
    if not missing(row.gap_people) and row.gap_people > 0:
        parts.append(_("kurang {n} orang", n=language.number(row.gap_people)))
    return f"{context.areas[row.area].name}: {', '.join(parts)}"


def _tile(context: Context, row: Any) -> Element:
    _, language = context.language.text, context.language
    area = context.areas[row.area]
    status = context.registry.statuses[row.status]
    percent, figure = context.metric.unit == "percent", context.seen(row).value
    if figure is None:
        value = _("belum") if row.status == NOT_REPORTED else "–"
    else:
        value = language.number(figure, 1) if percent else language.short(figure)
    bare, title = area.name.split(" ", 1)[1], spoken(context, row)
    return html.A(
        [
            html.Span(bare, className="long" + (" l2" if len(bare) > 10 else " l1" if len(bare) > 7 else "")),
            html.Span(area.short, className="brief"),
            html.Span(
                [
                    html.B(value, className="" if percent or figure is None else "counted"),
                    html.Span(status.icon, className="icon", **{"aria-hidden": "true"}),
                ]
            ),
        ],
        href=context.selection.href(f"/daerah/{row.area}"),
        title=title,
        className=f"tile s-{row.status} {area.kind}" + ("" if context.inside(row.area) else " outside"),
        style={"gridColumn": int(area.tile_column) + 1, "gridRow": int(area.tile_row) + 1},
        **{"aria-label": title},
    )


def _legend(context: Context) -> Element:
    keys = [
        html.Span(
            [
                html.Span(status.icon, className=f"swatch s-{key}", **{"aria-hidden": "true"}),
                status.label[context.language.code],
            ]
        )
        for key, status in context.registry.statuses.items()
    ]
    kota = html.Span([html.Span("", className="swatch kota"), context.language.text("kota")])
    return html.P([*keys, kota], className="legend")
