"""Small multiples: how every kabupaten/kota came here, each where its tile lies, all on one scale."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dashboards.components.maps.tile_map import spoken
from dashboards.insights.metric_history import History
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from data.dates import months_apart
from data.metrics.contracts import MetricRow

CORNER = 5  # empty columns that hold the heading
DEEP = 100  # units of a tile's plot, top to bottom
NEAR = 12  # a number stays so far from the edges of its plot

Pairs = Sequence[tuple[MetricRow, History]]
Point = tuple[int, int]


def small_multiples(context: Context, pairs: Pairs, note: Element | None = None) -> Element:
    """The section: a small trend for each pair of a kabupaten/kota and its history.

    The furthest below its path comes first where a phone shows them as a list. Heading and key fill the empty
    start of the first line of the grid, `note` that of the last.
    """
    _ = context.language.text
    most = _scale(context, pairs)
    places = [_tile_position(context, row.area) for row, _past in pairs]
    corner = min((column for line, column in places if line == 0), default=0)
    ordered = sorted(pairs, key=lambda pair: (pair[0].path_gap is None, -(pair[0].path_gap or 0.0)))
    head = html.Div(
        [
            html.H2(
                [
                    _("Tiap daerah terhadap jalurnya, menurut letaknya")
                    if any(row.path is not None for row, _past in pairs)
                    else _("Tiap daerah menurut letaknya"),
                    " ",
                    html.Span(_how(context, pairs, most), className="note"),
                ]
            ),
            _key(context, pairs),
        ],
        className="trends-head",
        style={"gridColumn": f"1 / {corner + 1}", "gridRow": 1}
        if corner >= CORNER
        else {"gridColumn": "1 / -1"},
    )
    days = pairs[0][1].days if pairs else []
    across = [months_apart(days[0], day) for day in days]
    tiles = [_tile(context, row, past, across=across, most=most) for row, past in ordered]
    foot = html.Div(note, className="trends-note", style=_foot_place(places)) if note is not None else None
    return html.Section(html.Div([head, *tiles, foot], className="trends"), className="card trends-card")


def _tile_position(context: Context, code: str) -> tuple[int, int]:
    area = context.areas[code]
    return int(area.tile_row), int(area.tile_column)


def _foot_place(places: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """The empty start of the last two lines of tiles; below them where there is no such corner."""
    last = max((line for line, _column in places), default=0)
    free = min((column for line, column in places if line >= last - 1), default=0)
    if free < 2:
        return {"gridColumn": "1 / -1"}
    return {"gridColumn": f"1 / {free + 1}", "gridRow": f"{last} / {last + 2}"}


def _scale(context: Context, pairs: Pairs) -> float:
    """The top of every tile: the highest value or path there is."""
    known = [row for _row, past in pairs for row in past.rows]
    values = [_figure(context, row) for row in known] + [row.path for row in known]
    return max((value for value in values if value is not None), default=0.0) or 1.0


def _how(context: Context, pairs: Pairs, most: float) -> str:
    """From when to when, on which scale, and what the coloured area is."""
    _, language = context.language.text, context.language
    percent = context.metric.unit == "percent"
    days = pairs[0][1].days if pairs else []
    words = _(
        "{start} – {end}, semua petak 0–{most}.",
        start=language.month(days[0]) if days else "–",
        end=language.month(days[-1]) if days else "–",
        most=language.percent(most, 0) if percent else _("{n} orang", n=language.short(most)),
    )
    if any(row.path is not None for row, _past in pairs):
        words += " " + _("Bidang berwarna: jarak ke jalur (garis putus).")
    return words


def _key(context: Context, pairs: Pairs) -> Element:
    """The statuses that are there."""
    found = {row.status for row, _past in pairs}
    keys = [
        html.Span(
            [icon(status.icon), " ", status.label[context.language.code]],
            className=f"word tone-{key}",
        )
        for key, status in context.registry.statuses.items()
        if key in found
    ]
    return html.P(keys, className="key")


def _tile(context: Context, row: MetricRow, past: History, *, across: Sequence[int], most: float) -> Element:
    """One area; `across` are its months, counted from the first."""
    area, status = context.areas[row.area], context.registry.statuses[row.status]
    line, column = _tile_position(context, row.area)
    title = spoken(context, row)
    values = _depths([_figure(context, one) for one in past.rows], most)
    paths = _depths([one.path for one in past.rows], most)
    ends = [place for place, value in enumerate(values) if value is not None]
    drawn = [
        html.Path(d=_between(across, values, paths), className="gap"),
        html.Path(d=_line(across, paths), className="course"),
        html.Path(d=_line(across, values)),
    ]
    plot = html.Span(
        [
            html.Svg(drawn, viewBox=f"0 0 {across[-1] or 1} {DEEP}", preserveAspectRatio="none"),
            _end(across, values, ends),
            _value(context, row, values, ends),
        ],
        className="plot",
        **{"aria-hidden": "true"},
    )
    kinds = [
        f"curve s-{row.status} {area.kind}",
        "" if context.inside(row.area) else "outside",
        "" if context.metric.unit == "percent" else "counted",
    ]
    name = [html.Span(context.name(row.area)), icon(status.icon)]
    return html.A(
        [html.Span(name, className="name", **{"aria-hidden": "true"}), plot],
        href=context.selection.href(f"/daerah/{row.area}"),
        title=title,
        className=" ".join(filter(None, kinds)),
        style={"gridColumn": column + 1, "gridRow": line + 1},
        **{"aria-label": title},
    )


def _figure(context: Context, row: MetricRow) -> float | None:
    """The value; of an area of another basis its own."""
    return context.seen(row).value if row.value is None else row.value


def _depths(values: Sequence[float | None], most: float) -> list[int | None]:
    """Where values lie in a plot, from its top."""
    return [None if value is None else DEEP - int(max(value, 0.0) / most * DEEP + 0.5) for value in values]


def _end(across: Sequence[int], values: Sequence[int | None], ends: Sequence[int]) -> Element | None:
    """The dot of the last known month."""
    if not ends:
        return None
    left = across[ends[-1]] / (across[-1] or 1) * 100
    scaled = f"calc((100% - var(--beside)) * {left / 100:.3f})"
    return html.I("", style={"left": scaled, "top": f"{values[ends[-1]]}%"})


def _value(context: Context, row: MetricRow, values: Sequence[int | None], ends: Sequence[int]) -> Element:
    """The value of the chosen month, or that there is none, beside the end of the line."""
    _, language = context.language.text, context.language
    figure = context.seen(row).value
    if figure is None:
        words = _("belum") if row.status == NOT_REPORTED else "–"
    else:
        words = language.number(figure, 1) if context.metric.unit == "percent" else language.short(figure)
    last = values[ends[-1]] if ends else None
    top = DEEP // 2 if last is None else min(max(last, NEAR), DEEP - NEAR)
    return html.B(words, className="" if figure is not None else "none", style={"top": f"{top}%"})


def _runs(across: Sequence[int], values: Sequence[int | None]) -> list[list[Point]]:
    """The known points, cut where a month between is not known."""
    runs: list[list[Point]] = [[]]
    for x, y in zip(across, values, strict=True):
        if y is None:
            runs.append([])
        else:
            runs[-1].append((x, y))
    return [run for run in runs if run]


def _line(across: Sequence[int], values: Sequence[int | None]) -> str:
    """The runs as the path of an SVG; a month that stands alone is a stroke of its own."""
    return "".join(
        _points(_straight(run)) if len(run) > 1 else f"M{run[0][0]} {run[0][1]}h.1"
        for run in _runs(across, values)
    )


def _points(run: Sequence[Point]) -> str:
    """From the first point on by steps, which repeat and so compress well."""
    (x, y), steps = run[0], [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(run)]
    return f"M{x} {y}l{' '.join(f'{across} {down}' for across, down in steps)}"


def _straight(run: Sequence[Point]) -> list[Point]:
    """Without the points that lie on the line between those beside them."""
    kept = [run[0]]
    for (x, y), (after_x, after_y) in pairwise(run[1:]):
        before_x, before_y = kept[-1]
        if (y - before_y) * (after_x - x) != (after_y - y) * (x - before_x):
            kept.append((x, y))
    return [*kept, run[-1]]


def _between(across: Sequence[int], values: Sequence[int | None], paths: Sequence[int | None]) -> str:
    """The areas between line and path, in the months in which both are known."""
    both = [
        None if value is None or path is None else value for value, path in zip(values, paths, strict=True)
    ]
    asked = dict(zip(across, paths, strict=True))
    shapes = []
    for run in _runs(across, both):
        if len(run) > 1:
            back = [(x, y) for x, _value in reversed(run) if (y := asked[x]) is not None]
            shapes.append(_points([*_straight(run), *_straight(back)]) + "z")
    return "".join(shapes)
