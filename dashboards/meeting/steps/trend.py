"""The line of an area over the last three years: its path, and its name at the end.

Where paid cover ended, this is written beside the bend of the line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.figures.lines import ticks_to
from dashboards.insights.facts.paid_cover import dated_of
from dashboards.insights.metric_history import histories_of
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import Language
from dashboards.request.context import Context
from data.dates import month_end
from data.metrics.contracts import MetricRow

MONTHS = 36
WIDTH, HEIGHT = 690, 400
LEFT, RIGHT, TOP, FOOT = 48, 150, 18, 42
ROOM = 29  # units between two labels
BEND = 0.5  # of those whose cover ended, the least part that the line must have lost to say so


@dataclass(frozen=True)
class Bend:
    """Cover of so many people, paid by a fund, whose last month was `month`."""

    month: date
    people: int
    fund: str


def trend(context: Context, code: str) -> Element | None:
    """The chosen metric as inline SVG; None where nothing is known."""
    period = context.selection.period
    assert period is not None
    rows = [row for row in histories_of(context).rows(code) if row.period > month_end(period, -MONTHS)]
    if all(row.value is None for row in rows):
        return None
    plot = _Plot(rows)
    language, segment = context.language, context.metric.segment.lower()
    own = f"var(--seg-{segment})"
    values, path = [row.value for row in rows], [row.path for row in rows]
    ends = [(values, own, f"{context.registry.segments[context.metric.segment].short[language.code]} ", 800)]
    pieces = [*plot.axes(language), *plot.line(path, "var(--ink)", 3, "8 7"), *plot.line(values, own, 5, "")]
    if any(value is not None for value in path):
        ends.append((path, "var(--ink)", language.text("jalur") + " ", 600))
    pieces += plot.ends(ends, language, percent=context.metric.unit == "percent")
    bend = _bend(context, code, rows)
    if bend is not None:
        words = [
            language.text("{n} iuran {fund}", n=language.number(bend.people), fund=bend.fund),
            language.text("berakhir {month}", month=language.month(bend.month, short=True)),
        ]
        pieces += plot.event(bend.month, words)
    return html.Svg(
        pieces,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        className="m-trend",
        role="img",
        **{"aria-label": _words(context, code, rows)},
    )


def _words(context: Context, code: str, rows: Sequence[MetricRow]) -> str:
    language, known = context.language, [row for row in rows if row.value is not None]
    words = language.percent if context.metric.unit == "percent" else language.number
    return language.text(
        "{metric} {area}: dari {a} pada {from_month} ke {b} pada {to_month}.",
        metric=context.metric.label[language.code],
        area=context.name(code),
        a=words(known[0].value),
        b=words(known[-1].value),
        from_month=language.month(known[0].period),
        to_month=language.month(known[-1].period),
    )


def _bend(context: Context, code: str, rows: Sequence[MetricRow]) -> Bend | None:
    """The largest paid cover that ended while the line fell by at least half of its people."""
    if context.metric.segment != "BPU":
        return None
    people = {row.period: row.numerator for row in rows}
    found = []
    for spell in dated_of(context, (code,)):
        before, after = people.get(spell.end), people.get(month_end(spell.end, 1))
        fallen = 0.0 if before is None or after is None else before - after
        if spell.bpu and spell.lost and fallen >= BEND * spell.lost:
            found.append(Bend(spell.end, spell.lost, str(spell.of.fund)))
    return max(found, key=lambda bend: bend.people, default=None)


class _Plot:
    """Months across, the metric from zero up."""

    def __init__(self, rows: Sequence[MetricRow]) -> None:
        known = [v for row in rows for v in (row.value, row.path) if v is not None]
        self.days = [row.period for row in rows]
        self.values = [row.value for row in rows]
        self.ticks = ticks_to(max(known, default=1.0), 4)
        self._across = [f"{self.x(day):.1f}" for day in self.days]

    def x(self, day: date) -> float:
        span = max((self.days[-1] - self.days[0]).days, 1)
        return LEFT + (day - self.days[0]).days / span * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        return TOP + (1 - value / self.ticks[-1]) * (HEIGHT - TOP - FOOT)

    def axes(self, language: Language) -> Iterator[Element]:
        for value in self.ticks:
            down = f"{self.y(value):.1f}"
            yield html.Path(
                d=f"M{LEFT} {down}H{WIDTH - RIGHT}", stroke="var(--ink)" if not value else "var(--line)"
            )
            yield _text(LEFT - 8, self.y(value) + 6, language.short(value), "end")
        first, last = self.days[0], self.days[-1]
        januaries = [date(year, 1, 31) for year in range(first.year, last.year + 1)]
        inside = [(day, str(day.year)) for day in januaries if first <= day <= last]
        for day, words in inside or [(first, language.month(first, short=True))]:
            yield html.Path(d=f"M{self.x(day):.1f} {HEIGHT - FOOT}v7", stroke="var(--muted)")
            yield _text(self.x(day), HEIGHT - 10, words, "middle")

    def line(self, values: Sequence[float | None], colour: str, width: float, dash: str) -> Iterator[Element]:
        """Unknown months leave a gap; a month between two gaps is a dot."""
        runs: list[list[str]] = [[]]
        for across, value in zip(self._across, values, strict=True):
            if value is None:
                runs.append([])
            else:
                runs[-1].append(f"{across},{self.y(value):.1f}")
        for run in runs:
            if len(run) > 1:
                style: dict[str, Any] = {"stroke-dasharray": dash} if dash else {"stroke-linejoin": "round"}
                yield html.Polyline(
                    points=" ".join(run), fill="none", stroke=colour, **{"stroke-width": width, **style}
                )
            elif run:
                x, _comma, y = run[0].partition(",")
                yield html.Circle(cx=x, cy=y, r=width, fill=colour)

    def ends(
        self,
        series: Sequence[tuple[Sequence[float | None], str, str, int]],
        language: Language,
        *,
        percent: bool,
    ) -> Iterator[Element]:
        """Each line's name and last value beside its end, pushed apart where they would touch."""
        found = []
        for values, colour, label, weight in series:
            last = next((value for value in reversed(values) if value is not None), None)
            if last is not None:
                words = language.number(last, 1) if percent else language.short(last)
                found.append((self.y(last), label + words, colour, weight))
        at = float(HEIGHT)
        for y, words, colour, weight in sorted(found, reverse=True):
            at = min(y, at - ROOM)
            yield _text(WIDTH - RIGHT + 12, at + 7, words, "start", colour=colour, weight=weight, size=24)

    def event(self, month: date, words: Sequence[str]) -> Iterator[Element]:
        """Words with a stem to the line, below it where there is room."""
        value = next((v for d, v in zip(self.days, self.values, strict=True) if d == month), None)
        if value is None:
            return
        x, y = self.x(month), self.y(value)
        below = y + 130 < HEIGHT - FOOT
        foot = y + 66 if below else max(y - 40, TOP + 40)
        yield html.Path(d=f"M{x:.1f} {y:.1f}V{foot:.1f}", stroke="var(--muted)", **{"stroke-width": 2})
        near = x < WIDTH / 2
        for at, line in enumerate(words):
            down = foot + 23 + at * 25 if below else foot - 32 + at * 25
            yield _text(
                x - 6 if near else x + 6,
                down,
                line,
                "start" if near else "end",
                colour="var(--ink)",
                weight=600,
            )


def _text(
    x: float,
    y: float,
    words: str,
    anchor: str,
    *,
    colour: str = "var(--muted)",
    weight: int = 400,
    size: int = 21,
) -> Element:
    return html.Text(
        words,
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        fill=colour,
        **{"text-anchor": anchor, "font-weight": weight, "font-size": size},
    )
