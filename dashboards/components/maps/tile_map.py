"""The tile map: every kabupaten/kota at equal size, coloured by status, each a link to its page."""

import json
from typing import Any

from dashboards.components.common.pin import pin
from dashboards.components.common.provenance import basis_words
from dashboards.components.maps.reading_pane import reading, reading_pane
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import missing
from dashboards.request.context import Context
from dashboards.request.other_basis import apart, basis_of
from data.definitions.registry import AREA_LEVEL

PALEST, DARKEST = 6, 42  # percent of ink in a tile without a target: what stands on it is read on any
CORNER = 5  # empty columns that hold the key
LAST = 0.98  # of its foot, where the tick of the highest target still lies on the tile


def map_card(context: Context, chosen: list[Any]) -> Element:
    """The hero: a tile for each kabupaten/kota; heading, key and reading pane stand in the holes of the map.

    The heading speaks of a target only where there is one.
    """
    _, metric = context.language.text, context.metric.label[context.language.code]
    shown = [row for row in chosen if row.level == AREA_LEVEL]
    unit = _("% potensi") if context.metric.unit == "percent" else _("orang")
    title = _("{metric} terhadap target", metric=metric)
    if not is_held(shown):
        title = _("{metric} tiap daerah", metric=metric)
    note = _("{n} {areas}, {unit}", n=len(context.kabkota), areas=context.areas_word, unit=unit)
    heading = html.H2([title, " ", html.Span(note, className="note")])
    holed = " holed" if _corner(context, shown) >= CORNER else ""
    return html.Section([heading, tile_map(context, chosen, pane=True)], className=f"card map{holed}")


def tile_map(context: Context, rows: list[Any], *, pane: bool = False) -> Element:
    """A tile for each kabupaten/kota row, round for a kota, with the key in the empty corner of the grid.

    Areas outside the chosen eks-karesidenan are faint. The bars at the foot share one scale.
    Without any target tiles are shaded by their value. `pane`: what a tile says stands in the hole below.
    """
    shown = [row for row in rows if row.level == AREA_LEVEL]
    ends = [value for row in shown for value in (context.seen(row).value, row.target) if value is not None]
    most = max(ends, default=0.0) or 1.0
    tiles = [_tile(context, row, most, shaded=not is_held(shown), read=pane) for row in shown]
    below = reading_pane(context, shown) if pane else None
    return html.Div(
        [
            html.Div([_legend(context, shown), *tiles, below], className="tiles"),
            html.P(_how(context, shown), className="muted how"),
        ]
    )


def is_held(rows: list[Any]) -> bool:
    """Whether any of these rows has a target."""
    return any(row.target is not None for row in rows)


def _how(context: Context, shown: list[Any]) -> str:
    """How a tile is read."""
    _ = context.language.text
    targeted = any(row.target is not None for row in shown)
    cities = any(context.areas[row.area].kind == "kota" for row in shown)
    said = [_("Batang di kaki petak: capaian; garis tegak: target.")] if targeted else []
    return " ".join([*said, *([_("Sudut bulat: kota.")] if cities else [])])


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


def _tile(context: Context, row: Any, most: float, *, shaded: bool, read: bool) -> Element:
    _, language = context.language.text, context.language
    area = context.areas[row.area]
    status = context.registry.statuses[row.status]
    percent, figure = context.metric.unit == "percent", context.seen(row).value
    if figure is None:
        value = _("belum") if row.status == NOT_REPORTED else "–"
    else:
        value = language.number(figure, 1) if percent else language.short(figure)
    title = spoken(context, row)
    place: dict[str, Any] = {"gridColumn": int(area.tile_column) + 1, "gridRow": int(area.tile_row) + 1}
    kinds = f"tile s-{row.status} {area.kind}" + ("" if context.inside(row.area) else " outside")
    if shaded and figure is not None:
        place["--depth"] = f"{PALEST + (DARKEST - PALEST) * min(max(figure, 0) / most, 1):.0f}%"
        kinds += " shaded"
    more = {"data-read": json.dumps(reading(context, row), ensure_ascii=False)} if read else {}
    if read:
        more["data-pin"] = json.dumps(pin(context, row), ensure_ascii=False)
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
        className=kinds,
        style=place,
        **{"aria-label": title, "data-area": row.area, **more},
    )


def _foot(value: Any, target: Any, most: float) -> Element | None:
    """The bar at the foot of a tile, and where its target is; nothing where there is no value."""
    if missing(value):
        return None
    marks = [html.I("", style={"width": f"{min(max(value, 0) / most, 1) * 100:.0f}%"})]
    if not missing(target):
        marks.append(html.S("", style={"left": f"{min(target / most, LAST) * 100:.0f}%"}))
    return html.Span(marks, className="foot", **{"aria-hidden": "true"})


def _corner(context: Context, shown: list[Any]) -> int:
    """How many columns at the start of the first line of tiles are empty."""
    areas = [context.areas[row.area] for row in shown]
    return min((int(area.tile_column) for area in areas if int(area.tile_row) == 0), default=0)


def _legend(context: Context, shown: list[Any]) -> Element:
    """The statuses that are there, in that corner; above the tiles where there is none."""
    first = _corner(context, shown)
    place = {"gridColumn": f"1 / {first + 1}", "gridRow": 1} if first >= CORNER else {"gridColumn": "1 / -1"}
    return html.P(_key(context, shown), className="legend", style=place)


def _key(context: Context, shown: list[Any]) -> list[Any]:
    """The statuses; without any target what the shades mean."""
    _, language = context.language.text, context.language
    values = [v for row in shown if (v := context.seen(row).value) is not None]
    keys: list[Any] = []
    if not is_held(shown) and values:
        ends = (min(values), max(values))
        percent = context.metric.unit == "percent"
        low, high = (language.percent(v) if percent else language.short(v) for v in ends)
        keys.append(html.Span(_("makin gelap makin tinggi: {low} sampai {high}", low=low, high=high)))
    found = {row.status for row in shown if is_held(shown) or context.seen(row).value is None}
    return keys + [
        html.Span(
            [
                html.Span(status.icon, className=f"swatch s-{key}", **{"aria-hidden": "true"}),
                status.label[language.code],
            ]
        )
        for key, status in context.registry.statuses.items()
        if key in found
    ]
