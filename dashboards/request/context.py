"""Context: what a page is given, and the few ways it reads rows and names areas."""

from collections import Counter, namedtuple
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from dashboards.rendering.language import Language
from dashboards.request.other_basis import alone, hidden, is_other_basis
from dashboards.request.selection import Selection, schemes
from data.analysis import hierarchy
from data.dates import months_apart
from data.definitions.registry import AREA_LEVEL, PROVINCE, WHOLE_LEVEL, Metric, Registry, registry
from data.metrics.bases import view_basis
from data.metrics.contracts import MetricRow
from data.metrics.query import Query, periods, read
from data.metrics.rows import Rows
from data.provinces.definition import province
from data.repository.editions import Edition
from data.repository.store import Store

GAPS: dict[str, Any] = dict.fromkeys(("gap_points", "gap_people", "path_gap"))


def unjudged(row: MetricRow) -> MetricRow:
    """The row as pages read it: where potensi is zero or unknown, nobody is counted beyond a target."""
    return row if row.value is not None or row.gap_people is None else row._replace(**GAPS)


__all__ = ["COVERAGES", "PROVINCE", "Context", "rows_of", "simulation"]

T = TypeVar("T")
COVERAGES = ("coverage_pu", "coverage_bpu", "coverage_jakon", "coverage_total")


def rows_of(frame: pd.DataFrame) -> list[Any]:
    """The rows of a frame as named tuples, None where unknown."""
    row = namedtuple("Row", list(frame.columns))  # type: ignore[misc]
    columns = []
    for name in frame.columns:
        column = frame[name]
        values = column.to_numpy(dtype=object, copy=True)
        values[column.isna().to_numpy()] = None
        columns.append(values.tolist())
    return [row(*values) for values in zip(*columns, strict=True)]


def simulation(language: Language, edition: Edition | None) -> str:
    """What must be said wherever invented figures are shown; empty where they are real, or there are none."""
    return language.text("SIMULASI: semua angka rekaan.") if edition is not None and edition.simulated else ""


Month = dict[str, MetricRow]  # by area


class _Rows:
    """The rows of a metric as pages read them, by month and area; a month is made when it is asked for.

    `others`: by month and area those of another basis, with their figures, of the months that were made.
    """

    def __init__(self, store: Store, query: Query) -> None:
        self._rows = Rows(read(store, query))
        self._made: dict[date, Month] = {}
        self.others: dict[tuple[date, str], MetricRow] = {}

    def month(self, month: date) -> Month:
        """The rows of a month; none where there are none."""
        found = self._made.get(month)
        if found is None:
            found = self._made[month] = {row.area: self._shown(row) for row in self._rows.month(month)}
        return found

    @cached_property
    def months(self) -> dict[date, Month]:
        """Every month, the first first; made at once, which is less than one by one."""
        found: dict[date, Month] = {}
        for row in self._rows.whole():
            found.setdefault(row.period, {})[row.area] = self._shown(row)
        self._made = found
        return found

    def _shown(self, row: MetricRow) -> MetricRow:
        if not is_other_basis(row):
            return unjudged(row)
        self.others[row.period, row.area] = alone(row)
        return hidden(row)


