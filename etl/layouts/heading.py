"""What one heading of a table says: words, and the year and month of its column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.provinces.definition import province
from etl.layouts import table_titles
from etl.layouts.table_titles import Meaning, UnclearTitleError
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
    """`words` without the year and the month, empty where it says nothing else; `shown` as it is written."""

    words: str
    year: int | None = None
    month: int | None = None
    provisional: bool = False
    shown: str = ""
    doubt: str = ""  # why it names no month though it seems to: a day that does not exist

    @property
    def is_period(self) -> bool:
        """Whether the heading names nothing but a time."""
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
        except periods.PeriodError as error:
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
    """The month of a text that says nothing else: Agt 2023, 2023-08. Raises PeriodError."""
    found = {mention.period for mention in periods.find(text)}
    return found.pop() if len(found) == 1 and not table_titles.plain(periods.without(text)) else None


# Words that change nothing, those of bilingual tables among them.
_EMPTY = re.compile(
    r"\b(jumlah|total|banyaknya|nilai|penduduk|orang|jiwa|ribu|ribuan|000|yang|terbuka|menurut|di|provinsi|"
    rf"{province().name_pattern}|kabupaten|kota|population|people|persons?|thousands?|rb|x|juta|jutaan|jt|millions?|x?1000|number|of|working|employed|employment|"
    r"unemployed|unemployment|open|economically|active|labou?r force|poor|\d)\b"
)
_OF_AGE = re.compile(r"\b(ber)?(umur|usia)? ?15( tahun)?( ke ?atas)?\b")
_OUTSIDE = "bukan angkatan kerja"
_PHRASES = {
    "bekerja": "employed_people",
    "angkatan kerja bekerja": "employed_people",
    "pengangguran": "unemployed_people",
    "penganggur": "unemployed_people",
    "angkatan kerja pengangguran": "unemployed_people",
    "angkatan kerja": "labour_force",
    "usia kerja": "working_age_people",
    "miskin": "poor_people",
}


def meanings(
    columns: Sequence[Sequence[str]], title: str, *, declared: str | None = None, how: str = table_titles.HOW
) -> list[Meaning | None]:
    """What each column counts by its headings.

    Where these only say "all", by the title, or by the word that is `declared`. Raises UnclearTitleError for
    titles about some people only, or about shares.
    """
    measures = [measure_of(heads) for heads in columns]
    whole = [means_all(heads) for heads in columns]
    rates = any(is_rate(heads) for heads in columns)
    parted = [not all_ and not is_rate(heads) for all_, heads in zip(whole, columns, strict=True)]
    grouped = any(whole) and any(parted)
    table_titles.refuse_some_people(title, grouped=grouped)
    if declared:
        everybody: Meaning | None = table_titles.by_word(declared)
    elif {"labour_force", ""} <= set(measures):
        everybody = meaning("working_age_people")
        whole = [all_ or measure == "population" for all_, measure in zip(whole, measures, strict=True)]
    else:
        table_titles.refuse_rates(title, rates=rates)
        everybody = (
            table_titles.of_bps(_of_all(title, grouped=grouped, rates=rates), how=how) if any(whole) else None
        )
        if table_titles.counts_some(title):  # "Jumlah Penduduk" are then those of the title, or all: not sure
            measures = [None if measure == "population" else measure for measure in measures]
    return [
        everybody if all_ else meaning(measure) if measure else None
        for all_, measure in zip(whole, measures, strict=True)
    ]


def _of_all(title: str, *, grouped: bool, rates: bool) -> str:
    title = table_titles.before_groups(title) if grouped else title
    return table_titles.without_rates(title) if rates else title


def measure_of(heads: Sequence[str]) -> str | None:
    """The measure that the lowest heading names, "" for people outside the labour force.

    None where it names none, or where a heading above it is about a rate or of some people only. Raises
    UnclearTitleError for two.
    """
    words = [table_titles.plain(head) for head in heads]
    if any(_OUTSIDE in text for text in words):
        return ""
    if is_rate(heads) or any(table_titles.only_part(head) for head in heads):
        return None
    said = [text for text in words if not _means_all(text)]
    if not said:
        return None
    bare = " ".join(_EMPTY.sub(" ", _OF_AGE.sub(" ", said[-1])).split())
    if not bare:
        return "working_age_people" if _OF_AGE.search(said[-1]) else "population"
    if re.search(r"\b(dan|atau)\b", bare) and len(_named(bare)) > 1:
        raise UnclearTitleError(
            "ukuran_tak_jelas", f"kolom {heads[-1]!r} menyebut dua hal; unduh tabel yang memisahkan"
        )
    return _PHRASES.get(bare)


def _named(text: str) -> set[str]:
    return {measure for phrase, measure in _PHRASES.items() if re.search(rf"\b{phrase}\b", text)}


def is_rate(heads: Sequence[str]) -> bool:
    """Whether a column counts no people: percentages, rates, shares."""
    return any(table_titles.NOT_PEOPLE.search(table_titles.plain(head)) for head in heads)


def means_all(heads: Sequence[str]) -> bool:
    """Whether nothing is said but that these are all: no heading at all, Jumlah, Laki-laki + Perempuan."""
    return all(_means_all(table_titles.plain(head)) for head in heads)


def _means_all(text: str) -> bool:
    text = table_titles.with_sums(text)
    return not re.search(r"\bpenduduk\b", text) and not _EMPTY.sub(" ", text).strip()


def meaning(measure: str) -> Meaning:
    """The meaning of that measure of BPS."""
    return next(one for one in table_titles.BPS if one.measure == measure)
