"""The letter to one area typeset: a PDF (PDF/UA-1) of the same paragraphs as the Word document."""

import re
from pathlib import Path
from typing import Any

from dashboards.office.content.section import Grid, clean
from dashboards.office.content.sources import foot, unheard
from dashboards.office.letters.body import Blank, Paragraph, body, numbered, signed
from dashboards.office.letters.content import Letter
from dashboards.office.letters.letterhead import Letterhead
from dashboards.rapor.pdf import typeset
from dashboards.request.context import Context
from data.dates import now

TEMPLATE = Path(__file__).parent / "surat.typ"


def typeset_letter(context: Context, said: Letter, head: Letterhead, number: str) -> bytes:
    """The bytes; places that the office's file leaves open are dotted lines."""
    content = {
        "title": clean(f"{said.subject}"),
        "mark": context.mark,
        "simulated": context.simulation if context.mark else "",
        "unheard": [clean(line) for line in unheard(context)],
        "foot": clean(foot(context)),
        "logo": list(Path(head.logo).read_bytes()) if head.logo else None,
        "head": [clean(line) for line in head.kop],
        "place": head.tempat or None,
        "day": context.language.day(said.signed_on),
        "numbers": [(label, _written(words)) for label, words in numbered(said, head, number)],
        "addressee": clean(said.addressee),
        "body": [_block(part) for part in body(context, said)],
        "signed": [(name, _written(words)) for name, words in signed(head)],
        "copies": [clean(line) for line in head.tembusan],
    }
    return typeset(TEMPLATE, content, made=now())


def _written(words: str | Blank) -> str | None:
    return None if isinstance(words, Blank) else clean(words)


def _block(part: Paragraph | Grid) -> dict[str, Any]:
    if isinstance(part, Grid):
        heads = [{"title": clean(head.title), "numeric": head.numeric} for head in part.heads]
        rows = [[{"text": clean(cell.text), "heavy": cell.heavy} for cell in row] for row in part.rows]
        return {"kind": "table", "heads": heads, "rows": rows}
    pieces = re.split(r"\*\*(.+?)\*\*", clean(part.text))
    runs = [{"text": text, "heavy": at % 2 == 1} for at, text in enumerate(pieces) if text]
    return {"kind": "text", "bullet": part.bullet, "keep": part.keep, "runs": runs}
