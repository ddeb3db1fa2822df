"""Address: the page somebody asked for and the choices that it knows.

What is made of it is remembered by these, not by how they were written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from dashboards.pages import PAGES
from dashboards.request.context import Context
from dashboards.request.page import Page, View
from dashboards.request.selection import parse
from dashboards.shell.search_page import layout as found_layout
from data.repository.store import Store

T = TypeVar("T")
SEARCH = Page("/cari", lambda c: c.language.text("Cari"), found_layout, ("q",), listed=False, kept=False)
ADDRESSES = (*PAGES, SEARCH)


@dataclass(frozen=True)
class Address:
    """`page` is None where there is no such page; `values` is what the variable part of its path holds."""

    path: str
    page: Page | None
    values: dict[str, str]
    context: Context

    def view(self) -> View:
        """The page itself; only where there is one."""
        assert self.page is not None
        return self.page.layout(self.context, **self.values)

    def remember(self, kind: str, make: Callable[[], T]) -> T:
        """make() once; of an address that leads nowhere each time, for there is no end of them."""
        known = self.context.areas
        if self.page is None or not self.page.kept or any(code not in known for code in self.values.values()):
            return make()
        return self.context.remember((kind, self.path), make)


def address(
    store: Store, path: str, search: str, *, more: tuple[str, ...] = (), default_language: str = "id"
) -> Address:
    """`more` are words of the address that belong to no page."""
    path = path.rstrip("/") or "/"
    matched = ((page, page.match(path)) for page in ADDRESSES)
    page, values = next(((page, found) for page, found in matched if found is not None), (None, {}))
    words = (*page.words, *more) if page else more
    selection = parse(store, search, words=words, default_language=default_language)
    return Address(path, page, values, Context(store, selection))
