"""Hidden rows and columns whose figures are read all the same: told, so that nobody is surprised."""

from collections.abc import Iterable, Iterator, Set

from etl.model import Finding, Sheet


def hidden_but_read(
    sheet: Sheet, rows: Set[int | None], columns: Iterable[tuple[int, str]]
) -> Iterator[Finding]:
    """A warning where rows (numbers from 1) or columns (index from 0, and what it is called) are hidden."""
    numbers = [number for number in sheet.hides.rows if number in rows]
    names = [name for index, name in columns if sheet.hides.has_column(index)]
    parts = [f"baris {', '.join(map(str, numbers))}"] if numbers else []
    parts += [f"kolom {'; '.join(names)}"] if names else []
    if parts:
        message = f"Tersembunyi tetapi berisi angka, jadi tetap dibaca: {' dan '.join(parts)}."
        yield Finding("baris_tersembunyi", "warning", message, sheet.name, numbers[0] if numbers else None)
