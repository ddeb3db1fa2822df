"""What commands tell of loads and editions under embargo: how many, unless preview is asked for."""

from typing import Any

PREVIEW = "yang berwenang mengulang perintah ini dengan PANTAU_PREVIEW=true"


def visible_rows(rows: list[dict[Any, Any]], what: str) -> tuple[list[dict[Any, Any]], list[str]]:
    """The loads or editions that may be listed here, and the line that says how many may not.

    Those under embargo, unless preview is asked for; no line where there are none.
    """
    from data.settings import Settings

    seen = [row for row in rows if Settings().preview or not under_embargo(row)]
    hidden = len(rows) - len(seen)
    return seen, [f"{hidden} {what} di bawah embargo tidak ditampilkan; {PREVIEW}."] if hidden else []


def under_embargo(row: dict[Any, Any]) -> bool:
    """Whether a load or an edition is under embargo now."""
    from data.repository import visibility

    return visibility.under_embargo(row["embargo_until"])
