"""The tile map: every kabupaten/kota at equal size, coloured by status, each a link to its page."""

from typing import Any

from dashboards.components.common.layout import section
from dashboards.components.common.provenance import basis_words
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import missing
from dashboards.request.context import Context
from dashboards.request.other_basis import apart, basis_of

CORNER = 5  # empty columns that hold the key
LAST = 0.98  # of its foot, where the tick of the highest target still lies on the tile


def map_card(context: Context, chosen: list[Any]) -> Element:
    """The hero: a tile for each kabupaten/kota; the heading speaks of a target only where there is one."""
    _, metric = context.language.text, context.metric.label[context.language.code]
    held = any(row.target is not None for row in chosen if row.level == "kabkota")
    unit = _("% potensi") if context.metric.unit == "percent" else _("orang")
    return section(
        _("{metric} terhadap target", metric=metric) if held else _("{metric} tiap daerah", metric=metric),
        tile_map(context, chosen),
        note=_("{n} kabupaten/kota, {unit}", n=len(context.kabkota), unit=unit),
        name="map",
    )


def tile_map(context: Context, rows: list[Any]) -> Element:
    """A tile for each kabupaten/kota row, round for a kota, with the key in the empty corner of the grid.

    Areas outside the chosen eks-karesidenan are faint. The bars at the foot share one scale.
    """
    shown = [row for row in rows if row.level == "kabkota"]
    ends = [value for row in shown for value in (context.seen(row).value, row.target) if value is not None]
    most = max(ends, default=0.0) or 1.0
    tiles = [_tile(context, row, most) for row in shown]
    return html.Div(
        [
            html.Div([_key(context, shown), *tiles], className="tiles"),
            html.P(_how(context, shown), className="muted how"),
        ]
    )


def _how(context: Context, shown: list[Any]) -> str:
    """How a tile is read."""
    _ = context.language.text
    words = _("Sudut bulat: kota. Sentuh petak untuk membuka daerahnya.")
    if any(row.target is not None for row in shown):
        return _("Batang di kaki petak: capaian; garis tegak: target.") + " " + words
    return words


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


def _tile(context: Context, row: Any, most: float) -> Element:
    _, language = context.language.text, context.language
    area = context.areas[row.area]
    status = context.registry.statuses[row.status]
    percent, figure = context.metric.unit == "percent", context.seen(row).value
    if figure is None:
        value = _("belum") if row.status == NOT_REPORTED else "–"
    else:
        value = language.number(figure, 1) if percent else language.short(figure)
    title = spoken(context, row)
    return html.A(
        [
            html.Span(context.name(row.area), className="long"),
            html.Span(area.short, className="brief"),
            html.Span(
                [
                    html.B(value, className="" if percent or figure is None else "counted"),
                    html.Span(status.icon, className="icon", **{"aria-hidden": "true"}),
                ],
                className="line",
            ),
            _foot(figure, row.target, most),
        ],
        href=context.selection.href(f"/daerah/{row.area}"),
        title=title,
        className=f"tile s-{row.status} {area.kind}" + ("" if context.inside(row.area) else " outside"),
        style={"gridColumn": int(area.tile_column) + 1, "gridRow": int(area.tile_row) + 1},
        **{"aria-label": title},
    )


def _foot(value: Any, target: Any, most: float) -> Element | None:
    """The bar at the foot of a tile, and where its target is; nothing where there is no value."""
    if missing(value):
        return None
    marks = [html.I("", style={"width": f"{min(max(value, 0) / most, 1) * 100:.0f}%"})]
    if not missing(target):
        marks.append(html.S("", style={"left": f"{min(target / most, LAST) * 100:.0f}%"}))
    return html.Span(marks, className="foot", **{"aria-hidden": "true"})


def _key(context: Context, shown: list[Any]) -> Element:
    """The statuses that are there, in the empty start of the first line of tiles.

    Above them where there is no such corner.
    """
    found = {row.status for row in shown}
    keys = [
        html.Span(
            [
                html.Span(status.icon, className=f"swatch s-{key}", **{"aria-hidden": "true"}),
                status.label[context.language.code],
            ]
        )
        for key, status in context.registry.statuses.items()
        if key in found
    ]
    places = [(int(a.tile_row), int(a.tile_column)) for a in (context.areas[row.area] for row in shown)]
    first = min((column for line, column in places if line == 0), default=0)
    place = {"gridColumn": f"1 / {first + 1}", "gridRow": 1} if first >= CORNER else {"gridColumn": "1 / -1"}
    return html.P(keys, className="legend", style=place)
