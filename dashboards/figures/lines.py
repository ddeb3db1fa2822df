"""Lines over months, with the path to the target and what others have published as marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain, count
from math import ceil
from typing import Any

from dashboards.figures.line_labels import end, end_labels, right_margin, sides
from dashboards.figures.plain import Figure, Trace, figure, note, scatter
from dashboards.rendering.language import Language
from dashboards.rendering.theme import CROWD, INK, LINE, MUTED, PAPER

MARK, TICK = 8, 9  # pixels
TOP, BOTTOM = 10, 44  # margins
HEAVY = 3  # the width from which a line carries its last value as a dot
MOST_YEARS = 4  # more of them do not fit side by side on a phone


@dataclass(frozen=True)
class Line:
    """One series: percent by month, None where unknown; `label` is written at its end."""

    label: str
    colour: str
    days: Sequence[date]
    values: Sequence[float | None]
    hover: Sequence[str] = ()
    dash: str | None = None
    width: float = 2.5
    joins: bool = False  # a stroke between two values: neither of them is marked


@dataclass(frozen=True)
class Band:
    """What lies between two values in each month, as a pale surface."""

    days: Sequence[date]
    low: Sequence[float]
    high: Sequence[float]
    colour: str


@dataclass(frozen=True)
class Mark:
    """One published figure; `label` is written right of it."""

    day: date
    value: float
    colour: str
    hover: str
    label: str = ""


@dataclass(frozen=True)
class Upright:
    """A month to be marked: a thin vertical line with a word at its head."""

    day: date
    label: str
    hover: str


@dataclass(frozen=True)
class Tick:
    """Something that happened on a day: a short stroke on the foot of the chart."""

    day: date
    hover: str


@dataclass(frozen=True)
class Frame:
    """What surrounds the lines."""

    source: str
    mark: str
    height: int = 300
    percent: bool = True
    marks: Sequence[Mark] = field(default=())
    uprights: Sequence[Upright] = field(default=())
    ticks: Sequence[Tick] = field(default=())
    bands: Sequence[Band] = field(default=())


def lines(series: Sequence[Line], frame: Frame, language: Language) -> Figure:
    """Lines from zero, so that slopes are honest; years along the foot, months where there is no new year."""
    known = [v for line in series for v in line.values if v is not None] + [m.value for m in frame.marks]
    known += [v for band in frame.bands for v in band.high]
    days = [day for line in series for day in line.days] + [mark.day for mark in frame.marks]
    ticks = ticks_to(max(known, default=1.0))
    top = ticks[-1]
    first, last = min(days).replace(day=1), max(days)
    traces: list[Any] = [*map(_band, frame.bands), *map(_line, series)]
    if frame.marks:
        traces.append(_marks(frame.marks))
        if any(mark.label for mark in frame.marks):
            traces.append(_mark_labels(frame.marks, _sides(frame, first, last, top)))
    if frame.ticks:
        traces.append(_ticks(frame.ticks, foot=top * TICK / 2 / (frame.height - BOTTOM - TOP)))
    traces += [_upright(upright, top) for upright in frame.uprights]
    foot = _foot(first, last, language)
    return figure(
        traces,
        height=frame.height,
        margin=(52, right_margin(series), TOP, BOTTOM),
        x={
            "type": "date",
            "range": [str(first), str(last + timedelta(days=20 if frame.marks else 0))],
            "tickvals": [str(day) for day, _words in foot],
            "ticktext": [words for _day, words in foot],
            "tickangle": 0,
            "ticks": "outside",
            "ticklen": 4,
            "tickcolor": CROWD,
        },
        y={
            "range": [0, top * 1.03 if frame.marks else top],
            "tickvals": ticks,
            "ticktext": [
                language.percent(tick, 0) if frame.percent else language.short(tick) for tick in ticks
            ],
            "showgrid": True,
            "gridcolor": LINE,
            "zeroline": True,
            "zerolinecolor": CROWD,
        },
        annotations=[
            *(_head(upright, top) for upright in frame.uprights),
            *end_labels(
                series,
                first,
                last,
                top=top,
                height=frame.height - BOTTOM - TOP,
                marks=[(mark.day, mark.value) for mark in frame.marks if mark.label],
            ),
            note(frame.source, mark=frame.mark, bottom=BOTTOM),
        ],
    )


def _foot(first: date, last: date, language: Language) -> list[tuple[date, str]]:
    """The first days of the years between; of a span without one, its two ends by their months."""
    years = [date(year, 1, 1) for year in range(first.year, last.year + 2)]
    shown = [year for year in years if first <= year <= last]
    if not shown:
        return [(day, language.month(day, short=True)) for day in dict.fromkeys((first, last))]
    shown = shown[::2] if len(shown) > MOST_YEARS else shown
    return [(year, str(year.year)) for year in shown]


def ticks_to(most: float, intervals: int = 5) -> list[float]:
    """Round values from zero to the first that is not below `most`, at most this many intervals.

    In steps of 1, 2, 5, 10, 20, 25, 50, 100, 200, 250 and so on.
    """
    greater = (10.0**power * part for power in count(1) for part in (1, 2, 2.5, 5))
    step = next(step for step in chain((1.0, 2.0, 5.0), greater) if most <= step * intervals)
    return [step * place for place in range(max(1, ceil(most / step)) + 1)]


def _band(band: Band) -> Trace:
    red, green, blue = (int(band.colour[at : at + 2], 16) for at in (1, 3, 5))
    return scatter(
        x=[str(day) for day in (*band.days, *reversed(band.days))],
        y=[*band.low, *reversed(band.high)],
        mode="lines",
        line={"color": "rgba(0,0,0,0)", "width": 0},
        fill="toself",
        fillcolor=f"rgba({red},{green},{blue},.16)",
        hoverinfo="skip",
    )


def _sides(frame: Frame, first: date, last: date, top: float) -> list[str]:
    """On which side of each published figure its label stands."""
    span = max((last - first).days, 1)
    places = [((mark.day - first).days / span, 1 - mark.value / top) for mark in frame.marks]
    return sides(places, [mark.label for mark in frame.marks], height=frame.height - BOTTOM - TOP)


def _line(line: Line) -> Trace:
    marks = dotted(line.values, dashed=line.dash is not None)
    if line.joins:
        marks = [False] * len(line.values)
    elif line.width >= HEAVY and (last := end(line)):
        marks = [mark or day == last[0] for mark, day in zip(marks, line.days, strict=True)]
    size = MARK if len(line.values) == 1 or line.width > 2 else MARK - 2
    return scatter(
        x=[str(day) for day in line.days],
        y=list(line.values),
        mode="lines+markers" if any(marks) else "lines",
        marker={
            "symbol": "circle",
            "size": [size * mark for mark in marks],
            "color": line.colour,
            "opacity": 1,
            "line": {"width": 0, "color": line.colour},
        },
        line={"color": line.colour, "width": line.width, **({"dash": line.dash} if line.dash else {})},
        customdata=list(line.hover),
        hovertemplate="%{customdata}<extra></extra>" if line.hover else None,
        hoverinfo=None if line.hover else "skip",
        connectgaps=False,
        cliponaxis=not any(marks),
    )


def _marks(marks: Sequence[Mark]) -> Trace:
    return scatter(
        x=[str(mark.day) for mark in marks],
        y=[mark.value for mark in marks],
        mode="markers",
        marker={
            "symbol": "circle",
            "size": 9,
            "color": PAPER,
            "line": {"width": 2, "color": [mark.colour for mark in marks]},
        },
        customdata=[mark.hover for mark in marks],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _mark_labels(marks: Sequence[Mark], positions: list[str]) -> Trace:
    return scatter(
        x=[str(mark.day) for mark in marks],
        y=[mark.value for mark in marks],
        mode="text",
        text=[
            {"middle right": f"  <b>{mark.label}</b>", "middle left": f"<b>{mark.label}</b>  "}.get(
                side, f"<b>{mark.label}</b>"
            )
            for mark, side in zip(marks, positions, strict=True)
        ],
        textposition=positions,
        textfont={"size": 12, "color": INK},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _ticks(ticks: Sequence[Tick], *, foot: float) -> Trace:
    """Strokes that stand on the foot of the chart: below it are the years."""
    return scatter(
        x=[str(tick.day) for tick in ticks],
        y=[foot] * len(ticks),
        mode="markers",
        marker={"symbol": "line-ns", "size": TICK, "line": {"width": 1.5, "color": MUTED}},
        customdata=[tick.hover for tick in ticks],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _upright(upright: Upright, top: float) -> Trace:
    """From the foot almost to the top, where its word is written."""
    return scatter(
        x=[str(upright.day)] * 2,
        y=[0.0, top * 0.94],
        mode="lines",
        line={"color": MUTED, "width": 1, "dash": "2px,3px"},
        customdata=[upright.hover] * 2,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _head(upright: Upright, top: float) -> dict[str, Any]:
    return {
        "text": f"<b>{upright.label}</b>",
        "xref": "x",
        "x": str(upright.day),
        "xanchor": "center",
        "y": top * 0.97,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"color": MUTED, "size": 13},
    }


FEW = 6  # values of a line that are each marked


def dotted(values: Sequence[float | None], *, dashed: bool = False) -> list[bool]:
    """The points to mark: those without a known neighbour on either side, which a line does not show.

    Of a line with few points all of them, so that one sees when there were reports.
    """
    known = [value is not None for value in values]
    few = sum(known) <= FEW and not dashed
    sides = zip([False, *known[:-1]], known, [*known[1:], False], strict=True)
    return [here and (few or not (left or right)) for left, here, right in sides]
