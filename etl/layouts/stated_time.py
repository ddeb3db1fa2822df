"""What a file says of the time of a figure, piece by piece: a year here, a month there. Pieces that differ
are refused; a year alone is December's, or the month of --periode within that year."""

from dataclasses import dataclass
from datetime import date

from etl.parsing import periods


class Contradiction(periods.NotAPeriod):
    """Two places of a file, or a file and --periode, name different months."""


@dataclass(frozen=True)
class Stated:
    """A year, a month, or both; `where` names the place that says so and what it says, for a message."""

    year: int | None = None
    month: int | None = None
    where: str = ""

    @staticmethod
    def of(period: date | None, where: str) -> "Stated":
        """A whole month; nothing of None."""
        return Stated(period.year, period.month, where) if period else Stated()

    def __bool__(self) -> bool:
        return self.year is not None or self.month is not None

    def joined(self, other: "Stated") -> "Stated":
        """Both together. Raises Contradiction where they differ."""
        for one, two in ((self.year, other.year), (self.month, other.month)):
            if one and two and one != two:
                raise Contradiction(f"{self.where}, sedangkan {other.where}; samakan dulu")
        where = " dan ".join(dict.fromkeys(one.where for one in (self, other) if one))
        return Stated(self.year or other.year, self.month or other.month, where)

    def period(self, told: date | None) -> date:
        """The last day of the month. `told` is --periode: it fills in what is missing; where it contradicts
        what is stated, that stands and etl.checks.period_option refuses it. Raises NotAPeriod for a month
        without a year."""
        if told and self.year in (None, told.year) and self.month in (None, told.month):
            return told
        if self.year is None:
            raise periods.NotAPeriod(f"{self.where or 'bulan kosong'}, tanpa tahun; tulis tahunnya")
        return periods.month_end(self.year, self.month or 12)