@dataclass(frozen=True)
class Context:
    """The store, the selection and the language of one view."""

    store: Store
    selection: Selection

    @cached_property
    def language(self) -> Language:
        """The language of the view."""
        return Language(self.selection.language)

    @cached_property
    def registry(self) -> Registry:
        """The definitions of metrics, segments and the other words."""
        edition = self.selection.edition
        alone = edition is not None and not registry().collections[edition.collection].rolls_up
        return registry().of_printed() if alone else registry()

    @property
    def metric(self) -> Metric:
        """The chosen metric."""
        return registry().metrics[self.selection.metric]

    @property
    def simulated(self) -> bool:
        """Whether the figures of the chosen edition are invented."""
        return self.selection.edition is not None and self.selection.edition.simulated

    @property
    def mark(self) -> str:
        """What marks simulated figures; empty for real ones."""
        return self.language.text("SIMULASI") if self.simulated else ""

    @property
    def simulation(self) -> str:
        """The same as a sentence."""
        return simulation(self.language, self.selection.edition)

    def simulation_of(self, *, real_rows: bool) -> str:
        """The sentence of a page; one of published figures says that only our own lines are invented."""
        if real_rows and self.simulated:
            return self.language.text("SIMULASI: garis hitungan kami rekaan; angka terbitnya nyata.")
        return self.simulation

    @cached_property
    def months(self) -> list[date]:
        """The months of which the chosen edition has reports, the first first."""
        return periods(self.store, self.selection.edition) if self.selection.edition else []

    @property
    def spoken_months(self) -> str:
        """The months there are, for a message: 2026-01 sampai 2026-09.

        Each of them where some in between have no reports.
        """
        months = [f"{month:%Y-%m}" for month in self.months]
        whole = len(months) > months_apart(self.months[0], self.months[-1]) if months else True
        return f"{months[0]} sampai {months[-1]}" if months and whole else ", ".join(months)

    @cached_property
    def previous(self) -> date | None:
        """The previous report: the last month before the chosen one with the chosen metric of any area."""
        return next((row.previous_period for row in self.rows()), None)

    @cached_property
    def provisional_months(self) -> set[date]:
        """The months of which some figure is provisional."""
        edition = self.selection.edition
        if edition is None:
            return set()

        def make() -> set[date]:
            counts = self.store.counts(edition)
            return set(counts.loc[counts["provisional"].astype(bool), "period"])

        return self.store.remember(("provisional months", edition.slug), make)

    def remember(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """make() once for these choices, until the data change."""
        language = self.selection.defaults["bahasa"]  # which words an address leaves out
        return self.store.remember((*key, self.selection, language), make, brief=True)

    def remember_figures(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """The same of what no language and no word of a single page changes."""
        return self.store.remember((*key, self._figures), make, brief=True)

    @cached_property
    def _figures(self) -> Selection:
        return replace(self.selection, language="", extra=(), notices=())

    @property
    def empty(self) -> bool:
        """No edition, or an edition without a single figure."""
        return self.selection.edition is None or self.selection.period is None

    @cached_property
    def scheme_title(self) -> str | None:
        """The title of the chosen target scheme; None where none is chosen."""
        if self.selection.edition is None or self.selection.scheme is None:
            return None
        return str(schemes(self.store, self.selection.edition).loc[self.selection.scheme, "title"])

    def rows(
        self, *metrics: str, months: tuple[date, ...] | None = None, areas: tuple[str, ...] = ()
    ) -> list[MetricRow]:
        """MetricFrame rows: of the chosen metric, month and scheme unless said otherwise.

        `months` () for all of them. A kabkota of another basis than the view's has no figures in them;
        `seen` gives the row that has.
        """
        if self.empty:
            return []
        assert self.selection.period is not None
        wanted = (self.selection.period,) if months is None else months
        found: list[MetricRow] = []
        for known in map(self._read, metrics or (self.selection.metric,)):
            for own in map(known.month, wanted) if wanted else known.months.values():
                if len(areas) != 1:
                    found += own.values()
                elif areas[0] in own:
                    found.append(own[areas[0]])
        several = frozenset(areas) if len(areas) > 1 else ()
        return [row for row in found if row.area in several] if several else found

    def _read(self, metric: str) -> "_Rows":
        found = self._metrics_read.get(metric)
        if found is None:
            query = replace(self.selection.query(metric, months=()), basis=self.basis(metric))
            found = self.store.remember(("rows", query), lambda: _Rows(self.store, query))
            self._metrics_read[metric] = found
        return found

    @cached_property
    def _metrics_read(self) -> dict[str, "_Rows"]:
        """What this view has read already: some pages ask for the same rows a thousand times."""
        return {}

    def basis(self, metric: str | None = None) -> str | None:
        """The basis of this view of a metric; None where nobody has reported.

        The one asked for, else that of most areas that reported in the chosen month.
        """
        edition, period = self.selection.edition, self.selection.period
        if edition is None or period is None:
            return None
        known = registry().metrics[metric or self.selection.metric]
        return view_basis(self.store, edition, known, (period,), asked=self.selection.basis)

    def basis_label(self, keys: str) -> str:
        """A basis in words; of a sum of segments that were counted differently all of them: NIK + BPS."""
        bases = registry().bases
        return " + ".join(bases[key].label[self.language.code] for key in keys.split("+") if key in bases)

    def seen(self, row: MetricRow) -> MetricRow:
        """The row as it is shown by itself: that of an area of another basis has its figures here."""
        return self._read(row.metric).others.get((row.period, row.area), row) if is_other_basis(row) else row

    def facts(self, table: str, edition: Edition | None = None) -> list[Any]:
        """All rows of a table of facts, of the chosen edition unless another is given."""
        seen = edition or self.selection.edition
        if seen is None:
            return []
        return self.store.remember(
            ("fact rows", table, seen.slug), lambda: rows_of(self.store.facts(seen, table))
        )

    @property
    def loads(self) -> list[Any]:
        """The loads the chosen edition sees, newest first."""
        edition = self.selection.edition
        if edition is None:
            return []
        return self.store.remember(("load rows", edition.slug), lambda: rows_of(self.store.loads(edition)))

    @cached_property
    def published_edition(self) -> Edition | None:
        """The live edition of published figures, whichever edition is chosen."""
        return next((e for e in self.selection.editions if e.collection == "terbit" and e.live), None)

    @cached_property
    def areas(self) -> dict[str, Any]:
        """Every area by its code."""
        return self.store.remember(
            "area rows", lambda: {row.code: row for row in rows_of(self.store.areas().reset_index())}
        )

    @cached_property
    def kabkota(self) -> list[Any]:
        """Every kabupaten/kota."""
        return [area for area in self.areas.values() if area.level == AREA_LEVEL]

    @cached_property
    def _names(self) -> dict[str, str]:
        bare = Counter(area.name.split(" ", 1)[1] for area in self.kabkota)
        return {code: self._short_name(area, bare) for code, area in self.areas.items()}

    def _short_name(self, area: Any, bare: Counter[str]) -> str:
        _, _, rest = area.name.partition(" ")
        if area.kind == "kabupaten":
            return f"Kab. {rest}" if bare[rest] > 1 else rest
        if area.level == "karesidenan":
            return self.language.text("Eks-Kares. {name}", name=rest)
        if area.level == WHOLE_LEVEL:
            return str(area.short or rest or area.name)  # DI Yogyakarta, Indonesia
        if area.kind == "provinsi":
            return str(rest).replace("Daerah Istimewa ", "DI ").replace("Kepulauan ", "Kep. ")
        return str(area.name)

    def name(self, code: str) -> str:
        """Short and unmistakable: Demak, Kab. Semarang, Kota Semarang, Eks-Kares. Kedu, the province."""
        return self._names[code]

    def formal(self, code: str) -> str:
        """For headings and lists that mix kinds: Kab. Demak, Kota Semarang, the province."""
        if self.areas[code].level == AREA_LEVEL == "provinsi":
            return self.name(code)
        return self.full(code).replace("Kabupaten ", "Kab. ")

    def full(self, code: str) -> str:
        """The official name: Kabupaten Demak, Eks-Karesidenan Kedu, the word Provinsi before that one."""
        area, _ = self.areas[code], self.language.text
        name = area.name.partition(" ")[2]
        if area.kind == "provinsi":
            return _("Provinsi {name}", name=name)
        return _("Eks-Karesidenan {name}", name=name) if area.level == "karesidenan" else str(area.name)

    @cached_property
    def residencies(self) -> list[str]:
        """The codes of the eks-karesidenan; none where the province has none."""
        return [area.code for area in self.areas.values() if area.level == "karesidenan"]

    @property
    def wholes(self) -> str:
        """What is made of areas here, as sentences begin: province and residencies, or the nation."""
        _ = self.language.text
        if province().is_national:
            return province().name
        return _("Provinsi") if self.areas and not self.residencies else _("Provinsi dan eks-karesidenan")

    @property
    def wholes_within(self) -> str:
        """The same within a sentence."""
        _ = self.language.text
        if province().is_national:
            return province().name
        return _("provinsi") if self.areas and not self.residencies else _("provinsi dan eks-karesidenan")

    @property
    def whole_word(self) -> str:
        """What all areas make up, within a sentence: the province, or Indonesia."""
        return province().name if province().is_national else self.language.text("provinsi")

    @property
    def areas_word(self) -> str:
        """What the areas are called, within a sentence: kabupaten/kota, or provinsi."""
        return province().areas_word_en if self.language.code == "en" else province().areas_word

    @property
    def areas_title(self) -> str:
        """The same as a title begins."""
        return self.areas_word[:1].upper() + self.areas_word[1:]

    def inside(self, code: str) -> bool:
        """Whether a kabupaten/kota lies in the chosen eks-karesidenan."""
        return self.selection.residency is None or self.is_within(code, self.selection.residency)

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return {code: area.parent for code, area in self.areas.items()}

    @cached_property
    def _kabkota_below(self) -> dict[str, list[str]]:
        def make() -> dict[str, list[str]]:
            levels = {code: area.level for code, area in self.areas.items()}
            return hierarchy.kabkota_below(levels, self._parents)

        return self.store.remember("kabkota below", make)

    def is_within(self, code: str, whole: str) -> bool:
        """Whether an area is `whole` or lies in it."""
        return whole in self._lineages.get(code, ())

    @cached_property
    def _lineages(self) -> dict[str, frozenset[str]]:
        return self.store.remember("lineages", lambda: hierarchy.lineages(self._parents))

    def kabkota_in(self, code: str) -> list[str]:
        """The codes of the kabupaten/kota an area is made of; of a kabupaten/kota itself."""
        return self._kabkota_below[code]

    @property
    def adds_up(self) -> bool:
        """Whether the figures of an area above are the sums of those below it."""
        edition = self.selection.edition
        assert edition is not None
        return self.registry.collections[edition.collection].rolls_up

    def members(self, code: str) -> list[str]:
        """The areas whose people an area's figure counts: itself, or those below where figures add up."""
        return self.kabkota_in(code) if self.adds_up else [code]
