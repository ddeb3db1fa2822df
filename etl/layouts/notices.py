"""What of a file is not read, told in the same words whatever the format."""

from etl.model import Finding, Sheet


def sheet_left_out(sheet: Sheet, why: str) -> Finding:
    """A sheet that is hidden, or holds `why`: "tidak berisi ..."."""
    why = "tersembunyi" if sheet.hidden else why
    return Finding("lembar_dilewati", "info", f"Lembar {sheet.name} {why} dan tidak dibaca.", sheet.name)


def note_left_out(sheet: Sheet, row: int, text: str) -> Finding:
    """A text among the rows; `row` counts from 1."""
    message = f"Keterangan, tidak dibaca sebagai angka: {text[:200]}"
    return Finding("catatan_berkas", "info", message, sheet.name, row)
