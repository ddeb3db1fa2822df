"""The map of the areas as they lie, where borders were imported: coloured by status like the tiles."""

from typing import Any

from dashboards.components.maps.outlines import WIDTH, Outlines, outlines
from dashboards.components.maps.tile_map import spoken
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import symbol
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow


def has_borders(context: Context) -> bool:
    """Whether there is anything to draw."""
    return bool(context.store.borders())


def choropleth(context: Context, rows: list[Any]) -> Element:
    """One SVG, each area a link; kota drawn last and dashed, so that none is hidden."""
    _ = context.language.text
    drawing = context.store.remember("outlines", lambda: outlines(context.store.borders()))
    shown = [row for row in rows if row.area in drawing.paths]
    shown.sort(key=lambda row: context.areas[row.area].kind == "kota")
    hatch = html.Pattern(
        [html.Rect(width=12, height=12, className="ground"), html.Path(d="M0 12L12 0", className="hatch")],
        id="arsir",
        width=12,
        height=12,
        patternUnits="userSpaceOnUse",
    )
    svg = html.Svg(
        [
            html.Defs(hatch),
            *(_area(context, drawing, row) for row in shown),
            html.G([_label(context, drawing, row) for row in shown], **{"aria-hidden": "true"}),
        ],
        viewBox=f"-4 -4 {WIDTH + 8} {drawing.height + 8}",
        role="group",
        className="areas",
        **{"aria-label": _("Peta wilayah")},
    )
    note = _(
        "Batas wilayah disederhanakan untuk layar. Garis putus-putus: kota; ikon dan warna seperti petak."
    )
    return html.Div([svg, html.P(note, className="muted")])


def _area(context: Context, drawing: Outlines, row: MetricRow) -> Element:
    words, kind = spoken(context, row), context.areas[row.area].kind
    return html.A(
        [html.Title(words), html.Path(d=drawing.paths[row.area])],
        href=context.selection.href(f"/daerah/{row.area}"),
        className=f"s-{row.status} {kind}" + ("" if context.inside(row.area) else " outside"),
        **{"aria-label": words},
    )


def _label(context: Context, drawing: Outlines, row: MetricRow) -> Element | None:
    """Short name and icon of a kabupaten where it is known to lie; a kota has no room for them."""
    area = context.areas[row.area]
    if area.kind == "kota":
        return None
    x, y = drawing.place(area.longitude, area.latitude)
    shape = f"#{symbol(context.registry.statuses[row.status].icon)}"
    sign = html.Use(href=shape, x=10, y=-9, width=18, height=18)
    parts = [html.Text(area.short, x=-11), sign]
    return html.G(parts, transform=f"translate({x} {y})", className=f"s-{row.status}")
