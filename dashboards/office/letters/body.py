"""The body of a letter as paragraphs, lists and a table: what Word and PDF are both written from."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboards.office.content.section import Grid
from dashboards.office.letters.content import Letter
from dashboards.office.letters.letterhead import Letterhead
from dashboards.request.context import Context


@dataclass(frozen=True)
class Paragraph:
    """`text` with ** around what is heavy; `keep`: on the page of what follows."""

    text: str
    bullet: bool = False
    keep: bool = False


@dataclass(frozen=True)
class Blank:
    """What is filled in by hand where the office's file leaves it open: its name, and what to fill in."""

    name: str
    words: str


def numbered(said: Letter, head: Letterhead, number: str) -> tuple[tuple[str, str | Blank], ...]:
    """Number, nature, attachments and subject."""
    lines = (("Nomor", number), ("Sifat", head.sifat), ("Lampiran", "–"), ("Hal", said.subject))
    return tuple((label, words or Blank(label.lower(), f"isi: {label.lower()}")) for label, words in lines)


def signed(head: Letterhead) -> tuple[tuple[str, str | Blank], ...]:
    """Office, name, rank (where there is one) and number of who signs, by the name of the field."""
    lines = [("jabatan", head.jabatan), ("nama", head.nama)]
    lines += [("pangkat", head.pangkat)] if head.pangkat else []
    lines += [("nip", f"NIP {head.nip}" if head.nip else "")]
    return tuple((name, words or Blank(name, f"isi: {name}")) for name, words in lines)


def body(context: Context, said: Letter) -> Iterator[Paragraph | Grid]:
    """From the opening to the last sentence above the signature."""
    yield Paragraph(said.opening)
    yield Paragraph(f"**Capaian.** {said.figure_sentence}", keep=True)
    yield said.table
    parts = (
        ("Kesepakatan rapat yang belum selesai", said.agreed),
        ("Perlindungan yang akan berakhir", said.lapsing),
        ("Praktik daerah sebanding yang capaiannya lebih tinggi", said.peers),
    )
    if said.answers:
        yield Paragraph(f"**Jawaban atas rapat.** {said.answers}")
    for title, lines in parts:
        if lines:
            yield Paragraph(f"**{title}.**", keep=True)
            yield from (Paragraph(line, bullet=True) for line in lines)
    yield Paragraph(f"**Kesiapan Paritrana.** {said.award}")
    day = context.language.day(said.answer_by)
    asked = (
        f"Sehubungan dengan hal tersebut, kami mohon dengan hormat kesediaan Saudara {said.addressee} untuk:"
    )
    yield Paragraph(asked, keep=True)
    yield from (Paragraph(f"{line};", bullet=True, keep=True) for line in said.asked)
    yield Paragraph(f"dan menyampaikan jawaban tertulis kepada kami paling lambat **{day}**.")
    thanks = "Demikian untuk menjadi perhatian. Atas kerja sama Saudara, kami sampaikan terima kasih."
    yield Paragraph(thanks, keep=True)  # no signature stands alone on a page
