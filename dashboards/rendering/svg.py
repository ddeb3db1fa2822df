"""The figures we draw (bars, lines, marks, notes) as inline SVG that stretches like Plotly's own.

Across, everything is in percent of the plot; down, in pixels: so it fits any width without a script.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import Any

from markupsafe import Markup, escape

from dashboards.rendering.safe_link import one_way

# Where words stand beside a point: how far to the right, by which end, how far down.
SIDES = {
    "middle right": (8, "start", 0),
    "middle left": (-8, "end", 0),
    "top center": (0, "middle", -12),
    "bottom center": (0, "middle", 12),
}


def svg(figure: dict[str, Any], name: str = "") -> Markup:
    """The figure as a <div> with an <svg> in it, of the figure's height and margins; `name` is the chart's.

    What is said of a mark under the pointer is its <title>; of each point of a line, a line of `data-v`.
    """
    layout, body = drawn(figure)
    margin = layout["margin"]
    sides = " ".join(f"{margin[side]}px" for side in "trbl")
    box = f"box-sizing:border-box;height:{layout['height']}px;padding:{sides}"
    named = f' data-chart="{escape(name)}"' if name else ""
    return Markup(f'<div class="light-chart"{named} style="{box}"><svg aria-hidden="true">{body}</svg></div>')


def drawn(figure: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The figure's layout, and the content of an <svg> of the size of its plot."""
    layout = figure["layout"]
    margin = layout["margin"]
    plot = _Plot(layout, layout["height"] - margin["t"] - margin["b"])
    traces = (piece for trace in figure["data"] for piece in plot.trace(trace))
    notes = "".join(plot.notes())
    return layout, "".join([*plot.axes(), *traces, f'<g class="over">{notes}</g>' if notes else ""])


def _number(value: Any) -> float:
    """A data coordinate: a number, or a day."""
    if isinstance(value, str):
        return float(date.fromisoformat(value[:10]).toordinal())
    return float(value)


