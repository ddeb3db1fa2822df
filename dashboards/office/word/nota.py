"""write_note: one page for the head of the office, in the form of a nota dinas."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from dashboards.components.quality.quality import report_grid
from dashboards.insights.facts.agreements import agreements
from dashboards.insights.facts.duties import duties
from dashboards.insights.facts.paid_cover import paid
from dashboards.insights.headlines.area import fallen_words
from dashboards.insights.headlines.watchlist import weighed
from dashboards.insights.judged import judged
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.insights.watchlist import agenda
from dashboards.meeting.agenda import areas_of, items
from dashboards.office.content.coverage import coverage_grid
from dashboards.office.content.sources import sources
from dashboards.office.word.laporan import Made, closed, opened
from dashboards.office.word.paragraphs import say, table
from dashboards.office.word.styles import HEADER, SOURCE, blank
from dashboards.rendering.language import inside
from dashboards.request.context import COVERAGES, PROVINCE, Context
from dashboards.request.selection import parse
from data.dates import today
from data.repository.store import Store

FINDINGS = ("provinsi", "bergerak", "berakhir")
CALLS = 6
NAMED = 3  # areas that an advice names
NARROW = (2.6, 14.0)  # centimetres of the columns of the address


def write_note(store: Store, *, search: str = "", base: str = "", default_language: str = "id") -> Made:
    """Name and bytes. Remembered until the data change."""

    def make() -> Made:
        context = Context(store, parse(store, search, default_language=default_language))
        return context.remember(("nota", base), lambda: _write_note(context, base))

    return store.consistent_read(make)


def _write_note(context: Context, base: str) -> Made:
    made = opened(context, size=10, tight=True)
    _, language = context.language.text, context.language
    if context.empty:
        say(made, _("Belum ada data dalam edisi ini."), "Heading 1")
        return closed(context, made, "nota")
    blank(_centred(say(made, "")), "instansi", _("isi: nama instansi"))
    _centred(say(made, _("NOTA DINAS"), "Heading 1"))
    _address(context, made)
    assert context.selection.period is not None
    place = context.full(context.selection.residency or PROVINCE)
    month = language.month(context.selection.period)
    say(made, _("Dengan hormat kami sampaikan cakupan Jamsostek {place}, {month}.", place=place, month=month))
    say(made, _("Temuan"), "Heading 2")
    step = {item.key: item for item in items(context)}
    for key in FINDINGS:
        say(made, f"{step[key].label}: {step[key].headline.text}", "List Number")
    code = context.selection.residency or PROVINCE
    rows = context.rows(*COVERAGES, areas=(code,))
    table(made, coverage_grid(context, code, rows), _("Tabel"))
    say(made, " · ".join(sources(context, "/rapat", rows=rows[1:2], base=base)), SOURCE)
    _followed(context, made, step["kesepakatan"].headline.text)
    say(made, _("Yang disarankan"), "Heading 2")
    for line in calls(context):
        last = say(made, line, "List Bullet")
    # the signature never stands alone on a page
    for paragraph in (last, say(made, _("Demikian disampaikan; mohon arahan lebih lanjut."))):
        paragraph.paragraph_format.keep_with_next = True
    _signature(context, made)
    return closed(context, made, "nota")


def _followed(context: Context, made: Any, headline: str) -> None:
    """How far what was agreed is; nothing where nothing is recorded."""
    _ = context.language.text
    found = agreements(context)
    if not found.found:
        return
    oldest = [
        " "
        + _(
            "Terlama lewat tenggat: {area}, {agreed} ({who}, tenggat {day}).",
            area=context.formal(row.area_code),
            agreed=row.agreed,
            who=row.responsible,
            day=context.language.short_day(row.due_on) if row.due_on else "–",
        )
        for row in found.overdue[:1]
    ]
    say(made, f"**{_('Tindak lanjut kesepakatan')}.** {headline}{''.join(oldest)}")


def _address(context: Context, made: Any) -> None:
    """To, from, copies, date, number, nature, attachments, subject, and a line below: who writes fills in."""
    _, language, period = context.language.text, context.language, context.selection.period
    assert period is not None
    grid = made.add_table(rows=8, cols=2)
    grid.autofit = False
    for column, wide in zip(grid.columns, NARROW, strict=True):
        column.width = Cm(wide)
    place = context.full(context.selection.residency or PROVINCE)
    subject = _("Cakupan Jamsostek {place}, {month}", place=place, month=language.month(period))
    lines = (
        (_("Kepada"), "kepada", _("isi: nama dan jabatan penerima"), ""),
        (_("Dari"), "dari", _("isi: nama dan jabatan pengirim"), ""),
        (_("Tembusan"), "tembusan", _("isi: bila ada"), ""),
        (_("Tanggal"), "", "", language.day(today())),
        (_("Nomor"), "nomor", _("isi: nomor surat"), ""),
        (_("Sifat"), "sifat", _("isi: biasa, penting, atau segera"), ""),
        (_("Lampiran"), "lampiran", _("isi: jumlah berkas, atau –"), ""),
        (_("Hal"), "", "", subject),
    )
    for row, (label, name, shown, said) in zip(grid.rows, lines, strict=True):
        row.cells[0].paragraphs[0].add_run(label).bold = True
        paragraph = row.cells[1].paragraphs[0]
        paragraph.add_run(f": {said}")
        if name:
            blank(paragraph, name, shown)
        for cell, wide in zip(row.cells, NARROW, strict=True):
            cell.width = Cm(wide)
            cell.paragraphs[0].paragraph_format.space_after = Pt(1)
    rule = 'w:val="single" w:sz="12" w:space="1"'
    below = made.add_paragraph()
    below.paragraph_format.space_after, below.paragraph_format.line_spacing = Pt(2), Pt(4)
    edge = parse_xml(f'<w:pBdr {nsdecls("w")}><w:top {rule} w:color="{HEADER}"/></w:pBdr>')
    below._p.get_or_add_pPr().insert(0, edge)


def _centred(paragraph: Any) -> Any:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _signature(context: Context, made: Any) -> None:
    """Who signs: office, room for the hand, name and number."""
    _ = context.language.text
    for name, shown, above in (
        ("jabatan", _("isi: jabatan penanda tangan"), 6),
        ("nama", _("isi: nama"), 24),
        ("nip", _("isi: NIP"), 0),
    ):
        paragraph = say(made, "")
        form = paragraph.paragraph_format
        form.left_indent, form.space_before, form.space_after = Cm(10), Pt(above), Pt(0)
        form.keep_with_next = True
        blank(paragraph, name, shown)


def calls(context: Context) -> list[str]:
    """Whom to call about what, drawn from the data, the gravest first."""
    lines = [*_short(context), *_fallen(context), *_lapsing(context), *_overdue(context), *_silent(context)]
    if lines:
        return lines[:CALLS]
    _ = context.language.text
    if not judged(areas_of(context)):
        return [_("Belum ada yang dapat disarankan: capaian dan target daerah bulan ini belum ada.")]
    return [_("Tidak ada yang mendesak menurut data bulan ini.")]


def _short(context: Context) -> list[str]:
    """Those with most people short below their path; and who gets worse, where that is not one of them."""
    _, language = context.language.text, context.language
    found = agenda(context)
    if not found.rows:
        return []
    lines = [
        _(
            "**{names}**: di bawah jalur, kurang orang terbanyak; minta rencana percepatannya.",
            names=weighed(context, found, NAMED, formal=True),
        )
    ]
    others = [row for row in found.worsening if row not in found.rows[:NAMED]]
    if others:
        names = [f"{context.formal(row.area)} ({language.number(row.gap_people)})" for row in others]
        lines.append(
            _(
                "**{names}**: memburuk dan di bawah jalur; minta penjelasannya.",
                names=language.listed(names, NAMED),
            )
        )
    return lines


def _fallen(context: Context) -> list[str]:
    """Of the areas not in that list the one that has clearly fallen most within a year."""
    listed = {row.area for row in agenda(context).rows}
    known = [row for row in areas_of(context) if row.area not in listed and fallen_words(context, row)]
    row = min(known, key=lambda row: row.same_base_year or 0.0, default=None)
    if row is None:
        return []
    words = {"area": context.formal(row.area), "fall": inside(fallen_words(context, row).rstrip("."))}
    return [context.language.text("**{area}**: {fall}; minta penjelasannya.", **words)]


def _lapsing(context: Context) -> list[str]:
    """The two largest spells that lapse."""
    _, language = context.language.text, context.language
    largest = sorted(paid(context).lapsing, key=lambda spell: -spell.lost)[:2]
    return [
        _(
            "**{area}**: perlindungan {fund} bagi {n} orang ({group}) berakhir {month}; pastikan anggaran "
            "lanjutannya.",
            area=context.formal(spell.area),
            fund=spell.of.fund,
            n=language.number(spell.lost),
            group=spell.of.group_name,
            month=language.month(spell.end),
        )
        for spell in largest
    ]


def _overdue(context: Context) -> list[str]:
    """The promise that is overdue the longest."""
    _, language = context.language.text, context.language
    found = duties(context)
    return [
        _(
            "**{area}**: {duty} lewat tenggat {day} ({n} hari); tagih dokumennya.",
            area=context.formal(row.area_code),
            duty=context.registry.duties[row.duty].label[language.code],
            day=language.day(row.due_on),
            n=language.number((found.on - row.due_on).days),
        )
        for row in found.overdue[:1]
    ]


def _silent(context: Context) -> list[str]:
    """Who has not reported the month."""
    _, language = context.language.text, context.language
    edition = context.selection.edition
    if edition is None or not context.registry.collections[edition.collection].rolls_up:
        return []
    silent = [code for code, rows in report_grid(context).items() if rows[-1].status == NOT_REPORTED]
    if not silent:
        return []
    names = language.listed([context.formal(code) for code in silent], 4)
    return [_("**{list}**: belum melapor; minta rekapnya.", list=names)]
