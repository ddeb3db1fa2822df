"""The trend of a rapor as one SVG, which HTML and PDF both show.

Colours are var(--...): the style sheet fills them in, or `painted` where there is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from dashboards.figures.lines import dotted, ticks_to
from dashboards.rapor.values import Curve
from dashboards.rendering.language import Language
from dashboards.rendering.safe_link import one_way
from dashboards.rendering.theme import INK, LINE, MUTED, PAPER, SEGMENT

WIDTH, HEIGHT = 440, 200
LEFT, RIGHT, TOP, FOOT = 30, 118, 18, 20
ROOM = 14  # pixels between two labels
COLOURS = {
    "ink": INK,
    "muted": MUTED,
    "line": LINE,
    "paper": PAPER,
    **{f"seg-{key.lower()}": colour for key, colour in SEGMENT.items()},
}


@dataclass(frozen=True)
class Names:
    """The words at the end of the lines."""

    own: str
    above: str
    path: str


def trend_svg(curve: Curve, names: Names, *, segment: str, language: Language, mark: str = "") -> Markup:
    """The curve from zero, in percent; `mark` says in the picture that its figures are simulated."""
    plot = _Plot(curve)
    own = f"var(--seg-{segment.lower()})"
    series = [
        (curve.above, names.above, "var(--muted)", 1.4, ""),
        (curve.path, names.path, own, 1.4, "5 4"),
        (curve.own, f"{names.own} ", own, 3.0, ""),
    ]
    pieces = [*plot.axes(language), *plot.uprights(curve.rebased, language)]
    for values, _name, colour, width, dash in series:
        pieces += plot.line(values, colour, width, dash)
    pieces += plot.labels([(values, name.strip(), colour) for values, name, colour, _w, _d in series], own)
    if mark:
        pieces.append(_text(WIDTH - RIGHT + 6, HEIGHT - 4, mark, "var(--muted)", weight=700))
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="12" '
        f'font-family="var(--font)" fill="none">{"".join(pieces)}</svg>'
    )


def painted(svg: str, font: str) -> str:
    """The picture with its colours and font written out."""
    return re.sub(r"var\(--([\w-]+)\)", lambda found: COLOURS.get(found[1], font), svg)


def _text(x: float, y: float, words: str, colour: str, *, anchor: str = "start", weight: int = 400) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}" font-weight="{weight}">'
        f"{escape(one_way(words))}</text>"
    )


class _Plot:
    def __init__(self, curve: Curve) -> None:
        known = [v for series in (curve.own, curve.above, curve.path) for v in series if v is not None]
        self.days = curve.days
        self.ticks = ticks_to(max(known, default=1.0), 3)
        self.top = self.ticks[-1]

    def x(self, day: date) -> float:
        span = max((self.days[-1] - self.days[0]).days, 1)
        return LEFT + (day - self.days[0]).days / span * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        return TOP + (1 - value / self.top) * (HEIGHT - TOP - FOOT)

    def axes(self, language: Language) -> Iterator[str]:
        for value in self.ticks:
            down = self.y(value)
            yield f'<path d="M{LEFT} {down:.1f}H{WIDTH - RIGHT}" stroke="var(--line)"/>'
            yield _text(LEFT - 5, down + 4, language.number(value), "var(--muted)", anchor="end")
        first, last = self.days[0], self.days[-1]
        januaries = [date(year, 1, 31) for year in range(first.year, last.year + 1)]
        foot = [(day, str(day.year)) for day in januaries if first <= day <= last]
        ends = [(day, language.month(day, short=True)) for day in dict.fromkeys((first, last))]
        for day, words in foot or ends:
            yield f'<path d="M{self.x(day):.1f} {HEIGHT - FOOT}v4" stroke="var(--muted)"/>'
            yield _text(self.x(day), HEIGHT - 4, words, "var(--muted)", anchor="middle")

    def uprights(self, rebased: Sequence[tuple[date, float]], language: Language) -> Iterator[str]:
        """The months in which potensi changed, and by how much."""
        for day, percent in rebased:
            x = self.x(day)
            yield (
                f'<path d="M{x:.1f} {TOP}V{HEIGHT - FOOT}" stroke="var(--muted)" stroke-dasharray="2 3"/>'
                + _text(x, TOP - 5, language.signed(percent, 1), "var(--muted)", anchor="middle")
            )

    def line(self, values: Sequence[float | None], colour: str, width: float, dash: str) -> Iterator[str]:
        """Unknown months leave a gap; what a line does not show is a dot."""
        runs: list[list[tuple[float, float]]] = [[]]
        for day, value in zip(self.days, values, strict=True):
            if value is None:
                runs.append([])
            else:
                runs[-1].append((self.x(day), self.y(value)))
        extra = f' stroke-dasharray="{dash}"' if dash else ""
        for run in runs:
            if len(run) > 1:
                points = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
                yield f'<polyline points="{points}" stroke="{colour}" stroke-width="{width}"{extra}/>'
        for day, value, mark in zip(self.days, values, dotted(values, dashed=bool(dash)), strict=True):
            if mark and value is not None:
                at = f'cx="{self.x(day):.1f}" cy="{self.y(value):.1f}"'
                yield f'<circle {at} r="{width:.0f}" fill="{colour}"/>'

    def labels(self, series: Sequence[tuple[Sequence[float | None], str, str]], own: str) -> Iterator[str]:
        """Each line's name at its end, pushed apart where they would touch."""
        ends = []
        for values, name, colour in series:
            last = next((value for value in reversed(values) if value is not None), None)
            if last is not None:
                ends.append((self.y(last), name, colour))
        at = float(HEIGHT - FOOT + ROOM)
        for place, (y, name, colour) in enumerate(sorted(ends, reverse=True)):
            at = min(y, at - ROOM, HEIGHT - FOOT - ROOM * place)
            bold = 700 if colour == own and name == series[-1][1] else 400
            yield _text(WIDTH - RIGHT + 6, at + 4, name, colour, weight=bold)
