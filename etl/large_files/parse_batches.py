"""Batches of a long file into numbers: each distinct word is resolved once, each count in its place.

Rows in which anything is odd go through the very rules of the general way.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.counts.packed import APPROXIMATE, PROVISIONAL, ordinal, period
from data.definitions.registry import registry
from etl.checks.load_report import IssueCollector
from etl.large_files.arrays import NONE, ODD, Ints, Rows, Vocabulary, cell_of, counts
from etl.large_files.csv_batches import Batch, UnsuitedFileError
from etl.large_files.limits import Limits
from etl.large_files.months import Months
from etl.layouts.named_columns import Record
from etl.model import Issue, Options, Printed
from etl.parsing import cells_to_facts, numbers
from etl.parsing import vocabulary as known_words
from etl.parsing.areas import AreaError, Resolver
from etl.sources.lists import baku

SLICE = 2_000
MOST_ERRORS = 10_000  # of one file: then reading stops
MOST_ODD = 200_000
GIVEN = 1  # a relative standard error that can be read


class StoppedReadingError(Exception):
    """Too many errors to go on; the message says where."""


@dataclass
class Reader:
    """Reads batches, collecting issues; `printed`, `silent` and `rows_read` grow on the way."""

    vocabulary: Vocabulary
    resolver: Resolver
    options: Options
    collector: IssueCollector
    months: Months
    printed: list[Printed] = field(default_factory=list)
    silent: list[dict[str, Any]] = field(default_factory=list)
    asked: dict[tuple[str, str, str], int] = field(default_factory=dict)
    rows_read: int = 0
    rows_good: int = 0
    early: set[int] = field(default_factory=set)  # months that have not ended, and claim to be final
    _odd: int = 0
    _own: bool = False  # whether a row so far is of an area known here
    _limits: Limits = field(default_factory=Limits)
    _known: dict[Any, Any] = field(default_factory=dict)

    @cached_property
    def _districts(self) -> set[int]:
        """Their places among the codes of the vocabulary."""
        return {self.vocabulary.codes.index(code) for code in self.resolver.districts}

    def read(self, batch: Batch) -> Rows:
        """The counts of a batch. Raises StoppedReadingError, and UnreadableError for too much else."""
        self._limits.meet_words(batch)
        column = {name: self._words(batch, name, read) for name, read in self._readers().items()}
        area = self._areas(batch)
        if not self.rows_good and batch.size and (area == ODD).all() and not self.printed:
            raise UnsuitedFileError  # perhaps of another province: the general way says so in one sentence
        value = counts(batch.cells["nilai"])
        terms = [column[name] for name in ("segmen", "program", "ukuran", "basis", "presisi", "sementara")]
        understood = np.all([term != ODD for term in terms], axis=0) & (area != ODD)
        blank = self._blank(batch)
        eligible = self.vocabulary.measures.index("eligible_workers")
        error = (column["rse"] == ODD) | ((column["rse"] == GIVEN) & (column["ukuran"] != eligible))
        good = understood & (column["periode"] != ODD) & (value >= 0)
        slow = (~understood | (column["periode"] == ODD) | (value == ODD) | error) & ~blank
        self._limits.meet_blank(int(blank.sum()))
        self.rows_read += batch.size - int(blank.sum()) - int(slow.sum())
        self._silence(batch, understood, area, column=column, value=value)
        self._own = self._own or not self._districts.isdisjoint(area[good].tolist())
        self._slowly(batch, np.flatnonzero(slow), expected=int((good & slow).sum()))
        at = np.flatnonzero(good)
        self.rows_good += len(at)
        segment, programme, measure, basis = (term[at] for term in terms[:4])
        early = column["periode"][at] > ordinal(self.months.today + timedelta(days=1)) - 1
        self.early |= set(column["periode"][at][early & (terms[5][at] == 0)].tolist())
        flags = terms[4][at] * APPROXIMATE + (early | (terms[5][at] > 0)) * PROVISIONAL
        return Rows(
            kind=np.ravel_multi_index((segment, programme, measure, basis), self.vocabulary.shape),
            area=area[at],
            month=column["periode"][at],
            value=value[at],
            row=batch.first + at,
            flags=flags.astype(np.uint8),
            note=self._cells(batch, "catatan", at, lambda word: word.strip() or None),
            rse=self._cells(batch, "rse", at, baku.relative_error),
        )

    def _readers(self) -> dict[str, Callable[[str], int]]:
        """For each column of words: what a cell means as a number. ValueError and KeyError make it odd."""
        v = self.vocabulary
        segment = {key: place for place, key in enumerate(v.segments)}
        programme = {word: v.programmes.index(key) for word, key in baku.programmes().items()}
        measure = {word: v.measures.index(key) for word, key in baku.measures().items()}
        basis = {word: v.bases.index(key) for word, key in baku.bases().items()}
        approx = {"": 0, **{word: int(key == "approx") for word, key in baku.PRECISIONS.items()}}
        yes = {"": 0, **{word: int(key) for word, key in baku.YES_NO.items()}}
        basis[""] = v.bases.index("tak_disebut")

        def plain(known: dict[str, int]) -> Callable[[str], int]:
            return lambda word: known[word.strip().lower()]

        return {
            "periode": self.months.read,
            "segmen": lambda word: segment[known_words.segment(word.strip()) or ""],
            "program": plain(programme),
            "ukuran": plain(measure),
            "basis": plain(basis),
            "presisi": plain(approx),
            "sementara": plain(yes),
            "rse": lambda word: GIVEN if baku.relative_error(word if word.strip() else None) else 0,
        }

    def _words(self, batch: Batch, name: str, read: Callable[[str], int]) -> Ints:
        if name not in batch.words:
            return np.full(batch.size, read(""), dtype=np.int64)
        found = []
        for word in batch.words[name]:
            key = (name, word)
            if key not in self._known:
                try:
                    self._known[key] = read(word)
                except (ValueError, KeyError):
                    self._known[key] = ODD
            found.append(self._known[key])
        meant: Ints = np.array(found, dtype=np.int64)
        return np.asarray(meant[batch.codes[name]])

    def _areas(self, batch: Batch) -> Ints:
        """Positions of areas; one resolution for each pair of a code and a name.

        Rows of the province are odd where they are printed totals.
        """
        pair = [(batch.codes.get(n), batch.words.get(n, [""])) for n in ("kode_wilayah", "wilayah")]
        (code, codes), (name, names) = pair
        zero = np.zeros(batch.size, dtype=np.int64)
        key = (zero if code is None else code.astype(np.int64)) * len(names) + (
            zero if name is None else name
        )
        distinct, inverse = np.unique(key, return_inverse=True)
        found = [
            self._area(codes[pair // len(names)], names[pair % len(names)]) for pair in distinct.tolist()
        ]
        return np.array(found, dtype=np.int64)[inverse]

    def _area(self, code: str, name: str) -> int:
        if ("area", code, name) not in self._known:
            cells = {"area_code": cell_of(code), "area_name": cell_of(name)}
            place = ODD
            if not (self._adds_up and baku.is_province(cells)):
                try:
                    found = self.resolver.resolve(cells["area_code"], cells["area_name"])
                    place = self.vocabulary.codes.index(found)
                except AreaError:
                    pass
            self._known["area", code, name] = place
        return int(self._known["area", code, name])

    @property
    def _adds_up(self) -> bool:
        return registry().collections[self.options.collection].rolls_up

    def _blank(self, batch: Batch) -> NDArray[np.bool_]:
        blank = np.ones(batch.size, dtype=bool)
        for name, found in batch.words.items():
            blank &= np.array([not word.strip() for word in found])[batch.codes[name]]
            if not blank.any():
                return blank
        cells = batch.cells["nilai"]
        for place in np.flatnonzero(blank).tolist():
            blank[place] = not cells[place].strip()
        return blank

    def _cells(self, batch: Batch, name: str, at: Ints, read: Callable[[str], Any]) -> list[Any] | None:
        """What is stored of a column that is mostly empty; None where it is empty in all rows."""
        if name not in batch.words or not any(word.strip() for word in batch.words[name]):
            return None
        meant = []
        for word in batch.words[name]:
            try:
                meant.append(read(word) if word.strip() else None)
            except numbers.NumberError:
                meant.append(None)
        return [meant[code] for code in batch.codes[name][at].tolist()]

    def _silence(
        self, batch: Batch, understood: Ints, area: Ints, *, column: dict[str, Ints], value: Ints
    ) -> None:
        """Note which rows of active participants are empty (facts.not_reported)."""
        measure = self.vocabulary.measures.index("active_participants")
        active = understood & (column["ukuran"] == measure) & (column["program"] == 0)
        for number, segment in enumerate(self.vocabulary.segments):
            count = int((active & (column["segmen"] == number)).sum())
            if count:
                key = (segment, "", "nilai")
                self.asked[key] = self.asked.get(key, 0) + count
        for place in np.flatnonzero(active & (value == NONE)).tolist():
            self.silent.append(
                {
                    "segment": self.vocabulary.segments[column["segmen"][place]],
                    "area_code": self.vocabulary.codes[area[place]],
                    "area_name": batch.cell("wilayah", place) if "wilayah" in batch.words else None,
                    "sheet": None,
                    "source_row": batch.first + place,
                    "source_column": "nilai",
                }
            )
        if len(self.silent) > MOST_ODD:
            raise UnsuitedFileError

    def _slowly(self, batch: Batch, places: Ints, *, expected: int) -> None:
        self._odd += len(places)
        stored = 0
        for start in range(0, len(places), SLICE):
            stored += self._general(batch, places[start : start + SLICE].tolist())
            if self.collector.errors >= MOST_ERRORS:
                last = batch.first + int(places[min(start + SLICE, len(places)) - 1])
                raise StoppedReadingError(f"Pemeriksaan berhenti di baris {last}: terlalu banyak galat.")
        if stored != expected or self._odd - self.collector.errors > MOST_ODD:
            raise UnsuitedFileError

    def _general(self, batch: Batch, places: list[int]) -> int:
        """Some rows through the general rules; how many of them hold a count all the same."""
        issues: list[Issue] = []
        names = [*batch.words, *batch.cells]
        records = [
            Record(None, batch.first + at, {name: batch.cell(name, at) for name in names}, issues)
            for at in places
        ]
        tidy = baku.tidy_records(records, self.options, issues)
        self.rows_read += tidy.rows_read
        self.printed += tidy.printed
        worded = [replace(issue, message=cells_to_facts.sentence(issue.message)) for issue in issues]
        self.collector.add("words", worded)
        refused: list[Issue] = []
        frame = cells_to_facts.resolve_areas(tidy.frame, self.resolver, refused, own=self._own)
        if any(issue.rule == "domain_keliru" for issue in refused):
            raise UnsuitedFileError  # rows that are still to come may be of areas known here
        self.collector.add("areas", refused)
        cells: list[Issue] = []
        frame = cells_to_facts.read_counts(cells_to_facts.known_words(frame), cells, today=self.months.today)
        for stage, rule in (("months", "bulan_keliru"), ("counts", "angka_keliru")):
            self.collector.add(stage, [issue for issue in cells if issue.rule == rule])
        return len(frame)

    def not_reported(self) -> list[Issue]:
        """What the general way says of empty cells, once all batches are read."""
        return (
            cells_to_facts.not_reported(pd.DataFrame(self.silent, dtype=object), self.asked)
            if self.silent
            else []
        )

    def unfinished(self) -> list[Issue]:
        """What the general way says of months that have not ended, once all batches are read."""
        return [cells_to_facts.unfinished(period(month), self.months.today) for month in sorted(self.early)]
