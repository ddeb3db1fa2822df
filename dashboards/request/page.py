"""What a page is: a path, a name, a function of a context that returns what to show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.rendering.dataset import Table
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context


@dataclass(frozen=True)
class View:
    """One page: its title, its headline and its parts. `status` is the HTTP status."""

    title: str
    headline: Headline
    body: list[Any]
    status: int = 200
    filters: tuple[str, ...] = ("edisi", "periode", "skema", "kares", "metrik")
    carries: tuple[str, ...] = ()  # the page's own words that the filter bar passes on
    real: bool = False  # shows published figures only, whichever edition is chosen
    real_rows: bool = False  # its rows are published figures, though its chart lays other lines beside them
    tables: Callable[[], Sequence[Table]] | None = None  # its rows, for files; the first is its main one
    pictures: Callable[[], Sequence[Any]] | None = None  # charts that are not on the page, for files
    switch: bool = False  # the segments are a switch on the page: nothing above it need name the metric

    @property
    def rows_are_real(self) -> bool:
        """Whether its tables hold published figures only, whichever edition is chosen."""
        return self.real or self.real_rows


Layout = Callable[..., View]


@dataclass(frozen=True)
class Page:
    """`path` may end in <name>: that part of the address is given to `layout` under this name."""

    path: str
    label: Callable[[Context], str]
    layout: Layout
    words: tuple[str, ...] = ()  # of the address that only this page knows
    listed: bool = True  # in the navigation; others are led to from a figure
    kept: bool = True  # what was made of an address is remembered; not where there is no end of addresses

    def match(self, path: str) -> dict[str, str] | None:
        """What the variable part of the path holds, {} where there is none, None if it is another page."""
        fixed, _, rest = self.path.partition("<")
        if not rest:
            return {} if path.rstrip("/") == fixed.rstrip("/") else None
        value = path.removeprefix(fixed).rstrip("/")
        return {rest.rstrip(">"): value} if path.startswith(fixed) and value and "/" not in value else None
