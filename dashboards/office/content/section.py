"""Section: one thing to say, with its chart, its table and its sources; nothing here knows a format."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dashboards.components.common.table import Column
from dashboards.office.content.pictures import Picture
from dashboards.rendering.elements import Element
from dashboards.rendering.headline import Headline
from dashboards.rendering.safe_link import one_way
from dashboards.rendering.status_icons import is_icon, sign_of

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
PERCENT = re.compile(r"(?<=\d) %")


@dataclass(frozen=True)
class Series:
    """`colours` are those of the points where they differ.

    A series of `ticks` is drawn as dark dashes over the columns of the others, as bars under lying ones.
    Unknown values are None.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    colours: tuple[str, ...] = ()
    ticks: bool = False
    dashed: bool = False
    heavy: bool = False
    short: str = ""  # its name at the end of its line


@dataclass(frozen=True)
class Chart:
    """Columns, lying bars (many names), stacked ones (parts of a whole) or lines.

    `words` say what is seen to who does not see it.

    `legend` explains colours that mean a status: (colour, words); `days` are the categories as dates.
    """

    kind: Literal["column", "bar", "stacked", "line"]
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    words: str
    decimals: int = 0
    legend: tuple[tuple[str, str], ...] = ()
    days: tuple[date, ...] = ()
    top: float = 0.0  # the end of the value axis of lines that are named beside it: no legend


@dataclass(frozen=True)
class Cell:
    """`tone` is the status (of a figure or a duty) that colours it."""

    text: str
    tone: str = ""
    bold: bool = False

    @property
    def heavy(self) -> bool:
        """Whether it is written in bold: a status always is."""
        return self.bold or bool(self.tone)


@dataclass(frozen=True)
class Head:
    """The heading of a column of a grid; `numeric` columns are set to the right."""

    title: str
    numeric: bool = True


@dataclass(frozen=True)
class Grid:
    """`title` names the table; `wide` needs the whole width of a slide."""

    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: bool = False


@dataclass(frozen=True)
class Section:
    """`label` is its place in the agenda, `points` are sentences (** emphasises), `notes` say where from.

    An `appendix` is what a meeting looks up: it stands after everything else. A slide shows the `picture`
    where there is one; a document the chart and the table.
    """

    label: str
    headline: Headline
    notes: tuple[str, ...]
    chart: Chart | None = None
    grid: Grid | None = None
    points: tuple[str, ...] = ()
    appendix: bool = False
    picture: Picture | None = None


def words(part: Any) -> str:
    """What an element says, in one line: no tags, nothing that is for screen readers only."""
    return re.sub(r"[ \t\n]+", " ", "".join(_pieces(part))).strip()


def _pieces(part: Any) -> Iterable[str]:
    if isinstance(part, Element):
        name = str(part.properties.get("className", ""))
        if "unseen" not in name.split():
            yield from [sign_of(part), " "] if is_icon(part) else _pieces(part.children)
    elif isinstance(part, (list, tuple)):
        for child in part:
            yield from _pieces(child)
    elif part is not None:
        yield str(part)


def grid_of(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Any],
    *,
    tone: Callable[[Any], str] = lambda row: "",  # noqa: ARG005
    wide: bool = True,
) -> Grid:
    """The table a page shows, of these columns; `tone` colours the cells of the column `status`."""
    return Grid(
        title,
        tuple(Head(column.title, column.numeric) for column in columns),
        tuple(
            tuple(
                Cell(words(column.cell(row)) or "–", tone(row) if column.key == "status" else "")
                for column in columns
            )
            for row in rows
        ),
        wide,
    )


def clean(text: str) -> str:
    """Text that XML can hold: what others have typed may carry signs that it cannot.

    A percent sign stays on the line of its figure.
    """
    return PERCENT.sub("\u00a0%", UNPRINTABLE.sub(" ", one_way(text)))
