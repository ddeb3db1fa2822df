"""The checks of etl.checks.plausibility on arrays.

Suspicious rows are found all at once, and only those are then checked by the very same functions, each given
the few counts it has to look at.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.counts.packed import Kind, Layer, ordinal, period
from data.definitions.registry import registry
from data.repository.counts import Current
from etl.checks import plausibility
from etl.checks.load_report import MOST, IssueCollector
from etl.checks.printed_totals import check_printed
from etl.checks.stored_facts import SEGMENT, beyond_participants, mixed, places_of
from etl.large_files.arrays import Ints
from etl.large_files.grid import FileGrid
from etl.model import Issue, Printed
from etl.parsing import periods
from etl.parsing.areas import Resolver

Found = tuple[Kind, Ints, Ints, Ints]  # a kind, and areas, months and values of counts


@dataclass
class Plausibility:
    """The warnings about a whole file that nothing refused, against the counts in force in its collection."""

    grid: FileGrid
    current: Current
    resolver: Resolver
    collector: IssueCollector

    def __post_init__(self) -> None:
        """Note the span of months that the file and the stored counts cover together."""
        first, last = self.grid.first, self.grid.first + self.grid.months - 1
        before = self.current.span() or (first, last)
        self.over = min(first, before[0]), max(last, before[1])
        self.shape = len(self.grid.vocabulary.codes), self.over[1] - self.over[0] + 1
        self._new = dict(self.grid.by_kind())

    def tell(self, printed: list[Printed]) -> None:
        """All of them, in the order of etl.checks.plausibility.plausibility."""
        self._parts()
        above, jumps, changed, revised = [], [], [], 0
        for kind in self._new:
            new, _, old = self.cells_of(kind)
            revised += int(((new >= 0) & (old >= 0) & (new != old)).sum())
            if kind.measure == plausibility.ACTIVE and not kind.programme:
                above.append(self._above(kind))
            if registry().measures[kind.measure].over_time == "stock":
                jumps.append(self._jumps(kind))
            if kind.measure == plausibility.ELIGIBLE and not kind.programme:
                changed.append(self._changed(kind))
        self._against("above", "melebihi_potensi", above, plausibility.above_eligible)
        self._against("jumps", "lonjakan", jumps, plausibility.jumps)
        self._against("changed", "potensi_berubah", changed, plausibility.eligible_changed)
        self.collector.add("basis", self._basis())
        self.collector.add("missing", self._missing())
        self.collector.add("revised", plausibility.revised(revised))
        self.collector.add("mixed", mixed(by_basis(self, self._new)))
        self._printed(printed)

    def cells_of(self, kind: Kind) -> tuple[Ints, Ints, Ints]:
        """Values of the file, their rows, and what stood before; -1 where there is none."""
        new, row = np.full(self.shape, -1, dtype=np.int64), np.zeros(self.shape, dtype=np.int64)
        if kind in self._new:
            layers, start = self._new[kind], self.grid.first - self.over[0]
            months = slice(start, start + self.grid.months)
            new[:, months] = np.where(layers.row > 0, layers.value, -1)
            row[:, months] = layers.row
        if kind in self.current.kinds:
            return new, row, self.current.layer(kind, self.grid.vocabulary.codes, self.over).value
        return new, row, Layer.empty(self.shape).value

    def _above(self, kind: Kind) -> "Suspects":
        new, row, _ = self.cells_of(kind)
        eligible = kind._replace(measure=plausibility.ELIGIBLE)
        known, source = _latest(self.both(eligible))
        at = np.nonzero((new >= 0) & (known >= 0) & (new > known))
        return Suspects(kind, at, new[at], row[at], (eligible, at[0], source[at], known[at]))

    def both(self, kind: Kind) -> Ints:
        """What will stand of a kind: the file's count, else the one before."""
        new, _, old = self.cells_of(kind)
        return np.where(new >= 0, new, old)

    def _jumps(self, kind: Kind) -> "Suspects":
        new, row, old = self.cells_of(kind)
        before, source = (_shifted(part) for part in _latest(np.where(new >= 0, new, old)))
        limit = np.maximum(plausibility.JUMP_PEOPLE, plausibility.JUMP_SHARE * before)
        far = (new >= 0) & _recent(source) & (np.abs(new - before) > limit)
        at = np.nonzero(far)
        return Suspects(kind, at, new[at], row[at], (kind, at[0], source[at], before[at]))

    def _basis(self) -> Iterator[Issue]:
        """Only what was counted in another way in the month before is looked at (see basis_changed)."""
        bases, frames, others = self.grid.vocabulary.bases, [], []
        for kind in self._new:
            if kind.measure not in (plausibility.ACTIVE, plausibility.ELIGIBLE) or kind.programme:
                continue
            both = {basis: self.both(kind._replace(basis=basis)) for basis in bases}
            _, any_source = _latest(np.max(list(both.values()), axis=0))
            _, own_source = _latest(both[kind.basis])
            new, row, _ = self.cells_of(kind)
            source = _shifted(any_source)
            at = np.nonzero((new >= 0) & _recent(source) & (source > _shifted(own_source)))
            frames.append(self.grid.frame(kind, at[0], at[1] + self.over[0], new[at], row[at]))
            for basis, value in both.items():
                for month in (source[at], at[1]):
                    there = value[at[0], month] >= 0
                    area, month = at[0][there], month[there]
                    one = kind._replace(basis=basis)
                    others.append(self.grid.frame(one, area, month + self.over[0], value[area, month]))
        frame = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
        if len(frame):
            frame = frame.sort_values("source_row", ignore_index=True)
            yield from plausibility.basis_changed(frame, pd.concat(others, ignore_index=True))

    def _changed(self, kind: Kind) -> "Suspects":
        new, row, old = self.cells_of(kind)
        known, source = _latest(np.where(new >= 0, new, old))
        known, source = _shifted(known), _shifted(source)
        year = (np.arange(self.shape[1]) + self.over[0]) // 12
        same = (source >= 0) & (year[np.maximum(source, 0)] == year)
        at = np.nonzero((new >= 0) & same & (known != new))
        return Suspects(kind, at, new[at], row[at], (kind, at[0], source[at], known[at]))

    def _against(self, stage: str, rule: str, found: "list[Suspects]", check: Callable[..., Any]) -> None:
        """The suspicious counts in the order of the file, held against the counts they are suspicious for."""
        found = [one for one in found if len(one.row)]
        if not found:
            return
        rows = np.sort(np.concatenate([one.row for one in found]))
        # One issue about an area's potensi for all its segments: so many counts make fewer issues.
        limit = MOST if rule != "potensi_berubah" else MOST * len(registry().segments)
        last = rows[min(limit, len(rows)) - 1]
        frames, others = [], []
        for one in found:
            keep = one.row <= last
            at, month = one.at[0][keep], one.at[1][keep] + self.over[0]
            frames.append(self.grid.frame(one.kind, at, month, one.value[keep], one.row[keep]))
            kind, area, source, value = one.against
            others.append(self.grid.frame(kind, area[keep], source[keep] + self.over[0], value[keep]))
        frame = pd.concat(frames, ignore_index=True).sort_values("source_row", ignore_index=True)
        self.collector.add(stage, check(frame, pd.concat(others, ignore_index=True), self.resolver))
        self.collector.beyond(rule, "warning", max(0, len(rows) - limit))

    def _parts(self) -> None:
        total = registry().segments["TOTAL"]
        frames: list[pd.DataFrame] = []
        for kind in [kind for kind in self._new if kind.segment == "TOTAL"]:
            whole, row, _ = self.cells_of(kind)
            parts = {
                part: self.cells_of(kind._replace(segment=part))
                for part in (*total.required, *total.optional)
            }
            required = [parts[part][0] for part in total.required]
            complete = (whole >= 0) & np.all([part >= 0 for part in required], axis=0)
            least = np.sum(required, axis=0)
            most = least + np.sum([np.maximum(parts[part][0], 0) for part in total.optional], axis=0)
            at = np.nonzero(complete & (whole != least) & (whole != most))
            for part, (value, rows, _) in {"TOTAL": (whole, row, row), **parts}.items():
                keep = value[at] >= 0
                area, month = at[0][keep], at[1][keep]
                where = (area, month)
                named = kind._replace(segment=part)
                frames.append(self.grid.frame(named, area, month + self.over[0], value[where], rows[where]))
        frames = [frame for frame in frames if len(frame)]
        if frames:
            self.collector.add(
                "parts", plausibility.parts(pd.concat(frames, ignore_index=True), self.resolver)
            )

    def cover(self, spells: pd.DataFrame) -> Iterator[Issue]:
        """Paid cover (rows of the table funding) against the active BPU participants of the file."""
        frames = []
        for kind in self._new if len(spells) else ():
            if (kind.segment, kind.measure, kind.programme) == (SEGMENT, plausibility.ACTIVE, ""):
                new, row, _ = self.cells_of(kind)
                at = np.nonzero(new >= 0)
                frames.append(self.grid.frame(kind, at[0], at[1] + self.over[0], new[at], row[at]))
        if frames:
            counts = pd.concat(frames).sort_values("source_row")
            places = places_of(counts)
            yield from beyond_participants(counts, spells, resolver=self.resolver, places=places)

    def _missing(self) -> Iterator[Issue]:
        there = np.zeros((self.shape[0], self.grid.months), dtype=bool)
        for layers in self._new.values():
            there |= layers.row > 0
        at, month = np.nonzero(there)
        kind = next(iter(self._new))
        yield from plausibility.missing(
            self.grid.frame(kind, at, month + self.grid.first, month), self.resolver
        )

    def _printed(self, printed: list[Printed]) -> None:
        @cache
        def counts(month: int, programme: str) -> pd.DataFrame:
            parts = []
            for kind, layers in self._new.items():
                if kind.programme == programme and 0 <= month - self.grid.first < self.grid.months:
                    at = np.flatnonzero(layers.row[:, month - self.grid.first])
                    column = layers.value[at, month - self.grid.first]
                    parts.append(self.grid.frame(kind, at, np.full(len(at), month), column))
            found = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
            return found if len(found) else some

        kind, layers = next(iter(self._new.items()))
        at, column = (axis[:1] for axis in np.nonzero(layers.row))
        some = self.grid.frame(kind, at, column + self.grid.first, layers.value[at, column])
        for one in printed:
            try:
                month = ordinal(periods.parse(one.period))
            except periods.PeriodError:
                month = -1
            self.collector.add(
                "printed", check_printed([one], counts(month, one.programme), resolver=self.resolver)
            )


