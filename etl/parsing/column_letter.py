"""Columns as spreadsheets call them."""


def letter(index: int) -> str:
    """A, B, ..., Z, AA, ... of a column counted from 0."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text