def _text(x: str, y: float, words: str, **attributes: Any) -> str:
    extra = "".join(f' {key.replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f'<text x="{x}" y="{y:.1f}" dy=".35em"{extra}>{_markup(words)}</text>'


def _markup(words: str) -> str:
    """Plotly's <b> as a <tspan>; everything else escaped."""
    safe = str(escape(one_way(words)))
    return re.sub(r"&lt;b&gt;(.*?)&lt;/b&gt;", r'<tspan font-weight="700">\1</tspan>', safe)


def _title(words: str) -> str:
    """What is said of a mark under the pointer."""
    return f"<title>{escape(_plain(words))}</title>" if words else ""


def _plain(words: str) -> str:
    """What plotly shows in several lines, in one."""
    return " ".join(re.sub("</?b>", "", one_way(words)).replace("<br>", " · ").split())


def _point_words(run: list[tuple[str, str]]) -> str:
    """What is said of each point of a line, one to a line."""
    words = "\n".join(_plain(said) for _, said in run)
    return f' data-v="{escape(words)}"' if words.strip() else ""


def _each(of: Any, count: int) -> list[Any]:
    """One for each mark."""
    return list(of) if isinstance(of, (list, tuple)) else [of] * count


class _Plot:
    def __init__(self, layout: dict[str, Any], height: float) -> None:
        self.layout, self.height = layout, height
        self.left, self.right = (_number(v) for v in layout["xaxis"]["range"])
        self.low, self.high = (_number(v) for v in layout["yaxis"]["range"])

    def x(self, value: Any) -> float:
        return (_number(value) - self.left) / (self.right - self.left) * 100

    def y(self, value: Any) -> float:
        return (self.high - _number(value)) / (self.high - self.low) * self.height

    def axes(self) -> Iterator[str]:
        axis = self.layout["yaxis"]
        for value, words in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True):
            if axis.get("showgrid"):
                down = f"{self.y(value):.1f}"
                zero = " zero" if axis.get("zeroline") and not value else ""
                yield f'<line class="grid{zero}" x1="0" x2="100%" y1="{down}" y2="{down}"/>'
            yield _text("-6", self.y(value), words, text_anchor="end")
        axis = self.layout["xaxis"]
        for value, words in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True):
            if axis.get("showgrid"):
                across = f"{self.x(value):.2f}%"
                yield f'<line class="grid" x1="{across}" x2="{across}" y1="0" y2="{self.height}"/>'
            long = axis.get("ticklen", 0) if axis.get("ticks") else 0
            if long:
                across = f'x1="{self.x(value):.2f}%" x2="{self.x(value):.2f}%"'
                yield f'<line class="grid zero" {across} y1="{self.height}" y2="{self.height + long}"/>'
            yield _text(f"{self.x(value):.2f}%", self.height + 12 + long, words, text_anchor="middle")

    def trace(self, trace: dict[str, Any]) -> Iterator[str]:
        if trace["type"] == "bar":
            yield from self._bars(trace)
        elif trace["mode"] in ("lines", "lines+markers"):
            yield from self._line(trace)
            yield from self._markers(trace) if trace["mode"] == "lines+markers" else ()
        elif trace["mode"] == "text":
            yield from self._words(trace)
        else:
            yield from self._markers(trace)

    def _words(self, trace: dict[str, Any]) -> Iterator[str]:
        """Words beside points, edged in the ground's colour, so that no line crosses them."""
        places = _each(trace.get("textposition", "middle right"), len(trace["x"]))
        for x, y, words, place in zip(trace["x"], trace["y"], trace["text"], places, strict=True):
            aside, anchor, down = SIDES[place]
            yield _text(
                f"{self.x(x):.2f}%",
                self.y(y) + down,
                words.strip(),
                dx=aside,
                **{"class": "over", "text_anchor": anchor},
            )

    def _bars(self, trace: dict[str, Any]) -> Iterator[str]:
        thick = trace["width"] * self.height / (self.high - self.low)
        starts = trace.get("base") or [0.0] * len(trace["x"])
        marker = trace["marker"]
        edge = f' stroke="{marker["line"]["color"]}"' if "line" in marker else ""
        said = trace.get("customdata", [""] * len(trace["x"]))
        places = zip(trace["x"], trace["y"], starts, marker["color"], trace["text"], said, strict=True)
        for x, y, base, colour, words, spoken in places:
            start, end, middle = self.x(base), max(self.x(base + x), 0.0), self.y(y)
            yield (
                f'<rect x="{f"{start:.2f}%" if start else 0}" y="{middle - thick / 2:.1f}" '
                f'width="{end - start:.2f}%" height="{thick:.1f}" fill="{colour}"{edge}>'
                f"{_title(spoken)}</rect>"
            )
            if words:
                yield _text(f"{end:.2f}%", middle, words, dx=3)

    def _line(self, trace: dict[str, Any]) -> Iterator[str]:
        line = trace["line"]
        style = f'stroke="{line["color"]}" stroke-width="{line["width"]}"'
        if "dash" in line:
            style += f' stroke-dasharray="{line["dash"].replace("px", "")}"'
        said = trace.get("customdata", [])
        runs: list[list[tuple[str, str]]] = [[]]
        for x, y, words in zip_longest(trace["x"], trace["y"], said, fillvalue=""):
            if y is None:
                runs.append([])
            else:
                runs[-1].append((f"{self.x(x) * 10:.0f},{self.y(y):.1f}", words))
        if "fill" in trace:
            points = " ".join(point for point, _ in runs[0])
            yield self._stretched(f'<polygon points="{points}" fill="{trace["fillcolor"]}"/>')
            return
        paths = "".join(
            f'<polyline points="{" ".join(point for point, _ in run)}" '
            f'vector-effect="non-scaling-stroke" {style}{_point_words(run)}/>'
            for run in runs
            if run
        )
        yield self._stretched(paths)

    def _stretched(self, paths: str) -> str:
        return (
            f'<svg viewBox="0 0 1000 {self.height}" preserveAspectRatio="none" width="100%" '
            f'height="{self.height}" fill="none">{paths}</svg>'
        )

    def _markers(self, trace: dict[str, Any]) -> Iterator[str]:
        marker, line, count = trace["marker"], trace["marker"]["line"], len(trace["x"])
        edges, fills, sizes = (
            _each(of, count) for of in (line.get("color"), marker.get("color"), marker["size"])
        )
        on_line = trace["mode"] == "lines+markers"  # there the line says it
        words = [""] * count if on_line else trace.get("customdata", [""] * count)
        for x, y, colour, inside, size, said in zip(
            trace["x"], trace["y"], edges, fills, sizes, words, strict=True
        ):
            if y is None or not size:
                continue
            across, down = f"{self.x(x):.2f}%", self.y(y)
            if marker["symbol"] == "line-ns":
                half = size / 2
                yield (
                    f'<line x1="{across}" x2="{across}" y1="{down - half:.1f}" y2="{down + half:.1f}" '
                    f'class="tick" stroke-width="{line["width"]}">{_title(said)}</line>'
                )
            else:
                yield (
                    f'<circle cx="{across}" cy="{down:.1f}" r="{size / 2}" fill="{inside}" '
                    f'stroke="{colour}" stroke-width="{line["width"]}">{_title(said)}</circle>'
                )

    def notes(self) -> Iterator[str]:
        for note in self.layout.get("annotations", ()):
            anchor = {"left": "start", "right": "end", "center": "middle"}[note["xanchor"]]
            x = note["x"] * 100 if note.get("xref") == "paper" else self.x(note["x"])
            y = (1 - note["y"]) * self.height if note.get("yref") == "paper" else self.y(note["y"])
            y -= note.get("yshift", 0) + (8 if note["yanchor"] == "bottom" else 0)
            font = note.get("font", {})
            yield _text(
                f"{x:.2f}%",
                y,
                note["text"],
                dx=note.get("xshift", 0),
                text_anchor=anchor,
                style=f"font-size:{font.get('size', 12.5)}px;fill:{font['color']}",
            )
