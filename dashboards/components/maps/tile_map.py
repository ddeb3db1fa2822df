"""The tile map: every kabupaten/kota at equal size, coloured by status, each a link to its page.

What one tile says, whole, stands in the reading pane: a script fills it with the tile pointed at.
"""

import json
from typing import Any

from dashboards.components.common.pinned_area import pin
from dashboards.components.common.provenance import apart_words, basis_words
from dashboards.insights.comparison_period import since
from dashboards.insights.judged import below_path, judged, shortage
from dashboards.insights.missing_value import NOT_REPORTED, reason, reason_words, segment_of
from dashboards.insights.ranks.movement import moved_words, rank_words
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import missing
from dashboards.rendering.status_icons import icon, symbol
from dashboards.request.context import Context
from dashboards.request.other_basis import basis_of, is_other_basis
from data.definitions.registry import AREA_LEVEL
from data.metrics.contracts import MetricRow

LINES = 2  # of the map, at its foot, that the pane may take
WIDE = 3  # empty columns that it needs


def packed(values: Any) -> str:
    """Values as a script reads them, without a space."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def reading(context: Context, row: MetricRow) -> list[Any]:
    """Name, status, icon, the status in words, the lines; of one MetricFrame row of a kabupaten/kota."""
    _, language, shown = context.language.text, context.language, context.seen(row)
    status = context.registry.statuses[row.status]
    lines: list[str] = []
    if shown.value is None:
        if why := reason(context, row):
            lines.append(reason_words(context, why, segment_of(context, row)))
    else:
        lines += [_value(context, shown, row), *_shortage_and_rank(context, row)]
        if shown.denominator is not None:
            fields = {"n": language.number(shown.numerator), "d": language.number(shown.denominator)}
            lines.append(_("{n} peserta dari {d} pekerja", **fields))
        if is_other_basis(row):
            lines.append(apart_words(context, row))
        lines += _moved(context, row)
    return [context.name(row.area), row.status, symbol(status.icon), status.label[language.code], lines]


def _value(context: Context, shown: Any, row: MetricRow) -> str:
    _, language = context.language.text, context.language
    words = language.percent if context.metric.unit == "percent" else language.number
    if row.target is None:
        return words(shown.value)
    return _("{value} dari target {target}", value=words(shown.value), target=words(row.target))


def _shortage_and_rank(context: Context, row: MetricRow) -> list[str]:
    """People short, and the rank with its movement."""
    _ = context.language.text
    parts = [shortage(context, row)] if row.target is not None and row.value is not None else []
    if row.rank is not None:
        words = moved_words(context, row.rank_change)
        moved = f" ({words})" if words else ""
        parts.append(rank_words(context, row) + moved)
    return [", ".join(parts)] if parts else []


def _moved(context: Context, row: MetricRow) -> list[str]:
    _, language, span = context.language.text, context.language, since([row])
    moved = span.same(row) if span else None
    if span is None or moved is None:
        return []
    if context.metric.unit == "percent":
        return [_("{n} poin {span}", n=language.signed(moved, 1), span=span.brief(context))]
    return [_("{n} orang {span}", n=language.signed(moved), span=span.brief(context))]


def reading_pane(context: Context, shown: list[Any]) -> Element | None:
    """The pane in the empty start of the last lines of the map, else below it.

    It begins with whoever is short of most people, without any target with the highest; None where nobody
    has a figure.
    """
    known = [row for row in shown if row.value is not None]
    if not known:
        return None
    held = [row for row in known if below_path(context, row)] or judged(known)
    first = max(held, key=lambda row: row.gap_people) if held else max(known, key=lambda row: row.value)
    return _filled(context, first, _hole(context, shown))


def _filled(context: Context, row: MetricRow, place: dict[str, Any]) -> Element:
    name, status, _sign, label, lines = reading(context, row)
    word = [icon(context.registry.statuses[row.status].icon), " ", html.Span(label)]
    opens = context.language.text("Buka daerah")
    return html.Div(
        [
            html.P([html.B(name), " ", html.Span(word, className=f"word tone-{status}")], className="head"),
            html.Div([html.P(line) for line in lines], className="lines"),
            html.P(html.A(f"{opens} →", href=context.selection.href(f"/daerah/{row.area}"))),
        ],
        className="pane reading",
        style=place,
        **{"aria-live": "polite"},
    )


def _hole(context: Context, shown: list[Any]) -> dict[str, Any]:
    places = [(int(a.tile_row), int(a.tile_column)) for a in (context.areas[row.area] for row in shown)]
    last = max((line for line, _column in places), default=0)
    free = min((column for line, column in places if line > last - LINES), default=0)
    if free < WIDE:
        return {"gridColumn": "1 / -1"}
    return {"gridColumn": f"1 / {free + 1}", "gridRow": f"{last + 2 - LINES} / {last + 2}"}


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


def spoken(context: Context, row: MetricRow) -> str:
    """An area in words: its name, its value, its status, how many people short."""
    _, language = context.language.text, context.language
    parts, shown = [], context.seen(row)
    percent = context.metric.unit == "percent"
    if shown.value is not None:
        parts.append(language.percent(shown.value) if percent else language.number(shown.value))
    parts.append(context.registry.statuses[row.status].label[language.code])
    if is_other_basis(row):
        parts.append(basis_words(context, basis_of(row)))
    elif row.path is not None:
        path = language.percent(row.path) if percent else language.number(row.path)
        parts.append(_("jalur {path}", path=path))
    if row.gap_people is not None and row.gap_people > 0:
        parts.append(_("kurang {n} orang", n=language.number(row.gap_people)))
    return f"{context.areas[row.area].name}: {', '.join(parts)}"


def _tile(context: Context, row: MetricRow, most: float, *, shaded: bool, read: bool) -> Element:
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
    more = {"data-read": packed(reading(context, row))} if read else {}
    if read:
        more["data-pin"] = packed(pin(context, row))
    return html.A(
        [
            html.Span(context.name(row.area), className="long"),
            html.Span(area.short, className="brief"),
            html.Span(
                [
                    html.B(value, className=None if percent or figure is None else "counted"),
                    icon(status.icon),
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
        shades = _("makin gelap makin tinggi: {low} sampai {high}", low=low, high=high)
        keys.append(html.Span(shades if low != high else _("satu warna: {value}", value=low)))
    found = {row.status for row in shown if is_held(shown) or context.seen(row).value is None}
    return keys + [
        html.Span(
            [
                html.Span(icon(status.icon), className=f"swatch s-{key}"),
                status.label[language.code],
            ]
        )
        for key, status in context.registry.statuses.items()
        if key in found
    ]
