"""HTML tables: figures right-aligned, headings that sort by link, rows that fold on a phone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.rendering.elements import Element, html, markup
from dashboards.rendering.language import missing
from dashboards.request.context import Context

FEW, SHORT = 6, 20  # columns and rows of a table that may stay one on a phone
PHONE = 46  # characters side by side in a card of 390 px


@dataclass(frozen=True)
class Column:
    """`cell` makes what stands in it, `order` what it sorts by (none: it does not sort).

    On a phone, where a row folds, what is `head` stands first and needs no label.
    """

    key: str
    title: str
    cell: Callable[[Any], Any]
    order: Callable[[Any], Any] | None = None
    numeric: bool = True
    wide_only: bool = False
    head: bool = False
    drawn: Any = None  # what stands in the heading in place of the title


def sorted_rows(rows: Sequence[Any], columns: Sequence[Column], key: str, *, descending: bool) -> list[Any]:
    """Rows in the order of a column; unknown ones last either way."""
    order = next((column.order for column in columns if column.key == key), None)
    if order is None:
        return list(rows)
    known = [row for row in rows if not missing(order(row))]
    rest = [row for row in rows if missing(order(row))]
    return sorted(known, key=order, reverse=descending) + rest


def table(
    context: Context,
    columns: Sequence[Column],
    rows: Sequence[Any],
    *,
    caption: str,
    path: str = "",
    keep: Sequence[str] = (),
    row_class: Callable[[Any], str] = lambda row: "",  # noqa: ARG005
) -> Element:
    """The table.

    With `path` its headings are links that sort (words `urut` and `arah` of the address); `keep` names the
    page's own words that these links carry along.
    """
    heads = [_head(context, column, path, keep) for column in columns]
    cells = [[column.cell(row) for column in columns] for row in rows]
    body = [
        html.Tr(
            [
                html.Td(cell, className=_classes(column), **{"data-label": column.title})
                for column, cell in zip(columns, line, strict=True)
            ],
            className=row_class(row),
        )
        for row, line in zip(rows, cells, strict=True)
    ]
    sorts = {"data-label": context.language.text("Urutkan")} if path else {}
    return html.Table(
        [html.Caption(caption), html.Thead(html.Tr(heads, **sorts)), html.Tbody(body)],
        className="table narrow" if _narrow(columns, cells) else "table",
    )


def _classes(column: Column) -> str:
    chosen = {"n": column.numeric, "wide-only": column.wide_only, "head": column.head}
    return " ".join(name for name, so in chosen.items() if so)


def _narrow(columns: Sequence[Column], cells: Sequence[Sequence[Any]]) -> bool:
    """Whether a phone can show it as a table: by the longest line of each column, in characters."""
    if len(columns) > FEW or len(cells) > SHORT:
        return False
    width = 0
    for place, column in enumerate(columns):
        words = [len(word) for word in column.title.split()]
        width += max([*words, *(len(markup(line[place]).striptags()) for line in cells)], default=0) + 1
        if width > PHONE:
            return False
    return True


def _head(context: Context, column: Column, path: str, keep: Sequence[str]) -> Element:
    name = _classes(column)
    if not path or column.order is None:
        return html.Th(column.title, scope="col", className=name)
    selection = context.selection
    chosen, down = selection.get("urut"), selection.get("arah") == "turun"
    active = chosen == column.key
    own = {key: selection.get(key) for key in keep}
    href = selection.href(path, **own, urut=column.key, arah="turun" if not (active and down) else "naik")
    arrow = ("▼" if down else "▲") if active else ""
    sort = {"aria-sort": "descending" if down else "ascending"} if active else {}
    return html.Th(
        html.A(
            [column.drawn or column.title, html.Span(arrow, className="arrow", **{"aria-hidden": "true"})],
            href=href,
        ),
        scope="col",
        className=name,
        **sort,
    )
