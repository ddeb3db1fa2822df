"""Tables as CSV: RFC 4180, UTF-8, comma and decimal point, headings in the first line."""

import csv
import io
from datetime import date, datetime
from typing import Any

from dashboards.rendering.dataset import Table

RISKY = ("=", "+", "-", "@", "\t", "\r")


def delimited(table: Table) -> str:
    """The table as CSV; its first line names the columns. Unknown cells are empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    safe = [field.words for field in table.fields.values()]
    for row in table.rows:
        writer.writerow([written(value, words=words) for value, words in zip(row, safe, strict=True)])
    return out.getvalue()


def written(value: Any, *, words: bool) -> str:
    """A cell as text.

    Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers, also
    negative ones.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(value, date):
        return value.isoformat()
    text = repr(value) if isinstance(value, float) else str(value)
    return f"'{text}" if words and text.startswith(RISKY) else text
