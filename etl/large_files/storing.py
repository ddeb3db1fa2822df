"""Batches of counts as columns of the table of observations."""

from typing import Any

import numpy as np

from data.counts.packed import period
from data.database.bulk_insert import Add
from etl.large_files.arrays import Ints, Rows, Vocabulary


class Store:
    """Adds them, each word of a column once."""

    def __init__(self, add: Add, vocabulary: Vocabulary) -> None:
        """`add` writes columns into the database, `vocabulary` says what the numbers in rows stand for."""
        self._add, self._shape = add, vocabulary.shape
        self._codes = np.array(vocabulary.codes, dtype=object)
        terms = (vocabulary.segments, vocabulary.programmes, vocabulary.measures, vocabulary.bases)
        self._terms = [np.array(words, dtype=object) for words in terms]

    def add(self, rows: Rows) -> None:
        """Write a batch of rows as observations."""
        segment, programme, measure, basis = np.unravel_index(rows.kind, self._shape)
        months, inverse = np.unique(rows.month, return_inverse=True)
        ends = np.array([*(period(int(month)) for month in months), None], dtype=object)
        columns: dict[str, Any] = {
            "area_code": _column(self._codes, rows.area),
            "period": _column(ends, inverse),
            "segment": _column(self._terms[0], segment),
            "programme": _column(self._terms[1], programme),
            "measure": _column(self._terms[2], measure),
            "basis": _column(self._terms[3], basis),
            "value": rows.value.tolist(),
            "precision": _column(np.array(["exact", "approx"], dtype=object), rows.flags & 1),
            "provisional": _column(np.array([False, True], dtype=object), rows.flags >> 1 & 1),
            "rse": rows.rse,
            "note": rows.note,
            "sheet": None,
            "source_row": rows.row.tolist(),
            "source_column": "nilai",
        }
        self._add(columns, len(rows.value))


def _column(words: Any, places: Ints) -> Any:
    """The words of a column, or the one word of all its rows."""
    if len(places) and (places == places[0]).all():
        return words[places[0]]
    return words[places].tolist()
