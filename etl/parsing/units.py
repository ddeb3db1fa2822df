"""The unit a table states for its figures: people, or thousands of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from etl.model import Cell
from etl.parsing import numbers

_ONE_OR_TWO_DECIMALS = re.compile(
    r"(\d+|\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3})+(?=,)|\d{1,3}(?:,\d{3})+(?=\.))(?:[.,](\d{1,2}))?\Z"
)
_THREE_DECIMALS = re.compile(r"\d+[.,]\d{3}\Z|\d{1,3}([.,]\d{3})+\Z")
_THOUSANDS = re.compile(r"\b(ribu|ribuan|rb|x?1?000|thousands?)\b")
_MILLIONS = re.compile(r"\b(juta|jutaan|jt|millions?)\b")
LARGEST_DISTRICT = 10_000_000  # people: more than any kabupaten or kota of Indonesia has


PEOPLE = ("orang", "jiwa", "tenaga kerja", "pekerja", "peserta", "ribu orang", "ribu jiwa")
"""What a column of units may say."""


def rounding(values: Iterable[int]) -> int:
    """How far off a sum may be, of figures in thousands that were each rounded: half of their last place."""
    counts = list(values)
    place = next(place for place in (1000, 100, 10, 1) if all(count % place == 0 for count in counts))
    return place * len(counts) // 2


class AmbiguousUnitError(ValueError):
    """A cell in thousands that means two numbers; the text quotes it and says which, in Indonesian.

    `readings`: the people they are, for a person to choose; None: no figure.
    """

    def __init__(self, text: str, readings: tuple[int | None, ...] = ()) -> None:
        """Keep what it may mean beside the text."""
        super().__init__(text)
        self.readings = readings


class People(int):
    """People, whatever the unit of the table: a person said so of this cell."""


@dataclass(frozen=True)
class Unit:
    """People, or thousands of them: then a cell is read exactly, or not at all."""

    times: int = 1

    @staticmethod
    def of(title: str) -> "Unit":
        """The unit that a title states: millions, thousands, or single people."""
        if _MILLIONS.search(title):
            return Unit(1_000_000)
        return Unit(1000 if _THOUSANDS.search(title) else 1)

    def people(self, cell: Cell, *, of_district: bool = False) -> Cell:
        """Thousands as people.

        Raises AmbiguousUnitError for a cell with three decimals, which may as well be grouped, for millions,
        and for thousands that no district has (`of_district`): they are people already.
        """
        if self.times == 1 or isinstance(cell, People) or numbers.is_none(cell):
            return cell
        text = repr(cell) if isinstance(cell, float) else numbers.one_width(str(cell)).strip()
        if self.times > 1000:
            raise AmbiguousUnitError(f"tertulis {text} dalam jutaan, terlalu kasar; unduh jumlah orangnya")
        if found := _ONE_OR_TWO_DECIMALS.match(text):
            whole = Decimal(re.sub(r"[., ]", "", found[1]))
            people = int((whole + Decimal(f"0.{found[2] or 0}")) * self.times)
            if of_district and people > LARGEST_DISTRICT:
                raise AmbiguousUnitError(
                    f"tertulis {text} dalam ribuan, berarti {numbers.written(people)} orang, lebih dari "
                    "penduduk kabupaten atau kota mana pun; bila sudah jumlah orang, hapus kata ribu"
                )
            return people
        if _THREE_DECIMALS.match(text):
            digits = re.sub(r"[.,]", "", text)
            both = [people for people in (int(digits), 1000 * int(digits)) if people <= numbers.LARGEST]
            raise AmbiguousUnitError(
                f"tertulis {text} dalam ribuan: dapat berarti {_grouped(digits)} orang (tiga desimal) atau "
                f"{_grouped(digits)} ribu orang (titik ribuan), atau sudah jumlah orang; tulis dengan "
                "satu atau dua desimal, atau jumlah orangnya tanpa kata ribu",
                (*both, None),
            )
        raise AmbiguousUnitError(
            f"tertulis {text}, bukan angka dalam ribuan; tulis misalnya 186,1 atau jumlah orangnya"
        )


def _grouped(digits: str) -> str:
    return numbers.written(int(digits))
