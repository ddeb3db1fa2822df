"""write_letter, write_letters: the letter to one area as a Word document, those to all in one ZIP."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from dashboards.office.letters.content import Letter, letter
from dashboards.office.letters.letterhead import Letterhead, letterhead
from dashboards.office.word.laporan import Made, closed, opened
from dashboards.office.word.paragraphs import say, table
from dashboards.office.word.styles import HEADER, blank
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.dates import today
from data.repository.store import Store

NARROW = (2.2, 14.4)  # centimetres of the columns of number, nature and subject
STAMP = (2000, 1, 1, 0, 0, 0)  # of files in the archive: the same letters are the same bytes


def write_letter(store: Store, code: str, *, search: str = "", default_language: str = "id") -> Made | None:
    """Name and bytes; None where there is no such kabupaten/kota, or no figures.

    Raises BadLetterheadError.
    """
    head = letterhead()

    def make() -> Made | None:
        context = _context(store, search, default_language)
        if context.empty or code not in {area.code for area in context.kabkota}:
            return None
        return _letter(context, code, head)

    return store.consistent_read(make)


def write_letters(
    store: Store,
    *,
    search: str = "",
    default_language: str = "id",
    codes: tuple[str, ...] = (),
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Made | None:
    """A ZIP with a letter to each kabupaten/kota of the chosen part, or of these codes.

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
                name, body = _letter(context, code, head)
                archive.writestr(ZipInfo(name, STAMP), body, ZIP_DEFLATED)
                progress(done, len(wanted))
        month = f"{context.selection.period:%Y-%m}"
        return f"surat-{month}{'-simulasi' if context.simulated else ''}.zip", out.getvalue()

    return store.consistent_read(make)


def _context(store: Store, search: str, default_language: str) -> Context:
    """Letters are in Indonesian, whatever language is read."""
    selection = parse(store, search, default_language=default_language)
    return Context(store, replace(selection, language="id"))


def _letter(context: Context, code: str, head: Letterhead) -> Made:
    """Remembered for the day until the data change; the head is part of what it is remembered by."""
    key = ("letter", code, head.model_dump_json(), today())
    return context.remember(key, lambda: _written(context, code, head))


def _written(context: Context, code: str, head: Letterhead) -> Made:
    said = letter(context, code, days=head.hari_menjawab)
    place = [area.code for area in context.kabkota].index(code)
    made = opened(context, size=10.5)
    _head(made, head)
    _numbers(context, made, said, head, head.number(place, code, said.signed_on.month, said.signed_on.year))
    say(made, f"Yth. {said.addressee}").paragraph_format.space_after = Pt(0)
    say(made, "di Tempat").paragraph_format.space_after = Pt(10)
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
    below = made.add_paragraph()
    edge = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:top w:val="thickThinSmallGap" w:sz="18" w:space="3" '
        f'w:color="{HEADER}"/></w:pBdr>'
    )
    below._p.get_or_add_pPr().insert(0, edge)
    below.paragraph_format.space_after = Pt(0)


def _numbers(context: Context, made: Any, said: Letter, head: Letterhead, number: str) -> None:
    """Place and day at the right; number, nature, attachments and subject."""
    dated = say(made, f"{head.tempat}, " if head.tempat else "")
    if not head.tempat:
        blank(dated, "tempat", "isi: tempat")
        dated.add_run(", ")
    dated.add_run(context.language.day(said.signed_on))
    dated.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    grid = made.add_table(rows=4, cols=2)
    grid.autofit = False
    for column, wide in zip(grid.columns, NARROW, strict=True):
        column.width = Cm(wide)
    lines = (("Nomor", number), ("Sifat", head.sifat), ("Lampiran", "–"), ("Hal", said.subject))
    for row, (label, words) in zip(grid.rows, lines, strict=True):
        row.cells[0].paragraphs[0].add_run(label)
        paragraph = row.cells[1].paragraphs[0]
        paragraph.add_run(f": {words}")
        if not words:
            blank(paragraph, label.lower(), f"isi: {label.lower()}")
        for cell, wide in zip(row.cells, NARROW, strict=True):
            cell.width, cell.paragraphs[0].paragraph_format.space_after = Cm(wide), Pt(1)
    made.add_paragraph().paragraph_format.space_after = Pt(0)


def _body(context: Context, made: Any, said: Letter) -> None:
    say(made, said.opening)
    say(made, f"**Capaian.** {said.standing}").paragraph_format.keep_with_next = True
    table(made, said.table, "Tabel", size=8.5, captioned=False)
    parts = (
        ("Kesepakatan rapat yang belum selesai", said.agreed),
        ("Perlindungan yang akan berakhir", said.lapsing),
        ("Praktik daerah sebanding yang capaiannya lebih tinggi", said.peers),
    )
    for title, lines in parts:
        if lines:
            say(made, f"**{title}.**").paragraph_format.keep_with_next = True
            for line in lines:
                say(made, line, "List Bullet")
    day = context.language.day(said.answer_by)
    asked = say(
        made,
        f"Sehubungan dengan hal tersebut, kami mohon dengan hormat kesediaan Saudara {said.addressee} untuk:",
    )
    asked.paragraph_format.keep_with_next = True
    for line in said.asked:
        say(made, f"{line};", "List Bullet").paragraph_format.keep_with_next = True
    say(made, f"dan menyampaikan jawaban tertulis kepada kami paling lambat **{day}**.")
    thanks = "Demikian untuk menjadi perhatian. Atas kerja sama Saudara, kami sampaikan terima kasih."
    say(made, thanks).paragraph_format.keep_with_next = True  # no signature stands alone on a page


def _signature(made: Any, head: Letterhead) -> None:
    """Office, room for the hand, name, rank and number; then the copies."""
    lines = (
        ("jabatan", head.jabatan, 10, True),
        ("nama", head.nama, 54, True),
        ("pangkat", head.pangkat, 0, bool(head.pangkat)),
        ("nip", f"NIP {head.nip}" if head.nip else "", 0, True),
    )
    for name, words, above, shown in lines:
        if not shown:
            continue
        paragraph = say(made, f"**{words}**" if words and name == "nama" else words)
        form = paragraph.paragraph_format
        form.left_indent, form.space_before, form.space_after = Cm(9), Pt(above), Pt(0)
        form.keep_with_next = name != "nip"
        if not words:
            blank(paragraph, name, f"isi: {name}")
    if head.tembusan:
        say(made, "Tembusan:").paragraph_format.space_before = Pt(14)
        for line in head.tembusan:
            say(made, line, "List Number").paragraph_format.space_after = Pt(0)
