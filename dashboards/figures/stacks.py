"""What a whole is made of: one bar a row, its pieces end to end, on one scale of percent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.figures.plain import Figure, Trace, bar, figure, note, scatter
from dashboards.rendering.language import Language
from dashboards.rendering.theme import INK, LINE, PAPER

ROOM = 9.0  # percent of the scale from which a piece carries its own number


@dataclass(frozen=True)
class Piece:
    """So many percent of the whole; `ink` is the colour of the number inside."""

    share: float
    colour: str
    ink: str
    hover: str


@dataclass(frozen=True)
class Stack:
    """One row: its pieces from the left, and what should be reached, as a tick."""

    label: str
    pieces: Sequence[Piece]
    target: float | None = None


def stacks(items: Sequence[Stack], *, label_width: int, source: str, mark: str, language: Language) -> Figure:
    """Rows from top to bottom in the order given; the scale ends at 100 %, or where the longest does."""
    count, row, bottom = len(items), 38, 44
    most = max([100.0, *(sum(piece.share for piece in item.pieces) for item in items)])
    places = [float(count - at) for at in range(count)]
    rows = list(zip(items, places, strict=True))
    traces: list[Any] = [
        _layer([(item, y) for item, y in rows if depth < len(item.pieces)], depth)
        for depth in range(max((len(item.pieces) for item in items), default=0))
    ]
    ticks = [(item.target, y) for item, y in rows if item.target is not None]
    if ticks:
        traces.append(_ticks(ticks, size=row * 0.8))
    values = [0.0, 25.0, 50.0, 75.0, 100.0]
    return figure(
        traces,
        height=count * row + bottom + 4,
        margin=(label_width, 30, 4, bottom),
        x={
            "range": [0, most],
            "tickvals": values,
            "ticktext": [language.percent(value, 0) for value in values],
            "showgrid": True,
            "gridcolor": LINE,
        },
        y={"range": [0.5, count + 0.5], "tickvals": places, "ticktext": [item.label for item in items]},
        barmode="overlay",
        annotations=[
            *(words for item, y in rows for words in _numbers(item, y, most, language)),
            note(source, mark=mark, bottom=bottom),
        ],
    )


def _layer(rows: list[tuple[Stack, float]], depth: int) -> Trace:
    """The pieces at one depth of every row that has so many."""
    return bar(
        x=[item.pieces[depth].share for item, _ in rows],
        y=[y for _, y in rows],
        base=[sum(piece.share for piece in item.pieces[:depth]) for item, _ in rows],
        orientation="h",
        width=0.66,
        marker={
            "color": [item.pieces[depth].colour for item, _ in rows],
            "line": {"color": PAPER, "width": 1},
        },
        text=[""] * len(rows),
        customdata=[item.pieces[depth].hover for item, _ in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _ticks(ticks: list[tuple[float, float]], *, size: float) -> Trace:
    return scatter(
        x=[x for x, _ in ticks],
        y=[y for _, y in ticks],
        mode="markers",
        marker={"symbol": "line-ns", "size": size, "line": {"width": 2.5, "color": INK}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _numbers(item: Stack, y: float, most: float, language: Language) -> list[dict[str, Any]]:
    found, start = [], 0.0
    for piece in item.pieces:
        if piece.share / most * 100 >= ROOM:
            found.append(
                {
                    "text": language.number(piece.share),
                    "xref": "x",
                    "x": start + piece.share / 2,
                    "xanchor": "center",
                    "y": y,
                    "yanchor": "middle",
                    "showarrow": False,
                    "font": {"color": piece.ink, "size": 12},
                }
            )
        start += piece.share
    return found
