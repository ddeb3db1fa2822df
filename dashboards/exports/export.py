"""Exported: a page with everything a file needs that travels alone: its rows, edition, source, address."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from dashboards.components.common.provenance import notice
from dashboards.rendering.dataset import Table
from dashboards.request.context import Context, rows_of
from dashboards.request.page import View
from dashboards.shell.render import Address, address, view_of
from data.repository.editions import Edition
from data.repository.store import Store


@dataclass(frozen=True)
class Exported:
    """`tables` holds at least one; the first is the page's main one."""

    context: Context
    path: str
    view: View
    tables: tuple[Table, ...]

    @property
    def edition(self) -> Edition | None:
        """Where the rows come from: a page of published figures shows those whichever edition is chosen."""
        return self.context.published_edition if self.view.rows_are_real else self.context.selection.edition

    @property
    def simulated(self) -> bool:
        """Whether the figures are invented."""
        return self.edition is not None and self.edition.simulated

    @property
    def notice(self) -> str | None:
        """What must stand wherever figures are shown that are invented or not open yet."""
        return notice(self.context.language, self.edition)

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.view.title

    @property
    def address(self) -> str:
        """The page's own address, with every choice."""
        selection = self.context.selection
        return selection.href(self.path, **dict(selection.extra))

    @cached_property
    def file_name(self) -> str:
        """peringkat_coverage_bpu_2026-09_simulasi, without a form."""
        selection = self.context.selection
        parts = [self.path.strip("/").replace("/", "-") or "ringkasan"]
        if "metrik" in self.view.filters:
            parts.append(selection.metric)
        if selection.period and "periode" in self.view.filters:
            parts.append(f"{selection.period:%Y-%m}")
        return "_".join([*parts, *(["simulasi"] if self.simulated else [])])

    @cached_property
    def loads(self) -> list[Any]:
        """The loads the edition sees, newest first."""
        return [] if self.edition is None else rows_of(self.context.store.loads(self.edition))

    @cached_property
    def before(self) -> Context | None:
        """The same choices in the edition of the same collection before this one; None for the first."""
        own = self.edition
        if own is None or self.view.rows_are_real:
            return None
        fixed = [e for e in self.context.selection.editions if e.collection == own.collection and not e.live]
        if not own.live:
            fixed = [e for e in fixed if (e.cutoff_load or 0) < (own.cutoff_load or 0)]
        if not fixed:
            return None
        last = max(fixed, key=lambda edition: edition.cutoff_load or 0)
        return Context(self.context.store, replace(self.context.selection, edition=last))


def address_for_export(
    store: Store, path: str, search: str, *, more: tuple[str, ...] = (), default_language: str = "id"
) -> Address:
    """The address of a page that is to be taken along; the first page has a name there."""
    home = "/" if path.rstrip("/") == "/ringkasan" else path
    return address(store, home, search, more=more, default_language=default_language)


def of(place: Address) -> Exported | None:
    """The page of an address to take along; None where there is no such page, or it has no rows."""
    view = view_of(place)
    if view.status != 200 or view.tables is None:
        return None
    return Exported(place.context, place.path, view, tuple(view.tables()))


def exported(store: Store, path: str, search: str, *, default_language: str = "id") -> Exported | None:
    """The same of an address as it is written."""
    return of(address_for_export(store, path, search, default_language=default_language))
