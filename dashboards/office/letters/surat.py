"""write_letter, write_letters: the letter to one area as Word or PDF, those to all in one ZIP."""

import io
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import Any, Literal, get_args
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from dashboards.office.content.section import Grid
from dashboards.office.letters.body import Blank, body, numbered, signed
from dashboards.office.letters.content import Letter, letter
from dashboards.office.letters.letterhead import Letterhead, letterhead
from dashboards.office.letters.surat_pdf import typeset_letter
from dashboards.office.word.laporan import Made, closed, named, opened
from dashboards.office.word.paragraphs import say, table
from dashboards.office.word.styles import HEADER, blank
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.dates import today
from data.repository.store import Store

Form = Literal["docx", "pdf"]
FORMS: tuple[Form, ...] = get_args(Form)
NARROW = (2.2, 14.4)  # centimetres of the columns of number, nature and subject
ABOVE = {"jabatan": 6, "nama": 50}  # points above the lines of who signs: room for the hand
A_LINE, LONG = 95, 28  # characters of a line; lines of a body that leave room for who signs
STAMP = (2000, 1, 1, 0, 0, 0)  # of files in the archive: the same letters are the same bytes


def write_letter(
    store: Store,
    code: str,
    *,
    search: str = "",
    base: str = "",
    default_language: str = "id",
    form: Form = "docx",
) -> Made | None:
    """Name and bytes; None where there is no such kabupaten/kota, or no figures.

    Raises BadLetterheadError.
    """
    head = letterhead()

    def make() -> Made | None:
        context = _context(store, search, default_language)
        if context.empty or code not in {area.code for area in context.kabkota}:
            return None
        return _letter(context, code, head, form, base)

    return store.consistent_read(make)


def write_letters(
    store: Store,
    *,
    search: str = "",
    base: str = "",
    default_language: str = "id",
    codes: tuple[str, ...] = (),
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Made | None:
    """A ZIP with a letter in both forms to each kabupaten/kota of the chosen part, or of these codes.

    None where there are no figures. Raises BadLetterheadError.
    """
    head = letterhead()

    def make() -> Made | None:
        context = _context(store, search, default_language)
        wanted = codes or tuple(area.code for area in context.kabkota if context.inside(area.code))
        if context.empty:
            return None
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for done, code in enumerate(wanted, 1):
                for form in FORMS:
                    name, content = _letter(context, code, head, form, base)
                    archive.writestr(ZipInfo(name, STAMP), content, ZIP_DEFLATED)
                progress(done, len(wanted))
        month = f"{context.selection.period:%Y-%m}"
        return f"surat-{month}{'-simulasi' if context.simulated else ''}.zip", out.getvalue()

    return store.consistent_read(make)


def _context(store: Store, search: str, default_language: str) -> Context:
    """Letters are in Indonesian, whatever language is read."""
    selection = parse(store, search, default_language=default_language)
    return Context(store, replace(selection, language="id"))


def _letter(context: Context, code: str, head: Letterhead, form: Form, base: str) -> Made:
    """Remembered for the day until the data change; the head is part of what it is remembered by."""
    key = ("letter", form, code, head.model_dump_json(), today(), base)
    return context.remember(key, lambda: _written(context, code, head, form, base))


def _written(context: Context, code: str, head: Letterhead, form: Form, base: str) -> Made:
    said = letter(context, code, days=head.hari_menjawab, base=base)
    place = [area.code for area in context.kabkota].index(code)
    number = head.number(place, code, said.signed_on.month, said.signed_on.year)
    if form == "pdf":
        made = typeset_letter(context, said, head, number)
        return named(context, f"surat-{code}", "pdf"), made
    return _word(context, code, said, head, number)


def _lines(context: Context, said: Letter) -> int:
    """About how many lines the body takes."""
    parts = (part for part in body(context, said) if not isinstance(part, Grid))
    return sum(ceil(len(part.text) / A_LINE) for part in parts)


def _word(context: Context, code: str, said: Letter, head: Letterhead, number: str) -> Made:
    made = opened(context, size=10 if _lines(context, said) <= LONG else 9)
    for section in made.sections:  # one page where it can be one
        section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.3)
        section.header_distance = section.footer_distance = Cm(0.8)
    for style in ("Normal", "List Bullet"):
        made.styles[style].paragraph_format.space_after = Pt(3)
        made.styles[style].paragraph_format.line_spacing = 1.0
    _head(made, head)
    _numbers(context, made, said, head, number)
    say(made, f"Yth. {said.addressee}").paragraph_format.space_after = Pt(0)
    say(made, "di Tempat").paragraph_format.space_after = Pt(6)
    _body(context, made, said)
    _signature(made, head)
    return closed(context, made, f"surat-{code}")


