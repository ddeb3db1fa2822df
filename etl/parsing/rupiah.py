"""Amounts of money in cells."""

import re

from etl.model import Cell
from etl.parsing import numbers

AMOUNT = re.compile(r"(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,0{1,2}|,-)?")
MOST_RUPIAH = 10**14  # three times what the province spends in a year


def rupiah(cell: Cell) -> int | None:
    """An amount of money: 75600000, 75.600.000, Rp 75.600.000,00. Raises NumberError."""
    if numbers.is_none(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell).is_integer():
        amount = int(cell)
    elif found := AMOUNT.fullmatch(numbers.one_width(str(cell)).strip().lower()):
        amount = int(found[1].replace(".", ""))
    else:
        raise numbers.NumberError(f"bukan rupiah: {str(cell).strip()!r}; tulis misalnya 75.600.000")
    if not 0 <= amount <= MOST_RUPIAH:
        raise numbers.NumberError(
            f"rupiah dari 0 sampai {numbers.written(MOST_RUPIAH)}, tertulis {numbers.written(amount)[:40]}"
        )
    return amount
