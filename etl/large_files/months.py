"""The months of a big long file: each distinct cell is read once.

What only the whole column can say, or what --periode contradicts, is left to the general way.
"""

from dataclasses import dataclass, field
from datetime import date

from data.counts.packed import ordinal
from etl.large_files.csv_batches import UnsuitedFileError
from etl.model import Issue, Options
from etl.parsing import periods
from etl.parsing.day_order import MONTH_FIRST, Seen


@dataclass
class Months:
    """The column of months so far."""

    options: Options
    today: date
    _seen: Seen = field(default_factory=Seen)

    def read(self, word: str) -> int:
        """The month of a cell as an ordinal.

        Raises PeriodError; and UnsuitedFileError where a date has the month first, or where the month is
        another than --periode says.
        """
        self._seen.meet(word)
        if self._seen.month or (self.options.day_order == MONTH_FIRST and self._seen.either):
            raise UnsuitedFileError
        month = periods.parse(word, today=self.today)
        if self.options.period not in (None, month):
            raise UnsuitedFileError
        return ordinal(month)

    def issues(self, row: int) -> list[Issue]:
        """What the general way says of the order of day and month; `row` is that of the header."""
        issue = self._seen.issue("periode", self.options.day_order, (None, row))
        return [issue] if issue else []
