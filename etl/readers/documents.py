"""JSON files: the document as it is, and its records as rows where it is a list of them."""

import json
import re
from collections import Counter
from typing import Any

from etl.model import Cell, Sheet
from etl.readers.limits import NO_TEXT, refuse_wide

_ESCAPED = re.compile(r"\\u(0000|d[89a-f])", re.IGNORECASE)  # what may be no text
LONGEST = 100  # digits of a number
RECORDS = ("data", "result", "results", "records")  # the keys under which portals deliver their rows


class NotJson(ValueError):
    """A text that begins like JSON and is none; the text says where it breaks, in Indonesian."""


def is_json(text: str) -> bool:
    """Whether a text begins as an object, or as a list of objects or lists."""
    start = text.lstrip()[:200]
    return start.startswith("{") or (start.startswith("[") and start[1:].lstrip()[:1] in ("{", "[", "]"))


def sheet(text: str) -> Sheet:
    """The document with its records as rows: row 1 the names of all their fields, row n + 1 record n. Fields
    that hold lists or objects are left out of the rows. Raises NotJson, and Unreadable where the rows would
    reach too far."""
    try:
        document = json.loads(text, parse_constant=_refuse, parse_int=_whole, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise NotJson(
            f"JSON rusak di baris {error.lineno}, kolom {error.colno}; unduh ulang berkasnya sampai selesai."
        ) from None
    except RecursionError:
        raise NotJson("JSON tidak dapat dibaca: bersarang terlalu dalam; unduh ulang berkasnya.") from None
    if _ESCAPED.search(text):
        _refuse_no_text(json.dumps(document, ensure_ascii=False))
    return Sheet(None, _rows(_records(document)), document=document)


def _refuse_no_text(whole: str) -> None:
    if "\\u0000" in whole or NO_TEXT.search(whole):
        raise NotJson("JSON berisi tanda yang bukan huruf (NUL atau setengah huruf); hapus dari sumbernya.")


def _refuse(constant: str) -> Any:
    raise NotJson(f"JSON berisi {constant}, yang bukan angka; minta sumbernya menulis null.")


def _whole(digits: str) -> int:
    if len(digits) > LONGEST:
        raise NotJson(f"JSON berisi angka {len(digits)} digit ({digits[:20]}...); periksa berkasnya.")
    return int(digits)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a name that stands twice nobody can say which value is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        raise NotJson(f"JSON menyebut {twice[:60]!r} dua kali dalam satu objek; hapus yang keliru.")
    return found


def _records(document: Any) -> list[dict[str, Any]]:
    """The rows of {"data": [...]}, also one deeper, or of a bare list."""
    found = document
    for _ in range(2):
        if isinstance(found, dict):
            found = next((found[key] for key in RECORDS if isinstance(found.get(key), list | dict)), None)
    if isinstance(found, list) and len(found) == 2 and isinstance(found[1], list):
        found = found[1]  # of BPS: [{"page": 1, "pages": 4}, [records]]
    if isinstance(found, list) and found and all(isinstance(record, dict) for record in found):
        return found
    return []


def _rows(records: list[dict[str, Any]]) -> list[list[Cell]]:
    if not records:
        return []
    names = list(dict.fromkeys(name for record in records for name in record))
    refuse_wide(len(records) + 1, len(names))  # before there is room for a cell of each name in each record
    return [list(names), *([_cell(record.get(name)) for name in names] for record in records)]


def _cell(value: Any) -> Cell:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, str):
        return value if value.strip() else None
    return value if isinstance(value, int | float | bool) else None
