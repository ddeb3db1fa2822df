"""Context: what a page is given, and the few ways it reads rows and names areas."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from dashboards.language import Language
from dashboards.selection import Selection, schemes
from data.query import periods, read
from data.registry import Metric, Registry, registry
from data.store import Store

PROVINCE = "33"
COVERAGES = ("coverage_pu", "coverage_bpu", "coverage_jakon", "coverage_total")


def rows_of(frame: pd.DataFrame) -> list[Any]:
    """The rows of a frame as named tuples, None where unknown."""
    plain = frame.astype(object).where(frame.notna(), None)
    return list(plain.itertuples(index=False, name="Row"))


def months_before(period: date, months: int) -> date:
    """The last day of the month so many months before."""
    then: date = (pd.Timestamp(period) - pd.offsets.MonthEnd(months)).date()
    return then


@dataclass(frozen=True)
class Context:
    """The store, the selection and the language of one view."""

    store: Store
    selection: Selection

    @cached_property
    def language(self) -> Language:
        return Language(self.selection.language)

    @property
    def registry(self) -> Registry:
        return registry()

    @property
    def metric(self) -> Metric:
        return registry().metrics[self.selection.metric]

    @property
    def simulated(self) -> bool:
        return self.selection.edition is not None and self.selection.edition.simulated

    @cached_property
    def months(self) -> list[date]:
        return periods(self.store, self.selection.edition) if self.selection.edition else []

    @property
    def empty(self) -> bool:
        """No edition, or an edition without a single figure."""
        return self.selection.edition is None or self.selection.period is None

    @cached_property
    def scheme_title(self) -> str | None:
        if self.selection.edition is None or self.selection.scheme is None:
            return None
        return str(schemes(self.store, self.selection.edition).loc[self.selection.scheme, "title"])

    def rows(
        self, *metrics: str, months: tuple[date, ...] | None = None, areas: tuple[str, ...] = ()
    ) -> list[Any]:
        """MetricFrame rows as named tuples: of the chosen metric, month and scheme unless said otherwise."""
        if self.empty:
            return []
        return rows_of(read(self.store, self.selection.query(*metrics, months=months, areas=areas)))

    def facts(self, table: str) -> list[Any]:
        if self.selection.edition is None:
            return []
        return rows_of(self.store.facts(self.selection.edition, table))

    @cached_property
    def areas(self) -> dict[str, Any]:
        frame = self.store.areas().reset_index()
        return {row.code: row for row in rows_of(frame)}

    @cached_property
    def kabkota(self) -> list[Any]:
        return [area for area in self.areas.values() if area.level == "kabkota"]

    @cached_property
    def _doubles(self) -> set[str]:
        bare = [area.name.split(" ", 1)[1] for area in self.kabkota]
        return {name for name in bare if bare.count(name) > 1}

    def name(self, code: str) -> str:
        """Short and unmistakable: Demak, Kab. Semarang, Kota Semarang, Eks-Kares. Kedu, Jawa Tengah."""
        area = self.areas[code]
        first, _, rest = area.name.partition(" ")
        if area.kind == "kabupaten":
            return f"Kab. {rest}" if rest in self._doubles else rest
        if area.level == "karesidenan":
            return f"Eks-Kares. {rest}"
        return rest if first == "Provinsi" else str(area.name)

    def formal(self, code: str) -> str:
        """For headings and lists that mix kinds: Kab. Demak, Kota Semarang, Provinsi Jawa Tengah."""
        return str(self.areas[code].name).replace("Kabupaten ", "Kab. ")

    def inside(self, code: str) -> bool:
        """Whether a kabupaten/kota lies in the chosen eks-karesidenan."""
        return self.selection.residency in (None, self.areas[code].parent)
