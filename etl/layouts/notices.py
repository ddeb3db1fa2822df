"""Issues about what is not read of a file, in the same words for every format."""

from collections.abc import Iterable, Iterator, Set

from etl.model import Issue, Sheet


def skipped_sheet(sheet: Sheet, why: str) -> Issue:
    """A sheet that is hidden, or holds `why`: "tidak berisi ..."."""
    why = "tersembunyi" if sheet.hidden else why
    return Issue("lembar_dilewati", "info", f"Lembar {sheet.name} {why} dan tidak dibaca.", sheet.name)


def skipped_note(sheet: Sheet, row: int, text: str) -> Issue:
    """A text among the rows; `row` counts from 1."""
    message = f"Keterangan, tidak dibaca sebagai angka: {text[:200]}"
    return Issue("catatan_berkas", "info", message, sheet.name, row)


def hidden_but_read(
    sheet: Sheet, rows: Set[int | None], columns: Iterable[tuple[int, str]]
) -> Iterator[Issue]:
    """A warning where rows (numbers from 1) or columns (index from 0, and what it is called) are hidden."""
    numbers = [number for number in sheet.hides.rows if number in rows]
    names = [name for index, name in columns if sheet.hides.has_column(index)]
    parts = [f"baris {', '.join(map(str, numbers))}"] if numbers else []
    parts += [f"kolom {'; '.join(names)}"] if names else []
    if parts:
        message = f"Tersembunyi tetapi berisi angka, jadi tetap dibaca: {' dan '.join(parts)}."
        yield Issue("baris_tersembunyi", "warning", message, sheet.name, numbers[0] if numbers else None)