@dataclass(frozen=True)
class Suspects:
    """Counts of one kind that need an issue, with the count that each is compared with."""

    kind: Kind
    at: tuple[NDArray[Any], ...]
    value: Ints
    row: Ints
    against: Found


def _latest(values: Ints) -> tuple[Ints, Ints]:
    """The last known value up to each month, and its place; -1 where there is none yet."""
    months = np.where(values >= 0, np.arange(values.shape[1]), -1)
    source = np.maximum.accumulate(months, axis=1)
    return np.where(source >= 0, np.take_along_axis(values, np.maximum(source, 0), axis=1), -1), source


def _recent(source: Ints) -> NDArray[np.bool_]:
    """Where the place of an earlier value is there, and no more than a year before."""
    return np.asarray((source >= 0) & (np.arange(source.shape[1]) - source <= plausibility.WITHIN))


def _shifted(values: Ints) -> Ints:
    """The values of the month before."""
    return np.pad(values[:, :-1], ((0, 0), (1, 0)), constant_values=-1)


def by_basis(found: Plausibility, kinds: Iterable[Kind]) -> dict[tuple[str, date], dict[str, set[str]]]:
    """The areas with active participants on each basis once the file is stored.

    By segment and month of the file; only where there is more than one basis.
    """
    words = found.grid.vocabulary
    codes = np.array(words.codes, dtype=object)
    found_bases: dict[tuple[str, date], dict[str, set[str]]] = {}
    active = [kind for kind in kinds if kind.measure == plausibility.ACTIVE and not kind.programme]
    for segment in dict.fromkeys(kind.segment for kind in active):
        own = [one for one in active if one.segment == segment]
        both = {basis: found.both(own[0]._replace(basis=basis)) >= 0 for basis in words.bases}
        known = np.any([found.cells_of(one)[0] >= 0 for one in own], axis=(0, 1))
        several = np.sum([there.any(axis=0) for there in both.values()], axis=0) > 1
        for month in np.flatnonzero(several & known):
            areas = {basis: set(codes[there[:, month]]) for basis, there in both.items()}
            found_bases[segment, period(int(month) + found.over[0])] = areas
    return found_bases