def _head(made: Any, head: Letterhead) -> None:
    """The office's own head over a line; a place to fill in where it has none."""
    if head.logo:
        picture = made.add_paragraph()
        picture.alignment = WD_ALIGN_PARAGRAPH.CENTER
        picture.add_run().add_picture(head.logo, height=Cm(2))
    for at, line in enumerate(head.kop):
        paragraph = say(made, f"**{line}**" if at < 2 else line)
        paragraph.alignment, paragraph.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
    if not head.kop:
        paragraph = say(made, "")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        blank(paragraph, "kop", "isi: kepala surat instansi")
    below = _gap(made)
    edge = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:top w:val="thickThinSmallGap" w:sz="18" w:space="3" '
        f'w:color="{HEADER}"/></w:pBdr>'
    )
    below._p.get_or_add_pPr().insert(0, edge)


def _gap(made: Any) -> Any:
    """A line that is there for what is above and below it: a rule, the end of a table."""
    paragraph = made.add_paragraph()
    form = paragraph.paragraph_format
    form.space_after, form.line_spacing = Pt(0), Pt(6)
    return paragraph


def _numbers(context: Context, made: Any, said: Letter, head: Letterhead, number: str) -> None:
    """Place and day at the right; number, nature, attachments and subject."""
    dated = say(made, f"{head.tempat}, " if head.tempat else "")
    if not head.tempat:
        blank(dated, "tempat", "isi: tempat")
        dated.add_run(", ")
    dated.add_run(context.language.day(said.signed_on))
    dated.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    lines = numbered(said, head, number)
    grid = made.add_table(rows=len(lines), cols=2)
    grid.autofit = False
    for column, wide in zip(grid.columns, NARROW, strict=True):
        column.width = Cm(wide)
    for row, (label, words) in zip(grid.rows, lines, strict=True):
        row.cells[0].paragraphs[0].add_run(label)
        paragraph = row.cells[1].paragraphs[0]
        paragraph.add_run(": " if isinstance(words, Blank) else f": {words}")
        if isinstance(words, Blank):
            blank(paragraph, words.name, words.words)
        for cell, wide in zip(row.cells, NARROW, strict=True):
            cell.width, cell.paragraphs[0].paragraph_format.space_after = Cm(wide), Pt(1)
    _gap(made)


def _body(context: Context, made: Any, said: Letter) -> None:
    for part in body(context, said):
        if isinstance(part, Grid):
            table(made, part, "Tabel", size=8.5, captioned=False)
        else:
            paragraph = say(made, part.text, "List Bullet" if part.bullet else None)
            paragraph.paragraph_format.keep_with_next = part.keep or None
            if part.bullet:
                paragraph.paragraph_format.space_after = Pt(2)


def _signature(made: Any, head: Letterhead) -> None:
    """Office, room for the hand, name, rank and number; then the copies."""
    for name, words in signed(head):
        text = "" if isinstance(words, Blank) else words
        paragraph = say(made, f"**{text}**" if text and name == "nama" else text)
        form = paragraph.paragraph_format
        form.left_indent, form.space_before = Cm(9), Pt(ABOVE.get(name, 0))
        form.space_after, form.keep_with_next = Pt(0), name != "nip"
        if isinstance(words, Blank):
            blank(paragraph, words.name, words.words)
    if head.tembusan:
        say(made, "Tembusan:").paragraph_format.space_before = Pt(6)
        for line in head.tembusan:
            say(made, line, "List Number").paragraph_format.space_after = Pt(0)
