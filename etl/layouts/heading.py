"""What one heading of a table says: words, and the year and month that its column stands for."""

import re
from dataclasses import dataclass
from datetime import date

from etl.layouts import table_titles
from etl.model import Cell
from etl.parsing import periods

_YEAR = re.compile(r"(?:tahun\s*)?((?:19|20)\d\d)\s*(\*{0,2}\)?|r|p)\Z", re.IGNORECASE)
YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_MONTHS = {name.casefold(): number for number, name in enumerate(periods.MONTHS, 1)}
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b", re.IGNORECASE)
_YEARLY = ("tahun", "tahunan")
_AROUND_MONTHS = ("", "bulan", "keadaan", "posisi", "sakernas", "tahun")


@dataclass(frozen=True)
class Heading:
    """`words` without the year and the month, empty where it says nothing else; `shown` as it stands."""

    words: str
    year: int | None = None
    month: int | None = None
    provisional: bool = False
    shown: str = ""
    doubt: str = ""  # why it names no month though it seems to: a day that does not exist

    @property
    def is_period(self) -> bool:
        return not self.words

    @staticmethod
    def of(cell: Cell) -> "Heading":
        """2023, 2023*, Agustus, Agustus 2023, Tahunan, Bekerja 2023, a date; anything else is words."""
        if isinstance(cell, date):
            return Heading("", cell.year, cell.month, shown=periods.name(cell))
        text = " ".join(str(cell).split())
        if found := _YEAR.match(text):
            mark = found[2].casefold()
            return Heading("", int(found[1]), None, bool(mark) and mark != "r", found[1])
        if table_titles.plain(text) in _YEARLY:
            return Heading("", None, 12, shown=text)
        try:
            if (period := _month_and_year(text)) is not None:
                return Heading("", period.year, period.month, "*" in text, text)
        except periods.NotAPeriod as error:
            return Heading(text, shown=text, doubt=str(error))
        spaced = " ".join(text.replace("_", " ").split())  # jumlah_penduduk_miskin_2022
        years, months = set(YEARS.findall(spaced)), {word.casefold() for word in _MONTH.findall(spaced)}
        if len(years) > 1 or len(months) > 1 or not (years or months):
            return Heading(text, shown=text)
        words = _MONTH.sub(" ", YEARS.sub(" ", spaced))
        words = "" if table_titles.plain(words) in _AROUND_MONTHS else " ".join(words.split())
        year = int(years.pop()) if years else None
        return Heading(words, year, _MONTHS[months.pop()] if months else None, "*" in text, text)


def _month_and_year(text: str) -> date | None:
    """The month of a text that says nothing else: Agt 2023, 2023-08. Raises NotAPeriod."""
    found = {mention.period for mention in periods.find(text)}
    return found.pop() if len(found) == 1 and not table_titles.plain(periods.without(text)) else None
