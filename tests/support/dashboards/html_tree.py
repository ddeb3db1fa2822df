"""A page as its reader has it: HTML as a tree of elements, tables as rows, numbers as they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser
from typing import Any

from dashboards.rendering.elements import markup
from dashboards.rendering.status_icons import SHAPES, symbol
from dashboards.shell.render import render
from data.repository.store import Store

SIGNS = {f"#{symbol(sign)}": sign for sign in SHAPES}  # the shapes of statuses, read as what they mean
VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "line", "rect", "circle", "polyline"}


@dataclass
class Node:
    """One element: `all("li", "own")` finds below it, `text` is what a reader reads."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.walk()

    def all(self, tag: str = "", name: str = "") -> list["Node"]:
        return [
            node
            for node in self.walk()
            if tag in ("", node.tag) and (not name or name in node.attributes.get("class", "").split())
        ]

    def one(self, tag: str = "", name: str = "") -> "Node":
        found = self.all(tag, name)
        assert found, f"no <{tag or '*'} class={name!r}>"
        return found[0]

    @property
    def text(self) -> str:
        if self.tag == "style":
            return ""
        if self.tag == "use":
            return SIGNS.get(self.attributes["href"], "?")
        words = "".join(child if isinstance(child, str) else child.text for child in self.children)
        return " ".join(words.split())

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return [node.attributes.get("href", "") for node in self.all("a")]

    def cards(self, heading: str) -> list["Node"]:
        """The sections, also folded ones, whose heading begins with these words."""
        return [
            node
            for node in [*self.all("section"), *self.all("details", "folded")]
            if any(h.text.startswith(heading) for h in node.all("h2")) and not node.all("section")
        ]

    def card(self, heading: str) -> "Node":
        return next(iter(self.cards(heading)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(markup: str) -> Node:
    """HTML as a tree; an element that is not closed, or closed twice, fails."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.root


def page(store: Store, path: str, search: str = "") -> Node:
    """The whole page of an address, as the light view writes it."""
    return tree(markup(render(store, path, search).components))


def finding(tree: Node) -> str:
    """What a page opens with: its headline, and the sentence after it."""
    return " ".join(part.text for part in [tree.one("h1"), *tree.all("p", "after")])


def rows(table: Node) -> list[dict[str, str]]:
    """The body of a table: heading -> text of the cell."""
    heads = [re.sub(r"[▲▼]$", "", head.text) for head in table.one("thead").all("th")]
    assert len(set(heads)) == len(heads)
    return [
        dict(zip(heads, (cell.text for cell in line.all("td")), strict=True))
        for line in table.one("tbody").all("tr")
    ]


def number(value: Any, decimals: int = 0) -> str:
    """1234567.8 as Indonesian print has it, halves away from zero; unknown is an en dash."""
    if value is None:
        return "–"
    tenths = Decimal(f"{abs(float(value)):.11f}")
    whole, _, part = str(tenths.quantize(Decimal(10) ** -decimals, rounding=ROUND_HALF_UP)).partition(".")
    groups = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole)
    text = groups + ("," + part if part else "")
    return f"−{text}" if value < 0 and text.strip("0,") else text


def signed(value: Any, decimals: int = 0) -> str:
    text = number(value, decimals)
    return f"+{text}" if value is not None and value > 0 and text.strip("0,") else text
